"""Who said a quote: named rules, tried in order, over one small context."""

from __future__ import annotations

from coverage_cli.segmenter.speakers.around import (
    before_another,
    carried_from_paragraph,
    carried_over,
    dash,
    next_sentence,
    previous_sentence,
    sentence_before,
)
from coverage_cli.segmenter.speakers.context import Context, Found, Rule, has_words
from coverage_cli.segmenter.speakers.inside import (
    after_anyway,
    after_quote,
    agent,
    before_quote,
    label,
    sentence_subject,
)


def find_speaker(context: Context) -> Found | None:
    """Try the rules in order; the first that finds something decides."""
    for rule in RULES:
        found = rule(context)
        if found:
            return found
    return None


def alone(rule: Rule) -> Rule:
    """Let a rule decide only for a quote that is a sentence by itself."""

    def decide(context: Context) -> Found | None:
        return None if has_words(context.line.tags) else rule(context)

    return decide


def in_words(rule: Rule) -> Rule:
    """Let a rule decide only for a quote in a sentence that holds other words."""

    def decide(context: Context) -> Found | None:
        return rule(context) if has_words(context.line.tags) else None

    return decide


RULES: tuple[Rule, ...] = (
    label,
    alone(dash),
    before_another,
    after_quote,
    agent,
    before_quote,
    after_anyway,
    in_words(sentence_subject),
    alone(next_sentence),
    alone(sentence_before),
    carried_over,
    alone(carried_from_paragraph),
    previous_sentence,
)
