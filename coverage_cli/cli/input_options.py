"""Options of the commands that read articles, and the reading."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from coverage_cli.cli.failing import say
from coverage_cli.cli.options import gather
from coverage_cli.errors import InputError

if TYPE_CHECKING:
    from coverage_cli.models import Reading
    from coverage_cli.records import Stream

# As in coverage_cli.readers, which only a command that runs imports.
INPUT_FORMATS = ("txt", "md", "json", "jsonl", "csv", "tsv")
FIELDS = ("text", "title", "source", "published", "url", "author", "language", "id")


class ReadingOptions(NamedTuple):
    """How articles are to be read."""

    input_format: str | None
    fields: dict[str, str]
    strict: bool


def _split_fields(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    mapped = {}
    for value in values:
        field, _, column = value.partition("=")
        if field not in FIELDS or not column:
            raise click.BadParameter(f"{value!r} is not FIELD=COLUMN with a FIELD of {', '.join(FIELDS)}")
        mapped[field] = column
    return mapped


reading_options = gather(
    "reading",
    ReadingOptions,
    ReadingOptions._fields,
    (
        click.option(
            "--from",
            "input_format",
            type=click.Choice(INPUT_FORMATS),
            help="Format of the articles, whatever suffix and content say.",
        ),
        click.option(
            "--field",
            "fields",
            metavar="FIELD=COLUMN",
            multiple=True,
            callback=_split_fields,
            help="The column or key that holds a field, such as text=Body; may be repeated.",
        ),
        click.option("--strict", is_flag=True, help="Stop at the first file or record that cannot be read."),
    ),
)

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    metavar="N",
    help="Processes to work with; never changes the result.  [default: 1]",
)


def read_paths(paths: tuple[str, ...], options: ReadingOptions) -> Reading:
    """Read the articles that the command line names."""
    from coverage_cli.readers import read_articles

    if "-" in paths:
        _say_where_to_type("articles")
    return read_articles(paths, format=options.input_format or "", fields=options.fields, strict=options.strict)


def read_records(files: tuple[str, ...], *, strict: bool) -> Stream:
    """Read the records of files, or of standard input when none is named."""
    from coverage_cli.readers.files import read_text
    from coverage_cli.records import Stream, read_stream

    files = files or ("-",)
    if "-" in files:
        _say_where_to_type("records")
    stream = Stream()
    for file in files:
        try:
            content, warnings = read_text(file)
        except InputError as problem:
            if strict:
                raise
            stream.problems.append(problem)
            continue
        stream.warnings += warnings
        read_stream(stream, content, file, strict=strict)
    return stream


def _say_where_to_type(what: str) -> None:
    if sys.stdin.isatty():
        say(f"reading {what} from the terminal; end with Ctrl-D, or name a file")


def refuse(files: tuple[str, ...], message: str, hint: str) -> NoReturn:
    """Refuse records that are of another command."""
    raise InputError(message, hint, path=" ".join(files) or "-")
