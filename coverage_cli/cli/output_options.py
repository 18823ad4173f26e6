"""Options of the commands that show a report, and the showing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import click

from coverage_cli.cli.match_options import check_source
from coverage_cli.cli.options import file_option, gather

if TYPE_CHECKING:
    from coverage_cli.models import Report
    from coverage_cli.reporter.look import Layout, Look, Sort

# As in coverage_cli.reporter, which only a command that runs imports.
OUTPUT_FORMATS = ("table", "markdown", "html", "json", "jsonl", "csv", "tsv")
LAYOUTS = ("auto", "names", "keys", "strip", "list")
SORTS = ("order", "carried", "changed", "speaker")
SUFFIXES = {
    ".txt": "table",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
}
_MIN_WIDTH = 40


class OutputOptions(NamedTuple):
    """Where a report goes and what it looks like."""

    output_format: str | None = None
    output: str | None = None
    width: int | None = None
    color: str = "auto"
    full: bool = False
    layout: Layout = "auto"
    only_changed: bool = False
    sort: Sort = "order"
    speaker: str = ""
    source: str = ""
    pager: bool = False


format_option = click.option(
    "-f",
    "--format",
    "output_format",
    type=click.Choice(OUTPUT_FORMATS),
    help="What to write.  [default: what the suffix of -o says, else table]",
)
width_option = click.option(
    "--width",
    type=click.IntRange(min=_MIN_WIDTH),
    metavar="N",
    help="Columns to fill.  [default: the terminal's; in a pipe, whatever the text needs]",
)
color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colour the table; NO_COLOR and FORCE_COLOR count.",
)

output_options = gather(
    "output",
    OutputOptions,
    OutputOptions._fields,
    (
        format_option,
        file_option,
        click.option("--full", is_flag=True, help="Show all text instead of clipping it."),
        click.option("--only-changed", is_flag=True, help="Only what some source changed."),
        click.option("--speaker", metavar="NAME", default="", help="Only speakers with this in their name."),
        click.option("--source", metavar="SOURCE", default="", help="Only what this source carries."),
        click.option("--sort", type=click.Choice(SORTS), default="order", help="Order of the rows."),
        click.option("--layout", type=click.Choice(LAYOUTS), default="auto", help="Columns of the table."),
        width_option,
        color_option,
        click.option("--pager/--no-pager", default=False, help="Show the report in a pager, on a terminal."),
    ),
)


def write_report(report: Report, options: OutputOptions) -> None:
    """Write a report where and as the options say."""
    from coverage_cli.cli.streams import write_pieces
    from coverage_cli.reporter import render

    if options.source:
        check_source("--source", options.source, report.sources)
    format = choose_format(options)
    pieces = render(report, format, make_look(options))
    if options.pager and not options.output and sys.stdout.isatty():
        show_in_pager(pieces)
    else:
        write_pieces(pieces, options.output)


def choose_format(options: OutputOptions) -> str:
    """Choose the format: the one asked for, else the one of the output's suffix, else the table."""
    if options.output_format:
        return options.output_format
    if not options.output or options.output == "-":
        return "table"
    suffix = os.path.splitext(options.output)[1].lower()
    if suffix not in SUFFIXES:
        message = f"{options.output!r} has none of the suffixes {', '.join(SUFFIXES)}; say the format with -f"
        raise click.BadParameter(message, param_hint="--output")
    return SUFFIXES[suffix]


def make_look(options: OutputOptions) -> Look:
    """Make the look that the options, the environment and the terminal ask for."""
    from coverage_cli.reporter.look import Look

    return Look(
        width=options.width or find_width(options),
        color=wants_color(options),
        full=options.full,
        layout=options.layout,
        only_changed=options.only_changed,
        sort=options.sort,
        speaker=options.speaker,
        source=options.source,
    )


def find_width(options: OutputOptions) -> int | None:
    """Find the columns of the terminal, or what COLUMNS says; None for natural width in a pipe or a file."""
    if options.output:
        return None
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return max(_MIN_WIDTH, int(named))
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return max(_MIN_WIDTH, get_terminal_size().columns)


def wants_color(options: OutputOptions) -> bool:
    """Tell whether to colour: what --color says, else NO_COLOR, FORCE_COLOR, a dumb terminal, no terminal."""
    if options.color != "auto":
        return options.color == "always"
    if options.output or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def show_in_pager(pieces: Iterator[str]) -> None:
    """Show text in the user's pager; less is told to pass colours and to stay away when a screen is enough."""
    os.environ.setdefault("LESS", "FRX")
    click.echo_via_pager(pieces, color=True)
