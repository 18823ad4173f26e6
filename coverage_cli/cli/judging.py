"""``--fail-on``: a comparison as a test that passes or fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coverage_cli.cli.failing import say
from coverage_cli.cli.output_options import OutputOptions, make_look

if TYPE_CHECKING:
    from coverage_cli.models import Report

FAULTY = 3
FINDINGS = ("altered", "flagged", "uncovered")

fail_option = click.option(
    "--fail-on",
    type=click.Choice(FINDINGS),
    multiple=True,
    help="Exit with 3 when a wording shown is altered (~), is flagged (!), or is left out by a source although two "
    "others carry it (uncovered); may be repeated.",
)


def judge_report(report: Report, options: OutputOptions, fail_on: tuple[str, ...]) -> int:
    """Judge what is shown of a report: the exit status, 0 or 3, after a line that says why."""
    from coverage_cli.reporter.selection import select_report
    from coverage_cli.reporter.summary import summarise

    if not fail_on:
        return 0
    summary = summarise(select_report(report, make_look(options)))
    counts = {**summary.changes, "uncovered": summary.uncovered}
    found = [f"{counts[finding]:,} {finding}" for finding in FINDINGS if finding in fail_on and counts[finding]]
    if not found:
        return 0
    say(f"{', '.join(found)} (--fail-on)")
    return FAULTY
