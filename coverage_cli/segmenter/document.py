"""An article's text before anybody asks who speaks: paragraphs, stretches in quotation marks, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.models import Article, Span
from coverage_cli.segmenter.forms import choose_forms
from coverage_cli.segmenter.furniture import QUOTABLE, find_bullet, mark_furniture
from coverage_cli.segmenter.layout import Paragraph, Sentence, Stretch
from coverage_cli.segmenter.lexicon import guess_language, load_lexicon
from coverage_cli.segmenter.sentences import find_stops, split_span
from coverage_cli.segmenter.stretches import find_stretches
from coverage_cli.segmenter.wrapping import unwrap

__all__ = ["Document", "Paragraph", "Sentence", "Stretch", "read_document", "split_sentences"]

# Unicode's line and paragraph separators end a line, too; the readers leave them as they are.
_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"


class Document(NamedTuple):
    """An article's text, taken apart."""

    article: Article
    text: str
    """The article's, with blanks for the line ends inside hard-wrapped paragraphs."""
    language: str
    paragraphs: tuple[Paragraph, ...]
    stretches: tuple[Stretch, ...]
    """In the order of the text, not overlapping."""
    sentences: tuple[Sentence, ...]
    """Of prose, headlines and headings, in the order of the text."""
    stops: tuple[int, ...]
    """Where a boundary of sentences may begin."""


def read_document(article: Article) -> Document:
    """Take an article's text apart."""
    text = unwrap(article.text)
    language = load_lexicon(article.language or guess_language(text)).language
    paragraphs = mark_furniture(text, find_paragraphs(text), article.title, language)
    stretches = find_stretches(text, paragraphs, language)
    stops = find_stops(text)
    sentences = find_sentences(text, paragraphs, stretches, stops, language)
    stretches = choose_forms(text, paragraphs, stretches, sentences, language)
    return Document(article, text, language, paragraphs, stretches, sentences, tuple(stops))


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Find the lines that hold text, without the blanks around it."""
    for sign in _LINE_ENDS:
        text = text.replace(sign, "\n")
    found: list[Paragraph] = []
    at = 0
    for line in text.split("\n"):
        held = line.strip()
        if held:
            start = at + len(line) - len(line.lstrip())
            found.append(make_tuple(Paragraph, (start, start + len(held), "")))
        at += len(line) + 1
    return tuple(found)


def find_sentences(
    text: str, paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch], stops: Sequence[int], language: str
) -> tuple[Sentence, ...]:
    """Find the sentences of prose, and those of headlines and headings, which may attribute a quote."""
    opaque: list[list[Span]] = [[] for _ in paragraphs]
    for s in stretches:
        opaque[s.paragraph].append((s.outer_start, s.outer_end))
    found = [
        make_tuple(Sentence, (start, end, n))
        for n, p in enumerate(paragraphs)
        if p.furniture in QUOTABLE
        for start, end in split_span(text, find_bullet(text, p.start, p.end), p.end, stops, language, opaque[n])
    ]
    return tuple(found)


def split_sentences(text: str, start: int, end: int, language: str = "en") -> tuple[Span, ...]:
    """Split a span of text, such as the inside of a quote, into the spans of its sentences."""
    return tuple(split_span(text, start, end, find_stops(text), language))
