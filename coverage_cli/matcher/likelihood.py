"""Judge how likely it is that a statement reports a quote in the reporter's words.

What speaks for it is added up in log-odds, as in a logistic regression: the words of the quote that the statement has,
who speaks, what form it has, what stands near.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from coverage_cli.matcher import tuning
from coverage_cli.matcher.folding import Comparison, Node
from coverage_cli.matcher.keys import encode_text
from coverage_cli.matcher.speakers import relate_speakers


class Telling(NamedTuple):
    """What the words of a quote say beyond light words, in nats."""

    words: Mapping[str, float]
    """Of each distinct key that is no light one."""
    pairs: Mapping[str, float]
    """Of each two keys side by side: that they are."""
    total: float
    """Of all words."""


class Context(NamedTuple):
    """What speaks for a report beside its words."""

    is_alike: bool = False
    """The speakers are one, or share a word that tells who they are."""
    is_near: bool = False
    """Another quote that both articles carry stands near both."""
    is_holder: bool = False
    """The statement puts some words of the utterance in quotation marks."""
    quoted: int = 0
    """How many quotes of its speaker the statement's own article has: who is quoted is reported less."""


def tell_words(code: str, comparison: Comparison) -> Telling:
    """Find what the words of a quote say beyond light words."""
    weights, light = comparison.weights, tuning.PLAIN_WORD * comparison.scale
    words = {char: weights[char] - light for char in dict.fromkeys(code) if weights[char] > light}
    pairs = {x + y: min(weights[x], weights[y]) - light / 2 for x, y in pairwise(code)}
    return Telling(words, {pair: nats for pair, nats in pairs.items() if nats > 0}, sum(words.values()))


def judge_report(quote: Telling, statement: Node, context: Context, comparison: Comparison) -> float:
    """Judge how strongly a statement reports a quote: 1 where it is just likely enough, 0 where no word says so."""
    held = [nats for char, nats in quote.words.items() if char in statement.whole]
    if not held:
        return 0.0
    nats, scale = sum(held), comparison.scale
    beside = sum(nats for pair, nats in quote.pairs.items() if pair in statement.whole)
    odds = (
        tuning.REPORT_NATS * (nats + tuning.NEIGHBOURS * beside) / scale
        + tuning.REPORT_COVERED * nats / max(quote.total, tuning.LEAST_TO_COVER * scale)
        + tuning.REPORT_ALIKE * context.is_alike
        + tuning.REPORT_FORM * (statement.role == "report")
        + tuning.REPORT_NEAR * context.is_near
        + tuning.REPORT_HOLDER * context.is_holder
        - tuning.REPORT_QUOTED * log(1 + context.quoted)
        - tuning.REPORT_LONE * (len(held) == 1 < len(quote.words))
    )
    return exp((odds - find_needed_odds(comparison)) / 2)


def find_needed_odds(comparison: Comparison) -> float:
    """Find the log-odds that a report needs: the more articles, the less likely any one is on the same event."""
    return tuning.REPORT_ODDS + tuning.REPORT_CROWD * log(max(1.0, comparison.articles / tuning.EVENT_ARTICLES))


def are_alike(one: str, two: str, comparison: Comparison) -> bool:
    """Tell whether two speakers are one, or share a word that tells who they are ("Lee's office", "Lee's lawyer")."""
    if relate_speakers(one, two) == "same":
        return True
    light = tuning.PLAIN_WORD * comparison.scale
    shared = _list_keys(one).intersection(_list_keys(two))
    return any(comparison.weights.get(char, 0.0) > light for char in shared)


def _list_keys(speaker: str) -> set[str]:
    return set(encode_text(speaker) + encode_text(speaker.lower()))
