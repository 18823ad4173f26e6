"""An article's text before anybody asks who speaks: paragraphs, stretches in quotation marks, sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coverage_cli.models import Article, Span
from coverage_cli.segmenter.forms import choose_forms
from coverage_cli.segmenter.furniture import QUOTABLE, find_bullet, mark_furniture
from coverage_cli.segmenter.layout import Paragraph, Sentence, Stretch
from coverage_cli.segmenter.marks import ANY_MARK, DOUBLE_MARK, SINGLE_MARK, Mark, find_marks
from coverage_cli.segmenter.pairing import Pair, pair_marks
from coverage_cli.segmenter.sentences import split_span

__all__ = ["Document", "Paragraph", "Sentence", "Stretch", "read_document", "split_sentences"]

# Unicode's line and paragraph separators end a line, too; the readers leave them as they are.
_PARAGRAPH = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WORD_CHAR = re.compile(r"\w")


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
    """Of prose, headlines and headings, in the order of the text."""


def read_document(article: Article) -> Document:
    """Take an article's text apart."""
    text = article.text
    language = article.language or "en"
    paragraphs = mark_furniture(text, find_paragraphs(text), article.title, language)
    stretches = find_stretches(text, paragraphs)
    sentences = find_sentences(text, paragraphs, stretches, language)
    forms = choose_forms(text, paragraphs, stretches, sentences, language)
    stretches = tuple(replace(s, form=form) for s, form in zip(stretches, forms, strict=True))
    return Document(article, text, language, paragraphs, stretches, sentences)


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Find the lines that hold text, without the blanks around it."""
    spans = (_strip(text, *found.span()) for found in _PARAGRAPH.finditer(text))
    return tuple(Paragraph(start, end) for start, end in spans if start < end)


def find_stretches(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Stretch, ...]:
    """Find the outermost stretches in quotation marks: double marks first, single marks around and between them."""
    if not ANY_MARK.search(text):
        return ()
    doubles = [find_marks(text, p.start, p.end, DOUBLE_MARK) for p in paragraphs]
    stretches = _pair(text, paragraphs, doubles, nests=True)
    singles = _find_singles(text, paragraphs, stretches)
    stretches = _keep_outermost([*stretches, *_pair(text, paragraphs, singles, nests=False)])
    return tuple(s for s in stretches if _WORD_CHAR.search(text, s.start, s.end))


def _pair(text: str, paragraphs: Sequence[Paragraph], marks: Sequence[Sequence[Mark]], *, nests: bool) -> list[Stretch]:
    """Pair the marks of prose as one run, for a quote may run on past a caption; those of each other line alone."""
    prose = [n for n, p in enumerate(paragraphs) if not p.furniture]
    runs = [prose, *([n] for n, p in enumerate(paragraphs) if p.furniture and marks[n])]
    return [
        _build_stretch(text, paragraphs[run[pair.paragraph]], pair, run[pair.paragraph])
        for run in runs
        for pair in pair_marks([marks[n] for n in run], nests)
    ]


def _find_singles(text: str, paragraphs: Sequence[Paragraph], doubles: Sequence[Stretch]) -> list[list[Mark]]:
    """Find the single marks that stand outside double marks."""
    starts = [s.outer_start for s in doubles]

    def is_outside(mark: Mark) -> bool:
        before = bisect_left(starts, mark.end) - 1
        return before < 0 or doubles[before].outer_end <= mark.start

    return [[m for m in find_marks(text, p.start, p.end, SINGLE_MARK) if is_outside(m)] for p in paragraphs]


def _build_stretch(text: str, paragraph: Paragraph, pair: Pair, number: int) -> Stretch:
    outer_start = pair.opener.start if pair.opener else paragraph.start
    outer_end = pair.closer.end if pair.closer else paragraph.end
    start, end = _strip(
        text, pair.opener.end if pair.opener else outer_start, pair.closer.start if pair.closer else outer_end
    )
    return Stretch(start, end, outer_start, outer_end, number, pair.continues)


def _keep_outermost(stretches: list[Stretch]) -> list[Stretch]:
    """Sort and drop what lies in another stretch: “nested ‘quotes’”, ‘nested “quotes”’."""
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.outer_start, -s.outer_end)):
        if not kept or stretch.outer_start >= kept[-1].outer_end:
            kept.append(stretch)
    return kept


def find_sentences(
    text: str, paragraphs: Sequence[Paragraph], stretches: Sequence[Stretch], language: str
) -> tuple[Sentence, ...]:
    """Find the sentences of prose, and those of headlines and headings, which may attribute a quote."""
    opaque: list[list[Span]] = [[] for _ in paragraphs]
    for s in stretches:
        opaque[s.paragraph].append((s.outer_start, s.outer_end))
    return tuple(
        Sentence(start, end, n)
        for n, p in enumerate(paragraphs)
        if p.furniture in QUOTABLE
        for start, end in split_span(text, find_bullet(text, p.start, p.end), p.end, language, opaque[n])
    )


def split_sentences(text: str, start: int, end: int, language: str = "en") -> tuple[Span, ...]:
    """Split a span of text, such as the inside of a quote, into the spans of its sentences."""
    return tuple(split_span(text, start, end, language))


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
