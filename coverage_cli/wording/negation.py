"""Denials: don't and do not are one, never and not are one, unfair and not fair are one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from coverage_cli.models import Span
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.changes import Comparison, LateStart, find_exchanges
from coverage_cli.wording.lexicon import NEGATIVE_PREFIXES, NO_NEGATION
from coverage_cli.wording.signals import can_deny, find_negators, is_bare_signal
from coverage_cli.wording.words import Words

_SHORTEST_BASE = 4
# How far before the cut a denial still denies what follows it: "I don't believe that [The mayor knew]".
_REACH = 6
_BREAKS = frozenset({"and", "but", "or", "because", "so", "while", "although", "though", "when", "what", "if"})


def changes_negation(
    comparison: Comparison, regions: Iterable[Region], changed: Iterable[str], late: LateStart | None
) -> bool:
    """Tell whether a denial was lost or gained, other than by moving it.

    ``changed`` are the regions' keys, ``late`` is where a text begins, as a sentence of its own, in the other's.
    """
    if any(map(_may_deny, changed)) and _exchanges_denial(comparison, frozenset(regions)):
        return True
    return late is not None and _is_cut_from_denial(*late)


@lru_cache(maxsize=1 << 14)
def _may_deny(key: str) -> bool:
    return can_deny(key) or (len(key) > _SHORTEST_BASE and key.startswith(NEGATIVE_PREFIXES) and key not in NO_NEGATION)


def _exchanges_denial(comparison: Comparison, telling: frozenset[Region]) -> bool:
    lost = [((index, index + 1), True) for index in find_negators(comparison.before)]
    gained = [((index, index + 1), True) for index in find_negators(comparison.after)]
    prefixed, counterparts = _find_prefixed(comparison)
    lost += [((index, index + 1), True) for index in prefixed]
    gained += [((index, index + 1), True) for index in counterparts]
    exchanges = find_exchanges(comparison.regions, lost, gained, lambda one, other: one == other)
    return any(
        exchange.region in telling
        and bool(exchange.lost) != bool(exchange.gained)
        and _is_exchange(comparison, exchange.region)
        for exchange in exchanges
    )


def _find_prefixed(comparison: Comparison) -> tuple[list[int], list[int]]:
    """Find the changed words of each text that deny a changed word of the other or of their own region: un|fair."""
    before, after = [], []
    for region in comparison.regions:
        if not (region.removed and region.added):
            continue
        mine, theirs = comparison.removed(region), comparison.added(region)
        before += [region.first + i for i, key in enumerate(mine) if _denies(key, theirs)]
        after += [region.other_first + i for i, key in enumerate(theirs) if _denies(key, mine)]
    return before, after


def _denies(key: str, others: Iterable[str]) -> bool:
    """Tell whether a word is another one with a prefix that denies it."""
    if key in NO_NEGATION:
        return False
    bases = {key.removeprefix(prefix) for prefix in NEGATIVE_PREFIXES if key.startswith(prefix)}
    return any(len(other) >= _SHORTEST_BASE and other in bases for other in others)


def _is_exchange(comparison: Comparison, region: Region) -> bool:
    """Tell whether the denial was exchanged or left out by itself, rather than as a part of a longer cut."""
    removed, added = comparison.removed(region), comparison.added(region)
    if removed and added:
        return True
    return is_bare_signal(comparison, region)


def _is_cut_from_denial(longer: Words, place: int) -> bool:
    """Tell whether a text begins, as a sentence of its own, after the denial that governs it in the other text."""
    start = max(0, place - _REACH)
    reach: Span = (max([start, *(i for i in range(start, place) if _is_break(longer, i))]), place)
    return any(reach[0] <= index < place for index in find_negators(longer)) and longer.gap(place).isspace()


def _is_break(words: Words, index: int) -> bool:
    return words.keys[index] in _BREAKS or (index > 0 and not words.gap(index).isspace())
