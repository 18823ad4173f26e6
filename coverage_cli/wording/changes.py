"""What a flag looks at: the regions that differ, and the features (numbers, names, …) that each lost and gained."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from coverage_cli.models import Span
from coverage_cli.wording.alignment import Region, find_run
from coverage_cli.wording.lexicon import FILLER_PHRASES, FILLERS, FUNCTION_WORDS
from coverage_cli.wording.words import Words, find_enclosed

Feature = TypeVar("Feature")
LateStart = tuple[Words, int]

# A rewritten stretch at a text's end is a change while it is short; a longer one is where two cuts overlap.
_EDGE_WORDS = 6
# Two texts that share less of the shorter one than this are other words for it, or other parts of one sentence.
_SHARED = 0.5
# Regions that lost something times regions that gained something: two texts with more are no versions of one another.
_MOST_MOVES = 10_000
_SPAN = itemgetter(0)
_GRAMMAR = FUNCTION_WORDS | FILLERS
_PHRASED = frozenset(word for phrase in FILLER_PHRASES for word in phrase)


class Comparison(NamedTuple):
    """Two texts and where they differ."""

    before: Words
    after: Words
    regions: tuple[Region, ...]
    kept: int
    """The first text's words that the second one has, in the same order."""
    is_speech: bool = True
    """Somebody's words, which nobody may cut or splice unmarked; a reporter's own sentence may be rewritten."""

    def is_comparable(self) -> bool:
        """Tell whether the texts share enough words for a difference to mean something."""
        return self.kept > 1 and self.kept >= _SHARED * min(len(self.before), len(self.after))

    def is_at_edge(self, region: Region) -> bool:
        """Tell whether a region is the beginning or the end of both texts."""
        first, last, other_first, other_last = region
        return first == other_first == 0 or (last == len(self.before.keys) and other_last == len(self.after.keys))

    def removed(self, region: Region) -> tuple[str, ...]:
        """Give the keys of the words that only the first text has in a region."""
        return self.before.keys[region.first : region.last]

    def added(self, region: Region) -> tuple[str, ...]:
        """Give the keys of the words that only the second text has in a region."""
        return self.after.keys[region.other_first : region.other_last]


def list_changed(comparison: Comparison, regions: Iterable[Region]) -> set[str]:
    """List the keys of the words that were removed or added in some regions."""
    changed: set[str] = set()
    before, after = comparison.before.keys, comparison.after.keys
    for first, last, other_first, other_last in regions:
        changed.update(before[first:last], after[other_first:other_last])
    return changed


def find_inner_regions(comparison: Comparison) -> tuple[Region, ...]:
    """Find the regions that are more than a later beginning, an earlier end, or words that stand there twice."""
    before, after = comparison.before.keys, comparison.after.keys
    return tuple(
        [
            region
            for region in comparison.regions
            if not (
                _is_outer(comparison, region)
                or (region[0] < region[1] and _repeats(before, region[0], region[1]))
                or (region[2] < region[3] and _repeats(after, region[2], region[3]))
            )
        ]
    )


def find_open_regions(comparison: Comparison, regions: Iterable[Region]) -> tuple[Region, ...]:
    """Leave out the regions with words in [brackets], which every reader knows to be an editor's."""
    before, after = find_enclosed(comparison.before), find_enclosed(comparison.after)
    if not (before or after):
        return tuple(regions)
    return tuple(
        region
        for region in regions
        if before.isdisjoint(range(region.first, region.last))
        and after.isdisjoint(range(region.other_first, region.other_last))
    )


def _is_outer(comparison: Comparison, region: Region) -> bool:
    """Tell whether a region is only that one text begins or ends elsewhere."""
    if not comparison.is_at_edge(region):
        return False
    first, last, other_first, other_last = region
    return first == last or other_first == other_last or max(last - first, other_last - other_first) > _EDGE_WORDS


