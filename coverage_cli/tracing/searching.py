"""Find a quote in an article: in its running text and in what stands in marks, at once or part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from coverage_cli.tracing.locating import Place, locate
from coverage_cli.tracing.streams import Stream
from coverage_cli.wording.words import Words, find_enclosed, is_cut_marked, is_sentence_start, read_words

_MARKS = re.compile(r"[.,;:!?…]+")
_CUT = " … "
_MOSTLY = 0.5
# Words count otherwise here than in matching, where an index of the whole corpus weighs them: at the default threshold
# of 80 a place must be rated 60, or 70 when it has few telling words.
_NEAR = 0.75
_TELLING = 3
_FEW_TELLING = 10
_CHAINS = 3  # beginnings of a quote with an ellipsis that are followed up


class Held(NamedTuple):
    """What an article holds of a quote."""

    start: int
    """First character in the article."""
    end: int
    """One past the last."""
    spoken: str
    """The words found, without a reporter's words between them, with an ellipsis where the quote has one."""
    whole: str
    """The same without a cut at the quote's ellipses."""
    context: str
    """``whole`` from the beginning of its sentence."""
    kept: int
    """Words of the quote found, in its order."""
    matter: int
    """Those of them that say something."""
    words: int
    """Words found, those among them that the quote does not have included."""


def is_near(held: Held, quote: Words, similarity: float, threshold: int) -> bool:
    """Tell whether a place is the quote, by its likeness and by the share of the quote that it has.

    "The engine is already here" is in "The engine, which we bought from Norway last autumn, is already here", and
    "relayed [his] location" in "I relayed my location". With few telling words more is asked: "Ann Lee has nothing to
    lose" is not in "Ann Lee has nothing to do with it".
    """
    own = len(quote) - len(find_enclosed(quote))
    share = min(1.0, held.kept / max(1, own))
    needed = _NEAR * threshold + (_FEW_TELLING if held.matter < _TELLING else 0)
    return held.matter > 0 and (similarity + 100 * share) / 2 >= needed


def search(quote: Words, streams: Iterable[Stream]) -> list[Held]:
    """Find what an article's streams (the text, then what is spoken in it) hold of a quote, the likest first."""
    parts = split_at_cuts(quote)
    text, *spoken = [list(_search_stream(parts, stream)) for stream in streams]
    said = [held for some in spoken for held in some]
    found = said + [held for held in text if not _is_said(held, said)]
    chosen: list[Held] = []
    for held in sorted(found, key=lambda held: (-2 * held.kept / (len(quote) + held.words), held.start)):
        if not any(_overlap(held, other) for other in chosen):
            chosen.append(held)
    return chosen


def _is_said(held: Held, said: Iterable[Held]) -> bool:
    """Tell whether most of a reworded place is spoken: of “Holm says the boats ‘will sail’” only the marked words."""
    return held.kept < held.words and any(
        _overlap(held, other) and other.matter >= _MOSTLY * held.matter for other in said
    )


def _overlap(one: Held, other: Held) -> bool:
    return one.start < other.end and other.start < one.end


def split_at_cuts(quote: Words) -> list[Words]:
    """Split a quote where it has an ellipsis.

    >>> [part.keys for part in split_at_cuts(read_words("We ran … [...] to the sea ..."))]
    [('we', 'ran'), ('to', 'the', 'sea')]
    """
    cuts = [index for index in range(1, len(quote)) if is_cut_marked(quote, index)]
    borders = [0, *cuts, len(quote)]
    return [
        Words(quote.text, quote.keys[first:last], quote.spans[first:last])
        for first, last in pairwise(borders)
        if first < last
    ]


def _search_stream(parts: Sequence[Words], stream: Stream) -> Iterator[Held]:
    located = [locate(part, stream) for part in parts]
    if len(parts) == 1:
        yield from (_hold(stream, [place]) for place in located[0])
        return
    chains = [_follow(first, located[1:]) for first in next((places for places in located if places), [])[:_CHAINS]]
    if chains:
        yield _hold(stream, max(chains, key=lambda chain: sum(place.kept for place in chain)))


def _follow(first: Place, located: Iterable[Sequence[Place]]) -> list[Place]:
    """Follow a quote's first part through the places of the others, each behind the one before it."""
    chain = [first]
    for places in located:
        later = [place for place in places if place.first >= chain[-1].last]
        if later:
            chain.append(max(later, key=lambda place: (place.kept, -place.first)))
    return chain


def _hold(stream: Stream, places: Sequence[Place]) -> Held:
    first, last = places[0].first, places[-1].last
    spans = stream.words.spans
    whole, opening = _speak(stream, first, last), _find_sentence(stream, first)
    return Held(
        spans[first][0],
        spans[last - 1][1],
        _CUT.join(_speak(stream, place.first, place.last) for place in places) if len(places) > 1 else whole,
        whole,
        _speak(stream, opening, last) if opening < first else whole,
        sum(place.kept for place in places),
        sum(place.matter for place in places),
        sum(place.last - place.first for place in places),
    )


def _speak(stream: Stream, first: int, last: int) -> str:
    """Write a run of a stream's words, without the words that the stream leaves out."""
    words = stream.words
    pieces: list[str] = []
    start = words.spans[first][0]
    for place in range(first + 1, last):
        gap = words.gap(place)
        if gap != " " and _holds_words(gap):
            pieces.append(words.text[start : words.spans[place - 1][1]] + _read_marks(gap))
            start = words.spans[place][0]
    return " ".join([*pieces, words.text[start : words.spans[last - 1][1]]])


@lru_cache(maxsize=256)  # the gaps of a text are few: ". ", ", "
def _holds_words(gap: str) -> bool:
    return bool(read_words(gap).keys)


def _read_marks(gap: str) -> str:
    """Read the punctuation that belongs to the word before a gap."""
    found = _MARKS.match(gap)
    return found[0] if found else ""


def _find_sentence(stream: Stream, place: int) -> int:
    """Find where the sentence of a word begins."""
    while place and not is_sentence_start(stream.words, place) and "\n" not in stream.words.gap(place):
        place -= 1
    return place
