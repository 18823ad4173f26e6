"""What all parts of the page share: headings, signs, paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coverage_cli.reporter.look import Look
from coverage_cli.reporter.rows import SIGNS, Cell, Row
from coverage_cli.reporter.summary import Group
from coverage_cli.reporter.terminal.ink import GLUE, Ink, Piece, clip_text, paint, plain, wrap_ink
from coverage_cli.text import display_width

_ITEM_GAP = 2
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
    if width is None or display_width(row.shown) <= width:
        return row.shown
    if row.kind == "statement":
        return clip_text(row.text, width)
    return f"{clip_text(row.shown[:-1], width - 1)}”"
