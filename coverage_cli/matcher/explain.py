"""Why two passages stand in one cluster: the words that the link rests on, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coverage_cli.matcher.folding import Comparison, Node, fold_units
from coverage_cli.matcher.keys import pair_words
from coverage_cli.matcher.scores import grade
from coverage_cli.matcher.scoring import find_needs, find_runs, judge
from coverage_cli.matcher.units import Unit, keep_matchable, read_units
from coverage_cli.models import Cluster, Match, Passage
from coverage_cli.names import unify_names


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a passage has in common with the representative of its cluster."""

    cluster: int
    """The cluster's id."""
    representative: str
    """The id of the passage it is compared to."""
    passage: str
    """The id of the passage."""
    sureness: float
    """0 to 100, as ``Settings.threshold``; 0 where it came in by way of another passage."""
    words: tuple[tuple[str, float], ...]
    """The words that both share and their information in nats, in the order of the passage."""


def explain_match(passages: Iterable[Passage], found: Match) -> Iterator[Explanation]:
    """Explain each passage of each cluster by what it shares with the cluster's representative.

    ``passages`` are those that ``match`` was given: a word says the more the fewer of them hold it.
    """
    passages = tuple(passages)
    units = read_units(passages, unify_names(sorted({p.speaker for p in passages if p.speaker})))
    nodes, comparison = fold_units(units)
    node_of = {units[n].passage.id: node for node in nodes for n in node.units}
    unit_of = {unit.passage.id: unit for unit in units}
    for cluster in found.clusters:
        yield from _explain_cluster(cluster, unit_of, node_of, comparison)


def _explain_cluster(
    cluster: Cluster, unit_of: Mapping[str, Unit], node_of: Mapping[str, Node], comparison: Comparison
) -> Iterator[Explanation]:
    head = node_of[cluster.representative]
    for variant in cluster.variants:
        name = variant.passage.id
        if name == cluster.representative:
            continue
        node = node_of[name]
        need = find_needs(head, node, comparison.scale)
        sure = grade(max(0.0, judge(head, node, need, comparison).strength))
        words = tuple(weigh_words(unit_of[name], head, comparison.weights))
        yield Explanation(cluster.id, cluster.representative, name, round(sure, 1), words)


def weigh_words(unit: Unit, head: Node, weights: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Weigh the words of a unit that agree with another node: in order between alike, in any order for a report."""
    if (unit.role == "quote") == (head.role == "quote"):
        agreed = {j + k for _, j, size in find_runs(head.code, unit.code) for k in range(size)}
    else:
        agreed = {n for n, char in enumerate(unit.code) if char in head.said}
    at = 0
    for word, code in pair_words(keep_matchable(unit.passage, 0, len(unit.passage.text))):
        nats = sum(weights[char] for n, char in enumerate(code, at) if n in agreed)
        at += len(code)
        if nats:
            yield word, round(nats, 2)
