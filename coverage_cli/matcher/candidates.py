"""Strings of keys -> pairs worth judging, from postings of the words they share: never every pair.

A posting is kept for each run of three words and for each word that few passages hold, where a second passage may hold
it, too.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from math import log

from coverage_cli.matcher import tuning

_CELLS = 16  # for each passage, to the next power of two; twice as many are no faster


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


def list_sharers(codes: Sequence[str], lone: Container[int]) -> Iterator[array[int]]:
    """List, for each passage in turn, the earlier passages that share keys with it, each once for every such key.

    Most keys stand in one passage only. They never get a posting: the first holder of a key is noted in a cell, which
    it may share with others' keys; then a passage is listed that does not hold the key, which is for the judge to see.
    """
    postings: dict[int, array[int]] = {}
    get, latest = postings.get, -tuning.LATEST_ENTRIES
    first = array("I", bytes(4 << (_CELLS * len(codes)).bit_length()))
    mask = len(first) - 1
    for n, code in enumerate(codes):
        found = array("I")
        for key in list_keys(code, lone):
            holders = get(key)
            if holders is not None:
                found += holders[latest:]
                holders.append(n)
            elif first[key & mask]:
                found.append(first[key & mask] - 1)
                postings[key] = array("I", (found[-1], n))
            else:
                first[key & mask] = n + 1
        yield found
