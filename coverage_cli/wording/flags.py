"""Which differences between two wordings can change the meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from coverage_cli.models import Flag
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.changes import Comparison, find_telling_regions
from coverage_cli.wording.cuts import has_silent_cut, has_splice
from coverage_cli.wording.modality import changes_modality
from coverage_cli.wording.negation import changes_negation
from coverage_cli.wording.number_flag import changes_number
from coverage_cli.wording.numbers import find_numbers
from coverage_cli.wording.proper_names import changes_name, find_names


def find_flags(comparison: Comparison) -> tuple[Flag, ...]:
    """Find the flags of a comparison, in the order of ``Flag``; texts that share too little have none."""
    if not comparison.is_comparable():
        return ()
    regions = find_telling_regions(comparison)
    return tuple(flag for flag, is_raised in _DETECTORS.items() if is_raised(comparison, regions))


def _swaps_numbers(comparison: Comparison, regions: Iterable[Region]) -> bool:
    if changes_number(comparison, regions):
        return True
    return _swaps(comparison, lambda words: {i for span, _ in find_numbers(words) for i in range(*span)})


def _swaps_names(comparison: Comparison, regions: Iterable[Region]) -> bool:
    return changes_name(comparison, regions) or _swaps(comparison, find_names)


def _swaps(comparison: Comparison, find: Callable[..., Iterable[int]]) -> bool:
    """Tell whether two words changed places and are names, or numbers: "France owes Italy", "Italy owes France"."""
    before, after = comparison.before, comparison.after
    if len(before) != len(after):
        return False
    moved = [i for i, (one, other) in enumerate(zip(before.keys, after.keys, strict=True)) if one != other]
    if len(moved) != 2 or before.keys[moved[0]] != after.keys[moved[1]] or before.keys[moved[1]] != after.keys[moved[0]]:
        return False
    return set(moved) <= set(find(before))


_DETECTORS: dict[Flag, Callable[[Comparison, Iterable[Region]], bool]] = {
    "negation": changes_negation,
    "number": _swaps_numbers,
    "name": _swaps_names,
    "modality": changes_modality,
    "silent-cut": has_silent_cut,
    "splice": has_splice,
}
