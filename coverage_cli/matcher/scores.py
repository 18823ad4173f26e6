"""What a link needs, and how strong it is: 1 where it has just that."""

from __future__ import annotations

from math import log
from typing import NamedTuple


class Need(NamedTuple):
    """What a link must have."""

    nats: float
    """Information of the words shared in order."""
    share: float
    """Share of the shorter one's information."""
    base: float
    """The information needed if nothing were known of the speakers."""
    is_other: bool = False
    """Two persons are named."""
    is_frame: bool = False
    """One of them is little but a quote's attribution."""


# The strength between two passages of one article that say something alike but not the same: what meets the one does
# not mean the other.
RIVALS = -1.0


def grade(strength: float) -> float:
    """Turn strength (1 where a link has just what it needs) into 0 to 100, 80 where it has what it needs.

    >>> round(grade(1)), round(grade(0.86)), round(grade(2))
    (80, 75, 96)
    """
    return 100.0 * (1.0 - float(0.2**strength))


def ungrade(threshold: float) -> float:
    """Turn a threshold from 0 to 100 back into the strength that a link needs.

    >>> round(ungrade(80), 6)
    1.0
    """
    return log(max(1e-6, 1 - threshold / 100)) / log(0.2)
