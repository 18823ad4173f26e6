"""Quotes and statements -> which statements report which quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, groupby, islice, product
from typing import NamedTuple

from coverage_cli.matcher import tuning
from coverage_cli.matcher.folding import Node
from coverage_cli.matcher.likelihood import (
    Context,
    Telling,
    bound_nats,
    bound_odds,
    judge_report,
    relate_report,
    tell_words,
    weigh_context,
    weigh_odds,
    weigh_words,
)
from coverage_cli.matcher.speakers import relate_speakers
from coverage_cli.matcher.units import Unit
from coverage_cli.matcher.weights import Comparison
from coverage_cli.processes import share_ranges

Links = Mapping[tuple[int, int], float]
Postings = Mapping[str, Sequence[tuple[int, float]]]

_NO_REPORT = ("quote", "frame")  # what frames a quote reports nothing beside what it holds


class Evidence(NamedTuple):
    """All that was found of some nodes before they are joined."""

    nodes: Sequence[Node]
    units: Sequence[Unit]
    """In the order of reading: those of one article side by side."""
    links: Links
    """``(earlier, later)`` nodes, both of quotes or both of statements, to the strength, negative for rivals."""
    comparison: Comparison
    least: float
    """The strength that a link needs."""


class Ground(NamedTuple):
    """All that is needed to ask of a statement what it reports."""

    nodes: Sequence[Node]
    comparison: Comparison
    least: float
    clusters: Mapping[int, int]
    """The cluster of each node that is a quote."""
    told: Mapping[int, Telling]
    """What the words of each such node say."""
    needed: Mapping[int, float]
    """What the words in common with each such node must say."""
    quotes: Mapping[str, Sequence[int]]
    """The quotes that each article carries."""
    targets: Mapping[str, Sequence[str]]
    """For each article, the articles that it may share utterances with."""
    homes: Mapping[int, int]
    """The cluster of each unit whose quote two articles or more carry."""
    articles: Sequence[str]
    """The article of each unit, those of one article side by side."""
    speakers: Mapping[str, Mapping[str, int]]
    """How many quotes of each speaker an article has."""


def find_reports(clusters: Sequence[Sequence[int]], evidence: Evidence, jobs: int = 1) -> list[tuple[int, int]]:
    """Find which statements report which clusters of quotes: ``(cluster, node)``, what is surest first.

    A sentence that puts some words of an utterance in quotation marks reports it with the others, where these speak
    for it, too. Any sentence reports what it most likely reports, a few utterances at most.
    """
    ground = _survey(clusters, evidence)
    holders = _find_holders(evidence, ground.homes)
    found = dict.fromkeys(
        (number, n) for number, n in holders if _says_more(evidence.nodes[n], clusters[number], ground)
    )
    found |= dict.fromkeys((number, n) for _, number, n in _rank_likely(ground, jobs))
    return list(found)


def find_likely(clusters: Sequence[Sequence[int]], evidence: Evidence) -> list[tuple[float, int, int]]:
    """Find what statements likely report: the strength, the cluster and the node of each, the strongest first."""
    return _rank_likely(_survey(clusters, evidence))


def _rank_likely(ground: Ground, jobs: int = 1) -> list[tuple[float, int, int]]:
    likely = chain.from_iterable(share_ranges(judge_range, ground, len(ground.nodes), jobs))
    return sorted(likely, key=lambda found: (-found[0], *found[1:]))


def _find_holders(evidence: Evidence, homes: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Find the statements that hold a quote which another article carries, too: ``(cluster, node)``."""
    node_of = {unit: n for n, node in enumerate(evidence.nodes) if node.role != "quote" for unit in node.units}
    latest = -1
    for n, unit in enumerate(evidence.units):
        if unit.role != "quote":
            latest = n
        elif n in homes and latest in node_of and _holds(evidence.units[latest], unit):
            yield homes[n], node_of[latest]


def _holds(statement: Unit, quote: Unit) -> bool:
    a, b = statement.passage, quote.passage
    return a.article == b.article and a.start <= b.start and b.end <= a.end


def _says_more(statement: Node, cluster: Sequence[int], ground: Ground) -> bool:
    """Tell whether the words of a statement outside quotation marks speak for the cluster of the quote it holds."""
    own = set(statement.articles)
    others = [ground.told[quote] for quote in cluster if not own.issuperset(ground.nodes[quote].articles)]
    context = Context(is_holder=True)
    outside = statement._replace(whole=statement.code)
    return any(judge_report(telling, outside, context, ground.comparison) >= ground.least for telling in others)


def _survey(clusters: Sequence[Sequence[int]], evidence: Evidence) -> Ground:
    nodes, units, links, comparison, least = evidence
    numbers = {n: number for number, cluster in enumerate(clusters) for n in cluster}
    told = {n: tell_words(nodes[n].code, comparison) for n in numbers}
    enough = bound_odds(least, comparison)
    needed = {n: bound_nats(telling, enough, comparison.scale) for n, telling in told.items()}
    quotes: dict[str, list[int]] = defaultdict(list)
    speakers: dict[str, Counter[str]] = defaultdict(Counter)
    for n in numbers:
        for article in nodes[n].articles[: tuning.WITNESSES]:
            quotes[article].append(n)
    for unit in units:
        if unit.role == "quote" and unit.speaker:
            speakers[unit.passage.article][unit.speaker] += 1
    carriers = [{article for n in cluster for article in nodes[n].articles} for cluster in clusters]
    homes = {unit: number for n, number in numbers.items() if len(carriers[number]) > 1 for unit in nodes[n].units}
    articles = [unit.passage.article for unit in units]
    targets = find_targets(nodes, links, articles)
    return Ground(nodes, comparison, least, numbers, told, needed, quotes, targets, homes, articles, speakers)


