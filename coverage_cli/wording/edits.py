"""Regions that differ -> edits that can be shown: whole tokens, spelled and marked as in the texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from coverage_cli.models import Edit, Op
from coverage_cli.text import squeeze
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.words import Words

_OPS: dict[tuple[bool, bool], Op] = {(True, True): "replace", (True, False): "delete", (False, True): "insert"}


Border = tuple[int, int, int, int]
"""A place in both texts where a run of tokens can end: in either, before which word, and where its token begins."""


def build_edits(before: Words, after: Words, regions: Sequence[Region]) -> tuple[Edit, ...]:
    """Build the edits that lead from one text to the other, the unchanged runs among them.

    Joined with spaces, the ``before`` of all edits is the first text and the ``after`` the second, runs of blanks
    squeezed. A change inside "well-known" shows the whole of it; punctuation alone belongs to the word before it.
    """
    squeeze_before, squeeze_after = _choose_squeezing(before.text), _choose_squeezing(after.text)
    edits: list[Edit] = []
    i = start = j = other_start = 0
    for (k, end, m, other_end), is_equal in _find_borders(before, after, regions):
        is_in = i < k, j < m
        if i < k or j < m:
            one = squeeze_before(before.text[start:end]) if i < k else ""
            other = squeeze_after(after.text[other_start:other_end]) if j < m else ""
            edits.append(Edit("equal" if is_equal else _OPS[is_in], one, other))
        i, start, j, other_start = k, end, m, other_end
    return tuple(edits)


def _choose_squeezing(text: str) -> Callable[[str], str]:
    """Choose how the parts of a text are squeezed: where no blank follows another, there is nothing to do inside."""
    return str.strip if text.isprintable() and "  " not in text else squeeze  # no blank but the space is printable


def _find_borders(before: Words, after: Words, regions: Sequence[Region]) -> Iterator[tuple[Border, bool]]:
    """Find where the changed runs and the equal ones end, in turn, and whether it is an equal one that ends.

    Equal words that share a token with a change belong to the change.
    """
    size, other_size = len(before.keys), len(after.keys)
    i = j = 0
    for place, last, _, other_last in (*regions, (size, size, other_size, other_size)):
        left = _find_border(before, after, range(i, place), j - i) if i < place else None
        right = left and _find_border(before, after, range(place, left[0], -1), j - i)
        if left and right:
            yield left, False
            yield right, True
        i, j = last, other_last
    yield (size, len(before.text), other_size, len(after.text)), False


def _find_border(before: Words, after: Words, places: Iterable[int], shift: int) -> Border | None:
    """Find the first of some places before which a token begins in both texts."""
    for place in places:
        start = _find_token(before, place)
        other_start = _find_token(after, place + shift) if start is not None else None
        if start is not None and other_start is not None:
            return place, start, place + shift, other_start
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
