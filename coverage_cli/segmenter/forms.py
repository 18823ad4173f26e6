"""Choose the form of each stretch: direct, mixed or scare."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.models import Form
from coverage_cli.segmenter.furniture import QUOTABLE
from coverage_cli.segmenter.layout import Paragraph, Sentence, Stretch
from coverage_cli.segmenter.setting import Setting, Tables, load_tables
from coverage_cli.segmenter.signs import (
    CERTAIN,
    NO_DOUBT,
    is_broadcast,
    is_named,
    is_scare,
    is_surely_scare,
    weigh_signs,
)
from coverage_cli.text import count_words, list_words

# Only short stretches and titles can be scare quotes.
_LONGEST_SCARE_WORDS = 5
_LONGEST_TITLE_WORDS = 12
# How much of a sentence the signs see: a paragraph of a megabyte without a full stop must not be read once a stretch.
_SIGHT_CHARS = 300
_NEAR_CHARS = 45
_HEADLINE_CHARS = 160
_FIRST_LINE_CHARS = 100
# A headline's words of four letters and more are capitalised.
_HEADLINE_SHARE = 0.7
_LONG_WORD = 4

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LIST_GAP = re.compile(r"[\s,;]*(?:\w{1,3})?[\s,]*")
_LIST_GAP_CHARS = 9
# he said, / , fügte sie hinzu, / — добавил министр, —
_INTERRUPTION = re.compile(r"[^.!?]*[,—–-]\s*$")
_END_MARKS = ",.!?…。！？"
_SINGLES = "'‘’‚`‹›"
# A block quote, a dialogue; what begins with none at all has a label or is a piece of an interrupted quote.
_OTHER_SIGNS = ">—–―-"


class _Text(NamedTuple):
    """What all stretches of an article share."""

    text: str
    paragraphs: Sequence[Paragraph]
    stretches: Sequence[Stretch]
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    """Of the sentences."""
    folds: Sequence[str]
    """Of the stretches."""
    counts: Counter[str]
    """How often each stretch's words stand in marks."""
    stretches_of: dict[int, list[Stretch]]
    """By the number of their paragraph."""
    headlines: dict[int, bool]
    tables: Tables
    mostly_single: bool
    """Single marks are the rule in this article."""


def choose_forms(
    text: str,
    paragraphs: Sequence[Paragraph],
    stretches: Sequence[Stretch],
    sentences: Sequence[Sentence],
    language: str,
) -> tuple[Stretch, ...]:
    """Choose a form for each stretch; in furniture nobody speaks."""
    stretches_of: dict[int, list[Stretch]] = defaultdict(list)
    for stretch in stretches:
        stretches_of[stretch.paragraph].append(stretch)
    folds = [_fold(text, s) for s in stretches]
    shared = _Text(
        text,
        paragraphs,
        stretches,
        sentences,
        [s.start for s in sentences],
        folds,
        Counter(folds),
        stretches_of,
        {},
        load_tables(language),
        2 * sum(text[s.outer_start] in _SINGLES for s in stretches) > len(stretches),
    )
    doubts = _raise_names(shared, [_weigh(shared, n) for n in range(len(stretches))])
    forms: list[Form] = []
    for n, doubt in enumerate(doubts):
        forms.append("scare" if is_surely_scare(doubt) else _choose_form(shared, n, forms))
    formed = zip(stretches, forms, doubts, strict=True)
    return tuple([make_tuple(Stretch, (*s[:-2], form, doubt)) for s, form, doubt in formed])


def settle_forms(stretches: Sequence[Stretch], attributions: Iterable[tuple[str, str]]) -> Iterator[Form]:
    """Settle each form by its attribution (rule, cue): nobody near speaks, or somebody clearly does."""
    for stretch, (via, cue) in zip(stretches, attributions, strict=True):
        yield "scare" if stretch.form == "scare" or is_scare(stretch.doubt, via, cue) else stretch.form


