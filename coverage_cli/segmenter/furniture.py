"""Set aside what is neither quote nor statement: captions, credits, bylines, datelines, navigation, boilerplate.

Rules are tried in order over one line at a time; the first that holds names the reason. Prose must never be lost to them, so a
rule needs a phrase, an agency or a shape that prose does not have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from coverage_cli.segmenter.layout import Paragraph
from coverage_cli.segmenter.lexicon import load_lexicon

_LONGEST_CREDIT_WORDS = 10
_LONGEST_BYLINE_WORDS = 14
_LONGEST_NAVIGATION_WORDS = 14
_LONGEST_BULLET_WORDS = 4
_LONGEST_HEADING_WORDS = 16
_LONGEST_SOURCE_WORDS = 5
_SHORTEST_CAPTION_WORDS = 7
_LONGEST_CAPTION_CHARS = 600
_LONGEST_BOILERPLATE_CHARS = 600
_TAIL_CHARS = 120
_TOP_LINES = 10

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BULLET = re.compile(r"\s*(?:[•▪◦‣·●■–—*-]|\d{1,3}[.)])\s+")
_AGENCY = (
    r"(?:Getty(?: Images)?|GETTY(?: IMAGES)?|AFP|Reuters|REUTERS|AP(?: Photo| Images)?|EPA|Shutterstock|Alamy|IMAGO|Imago|dpa|PA Wire"
    r"|PA Images|Rex Features|Bloomberg|ZUMA|Anadolu|TASS|Xinhua|NurPhoto|iStock|Unsplash|Wikimedia Commons|Keystone|UPI|ABACA)"
)
# AFP via Getty Images; Jonathan Drake / Reuters.; Photo by Ann Lee; © IMAGO/Sergei Bobylev
_CREDIT = re.compile(
    rf"(?:(?:photo|image|picture|foto|video)s?\s*(?:credit|courtesy)?\s*(?:by|:|/|of)\s.*|credits?:.*|(?:©|\(c\)).*"
    rf"|(?:.*[/|]\s*|.*\b(?i:via|for|from)\s+|[\w.’'-]+\s[\w.’'-]+,?\s)?{_AGENCY}(?:\s*/.*)?)[.)]?$",
    re.I,
)
# … during a press conference on September 5. © IMAGO/Ukrinform; … in Ottawa. (Photo by Ann Lee/Getty Images)
_CREDIT_TAIL = re.compile(
    rf"(?:©|\((?:AP )?(?:Photo|Image|Picture|Foto)s?\b|\b(?:Photo(?:graph)?|Image|Picture) (?:by|courtesy of|credit)|\bPhoto:|\bAP Photo/"
    rf"|/{_AGENCY}\)?\W*$|\bvia {_AGENCY}\)?\W*$|\bREUTERS/)"
)
_CAPTION_LEAD = re.compile(
    r"(?:From left(?: to right)?\b|Pictured\b|\(?L-R\)?\b|FILE ?[-–—:]|File (?:photo|picture)|In this (?:[\w.,-]+ ){0,5}(?:photo|image|picture)\b"
    r"|(?:Photo|Image|Caption|Picture|Video)s?:|!\[)"
)
_CAPTION_INNER = re.compile(
    r"\((?:not )?pictured\)|\(symbolic image\)|\(file (?:photo|image)\)|From left to right:", re.I
)
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_BYLINE = re.compile(
    rf"(?:By|BY|Written by|Reported by|Story by|Text by)\s*:?\s+{_NAME}(?:[\s,|&/·•–—-]+(?:{_NAME}|and|with|for|of|in|the|de|van|von|al))*\W*$"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}\.? {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_CLOCK = r"\d{1,2} ?[:.] ?\d\d ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?"
_DATE_LINE = re.compile(
    rf"(?:(?:Published|Updated|Posted|Last updated|Modified|Date)\b.{{0,40}}\d.{{0,40}}|{_DAY}(?:\W+(?:at )?{_CLOCK})?|{_CLOCK}(?:\W+{_DAY})?)\W*$",
    re.I,
)
_FENCE = re.compile(r"---+$")
_HEADER = re.compile(
    r"(?:title|headline|author|authors|byline|date|published|publish_date|url|link|canonical_link|source|outlet|publisher|language|lang|id|tags|updated)\s*:\s",
    re.I,
)
_STUCK_DATE = re.compile(r"\s*date:?[ \t]+\d{4}-\d\d-\d\d\b", re.I)
# WASHINGTON (AP) —; MEXICO CITY, Feb. 8 (UPI) —; LOS ANGELES --; JACKSON, Miss. -; New York (AFP) –
_DATELINE = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.’'-]{2,}(?:[ ,/]+[^\W\d_a-zß-ÿ][\w.’'-]*){0,4}(?:,? \d{1,2})?(?: ?\([^()\n]{2,30}\))?"
    r"|[^\W\d_a-zß-ÿ][\w.’'-]+(?:[ ,]+[^\W\d_a-zß-ÿ][\w.’'-]*){0,3}(?:,? \d{1,2})? ?\((?:AP|AFP|Reuters|UPI|dpa|CNN|BBC|Xinhua|TASS|ANI|PTI|EFE)\))"
    r"\s?(?:—|–|--|―|-(?=\s))\s*(?=\S)"
)
# Kiev – Russian helicopter pilot …
_CITY_DATELINE = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]+(?: [^\W\d_a-zß-ÿ][\w’'-]+)? [—–] (?=[^\W\d_a-zß-ÿ])")
_ENDED = re.compile(r"[.!?…:;,。！？][\"”’'»“)\]]*$")
_MARKED = re.compile("[\"“”„«»「]|''|``")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line among its neighbours."""

    text: str
    words: tuple[str, ...]
    number: int
    last: int
    """The number of the last line."""
    title: str
    """The article's headline, folded."""
    open_above: bool
    """A blank line stands above, or nothing."""
    open_below: bool
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language writes on navigation and boilerplate."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    inner: tuple[str, ...]


