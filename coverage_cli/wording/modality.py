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
from coverage_cli.wording.lexicon import DUTY, FILLERS, HEDGES, NO_DUTY, OPEN_MODAL, OPINIONS, TENSES
from coverage_cli.wording.signals import can_be_modal, find_modals, find_negators, is_bare_signal
from coverage_cli.wording.words import Words

_JOINTS = frozenset({"and", "but", "so", "because"}) | FILLERS
_ADVICE = frozenset({"must", "should"})
_ADVICE_REACH = 4  # words from where the text begins
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
    before, after = find_modals(comparison.before), find_modals(comparison.after)
    if any(modal == NO_DUTY for _, modal in (*before, *after)) and _is_denied_otherwise(comparison):
        before, after = ([(span, DUTY if m == NO_DUTY else m) for span, m in found] for found in (before, after))
    exchanges = find_exchanges(comparison.regions, before, after, _is_same_modal)
    return any(exchange.region in telling and _is_change(comparison, exchange) for exchange in exchanges)


def _is_denied_otherwise(comparison: Comparison) -> bool:
    """Tell whether one text denies more: "you don't have to" beside "you have to" is a denial, not another duty."""
    return len(find_negators(comparison.before)) != len(find_negators(comparison.after))


def _starts_after_hedge(longer: Words, place: int) -> bool:
    """Tell whether a text begins behind words that make it less sure, "that" among them or not.

    "[I think] We have to leave" is one's opinion either way.
    """
    end = place - (longer.keys[place - 1] == "that")
    if _ends_in(longer, end, HEDGES):
        return True
    return _ends_in(longer, end, OPINIONS) and not any(
        modal in _ADVICE and place <= span[0] < place + _ADVICE_REACH for span, modal in find_modals(longer)
    )


def _ends_in(words: Words, end: int, phrases: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether one of some phrases, as the beginning of a clause, ends before a word."""
    return any(
        words.keys[max(0, end - len(phrase)) : end] == phrase and _is_clause(words, end - len(phrase))
        for phrase in phrases
    )


def _is_clause(words: Words, index: int) -> bool:
    """Tell whether a clause of its own begins: "and I think", not "what I think"."""
    return index == 0 or words.keys[index - 1] in _JOINTS or not words.gap(index).isspace()


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
