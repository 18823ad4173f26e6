"""Names of people across spellings."""

from __future__ import annotations

from collections.abc import Iterable


def unify_names(names: Iterable[str]) -> dict[str, str]:
    """Map each spelling of a speaker's name to the one name for the person."""
    return {name: name for name in names}
