"""``coverage-cli segment``: articles in, passages out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from coverage_cli.cli.failing import end_command, report_problems
from coverage_cli.cli.input_options import ReadingOptions, jobs_option, read_paths, reading_options
from coverage_cli.cli.options import file_option
from coverage_cli.cli.progress import show_progress

if TYPE_CHECKING:
    from coverage_cli.pipeline import Segmented


@click.command(short_help="Split articles into quotes and statements.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--all", "furniture", is_flag=True, help="Also captions, credits, bylines and navigation.")
@click.option("--text", is_flag=True, help="Put each article's text into its record, so that report -f html shows it.")
@click.option("-f", "--format", "format", type=click.Choice(["jsonl"]), default="jsonl", help="JSON Lines, always.")
@file_option
@jobs_option
@reading_options
@end_command
def segment(
    paths: tuple[str, ...], reading: ReadingOptions, furniture: bool, text: bool, output: str, jobs: int, **_: str
) -> int:
    """Split articles into quotes and statements: JSON Lines, an article's record and then its passages'.

    \b
    coverage-cli segment seeds/ | jq -r 'select(.kind == "quote").text'
    coverage-cli segment seeds/ | coverage-cli match | coverage-cli report
    coverage-cli segment seeds/ --text | coverage-cli match -o matched.jsonl
    """
    from coverage_cli.cli.streams import write_pieces
    from coverage_cli.pipeline import segment_articles

    read = read_paths(paths, reading)
    report_problems(read.problems, read.warnings)
    segmented = segment_articles(read, jobs)
    if output or not sys.stdout.isatty():  # lines that come on the terminal are progress enough
        segmented = show_progress(segmented, len(read), "Segmenting")
    write_pieces(_list_lines(read.warnings, segmented, furniture=furniture, text=text), output)
    return 1 if read.problems else 0


def _list_lines(
    warnings: Iterable[str], segmented: Iterable[Segmented], *, furniture: bool, text: bool
) -> Iterator[str]:
    from coverage_cli.records import dump_record, segment_records, warning_record

    for warning in warnings:
        yield dump_record(warning_record(warning)) + "\n"
    for article, passages in segmented:
        shown = [passage for passage in passages if furniture or passage.kind != "furniture"]
        for record in segment_records(article, shown, with_text=text):
            yield dump_record(record) + "\n"
