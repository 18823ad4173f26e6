"""How two passages' speakers stand to each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Relation = Literal["same", "other", "unknown"]

_WORD = re.compile(r"[^\W\d_]+")


def relate_speakers(one: str, two: str) -> Relation:
    """Tell whether two unified names are one person, two persons, or (a role, none) anybody.

    >>> [relate_speakers("Ann Lee", name) for name in ("Mayor Ann Lee", "Bo Ray", "the mayor")]
    ['same', 'other', 'unknown']
    """
    if not one or not two:
        return "unknown"
    if one == two:
        return "same"
    last_one, last_two = _find_last_name(one), _find_last_name(two)
    if not last_one or not last_two:
        return "unknown"
    return "same" if last_one == last_two else "other"


def is_person(speaker: str) -> bool:
    """Tell whether a speaker is given by name, not by role."""
    return bool(_find_last_name(speaker))


@lru_cache(maxsize=1 << 16)
def _find_last_name(speaker: str) -> str:
    """Find the last word of a person's name: all its words are capitalised; else empty."""
    words = _WORD.findall(speaker)
    return words[-1] if words and all(word[0].isupper() for word in words) else ""