def _fold(text: str, stretch: Stretch) -> str:
    return text[stretch.start : stretch.end].strip(" ,.!?").casefold()


def _weigh(shared: _Text, n: int) -> int:
    """Weigh the signs that a stretch is a scare quote; in furniture nobody speaks."""
    stretch = shared.stretches[n]
    if shared.paragraphs[stretch.paragraph].furniture not in QUOTABLE:
        return CERTAIN
    if stretch.continues or stretch.end - stretch.start > _SIGHT_CHARS or not _is_in_marks(shared, stretch):
        return NO_DOUBT
    inside = shared.text[stretch.start : stretch.end]
    if count_words(inside) > _LONGEST_TITLE_WORDS:
        return NO_DOUBT
    words = list_words(inside)
    if not words or not _may_be_scare(words, shared.tables):
        return NO_DOUBT
    setting = _describe(shared, n, words)
    doubt = weigh_signs(setting)
    return CERTAIN if is_named(setting) or (is_broadcast(setting) and is_surely_scare(doubt)) else doubt


def _raise_names(shared: _Text, doubts: list[int]) -> list[int]:
    """Call a stretch a name wherever it comes back: a hotline called “Stay warm” … calls to “Stay warm” have risen.

    So is what was on NBC's “Today” and is told “Today” below.
    """
    names = {folded for folded, doubt in zip(shared.folds, doubts, strict=True) if doubt == CERTAIN}
    return [
        CERTAIN if doubt > NO_DOUBT and folded in names else doubt
        for folded, doubt in zip(shared.folds, doubts, strict=True)
    ]


def _is_in_marks(shared: _Text, stretch: Stretch) -> bool:
    return stretch.outer_start != stretch.start and shared.text[stretch.outer_start] not in _OTHER_SIGNS


def _choose_form(shared: _Text, n: int, forms: Sequence[Form]) -> Form:
    stretch = shared.stretches[n]
    if not _is_in_marks(shared, stretch) and not shared.text[stretch.start].islower():
        return "direct"
    return "direct" if _is_whole(shared, n, shared.text[stretch.start : stretch.end], forms) else "mixed"


def _may_be_scare(words: Sequence[str], tables: Tables) -> bool:
    return len(words) <= _LONGEST_SCARE_WORDS or (len(words) <= _LONGEST_TITLE_WORDS and _is_titled(words, tables))


def _is_titled(words: Sequence[str], tables: Tables) -> bool:
    weighty = [word for word in words if word.casefold() not in tables.small and word[0].isalpha()]
    return bool(weighty) and all(word[0].isupper() for word in weighty)


def _describe(shared: _Text, n: int, words: Sequence[str]) -> Setting:
    text, stretch, tables = shared.text, shared.stretches[n], shared.tables
    start, end = _find_sentence(shared, stretch)
    before = text[max(start, stretch.outer_start - _SIGHT_CHARS) : stretch.outer_start]
    after = text[stretch.outer_end : min(end, stretch.outer_end + _SIGHT_CHARS)]
    paragraph = shared.paragraphs[stretch.paragraph]
    following = _WORD.match(after.lstrip())
    return Setting(
        inside=text[stretch.start : stretch.end],
        words=tuple(words),
        before=before,
        after=after,
        cues_before=tables.cues.intersection(map(str.casefold, _WORD.findall(before))),
        cues_after=tables.cues.intersection(map(str.casefold, _WORD.findall(after))),
        near=before[-_NEAR_CHARS:],
        last_words=_find_last_words(before),
        next_word=following[0] if following and after[:1].isspace() else "",
        titled=_is_titled(words, tables) and not _is_headline(shared, stretch.paragraph),
        single=text[stretch.outer_start] in _SINGLES and not shared.mostly_single,
        alone=(paragraph.start, paragraph.end) == (stretch.outer_start, stretch.outer_end),
        repeated=shared.counts[shared.folds[n]] > 1,
        beside_title=any(_is_title_beside(shared, n, m) for m in (n - 1, n + 1)),
        tables=tables,
    )


