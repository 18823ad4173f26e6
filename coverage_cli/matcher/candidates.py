"""Strings of keys -> pairs worth judging, from postings of the words they share: never every pair.

A posting is kept for each two telling words in a row and for each word that few passages hold, where a second passage
may hold it, too.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import log
from typing import NamedTuple

from coverage_cli.matcher import tuning

_CELLS = 16  # for each passage, to the next power of two; twice as many are no faster


class Words(NamedTuple):
    """The words of a comparison that decide on keys, as code points."""

    light: frozenset[int]
    """Those that say so little that no key holds them."""
    lone: frozenset[int]
    """Those that so few passages hold that each is a key of its own."""


def find_words(weights: Mapping[str, float], scale: float) -> Words:
    """Find the words that decide on keys, by what each says."""
    least, rare = tuning.LIGHT_KEY * scale, scale - log(tuning.LONE_POSTING)
    light = [ord(char) for char, weight in weights.items() if weight < least]
    lone = [ord(char) for char, weight in weights.items() if weight >= max(rare, least)]
    return Words(frozenset(light), frozenset(lone))


def list_keys(code: str, words: Words, few: int = 0) -> list[int]:
    """List the keys of a passage: each two words in a row, light ones left out, then its words that few passages hold.

    They are whole numbers below 2 ** 30, negative for a word. Two pairs share a number once in 2 ** 29. Of a passage
    with at most so ``few`` pairs each counts twice.
    """
    light, lone = words
    points = [point for point in map(ord, code) if point not in light]
    keys = [x << 9 ^ y for x, y in pairwise(points)]
    if len(keys) <= few:
        keys += keys
    keys += [-point for point in points if point in lone]
    return keys


def list_sharers(keys: Iterable[Iterable[int]], count: int) -> Iterator[list[int]]:
    """List, for each of so many passages in turn, the earlier that share keys with it, each once for every such key.

    Most keys stand in one passage only. They never get a posting: the first holder of a key is noted in a cell, which
    it may share with others' keys; then a passage is listed that does not hold the key, which is for the judge to see.
    """
    postings: dict[int, list[int]] = {}
    get, latest = postings.get, -tuning.LATEST_ENTRIES
    first = array("I", bytes(4 << (_CELLS * count).bit_length()))
    mask = len(first) - 1
    for n, held in enumerate(keys):
        found: list[int] = []
        for key in held:
            earliest = first[key & mask]
            if not earliest:
                first[key & mask] = n + 1
                continue
            holders = get(key)
            if holders is None:
                found.append(earliest - 1)
                postings[key] = [earliest - 1, n]
            else:
                found += holders[latest:]
                holders.append(n)
        yield found
