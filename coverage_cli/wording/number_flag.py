"""Numbers and dates that became others."""

from __future__ import annotations

from collections.abc import Iterable

from coverage_cli.models import Span
from coverage_cli.wording.alignment import Region
from coverage_cli.wording.changes import Comparison, Exchange, find_exchanges, is_matter
from coverage_cli.wording.figures import Number
from coverage_cli.wording.lexicon import DAY_WORDS
from coverage_cli.wording.numbers import can_be_number, find_numbers, is_same_number
from coverage_cli.wording.signals import is_bare_signal

_LONGEST_NUMBER = 4  # words of a number that a cut at the text's end can go through
_LONGEST_EXCHANGE = 4  # a longer stretch is another way to say it


def changes_number(comparison: Comparison, regions: Iterable[Region], changed: Iterable[str]) -> bool:
    """Tell whether a number or a date became another one, was put in, or was left out by itself.

    ``changed`` are the regions' keys.
    """
    if not (any(map(can_be_number, changed)) or _may_touch(comparison, regions)):
        return False
    before, after = find_numbers(comparison.before), find_numbers(comparison.after)
    if not (before or after):
        return False
    telling = frozenset(regions)
    widened = {_widen(region, before, after): region for region in comparison.regions}
    exchanges = find_exchanges(widened, before, after, is_same_number)
    return any(_is_change(comparison, exchange, widened[exchange.region] in telling) for exchange in exchanges)


def _may_touch(comparison: Comparison, regions: Iterable[Region]) -> bool:
    """Tell whether any word at the ends of the other cuts, those at the text's ends, can belong to a number."""
    inner = frozenset(regions)
    before, after = comparison.before.keys, comparison.after.keys
    for region in comparison.regions:
        if region not in inner:
            first, last, other_first, other_last = region
            for keys, end in ((before, first), (before, last), (after, other_first), (after, other_last)):
                if any(map(can_be_number, keys[max(0, end - 1) : end + 1])):
                    return True
    return False


def _widen(region: Region, before: list[tuple[Span, Number]], after: list[tuple[Span, Number]]) -> Region:
    """Widen a region to the whole of the numbers it cuts through: "half | a million", "40 | million"."""
    first, last, other_first, other_last = region
    cut, other_cut = _list_cut(before, first, last), _list_cut(after, other_first, other_last)
    if not (cut or other_cut):
        return region
    left = max([0, *(first - span[0] for span in cut), *(other_first - span[0] for span in other_cut)])
    right = max([0, *(span[1] - last for span in cut), *(span[1] - other_last for span in other_cut)])
    return Region(max(0, first - left), last + right, max(0, other_first - left), other_last + right)


def _list_cut(numbers: Iterable[tuple[Span, Number]], first: int, last: int) -> list[Span]:
    """List the numbers that share a word with a run, or stand on both sides of an empty one."""
    return [span for span, _ in numbers if span[0] < last and first < span[1]]


def _is_change(comparison: Comparison, exchange: Exchange[Number], is_telling: bool) -> bool:
    """Tell whether a region's numbers differ; "one" and "first" alone are none, "today" and "Tuesday" may be one."""
    lost, gained = exchange.lost, exchange.gained
    region = exchange.region
    removed, added = comparison.removed(region), comparison.added(region)
    if lost and gained:
        return is_telling or max(region.removed, region.added) <= _LONGEST_NUMBER
    if not is_telling or all(number.is_soft for number in lost + gained):
        return False
    if not DAY_WORDS.isdisjoint(removed + added):
        return False
    if is_matter(removed) and is_matter(added):
        return max(region.removed, region.added) <= _LONGEST_EXCHANGE
    return is_bare_signal(comparison, region)
