"""Strings of keys -> pairs worth judging, from postings of the words they share: never every pair.

A posting is kept for each run of three words and for each word that few passages hold, where a second passage may hold
it, too.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import accumulate, chain
from math import log
from typing import NamedTuple

from coverage_cli.matcher import tuning

_SKETCH_CELLS = 64  # for each passage: four keys in five stand in one passage only, and one in ten of them gets through


class Postings(NamedTuple):
    """Which passages hold which key, in whole numbers that are the same in every process."""

    holders: Sequence[int]
    """The passages that hold the first key, ascending, then those that hold the second, and so on."""
    ends: Sequence[int]
    """For each passage and each of its keys that an earlier one holds: where that key's earlier holders end."""
    counts: Sequence[int]
    """How many of them, the latest, are worth looking at."""
    starts: Sequence[int]
    """Where a passage's part of ``ends`` and ``counts`` starts; one more at the end."""


def list_keys(code: str, lone: Container[int]) -> list[int]:
    """List the keys of a passage: its runs of three words, in order, then its words that few passages hold.

    They are whole numbers below 2 ** 30, negative for a word. Two runs share a number once in 2 ** 29 pairs.
    """
    points = list(map(ord, code))
    keys = [x << 9 ^ y << 4 ^ z for x, y, z in zip(points, points[1:], points[2:], strict=False)]
    keys += [-point for point in points if point in lone]
    return keys


def find_lone(weights: Mapping[str, float], scale: float) -> frozenset[int]:
    """Find the words that so few passages hold that each has a posting of its own, as code points."""
    rare = scale - log(tuning.LONE_POSTING)
    return frozenset(ord(char) for char, weight in weights.items() if weight >= rare)


def build_postings(codes: Iterable[str], lone: Container[int]) -> Postings:
    """List the passages that hold each key which two passages or more may hold."""
    listed, starts = array("i"), array("I", (0,))
    for code in codes:
        listed.extend(list_keys(code, lone))
        starts.append(len(listed))
    again = _find_repeated(listed, _SKETCH_CELLS * len(starts))
    numbers, sizes = _number_keys(listed, starts, again)
    return _link_holders(numbers, starts, sizes)


def _find_repeated(listed: Iterable[int], cells: int) -> bytearray:
    """Mark the cells of the keys that are listed twice; some that are listed once share such a cell."""
    seen = bytearray(1 << cells.bit_length())
    mask = len(seen) - 1
    for key in listed:
        seen[key & mask] = 2 if seen[key & mask] else 1
    return seen


def _number_keys(listed: array[int], starts: array[int], seen: bytearray) -> tuple[array[int], list[int]]:
    """Number the repeated keys from 0 and count their holders; ``starts`` is made to fit what is kept."""
    mask = len(seen) - 1
    index: dict[int, int] = {}
    sizes: list[int] = []
    numbers = array("I")
    for n in range(len(starts) - 1):
        begin, starts[n] = starts[n], len(numbers)
        for key in listed[begin : starts[n + 1]]:
            if seen[key & mask] > 1:
                number = index.setdefault(key, len(sizes))
                if number == len(sizes):
                    sizes.append(0)
                sizes[number] += 1
                numbers.append(number)
    starts[-1] = len(numbers)
    return numbers, sizes


def _link_holders(numbers: array[int], starts: array[int], sizes: Sequence[int]) -> Postings:
    """Put the holders of each key side by side, and note where the earlier ones of each passage's keys end."""
    firsts = list(accumulate(sizes, initial=0))
    nexts = firsts.copy()
    holders, ends, counts = array("I", bytes(4 * len(numbers))), array("I"), bytearray()
    places = array("I", (0,))
    most = tuning.LATEST_ENTRIES
    for n in range(len(starts) - 1):
        for number in numbers[starts[n] : starts[n + 1]]:
            at = nexts[number]
            nexts[number] = at + 1
            holders[at] = n
            earlier = at - firsts[number]
            if earlier:
                ends.append(at)
                counts.append(earlier if earlier < most else most)
        places.append(len(ends))
    return Postings(holders, ends, counts, places)


def find_candidates(n: int, postings: Postings) -> Mapping[int, int]:
    """Find the earlier passages that share keys with passage ``n``, and how many."""
    part = slice(postings.starts[n], postings.starts[n + 1])
    holders = postings.holders
    shared = Counter(
        chain.from_iterable(
            [holders[end - count : end] for end, count in zip(postings.ends[part], postings.counts[part], strict=True)]
        )
    )
    del shared[n]
    return shared
