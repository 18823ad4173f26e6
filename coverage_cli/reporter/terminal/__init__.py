"""Report -> the table of the terminal: summary, matrix, rewordings, what each source did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_cli.models import Report
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.prose import LEGEND, describe_comparison, describe_findings
from coverage_cli.reporter.summary import Group, Summary, summarise
from coverage_cli.reporter.terminal.changes import write_changes
from coverage_cli.reporter.terminal.figures import write_alone, write_first, write_left_out, write_pairs, write_sources
from coverage_cli.reporter.terminal.ink import plain
from coverage_cli.reporter.terminal.matrix import choose_layout, write_matrix
from coverage_cli.reporter.terminal.page import write_columns, write_heading, write_items, write_paragraph

_KINDS = (("quote", "Quotes reworded"), ("statement", "Statements reworded"))


def render_table(report: Report, look: Look) -> Iterator[str]:
    """Render a report for the terminal, a line at a time; no line is wider than the look's width."""
    summary = summarise(report)
    for line in _write_page(summary, look):
        yield f"{line}\n"


def _write_page(summary: Summary, look: Look) -> Iterator[str]:
    yield from write_paragraph(plain(describe_comparison(summary)), look)
    yield from write_paragraph(plain(describe_findings(summary, look)), look)
    if not summary.groups:
        return
    yield from _write_keys(summary, look)
    for kind, heading in _KINDS:
        yield from _write_kind(summary, [group for group in summary.groups if group.kind == kind], heading, look)
    yield from _write_sources(summary, look)
    yield from write_alone(summary, look)


def _write_kind(summary: Summary, groups: Sequence[Group], heading: str, look: Look) -> Iterator[str]:
    if not groups:
        return
    yield ""
    yield from write_matrix(summary, groups, look)
    if groups[0] is summary.groups[0]:
        yield ""
        yield from write_items(LEGEND, look)
    changes = list(write_changes(summary, groups, look))
    if changes:
        yield ""
        yield from write_heading(heading, look)
        yield from changes


def _write_keys(summary: Summary, look: Look) -> Iterator[str]:
    """Say which number stands for which source, where the matrix shows numbers."""
    if choose_layout(summary, look) in ("keys", "strip"):
        yield ""
        digits = len(str(len(summary.sources)))
        yield from write_columns([f"{source.key:>{digits}} {source.label}" for source in summary.sources], look)


def _write_sources(summary: Summary, look: Look) -> Iterator[str]:
    yield ""
    yield from write_sources(summary, look)
    left_out = list(write_left_out(summary, look))
    if left_out:
        yield ""
        yield from write_heading("Left out, though two or more others carry it (by #)", look)
        yield from left_out
    if len(summary.sources) > 2 and summary.pairs:
        yield ""
        yield from write_heading("Carried by both of two sources", look)
        yield from write_pairs(summary, look)
    yield from write_first(summary, look)
