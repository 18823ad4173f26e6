"""The matrix of rows by sources, in the first layout that leaves the wording enough room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from coverage_cli.reporter.look import Look
from coverage_cli.reporter.rows import Row
from coverage_cli.reporter.summary import Group, Summary
from coverage_cli.reporter.terminal.ink import Ink, clip_text, lay_out, measure, plain, wrap_ink
from coverage_cli.reporter.terminal.listing import write_list
from coverage_cli.reporter.terminal.page import fold_wording, title_group, write_mark, write_sign, write_speaker
from coverage_cli.text import display_width

MIN_QUOTE = 20  # columns that the wording gets at least
# Columns below which a wording may take so many lines.
_LINES = ((28, 3), (40, 2))
_MIN_FORCED = 8  # the same when the user asked for the layout
_MAX_LABEL = 14
_NATURAL_MATRIX = 120  # columns of the sources where no width is given
_GAP = 2
_TITLES = {"quote": "Quote", "statement": "Statement"}


class Columns(NamedTuple):
    """How one layout shows the sources: the lines of the header and the cells of a row."""

    header: tuple[tuple[Ink, ...], ...]
    """Lines from top to bottom, each with a cell for every column."""
    write_row: Callable[[Row], tuple[Ink, ...]]
    width: int
    align: str


_Item = TypeVar("_Item")


class Order(Protocol):
    """Puts the cells of a row, or what belongs to its columns, in order."""

    def __call__(self, number: _Item, quote: _Item, cells: tuple[_Item, ...], carried: _Item, /) -> tuple[_Item, ...]:
        """Give the cells from left to right."""


def _make_columns(titles: Sequence[str], summary: Summary) -> Columns:
    names = [source.name for source in summary.sources]
    widths = {name: max(1, display_width(title)) for name, title in zip(names, titles, strict=True)}
    for group in summary.groups:
        for row in group.rows:
            for name, cell in row.cells.items():
                widths[name] = max(widths[name], len(cell.sign))
    return Columns(
        header=(tuple(((title, "head"),) for title in titles),),
        write_row=lambda row: tuple(write_sign(row.cells.get(name)) for name in names),
        width=sum(widths.values()) + _GAP * (len(names) - 1),
        align="center",
    )


def _show_names(summary: Summary, look: Look) -> Columns:
    labels = [source.label for source in summary.sources]
    return _make_columns(labels if look.width is None else [clip_text(label, _MAX_LABEL) for label in labels], summary)


def _show_keys(summary: Summary, look: Look) -> Columns:
    return _make_columns([str(source.key) for source in summary.sources], summary)


def _show_strip(summary: Summary, look: Look) -> Columns:
    names = [source.name for source in summary.sources]
    return Columns(
        header=tuple((((line, "head"),),) for line in rule_digits(len(names))),
        write_row=lambda row: (tuple(write_mark(row.cells.get(name)) for name in names),),
        width=len(names),
        align="left",
    )


def rule_digits(count: int) -> list[str]:
    """Write the numbers from 1 to ``count`` downwards, one column each: tens and hundreds only where they change.

    >>> rule_digits(12)
    ['         1  ', '123456789012']
    """
    lines = []
    for power in range(len(str(count)) - 1, 0, -1):
        unit = 10**power
        lines.append("".join(str(n // unit % 10) if n % unit == 0 else " " for n in range(1, count + 1)))
    return [*lines, "".join(str(n % 10) for n in range(1, count + 1))]


LAYOUTS: dict[str, Callable[[Summary, Look], Columns]] = {
    "names": _show_names,
    "keys": _show_keys,
    "strip": _show_strip,
}


def choose_layout(summary: Summary, look: Look) -> str:
    """Choose the layout asked for, or the first, that leaves the wording room; ``list`` always does."""
    forced = look.layout != "auto"
    names = list(LAYOUTS)
    if look.layout == "list":
        return "list"
    for name in names[names.index(look.layout) :] if forced else names:
        matrix = LAYOUTS[name](summary, look).width
        if look.width is None:
            if forced or matrix <= _NATURAL_MATRIX or name == "strip":
                return name
        elif look.width - matrix - _frame_width(summary) >= (_MIN_FORCED if forced else MIN_QUOTE):
            return name
    return "list"


def _frame_width(summary: Summary) -> int:
    """Count the columns of the numbers, of ``carried`` and of all gaps beside the wording."""
    return _number_width(summary) + len("carried") + 3 * _GAP


def _number_width(summary: Summary) -> int:
    return max((len(row.numbers) for group in summary.groups for row in group.rows), default=1)


def write_matrix(summary: Summary, groups: Sequence[Group], look: Look) -> Iterator[str]:
    """Write the matrix of some groups, all quotes or all statements, with the speakers as headings."""
    layout = choose_layout(summary, look)
    if layout == "list":
        yield from write_list(summary, groups, look)
    else:
        yield from _write_table(summary, groups, look, LAYOUTS[layout](summary, look))


def _write_table(summary: Summary, groups: Sequence[Group], look: Look, columns: Columns) -> Iterator[str]:
    order = _quote_first if look.width else _quote_last
    room = look.width - columns.width - _frame_width(summary) if look.width else None
    rows = _write_header(columns, _TITLES[groups[0].kind], order)
    headings: dict[int, str] = {}
    for group in groups:
        headings[len(rows)] = title_group(group, groups)
        for row in group.rows:
            rows += _write_row(row, columns, (room, look.full), len(summary.sources), order)
    align = order("right", "left", (columns.align,) * len(columns.header[0]), "right")
    rows.insert(len(columns.header), _write_rule(rows))
    for place, line in enumerate(lay_out(rows, align, look.color), -1):
        if headings.get(place):
            yield from write_speaker(headings[place], look)
        yield line


def _quote_first(number: _Item, quote: _Item, cells: tuple[_Item, ...], carried: _Item) -> tuple[_Item, ...]:
    return (number, quote, *cells, carried)


def _quote_last(number: _Item, quote: _Item, cells: tuple[_Item, ...], carried: _Item) -> tuple[_Item, ...]:
    """Put the wording last where its width is not limited, so that the signs stay in columns."""
    return (number, *cells, carried, quote)


def _write_header(columns: Columns, title: str, order: Order) -> list[tuple[Ink, ...]]:
    last = len(columns.header) - 1
    words = [plain("")] * 3
    rows = []
    for place, cells in enumerate(columns.header):
        if place == last:
            words = [((word, "head"),) for word in ("#", title, "carried")]
        rows.append(order(words[0], words[1], cells, words[2]))
    return rows


def _write_rule(rows: Sequence[tuple[Ink, ...]]) -> tuple[Ink, ...]:
    return tuple((("-" * max(map(measure, column)), "dim"),) for column in zip(*rows, strict=True))


def _write_row(
    row: Row, columns: Columns, room: tuple[int | None, bool], sources: int, order: Order
) -> list[tuple[Ink, ...]]:
    """Write a row, on several lines where all of a wording is wanted that does not fit on one."""
    width, full = room
    first, *rest = _fold_row(row, width, full)
    cells = columns.write_row(row)
    blank = plain("")
    head = order(plain(row.numbers), first, cells, plain(f"{len(row.cells)}/{sources}"))
    return [head, *(order(blank, line, (blank,) * len(cells), blank) for line in rest)]


def _fold_row(row: Row, width: int | None, full: bool) -> list[Ink]:
    if width is None or full:
        return wrap_ink(plain(row.shown), width)
    most = next((lines for columns, lines in _LINES if width < columns), 1)
    return [plain(line) for line in fold_wording(row.shown, row.kind, width, most)]
