"""``coverage-cli check``: are a draft's quotes what the sources say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from coverage_cli.cli.answer_options import answer_options, write_answer
from coverage_cli.cli.failing import end_command, report_problems
from coverage_cli.cli.input_options import ReadingOptions, read_paths, reading_options
from coverage_cli.cli.match_options import threshold_option
from coverage_cli.cli.output_options import OutputOptions
from coverage_cli.errors import InputError

if TYPE_CHECKING:
    from coverage_cli.models import Article

FAULTY = 3
# As in coverage_cli.tracing and coverage_cli.models, which only a command that runs imports.
FAULTS = ("altered", "other-speaker", "not-found")
DEFAULT_MIN_WORDS = 2


@click.command(short_help="Check a draft's quotes against the sources they come from.")
@click.argument("draft")
@click.option(
    "--against",
    metavar="PATH...",
    multiple=True,
    required=True,
    help="The transcripts or articles that the quotes should come from.",
)
@click.argument("more", metavar="", nargs=-1)
@click.option(
    "--allow",
    type=click.Choice(FAULTS),
    multiple=True,
    help="What does not count as a fault; may be repeated.",
)
@click.option(
    "--min-words",
    type=click.IntRange(min=1),
    default=DEFAULT_MIN_WORDS,
    metavar="N",
    help=f"Leave quotes of fewer words unchecked.  [default: {DEFAULT_MIN_WORDS}]",
)
@threshold_option
@answer_options
@reading_options
@end_command
def check(  # noqa: PLR0913, PLR0917
    draft: str,
    against: tuple[str, ...],
    more: tuple[str, ...],
    allow: tuple[str, ...],
    min_words: int,
    threshold: int,
    output: OutputOptions,
    reading: ReadingOptions,
) -> int:
    """Check each quote of DRAFT against its sources: as they have it, shortened, altered, another speaker's, not found.

    The exit status is 3 when a quote is altered, another speaker's or not found, unless --allow lets it pass.
    DRAFT comes first; - is standard input.

    \b
    coverage-cli check draft.md --against transcripts/
    coverage-cli check - --against press-release.txt interview.txt < draft.txt
    coverage-cli check draft.md --against seeds/ --allow altered -f csv
    """
    from coverage_cli.models import Settings
    from coverage_cli.reporter.answers import render_check
    from coverage_cli.tracing import check as check_draft

    paths = (*against, *more)
    if draft == "-" and "-" in paths:
        raise click.BadParameter("only one of the draft and its sources can be standard input", param_hint="--against")
    article = _read_draft(draft, reading)
    read = read_paths(paths, reading)
    report_problems(read.problems, read.warnings)
    checked = check_draft(article, read, Settings(threshold=threshold, min_words=min_words))
    write_answer(lambda format, look: render_check(checked, format, look), output)
    if any(one.fault and one.fault not in allow for one in checked.quotes):
        return FAULTY
    return 1 if read.problems else 0


def _read_draft(draft: str, reading: ReadingOptions) -> Article:
    """Read the draft, whose suffix and content tell its format; ``--from`` is for the sources."""
    read = read_paths((draft,), reading._replace(input_format=None, strict=True))
    report_problems((), read.warnings)
    articles = list(read)
    if len(articles) != 1:
        raise InputError(f"holds {len(articles)} articles", "give a draft of one article", path=draft)
    return articles[0]
