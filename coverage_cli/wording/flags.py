"""Which differences between two wordings can change the meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress, count
from operator import ne

from coverage_cli.models import Flag
from coverage_cli.wording.changes import (
    Comparison,
    find_inner_regions,
    find_late_start,
    find_open_regions,
    list_changed,
)
from coverage_cli.wording.cuts import find_cuts, has_silent_cut, has_splice
from coverage_cli.wording.modality import changes_modality
from coverage_cli.wording.negation import changes_negation
from coverage_cli.wording.number_flag import changes_number
from coverage_cli.wording.numbers import find_number_words
from coverage_cli.wording.proper_names import changes_name, find_names
from coverage_cli.wording.words import Words

_SWAPPED = 2  # words that change places
_JOINED = (("and",), ("or",), ("nor",))  # what stands between two of a list


def find_flags(comparison: Comparison) -> tuple[Flag, ...]:
    """Find the flags of a comparison, in the order of ``Flag``; texts that share too little have none."""
    if not comparison.is_comparable():
        return ()
    inner = find_inner_regions(comparison)
    regions = find_open_regions(comparison, inner)
    changed = list_changed(comparison, inner)
    told = changed if len(regions) == len(inner) else list_changed(comparison, regions)
    swapped = _find_swapped(comparison)
    late = find_late_start(comparison)
    cuts, spliced = find_cuts(comparison, regions) if comparison.is_speech else ([], [])
    raised: dict[Flag, bool] = {
        # Of what is in brackets, too: "If they [the lenders] don't agree", "To agree".
        "negation": changes_negation(comparison, inner, changed, late),
        "number": changes_number(comparison, regions, told) or _are_all(find_number_words, comparison, swapped),
        "name": bool(regions) and (changes_name(comparison, regions) or _are_all(find_names, comparison, swapped)),
        "modality": changes_modality(comparison, regions, told, late),
        "silent-cut": has_silent_cut(comparison, cuts),
        "splice": has_splice(comparison, spliced),
    }
    return tuple(flag for flag, is_raised in raised.items() if is_raised)


def _find_swapped(comparison: Comparison) -> tuple[int, ...]:
    """Find the two words that changed places, where all else is equal: "France owes Italy", "Italy owes France".

    To change places in a list is none: "Stone or Lee", "Lee or Stone".
    """
    before, after = comparison.before.keys, comparison.after.keys
    if len(before) != len(after) or sum(map(ne, before, after)) != _SWAPPED:
        return ()
    one, other = compress(count(), map(ne, before, after))
    is_listed = before[one + 1 : other] in _JOINED
    return (one, other) if (before[one], before[other]) == (after[other], after[one]) and not is_listed else ()


def _are_all(
    find: Callable[[Words, Sequence[int]], frozenset[int]], comparison: Comparison, places: Sequence[int]
) -> bool:
    return bool(places) and len(find(comparison.before, places)) == len(places)
