"""Links between nodes -> clusters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from coverage_cli.matcher.folding import Node
from coverage_cli.matcher.reports import Evidence, find_reports

Link = tuple[int, int]
Links = Mapping[Link, float]


class _Clusters:
    """Clusters as they grow: each node's home, and the members of each home."""

    def __init__(self, home: list[int], members: dict[int, list[int]]) -> None:
        self.home = home
        self.members = members

    def merge(self, x: int, y: int) -> None:
        """Make two homes one, the earlier of them."""
        keep, gone = min(x, y), max(x, y)
        for n in self.members[gone]:
            self.home[n] = keep
        self.members[keep] += self.members.pop(gone)

    def move(self, n: int, home: int) -> None:
        """Give a node that stands alone to a home."""
        self.members.pop(n, None)
        self.home[n] = home
        self.add(n, home)

    def add(self, n: int, home: int) -> None:
        """Give a node to a home beside its own."""
        members = self.members.setdefault(home, [home])
        if n not in members:
            members.append(n)


def cluster_nodes(evidence: Evidence, least_units: int = 2, jobs: int = 1) -> list[list[int]]:
    """Join linked nodes into clusters: quotes first, then reports of them, then the statements among themselves.

    Returns lists of indices of nodes. A node that no link joins makes one where it has ``least_units``; a statement
    that reports several utterances stands in the cluster of each.
    """
    nodes, links = evidence.nodes, evidence.links
    ranked = rank_links(nodes, links)
    carried = {n for n, node in enumerate(nodes) if len(node.units) >= least_units}
    members = {n: [n] for n in sorted(carried.union(*links))}
    clusters = _Clusters(list(range(len(nodes))), members)
    _join_quotes(ranked[1], clusters, nodes, links)
    further = _attach_reports(clusters, evidence, jobs)
    _join_statements(ranked[0], clusters, nodes, links)
    for quote, n in further:
        clusters.add(n, clusters.home[quote])
    return sorted(sorted(m) for m in clusters.members.values())


def rank_links(nodes: Sequence[Node], links: Links) -> tuple[list[Link], list[Link]]:
    """Sort links by how sure they are, those of statements and those of quotes apart; outdone links fall out."""
    links = {link: strength for link, strength in links.items() if strength > 0}
    best = _best_by_article(nodes, links)
    ranked: tuple[list[Link], list[Link]] = ([], [])
    for link in sorted(links, key=lambda link: (-links[link], link)):
        if not _is_outdone(link, links[link], best, nodes):
            ranked[nodes[link[0]].role == "quote"].append(link)
    return ranked


def _best_by_article(nodes: Sequence[Node], links: Links) -> dict[tuple[int, str], float]:
    """Find each node's surest link to each article."""
    best: dict[tuple[int, str], float] = {}
    for (a, b), sure in links.items():
        for n, other in ((a, b), (b, a)):
            for article in nodes[other].articles:
                if sure > best.get((n, article), 0.0):
                    best[n, article] = sure
    return best


def _is_outdone(link: Link, sure: float, best: Mapping[tuple[int, str], float], nodes: Sequence[Node]) -> bool:
    """Tell whether both ends have a surer partner in the other's article: then each says something else."""
    a, b = link
    for n, other in ((a, b), (b, a)):
        for article in nodes[other].articles:
            if sure >= best[n, article]:
                return False
    return True


def _join_quotes(ranked: Iterable[Link], clusters: _Clusters, nodes: Sequence[Node], links: Links) -> None:
    for a, b in ranked:
        x, y = clusters.home[a], clusters.home[b]
        if x != y and _belong_together(clusters.members[x], clusters.members[y], nodes, links):
            clusters.merge(x, y)


def _attach_reports(clusters: _Clusters, evidence: Evidence, jobs: int) -> list[tuple[int, int]]:
    """Give each statement to the cluster of the quote that it reports most surely.

    Returns what else it reports, as ``(quote, statement)``.
    """
    homes = {n: clusters.home[n] for n, node in enumerate(evidence.nodes) if node.role == "quote"}
    quotes = [list(found) for _, found in groupby(sorted(homes, key=lambda n: (homes[n], n)), key=homes.__getitem__)]
    further = []
    for number, n in find_reports(quotes, evidence, jobs):
        quote = quotes[number][0]
        if clusters.home[n] == n:
            clusters.move(n, clusters.home[quote])
        else:
            further.append((quote, n))
    return further


def _join_statements(ranked: Iterable[Link], clusters: _Clusters, nodes: Sequence[Node], links: Links) -> None:
    for a, b in ranked:
        x, y = clusters.home[a], clusters.home[b]
        holding = sum(any(nodes[n].role == "quote" for n in clusters.members[home]) for home in (x, y))
        if x != y and holding < 2 and _belong_together(clusters.members[x], clusters.members[y], nodes, links):
            clusters.merge(x, y)


def _belong_together(one: Sequence[int], two: Sequence[int], nodes: Sequence[Node], links: Links) -> bool:
    """Tell whether two clusters are one: their longest members are linked, or most of the long ones are.

    A fragment that stands in two sentences must not join them, nor must anything join rivals.
    """
    if any(links.get((min(a, b), max(a, b)), 0.0) < 0 for a in one for b in two):
        return False
    heads = [max(c, key=lambda n: (len(nodes[n].code), -n)) for c in (one, two)]
    if _is_linked(heads[0], heads[1], links):
        return True
    long_one = [n for n in one if 2 * len(nodes[n].code) >= len(nodes[heads[0]].code)]
    long_two = [n for n in two if 2 * len(nodes[n].code) >= len(nodes[heads[1]].code)]
    found = sum(_is_linked(a, b, links) for a in long_one for b in long_two)
    return 2 * found > len(long_one) * len(long_two)


def _is_linked(a: int, b: int, links: Links) -> bool:
    return links.get((min(a, b), max(a, b)), 0.0) > 0