def _repeats(keys: tuple[str, ...], first: int, last: int) -> bool:
    """Tell whether a run stands there twice: "we have to, we have to", "you can't build it and you can't close it"."""
    run, length = keys[first:last], last - first
    if run == keys[last : last + length] or run == keys[max(0, first - length) : first]:
        return True
    return length > 1 and find_run(keys[:first], run) is not None


def is_matter(keys: Sequence[str]) -> bool:
    """Tell whether words say something: more than grammar and fillers.

    >>> is_matter(("and", "you", "know")), is_matter(("and", "our", "nets"))
    (False, True)
    """
    places = [place for place, key in enumerate(keys) if key not in _GRAMMAR]
    return any(keys[place] not in _PHRASED for place in places) or any(not _is_phrase(keys, place) for place in places)


def _is_phrase(keys: Sequence[str], place: int) -> bool:
    """Tell whether a word is part of a phrase that says nothing."""
    return any(
        tuple(keys[start : start + len(phrase)]) == phrase
        for phrase in FILLER_PHRASES
        for start in range(max(0, place - len(phrase) + 1), place + 1)
    )


class Exchange(NamedTuple, Generic[Feature]):
    """What one region lost and gained, less what only moved to another place of the text."""

    region: Region
    lost: tuple[Feature, ...]
    gained: tuple[Feature, ...]


def find_exchanges(
    regions: Iterable[Region],
    lost: Iterable[tuple[Span, Feature]],
    gained: Iterable[tuple[Span, Feature]],
    same: Callable[[Feature, Feature], bool],
) -> list[Exchange[Feature]]:
    """Find for each region that lost or gained any which features (with the span of words each takes).

    What a region both lost and gained is no change; then what one region lost and another gained only moved.
    """
    regions = list(regions)
    mine = _divide(lost, [region[:2] for region in regions])
    theirs = _divide(gained, [region[2:] for region in regions])
    if not (any(mine) or any(theirs)):
        return []
    for one, other in zip(mine, theirs, strict=True):
        if one and other:
            _cancel(one, other, same)
    if sum(map(bool, mine)) * sum(map(bool, theirs)) <= _MOST_MOVES:
        for one in filter(None, mine):
            for other in filter(None, theirs):
                _cancel(one, other, same)
    return [
        Exchange(region, tuple(one), tuple(other))
        for region, one, other in zip(regions, mine, theirs, strict=True)
        if one or other
    ]


def _divide(features: Iterable[tuple[Span, Feature]], runs: Iterable[Span]) -> list[list[Feature]]:
    """List for each run of words the features that overlap it; two features are the same words or other ones."""
    ordered = sorted(features, key=_SPAN)
    if not ordered:
        return [[] for _ in runs]
    starts, ends = [span[0] for span, _ in ordered], [span[1] for span, _ in ordered]
    return [
        [feature for _, feature in ordered[bisect_right(ends, first) : bisect_left(starts, last)]]
        for first, last in runs
    ]


def _cancel(mine: list[Feature], theirs: list[Feature], same: Callable[[Feature, Feature], bool]) -> None:
    """Take out of both lists what they share."""
    for feature in list(mine):
        partner = next((other for other in theirs if same(feature, other)), None)
        if partner is not None:
            mine.remove(feature)
            theirs.remove(partner)


def find_late_start(comparison: Comparison) -> LateStart | None:
    """Find the text that begins earlier, and its word in mid-sentence that is the first of a sentence in the other."""
    if not comparison.regions:
        return None
    first, last, other_first, other_last = comparison.regions[0]
    if first or other_first or (last and other_last):
        return None
    before, after = comparison.before, comparison.after
    if other_last == 0:
        return (before, last) if _opens_sentence(before, last, after) else None
    return (after, other_last) if _opens_sentence(after, other_last, before) else None


def _opens_sentence(longer: Words, place: int, shorter: Words) -> bool:
    if place >= len(longer) or not len(shorter):
        return False
    first = shorter.raw(0)
    return first[0].isupper() and (longer.raw(place)[0].islower() or first == "I")
