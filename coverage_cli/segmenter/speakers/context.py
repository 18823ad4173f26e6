"""What the rules on who said a quote are given, and what they give."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from coverage_cli.models import Span
from coverage_cli.segmenter.speakers.clauses import Clause
from coverage_cli.segmenter.speakers.cues import CueClasses
from coverage_cli.segmenter.speakers.tagging import Line


class Found(NamedTuple):
    """What a rule found: spans of tokens in one line."""

    line: Line
    subject: Span | None
    cue: Span | None
    via: str


class Context(NamedTuple):
    """What a rule may look at: a quote in its line, the line's clauses, and what is known of the text before."""

    line: Line
    clauses: list[Clause]
    cues: CueClasses
    token: int
    """The quote's token in ``line``."""
    inner: str
    """The quote's text."""
    earlier: list[Found | None]
    """What was found for earlier quotes of the same paragraph: the last that has a speaker, and the last."""
    previous: Line | None
    """The line before, in the same paragraph or in the one before."""
    previous_clauses: list[Clause]
    signature: Line | None
    """The line behind the quote, where a dash opens it."""
    following: Line | None
    """The line behind, in the same paragraph."""
    following_clauses: list[Clause]
    last: Found | None
    """What was found for the last quote of the paragraph before, when that paragraph ended in a quote."""


Rule = Callable[[Context], Found | None]

_WORDY = re.compile("[A-PR-Za-rt-z]")  # any tag of a word, but no stretch in marks


def has_words(tags: str) -> bool:
    """Tell whether some tags are of words, not of stretches in marks alone."""
    return bool(_WORDY.search(tags))


def ends_open(inner: str) -> bool:
    """Tell whether a quote ends as one does before its cue: "…," he said, or “Why?” he asked."""
    return inner.rstrip()[-1:] in (",", "?", "!", "-", "—", "–", "…")
