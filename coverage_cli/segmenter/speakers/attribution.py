"""What attribution hands out: who said it, where that stands, and which rule decided."""

from __future__ import annotations

from typing import NamedTuple

from coverage_cli.models import Span


class Attribution(NamedTuple):
    """Who said it, and what decided."""

    speaker: str = ""
    """The resolved name; empty when unknown."""
    mention: Span | None = None
    """Where the speaker is named by the quote."""
    cue: str = ""
    """The reporting verb or phrase as it stands in the text."""
    via: str = ""
    """The name of the rule that decided."""


class ReportedSpeech(NamedTuple):
    """An indirect statement: a sentence or a piece of one that reports speech without quotation marks."""

    sentence: int
    """Index into ``Document.sentences``."""
    content: tuple[Span, ...]
    """What was said, without speaker and cue, outside quotation marks."""
    attribution: Attribution
