"""Find where a stream of words holds a quote: as it is, cut, or reworded.

Exact runs first; else the stretches with most of the quote's words are aligned with it word by word, and of the equal
blocks the best row of neighbours is taken (Kadane's maximum subarray, gaps counting against it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from coverage_cli.models import Span
from coverage_cli.tracing.streams import Stream
from coverage_cli.wording.alignment import Region, align_words
from coverage_cli.wording.lexicon import FILLERS, FUNCTION_WORDS, MODALS
from coverage_cli.wording.words import Words

# A word of matter is worth four of grammar; a word between two blocks costs half of one.
_MATTER = 2.0
_GRAMMAR = 0.5
_SKIPPED = 0.25
_MISSED = 0.25
_SHARED = 0.3  # of a quote's telling words, in an article that is worth searching
_MOST_RUNS = 100  # of one quote in one article that are told apart
_STRETCHES = 3  # of an article that are looked at more closely
_ROOM = 8  # words around a stretch
_BESIDE = 3  # more words beside the blocks than twice what is missing
_EDGE = 6  # of so many words of the quote one may be reworded at its end: "Moscow will pay", "Kyiv will pay"


_COMMON = FUNCTION_WORDS | FILLERS | frozenset(MODALS) | frozenset("before after about over than more".split())


class Place(NamedTuple):
    """A half-open run of a stream's words, and how many words of the quote it has in the quote's order."""

    first: int
    last: int
    kept: int
    matter: int
    """Kept words that say something."""


def is_matter_word(key: str) -> bool:
    """Tell whether a word says something by itself."""
    return key not in _COMMON


def may_hold(quote: Words, stream: Stream) -> bool:
    """Tell whether a stream is worth searching: it has a share of the quote's telling words, or two in a row."""
    telling = {key for key in quote.keys if is_matter_word(key)}
    shared = {key for key in telling or quote.keys if key in stream.places}
    if len(shared) >= max(min(2, len(telling)), _SHARED * len(telling)) and shared:
        return True
    return any(
        stream.words.keys[place + 1 : place + 2] == (after,)
        for before, after in dict.fromkeys(pairwise(quote.keys))  # "no no no …" has one pair
        if before in shared and after in shared
        for place in stream.places[before]
    )


def locate(quote: Words, stream: Stream) -> list[Place]:
    """Find the places of a quote in a stream, each exact run, or the few best stretches, best first."""
    exact = [
        Place(place, place + len(quote), len(quote), sum(map(is_matter_word, quote.keys)))
        for place in find_runs(quote.keys, stream)
    ]
    return exact or sorted(_locate_roughly(quote, stream), key=lambda place: (-place.kept, place.first))


def find_runs(keys: Sequence[str], stream: Stream) -> list[int]:
    """Find where a stream holds words as one run."""
    if not keys or any(key not in stream.places for key in keys):
        return []
    rarest = min(range(len(keys)), key=lambda n: len(stream.places[keys[n]]))
    run, latest = tuple(keys), len(stream.words) - len(keys)
    starts = (place - rarest for place in stream.places[keys[rarest]])
    runs = (start for start in starts if 0 <= start <= latest and stream.words.keys[start : start + len(run)] == run)
    return list(islice(runs, _MOST_RUNS))


def _locate_roughly(quote: Words, stream: Stream) -> Iterator[Place]:
    taken: list[Place] = []
    for first, last in _find_stretches(quote, stream):
        place = _align(quote, stream, first, last)
        if place and not any(place.first < other.last and other.first < place.last for other in taken):
            taken.append(place)
            yield place


