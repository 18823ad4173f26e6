"""Strings of keys -> pairs worth judging, from postings of the words they share: never every pair.

A posting is kept for each word that few passages hold, and for each run of three words that two passages may hold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import log
from operator import itemgetter

from coverage_cli.matcher import tuning

Postings = Mapping[int, Sequence[int]]
Key = tuple[int, float]

_SPREAD, _CELLS = 1_114_111, (1 << 61) - 1  # primes: three code points become one whole number
_SKETCH_CELLS = 48  # for each passage


def find_keys(code: str, weights: Mapping[str, float], scale: float) -> list[Key]:
    """Find the keys of a passage and what it says to share them, in nats.

    Keys are whole numbers, the same in every process. A run of three words says half of what its words say, as its
    neighbours say the rest.
    """
    points, said = list(map(ord, code)), [weights[char] for char in code]
    keys = {
        ((a * _SPREAD + b) * _SPREAD + c) % _CELLS: (x + y + z) / 2
        for a, b, c, x, y, z in zip(points, points[1:], points[2:], said, said[1:], said[2:], strict=False)
    }
    lone = scale - log(tuning.LONE_POSTING)
    keys.update((point, weight) for point, weight in zip(points, said, strict=True) if weight >= lone)
    return list(keys.items())


def build_postings(codes: Sequence[str], weights: Mapping[str, float], scale: float) -> dict[int, list[int]]:
    """List, for each key that two passages or more may hold, the indices of those passages, ascending.

    Four keys in five stand in one passage only: a sketch of saturating counters keeps them out.
    """
    cells = len(codes) * _SKETCH_CELLS + 1
    seen, again = bytearray(cells), bytearray(cells)
    for code in codes:
        for key, _ in find_keys(code, weights, scale):
            cell = key % cells
            if seen[cell]:
                again[cell] = 1
            seen[cell] = 1
    postings: dict[int, list[int]] = {}
    for n, code in enumerate(codes):
        for key, _ in find_keys(code, weights, scale):
            if again[key % cells]:
                postings.setdefault(key, []).append(n)
    return postings


def find_candidates(n: int, keys: Sequence[Key], postings: Postings, least: float) -> list[tuple[int, float]]:
    """Find the earlier passages that share keys with passage ``n``, and how much, ``least`` nats up."""
    shared: dict[int, float] = {}
    for key, nats in keys:
        posting = postings.get(key)
        if posting and posting[0] < n:
            end = bisect_left(posting, n)
            for m in posting[max(0, end - tuning.LATEST_ENTRIES) : end]:
                shared[m] = shared.get(m, 0.0) + nats
    worth = [(m, nats) for m, nats in shared.items() if nats >= least]
    if len(worth) > tuning.MOST_CANDIDATES:
        worth = nlargest(tuning.MOST_CANDIDATES, worth, key=itemgetter(1, 0))
    return worth
