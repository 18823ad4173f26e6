"""A status in colour and in words: the shade of the heat map, and what a reader is told."""

from __future__ import annotations

from coverage_cli.reporter.rows import Cell

_SHADES = {"verbatim": "same", "shortened": "short", "paraphrased": "told"}
# An altered wording is warmer the less is left of the representative's.
_ALTERED = ((90, "near"), (70, "mid"), (0, "far"))
_WORDS = {
    "verbatim": "same words",
    "altered": "reworded, {} % alike",
    "shortened": "shortened, {} % kept",
    "paraphrased": "paraphrased",
}


def shade_cell(cell: Cell) -> str:
    """Name the classes of a cell's colours."""
    if cell.status == "altered":
        shade = next(name for least, name in _ALTERED if cell.similarity >= least)
    else:
        shade = _SHADES[cell.status]
    return f"{shade} flag" if cell.flags else shade


def describe_cell(cell: Cell) -> str:
    """Say what a cell's sign means.

    >>> describe_cell(Cell("altered", 92.3, ("negation",), ()))
    'reworded, 92 % alike; check: negation'
    """
    words = _WORDS[cell.status].format(cell.sign.strip("~<!"))
    return f"{words}; check: {', '.join(cell.flags)}" if cell.flags else words