def _find_stretches(quote: Words, stream: Stream) -> list[tuple[int, int]]:
    """Find the stretches that hold most of the quote's telling words, the best first."""
    telling = {key for key in quote.keys if is_matter_word(key)} or set(quote.keys)
    hits = sorted((place, key) for key in telling for place in stream.places.get(key, ()))
    width = 2 * len(quote) + _ROOM
    stretches = sorted(_count_hits(hits, width), key=lambda found: (-found[0], found[1]))
    chosen: list[int] = []
    for _, start in stretches:
        if len(chosen) < _STRETCHES and all(abs(start - other) >= width // 2 for other in chosen):
            chosen.append(start)
    return [(max(0, start - width // 2), min(len(stream.words), start + width + _ROOM)) for start in chosen]


def _count_hits(hits: Sequence[tuple[int, str]], width: int) -> Iterator[tuple[int, int]]:
    """Count for each hit the different words that the stretch beginning with it holds; yields (count, place)."""
    counts: dict[str, int] = {}
    end = 0
    for place, key in hits:
        while end < len(hits) and hits[end][0] < place + width:
            counts[hits[end][1]] = counts.get(hits[end][1], 0) + 1
            end += 1
        yield len(counts), place
        counts[key] -= 1
        if not counts[key]:
            del counts[key]


def _align(quote: Words, stream: Stream, first: int, last: int) -> Place | None:
    stretch = stream.cut(first, last)
    blocks = _choose_blocks(_find_blocks(stretch, quote, (0, len(stretch)), (0, len(quote))), quote)
    if not blocks:
        return None
    blocks = _choose_blocks(_look_beside(stretch, quote, blocks), quote)
    head, tail = blocks[0].other_first, len(quote) - blocks[-1].other_last
    kept = [key for block in blocks for key in quote.keys[block.other_first : block.other_last]]
    found = Region(blocks[0].first, blocks[-1].last, head, len(quote) - tail)
    start, end = _widen(stretch, found, head, tail, max(1, len(quote) // _EDGE))
    return Place(first + start, first + end, len(kept), sum(map(is_matter_word, kept)))


def _find_blocks(stretch: Words, quote: Words, run: Span, part: Span) -> list[Region]:
    """Find the equal runs of a run of the stretch and a part of the quote."""
    before, after = (
        Words(words.text, words.keys[first:last], words.spans[first:last])
        for words, (first, last) in ((stretch, run), (quote, part))
    )
    blocks: list[Region] = []
    i = j = 0
    for region in (*align_words(before, after), Region(len(before), len(before), len(after), len(after))):
        if i < region.first:
            blocks.append(Region(run[0] + i, run[0] + region.first, part[0] + j, part[0] + region.other_first))
        i, j = region.last, region.other_last
    return blocks


def _look_beside(stretch: Words, quote: Words, blocks: list[Region]) -> list[Region]:
    """Look for what is missing at the quote's ends right beside the blocks, where chance matches do not distract."""
    first, last = blocks[0], blocks[-1]
    head, tail = first.other_first, len(quote) - last.other_last
    before = max(0, first.first - 2 * head - _BESIDE), first.first
    after = last.last, min(len(stretch), last.last + 2 * tail + _BESIDE)
    return [
        *(_find_blocks(stretch, quote, before, (0, head)) if head else ()),
        *blocks,
        *(_find_blocks(stretch, quote, after, (last.other_last, len(quote))) if tail else ()),
    ]


def _choose_blocks(blocks: list[Region], quote: Words) -> list[Region]:
    """Choose the neighbouring blocks that are worth most, less what lies between them."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    value, start = 0.0, 0
    for n, block in enumerate(blocks):
        worth = sum(
            _MATTER if is_matter_word(key) else _GRAMMAR for key in quote.keys[block.other_first : block.other_last]
        )
        cost = _price_gap(blocks[n - 1], block) if n else 0.0
        if value - cost > 0:
            value += worth - cost
        else:
            value, start = worth, n
        best = max(best, (value, -start, n + 1))
    return blocks[-best[1] : best[2]]


def _price_gap(left: Region, right: Region) -> float:
    return _SKIPPED * (right.first - left.last) + _MISSED * (right.other_first - left.other_last)


def _widen(stretch: Words, block: Region, head: int, tail: int, most: int) -> tuple[int, int]:
    """Widen a place by the words that stand for the quote's reworded ends, up to any punctuation."""
    first, last = block.first, block.last
    for _ in range(head if head <= most else 0):
        if first == 0 or not stretch.gap(first).isspace():
            break
        first -= 1
    for _ in range(tail if tail <= most else 0):
        if last == len(stretch) or not stretch.gap(last).isspace():
            break
        last += 1
    return first, last