@cache
def load_phrases(language: str) -> Phrases:
    """Load the phrases of a language, folded."""
    lexicon = load_lexicon(language)

    def fold(key: str) -> tuple[str, ...]:
        return tuple(phrase.casefold() for phrase in lexicon.phrases("furniture", key))

    return Phrases(frozenset(fold("lines")), fold("starts"), fold("inner"))


def is_headline(line: Line) -> bool:
    """The article's title, repeated in its text."""
    return bool(line.title) and line.number <= 1 and _fold_title(line.text) == line.title


def is_separator(line: Line) -> bool:
    """* * *; ___; X."""
    return not any(len(word.strip("_")) > 1 for word in line.words)


def is_timestamp(line: Line) -> bool:
    """9:40 p.m.; Saturday, December 19, 2015; Updated 3 May 2021, 10:15 GMT."""
    return len(line.words) <= _LONGEST_BYLINE_WORDS and bool(_DATE_LINE.match(line.text))


def is_byline(line: Line) -> bool:
    """By Ann Lee and Bo Cruz, Morning Post."""
    return len(line.words) <= _LONGEST_BYLINE_WORDS and bool(_BYLINE.match(line.text))


def is_credit(line: Line) -> bool:
    """AFP via Getty Images; Photo by Ann Lee."""
    return len(line.words) <= _LONGEST_CREDIT_WORDS and bool(_CREDIT.match(line.text))


def is_caption(line: Line) -> bool:
    """From left to right: …; The bridge in May (not pictured); … on September 5. © IMAGO/Ann Lee."""
    if len(line.text) > _LONGEST_CAPTION_CHARS:
        return False
    tail = line.text[-_TAIL_CHARS:]
    return bool(_CAPTION_LEAD.match(line.text) or _CAPTION_INNER.search(line.text) or _CREDIT_TAIL.search(tail))


def is_navigation(line: Line) -> bool:
    """Home page; Read more: …; Follow Ann Lee on Twitter."""
    if len(line.words) > _LONGEST_NAVIGATION_WORDS:
        return False
    folded = _BULLET.sub("", line.text, count=1).strip(" .:>»→|[]").casefold()
    return folded in line.phrases.lines or folded.startswith(line.phrases.starts)


def is_boilerplate(line: Line) -> bool:
    """Bo Cruz contributed to this report; all rights reserved."""
    if len(line.text) > _LONGEST_BOILERPLATE_CHARS:
        return False
    folded = line.text.casefold()
    return any(phrase in folded for phrase in line.phrases.inner)


def is_heading(line: Line) -> bool:
    """A subheading: Securing the Family; a line of its own without a full stop, between paragraphs."""
    if _MARKDOWN_HEADING.match(line.text):
        return True
    if not line.number or line.number == line.last or not (line.open_above and line.open_below):
        return False
    if len(line.words) > _LONGEST_HEADING_WORDS or _BULLET.match(line.text) or _ENDED.search(line.text):
        return False
    return not _MARKED.search(line.text)


RULES: dict[str, Callable[[Line], bool]] = {
    "headline": is_headline,
    "separator": is_separator,
    "date": is_timestamp,
    "byline": is_byline,
    "credit": is_credit,
    "caption": is_caption,
    "navigation": is_navigation,
    "boilerplate": is_boilerplate,
    "heading": is_heading,
}
# Somebody may be quoted in these.
QUOTABLE = ("", "headline", "heading")


def mark_furniture(
    text: str, paragraphs: Sequence[Paragraph], title: str = "", language: str = "en"
) -> tuple[Paragraph, ...]:
    """Name the reason for each paragraph that is furniture, and split datelines off."""
    marked = list(_split_datelines(text, _mark_metadata(text, paragraphs)))
    lines = _read_lines(text, marked, _fold_title(title), load_phrases(language))
    marked = [p if p.furniture else replace(p, furniture=_judge(line)) for p, line in zip(marked, lines, strict=True)]
    return tuple(_mark_bullets(text, _mark_caption_blocks(text, marked)))


def _judge(line: Line) -> str:
    return next((reason for reason, rule in RULES.items() if rule(line)), "")


def _fold_title(text: str) -> str:
    return " ".join(text.strip("#*_ \t").split()).casefold()


