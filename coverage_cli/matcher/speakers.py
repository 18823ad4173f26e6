"""How two passages' speakers stand to each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Relation = Literal["same", "other", "unknown"]

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1 << 16)
def relate_speakers(one: str, two: str) -> Relation:
    """Tell whether two unified names are one person, two persons, or (a role, none) anybody.

    >>> [relate_speakers("Ann Lee", name) for name in ("Mayor Ann Lee", "Bo Ray", "the mayor")]
    ['same', 'other', 'unknown']
    """
    if not one or not two:
        return "unknown"
    if one == two:
        return "same"
    names_one, names_two = _find_names(one), _find_names(two)
    if not names_one or not names_two:
        return "unknown"
    return "same" if names_one[-1] == names_two[-1] else "other"


def _find_names(speaker: str) -> list[str]:
    """Find the words of a person's name: all of them capitalised, or none."""
    words = _WORD.findall(speaker)
    return words if words and all(word[0].isupper() for word in words) else []
