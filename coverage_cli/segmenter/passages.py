"""Put passages together from stretches, sentences, speakers and reported speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from coverage_cli.frozen import OpenPassage, freeze, make_tuple
from coverage_cli.models import Article, Form, Kind, Passage, Span
from coverage_cli.segmenter.document import Document
from coverage_cli.segmenter.forms import settle_forms
from coverage_cli.segmenter.layout import Paragraph, Stretch
from coverage_cli.segmenter.sentences import split_span
from coverage_cli.segmenter.speakers import Attribution, ReportedSpeech
from coverage_cli.segmenter.statements import Statement, find_statements
from coverage_cli.text import surroundings

_NOBODY = Attribution()


class _Draft(NamedTuple):
    """A passage before it has its number."""

    start: int
    end: int
    kind: Kind
    form: Form
    attribution: Attribution = _NOBODY
    content: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()


def build_passages(
    document: Document, attributions: Sequence[Attribution], speech: Sequence[ReportedSpeech]
) -> tuple[Passage, ...]:
    """Build the passages of an article, numbered in the order of their start."""
    drafts = [
        *_draft_furniture(document),
        *_draft_quotes(document, attributions),
        *_draft_statements(document, attributions, speech),
    ]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return tuple(_finish(document.article, drafts))


def _finish(article: Article, drafts: Iterable[_Draft]) -> Iterator[Passage]:
    name, text = article.id, article.text
    for number, (start, end, kind, form, who, content, sentences) in enumerate(drafts, 1):
        passage: Any = OpenPassage()
        passage.id = f"{name}:{number}"
        passage.article = name
        passage.source = article.source
        passage.kind = kind
        passage.form = form
        passage.start = start
        passage.end = end
        passage.text = text[start:end]
        passage.prefix, passage.suffix = surroundings(text, start, end)
        passage.speaker, mention, passage.cue, passage.via = who
        passage.speaker_start, passage.speaker_end = mention or (None, None)
        passage.content = content
        passage.sentences = sentences
        passage.title = article.title
        passage.url = article.url
        passage.published = article.published
        yield freeze(passage)


def _draft_furniture(document: Document) -> Iterator[_Draft]:
    for paragraph in document.paragraphs:
        if paragraph.furniture:
            yield _Draft(paragraph.start, paragraph.end, "furniture", "furniture")


def _draft_quotes(document: Document, attributions: Sequence[Attribution]) -> Iterator[_Draft]:
    forms = settle_forms(document.stretches, ((who.via, who.cue) for who in attributions))
    for stretch, attribution, form in zip(document.stretches, attributions, forms, strict=True):
        if form == "scare":
            yield _Draft(stretch.start, stretch.end, "quote", form)
            continue
        sentences = split_span(document.text, stretch.start, stretch.end, document.stops, document.language)
        several = tuple(sentences) if len(sentences) > 1 else ()
        yield _Draft(stretch.start, stretch.end, "quote", form, attribution, sentences=several)


def _draft_statements(
    document: Document, attributions: Sequence[Attribution], speech: Sequence[ReportedSpeech]
) -> Iterator[_Draft]:
    stretches = document.stretches
    found = find_statements(document.text, document.sentences, stretches, attributions, speech)
    prose = [p for p in document.paragraphs if not p.furniture]
    first = 0
    for start, end, reported, cue in _keep_prose(found, prose):
        while first < len(stretches) and stretches[first].outer_start < start:
            first += 1
        if reported:
            content = tuple(_clip(reported, start, end))
            yield make_tuple(_Draft, (start, end, "statement", "indirect", reported[0].attribution, content, ()))
            continue
        is_quoting = first < len(stretches) and stretches[first].outer_end <= end
        quoted = _find_quoted(stretches, attributions, first, end) if is_quoting else ""
        who = Attribution(speaker=quoted, cue=cue) if quoted or cue else _NOBODY
        yield make_tuple(_Draft, (start, end, "statement", "plain", who, (), ()))


def _find_quoted(stretches: Sequence[Stretch], attributions: Sequence[Attribution], first: int, end: int) -> str:
    """Find the one speaker of the words in quotation marks up to a place; nobody where several speak, or none."""
    names = set()
    for n in range(first, len(stretches)):
        if stretches[n].outer_end > end:
            break
        names.add(attributions[n].speaker)
    return names.pop() if len(names) == 1 else ""


def _keep_prose(statements: Iterable[Statement], prose: Sequence[Paragraph]) -> Iterator[Statement]:
    """Leave out the statements of headlines and headings."""
    n = 0
    for statement in statements:
        while n < len(prose) and prose[n].end <= statement.start:
            n += 1
        if n < len(prose) and prose[n].start <= statement.start:
            yield statement


def _clip(speech: Sequence[ReportedSpeech], start: int, end: int) -> list[Span]:
    """Keep what was said within a statement, in order."""
    spans = sorted([span for one in speech for span in one.content])
    return [(max(a, start), min(b, end)) for a, b in spans if a < end and start < b]
