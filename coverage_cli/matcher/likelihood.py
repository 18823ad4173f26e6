"""Judge how likely it is that a statement reports a quote in the reporter's words.

What speaks for it is added up in log-odds, as in a logistic regression: the words of the quote that the statement has,
who speaks, what form it has, what stands near.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp, log
from operator import add
from typing import NamedTuple

from coverage_cli.matcher import tuning
from coverage_cli.matcher.folding import Node
from coverage_cli.matcher.keys import encode_text
from coverage_cli.matcher.speakers import relate_speakers
from coverage_cli.matcher.weights import Comparison

_ROUNDING = 1e-6  # a sum of nats is the same in another order but for so much


class Telling(NamedTuple):
    """What the words of a quote say beyond light words, in nats."""

    code: str
    """Its keys."""
    words: Mapping[str, float]
    """Of each distinct key that is no light one."""
    total: float
    """Of all of them."""
    beside: float
    """At most what it says of each two keys side by side that they are."""


class Context(NamedTuple):
    """What speaks for a report beside its words."""

    is_alike: bool = False
    """The speakers are one, or share a word that tells who they are."""
    is_other: bool = False
    """The statement is another person's words and does not name who is quoted."""
    is_near: bool = False
    """Another quote that both articles carry stands near both."""
    is_holder: bool = False
    """The statement puts some words of the utterance in quotation marks."""
    quoted: int = 0
    """How many quotes of its speaker the statement's own article has: who is quoted is reported less."""


def tell_words(code: str, comparison: Comparison) -> Telling:
    """Find what the words of a quote say beyond light words."""
    light = tuning.PLAIN_WORD * comparison.scale
    said = list(map(comparison.weights.__getitem__, code))
    words = {char: nats - light for char, nats in zip(code, said, strict=True) if nats > light}
    beside = [nats for nats in map(min, said, said[1:]) if nats > light / 2]
    return Telling(code, words, sum(words.values()), sum(beside) - light / 2 * len(beside))


def _tell_pairs(code: str, comparison: Comparison) -> dict[str, float]:
    """Find what each two keys side by side say: that they are. Few quotes are ever asked."""
    light = tuning.PLAIN_WORD * comparison.scale
    said = list(map(comparison.weights.__getitem__, code))
    beside = zip(map(add, code, code[1:]), map(min, said, said[1:]), strict=True)
    return {pair: nats - light / 2 for pair, nats in beside if nats > light / 2}


def judge_report(quote: Telling, statement: Node, context: Context, comparison: Comparison) -> float:
    """Judge how strongly a statement reports a quote: 1 where it is just likely enough, 0 where no word says so."""
    odds = weigh_words(quote, statement.whole, comparison)
    return weigh_odds(odds + weigh_context(context, statement), comparison) if odds else 0.0


def weigh_words(quote: Telling, whole: str, comparison: Comparison) -> float:
    """Weigh for a report, in log-odds, the words of the quote that a statement has; 0 where it has none."""
    held = [nats for char, nats in quote.words.items() if char in whole]
    if not held:
        return 0.0
    nats, scale = sum(held), comparison.scale
    beside = sum(nats for pair, nats in _tell_pairs(quote.code, comparison).items() if pair in whole)
    return (
        tuning.REPORT_NATS * (nats + tuning.NEIGHBOURS * beside) / scale
        + tuning.REPORT_COVERED * nats / max(quote.total, tuning.LEAST_TO_COVER * scale)
        - tuning.REPORT_LONE * (len(held) == 1 < len(quote.words))
        - tuning.REPORT_EACH * log(1 + len(held))
    )


def bound_nats(quote: Telling, odds: float, scale: float) -> float:
    """Give at most what words in common must say, in nats, where ``weigh_words`` gives such log-odds."""
    beside = tuning.REPORT_NATS * tuning.NEIGHBOURS * quote.beside / scale
    each = tuning.REPORT_NATS / scale + tuning.REPORT_COVERED / max(quote.total, tuning.LEAST_TO_COVER * scale)
    return (odds + tuning.REPORT_EACH * log(2) - beside) / each - _ROUNDING


def weigh_context(context: Context, statement: Node) -> float:
    """Weigh for a report, in log-odds, what is no word in common."""
    return (
        tuning.REPORT_ALIKE * context.is_alike
        - tuning.REPORT_OTHER * context.is_other
        + tuning.REPORT_FORM * (statement.role == "report")
        + tuning.REPORT_NEAR * context.is_near
        + tuning.REPORT_HOLDER * context.is_holder
        - tuning.REPORT_QUOTED * log(1 + context.quoted)
    )


def weigh_odds(odds: float, comparison: Comparison) -> float:
    """Turn log-odds into the strength of a link: 1 where they are just what a report needs."""
    return exp((odds - find_needed_odds(comparison)) / 2)


def bound_odds(least: float, comparison: Comparison) -> float:
    """Give at most the log-odds that the words of a report need to be so strong with all else in its favour."""
    favour = tuning.REPORT_ALIKE + tuning.REPORT_FORM + tuning.REPORT_NEAR
    return find_needed_odds(comparison) + 2 * log(max(least, 1e-9)) - favour


def find_needed_odds(comparison: Comparison) -> float:
    """Find the log-odds that a report needs: the more articles, the less likely any one is on the same event."""
    return tuning.REPORT_ODDS + tuning.REPORT_CROWD * comparison.crowd


def relate_report(speaker: str, statement: Node, comparison: Comparison) -> tuple[bool, bool]:
    """Tell whether a quote's speaker and a statement's are alike; and whether it is another person's words.

    Alike are one person, and two who share a word that tells who they are ("Lee's office", "Lee's lawyer"). "Lee said
    the dam would hold" may be Lee on what Stone said only where it names Stone.
    """
    relation = relate_speakers(speaker, statement.speaker)
    if relation == "same" or _shares_word(speaker, statement.speaker, comparison):
        return True, False
    return False, relation == "other" and encode_text(speaker)[-1:] not in statement.whole


def _shares_word(one: str, two: str, comparison: Comparison) -> bool:
    light = tuning.PLAIN_WORD * comparison.scale
    shared = _list_keys(one).intersection(_list_keys(two))
    return any(comparison.weights.get(char, 0.0) > light for char in shared)


@lru_cache(maxsize=1 << 14)
def _list_keys(speaker: str) -> frozenset[str]:
    return frozenset(encode_text(speaker) + encode_text(speaker.lower()))
