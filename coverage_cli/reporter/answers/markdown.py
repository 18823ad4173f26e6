"""Trace or Check -> Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from coverage_cli.reporter.answers.telling import (
    CHECK_LEGEND,
    TRACE_LEGEND,
    Entry,
    headline_check,
    headline_trace,
    label_missing,
    list_findings,
    list_quotes,
    tell_nearest,
)
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.markdown.writing import escape, escape_line, link, write_runs, write_table
from coverage_cli.tracing import Check, Trace


def write_trace_markdown(trace: Trace, look: Look) -> Iterator[str]:
    """Write who carries a quote, as a table."""
    return (f"{line}\n" for line in _write_trace(trace))


def write_check_markdown(check: Check, look: Look) -> Iterator[str]:
    """Write how each quote of a draft stands to the sources, as a table."""
    return (f"{line}\n" for line in _write_check(check))


def _write_trace(trace: Trace) -> Iterator[str]:
    yield "# Who carries this quote"
    yield ""
    yield f"{escape_line(headline_trace(trace))}."
    nearest = tell_nearest(trace)
    if nearest:
        yield ""
        yield "## Closest"
    entries = [nearest] if nearest else list_findings(trace)
    if entries:
        yield ""
        rows = [[escape(entry.sign), link(entry.source, entry.address), *_tell(entry)] for entry in entries]
        yield from write_table(("", "Source", "Wording", "Notes"), rows, "clll")
        yield escape_line(" · ".join(TRACE_LEGEND))
    missing = label_missing(trace)
    if missing and not nearest and entries:
        yield ""
        yield escape_line(f"Not carried by {', '.join(missing)}.")


def _write_check(check: Check) -> Iterator[str]:
    yield "# Quotes of the draft"
    yield ""
    yield f"{escape_line(headline_check(check))}."
    entries = list_quotes(check)
    if not entries:
        return
    yield ""
    rows = [
        [str(entry.line), escape(entry.sign), *_tell(entry), link(entry.source, entry.address)] for entry in entries
    ]
    yield from write_table(("Line", "", "Quote", "Notes", "Source"), rows, "rclll")
    yield escape_line(" · ".join(CHECK_LEGEND))


def _tell(entry: Entry) -> tuple[str, str]:
    return write_runs(entry.runs), escape("; ".join(entry.notes))