def _find_last_words(before: str) -> tuple[str, ...]:
    """Find the last three words, unless something but a comma or colon parts them from the mark."""
    tail = before.rstrip(" ,:\u00a0\"“'‘(")
    words = tail[-_NEAR_CHARS:].casefold().split()[-3:]
    return tuple(word.strip("\"“”'‘’(") for word in words)


def _find_sentence(shared: _Text, stretch: Stretch) -> tuple[int, int]:
    at = bisect_right(shared.starts, stretch.outer_start) - 1
    if at >= 0 and shared.sentences[at].end >= stretch.end:
        return shared.sentences[at].start, shared.sentences[at].end
    paragraph = shared.paragraphs[stretch.paragraph]
    return paragraph.start, paragraph.end


def _is_title_beside(shared: _Text, n: int, other: int) -> bool:
    """Look for a title next in a list: “24,” “Prison Ship” and “Friends of Mine”."""
    if not 0 <= other < len(shared.stretches) or _is_headline(shared, shared.stretches[n].paragraph):
        return False
    first, second = sorted((shared.stretches[n], shared.stretches[other]), key=lambda s: s.start)
    if second.outer_start - first.outer_end > _LIST_GAP_CHARS:
        return False
    if not _LIST_GAP.fullmatch(shared.text, first.outer_end, second.outer_start):
        return False
    stretch = shared.stretches[other]
    words = _WORD.findall(shared.text, stretch.start, min(stretch.end, stretch.start + _SIGHT_CHARS))
    return len(words) <= _LONGEST_TITLE_WORDS and _is_titled(words, shared.tables)


def _is_headline(shared: _Text, paragraph: int) -> bool:
    """Tell a line whose words are capitalised because it is a headline."""
    if paragraph not in shared.headlines:
        shared.headlines[paragraph] = _judge_headline(shared, paragraph)
    return shared.headlines[paragraph]


def _judge_headline(shared: _Text, number: int) -> bool:
    paragraph = shared.paragraphs[number]
    length = paragraph.end - paragraph.start
    if length > _HEADLINE_CHARS:
        return False
    inside = [(s.start, s.end) for s in shared.stretches_of.get(number, ())]
    words = [
        word[0]
        for word in _WORD.finditer(shared.text, paragraph.start, paragraph.end)
        if len(word[0]) >= _LONG_WORD and not any(a <= word.start() < b for a, b in inside)
    ]
    if sum(word[0].isupper() for word in words) > _HEADLINE_SHARE * len(words):
        return True
    return number == 0 < len(shared.paragraphs) - 1 and length < _FIRST_LINE_CHARS


def _is_whole(shared: _Text, n: int, inside: str, forms: Sequence[Form]) -> bool:
    """Tell a whole sentence or more from a fragment."""
    stretch = shared.stretches[n]
    if stretch.continues or stretch.outer_end == stretch.end:
        return True
    first = next((char for char in inside if char.isalpha()), "")
    if first.islower():
        return _resumes(shared, n, forms)
    return inside[-1:] in _END_MARKS or len(inside) >= _SIGHT_CHARS or count_words(inside) != 1


def _resumes(shared: _Text, n: int, forms: Sequence[Form]) -> bool:
    """Tell the second piece of an interrupted quote: “If you stay,” he said, “you will see.”"""
    if not n or forms[n - 1] != "direct" or shared.stretches[n - 1].paragraph != shared.stretches[n].paragraph:
        return False
    gap = shared.text[shared.stretches[n - 1].outer_end : shared.stretches[n].outer_start]
    return (gap[:1] == "," or shared.text[shared.stretches[n - 1].end - 1] == ",") and bool(_INTERRUPTION.match(gap))
