"""Two texts' words -> the blocks that are equal, and what differs between them. The only importer of difflib."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import compress, count
from operator import ne
from typing import NamedTuple

from coverage_cli.wording.lexicon import FUNCTION_WORDS
from coverage_cli.wording.words import Words, is_cut_marked, is_sentence_start

# A lone word such as "the" between two rewritten stretches is chance, and a diff that keeps it is confetti.
_ISLAND_WORDS = 1
_ISLAND_SHORE = 2  # changed words on either side that make it an island
_BORDER = "\x1f"  # in no key
# Pairs of equal words that difflib may have to look at again and again. Two texts of 2,500 words have 100,000 as they
# have 0.01 of all pairs; "a b a b …" has half of them, with 500 words as many, and would take minutes. Beyond the one
# number, or the other two together, words are compared place by place, which is not minimal but ends.
_MOST_PAIRS = 100_000
_MANY_PAIRS = 5_000
_DENSE = 0.05


class Region(NamedTuple):
    """What differs between two equal blocks: half-open runs of words of either text."""

    first: int
    last: int
    other_first: int
    other_last: int

    @property
    def removed(self) -> int:
        """Count the words that only the first text has here."""
        return self.last - self.first

    @property
    def added(self) -> int:
        """Count the words that only the second text has here."""
        return self.other_last - self.other_first


def align_words(before: Words, after: Words) -> tuple[Region, ...]:
    """Find the minimal runs of words that turn one text into the other, in order; equal texts have none.

    A run of words that stands in the other text as a whole is never torn apart, and a cut that could begin a word
    earlier or later begins at the text's end or at a sentence border where it can.
    """
    one, other = before.keys, after.keys
    if one == other:
        return ()
    if len(one) > len(other):
        place = find_run(one, other)
        if place is not None:
            return _keep_changes(Region(0, place, 0, 0), Region(place + len(other), len(one), len(other), len(other)))
    elif len(other) > len(one):
        place = find_run(other, one)
        if place is not None:
            return _keep_changes(Region(0, 0, 0, place), Region(len(one), len(one), place + len(one), len(other)))
    regions = _slide_all(_diff(one, other), before, after)
    return tuple(_merge_islands(_join_touching(regions), before))


def find_run(words: Sequence[str], part: Sequence[str]) -> int | None:
    """Find where words hold others as one run; no words are in none."""
    if not part or len(part) > len(words) or part[0] not in words or part[-1] not in words:
        return None
    text = _join_keys(words)
    found = text.find(_join_keys(part))  # linear, whatever the words: "a a a a b" in "a a a a a a"
    return text.count(_BORDER, 0, found) if found >= 0 else None


def _join_keys(keys: Sequence[str]) -> str:
    return f"{_BORDER}{_BORDER.join(keys)}{_BORDER}"


def _keep_changes(*regions: Region) -> tuple[Region, ...]:
    return tuple(region for region in regions if region.removed or region.added)


def _diff(one: Sequence[str], other: Sequence[str]) -> list[Region]:
    """Diff what is left when the common beginning and end are taken off, which is most often a word or two."""
    head = _count_common(one, other)
    tail = _count_common(one[head:][::-1], other[head:][::-1])
    middle, counterpart = one[head : len(one) - tail], other[head : len(other) - tail]
    regions: list[Region] = []
    i = j = 0
    for k, m, length in _find_blocks(middle, counterpart):
        if i < k or j < m:
            regions.append(Region(i + head, k + head, j + head, m + head))
        i, j = k + length, m + length
    return regions


def _find_blocks(one: Sequence[str], other: Sequence[str]) -> Iterable[tuple[int, int, int]]:
    """Find the runs that two texts share: where they begin in either, and their length; the last is empty."""
    if set(one).isdisjoint(other):
        return [(len(one), len(other), 0)]
    if len(one) * len(other) > _MANY_PAIRS and _is_dense(one, other):
        same = [place for place, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine == theirs]
        return [*((place, place, 1) for place in same), (len(one), len(other), 0)]
    return SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()


def _is_dense(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two texts repeat words so often that difflib would not end."""
    pairs = _count_pairs(one, other)
    return pairs > _MOST_PAIRS or (pairs > _MANY_PAIRS and pairs > _DENSE * len(one) * len(other))


