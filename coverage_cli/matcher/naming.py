"""Units -> units whose speakers have one name each, and what their words weigh: what is known of all before any two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from coverage_cli.matcher.units import Unit
from coverage_cli.matcher.weights import Comparison, weigh_units
from coverage_cli.names import unify_names
from coverage_cli.processes import Processes


def weigh_and_name(units: Sequence[Unit], processes: Processes[None]) -> tuple[list[Unit], Comparison]:
    """Weigh the words of units, and give all spellings of a speaker's name one name, both at once."""
    names = processes.begin(unify_speakers, list_speakers(units))
    comparison = weigh_units(units)
    return name_units(units, names()), comparison


def unify_speakers(_: None, speakers: Iterable[str]) -> dict[str, str]:
    """Find the one name for all spellings of a speaker's."""
    return unify_names(speakers)


def list_speakers(units: Iterable[Unit]) -> list[str]:
    """List the names of who speaks in some units, sorted."""
    return sorted({unit.speaker for unit in units if unit.speaker})


def name_units(units: Iterable[Unit], names: Mapping[str, str]) -> list[Unit]:
    """Give the speakers of some units other names."""
    return [
        unit if names.get(unit.speaker, "") == unit.speaker else Unit(*unit[:-1], names[unit.speaker]) for unit in units
    ]
