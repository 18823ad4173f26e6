"""``coverage-cli match``: passages in, clusters out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from coverage_cli.cli.failing import end_command, report_problems
from coverage_cli.cli.input_options import read_records, refuse
from coverage_cli.cli.match_options import MatchOptions, make_settings, match_options
from coverage_cli.cli.options import file_option

if TYPE_CHECKING:
    from coverage_cli.models import Passage, Report


@click.command(short_help="Find the same utterances in the passages of several sources.")
@click.argument("files", metavar="[FILE|-]...", nargs=-1)
@match_options
@file_option
@click.option("--explain", is_flag=True, help="Add a record for each link: the words that it rests on.")
@click.option("--strict", is_flag=True, help="Stop at the first record that cannot be read.")
@end_command
def match(files: tuple[str, ...], matching: MatchOptions, output: str, explain: bool, strict: bool) -> int:
    """Find the same utterances in the passages that segment wrote: JSON Lines, for report.

    The first line tells of the comparison, then each cluster has one, then each passage that is in none.

    \b
    coverage-cli segment seeds/ | coverage-cli match --kind quote
    coverage-cli segment seeds/ -o passages.jsonl
    coverage-cli match passages.jsonl | jq 'select(.source_count > 2)'
    coverage-cli match passages.jsonl --explain | grep '"explanation"'
    """
    from coverage_cli.cli.streams import write_pieces
    from coverage_cli.pipeline import report_passages
    from coverage_cli.records import find_articles

    stream = read_records(files, strict=strict)
    if stream.clusters:
        refuse(files, "holds clusters, which are matched", "coverage-cli report shows them")
    report_problems(stream.problems, ())
    articles = find_articles(stream)
    settings = make_settings(matching, dict.fromkeys(article.source for article in articles))
    found = report_passages(articles, stream.passages, settings, tuple(stream.warnings))
    report_problems((), found.warnings[len(stream.warnings) :])
    write_pieces(_list_lines(found, stream.passages if explain else []), output)
    return 1 if stream.problems else 0


def _list_lines(found: Report, explained: list[Passage]) -> Iterator[str]:
    from coverage_cli.records import dump_match, dump_record

    for line in dump_match(found, with_texts=True):
        yield line + "\n"
    if explained:
        for explanation in _list_explanations(found, explained):
            yield dump_record(explanation) + "\n"


def _list_explanations(found: Report, passages: list[Passage]) -> Iterator[dict[str, object]]:
    from dataclasses import asdict

    from coverage_cli.matcher.explain import explain_match
    from coverage_cli.models import Match

    for explanation in explain_match(passages, Match(found.clusters, found.unmatched)):
        yield {"kind": "explanation"} | asdict(explanation)
