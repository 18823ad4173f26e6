"""CSV and TSV: an article a row, under a header."""

from __future__ import annotations

import ast
import csv
import io
import re
from collections.abc import Iterator, Mapping

from coverage_cli.errors import BadRecord, InputError, MissingText
from coverage_cli.models import Article
from coverage_cli.readers.fields import (
    KNOWN_NAMES,
    explain_missing_text,
    explain_own_output,
    fold_name,
    list_names,
    make_article,
)
from coverage_cli.readers.rows import Row, read_rows

_DELIMITERS = ",;\t|"
# What Excel is told by the first line of a file, and takes for no row.
_DELIMITER_LINE = re.compile(r"\s*\"?sep=([,;\t|])\"?[ \t]*\n", re.IGNORECASE)
# How pandas writes newspaper4k's authors: ['Ann Lee', "Bo O'Ek"]
_PRINTED_LIST = re.compile(r"""\[(['"].*['"])?\]""", re.DOTALL)
_MARKS_HINT = "close each quotation mark, and double those within a text"

Found = Iterator[Article | InputError]


def read_csv(content: str, path: str, fields: Mapping[str, str]) -> Found:
    """Read a table whose cells are parted by commas, or by what the header is parted by."""
    delimiter, content = split_delimiter(content)
    return _read_table(content, path, fields, delimiter)


def read_tsv(content: str, path: str, fields: Mapping[str, str]) -> Found:
    """Read a table whose cells are parted by tabs."""
    return _read_table(content, path, fields, "\t")


def split_delimiter(content: str) -> tuple[str, str]:
    r"""Split off what parts the cells: what a first line says, else the mark that parts the most known names.

    >>> split_delimiter("sep=|\ntitle|text\n"), split_delimiter("title;text, full;url\n")[0]
    (('|', 'title|text\n'), ';')
    """
    if said := _DELIMITER_LINE.match(content):
        return said[1], content[said.end() :]

    def rate(delimiter: str) -> tuple[int, int]:
        names = read_header(content, delimiter)
        return sum(fold_name(name) in KNOWN_NAMES for name in names), len(names)

    return max(_DELIMITERS, key=rate), content


def read_header(content: str, delimiter: str) -> list[str]:
    """Read the first row of a table; empty when it is none."""
    try:
        return next(csv.reader(io.StringIO(content.lstrip("\n"), newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _read_table(content: str, path: str, fields: Mapping[str, str], delimiter: str) -> Found:
    """Read the rows under a header; a row is named as a spreadsheet numbers it, the header being row 1."""
    rows = read_rows(content.lstrip("\n"), delimiter)
    header = next((row.cells for row in rows if any(row.cells)), [])
    if "representative_text" in header:
        yield explain_own_output(path)
        return
    if not has_text_column(header, fields):
        yield explain_missing_text(header, path, 0, fields, what="column")
        return
    for row in rows:
        if not row.is_sound:
            yield _explain_marks(row, path)
        if any(cell.strip() for cell in row.cells):
            yield _read_row(header, row, path, fields)


def _explain_marks(row: Row, path: str) -> BadRecord:
    message = "a quotation mark that is not closed, or not doubled within a text"
    done = "read as it seems to be meant" if row.cells else "left out"
    return BadRecord(f"{message}; the row is {done}", _MARKS_HINT, path=path, record=row.number)


def _read_row(header: list[str], row: Row, path: str, fields: Mapping[str, str]) -> Article | InputError:
    if any(cell.strip() for cell in row.cells[len(header) :]):
        message = f"{len(row.cells)} cells under {len(header)} names, so that a text may be cut; the row is left out"
        hint = "put quotation marks around a text that holds what parts the cells"
        return BadRecord(message, hint, path=path, record=row.number)
    values: dict[str, object] = {}
    for name, cell in zip(header, row.cells, strict=False):
        values.setdefault(name, _read_cell(cell) if KNOWN_NAMES.get(fold_name(name)) == "author" else cell)
    article = make_article(values, path, row.number, fields)
    if isinstance(article, MissingText):
        return MissingText("no text in this row", "fill it in, or leave the row out", path=path, record=row.number)
    return article


def _read_cell(cell: str) -> object:
    """Read a list that was printed into a cell."""
    if not _PRINTED_LIST.fullmatch(cell):
        return cell
    try:
        return ast.literal_eval(cell)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return cell


def has_text_column(header: list[str], fields: Mapping[str, str]) -> bool:
    """Tell whether a header names a column of texts."""
    wanted = list_names("text", fields)
    return any(fold_name(name) in wanted for name in header)
