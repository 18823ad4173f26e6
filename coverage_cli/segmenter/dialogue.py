"""Speech parted from the reporter's words by dashes or commas alone, as many languages print it.

    —No me iré —dijo la alcaldesa—. Es mi última palabra.       – Zostaję – zapewniła Nowak.
    «Плотина, — добавил министр, — выдержит».                   « Je resterai, a assuré Mme Leroy. C’est tout. »

The language's table says which of these it knows. A dash or comma parts speech only where a verb of speech follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from coverage_cli.models import Span
from coverage_cli.segmenter.layout import Paragraph, Stretch
from coverage_cli.segmenter.lexicon import load_lexicon

_DASHES = "—–―"
_LEAD = re.compile(r"[—–―-]\s?(?=\S)")
# A dash between blanks or beside punctuation; not that of 2019–2021 or Paris–Brest.
_DASH = re.compile(r"(?:(?<=\s)|(?<=[.,!?…]))[—–―-](?=[\s.,]|\w)|[—–―](?=[.,])")
_BEHIND = re.compile(r"[\s.,]*")
_WORD = re.compile(r"[^\W\d_]+")
_COMMA = re.compile(r"[,?!…]\s+")
# Up to the comma or full stop behind a name: a assuré Mme Leroy. / a dit M. Roy,
_COMMA_INCISE = re.compile(r"(?:\b(?:M|Dr|Me)\.\s|[^.,;:!?«»“”\"]){3,80}(?:[.,](?=\s)|\s*$)")
_CLITIC = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je)\b")
_SIGHT_WORDS = 2
_SIGHT_CHARS = 40
_LONGEST_CHARS = 20_000


class _Habits(NamedTuple):
    """How one language parts speech from the reporter's words."""

    dashes: bool
    commas: bool
    cues: frozenset[str]
    leads: frozenset[str]
    """Auxiliaries before the verb: a assuré, ha aggiunto."""


@cache
def load_habits(language: str) -> _Habits:
    """Load the habits of a language."""
    lexicon = load_lexicon(language)
    kinds = lexicon.words("speech", "incise")
    cues = lexicon.words("speech", "say") | lexicon.words("speech", "tell")
    return _Habits("dash" in kinds, "comma" in kinds, cues, lexicon.words("speech", "incise_auxiliaries"))


def find_dialogue(text: str, paragraphs: Sequence[Paragraph], language: str) -> Iterator[Stretch]:
    """Find what is said in paragraphs that begin with a dash, where one of them or its neighbours has a cue."""
    habits = load_habits(language)
    if not habits.dashes:
        return
    led = {n: found.end() for n, p in enumerate(paragraphs) if (found := _LEAD.match(text, p.start, p.end))}
    spoken = {n: list(_split_speech(text, start, paragraphs[n].end, habits)) for n, start in led.items()}
    cued = {n for n, spans in spoken.items() if _is_cut(spans, led[n], paragraphs[n].end)}
    for n, spans in spoken.items():
        if n in cued or n - 1 in cued or n + 1 in cued:
            for i, (start, end) in enumerate(spans):
                yield Stretch(start, end, start if i else paragraphs[n].start, end, n)


def _is_cut(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether the reporter's words were found among the speech."""
    return bool(spans) and list(spans) != [(start, end)]


def split_incises(text: str, stretches: Sequence[Stretch], language: str) -> list[Stretch]:
    """Split quotes that hold the reporter's words, set off by dashes or commas within the quotation marks."""
    habits = load_habits(language)
    if not (habits.dashes or habits.commas):
        return list(stretches)
    return [piece for stretch in stretches for piece in _split_stretch(text, stretch, habits)]


def _split_stretch(text: str, stretch: Stretch, habits: _Habits) -> Iterator[Stretch]:
    start, end = stretch.start, stretch.end
    spans = list(_split_speech(text, start, end, habits)) if end - start <= _LONGEST_CHARS else []
    if not _is_cut(spans, start, end):
        yield stretch
        return
    last = len(spans) - 1
    for n, (a, b) in enumerate(spans):
        yield stretch._replace(
            start=a,
            end=b,
            outer_start=a if n else stretch.outer_start,
            outer_end=stretch.outer_end if n == last and b == end else b,
            continues=stretch.continues and not n,
        )


def _split_speech(text: str, start: int, end: int, habits: _Habits) -> Iterator[Span]:
    """Cut the reporter's words out of speech."""
    at = start
    for a, b in _find_incises(text, start, end, habits):
        if a > at and _WORD.search(text, at, a):
            yield _strip(text, at, a)
        at = b
    if at < end and _WORD.search(text, at, end):
        yield _strip(text, at, end)


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in _DASHES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _DASHES):
        end -= 1
    return start, end


def _find_incises(text: str, start: int, end: int, habits: _Habits) -> Iterator[Span]:
    """Find the reporter's words, each from its dash or comma to the one that ends it."""
    at = start
    while found := _find_incise(text, at, end, habits):
        yield found
        at = found[1]


def _find_incise(text: str, start: int, end: int, habits: _Habits) -> Span | None:
    if habits.dashes:
        dashes = _DASH.finditer(text, start, end)
        for dash in dashes:
            if _has_cue(text, dash.end(), end, habits):
                closing = next(dashes, None)
                found = _BEHIND.match(text, closing.end(), end) if closing else None
                return dash.start(), found.end() if found else end
    if habits.commas:
        for comma in _COMMA.finditer(text, start, end):
            incise = _COMMA_INCISE.match(text, comma.end(), end) if _has_cue(text, comma.end(), end, habits) else None
            if incise:
                return comma.end() - 1, incise.end()
    return None


def _has_cue(text: str, start: int, end: int, habits: _Habits) -> bool:
    """Tell whether a verb of speech comes first, or second behind an auxiliary or a short word."""
    near = _CLITIC.sub("", text[start : min(end, start + _SIGHT_CHARS)])
    words = [word.casefold() for word in _WORD.findall(near)[:_SIGHT_WORDS]]
    if not words or not near.lstrip(" \u00a0\u202f")[:1].islower():
        return False
    return words[0] in habits.cues or (words[0] in habits.leads and words[-1] in habits.cues)
