"""Units -> nodes: units with the same words, role and speaker are judged once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.matcher.occasions import Days, find_span, read_days, split_occasions
from coverage_cli.matcher.units import Role, Unit
from coverage_cli.matcher.weights import Comparison


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
    days: Days = ()
    """When it was published, where that tells anything: not of the articles of one event."""


def fold_units(units: Sequence[Unit], comparison: Comparison) -> list[Node]:
    """Fold units into nodes, in the order of their first units; units without words fall out.

    The same words on days far apart are several nodes, where they say too little to be one utterance.
    """
    weights, spoken, _, crowd = comparison
    found: dict[tuple[str, str, Role, str], list[int]] = {}
    for n, unit in enumerate(units):
        if unit.code:
            found.setdefault((unit.code, unit.whole, unit.role, unit.speaker), []).append(n)
    weigh, weigh_quote = weights.__getitem__, spoken.__getitem__
    days = [read_days(unit.passage.published) if crowd else () for unit in units]
    # What nodes hold is made anew and so lies side by side: to touch a text elsewhere, another process copies all the
    # memory around it.
    articles = {article: _copy(article) for article in {unit.passage.article for unit in units}}
    carriers = [articles[unit.passage.article] for unit in units]
    nodes: list[Node] = []
    for (code, whole, role, speaker), members in found.items():
        nats = sum(map(weigh_quote if role == "quote" else weigh, code))
        words = _copy(code)
        told = (words, words if whole == code else _copy(whole), role, speaker, nats)
        if len(members) == 1:
            n = members[0]
            nodes.append(make_tuple(Node, (*told, (carriers[n],), (n,), days[n])))
            continue
        for part in split_occasions(members, days, nats, crowd):
            held = tuple(dict.fromkeys([carriers[n] for n in part]))
            nodes.append(Node(*told, held, tuple(part), find_span([days[n] for n in part])))
    nodes.sort(key=lambda node: node.units[0])
    return nodes


def _copy(text: str) -> str:
    return text[:1] + text[1:]
