"""Set aside what is neither quote nor statement: front matter, datelines, caption blocks, and what ``lines`` tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import compress, pairwise

from coverage_cli.frozen import make_tuple
from coverage_cli.segmenter.layout import Paragraph
from coverage_cli.segmenter.lines import (
    BULLET,
    FRAME,
    LONGEST_SHORT_CHARS,
    MARKED,
    WORD,
    Line,
    fold_title,
    is_ended,
    judge_line,
)
from coverage_cli.segmenter.phrases import Phrases, keep_found, load_phrases
from coverage_cli.text import flatten, fold_flat

_LONGEST_BULLET_WORDS = 4
_LONGEST_SOURCE_WORDS = 5
_SHORTEST_CAPTION_WORDS = 7
_LONGEST_CAPTION_CHARS = 600
_SIGHT_CHARS = 120
_TOP_LINES = 10

_DOUBLE_JOINTS = (b"''", b"--", b"'-", b"-'")  # part words, as one does not
_FENCE = re.compile(r"---+$")
_HEADER = re.compile(
    r"(?:title|headline|authors?|byline|date|published|publish_date|url|link|canonical_link|source|outlet|publisher|language"
    r"|lang|id|tags|updated)\s*:\s",
    re.I,
)
_STUCK_DATE = re.compile(r"\s*date:?[ \t]+\d{4}-\d\d-\d\d\b", re.I)
_UPPER = r"[^\W\d_a-zß-ÿ]"
_PLACES = r"(?:[ ,/]+" + _UPPER + r"[\w.’'-]*)"
_WIRE = (
    "(?:AP|AFP|Reuters|REUTERS|UPI|dpa|DPA|CNN|BBC|Xinhua|TASS|ANI|PTI|EFE|PA|AAP|CP|IANS|PAP|ANSA|Lusa|Belga|ANP|ATS"
    "|APA|AGI|KNA|epd|SID|EUROPA PRESS|RIA Novosti|Interfax|Ukrinform|РИА Новости|ТАСС|Интерфакс|Укрінформ|NTB|TT"
    "|Ritzau|Kyodo|Jiji|Yonhap|AA|Bloomberg|The Canadian Press)"
)
# , 3 / , Feb. 8 / , 3 marca / , March 3, 2021
_WHEN = r"(?:,? \d{1,2}\.?(?: [^\W\d_]{3,9}\.?)?)?(?:,? \d{4})?"
_DASH = r"\s?(?:—|–|--|―|-(?=\s|$))\s*(?=\S|$)"
# WASHINGTON (AP) —; MEXICO CITY, Feb. 8 (UPI) —; LOS ANGELES --; JACKSON, Miss. -; New York (AFP) –
_DATELINE = re.compile(
    rf"(?:{_UPPER}[^\W\d_a-zß-ÿ.’'-]{{2,}}{_PLACES}{{0,4}}{_WHEN}"
    r"(?: ?\([^()\n]{2,30}\)| ?/[A-Z][\w ]{2,20}/){0,2}"
    rf"|{_UPPER}[\w.’'-]+{_PLACES}{{0,3}}(?: \([^()\n]{{2,30}}\))?{_WHEN} ?\({_WIRE}\))"
    rf"{_DASH}"
)
# Kiev – Russian helicopter pilot …
_CITY_DATELINE = re.compile(rf"{_UPPER}[\w’'-]+(?: {_UPPER}[\w’'-]+)? [—–] (?={_UPPER})")

_LONGEST_LINK_WORDS = 14
_RELEASE = re.compile(
    r"(?:for immediate release|(?:media|press) contacts?\b.{0,40}$|# ?# ?#|-? ?ends? ?-?$|source:? [A-Z].{2,60}$)"
    r"|/(?:PRNewswire|CNW|GLOBE NEWSWIRE)|\((?:BUSINESS WIRE|GLOBE NEWSWIRE|Marketwired)\)",
    re.I,
)
# Cheap to look for, and in every line that the pattern finds, but for one that ends in “end” or “ends”.
_RELEASE_HINTS = ("release", "contact", "#", "source", "wire", "cnw")
_END, _END_SIGHT = "end", 6
_RELEASE_END = r"(?:About (?:the )?[^\W\d_a-zß-ÿ][^.!?:]{1,80}:?|(?i:(?:media|press) contacts?|contacts?)\b.{0,40})$"

# Somebody may be quoted in these.
QUOTABLE = ("", "headline", "heading", "signature")


def mark_furniture(
    text: str, paragraphs: Sequence[Paragraph], title: str = "", language: str = "en"
) -> tuple[Paragraph, ...]:
    """Name the reason for each paragraph that is furniture, and split datelines off."""
    marked = list(_split_datelines(text, _mark_metadata(text, paragraphs)))
    folded = fold_flat(text)
    phrases = load_phrases(language).narrow(text, folded)
    lines = [text[p.start : p.end] for p in marked]
    parted = [text.count("\n", above.end, below.start) > 1 for above, below in pairwise(marked)]
    for n, line in enumerate(_read_lines(lines, parted, fold_title(title), phrases)):
        reason = marked[n].furniture or judge_line(line)
        if reason:
            marked[n] = marked[n]._replace(furniture=reason)
    marked = _mark_tails(lines, _mark_caption_blocks(lines, marked, parted), phrases)
    return tuple(_mark_bullets(lines, _mark_release(lines, marked, keep_found(_RELEASE_HINTS, folded))))


def _read_lines(lines: Sequence[str], parted: Sequence[bool], title: str, phrases: Phrases) -> Iterator[Line]:
    """Read lines in their places; ``parted`` tells of each two neighbours whether a blank line stands between."""
    short = [len(line) <= LONGEST_SHORT_CHARS for line in lines]
    counts = iter(_count_each(list(compress(lines, short))))
    framed = [True, *parted, True]
    last = len(lines) - 1
    for n, (line, is_short) in enumerate(zip(lines, short, strict=True)):
        words = next(counts) if is_short else 0
        yield make_tuple(Line, (line, words, is_short, n, last, title, framed[n], framed[n + 1], phrases))


def _count_each(lines: Sequence[str]) -> list[int]:
    """Count the words of each line, of all at once in their shape, if they are in Latin letters."""
    flat = flatten(" " + " \n ".join(lines))
    if flat is None:
        return [len(WORD.findall(line)) for line in lines]
    shape = flat.translate(_load_shapes())
    for double in _DOUBLE_JOINTS:
        shape = shape.replace(double, b"  ")
    return [line.count(b" a") for line in shape.translate(None, b"'-").split(b"\n")]


@cache
def _load_shapes() -> bytes:
    """Map letters and digits to a, and all but apostrophes, hyphens and line ends to blanks."""
    return bytes(ord(c if c in "'-\n" else "a" if c.isalnum() or c == "_" else " ") for c in map(chr, range(256)))


def _mark_metadata(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Set front matter aside: lines between --- and ---, or ``key: value`` lines on top."""
    marked = list(paragraphs)
    fenced = bool(marked) and bool(_FENCE.match(text[marked[0].start : marked[0].end]))
    for n, p in enumerate(paragraphs):
        line = text[p.start : p.end]
        is_fence = bool(_FENCE.match(line))
        if not fenced and not (_HEADER.match(line) and len(line) < _LONGEST_CAPTION_CHARS):
            break
        marked[n] = p._replace(furniture="metadata")
        if fenced and is_fence and n:
            break
    return marked


