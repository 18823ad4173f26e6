"""Nodes -> links: the pairs worth judging, judged, and held against what else joins their articles."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, compress, islice, pairwise, product
from operator import eq
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from coverage_cli.matcher import tuning
from coverage_cli.matcher.candidates import find_words, list_sharers
from coverage_cli.matcher.folding import Comparison, Node
from coverage_cli.matcher.occasions import list_first_near, weigh_between
from coverage_cli.matcher.scoring import (
    find_base,
    find_event_need,
    find_needs,
    is_copied,
    judge_shared,
    raise_need,
    weigh_shared,
)
from coverage_cli.processes import share

Link = tuple[int, int]
Links = dict[Link, float]
Part = tuple[int, range]
"""Some of the nodes of one kind: 0, quotes; 1, statements; and their places among them."""

_ALMOST = 0.99  # of what a link needs, it has at most so much while it wants support
# The process with the earliest statements has the quotes to do, too: so much of a part less of the statements.
_EARLY_CUT = 0.15
_NO_COPIES = ("quote", "frame")  # to share such a passage does not tell that articles copy each other


class Bench(NamedTuple):
    """All that judging pairs of nodes needs."""

    nodes: Sequence[Node]
    comparison: Comparison
    least: float


def link_nodes(nodes: Sequence[Node], comparison: Comparison, least: float, jobs: int = 1) -> Links:
    """Link nodes that are at least ``least`` strong: ``(earlier, later)`` to strength, negative for rivals."""
    links: Links = {}
    for found in share(link_part, Bench(nodes, comparison, least), part_nodes(nodes, jobs), jobs):
        links |= found
    return keep_supported(links, nodes, comparison, least)


def part_nodes(nodes: Sequence[Node], jobs: int) -> list[Part]:
    """Part nodes for so many processes, what takes longest first: the later statements, the earlier ones, the quotes.

    There are several times as many statements as quotes. A part is asked of all that came before it, which is listed
    anew for each, so there are no more parts than processes.
    """
    count = sum(node.role != "quote" for node in nodes)
    cuts = [0, *(int(count * (part - _EARLY_CUT) / jobs) for part in range(1, jobs)), count]
    return [*((1, range(*cut)) for cut in reversed(list(pairwise(cuts)))), (0, range(len(nodes) - count))]


def link_part(bench: Bench, part: Part) -> Links:
    """Link the nodes of a part with those of their kind before them."""
    return judge_pairs(bench, propose_pairs(bench, part))


def propose_pairs(bench: Bench, part: Part) -> array[int]:
    """Propose the pairs worth judging, the earlier and the later node of each, one after the other.

    They are two quotes that share a key, or two statements that share several; of passages that were published days
    apart, which must share more words, those that share more keys.
    """
    kind, places = part
    pairs = array("I")
    words = find_words(bench.comparison.weights, bench.comparison.scale)
    numbers = [n for n, node in enumerate(bench.nodes) if (node.role != "quote") == kind][: places.stop]
    least = tuning.LEAST_KEYS if kind and bench.least >= 1 else 1
    codes = [bench.nodes[n].code for n in numbers]
    few = tuning.FEW_KEYS if least > 1 else 0
    days = accumulate((min(bench.nodes[n].days, default=0) for n in numbers), max)
    found = zip(numbers, list_first_near(list(days)), list_sharers(codes, words, few), strict=True)
    for n, first, sharers in islice(found, places.start, None):
        shared = sorted(sharers)
        for _ in range(1, least):
            shared = _drop_once(shared)
        if shared and shared[0] < first:
            near = bisect_left(shared, first)
            far = shared[:near]
            for _ in range(tuning.APART_KEYS):
                far = _drop_once(far)
            shared = far + shared[near:]
        for other in dict.fromkeys(shared):
            if numbers[other] != n:
                pairs.extend((numbers[other], n))
    return pairs


def _drop_once(ranked: list[int]) -> list[int]:
    """Drop of each number that stands among ranked ones the last: what is left stood there several times."""
    return list(compress(ranked, map(eq, ranked, ranked[1:])))


def judge_pairs(bench: Bench, pairs: array[int]) -> Links:
    """Judge pairs of two quotes or two statements, where enough of the shorter one's words stand in both in order."""
    nodes, comparison, least = bench
    share = min(1.0, least) * tuning.LEAST_IN_ORDER
    links = {}
    for a, b in zip(pairs[::2], pairs[1::2], strict=True):
        one, two = nodes[a], nodes[b]
        apart = weigh_between(one.days, two.days, comparison.crowd)
        if apart * least > min(one.nats, two.nats):
            continue
        if LCSseq.similarity(one.code, two.code) < share * min(len(one.code), len(two.code)):
            continue
        strength = judge_by_context(one, two, comparison, least, apart)
        if strength:
            links[a, b] = strength
    return links


def judge_by_context(one: Node, two: Node, comparison: Comparison, least: float, apart: float) -> float:
    """Judge two nodes by what a link needs in the whole corpus, else by what it needs between articles that are joined.

    ``apart`` is how much more both must share for the days between them.

    Gives 0 for less than that, and less than ``least`` where another link must tell that they are joined.
    """
    small, large = (one, two) if one.nats <= two.nats else (two, one)
    scale, event = comparison.scale, min(comparison.scale, tuning.EVENT_SCALE)
    runs = weigh_shared(small, large, tuning.LOOSE_NATS * find_base(one, event), comparison)
    full = judge_shared(small, large, runs, raise_need(find_needs(one, two, scale), apart), scale)
    if full >= least and set(one.articles).isdisjoint(two.articles):
        return full
    strength = judge_shared(small, large, runs, raise_need(find_event_need(one, two, event), apart), event)
    if strength < least:
        return min(strength, 0.0)
    if full < 0 or full >= least:
        return full
    return min(strength * event / scale, _ALMOST * least)


def keep_supported(links: Links, nodes: Sequence[Node], comparison: Comparison, least: float) -> Links:
    """Drop weak links between articles that nothing sure joins; the more articles, the surer it must be.

    Two articles of a year of news are not about one event until something sure says so, and what frames a quote is a
    copy where the articles share copies that say more.
    """
    sure = least * (1 + tuning.UNSUPPORTED * comparison.crowd)
    joined, copied = find_joined(links, nodes, comparison.scale, sure)

    def is_kept(a: int, b: int, strength: float) -> bool:
        if strength < 0 or strength >= sure:
            return True
        support = copied if strength < least and "frame" in (nodes[a].role, nodes[b].role) else joined
        return not support.isdisjoint(_article_pairs(nodes[a], nodes[b]))

    return {(a, b): strength for (a, b), strength in links.items() if is_kept(a, b, strength)}


def find_joined(
    links: Links, nodes: Sequence[Node], scale: float, sure: float
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Find the pairs of articles that something sure joins, and those among them that share a copied statement."""
    joined: set[tuple[str, str]] = set()
    copied: set[tuple[str, str]] = set()
    links_between = [(nodes[a], nodes[b]) for (a, b), strength in links.items() if strength >= sure]
    links_within = [(node, node) for node in nodes if len(node.articles) > 1 and is_copied(node, scale)]
    for one, two in chain(links_between, links_within):
        joined.update(_article_pairs(one, two))
        if {one.role, two.role}.isdisjoint(_NO_COPIES):
            copied.update(_article_pairs(one, two))
    return joined, copied


def _article_pairs(a: Node, b: Node) -> Iterator[tuple[str, str]]:
    for x, y in product(islice(a.articles, tuning.WITNESSES), islice(b.articles, tuning.WITNESSES)):
        yield (x, y) if x < y else (y, x)
