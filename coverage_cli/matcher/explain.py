"""Why two passages stand in one cluster: the words that the link rests on, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coverage_cli.matcher.folding import Node, fold_units
from coverage_cli.matcher.keys import pair_words
from coverage_cli.matcher.likelihood import Context, judge_report, relate_report, tell_words
from coverage_cli.matcher.naming import weigh_and_name
from coverage_cli.matcher.occasions import weigh_between
from coverage_cli.matcher.scores import grade
from coverage_cli.matcher.scoring import find_needs, find_runs, judge, raise_need
from coverage_cli.matcher.units import Unit, keep_matchable, read_units
from coverage_cli.matcher.weights import Comparison
from coverage_cli.models import Cluster, Match, Passage
from coverage_cli.processes import Processes


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
    with Processes(1, None) as processes:
        units, comparison = weigh_and_name(read_units(passages), processes)
    nodes = fold_units(units, comparison)
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
        sure = grade(max(0.0, _judge_pair(head, node, comparison)))
        weights = comparison.spoken if node.role == head.role == "quote" else comparison.weights
        words = tuple(weigh_words(unit_of[name], head, weights))
        yield Explanation(cluster.id, cluster.representative, name, round(sure, 1), words)


def _judge_pair(head: Node, node: Node, comparison: Comparison) -> float:
    """Judge two nodes by themselves: what stands near them may have made a report surer."""
    if (head.role == "quote") == (node.role == "quote"):
        apart = weigh_between(head.days, node.days, comparison.crowd)
        return judge(head, node, raise_need(find_needs(head, node, comparison.scale), apart), comparison)
    quote, statement = (head, node) if head.role == "quote" else (node, head)
    context = Context(*relate_report(quote.speaker, statement, comparison))
    return judge_report(tell_words(quote.code, comparison), statement, context, comparison)


def weigh_words(unit: Unit, head: Node, weights: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Weigh the words of a unit that agree with another node: in order between alike, in any order for a report."""
    if (unit.role == "quote") == (head.role == "quote"):
        text = keep_matchable(unit.passage)
        agreed = {j + k for _, j, size in find_runs(head.code, unit.code) for k in range(size)}
    else:
        text = unit.passage.text
        agreed = {n for n, char in enumerate(unit.whole) if char in head.whole}
    at = 0
    for word, code in pair_words(text):
        nats = sum(weights[char] for n, char in enumerate(code, at) if n in agreed)
        at += len(code)
        if nats:
            yield word, round(nats, 2)
