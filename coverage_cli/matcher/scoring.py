"""Judge two nodes: how sure is it that they carry the same utterance or the same wording?

The score is the information of the words that both share in order. Bags of words never decide: "did take" and
"did not take" are the same bag but for one word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from rapidfuzz.distance import LCSseq

from coverage_cli.matcher import tuning
from coverage_cli.matcher.folding import Node
from coverage_cli.matcher.keys import encode_key
from coverage_cli.matcher.scores import RIVALS, Need
from coverage_cli.matcher.speakers import relate_speakers
from coverage_cli.matcher.weights import Comparison

Weights = Mapping[str, float]

_NOT = encode_key("not")


def judge(a: Node, b: Node, need: Need, comparison: Comparison) -> float:
    """Judge how strongly two nodes, of quotes or of statements, carry the same, by what such a link needs."""
    small, large = (a, b) if a.nats <= b.nats else (b, a)
    runs = weigh_shared(small, large, tuning.LOOSE_NATS * need.base, comparison)
    return judge_shared(small, large, runs, need, comparison.scale)


def weigh_shared(small: Node, large: Node, least: float, comparison: Comparison) -> list[float]:
    """Weigh the runs of words that two quotes, or two statements, share; roughly where it is below ``least``."""
    if small.role == "quote":
        return [weigh_common(small, large, least, comparison.spoken)]
    if small.code in large.code:
        return [small.nats] if len(small.code) >= tuning.FEWEST_COPIED else []
    if LCSseq.similarity(small.code, large.code, score_cutoff=tuning.FEWEST_COPIED):
        return weigh_runs(small.code, large.code, comparison.weights)
    return []


def weigh_common(small: Node, large: Node, least: float, weights: Weights) -> float:
    """Weigh the words that two quotes share, in order or in runs that moved; roughly where it is below ``least``."""
    if small.code in large.code:
        return 0.0 if _is_denied(small.code, large.code) else small.nats
    nats = sum(weigh_runs(small.code, large.code, weights))
    rest = small.nats - nats
    if nats >= tuning.MOST_IN_ORDER * small.nats or nats + tuning.MOVED_SHARE * rest < least:
        return nats
    return nats + tuning.MOVED_SHARE * weigh_moved_runs(small.code, large.code, weights)


def _is_denied(fragment: str, code: str) -> bool:
    """Tell whether few words stand only before "not": "I will" is no part of "I will not pay", nobody cuts there."""
    return len(fragment) <= tuning.FRAGMENT_WORDS and fragment not in code.replace(fragment + _NOT, "")


def judge_shared(small: Node, large: Node, runs: Sequence[float], need: Need, scale: float) -> float:
    """Judge two quotes, or two statements, by the weights of the runs of words that they share."""
    nats = sum(runs)
    strength = _judge_neighbours(small, large, nats, tuning.RIVAL_NATS * need.base)
    if strength is not None:
        return strength
    if nats < tuning.LOOSE_NATS * need.base and nats < small.nats:
        return 0.0
    if small.role == "quote":
        return min(nats / need.nats, measure_share(nats / small.nats, _find_share(nats, need)))
    return judge_copy(runs, small, large, need, scale)


def _find_share(nats: float, need: Need) -> float:
    """Find the share of the shorter quote that must agree: the less, the more agrees."""
    if need.is_other and nats < tuning.OTHER_NATS:
        return tuning.OTHER_SHARE
    return max(tuning.LEAST_SHARE, need.share / sqrt(max(1.0, nats / (need.base * tuning.MUCH))))


def _judge_neighbours(small: Node, large: Node, nats: float, least: float) -> float | None:
    """Judge two nodes that one article holds, unless it repeats itself or other articles hold them too."""
    if nats >= tuning.REPEATED_SHARE * large.nats or set(small.articles).isdisjoint(large.articles):
        return None
    if nats >= least and tuning.RIVAL_SHARE <= nats / small.nats < tuning.PART_SHARE:
        return RIVALS
    return 0.0 if small.articles == large.articles and len(small.articles) == 1 else None


def measure_share(share: float, need: float) -> float:
    """Measure coverage: 1 where there is just enough, 3 where all agrees."""
    return share / need if share < need else 1 + 2 * (share - need) / (1.001 - need)


def judge_copy(runs: Sequence[float], small: Node, large: Node, need: Need, scale: float) -> float:
    """Judge how strong a link between two statements is, by the weights of the runs of words that they share."""
    if need.is_frame:
        return min(sum(runs) / need.nats, measure_share(sum(runs) / large.nats, need.share))
    return measure_copy(runs, small.nats, large.nats, need, scale)


def measure_copy(runs: Sequence[float], small: float, large: float, need: Need, scale: float) -> float:
    """Measure how strong a link between two statements is, by the weights of the runs of words that they share."""
    nats, longest, cost = sum(runs), max(runs, default=0.0), tuning.RUN_COST * scale
    paid = cost + sum(max(0.0, run - cost) for run in runs)
    shape = max(measure_share(nats / large, tuning.BOTH_SHARE), measure_share(longest / small, tuning.SOLID_SHARE))
    return min(paid / need.nats, measure_share(nats / small, need.share), shape)


def weigh_runs(a: str, b: str, weights: Weights) -> list[float]:
    """Weigh the runs of words that two strings of keys share in order."""
    found = []
    for block in LCSseq.opcodes(a, b).as_matching_blocks():
        start, size = block.a, block.size
        if size > 1:
            found.append(sum(map(weights.__getitem__, a[start : start + size])))
        elif size and weights[a[start]] >= tuning.LONE_WORD:
            found.append(weights[a[start]])
    return found


def weigh_moved_runs(a: str, b: str, weights: Weights) -> float:
    """Weigh the runs of two words and more that two strings of keys share beside those shared in order."""
    runs = find_runs(a, b)
    rest_a = _cut_runs(a, [(i, size) for i, _, size in runs])
    rest_b = _cut_runs(b, [(j, size) for _, j, size in runs])
    if len(rest_a) < 2 or len(rest_b) < 2:
        return 0.0
    moved = (rest_a[i : i + size] for i, _, size in find_runs(rest_a, rest_b) if size > 1)
    return sum(sum(map(weights.__getitem__, run)) for run in moved)


def find_runs(a: str, b: str) -> list[tuple[int, int, int]]:
    """Find the runs of words that two strings of keys share in order: start in both, and length."""
    return [(block.a, block.b, block.size) for block in LCSseq.opcodes(a, b).as_matching_blocks() if block.size]


def _cut_runs(code: str, runs: list[tuple[int, int]]) -> str:
    left, at = [], 0
    for start, size in runs:
        left.append(code[at:start])
        at = start + size
    return "".join(left) + code[at:]


_FACTORS = {"same": tuning.SAME_SPEAKER, "other": tuning.OTHER_SPEAKER, "unknown": 1.0}


def find_needs(a: Node, b: Node, scale: float) -> Need:
    """Find what a link between two such nodes needs."""
    if a.role != "quote":
        return find_copy_need(a, b, scale)
    relation = relate_speakers(a.speaker, b.speaker)
    base = find_base(a, scale)
    factor = _FACTORS[relation]
    if a.code == b.code:
        factor *= tuning.SAME_WORDS
    elif relation != "same" and min(len(a.code), len(b.code)) <= tuning.FRAGMENT_WORDS:
        factor *= tuning.FRAGMENT
    elif min(len(a.code), len(b.code)) == 1:
        factor *= tuning.ONE_WORD
    return Need(base * factor, tuning.QUOTE_SHARE, base, relation == "other")


def raise_need(need: Need, apart: float) -> Need:
    """Raise what a link needs by so many nats, for the days between its two."""
    return need._replace(nats=need.nats + apart) if apart else need


def find_event_need(a: Node, b: Node, scale: float) -> Need:
    """Find what a link needs where others tell that the articles are about one event, or copy each other."""
    if a.role == "quote":
        return find_needs(a, b, scale)
    base = find_base(a, scale)
    return Need(base, tuning.STATEMENT_SHARE, base)


def find_copy_need(a: Node, b: Node, scale: float) -> Need:
    """Find what a link between two statements needs; what frames a quote must be all but the same and say much."""
    base = find_base(a, scale)
    if "frame" in (a.role, b.role):
        return Need(base + tuning.FRAME_NATS, tuning.FRAME_SHARE, base, is_frame=True)
    return Need(base, tuning.STATEMENT_SHARE, base)


def find_base(node: Node, scale: float) -> float:
    """Find the information that a link of such a node needs if nothing were known of the speakers."""
    return (tuning.QUOTE_NATS if node.role == "quote" else tuning.STATEMENT_NATS) + tuning.NATS_A_LN * scale


def is_copied(node: Node, scale: float) -> bool:
    """Tell whether the units of one node are one utterance for their words alone, not a stock phrase."""
    need = tuning.NATS_A_LN * scale
    if node.role == "frame":
        return node.nats >= find_base(node, scale) + tuning.FRAME_NATS
    if node.role != "quote":
        return node.nats >= need + tuning.COPIED_NATS and len(node.code) >= tuning.FEWEST_REPEATED
    return node.nats >= (need + tuning.QUOTE_NATS) * (tuning.SAME_SPEAKER if node.speaker else 1.0) * tuning.SAME_WORDS
