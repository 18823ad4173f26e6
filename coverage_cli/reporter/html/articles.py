"""The articles themselves, with their passages marked in place and linked to the matrix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from coverage_cli.models import Article
from coverage_cli.reporter.html.badges import shade_cell
from coverage_cli.reporter.html.places import Places, name_row
from coverage_cli.reporter.html.writing import NOTHING, Html, escape, escape_lines, join, link_out, read_language, tag
from coverage_cli.reporter.summary import Summary

_NOTE = "Underlined passages lead to their wordings; grey ones are quotes that no other source carries."
_TOO_LONG = "The articles’ texts are not on this page: together they are too long for one that opens fast."
_NO_TEXTS = (
    "The articles’ texts are not on this page: a saved comparison holds none. coverage-cli compare -f html shows them, "
    "and so does the pipe after coverage-cli segment --text."
)


class Mark(NamedTuple):
    """A stretch of an article's text that is marked."""

    start: int
    end: int
    shade: str
    """Classes of its colours."""
    anchor: str
    address: str
    """Where it leads, or empty."""


def write_articles(summary: Summary, places: Places) -> Iterator[Html]:
    """Write a section for each article."""
    marks = _find_marks(summary, places) if places.has_texts else {}
    yield tag("p", escape(_find_note(summary, places)), class_="soft")
    for source in summary.sources:
        for article in source.articles:
            yield _write_article(article, source.label, marks.get(article.id, ()), places)


def _find_note(summary: Summary, places: Places) -> str:
    if places.has_texts:
        return _NOTE
    return _TOO_LONG if all(article.text for article in summary.articles) else _NO_TEXTS


def _write_article(article: Article, label: str, marks: Sequence[Mark], places: Places) -> Html:
    about = [label, article.author, article.published[:10], f"{article.words:,} words" if article.words else ""]
    text = tag("div", mark_text(article.text, marks), class_="text") if places.has_texts else NOTHING
    return tag(
        "section",
        tag("h3", link_out(escape(article.title or article.id), article.url), dir="auto"),
        tag("p", escape(" · ".join(part for part in about if part)), class_="soft"),
        text,
        class_="article",
        id=places.name_article(article.id),
        lang=read_language(article.language),
        dir="auto",
    )


def _find_marks(summary: Summary, places: Places) -> Mapping[str, list[Mark]]:
    """Find the marks of each article, a passage once, quotes that no other source carries without an address."""
    found: dict[str, dict[tuple[int, int], Mark]] = {}
    for group in summary.groups:
        for row in group.rows:
            for cell in row.cells.values():
                for variant in cell.variants:
                    p = variant.passage
                    mark = Mark(p.start, p.end, shade_cell(cell), places.name_passage(p), f"#r{name_row(row)}")
                    found.setdefault(p.article, {}).setdefault((p.start, p.end), mark)
    for source in summary.sources:
        for p in source.quotes_alone:
            mark = Mark(p.start, p.end, "own", places.name_passage(p), "")
            found.setdefault(p.article, {}).setdefault((p.start, p.end), mark)
    return {article: sorted(marks.values(), key=lambda m: (m.start, -m.end)) for article, marks in found.items()}


def mark_text(text: str, marks: Sequence[Mark]) -> Html:
    """Mark stretches of a text; where marks overlap, the one that begins last shows."""
    borders = sorted({0, len(text)} | {place for mark in marks for place in (mark.start, mark.end)})
    parts: list[Html] = []
    active: list[Mark] = []
    waiting = list(reversed(marks))
    named: set[str] = set()
    for start, end in pairwise(borders):
        active = [mark for mark in active if mark.end > start]
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        parts.append(_write_part(escape_lines(text[start:end]), active, named))
    return join(parts)


def _write_part(content: Html, active: Sequence[Mark], named: set[str]) -> Html:
    if not active:
        return content
    mark = active[-1]
    anchors = [m.anchor for m in active if m.anchor not in named]
    named.update(anchors)
    linked = tag("a", content, href=mark.address) if mark.address else content
    for outer in anchors[1:]:
        linked = tag("span", linked, id=outer)
    return tag("mark", linked, class_=mark.shade, id=anchors[0] if anchors else None)
