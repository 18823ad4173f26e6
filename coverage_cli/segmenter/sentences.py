"""Sentence boundaries: full stops, with what a language abbreviates kept together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from coverage_cli.models import Span
from coverage_cli.segmenter.lexicon import load_lexicon
from coverage_cli.text import find_signs

_CLOSING = "\"”’'»“)\\]}›」』*_"
_OPENING = "\"“‘'«„(\\[{‹「『*_¿¡"
_LEADING = _OPENING + "–—- \t\u00a0"
_STOPS = ".!?…‽؟。！？｡"  # is in every boundary, and found many times faster
# A stop, what closes after it, then a blank and the next sentence. Scrapers lose the blank: all….I flew, it ended.The.
_BOUNDARY = re.compile(
    rf"(?P<stop>[.!?…‽؟]+)(?P<closing>[{_CLOSING}]*)"
    rf"(?:(?P<gap>\s+)(?=(?P<next>[{_OPENING}–—-]*\s?\w+))|(?=[A-Z][a-z’']|I\s))"
    r"|(?P<wide>[。！？｡]+[」』”’）)]*)"
)
_LAST_WORD = re.compile(r"[\w.&'’-]++$")
_WORD_SIGHT = 24
_LONGEST_ATTRIBUTION = 5
_CLAUSE = re.compile(r"[^.,;:!?\n]{1,80}(?=[.,;:!?]|$)", re.M)
_LONGEST_CHARS = 2000
_MARKS = frozenset("\"”’'»“」』")
# am 3. Mai, der 2. Weltkrieg: where a language writes ordinals so, the table says it.
_ORDINAL = re.compile(r"\d{1,2}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


class _Stops(NamedTuple):
    """What one language writes with a full stop inside a sentence."""

    never_end: frozenset[str]
    before_numbers: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    has_ordinals: bool
    attributing: frozenset[str]
    """asked, said."""


@cache
def _load_stops(language: str) -> _Stops:
    lexicon = load_lexicon(language)
    return _Stops(
        never_end=lexicon.words("sentences", "abbreviations") - lexicon.words("sentences", "may_end"),
        before_numbers=lexicon.words("sentences", "before_numbers"),
        may_end=lexicon.words("sentences", "may_end"),
        starters=lexicon.words("sentences", "starters"),
        has_ordinals=bool(lexicon.words("sentences", "ordinals")),
        attributing=lexicon.words("speech", "say") | lexicon.words("speech", "tell"),
    )


def find_stops(text: str) -> list[int]:
    """Find all places in a text where a boundary of sentences may begin."""
    return find_signs(text, _STOPS)


def split_span(
    text: str, start: int, end: int, stops: Sequence[int], language: str = "en", opaque: Sequence[Span] = ()
) -> list[Span]:
    """Split ``text[start:end]`` into sentences; a stop inside an opaque span ends nothing but at its end.

    ``stops`` are those of the whole text, found once for all of its paragraphs and quotes.
    """
    found: list[Span] = []
    begin = start
    inside = stops[bisect_left(stops, start) : bisect_left(stops, end - 1)]  # the last character parts nothing
    for at, after in _find_boundaries(text, start, end, inside, language, opaque) if inside else ():
        if at > begin:
            found += _cut_endless(text, begin, at, opaque)
        begin = after
    if begin < end:
        found += _cut_endless(text, begin, end, opaque)
    return found


def _cut_endless(text: str, start: int, end: int, opaque: Sequence[Span]) -> list[Span]:
    """Cut a megabyte without a full stop at a blank now and then, so that the work on one sentence stays bounded."""
    if end - start <= _LONGEST_CHARS:
        return [(start, end)]
    cut: list[Span] = []
    n = 0
    while end - start > _LONGEST_CHARS:
        at = text.find(" ", start + _LONGEST_CHARS, end)
        while n < len(opaque) and opaque[n][1] <= at:
            n += 1
        if n < len(opaque) and opaque[n][0] < at:
            at = opaque[n][1]
        if not start < at < end:
            break
        cut.append((start, at))
        start = at + (text[at] == " ")
    return [*cut, (start, end)] if start < end else cut


def _find_boundaries(
    text: str, start: int, end: int, stops: Sequence[int], language: str, opaque: Sequence[Span]
) -> Iterator[Span]:
    """Find where a sentence ends and where the next begins."""
    n = 0
    reached = start
    for stop in stops:
        found = _BOUNDARY.match(text, stop, end) if stop >= reached else None
        if not found:
            continue
        reached = found.end()
        while n < len(opaque) and opaque[n][1] <= stop:
            n += 1
        is_wide = found.lastgroup == "wide"
        at = reached if is_wide else found.end("closing")
        if n < len(opaque) and opaque[n][0] < stop and at < opaque[n][1]:
            continue
        if is_wide or _ends_sentence(text, found, start, language):
            yield at, reached


def _ends_sentence(text: str, found: re.Match[str], start: int, language: str) -> bool:
    stop, closing, gap, following, _ = found.groups("")
    if not gap:
        return _is_glued_boundary(text, found.start(), start, stop)
    following = following.lstrip(_LEADING)
    if following and following[0].islower():
        return False
    in_marks = not _MARKS.isdisjoint(closing)
    if stop != ".":
        return not (in_marks and _is_asked(text, found.end(), language))
    return not _is_abbreviated(text, found, start, following, in_marks, language)


def _is_asked(text: str, at: int, language: str) -> bool:
    """Tell a question in marks that its attribution follows: “Which is it?” Justice Lee asked."""
    following = _CLAUSE.match(text, at)
    words = following[0].split() if following else []
    return len(words) <= _LONGEST_ATTRIBUTION and any(w in _load_stops(language).attributing for w in words[1:])


def _is_glued_boundary(text: str, at: int, start: int, stop: str) -> bool:
    """Take “at all….I flew” and “it ended.The next” for two sentences, “Ph.D” and “Breitbart.Com” for none."""
    before = text[at - 3 : at]
    return len(stop) > 1 or (at - start > 3 and before.isalpha() and before.islower())


def _is_abbreviated(text: str, found: re.Match[str], start: int, following: str, in_marks: bool, language: str) -> bool:
    """Tell a full stop that belongs to a word: Aug. 23, J. R. Stone, the U.S. Senate."""
    word, stops = _find_last_word(text, start, found.start()), _load_stops(language)
    if not word:
        return False
    if word in stops.never_end or word[:1].swapcase() + word[1:] in stops.never_end:
        return True
    if following[:1].isdigit() and word in stops.before_numbers:
        return True
    if word[0].isdigit() and _ORDINAL.fullmatch(word):
        return stops.has_ordinals and following not in stops.starters
    if in_marks:
        return False
    if (len(word) == 1 or "." in word) and _INITIALS.fullmatch(word):
        return _is_initial(text, found.end(), following) or following not in stops.starters
    return word in stops.may_end and following not in stops.starters


def _find_last_word(text: str, start: int, stop: int) -> str:
    near = text[max(start, stop - _WORD_SIGHT) : stop]
    word = near.rpartition(" ")[2]
    if word.isalnum():  # nearly always, and much faster
        return word
    found = _LAST_WORD.search(near)
    return found[0] if found else ""


def _is_initial(text: str, at: int, following: str) -> bool:
    """Tell a second initial from a word of one letter: И. И. Петров, J. A. Stone."""
    return len(following) == 1 and text.startswith(f"{following}.", at)
