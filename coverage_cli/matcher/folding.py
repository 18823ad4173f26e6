"""Units -> nodes: units with the same words, role and speaker are judged once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from coverage_cli.matcher.tuning import PRIOR_PASSAGES
from coverage_cli.matcher.units import Role, Unit
from coverage_cli.matcher.weights import weigh_keys


class Node(NamedTuple):
    """Units of the same keys, role and speaker."""

    code: str
    """The keys of its words, one character each."""
    whole: str
    """The keys of all its words, those in quotation marks, too."""
    role: Role
    """As of its units."""
    speaker: str
    """As of its units."""
    nats: float
    """The information of its words."""
    articles: tuple[str, ...]
    """The articles that carry it, each once."""
    units: tuple[int, ...]
    """Indices of its units, in the order of reading."""


class Comparison(NamedTuple):
    """What the units of one comparison have in common: the measure for all of them."""

    weights: Mapping[str, float]
    """The information of each key, in nats."""
    scale: float
    """The natural logarithm of the number of different passages: chance agreement grows with it."""
    articles: int
    """How many articles are compared."""


def fold_units(units: Sequence[Unit]) -> tuple[list[Node], Comparison]:
    """Fold units into nodes, in the order of their first units; units without words fall out."""
    found: dict[tuple[str, str, Role, str], list[int]] = {}
    for n, unit in enumerate(units):
        if unit.code:
            found.setdefault((unit.code, unit.whole, unit.role, unit.speaker), []).append(n)
    codes = dict.fromkeys(code if whole == code else code + whole for code, whole, *_ in found)
    weights = weigh_keys(codes)
    weigh = weights.__getitem__
    nodes = [
        Node(*told, sum(map(weigh, told[0])), _list_articles(units, members), tuple(members))
        for told, members in found.items()
    ]
    articles = len({unit.passage.article for unit in units})
    return nodes, Comparison(weights, log(len(codes) + PRIOR_PASSAGES), articles)


def _list_articles(units: Sequence[Unit], members: Sequence[int]) -> tuple[str, ...]:
    if len(members) == 1:
        return (units[members[0]].passage.article,)
    return tuple(dict.fromkeys(units[n].passage.article for n in members))
