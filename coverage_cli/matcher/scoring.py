"""Judge two units: how sure is it that they carry the same utterance or the same wording?

The score is the information of the words that both share in order. Bags of words never decide: "did take" and
"did not take" are the same bag but for one word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from rapidfuzz.distance import LCSseq

from coverage_cli.matcher import tuning
from coverage_cli.matcher.units import Unit

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for a link."""

    nats: float
    """Information of the words shared in order."""
    share: float
    """Share of the shorter one's information."""
    sureness: float
    """0 to 100, to be held against ``Settings.threshold``."""


def measure_code(code: str, weights: Weights) -> float:
    """Sum the information of a string of keys, in nats."""
    return sum(weights[char] for char in code)


def share_nats(a: str, b: str, weights: Weights) -> float:
    """Sum the information of the words that two strings of keys share in order, moved runs at a discount."""
    rest_a, rest_b, nats = _align(a, b, weights, shortest=1)
    _, _, moved = _align(rest_a, rest_b, weights, shortest=2)
    return nats + tuning.MOVED_SHARE * moved


def _align(a: str, b: str, weights: Weights, shortest: int) -> tuple[str, str, float]:
    """Find the words shared in order: what is left of both, and the information that was shared."""
    left_a, left_b, nats = [], [], 0.0
    for op in LCSseq.opcodes(a, b):
        if op.tag != "equal":
            left_a.append(a[op.src_start : op.src_end])
            left_b.append(b[op.dest_start : op.dest_end])
            continue
        run = a[op.src_start : op.src_end]
        weight = measure_code(run, weights)
        if len(run) > 1 or (shortest == 1 and (weight >= tuning.LONE_WORD or len(a) == 1 or len(b) == 1)):
            nats += weight
    return "".join(left_a), "".join(left_b), nats


def judge(a: Unit, b: Unit, weights: Weights) -> Score:
    """Judge whether two units carry the same."""
    nats = share_nats(a.code, b.code, weights)
    sizes = sorted((measure_code(a.code, weights), measure_code(b.code, weights)))
    share = nats / max(sizes[0], 0.1)
    if a.passage.article == b.passage.article and nats < tuning.REPEATED_SHARE * sizes[1]:
        return Score(nats, share, 0.0)
    need_nats, need_share = find_needs(a, b)
    excess = nats / need_nats
    need_share = max(tuning.LEAST_SHARE, need_share / sqrt(max(1.0, excess / 2)))
    return Score(nats, share, grade(min(excess, share / need_share)))


def find_needs(a: Unit, b: Unit) -> tuple[float, float]:
    """Find the information and the coverage that a link between two such units needs."""
    quotes = (a.role == "quote") + (b.role == "quote")
    if quotes == 2:
        nats, share = tuning.QUOTE_NATS, tuning.QUOTE_SHARE
    elif quotes == 1:
        narrated = "plain" in (a.role, b.role)
        nats = tuning.NARRATED_NATS if narrated else tuning.REPORT_NATS
        share = tuning.NARRATED_SHARE if narrated else tuning.REPORT_SHARE
    else:
        nats, share = tuning.STATEMENT_NATS, tuning.STATEMENT_SHARE
    if quotes and a.speaker and b.speaker and a.speaker != b.speaker:
        nats *= tuning.OTHER_SPEAKER
    return nats, share


def grade(strength: float) -> float:
    """Turn strength (1 where a link has just what it needs) into 0 to 100, 80 where it has what it needs.

    >>> round(grade(1)), round(grade(0.86)), round(grade(2))
    (80, 75, 96)
    """
    return 100.0 * (1.0 - float(0.2**strength))


def needed_strength(threshold: float) -> float:
    """Turn a threshold back into strength."""
    return log(max(1e-6, 1 - threshold / 100)) / log(0.2)
