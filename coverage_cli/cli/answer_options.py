"""Options of the commands that answer a question about quotes, and the showing of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from coverage_cli.cli.match_options import DEFAULT_THRESHOLD
from coverage_cli.cli.options import gather
from coverage_cli.cli.output_options import OUTPUT_FORMATS, OutputOptions, choose_format, make_look

if TYPE_CHECKING:
    from coverage_cli.reporter.look import Look

_MIN_WIDTH = 40


def _make_output(output_format: str | None, output: str | None, width: int | None, color: str) -> OutputOptions:
    return OutputOptions(
        output_format=output_format,
        output=output,
        width=width,
        color=color,
        full=True,
        layout="auto",
        only_changed=False,
        sort="order",
        speaker="",
        source="",
        pager=False,
    )


answer_options = gather(
    "output",
    _make_output,
    ("output_format", "output", "width", "color"),
    (
        click.option(
            "-f",
            "--format",
            "output_format",
            type=click.Choice(OUTPUT_FORMATS),
            help="What to write.  [default: what the suffix of -o says, else table]",
        ),
        click.option("-o", "--output", metavar="FILE", help="Write to a file instead of standard output."),
        click.option(
            "--width",
            type=click.IntRange(min=_MIN_WIDTH),
            metavar="N",
            help="Columns to fill.  [default: the terminal's; in a pipe, nothing is wrapped]",
        ),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colour the table; NO_COLOR and FORCE_COLOR count.",
        ),
    ),
)

threshold_option = click.option(
    "--threshold",
    type=click.IntRange(0, 100),
    default=DEFAULT_THRESHOLD,
    metavar="N",
    help=f"How alike, 0 to 100: lower finds more and errs more.  [default: {DEFAULT_THRESHOLD}]",
)


def write_answer(render: Callable[[str, Look], Iterator[str]], options: OutputOptions) -> None:
    """Write an answer where and as the options say; ``render`` takes a format and a look."""
    from coverage_cli.cli.streams import write_pieces

    write_pieces(render(choose_format(options), make_look(options)), options.output)
