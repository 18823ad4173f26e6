"""Trace or Check -> one HTML page that needs no script, sends no request, and runs nothing that an article holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_cli.reporter.answers.telling import (
    CHECK_LEGEND,
    TRACE_LEGEND,
    VERDICT_NAMES,
    VERDICT_SIGNS,
    Entry,
    headline_check,
    headline_trace,
    label_missing,
    list_findings,
    list_quotes,
    tell_nearest,
)
from coverage_cli.reporter.html.head import write_head
from coverage_cli.reporter.html.writing import Html, escape, link_out, tag, write_runs
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.rows import FLAGGED
from coverage_cli.tracing import Check, Trace

_SHADES = {
    "verbatim": "same",
    "altered": "near",
    "shortened": "short",
    "paraphrased": "told",
    "other-speaker": "far",
    "not-found": "own",
}
_LEGEND_SHADES = {VERDICT_SIGNS[verdict]: shade for verdict, shade in _SHADES.items()} | {FLAGGED: "flag"}


def write_trace_html(trace: Trace, look: Look) -> Iterator[str]:
    """Write who carries a quote, as a page."""
    nearest = tell_nearest(trace)
    body = [tag("p", escape(f"{headline_trace(trace)}."))]
    entries = [nearest] if nearest else list_findings(trace)
    body += _write_section("Closest" if nearest else "Where it stands", entries)
    missing = label_missing(trace)
    body += [tag("p", escape(f"Not carried by {', '.join(missing)}."))] if trace.findings and missing else []
    return _write_page("Who carries this quote", body, TRACE_LEGEND)


def write_check_html(check: Check, look: Look) -> Iterator[str]:
    """Write how each quote of a draft stands to the sources, as a page."""
    body = [tag("p", escape(f"{headline_check(check)}.")), *_write_section("Quotes", list_quotes(check))]
    return _write_page("Quotes of the draft", body, CHECK_LEGEND)


def _write_page(title: str, body: Sequence[Html], legend: Sequence[str]) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="en">\n{write_head(title)}\n<body>\n'
    yield tag("header", tag("h1", escape(title)), body[0]) + "\n<main>\n"
    yield from (f"{part}\n" for part in body[1:])
    signs = (tag("li", escape(text), class_=_LEGEND_SHADES[text[0]]) for text in legend)
    yield tag("ul", *signs, class_="legend", aria_label="Signs") + "\n"
    yield "</main>\n</body>\n</html>\n"


def _write_section(title: str, entries: Sequence[Entry]) -> list[Html]:
    return [tag("h2", escape(title)), *map(_write_entry, entries)] if entries else []


def _write_entry(entry: Entry) -> Html:
    name = VERDICT_NAMES[entry.verdict]
    flag = " flag" if entry.sign.endswith("!") else ""
    badge = tag("span", escape(f"{entry.sign} {name}"), class_=f"badge {_SHADES[entry.verdict]}{flag}")
    place = tag("span", escape(f"line {entry.line}"), class_="soft") if entry.line else Html("")
    source = link_out(escape(entry.source), entry.address)
    notes = [tag("p", escape(note), class_="note" if note.startswith("!") else "context") for note in entry.notes]
    head = tag("h3", badge, Html(" "), source, Html(" "), place)
    return tag("article", head, tag("p", write_runs(entry.runs), class_="wording"), *notes, class_="row")
