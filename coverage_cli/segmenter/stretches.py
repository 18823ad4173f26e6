"""Find what somebody says: the stretches in quotation marks, in a block quote, behind a dash or a label."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, zip_longest

from coverage_cli.models import Span
from coverage_cli.segmenter.layout import Paragraph, Stretch
from coverage_cli.segmenter.lexicon import load_lexicon
from coverage_cli.segmenter.marks import Mark, find_marks, price_double, price_single
from coverage_cli.segmenter.pairing import Pair, pair_marks
from coverage_cli.segmenter.turns import find_posts, find_turns

Price = Callable[[str, int, int, int, int], Mark]

_LONGEST_FREE = 3
_WORD_CHAR = re.compile(r"\w")
# An excerpt quotes whole paragraphs with the quotes and speakers in them: "The mill burned. “It is gone,” said Lee.
_ATTRIBUTED = re.compile(r"[,?!].{1,8}?\s\w")
# > I will not resign.
_QUOTE_SIGN = ">"
_BLOCK_QUOTE = re.compile(r"(?:>[ \t]?)+")
# > — Ann Lee, mayor
_SIGNATURE = re.compile(r"[—–-]\s*\S")


def find_stretches(text: str, paragraphs: Sequence[Paragraph], language: str = "en") -> tuple[Stretch, ...]:
    """Find the outermost stretches: double marks first, then single marks around and between them."""
    blocks = [
        *_find_block_quotes(text, paragraphs),
        *_find_dialogue(text, paragraphs, language),
        *find_turns(text, paragraphs),
        *(_unmark(text, post) for post in find_posts(paragraphs)),
    ]
    doubles, singles = find_marks(text)
    stretches = _pair(text, paragraphs, doubles, price_double, nests=True)
    outside = _keep_outside(singles, stretches)
    stretches = [*blocks, *stretches, *_pair(text, paragraphs, outside, price_single, nests=False)]
    outermost = _split_incises(text, _keep_outermost(stretches), language)
    return tuple(s for s in outermost if _WORD_CHAR.search(text, s.start, s.end))


def _has_incises(language: str) -> bool:
    """Tell whether a language has dialogue to look for: only then is the module for it loaded."""
    return bool(load_lexicon(language).words("speech", "incise"))


def _find_dialogue(text: str, paragraphs: Sequence[Paragraph], language: str) -> Iterator[Stretch]:
    if _has_incises(language):
        from coverage_cli.segmenter.dialogue import find_dialogue

        yield from find_dialogue(text, paragraphs, language)


def _split_incises(text: str, stretches: list[Stretch], language: str) -> list[Stretch]:
    if not _has_incises(language):
        return stretches
    from coverage_cli.segmenter.dialogue import split_incises

    return split_incises(text, stretches, language)


def _find_block_quotes(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Stretch]:
    """Take each line of a markdown block quote for a stretch of its own; marks around it are its outer marks."""
    continues = False
    for n, p in enumerate(paragraphs):
        found = _BLOCK_QUOTE.match(text, p.start, p.end) if text[p.start] == _QUOTE_SIGN else None
        if not found or found.end() == p.end or _SIGNATURE.match(text, found.end(), p.end):
            continues = False
            continue
        start, end = _strip_marks(text, found.end(), p.end)
        yield Stretch(start, end, p.start, p.end, n, continues)
        continues = True


def _unmark(text: str, stretch: Stretch) -> Stretch:
    start, end = _strip_marks(text, stretch.start, stretch.end)
    return stretch._replace(start=start, end=end)


def _strip_marks(text: str, start: int, end: int) -> Span:
    """Leave out marks around the whole of a block quote's line, but none inside it."""
    start, end = strip_span(text, start, end)
    if text[start] in '"“„«' and text[end - 1] in '"”“»' and not any(c in '"“”„«»' for c in text[start + 1 : end - 1]):
        return strip_span(text, start + 1, end - 1)
    return start, end


def _pair(
    text: str, paragraphs: Sequence[Paragraph], spans: Sequence[Span], price: Price, *, nests: bool
) -> list[Stretch]:
    """Pair the marks of prose as runs, for a quote may run on past a caption; those of each other line alone."""
    if not spans:
        return []
    marks = _price_marks(text, paragraphs, spans, price)
    found: list[Stretch] = []
    for run in _find_runs(paragraphs, marks):
        for chain in _find_chains(pair_marks([marks[n] for n in run], nests)):
            is_excerpt = _is_excerpt(text, chain)
            for pair in chain:
                number = run[pair.paragraph]
                found += _build_stretches(text, paragraphs[number], pair, number, is_excerpt)
    return found


