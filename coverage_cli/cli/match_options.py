"""Options of the commands that match passages, and the settings made of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import click

from coverage_cli.cli.input_options import jobs_option
from coverage_cli.cli.options import gather

if TYPE_CHECKING:
    from coverage_cli.models import Kind, Settings

# As in coverage_cli.models, which only a command that runs imports.
DEFAULT_THRESHOLD = 80
DEFAULT_MIN_SOURCES = 2

_KINDS: dict[str, tuple[Kind, ...]] = {
    "all": ("quote", "statement"),
    "quote": ("quote",),
    "statement": ("statement",),
}


class MatchOptions(NamedTuple):
    """What is to be matched, and how surely."""

    kind: str
    min_sources: int
    threshold: int
    reference: str
    jobs: int


threshold_option = click.option(
    "--threshold",
    type=click.IntRange(0, 100),
    default=DEFAULT_THRESHOLD,
    metavar="N",
    help=f"How sure a link must be, 0 to 100: lower finds more and errs more.  [default: {DEFAULT_THRESHOLD}]",
)

match_options = gather(
    "matching",
    MatchOptions,
    MatchOptions._fields,
    (
        click.option("--kind", type=click.Choice(list(_KINDS)), default="all", help="What to match.  [default: all]"),
        click.option(
            "--min-sources",
            type=click.IntRange(min=1),
            default=DEFAULT_MIN_SOURCES,
            metavar="N",
            help=f"Leave out what fewer sources carry.  [default: {DEFAULT_MIN_SOURCES}]",
        ),
        threshold_option,
        click.option(
            "--reference",
            metavar="SOURCE",
            default="",
            help="The source that the others are compared to: a transcript, a press release, the wire.",
        ),
        jobs_option,
    ),
)


def make_settings(options: MatchOptions, sources: Iterable[str]) -> Settings:
    """Make the settings of a comparison of sources; a reference that is none of them is a usage error."""
    from coverage_cli.models import Settings

    if options.reference:
        check_source("--reference", options.reference, sources)
    return Settings(
        threshold=options.threshold,
        kinds=_KINDS[options.kind],
        reference=options.reference,
        min_sources=options.min_sources,
        jobs=options.jobs,
    )


def check_source(option: str, source: str, sources: Iterable[str]) -> None:
    """Raise a usage error that names the sources, when a source is none of them."""
    sources = list(sources)
    if source not in sources:
        message = f"{source!r} is not a source; the sources are {', '.join(sources)}"
        raise click.BadParameter(message, param_hint=option)
