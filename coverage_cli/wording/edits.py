"""Regions that differ -> edits that can be shown: whole tokens, spelled and marked as in the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from coverage_cli.models import Edit, Op
from coverage_cli.text import squeeze
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.words import Words

_OPS: dict[tuple[bool, bool], Op] = {(True, True): "replace", (True, False): "delete", (False, True): "insert"}


class Border(NamedTuple):
    """A place in both texts where a run of tokens can end: before a word, and the character its token begins with."""

    place: int
    start: int
    other_place: int
    other_start: int


def build_edits(before: Words, after: Words, regions: Sequence[Region]) -> tuple[Edit, ...]:
    """Build the edits that lead from one text to the other, the unchanged runs among them.

    Joined with spaces, the ``before`` of all edits is the first text and the ``after`` the second, runs of blanks
    squeezed. A change inside "well-known" shows the whole of it; punctuation alone belongs to the word before it.
    """
    squeeze_before, squeeze_after = _choose_squeezing(before.text), _choose_squeezing(after.text)
    edits: list[Edit] = []
    left = Border(0, 0, 0, 0)
    for right, is_equal in _find_borders(before, after, regions):
        is_in = left.place < right.place, left.other_place < right.other_place
        if any(is_in):
            one = squeeze_before(before.text[left.start : right.start]) if is_in[0] else ""
            other = squeeze_after(after.text[left.other_start : right.other_start]) if is_in[1] else ""
            edits.append(Edit("equal" if is_equal else _OPS[is_in], one, other))
        left = right
    return tuple(edits)


def _choose_squeezing(text: str) -> Callable[[str], str]:
    """Choose how the parts of a text are squeezed: where no blank follows another, there is nothing to do inside."""
    return str.strip if text.isprintable() and "  " not in text else squeeze  # no blank but the space is printable


def _find_borders(before: Words, after: Words, regions: Sequence[Region]) -> Iterator[tuple[Border, bool]]:
    """Find where the changed runs and the equal ones end, in turn, and whether it is an equal one that ends.

    Equal words that share a token with a change belong to the change.
    """
    end = Region(len(before), len(before), len(after), len(after))
    i = j = 0
    for region in (*regions, end):
        first = _find_border(before, after, range(i, region.first), j - i)
        last = first and _find_border(before, after, range(region.first, first.place, -1), j - i)
        if first and last:
            yield first, False
            yield last, True
        i, j = region.last, region.other_last
    yield Border(end.first, len(before.text), end.other_first, len(after.text)), False


def _find_border(before: Words, after: Words, places: Iterable[int], shift: int) -> Border | None:
    """Find the first of some places before which a token begins in both texts."""
    for place in places:
        start, other_start = _find_token(before, place), _find_token(after, place + shift)
        if start is not None and other_start is not None:
            return Border(place, start, place + shift, other_start)
    return None


def _find_token(words: Words, index: int) -> int | None:
    """Find where a token begins with a word, if one does; the first and the last word have all that stands outside."""
    if index == 0:
        return 0
    if index == len(words.keys):
        return len(words.text)
    start = words.spans[index][0]
    if words.text[start - 1] == " ":
        return start
    gap = words.gap(index)
    token = f"{gap}x".split()[-1]
    return start - len(token) + 1 if len(token) <= len(gap) else None
