"""Days of publication -> how much more two passages must share: the same words months later are another utterance.

A year of news repeats itself: "We will not sell it" is said in many a speech, "too little, too late" by anybody. Of
the articles of one event the days tell nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from coverage_cli.matcher import tuning

Days = tuple[()] | tuple[int, int]
"""The first and the last day of something; empty when undated."""


def find_span(days: Sequence[int | None]) -> Days:
    """Find the first and the last of some days."""
    if len(days) == 1:
        return () if days[0] is None else (days[0], days[0])
    dated = [day for day in days if day is not None]
    return (min(dated), max(dated)) if dated else ()


def split_occasions(members: Sequence[int], days: Sequence[int | None], nats: float, crowd: float) -> list[list[int]]:
    """Split what has the same words where so many days lie between that the words say too little to be one utterance.

    What has no date stays with the first occasion.
    """
    parts: list[list[int]] = []
    latest: int | None = None
    for n in sorted(members, key=lambda n: (days[n] or 0, n)):
        day = days[n]
        if not parts or (latest and day and nats < weigh_days(day - latest, crowd)):
            parts.append([])
        parts[-1].append(n)
        latest = day
    return [sorted(part) for part in parts]


def weigh_between(one: Days, two: Days, crowd: float) -> float:
    """Weigh the days between two passages: how much more they must share, in nats."""
    return weigh_days(max(two[0] - one[1], one[0] - two[1]), crowd) if one and two else 0.0


def weigh_days(days: int, crowd: float) -> float:
    """Weigh so many days: how much more two passages must share for them, in nats."""
    late = days / tuning.EVENT_DAYS
    return tuning.APART_NATS * crowd * log(late) if late > 1 else 0.0
