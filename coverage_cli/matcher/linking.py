"""Nodes -> links: the pairs worth judging, judged, and held against what else joins their articles."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, islice, product
from operator import eq
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from coverage_cli.matcher import tuning
from coverage_cli.matcher.candidates import Words, find_words, list_keys, list_sharers
from coverage_cli.matcher.folding import Node
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
from coverage_cli.matcher.weights import Comparison
from coverage_cli.processes import Processes

Link = tuple[int, int]
Links = dict[Link, float]

_ALMOST = 0.99  # of what a link needs, it has at most so much while it wants support
_PIECE = 1 << 13  # statements whose keys are listed, and pairs that are judged, at once
_NO_COPIES = ("quote", "frame")  # to share such a passage does not tell that articles copy each other


class Bench(NamedTuple):
    """All that linking needs."""

    nodes: Sequence[Node]
    comparison: Comparison
    words: Words
    least: float


def link_nodes(nodes: Sequence[Node], comparison: Comparison, least: float, jobs: int = 1) -> Links:
    """Link nodes that are at least ``least`` strong: ``(earlier, later)`` to strength, negative for rivals.

    Of several processes this one only finds which statements share keys, which takes most of the time and can't be cut
    in pieces. The others list the keys ahead of it, have the quotes to do, and judge the pairs as they come.
    """
    links: Links = {}
    bench = Bench(nodes, comparison, find_words(comparison.weights, comparison.scale), least)
    with Processes(jobs, bench) as processes:
        for found in processes.share(link_piece, chain([None], propose_statements(bench, processes))):
            links |= found
    return keep_supported(links, nodes, comparison, least)


def link_piece(bench: Bench, pairs: array[int] | None) -> Links:
    """Link of some pairs of statements those that are strong enough; without pairs, all quotes."""
    return judge_pairs(bench, chain.from_iterable(propose_quotes(bench)) if pairs is None else pairs)


def propose_quotes(bench: Bench) -> Iterator[array[int]]:
    """Propose the pairs of quotes that share a key."""
    numbers = [n for n, node in enumerate(bench.nodes) if node.role == "quote"]
    keys = (list_keys(bench.nodes[n].code, bench.words) for n in numbers)
    return _propose_pairs(bench, numbers, keys, 1)


def propose_statements(bench: Bench, processes: Processes[Bench]) -> Iterator[array[int]]:
    """Propose the pairs of statements that share several keys."""
    numbers = [n for n, node in enumerate(bench.nodes) if node.role != "quote"]
    pieces = (numbers[at : at + _PIECE] for at in range(0, len(numbers), _PIECE))
    keys = chain.from_iterable(processes.share(list_statement_keys, pieces))
    least, _ = _count_keys(bench)
    return _propose_pairs(bench, numbers, keys, least)


def list_statement_keys(bench: Bench, numbers: Iterable[int]) -> list[list[int]]:
    """List the keys of each of some statements."""
    _, few = _count_keys(bench)
    return [list_keys(bench.nodes[n].code, bench.words, few) for n in numbers]


def _count_keys(bench: Bench) -> tuple[int, int]:
    """Tell how many keys two statements must share, and with how many pairs of words at most each counts twice."""
    return (tuning.LEAST_KEYS, tuning.FEW_KEYS) if bench.least >= 1 else (1, 0)


def _propose_pairs(
    bench: Bench, numbers: Sequence[int], keys: Iterable[Iterable[int]], least: int
) -> Iterator[array[int]]:
    """Propose pairs that share ``least`` keys: the earlier and the later node of each, one after the other, in pieces.

    Passages that were published days apart, which must share more words, must share more keys.
    """
    days = accumulate((min(bench.nodes[n].days, default=0) for n in numbers), max)
    pairs = array("I")
    for n, first, sharers in zip(numbers, list_first_near(list(days)), list_sharers(keys, len(numbers)), strict=True):
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
        if len(pairs) >= 2 * _PIECE:
            yield pairs
            pairs = array("I")
    yield pairs


def _drop_once(ranked: list[int]) -> list[int]:
    """Drop of each number that stands among ranked ones the last: what is left stood there several times."""
    return list(compress(ranked, map(eq, ranked, ranked[1:])))


def judge_pairs(bench: Bench, pairs: Iterable[int]) -> Links:
    """Judge pairs of two quotes or two statements, where enough of the shorter one's words stand in both in order."""
    nodes, comparison, _, least = bench
    share = min(1.0, least) * tuning.LEAST_IN_ORDER
    links = {}
    ends = iter(pairs)
    for a, b in zip(ends, ends, strict=True):
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
