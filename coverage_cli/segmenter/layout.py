"""The pieces of an article's text: paragraphs, stretches in quotation marks, sentences."""

from __future__ import annotations

from typing import NamedTuple

from coverage_cli.models import Form


class Paragraph(NamedTuple):
    """One line of the article that holds text, or the part of one before or after a dateline."""

    start: int
    end: int
    furniture: str = ""
    """Why it is set aside (``caption``, ``credit``, ``byline``, ``dateline``, ``navigation``, …), or empty."""


class Stretch(NamedTuple):
    """One stretch in outermost quotation marks, within one paragraph."""

    start: int
    """First character inside the opening mark."""
    end: int
    """The closing mark, or the end of the paragraph where the quote runs on."""
    outer_start: int
    """The opening mark itself (equal to ``start`` where a continuation has none)."""
    outer_end: int
    """One past the closing mark."""
    paragraph: int
    """Index into ``Document.paragraphs``."""
    continues: bool = False
    """The quote began in an earlier paragraph."""
    form: Form = "direct"
    """``direct``, ``mixed`` or ``scare``; before the attribution, only the sure ones are ``scare``."""
    doubt: int = 0
    """How much speaks for a scare quote, in tenths of log odds."""


class Sentence(NamedTuple):
    """One sentence of the reporter; marked stretches are opaque, so a full stop inside one does not end it."""

    start: int
    end: int
    paragraph: int