def _read_lines(text: str, paragraphs: Sequence[Paragraph], title: str, phrases: Phrases) -> Iterator[Line]:
    last = len(paragraphs) - 1
    for n, p in enumerate(paragraphs):
        line = text[p.start : p.end]
        yield Line(
            line,
            tuple(_WORD.findall(line[:_LONGEST_CAPTION_CHARS])),
            n,
            last,
            title,
            n == 0 or _is_parted(text, paragraphs[n - 1], p),
            n == last or _is_parted(text, p, paragraphs[n + 1]),
            phrases,
        )


def _is_parted(text: str, above: Paragraph, below: Paragraph) -> bool:
    """Tell whether a blank line stands between two lines."""
    return text.count("\n", above.end, below.start) > 1


def _mark_metadata(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Set front matter aside: lines between --- and ---, or ``key: value`` lines on top."""
    marked = list(paragraphs)
    fenced = bool(marked) and bool(_FENCE.match(text[marked[0].start : marked[0].end]))
    for n, p in enumerate(paragraphs):
        line = text[p.start : p.end]
        is_fence = bool(_FENCE.match(line))
        if not fenced and not (_HEADER.match(line) and len(line) < _LONGEST_CAPTION_CHARS):
            break
        marked[n] = replace(p, furniture="metadata")
        if fenced and is_fence and n:
            break
    return marked


def _split_datelines(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Split “WASHINGTON (AP) —” and a date stuck to the first sentence off their paragraphs."""
    found_one = False
    for n, p in enumerate(paragraphs):
        found = None if p.furniture else _find_dateline(text, p, n < _TOP_LINES and not found_one)
        found_one = found_one or bool(found)
        if found and found.end() < p.end:
            start = found.end()
            while text[start].isspace():
                start += 1
            yield Paragraph(p.start, p.start + len(found[0].rstrip()), "dateline")
            yield Paragraph(start, p.end)
        else:
            yield p


def _find_dateline(text: str, p: Paragraph, may_be_city: bool) -> re.Match[str] | None:
    found = _DATELINE.match(text, p.start, p.end)
    if may_be_city and not found:
        found = _STUCK_DATE.match(text, p.start, p.end) or _CITY_DATELINE.match(text, p.start, p.end)
    return found


def _mark_caption_blocks(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Set aside a block of lines that ends in a credit: alternative text, caption, “AFP via Getty Images”."""
    marked = list(paragraphs)
    for first, last in _find_blocks(text, paragraphs):
        if last > first and _is_caption_block(text, paragraphs[first : last + 1]):
            for n in range(first, last + 1):
                reason = "credit" if n == last else "caption"
                marked[n] = replace(marked[n], furniture=marked[n].furniture.replace("heading", "") or reason)
    return marked


def _find_blocks(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Find runs of lines with no blank line between, if blank lines part the article's paragraphs at all."""
    parted = [_is_parted(text, above, below) for above, below in zip(paragraphs, paragraphs[1:], strict=False)]
    if 2 * sum(parted) < len(parted):
        return
    first = 0
    for n, is_parted in enumerate([*parted, True]):
        if is_parted:
            yield first, n
            first = n + 1


def _is_caption_block(text: str, block: Sequence[Paragraph]) -> bool:
    """Tell a caption block: it has a sentence's length somewhere, and a short name without a full stop at its end."""
    lines = [text[p.start : p.end] for p in block]
    if any(len(line) > _LONGEST_CAPTION_CHARS for line in lines) or any(p.furniture == "metadata" for p in block):
        return False
    if max(len(_WORD.findall(line)) for line in lines[:-1]) < _SHORTEST_CAPTION_WORDS:
        return False
    return block[-1].furniture == "credit" or _is_source_name(lines[-1])


def _is_source_name(line: str) -> bool:
    words = line.split()
    if not 0 < len(words) <= _LONGEST_SOURCE_WORDS or _ENDED.search(line) or _MARKED.search(line):
        return False
    return all(word[0].isupper() or word in ("via", "for", "of", "the", "and", "/") for word in words)


def _mark_bullets(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Set aside a run of list items of a few words: • Home page, • Politics."""
    short = [not p.furniture and _is_short_bullet(text, p) for p in paragraphs]
    for n, p in enumerate(paragraphs):
        beside = (n > 0 and (short[n - 1] or paragraphs[n - 1].furniture == "navigation")) or (
            n + 1 < len(paragraphs) and (short[n + 1] or paragraphs[n + 1].furniture == "navigation")
        )
        yield replace(p, furniture="navigation") if short[n] and beside else p


def _is_short_bullet(text: str, p: Paragraph) -> bool:
    line = text[p.start : min(p.end, p.start + _TAIL_CHARS)]
    found = _BULLET.match(line)
    return bool(found) and len(line[found.end() :].split()) <= _LONGEST_BULLET_WORDS and not _ENDED.search(line)


def find_bullet(text: str, start: int, end: int) -> int:
    """Find where a list item's text begins: behind its bullet or number."""
    found = _BULLET.match(text, start, end)
    return found.end() if found and found.end() < end else start
