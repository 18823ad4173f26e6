"""What the segmenter knows of an article's text before it asks who speaks: paragraphs, stretches in marks, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coverage_cli.models import Article, Form, Span

_PARAGRAPH = re.compile(r"[^\n]+")
_MARKED = re.compile('[“"]([^“”"\n]+)[”"]')
_SENTENCE = re.compile(r"[^\s](?:[^.!?“”\"]|[“\"][^“”\"]*[”\"])*[.!?]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article that holds text."""

    start: int
    end: int
    furniture: str = ""
    """Why it is set aside (``caption``, ``credit``, ``byline``, ``dateline``, ``navigation``, …), or empty."""


@dataclass(frozen=True, slots=True)
class Stretch:
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
    """``direct``, ``mixed`` or ``scare``."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the reporter; marked stretches are opaque, so a full stop inside one does not end it."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article's text, taken apart."""

    article: Article
    text: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    stretches: tuple[Stretch, ...]
    """In the order of the text, not overlapping."""
    sentences: tuple[Sentence, ...]
    """Of the paragraphs that are not furniture, in the order of the text."""


def read_document(article: Article) -> Document:
    """Take an article's text apart."""
    text = article.text
    paragraphs = tuple(Paragraph(*m.span()) for m in _PARAGRAPH.finditer(text))
    stretches = tuple(
        Stretch(m.start(1), m.end(1), m.start(), m.end(), n)
        for n, p in enumerate(paragraphs)
        for m in _MARKED.finditer(text, p.start, p.end)
    )
    sentences = tuple(
        Sentence(m.start(), m.end(), n)
        for n, p in enumerate(paragraphs)
        for m in _SENTENCE.finditer(text, p.start, p.end)
    )
    return Document(article, text, article.language or "en", paragraphs, stretches, sentences)


def split_sentences(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Split a span of text, such as the inside of a quote, into the spans of its sentences."""
    return tuple(m.span() for m in _SENTENCE.finditer(text, start, end))