def find_targets(nodes: Sequence[Node], links: Links, articles: Sequence[str]) -> dict[str, Sequence[str]]:
    """Find for each article those that it may share utterances with.

    Articles on one event may share them with each other; in a year of news one that already shares something.
    """
    all_articles = list(dict.fromkeys(articles))
    if len(all_articles) <= tuning.EVENT_ARTICLES:
        return dict.fromkeys(all_articles, all_articles)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    linked = ((nodes[a], nodes[b]) for (a, b), strength in links.items() if strength > 0)
    repeated = ((node, node) for node in nodes if len(node.articles) > 1 and node.role != "frame")
    for pairs in (linked, repeated):
        for one, two in pairs:
            for x, y in product(islice(one.articles, tuning.WITNESSES), islice(two.articles, tuning.WITNESSES)):
                if x != y:
                    shared[x][y] += 1
                    shared[y][x] += 1
    return {x: sorted(found, key=lambda y: (-found[y], y))[: tuning.WITNESSES] for x, found in shared.items()}


def judge_range(ground: Ground, numbers: range) -> list[tuple[float, int, int]]:
    """Judge what each of some nodes reports: ``(strength, cluster, node)``, as many as one statement may report."""
    found = []
    statements = [n for n in numbers if ground.nodes[n].role not in _NO_REPORT]
    enough = bound_odds(ground.least, ground.comparison)
    # By article: what others have said that it may report is listed once for all its statements.
    carriers = {n: ground.nodes[n].articles for n in statements}
    for articles, found_in in groupby(sorted(statements, key=carriers.__getitem__), carriers.__getitem__):
        members = list(found_in)
        words = set().union(*(ground.nodes[n].whole for n in members))
        postings = _post_quotes(articles, words, ground)
        for n in members if postings else ():
            sharers = _find_sharers(ground.nodes[n].whole, postings, ground.needed)
            strengths = _judge_statement(n, sharers, enough, ground) if sharers else {}
            surest = sorted(strengths, key=lambda number: (-strengths[number], number))
            found += [(strengths[number], number, n) for number in surest[: tuning.MOST_REPORTED]]
    return found


def _post_quotes(articles: tuple[str, ...], words: Set[str], ground: Ground) -> Postings:
    """List by word the quotes of others that statements of such articles and words may report, with what it says."""
    targets = dict.fromkeys(
        other for article in articles[: tuning.WITNESSES] for other in ground.targets.get(article, ())
    )
    held = set(articles)
    postings: dict[str, list[tuple[int, float]]] = {}
    for quote in dict.fromkeys(chain.from_iterable(ground.quotes.get(other, ()) for other in targets)):
        told = ground.told[quote].words
        shared = list(filter(words.__contains__, told))
        is_told = sum(map(told.__getitem__, shared)) >= ground.needed[quote]
        if is_told and not held.issuperset(ground.nodes[quote].articles):
            for char in shared:
                postings.setdefault(char, []).append((quote, told[char]))
    return postings


def _find_sharers(whole: str, postings: Postings, needed: Mapping[int, float]) -> list[int]:
    """Find the quotes whose words in common with a statement may say enough."""
    shared: dict[int, float] = {}
    get = shared.get
    for char in filter(postings.__contains__, dict.fromkeys(whole)):
        for quote, nats in postings[char]:
            shared[quote] = get(quote, 0.0) + nats
    return [quote for quote, nats in shared.items() if nats >= needed[quote]]


def _judge_statement(n: int, sharers: Iterable[int], enough: float, ground: Ground) -> dict[int, float]:
    """Judge which clusters a statement reports, and how strongly."""
    statement, comparison = ground.nodes[n], ground.comparison
    weighed = {quote: weigh_words(ground.told[quote], statement.whole, comparison) for quote in sharers}
    likely = {quote: odds for quote, odds in weighed.items() if odds >= enough}
    if not likely:
        return {}
    quoted = count_quoted(statement, ground.speakers)
    around = find_around(statement, ground)
    best: dict[int, float] = {}
    for quote, odds in likely.items():
        number, node = ground.clusters[quote], ground.nodes[quote]
        is_near = any(home != number and home in around for home in find_around(node, ground)) if around else False
        is_alike, is_other = relate_report(node.speaker, statement, comparison)
        context = Context(is_alike, is_other, is_near, quoted=quoted)
        strength = weigh_odds(odds + weigh_context(context, statement), comparison)
        if strength >= max(ground.least, best.get(number, 0.0)):
            best[number] = strength
    return best


def count_quoted(statement: Node, speakers: Mapping[str, Mapping[str, int]]) -> int:
    """Count the quotes of a statement's speaker in its own article, or the fewest of its articles."""
    if not statement.speaker:
        return 0
    return min(
        sum(
            count
            for speaker, count in speakers.get(article, {}).items()
            if relate_speakers(statement.speaker, speaker) == "same"
        )
        for article in statement.articles[: tuning.WITNESSES]
    )


def find_around(node: Node, ground: Ground) -> set[int]:
    """Find the clusters carried by two articles or more that stand near a node, in any of its articles."""
    homes, articles = ground.homes, ground.articles
    return {
        homes[other]
        for unit in node.units[: tuning.WITNESSES]
        for other in range(max(0, unit - tuning.NEAR_UNITS), min(len(articles), unit + tuning.NEAR_UNITS + 1))
        if other in homes and articles[other] == articles[unit]
    }
