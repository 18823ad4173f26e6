"""Report -> one HTML page that needs no script, sends no request, and runs nothing that an article holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coverage_cli.models import Report
from coverage_cli.reporter.html.articles import write_articles
from coverage_cli.reporter.html.figures import write_alone, write_left_out, write_pairs, write_sources
from coverage_cli.reporter.html.head import read_part, write_head
from coverage_cli.reporter.html.matrix import write_matrix
from coverage_cli.reporter.html.places import Places, find_places
from coverage_cli.reporter.html.wordings import write_wordings
from coverage_cli.reporter.html.writing import Html, escape, tag
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.prose import LEGEND, describe_extent, describe_findings, describe_method
from coverage_cli.reporter.summary import Summary, summarise

_SHADES = ("same", "near", "short", "told", "flag", "absent")  # in the order of the legend
_STATUSES = {
    "verbatim": "same words",
    "altered": "reworded",
    "shortened": "shortened",
    "paraphrased": "paraphrased",
    "flagged": "flagged",
    "absent": "not carried",
}


def render_html(report: Report, look: Look) -> Iterator[str]:
    """Render a report as one self-contained page, a part at a time."""
    summary = summarise(report)
    places = find_places(summary)
    yield f'<!DOCTYPE html>\n<html lang="en">\n{write_head(_write_title(summary), script=True)}\n<body>\n'
    yield tag("a", escape("Skip to the comparison"), href="#matrix", class_="skip") + "\n"
    sections = list(_list_sections(summary, places))
    yield _write_header(summary, [(name, title) for name, title, _ in sections], look) + "\n<main>\n"
    for name, title, parts in sections:
        yield f'<section id="{name}" aria-labelledby="h-{name}">\n<h2 id="h-{name}">{escape(title)}</h2>\n'
        yield from (f"{part}\n" for part in parts)
        yield "</section>\n"
    yield f"</main>\n<script>{read_part('page.js')}</script>\n</body>\n</html>\n"


def _write_title(summary: Summary) -> str:
    return f"Coverage of {summary.name}" if summary.name else "Coverage"


def _write_header(summary: Summary, sections: Iterable[tuple[str, str]], look: Look) -> Html:
    links = (tag("li", tag("a", escape(title), href=f"#{name}")) for name, title in sections)
    return tag(
        "header",
        tag("h1", escape(_write_title(summary))),
        tag("p", escape(f"{describe_extent(summary)}. {describe_findings(summary, look)}.")),
        tag("nav", tag("ul", *links), aria_label="Contents"),
    )


def _list_sections(summary: Summary, places: Places) -> Iterator[tuple[str, str, Iterable[Html]]]:
    """List the parts of the page in their order, without those that have nothing to show."""
    if summary.groups:
        yield "matrix", "Who carried what", _write_comparison(summary, places)
    yield "sources", "What each source did", [write_sources(summary, places)]
    pairs = write_pairs(summary)
    if pairs:
        yield "pairs", "Carried by both of two sources", [pairs]
    if any(source.left_out for source in summary.sources):
        yield "missing", "Left out, though two or more others carry it", [write_left_out(summary)]
    if summary.groups:
        yield "wordings", "How it was worded", write_wordings(summary, places)
    if any(source.quotes_alone for source in summary.sources):
        yield "alone", "Quotes carried by one source only", write_alone(summary, places)
    yield "articles", "Articles", write_articles(summary, places)
    yield "method", "Method", [tag("ul", *(tag("li", escape(line)) for line in describe_method(summary)))]


def _write_comparison(summary: Summary, places: Places) -> Iterator[Html]:
    items = (tag("li", escape(text), class_=shade) for text, shade in zip(LEGEND, _SHADES, strict=True))
    yield tag("ul", *items, class_="legend", aria_label="Signs")
    yield _write_filters(summary, places)
    yield from write_matrix(summary, places)


def _write_filters(summary: Summary, places: Places) -> Html:
    """Write the bar of filters, which the script shows."""
    speakers = {str(number): name for name, number in places.speakers.items()}
    sources = {str(source.key): source.label for source in summary.sources}
    return tag(
        "div",
        _write_choice("speaker", "Speaker", speakers),
        _write_choice("source", "Source", sources),
        _write_choice("status", "Status", _STATUSES),
        tag("button", escape("All"), type="button", name="reset"),
        tag("button", escape("Side by side"), type="button", name="side", aria_pressed="false"),
        tag("span", id="count", role="status", class_="soft"),
        class_="bar",
        role="search",
        aria_label="Filters",
        hidden="",
    )


def _write_choice(name: str, title: str, choices: dict[str, str]) -> Html:
    options = [tag("option", escape("all"), value="")]
    options += [tag("option", escape(label), value=value) for value, label in choices.items()]
    return tag("label", escape(title), tag("select", *options, name=name))
