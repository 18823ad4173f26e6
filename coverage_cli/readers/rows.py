"""The text of a table -> its rows; a row whose quotation marks are wrong is mended, and said to be.

The csv module reads on over a mark that is not closed, and glues what follows one that is not doubled. Asked to be
strict it stops there instead. The row then ends before the next line from which two rows have as many cells as the
header; where this cannot be mended, before the next line that can be mended by itself.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from _csv import Reader

_MAX_CELL = 2**31 - 1  # csv's own limit is 131,072 characters: a long report is more
# These bound the search in a table that is wrong throughout.
_LINES_TRIED = 500  # of a row that could be sound
_LINES_AGAIN = 100  # up to a sound row, when more lines before it could not be mended


class Row(NamedTuple):
    """A row of a table."""

    number: int
    """As a spreadsheet numbers it, the first being 1."""
    cells: list[str]
    """Empty for a blank line, and for a row that cannot be mended."""
    is_sound: bool = True
    """Whether its quotation marks are all right."""


def read_rows(content: str, delimiter: str) -> Iterator[Row]:
    r"""Read the rows of a table.

    >>> [row.cells for row in read_rows('id,text\na,"It held.\nb,It broke.\n', ",")]
    [['id', 'text'], ['a', 'It held.'], ['b', 'It broke.'], []]
    """
    lines = [line + "\n" for line in content.split("\n")]
    start = number = width = sound = 0
    while start < len(lines):
        reader = _read_strictly(lines, start, delimiter)
        begin = start
        try:
            for cells in reader:
                number += 1
                width = width or len(cells)
                begin = start + reader.line_num
                yield Row(number, cells)
            return
        except csv.Error:
            most = _LINES_AGAIN
            if sound <= begin:
                most, sound = len(lines), _find_sound_row(lines, begin, delimiter, width)
        number += 1
        start, cells = _end_row(lines, begin, sound, delimiter, width, most)
        yield Row(number, cells, is_sound=False)


def _read_strictly(lines: list[str], start: int, delimiter: str) -> Reader:
    csv.field_size_limit(_MAX_CELL)
    return csv.reader((lines[n] for n in range(start, len(lines))), delimiter=delimiter, strict=True)


def _find_sound_row(lines: list[str], begin: int, delimiter: str, width: int) -> int:
    """Find the line after ``begin`` from which the table is sound again; its end where there is none."""
    if width < 2:  # every line would do
        return len(lines)
    return next((n for n in range(begin + 1, len(lines)) if _is_row(lines, n, delimiter, width)), len(lines))


def _end_row(lines: list[str], begin: int, sound: int, delimiter: str, width: int, most: int) -> tuple[int, list[str]]:
    """Find where a row ends and mend it: before the next sound row, or else before a line that can be mended alone."""
    if sound - begin <= most and (cells := _mend_row(lines[begin:sound], delimiter, width)):
        return sound, cells
    end = next((n for n in range(begin + 1, sound) if _mend_row(lines[n : n + 1], delimiter, width)), sound)
    return end, _mend_row(lines[begin:end], delimiter, width)


def _is_row(lines: list[str], start: int, delimiter: str, width: int) -> bool:
    """Tell whether two rows of the right width, or the last one, begin at a line."""
    try:
        rows = list(islice(_read_strictly(lines[start : start + _LINES_TRIED], 0, delimiter), 2))
    except csv.Error:
        return False
    return len(rows[0]) == width and all(len(row) in (0, width) for row in rows)


def _mend_row(lines: list[str], delimiter: str, width: int) -> list[str]:
    """Read a row as if its last mark were closed, its inner marks doubled, or its marks plain text: as what fits."""
    row = "".join(lines).rstrip("\n")
    undoubled = rf'(?<=[^"{delimiter}])"(?=[^"{delimiter}])|(?<={re.escape(delimiter)})"(?=\s)'
    for mended in (row + '"', re.sub(undoubled, '""', row)):
        try:
            cells, *more = csv.reader(io.StringIO(mended, newline=""), delimiter=delimiter, strict=True)
        except (csv.Error, ValueError):
            continue
        if len(cells) == width and not more:
            return cells
    plain = row.split(delimiter)
    return plain if len(plain) == width and "\n" not in row else []
