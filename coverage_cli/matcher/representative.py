"""Which passage of a cluster the others are compared to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from coverage_cli.dates import order_date
from coverage_cli.matcher.units import Unit
from coverage_cli.text import split_words


def choose_representative(cluster: Sequence[Unit], reference: str) -> Unit:
    """Choose from the units of a cluster, which stand in the order of the input.

    The reference source's passage; else, quotes before reports, the earliest published; else the most common wording;
    else the longest; else the first.
    """
    chosen = [u for u in cluster if reference and u.passage.source == reference]
    chosen = _prefer_quotes(chosen or list(cluster))
    if all(u.passage.published for u in chosen):
        earliest = min(order_date(u.passage.published) for u in chosen)
        chosen = [u for u in chosen if order_date(u.passage.published) == earliest]
    wordings = {id(u): " ".join(split_words(u.passage.text)) for u in chosen}
    common = Counter(wordings.values())
    return max(chosen, key=lambda u: (common[wordings[id(u)]], len(u.code)))


def _prefer_quotes(cluster: Sequence[Unit]) -> list[Unit]:
    return [u for u in cluster if u.role == "quote"] or list(cluster)
