"""CSV and TSV: an article a row, under a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from coverage_cli.errors import BadRecord, InputError, MissingText
from coverage_cli.models import Article
from coverage_cli.readers.fields import ALIASES, KNOWN_NAMES, explain_missing_text, make_article

_MAX_CELL = 2**31 - 1  # csv's own limit is 131,072 characters: a long report is more
_DELIMITERS = ",;\t|"


def read_csv(content: str, path: str, fields: Mapping[str, str]) -> Iterator[Article | InputError]:
    """Read a table whose cells are parted by commas, or by what the header is parted by."""
    return _read_table(content, path, fields, find_delimiter(content))


def read_tsv(content: str, path: str, fields: Mapping[str, str]) -> Iterator[Article | InputError]:
    """Read a table whose cells are parted by tabs."""
    return _read_table(content, path, fields, "\t")


def find_delimiter(content: str) -> str:
    """Find what parts the cells of the header: the mark that gives the most known names, then the most cells.

    >>> find_delimiter("title;text, full;url\\n")
    ';'
    """

    def rate(delimiter: str) -> tuple[int, int]:
        names = read_header(content, delimiter)
        return sum(name.strip().casefold() in KNOWN_NAMES for name in names), len(names)

    return max(_DELIMITERS, key=rate)


def read_header(content: str, delimiter: str) -> list[str]:
    """Read the first row of a table; empty when it is none."""
    try:
        return next(_read_rows(content.lstrip("\n"), delimiter), [])
    except csv.Error:
        return []


def _read_rows(content: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_MAX_CELL)
    return csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)


def _read_table(content: str, path: str, fields: Mapping[str, str], delimiter: str) -> Iterator[Article | InputError]:
    """Read the rows under a header; a row is named as a spreadsheet numbers it, the header being row 1."""
    rows = _read_rows(content, delimiter)
    header = next((row for row in rows if any(row)), [])
    if not has_text_column(header, fields):
        yield explain_missing_text(header, path, 0, fields, what="column")
        return
    for number, row in _number_rows(rows):
        if isinstance(row, csv.Error):
            yield BadRecord(f"not a row of a table ({row})", "save the file again", path=path, record=number)
        elif any(cell.strip() for cell in row):
            yield _read_row(header, row, path, number, fields)


def _read_row(
    header: list[str], row: list[str], path: str, number: int, fields: Mapping[str, str]
) -> Article | InputError:
    values: dict[str, object] = {}
    for name, cell in zip(header, row, strict=False):
        values.setdefault(name, cell)
    article = make_article(values, path, number, fields)
    if isinstance(article, MissingText):
        return MissingText("no text in this row", "fill it in, or leave the row out", path=path, record=number)
    return article


def _number_rows(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | csv.Error]]:
    number = 1
    while True:
        number += 1
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error


def has_text_column(header: list[str], fields: Mapping[str, str]) -> bool:
    """Tell whether a header names a column of texts."""
    wanted = [fields["text"]] if "text" in fields else ALIASES["text"]
    names = {name.strip().casefold() for name in header}
    return any(name.strip().casefold() in names for name in wanted)
