"""Days of publication -> how much more two passages must share: the same words months later are another utterance.

A year of news repeats itself: "We will not sell it" is said in many a speech, "too little, too late" by anybody. Of
the articles of one event the days tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log

from coverage_cli.dates import count_days
from coverage_cli.matcher import tuning

Days = tuple[()] | tuple[int, int]
"""The first and the last day of something; empty when undated."""


@lru_cache(maxsize=4096)
def read_days(published: str) -> Days:
    """Read a date of publication: its day, twice."""
    day = count_days(published)
    return () if day is None else (day, day)


def find_span(days: Iterable[Days]) -> Days:
    """Find the first and the last of some days."""
    dated = list(filter(None, days))
    return (min(dated)[0], max(dated)[1]) if dated else ()


def split_occasions(members: Sequence[int], days: Sequence[Days], nats: float, crowd: float) -> list[list[int]]:
    """Split what has the same words where so many days lie between that the words say too little to be one utterance.

    What has no date stays with the first occasion.
    """
    parts: list[list[int]] = []
    latest: Days = ()
    for n in sorted(members, key=lambda n: (days[n], n)):
        if not parts or nats < weigh_between(latest, days[n], crowd):
            parts.append([])
        parts[-1].append(n)
        latest = days[n]
    return [sorted(part) for part in parts]


def weigh_between(one: Days, two: Days, crowd: float) -> float:
    """Weigh the days between two passages: how much more they must share, in nats."""
    return weigh_days(max(two[0] - one[1], one[0] - two[1]), crowd) if one and two else 0.0


def weigh_days(days: int, crowd: float) -> float:
    """Weigh so many days: how much more two passages must share for them, in nats."""
    late = days / tuning.EVENT_DAYS
    return tuning.APART_NATS * crowd * log(late) if late > 1 else 0.0


def list_first_near(days: Sequence[int]) -> Iterator[int]:
    """List for each of some days, in order, the place of the first that is few days before it; the undated are 0."""
    first = 0
    for day in days:
        while days[first] < day - tuning.FEW_DAYS:
            first += 1
        yield first
