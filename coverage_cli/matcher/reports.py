"""Judge a quote and a statement: does the statement report the quote in the reporter's words?"""

from __future__ import annotations

from itertools import pairwise

from coverage_cli.matcher import tuning
from coverage_cli.matcher.folding import Comparison, Node
from coverage_cli.matcher.scores import Need, Score
from coverage_cli.matcher.speakers import Relation

_FACTORS: dict[Relation, float] = {"same": tuning.REPORT_SAME, "other": tuning.REPORT_OTHER, "unknown": 1.0}


def judge_report(a: Node, b: Node, need: Need, comparison: Comparison) -> Score:
    """Judge whether a statement reports a quote, by what was said or, less sure, by all its words."""
    score = _judge_words(a.said, b.said, need, comparison)
    if a.said == a.code and b.said == b.code:
        return score
    whole = _judge_words(a.code, b.code, need, comparison)
    strength = tuning.WHOLE_REPORT * whole.strength
    return score if score.strength >= strength else Score(whole.nats, whole.share, strength)


def _judge_words(a: str, b: str, need: Need, comparison: Comparison) -> Score:
    """Judge two strings of keys by the distinctive words that both hold, in whatever order.

    A report puts the words in an order of its own; what two words in a row agree says more.
    """
    weights, light = comparison.weights, tuning.PLAIN_WORD * comparison.scale
    held = set(b)
    shared = [weights[char] for char in dict.fromkeys(a) if char in held]
    nats = sum(weight - light for weight in shared if weight > light)
    if nats:
        pairs = set(pairwise(b))
        beside = [min(weights[x], weights[y]) for x, y in dict.fromkeys(pairwise(a)) if (x, y) in pairs]
        nats += tuning.NEIGHBOURS * sum(weight - light / 2 for weight in beside if weight > light / 2)
    small = max(light, min(sum(map(weights.__getitem__, code)) for code in (a, b)))
    fragment = tuning.REPORT_FRAGMENT if min(len(a), len(b)) < tuning.FEW_WORDS else 1.0
    size = max(1.0, small / comparison.scale)
    return Score(nats, nats / small, nats / (need.nats * fragment * size**tuning.REPORT_SIZE))


def find_report_need(a: Node, b: Node, relation: Relation, scale: float) -> Need:
    """Find what a link between a quote and a statement needs."""
    base = tuning.NARRATED_NATS if "plain" in (a.role, b.role) else tuning.REPORT_NATS
    return Need(base * _FACTORS[relation] * scale, 0.0, 0.0)


def find_report_worth(need: Need, scale: float) -> float:
    """Find how much a quote and a statement must share in keys, in nats, to be worth judging."""
    return need.nats + tuning.PLAIN_WORD * scale


def find_least_report(scale: float) -> float:
    """Find the least that is worth judging, in nats, of any quote and statement."""
    return scale * (tuning.PLAIN_WORD + min(tuning.NARRATED_NATS, tuning.REPORT_NATS * tuning.REPORT_SAME))
