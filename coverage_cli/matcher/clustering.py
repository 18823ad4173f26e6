"""Links between nodes -> clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from coverage_cli.matcher import tuning
from coverage_cli.matcher.folding import Node

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
        del self.members[n]
        self.members[home].append(n)
        self.home[n] = home


def cluster_nodes(
    nodes: Sequence[Node], links: Links, articles: Sequence[str], least: float, least_units: int = 2
) -> list[list[int]]:
    """Join linked nodes into clusters: quotes first, then reports of them, then the statements among themselves.

    ``links`` maps ``(earlier, later)`` indices of ``nodes`` to how strong each link is, negative for rivals;
    ``articles`` names the article of each unit. Returns lists of indices; a node that no link joins makes one where it
    has ``least_units``.
    """
    ranked = rank_links(nodes, links)
    carried = {n for n, node in enumerate(nodes) if len(node.units) >= least_units}
    members = {n: [n] for n in sorted(carried.union(*links))}
    clusters = _Clusters(list(range(len(nodes))), members)
    _join_quotes(ranked[2], clusters, nodes, links)
    for _ in range(tuning.REPORT_ROUNDS):
        near = _find_near(clusters, nodes, articles)
        reports = {link: links[link] / _weigh_distance(link, clusters, nodes, near) for link in ranked[1]}
        reports = {link: strength for link, strength in reports.items() if strength >= least}
        _attach_reports(reports, clusters, nodes)
    _join_statements(ranked[0], clusters, nodes, links)
    return sorted(sorted(m) for m in clusters.members.values())


def rank_links(nodes: Sequence[Node], links: Links) -> tuple[list[Link], list[Link], list[Link]]:
    """Sort links by how sure they are, those with no, one and two quotes apart; outdone links fall out."""
    links = {link: strength for link, strength in links.items() if strength > 0}
    best = _best_by_article(nodes, links)
    ranked: tuple[list[Link], list[Link], list[Link]] = ([], [], [])
    for link in sorted(links, key=lambda link: (-links[link], link)):
        if not _is_outdone(link, links[link], best, nodes):
            ranked[sum(nodes[n].role == "quote" for n in link)].append(link)
    return ranked


def _best_by_article(nodes: Sequence[Node], links: Links) -> dict[tuple[int, str, bool], float]:
    """Find each node's surest link to the quotes, and to the statements, of each article."""
    best: dict[tuple[int, str, bool], float] = {}
    for (a, b), sure in links.items():
        for n, other in ((a, nodes[b]), (b, nodes[a])):
            for article in other.articles:
                place = n, article, other.role == "quote"
                best[place] = max(best.get(place, 0.0), sure)
    return best


def _is_outdone(link: Link, sure: float, best: Mapping[tuple[int, str, bool], float], nodes: Sequence[Node]) -> bool:
    """Tell whether both ends have a surer partner in the other's article: then each says something else."""
    a, b = link
    return all(
        sure < best[n, article, other.role == "quote"]
        for n, other in ((a, nodes[b]), (b, nodes[a]))
        for article in other.articles
    )


def _weigh_distance(link: Link, clusters: _Clusters, nodes: Sequence[Node], near: Callable[[int], set[int]]) -> float:
    """Weigh how far a report stands from any other quote that both sides carry: then it must be surer.

    An outlet that reports an utterance mostly carries others of the same speech or interview beside it.
    """
    quote, report = link if nodes[link[0]].role == "quote" else link[::-1]
    home = clusters.home[quote]
    around = {home}.union(*(near(n) for n in clusters.members[home]))
    return tuning.FAR_REPORT if around.isdisjoint(near(report)) else 1.0


def _find_near(clusters: _Clusters, nodes: Sequence[Node], articles: Sequence[str]) -> Callable[[int], set[int]]:
    """Find the clusters of quotes, carried by two articles or more, that stand near a node in any of its articles."""
    homes = {
        unit: home
        for home, members in clusters.members.items()
        if nodes[home].role == "quote" and len({article for n in members for article in nodes[n].articles}) > 1
        for n in members
        for unit in nodes[n].units
    }

    def near(n: int) -> set[int]:
        return {
            homes[other]
            for unit in nodes[n].units
            for other in range(unit - tuning.NEAR_UNITS, unit + tuning.NEAR_UNITS + 1)
            if other in homes and other != unit and articles[other] == articles[unit]
        }

    return near


def _join_quotes(ranked: Iterable[Link], clusters: _Clusters, nodes: Sequence[Node], links: Links) -> None:
    for a, b in ranked:
        x, y = clusters.home[a], clusters.home[b]
        if x != y and _belong_together(clusters.members[x], clusters.members[y], nodes, links):
            clusters.merge(x, y)


def _attach_reports(reports: Links, clusters: _Clusters, nodes: Sequence[Node]) -> None:
    """Give each statement that reports a quote to the cluster of the quote it reports best, the surest first."""
    for a, b in sorted(reports, key=lambda link: (-reports[link], link)):
        quote, report = (a, b) if nodes[a].role == "quote" else (b, a)
        if clusters.home[report] != report:
            continue
        home = clusters.home[quote]
        others = [nodes[n] for n in clusters.members[home] if nodes[n].role != "quote"]
        if not others or reports[a, b] >= tuning.FURTHER_REPORT or any(_is_alike(nodes[report], n) for n in others):
            clusters.move(report, home)


def _is_alike(one: Node, two: Node) -> bool:
    """Tell whether two reports share so many words that they may report one utterance."""
    words_one, words_two = set(one.code), set(two.code)
    return len(words_one & words_two) >= tuning.ALIKE_REPORTS * min(len(words_one), len(words_two))


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
