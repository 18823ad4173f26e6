"""What all parts of the page share: headings, signs, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coverage_cli.models import Kind
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.rows import SIGNS, Cell, Row
from coverage_cli.reporter.summary import Group
from coverage_cli.reporter.terminal.ink import GLUE, Ink, Piece, clip_text, cut_text, paint, plain, wrap_ink
from coverage_cli.text import display_width

_ITEM_GAP = 2
_FEW = 8  # items that are read as a line, not as a list
_STYLES = {"verbatim": "same", "altered": "changed", "shortened": "changed", "paraphrased": "plain"}


def write_sign(cell: Cell | None) -> Ink:
    """Write the sign of a cell in its style."""
    if cell is None:
        return ((SIGNS["absent"], "dim"),)
    return ((cell.sign, "flagged" if cell.flags else _STYLES[cell.status]),)


def write_mark(cell: Cell | None) -> Piece:
    """Write the sign of a cell in one character."""
    if cell is None:
        return SIGNS["absent"], "dim"
    return cell.mark, "flagged" if cell.flags else _STYLES[cell.status]


def title_group(group: Group, groups: Sequence[Group]) -> str:
    """Name the group's speaker, or say that there is none where other groups have one."""
    return group.speaker or ("Speaker not named" if len(groups) > 1 else "")


def write_heading(text: str, look: Look) -> Iterator[str]:
    """Write a heading, wrapped."""
    for line in wrap_ink(((text, "head"),), look.width):
        yield paint(line, look.color)


def write_speaker(name: str, look: Look) -> Iterator[str]:
    """Write a speaker's name as a heading, on one line unless all text is wanted."""
    yield from write_heading(name if look.full or look.width is None else clip_text(name, look.width), look)


def write_items(items: Iterable[str], look: Look) -> Iterator[str]:
    """Write items one after the other, none of them torn over two lines."""
    whole = (item if look.width is None else clip_text(item, look.width - _ITEM_GAP) for item in items)
    ink = plain(" ".join(item.replace(" ", GLUE) + GLUE * _ITEM_GAP for item in whole))
    for line in wrap_ink(ink, look.width):
        yield paint(line, look.color).rstrip(" ")


def write_paragraph(ink: Ink, look: Look, indent: int = 0, lead: Ink = ()) -> Iterator[str]:
    """Write a paragraph after a lead, wrapped, all lines but the first indented."""
    for line in wrap_ink(ink, look.width, indent, lead):
        yield paint(line, look.color)


def clip_row(row: Row, width: int | None) -> str:
    """Clip the wording of a row inside its quotation marks."""
    return row.shown if width is None else clip_wording(row.shown, row.kind, width)


def clip_wording(shown: str, kind: Kind, width: int) -> str:
    """Clip a wording to a width; a quote keeps its closing mark.

    >>> clip_wording("“The dam will hold until the spring.”", "quote", 20)
    '“The dam will hold…”'
    """
    if display_width(shown) <= width:
        return shown
    if kind == "statement":
        return clip_text(shown, width)
    return f"{clip_text(shown[:-1], width - 1)}”"


def fold_wording(shown: str, kind: Kind, width: int, most: int) -> list[str]:
    """Fold a wording into lines, at most so many; the last is clipped.

    >>> fold_wording("“The dam will hold until the spring.”", "quote", 20, 2)
    ['“The dam will hold', 'until the spring.”']
    """
    lines: list[str] = []
    while len(lines) < most - 1 and display_width(shown) > width:
        line = paint(wrap_ink(plain(cut_text(shown, 2 * width)), width)[0], False)
        lines.append(line)
        shown = shown[len(line) :].lstrip(" ")
    return [*lines, clip_wording(shown, kind, width)]


def write_columns(items: Sequence[str], look: Look) -> Iterator[str]:
    """Write items in columns, from top to bottom, as many as fit; few of them one after the other."""
    if look.width is None or len(items) <= _FEW:
        yield from write_items(items, look)
        return
    whole = [clip_text(item, look.width) for item in items]
    broad = max(map(display_width, whole)) + _ITEM_GAP
    columns = max(1, (look.width + _ITEM_GAP) // broad)
    height = -(-len(whole) // columns)
    for line in range(height):
        cells = (item + " " * (broad - display_width(item)) for item in whole[line::height])
        yield "".join(cells).rstrip(" ")