def _split_datelines(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Split “WASHINGTON (AP) —” and a date stuck to the first sentence off their paragraphs."""
    found_one = False
    for n, p in enumerate(paragraphs):
        found = None if p.furniture else _find_dateline(text, p, n < _TOP_LINES and not found_one)
        found_one = found_one or bool(found)
        if found and found.end() == p.end:
            yield p._replace(furniture="dateline")
        elif found:
            start = found.end()
            while text[start].isspace():
                start += 1
            yield Paragraph(p.start, p.start + len(found[0].rstrip()), "dateline")
            yield Paragraph(start, p.end)
        else:
            yield p


def _find_dateline(text: str, p: Paragraph, may_be_city: bool) -> re.Match[str] | None:
    found = _DATELINE.match(text, p.start, p.end) if _may_have_dateline(text, p) else None
    if may_be_city and not found:
        found = _STUCK_DATE.match(text, p.start, p.end) or _CITY_DATELINE.match(text, p.start, p.end)
    return found


def _may_have_dateline(text: str, p: Paragraph) -> bool:
    """Tell lines that are worth the pattern: a name in capitals comes first, or an agency in brackets somewhere."""
    return not "a" <= text[p.start + 1 : p.start + 2] <= "z" or text.find("(", p.start, p.end) >= 0


def _mark_caption_blocks(
    lines: Sequence[str], paragraphs: Sequence[Paragraph], parted: Sequence[bool]
) -> list[Paragraph]:
    """Set aside a block of lines that ends in a credit: alternative text, caption, “AFP via Getty Images”."""
    marked = list(paragraphs)
    for first, last in _find_blocks(parted):
        if last > first and _is_caption_block(lines[first : last + 1], paragraphs[first : last + 1]):
            for n in range(first, last + 1):
                reason = "credit" if n == last else "caption"
                kept = "" if marked[n].furniture in ("heading", "byline") else marked[n].furniture
                marked[n] = marked[n]._replace(furniture=kept or reason)
    return marked


def _find_blocks(parted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Find runs of lines with no blank line between, if blank lines part the article's paragraphs at all."""
    if 2 * sum(parted) < len(parted):
        return
    first = 0
    for n, is_parted in enumerate([*parted, True]):
        if is_parted:
            yield first, n
            first = n + 1


def _is_caption_block(lines: Sequence[str], block: Sequence[Paragraph]) -> bool:
    """Tell a caption block: it has a sentence's length somewhere, and a short name without a full stop at its end."""
    if any(len(line) > _LONGEST_CAPTION_CHARS for line in lines) or any(p.furniture == "metadata" for p in block):
        return False
    if max(len(WORD.findall(line)) for line in lines[:-1]) < _SHORTEST_CAPTION_WORDS:
        return False
    return block[-1].furniture == "credit" or _is_source_name(lines[-1])


def _is_source_name(line: str) -> bool:
    words = line.split()
    if not 0 < len(words) <= _LONGEST_SOURCE_WORDS or is_ended(line) or MARKED.search(line):
        return False
    return all(word[0].isupper() or word in ("via", "for", "of", "the", "and", "/") for word in words)


def _mark_tails(lines: Sequence[str], paragraphs: list[Paragraph], phrases: Phrases) -> list[Paragraph]:
    """Set aside the links and tags behind “More on this story” or “Topics”: short lines without a full stop."""
    longest = max(map(len, phrases.tails))
    behind = False
    for n, p in enumerate(paragraphs):
        line = lines[n][:_LONGEST_CAPTION_CHARS]
        link = line.strip(FRAME)
        behind = (len(link) <= longest and link.casefold() in phrases.tails) or (behind and _is_link(line))
        if behind and not p.furniture:
            paragraphs[n] = p._replace(furniture="navigation")
    return paragraphs


def _is_link(line: str) -> bool:
    return len(line.split()) <= _LONGEST_LINK_WORDS and not is_ended(line)


def _mark_release(lines: Sequence[str], paragraphs: Sequence[Paragraph], hints: Sequence[str]) -> Sequence[Paragraph]:
    """Set aside the end of a press release: “About Norton Bridges”, “Media contact”, and all that comes behind."""
    lines = [line[:_SIGHT_CHARS] for line in lines]
    candidates = [line for line in lines if _END in line[-_END_SIGHT:].casefold()]
    if hints:
        candidates += [line for line in lines if keep_found(hints, line.casefold())]
    if not any(map(_RELEASE.search, candidates)):
        return paragraphs
    first = next((n for n, line in enumerate(lines) if n and re.match(_RELEASE_END, line)), len(lines))
    return [
        *paragraphs[:first],
        *(p._replace(furniture=p.furniture.replace("byline", "") or "boilerplate") for p in paragraphs[first:]),
    ]


def _mark_bullets(lines: Sequence[str], paragraphs: Sequence[Paragraph]) -> Iterable[Paragraph]:
    """Set aside a run of list items of a few words: • Home page, • Politics."""
    short = [not p.furniture and _is_short_bullet(line) for p, line in zip(paragraphs, lines, strict=True)]
    return _mark_runs(paragraphs, short) if any(short) else paragraphs


def _mark_runs(paragraphs: Sequence[Paragraph], short: Sequence[bool]) -> Iterator[Paragraph]:
    listed = [False, *(s or p.furniture == "navigation" for s, p in zip(short, paragraphs, strict=True)), False]
    for n, p in enumerate(paragraphs):
        yield p._replace(furniture="navigation") if short[n] and (listed[n] or listed[n + 2]) else p


def _is_short_bullet(line: str) -> bool:
    if not BULLET.match(line):
        return False
    line = line[:_SIGHT_CHARS]
    return len(line.split()) <= _LONGEST_BULLET_WORDS + 1 and not is_ended(line)


def find_bullet(text: str, start: int, end: int) -> int:
    """Find where a list item's text begins: behind its bullet or number."""
    found = BULLET.match(text, start, end)
    return found.end() if found and found.end() < end else start
