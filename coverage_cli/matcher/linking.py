"""Nodes -> links: the pairs worth judging, judged, and held against what else joins their articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from math import log
from typing import NamedTuple

from coverage_cli.matcher import tuning
from coverage_cli.matcher.candidates import Postings, build_postings, find_candidates
from coverage_cli.matcher.folding import Comparison, Node
from coverage_cli.matcher.processes import map_ranges
from coverage_cli.matcher.scores import Need
from coverage_cli.matcher.scoring import find_copy_need, find_least_worth, find_needs, find_worth, judge

Link = tuple[int, int]
Links = dict[Link, float]

_WITNESSES = 8  # so many articles of a node stand for all of them


class Index(NamedTuple):
    """All that judging a node needs."""

    nodes: Sequence[Node]
    postings: Postings
    comparison: Comparison
    least: float


def link_nodes(nodes: Sequence[Node], comparison: Comparison, least: float, jobs: int = 1) -> Links:
    """Link nodes that are at least ``least`` strong: ``(earlier, later)`` to strength."""
    postings = build_postings([node.code for node in nodes], comparison.weights, comparison.scale)
    found = map_ranges(judge_range, Index(nodes, postings, comparison, least), len(nodes), jobs)
    links = {link: strength for part in found for link, strength in part}
    return keep_supported(links, nodes, comparison.articles, least)


def judge_range(index: Index, numbers: Iterable[int]) -> list[tuple[Link, float]]:
    """Judge each of some nodes against the earlier nodes that may carry the same; rivals have a negative strength."""
    return [found for n in numbers for found in judge_node(index, n)]


def judge_node(index: Index, n: int) -> Iterator[tuple[Link, float]]:
    """Judge a node against the earlier nodes that may carry the same."""
    node, comparison = index.nodes[n], index.comparison
    for m, need in find_worthy(index, n):
        strength = judge(index.nodes[m], node, need, comparison).strength
        if strength >= index.least or strength < 0:
            yield (m, n), strength


def find_worthy(index: Index, n: int) -> Iterator[tuple[int, Need]]:
    """Find the earlier nodes that share enough keys with a node to be judged, and what a link to each needs."""
    node, scale, least = index.nodes[n], index.comparison.scale, index.least
    is_quote = node.role == "quote"
    same, mixed = (least * worth for worth in find_least_worth(node.role, scale))
    for m, nats in find_candidates(n, index.postings):
        other = index.nodes[m]
        if nats < (same if is_quote == (other.role == "quote") else mixed):
            continue
        if not is_quote and other.role != "quote":
            yield m, find_copy_need(other, node, scale)
            continue
        need = find_needs(other, node, scale)
        if nats >= least * find_worth(need, other, node, scale):
            yield m, need


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
