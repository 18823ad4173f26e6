"""``coverage-cli compare``: the whole way from articles to a report."""

from __future__ import annotations

from functools import partial

import click

from coverage_cli.cli.failing import end_command, report_problems
from coverage_cli.cli.input_options import ReadingOptions, read_paths, reading_options
from coverage_cli.cli.judging import fail_option, judge_report
from coverage_cli.cli.match_options import MatchOptions, make_settings, match_options
from coverage_cli.cli.output_options import OutputOptions, output_options, write_report
from coverage_cli.cli.progress import show_progress

_WORK, _FURTHER_WORK = "Segmenting", "Matching"


@click.command(short_help="Compare what articles on one event carry.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@match_options
@output_options
@fail_option
@reading_options
@end_command
def compare(
    paths: tuple[str, ...],
    reading: ReadingOptions,
    matching: MatchOptions,
    output: OutputOptions,
    fail_on: tuple[str, ...],
) -> int:
    """Compare what articles on one event carry, source by source.

    PATH is a file, a folder or - for standard input; the formats are those of --from.

    \b
    coverage-cli compare seeds/
    coverage-cli compare seeds/ --kind quote --min-sources 3
    coverage-cli compare articles.csv --field text=Body -f markdown
    coverage-cli compare a.txt b.txt c.txt -o comparison.json
    coverage-cli compare articles/ --reference wire --fail-on altered
    """
    from coverage_cli.pipeline import compare as compare_articles

    read = read_paths(paths, reading)
    sources = dict.fromkeys(article.source for article in read)
    report_problems(read.problems, read.warnings)
    watch = partial(show_progress, count=len(read), label=_WORK, further=_FURTHER_WORK)
    found = compare_articles(read, make_settings(matching, sources), watch)
    report_problems((), found.warnings[len(read.warnings) :])
    write_report(found, output)
    return judge_report(found, output, fail_on) or (1 if read.problems else 0)