def _find_chains(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Group the pairs of one quote: one a paragraph where it runs over paragraphs."""
    chain: list[Pair] = []
    for pair in pairs:
        if chain and not pair.continues:
            yield chain
            chain = []
        chain.append(pair)
    if chain:
        yield chain


def _is_excerpt(text: str, chain: Sequence[Pair]) -> bool:
    """Tell an excerpt from another article: paragraphs in marks, with quotes and their speakers in them."""
    if len(chain) == 1 and chain[0].closer:
        return False
    return any(_ATTRIBUTED.match(text, closer.start - 1) for pair in chain for _, closer in pair.inner)


def _price_marks(text: str, paragraphs: Sequence[Paragraph], spans: Sequence[Span], price: Price) -> list[list[Mark]]:
    """Price the marks of each paragraph."""
    starts = [p.start for p in paragraphs]
    marks: list[list[Mark]] = [[] for _ in paragraphs]
    for start, end in spans:
        n = bisect_right(starts, start) - 1
        if n >= 0 and end <= paragraphs[n].end:
            marks[n].append(price(text, start, end, paragraphs[n].start, paragraphs[n].end))
    return marks


def _find_runs(paragraphs: Sequence[Paragraph], marks: Sequence[Sequence[Mark]]) -> Iterator[list[int]]:
    """Find runs of paragraphs that a quote may run through: of prose, each with a mark in it."""
    prose = [n for n, p in enumerate(paragraphs) if not p.furniture]
    groups = [list(group) for _, group in groupby(prose, key=lambda n: bool(marks[n]))]
    run: list[int] = []
    none: list[int] = []
    for group, following in zip_longest(groups, groups[1:], fillvalue=none):
        if marks[group[0]] or (run and following and _may_run_through(group, marks[run[-1]], marks[following[0]])):
            run += group
        elif run:
            yield run
            run = []
    if run:
        yield run
    for n, p in enumerate(paragraphs):
        if p.furniture and marks[n]:
            yield [n]


def _may_run_through(free: Sequence[int], before: Sequence[Mark], after: Sequence[Mark]) -> bool:
    """Tell paragraphs that may lie inside a quote: an opening mark is left over before them, a closing one after."""
    return len(free) <= _LONGEST_FREE and len(before) % 2 == 1 and after[0].closes < after[0].opens


def _keep_outside(singles: Sequence[Span], doubles: Sequence[Stretch]) -> list[Span]:
    """Keep the single marks that stand outside double marks."""
    starts = [s.outer_start for s in doubles]
    if starts != sorted(starts):
        doubles = sorted(doubles, key=lambda s: s.outer_start)
        starts = [s.outer_start for s in doubles]

    def is_outside(mark: Span) -> bool:
        before = bisect_right(starts, mark[0]) - 1
        return before < 0 or doubles[before].outer_end <= mark[0]

    return [mark for mark in singles if is_outside(mark)]


def _build_stretches(text: str, paragraph: Paragraph, pair: Pair, number: int, is_excerpt: bool) -> Iterator[Stretch]:
    """Build the stretch of a pair; of an excerpt, those of the quotes in it."""
    inner = [Pair(number, opener, closer, False) for opener, closer in pair.inner] if is_excerpt else []
    for one in inner or [pair]:
        yield _build_stretch(text, paragraph, one, number)


def _build_stretch(text: str, paragraph: Paragraph, pair: Pair, number: int) -> Stretch:
    outer_start = pair.opener.start if pair.opener else paragraph.start
    outer_end = pair.closer.end if pair.closer else paragraph.end
    inner_start = pair.opener.end if pair.opener else outer_start
    start, end = strip_span(text, inner_start, pair.closer.start if pair.closer else outer_end)
    return Stretch(start, end, outer_start, outer_end, number, pair.continues)


def _keep_outermost(stretches: list[Stretch]) -> list[Stretch]:
    """Sort and drop what lies in another stretch: “nested ‘quotes’”, ‘nested “quotes”’."""
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.outer_start, -s.outer_end)):
        if not kept or stretch.outer_start >= kept[-1].outer_end:
            kept.append(stretch)
    return kept


def strip_span(text: str, start: int, end: int) -> Span:
    """Leave out the blanks at both ends of a span."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
