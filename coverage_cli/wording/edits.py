"""Regions that differ -> edits that can be shown: whole tokens, spelled and marked as in the texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_cli.models import Edit, Op
from coverage_cli.text import squeeze
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.words import Words

_OPS: dict[tuple[bool, bool], Op] = {(True, True): "replace", (True, False): "delete", (False, True): "insert"}


def build_edits(before: Words, after: Words, regions: Sequence[Region]) -> tuple[Edit, ...]:
    """Build the edits that lead from one text to the other, the unchanged runs among them.

    Joined with spaces, the ``before`` of all edits is the first text and the ``after`` the second, runs of blanks
    squeezed. A change inside "well-known" shows the whole of it; punctuation alone belongs to the word before it.
    """
    edits: list[Edit] = []
    i = j = 0
    for block in _find_blocks(before, after, regions):
        _add_change(edits, before, after, Region(i, block.first, j, block.other_first))
        edits.append(Edit("equal", _show(before, *block[:2]), _show(after, *block[2:])))
        i, j = block.last, block.other_last
    _add_change(edits, before, after, Region(i, len(before), j, len(after)))
    return tuple(edits)


def _add_change(edits: list[Edit], before: Words, after: Words, region: Region) -> None:
    if region.removed or region.added:
        op = _OPS[region.removed > 0, region.added > 0]
        edits.append(Edit(op, _show(before, *region[:2]), _show(after, *region[2:])))


def _find_blocks(before: Words, after: Words, regions: Sequence[Region]) -> Iterator[Region]:
    """Find the equal runs of words between the regions, without words that share a token with a change."""
    i = j = 0
    for region in (*regions, Region(len(before), len(before), len(after), len(after))):
        block = _narrow(Region(i, region.first, j, region.other_first), before, after)
        if block.removed:
            yield block
        i, j = region.last, region.other_last


def _narrow(block: Region, before: Words, after: Words) -> Region:
    first, last, other_first, other_last = block
    while first < last and not (_is_border(before, first) and _is_border(after, other_first)):
        first, other_first = first + 1, other_first + 1
    while first < last and not (_is_border(before, last) and _is_border(after, other_last)):
        last, other_last = last - 1, other_last - 1
    return Region(first, last, other_first, other_last)


def _is_border(words: Words, index: int) -> bool:
    if index in (0, len(words)):
        return True
    return any(map(str.isspace, words.gap(index)))


def _show(words: Words, first: int, last: int) -> str:
    return squeeze(words.text[_cut(words, first) : _cut(words, last)]) if first < last else ""


def _cut(words: Words, index: int) -> int:
    """Find the character before which the token of a word begins; the text's ends are the first's and the last's."""
    if index == 0:
        return 0
    if index == len(words):
        return len(words.text)
    gap = words.gap(index)
    return words.spans[index][0] - len(gap) + len(gap.rstrip()) if gap[-1:].isspace() else _find_token(words, index)


def _find_token(words: Words, index: int) -> int:
    start = words.spans[index][0]
    while not words.text[start - 1].isspace():
        start -= 1
    return start
