"""How binding or how sure: will, would, may, must, should, can, could, perhaps, probably."""

from __future__ import annotations

from collections.abc import Iterable

from coverage_cli.wording.alignment import Region
from coverage_cli.wording.changes import (
    Comparison,
    Exchange,
    LateStart,
    find_exchanges,
)
from coverage_cli.wording.lexicon import HEDGES, OPEN_MODAL, TENSES
from coverage_cli.wording.signals import can_be_modal, find_modals, is_bare_signal
from coverage_cli.wording.words import Words

_LONGEST_EXCHANGE = 4  # a longer stretch is another way to say it


def changes_modality(
    comparison: Comparison, regions: Iterable[Region], changed: Iterable[str], late: LateStart | None
) -> bool:
    """Tell whether what was certain, possible or due has become another degree of it.

    ``changed`` are the regions' keys, ``late`` is where a text begins in the other's mid-sentence.
    """
    if any(map(can_be_modal, changed)) and _exchanges_modal(comparison, frozenset(regions)):
        return True
    return late is not None and _starts_after_hedge(*late)


def _exchanges_modal(comparison: Comparison, telling: frozenset[Region]) -> bool:
    exchanges = find_exchanges(
        comparison.regions, find_modals(comparison.before), find_modals(comparison.after), _is_same_modal
    )
    return any(exchange.region in telling and _is_change(comparison, exchange) for exchange in exchanges)


def _starts_after_hedge(longer: Words, place: int) -> bool:
    return longer.keys[place - 1] in HEDGES


def _is_same_modal(one: str, other: str) -> bool:
    return one.lstrip("?") == other.lstrip("?")


def _is_change(comparison: Comparison, exchange: Exchange[str]) -> bool:
    """Tell whether a region's modals differ; 'd alone may be had, and will alone may be a tense."""
    lost, gained = exchange.lost, exchange.gained
    if lost and gained:
        return True
    if not any(modal != OPEN_MODAL and modal not in TENSES for modal in lost + gained):
        return False
    removed, added = comparison.removed(exchange.region), comparison.added(exchange.region)
    if removed and added:
        return max(len(removed), len(added)) <= _LONGEST_EXCHANGE
    return is_bare_signal(comparison, exchange.region)
