"""Trace or Check -> lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from coverage_cli.reporter.terminal.changes import write_runs
from coverage_cli.reporter.terminal.ink import Ink, clip_text, measure, plain
from coverage_cli.reporter.terminal.page import write_heading, write_items, write_paragraph
from coverage_cli.text import display_width
from coverage_cli.tracing import Check, Trace

_GAP = 2
_STYLES = {
    "verbatim": "same",
    "altered": "changed",
    "shortened": "changed",
    "paraphrased": "plain",
    "other-speaker": "flagged",
    "not-found": "flagged",
}


def write_trace_table(trace: Trace, look: Look) -> Iterator[str]:
    """Write who carries a quote: a sign, the source and the speaker, and the wording in its context below."""
    return (f"{line}\n" for line in _write_trace(trace, look))


def write_check_table(check: Check, look: Look) -> Iterator[str]:
    """Write how each quote of a draft stands to the sources, by the draft's lines."""
    return (f"{line}\n" for line in _write_check(check, look))


def _write_trace(trace: Trace, look: Look) -> Iterator[str]:
    yield from write_heading(headline_trace(trace), look)
    entries = list_findings(trace)
    nearest = tell_nearest(trace)
    if nearest:
        yield ""
        yield from write_heading("Closest", look)
    if entries or nearest:
        yield ""
        yield from _write_entries(entries or [nearest] if nearest else entries, look)
        yield ""
        yield from write_items(TRACE_LEGEND, look)
    missing = label_missing(trace)
    if missing and entries:
        yield ""
        yield from write_paragraph(plain(f"Not carried by {', '.join(missing)}"), look)


def _write_entries(entries: Sequence[Entry], look: Look) -> Iterator[str]:
    """Write each place on two lines: what and who, then the words."""
    sign = max(display_width(entry.sign) for entry in entries) + _GAP
    labels = [entry.source if look.width is None else clip_text(entry.source, look.width // 2) for entry in entries]
    source = max(map(display_width, labels)) + _GAP
    for entry, label in zip(entries, labels, strict=True):
        lead = (*_pad(((entry.sign, _style(entry)),), sign), *_pad(plain(label), source if entry.notes else 0))
        yield from write_paragraph(plain(", ".join(entry.notes)), look, sign, lead)
        yield from write_paragraph(write_runs(entry.runs), look, sign, plain(" " * sign))


def _write_check(check: Check, look: Look) -> Iterator[str]:
    yield from write_heading(headline_check(check), look)
    entries = list_quotes(check)
    if not entries:
        return
    yield ""
    yield from _write_quotes(entries, look)
    yield ""
    yield from write_items(CHECK_LEGEND, look)


def _write_quotes(entries: Sequence[Entry], look: Look) -> Iterator[str]:
    number = max(len(str(entry.line)) for entry in entries)
    sign = max(display_width(entry.sign) for entry in entries) + _GAP
    indent = len("line ") + number + _GAP + sign
    for entry in entries:
        line = plain(f"line {entry.line:>{number}}" + " " * _GAP)
        lead = (*line, *_pad(((entry.sign, _style(entry)),), sign))
        wording = write_runs(entry.runs)
        yield from write_paragraph((*wording, *_list_sources(entry)), look, indent, lead)
        for note in entry.notes:
            yield from write_paragraph(((note, "dim"),), look, indent, plain(" " * indent))


def _list_sources(entry: Entry) -> Ink:
    return ((f" ({entry.source})", "dim"),) if entry.source else ()


def _pad(ink: Ink, width: int) -> Ink:
    return (*ink, *plain(" " * max(0, width - measure(ink))))


def _style(entry: Entry) -> str:
    return "flagged" if entry.sign.endswith("!") else _STYLES[entry.verdict]