def _count_pairs(one: Sequence[str], other: Sequence[str]) -> int:
    counts = Counter(other)
    return sum(counts[key] for key in one)


def _count_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words that two runs begin with, both."""
    shorter = min(len(one), len(other))
    return next(compress(count(), map(ne, one, other)), shorter)


def _slide_all(regions: list[Region], before: Words, after: Words) -> list[Region]:
    """Move each pure cut or insertion to where it reads best, within the equal words on either side of it."""
    slid: list[Region] = []
    for place, region in enumerate(regions):
        if region.removed and region.added:
            slid.append(region)
            continue
        left = region.first - (slid[-1].last if slid else 0)
        right = (regions[place + 1].first if place + 1 < len(regions) else len(before)) - region.last
        slid.append(_slide(region, before, after, left, right))
    return slid


def _slide(region: Region, before: Words, after: Words, left: int, right: int) -> Region:
    """Move a pure cut or insertion: "[the dog saw] the sea", not "the [dog saw the] sea"; to an ellipsis above all."""
    words, first, last = (before, *region[:2]) if region.removed else (after, *region[2:])
    other, place = (after, region.other_first) if region.removed else (before, region.first)
    shifts = list(_find_shifts(words.keys, first, last, left, right))
    if len(shifts) == 1:
        return region
    best = max(
        shifts,
        key=lambda shift: (
            is_cut_marked(other, place + shift),
            _rate_border(words, first + shift, last + shift),
            -abs(shift),
            shift,
        ),
    )
    return Region(*(end + best for end in region))


def _find_shifts(keys: Sequence[str], first: int, last: int, left: int, right: int) -> Iterator[int]:
    """Yield how far a run can move with the text staying the same: 0, then to the left, then to the right."""
    yield 0
    for shift in range(1, left + 1):
        if keys[first - shift] != keys[last - shift]:
            break
        yield -shift
    for shift in range(right):
        if keys[first + shift] != keys[last + shift]:
            break
        yield shift + 1


def _rate_border(words: Words, first: int, last: int) -> int:
    """Rate where a run begins and ends: the text's own ends, a sentence's, another mark's, a phrase's, none."""
    if first == 0 or last == len(words):
        return 4
    if is_sentence_start(words, first) and is_sentence_start(words, last):
        return 3
    if not words.gap(first).isspace() and not words.gap(last).isspace():
        return 2
    return int(words.keys[first] in FUNCTION_WORDS)  # "[the dog and] the cat", not "the [dog and the] cat"


def _join_touching(regions: list[Region]) -> list[Region]:
    """Join runs between which no equal word is left, as when two cuts slid together."""
    joined: list[Region] = []
    for region in regions:
        is_touching = joined and joined[-1].last >= region.first and joined[-1].other_last >= region.other_first
        joined.append(_span(joined.pop(), region) if is_touching else region)
    return joined


def _span(left: Region, right: Region) -> Region:
    """Make one region of two and what is between them."""
    return Region(left.first, right.last, left.other_first, right.other_last)


def _merge_islands(regions: list[Region], before: Words) -> list[Region]:
    """Take a lone function word between two rewritten stretches into one rewritten stretch."""
    merged: list[Region] = []
    for region in regions:
        is_island = merged and _is_island(merged[-1], region, before)
        merged.append(_span(merged.pop(), region) if is_island else region)
    return merged


def _is_island(left: Region, right: Region, before: Words) -> bool:
    kept = before.keys[left.last : right.first]
    if len(kept) > _ISLAND_WORDS or not all(key in FUNCTION_WORDS for key in kept):
        return False
    both = (left.removed and left.added and right.removed and right.added) or (
        # What went before the island and what came after it: "[gone] the [new]" is a rewriting, two cuts are not.
        (left.removed == right.added == 0) or (left.added == right.removed == 0)
    )
    return bool(both) and all(max(side.removed, side.added) >= _ISLAND_SHORE for side in (left, right))
