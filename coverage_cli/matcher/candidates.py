"""Strings of keys -> pairs worth judging, from postings of the words they share: never every pair.

A posting is kept for each word that few passages hold, and for each run of three words that two passages may hold.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import log
from operator import itemgetter
from typing import NamedTuple

from coverage_cli.matcher import tuning

_BITS = 21  # a code point fits; three of them make one whole number of 63 bits
_SKETCH_CELLS = 48  # for each passage


class Postings(NamedTuple):
    """Which passages hold which key. Keys are whole numbers, the same in every process."""

    holders: Mapping[int, Sequence[int]]
    """For each key, the indices of the passages that hold it, ascending."""
    keys: Sequence[Sequence[int]]
    """For each passage, those of its keys that another passage may hold."""
    nats: Sequence[Sequence[float]]
    """For each passage and key, what it says to share that key."""


def list_keys(code: str, lone: Mapping[str, float]) -> list[int]:
    """List the keys of a passage: its runs of three words, in order, then its words that few passages hold."""
    points = list(map(ord, code))
    keys = [x << 2 * _BITS | y << _BITS | z for x, y, z in zip(points, points[1:], points[2:], strict=False)]
    keys += [ord(char) for char in code if char in lone]
    return keys


def weigh_keys(code: str, weights: Mapping[str, float], lone: Mapping[str, float]) -> list[float]:
    """Weigh the keys of a passage, in nats: a run says half of what its words say, as its neighbours say the rest."""
    said = [weights[char] for char in code]
    runs = [(x + y + z) / 2 for x, y, z in zip(said, said[1:], said[2:], strict=False)]
    return runs + [lone[char] for char in code if char in lone]


def build_postings(codes: Sequence[str], weights: Mapping[str, float], scale: float) -> Postings:
    """List the passages that hold each key which two passages or more may hold.

    Four keys in five stand in one passage only: a sketch of saturating counters keeps them out.
    """
    rare = scale - log(tuning.LONE_POSTING)
    lone = {char: weight for char, weight in weights.items() if weight >= rare}
    listed = [array("Q", list_keys(code, lone)) for code in codes]
    again = _find_repeated(listed, len(codes) * _SKETCH_CELLS + 1)
    holders: dict[int, list[int]] = {}
    kept_keys, kept_nats = [], []
    for n, (code, keys) in enumerate(zip(codes, listed, strict=True)):
        pairs = zip(keys, weigh_keys(code, weights, lone), strict=True)
        kept = {key: nats for key, nats in pairs if again[key % len(again)]}
        for key in kept:
            holders.setdefault(key, []).append(n)
        kept_keys.append(array("Q", kept))
        kept_nats.append(array("f", kept.values()))
    return Postings(holders, kept_keys, kept_nats)


def _find_repeated(listed: Sequence[Sequence[int]], cells: int) -> bytearray:
    """Mark the cells of the keys that stand in two passages or more; some that stand in one share such a cell."""
    seen, again = bytearray(cells), bytearray(cells)
    for keys in listed:
        for cell in {key % cells for key in keys}:
            if seen[cell]:
                again[cell] = 1
            seen[cell] = 1
    return again


def find_candidates(n: int, postings: Postings) -> list[tuple[int, float]]:
    """Find the earlier passages that share keys with passage ``n``, and about how much, in nats."""
    shared: dict[int, float] = {}
    for key, nats in zip(postings.keys[n], postings.nats[n], strict=True):
        holders = postings.holders[key]
        if holders[0] >= n:
            continue
        end = bisect_left(holders, n)
        for m in holders[max(0, end - tuning.LATEST_ENTRIES) : end]:
            shared[m] = shared.get(m, 0.0) + nats
    if len(shared) <= tuning.MOST_CANDIDATES:
        return list(shared.items())
    return nlargest(tuning.MOST_CANDIDATES, shared.items(), key=itemgetter(1, 0))
