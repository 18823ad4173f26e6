"""``coverage-cli trace``: who carries this quote, and how."""

from __future__ import annotations

import click

from coverage_cli.cli.answer_options import answer_options, write_answer
from coverage_cli.cli.failing import end_command, report_problems
from coverage_cli.cli.input_options import ReadingOptions, read_paths, reading_options
from coverage_cli.cli.match_options import threshold_option
from coverage_cli.cli.output_options import OutputOptions


@click.command(short_help="Find who carries a quote, and how.")
@click.argument("quote")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@threshold_option
@answer_options
@reading_options
@end_command
def trace(quote: str, paths: tuple[str, ...], reading: ReadingOptions, threshold: int, output: OutputOptions) -> int:
    """Find which sources carry QUOTE: verbatim, altered, shortened, or as a report without quotation marks.

    A few words of the quote will do; an ellipsis in it stands for any words.

    \b
    coverage-cli trace "a world of colors" seeds/
    coverage-cli trace "Having made a final decision … silence" seeds/ -f markdown
    coverage-cli trace "I relayed my location" seeds/ -f jsonl | jq -r .source
    """
    from coverage_cli.models import Settings
    from coverage_cli.reporter.answers import render_trace
    from coverage_cli.tracing import trace as trace_quote

    read = read_paths(paths, reading)
    report_problems(read.problems, read.warnings)
    found = trace_quote(quote, read, Settings(threshold=threshold))
    write_answer(lambda format, look: render_trace(found, format, look), output)
    return 1 if read.problems else 0
