"""Nodes -> links: the pairs worth judging, judged, and held against what else joins their articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from math import log
from typing import NamedTuple

from coverage_cli.matcher import tuning
from coverage_cli.matcher.candidates import Postings, build_postings, find_candidates, find_lone
from coverage_cli.matcher.folding import Comparison, Node
from coverage_cli.matcher.processes import map_ranges
from coverage_cli.matcher.scoring import find_needs, judge

Link = tuple[int, int]
Links = dict[Link, float]

_WITNESSES = 8  # so many articles of a node stand for all of them


class Index(NamedTuple):
    """All that judging a node needs."""

    nodes: Sequence[Node]
    quotes: bytes
    """1 for each node that is a quote, 0 for a statement."""
    postings: Postings
    comparison: Comparison
    least: float
    least_mixed: int
    """So many keys must a quote share with a statement to be judged."""


def link_nodes(nodes: Sequence[Node], comparison: Comparison, least: float, jobs: int = 1) -> Links:
    """Link nodes that are at least ``least`` strong: ``(earlier, later)`` to strength."""
    index = build_index(nodes, comparison, least)
    found = map_ranges(judge_range, index, len(nodes), jobs)
    links = {link: strength for part in found for link, strength in part}
    return keep_supported(links, nodes, comparison.articles, least)


def build_index(nodes: Sequence[Node], comparison: Comparison, least: float) -> Index:
    """Build what the judging of any node needs."""
    lone = find_lone(comparison.weights, comparison.scale)
    postings = build_postings([node.code for node in nodes], lone)
    quotes = bytes(node.role == "quote" for node in nodes)
    least_mixed = 1 if comparison.articles <= tuning.EVENT_ARTICLES else 2
    return Index(nodes, quotes, postings, comparison, least, least_mixed)


def judge_range(index: Index, numbers: Iterable[int]) -> list[tuple[Link, float]]:
    """Judge each of some nodes against the earlier nodes that may carry the same; rivals have a negative strength."""
    return [found for n in numbers for found in judge_node(index, n)]


def judge_node(index: Index, n: int) -> list[tuple[Link, float]]:
    """Judge a node against the earlier nodes that may carry the same."""
    shared = find_candidates(n, index.postings)
    if not shared:
        return []
    quotes = index.quotes
    if quotes[n]:
        alike = [m for m in shared if quotes[m]]
        mixed = [m for m, keys in shared.items() if keys >= index.least_mixed and not quotes[m]]
    else:
        alike = [m for m, keys in shared.items() if keys > 1 and not quotes[m]]
        mixed = [m for m, keys in shared.items() if keys >= index.least_mixed and quotes[m]]
    found = link_alike(index, n, alike) if alike else []
    if mixed:
        found += link_mixed(index, n, mixed)
    return found


def link_alike(index: Index, n: int, others: Iterable[int]) -> list[tuple[Link, float]]:
    """Link a quote to quotes, or a statement to statements."""
    node, comparison, least = index.nodes[n], index.comparison, index.least
    found = []
    for m in sorted(others):
        other = index.nodes[m]
        strength = judge(other, node, find_needs(other, node, comparison.scale), comparison).strength
        if strength >= least or strength < 0:
            found.append(((m, n), strength))
    return found


def link_mixed(index: Index, n: int, others: Iterable[int]) -> list[tuple[Link, float]]:
    """Link a quote to statements that may report it, or a statement to quotes."""
    node, comparison, least = index.nodes[n], index.comparison, index.least
    weights, light = comparison.weights, tuning.PLAIN_WORD * comparison.scale
    telling = {char: weights[char] - light for char in node.code if 2 * weights[char] > light}
    found = []
    for m in sorted(others):
        other = index.nodes[m]
        need = find_needs(other, node, comparison.scale)
        if _bound_report(telling, other.code, light) < least * need.nats:
            continue
        strength = judge(other, node, need, comparison).strength
        if strength >= least:
            found.append(((m, n), strength))
    return found


def _bound_report(telling: Mapping[str, float], code: str, light: float) -> float:
    """Give more than a report can score by the distinctive words that it shares with a quote."""
    shared = [telling[char] for char in dict.fromkeys(code) if char in telling]
    beside = tuning.NEIGHBOURS * (sum(shared) + light / 2 * len(shared))
    return beside + sum(nats for nats in shared if nats > 0)


def keep_supported(links: Links, nodes: Sequence[Node], articles: int, least: float) -> Links:
    """Drop weak links between articles that no sure link joins; the more articles, the surer it must be.

    Articles on one event are full of agreement by chance no more than any; two articles of a year of news are not
    about one event until something sure says so.
    """
    penalty = 1 + tuning.UNSUPPORTED * log(max(1.0, articles / tuning.EVENT_ARTICLES))
    if penalty == 1:
        return links
    joined = {
        pair
        for (a, b), strength in links.items()
        if strength >= least * penalty
        for pair in _article_pairs(nodes[a], nodes[b])
    }
    return {
        (a, b): strength
        for (a, b), strength in links.items()
        if strength < 0 or strength >= least * penalty or not joined.isdisjoint(_article_pairs(nodes[a], nodes[b]))
    }


def _article_pairs(a: Node, b: Node) -> Iterator[tuple[str, str]]:
    for x, y in product(islice(a.articles, _WITNESSES), islice(b.articles, _WITNESSES)):
        yield (x, y) if x < y else (y, x)
