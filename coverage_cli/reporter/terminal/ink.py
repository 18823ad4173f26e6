"""Styled text in columns: measure, clip, wrap, paint, and rows laid out by tabulate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from tabulate import tabulate

from coverage_cli.text import char_width, display_width

Piece = tuple[str, str]
"""A text and the name of its style."""
Ink = tuple[Piece, ...]

# Sixteen-colour codes that stay readable on light and on dark backgrounds (no yellow, no white, no bright variants).
STYLES = {
    "plain": "",
    "head": "1",
    "dim": "2",
    "same": "32",
    "changed": "35",
    "flagged": "1;31",
    "gone": "31",
    "new": "32;4",
}
ELLIPSIS = "…"
# A blank at which no line is broken; written as a blank. Articles have none: it is a private character.
GLUE = "\ue001"
# “flew at an extremely, …” and “the plan — …” are not how an editor cuts.
_CUT_PUNCTUATION = " ,;:.–—-(“‘"
# tabulate measures wide characters only where wcwidth is installed: it is given stand-ins of the width measured here.
_STAND_IN = "\ue000"
_STAND_INS = re.compile(f"{_STAND_IN}+")
# Skin tones and joiners belong to the character before them.
_JOINER = "\u200d"
_MODIFIERS = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def plain(text: str) -> Ink:
    """Make ink without a style."""
    return ((text, "plain"),)


def measure(ink: Ink) -> int:
    """Count the columns of ink."""
    return sum(display_width(text) for text, _ in ink)


def paint(ink: Ink, color: bool) -> str:
    """Write ink, with its colours or without."""
    if not color:
        return "".join(text for text, _ in ink).replace(GLUE, " ")
    painted = []
    for style, pieces in groupby(ink, key=itemgetter(1)):
        text = "".join(text for text, _ in pieces)
        painted.append(f"\x1b[{STYLES[style]}m{text}\x1b[0m" if STYLES[style] and text else text)
    return "".join(painted).replace(GLUE, " ")


def clip_text(text: str, width: int) -> str:
    """Clip a text to a width at the end of a word, with an ellipsis for what is cut.

    >>> clip_text("Having made a final decision, I flew", 30), clip_text("extraordinarily", 8)
    ('Having made a final decision…', 'extraor…')
    """
    if len(text) <= width and display_width(text) <= width:
        return text
    kept = cut_text(text, width - 1)
    if text[len(kept) : len(kept) + 1] != " ":
        border = kept.rfind(" ")
        # A cut inside the first long word, or in a script without spaces, is better than losing the line.
        kept = kept[:border] if border > len(kept) // 2 else kept
    return kept.rstrip(_CUT_PUNCTUATION) + ELLIPSIS


def cut_text(text: str, width: int) -> str:
    """Cut a text to a width between two characters as a reader sees them.

    >>> len(cut_text("cafe\\u0301s", 4)), cut_text("鳥鳥", 3)
    (5, '鳥')
    """
    return text[: _find_end(text, 0, width)]


def _find_end(text: str, start: int, width: int) -> int:
    """Find where the part of a text that begins at a place and fits a width ends."""
    used = 0
    for place in range(start, len(text)):
        used += char_width(text[place])
        if used > width:
            return _find_border(text, start, place)
    return len(text)


def _find_border(text: str, start: int, place: int) -> int:
    """Go back from a place to where no joined character is torn apart."""
    while place > start and (text[place] in _MODIFIERS or text[place - 1] == _JOINER or char_width(text[place]) == 0):
        place -= 1
    return place


def wrap_ink(ink: Ink, width: int | None, indent: int = 0, lead: Ink = ()) -> list[Ink]:
    """Wrap ink at blanks after a lead, all lines but the first indented; a word too long for a line is cut."""
    if width is None:
        return [(*lead, *ink)]
    margin = plain(" " * indent)
    lines: list[Ink] = []
    line, used, blank = list(lead), measure(lead), 0
    for chunk in _split_chunks(ink):
        length = measure(chunk)
        if used + blank + length <= width:
            line += [*_write_blank(line, chunk), *chunk] if blank else chunk
            used, blank = used + blank + length, 1
            continue
        lines += [tuple(line)] if line else []
        *whole, last = _break_chunk(chunk, width - indent)
        lines += [(*margin, *part) for part in whole]
        line, used, blank = [*margin, *last], indent + measure(last), 1
    return [*lines, tuple(line)]


def _write_blank(line: Sequence[Piece], chunk: Ink) -> Ink:
    """Write the blank between two chunks, in their style when it is one."""
    styles = {style for _, style in (*line[-1:], *chunk[:1])}
    return ((" ", styles.pop() if len(styles) == 1 else "plain"),)


def _split_chunks(ink: Ink) -> Iterator[Ink]:
    """Split ink at blanks: chunks of pieces that stand together, as in ``[-far-]{+near+}``."""
    chunk: list[Piece] = []
    for text, style in ink:
        first, *rest = text.split(" ")
        chunk += [(first, style)] if first else []
        for word in rest:
            yield tuple(chunk)
            chunk = [(word, style)] if word else []
    yield tuple(chunk)


def _break_chunk(chunk: Ink, width: int) -> list[Ink]:
    if measure(chunk) <= width:
        return [chunk]
    parts: list[Ink] = []
    for text, style in chunk:
        start = 0
        while start < len(text):
            end = max(start + 1, _find_end(text, start, width))
            parts.append(((text[start:end], style),))
            start = end
    return parts


def lay_out(rows: Sequence[Sequence[Ink]], align: Sequence[str], color: bool) -> list[str]:
    """Lay rows of cells out in columns, two blanks apart: one line a row, without blanks at its end.

    ``align`` holds "left", "right" or "center" for each column.
    """
    cells = (cell for row in rows for cell in row if measure(cell))
    table = tabulate(
        [[_STAND_IN * measure(cell) for cell in row] for row in rows],
        tablefmt="plain",
        colalign=tuple(align),
        disable_numparse=True,
    )
    painted = _STAND_INS.sub(lambda _: paint(next(cells), color), table)
    return [line.rstrip(" ") for line in painted.split("\n")] if rows else []
