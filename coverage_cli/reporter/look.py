"""How a report is to be shown: asked for by the command line or by a caller of the library."""

from __future__ import annotations

from typing import Literal, NamedTuple

Layout = Literal["auto", "names", "keys", "strip", "list"]
Sort = Literal["order", "carried", "changed", "speaker"]


class Look(NamedTuple):
    """What to show of a report and how; a renderer ignores what its format has no use for."""

    width: int | None = None
    """Columns of the terminal, at least 40; None for natural width, nothing clipped, as in a pipe."""
    color: bool = False
    """Colour the terminal table; nothing is said by colour alone."""
    full: bool = False
    """Show all text, wrapped where a width is given, instead of clipping it."""
    layout: Layout = "auto"
    """Of the matrix in the terminal; auto takes the first that leaves the quote room."""
    only_changed: bool = False
    """Only clusters in which a wording is altered, shortened, paraphrased or flagged."""
    sort: Sort = "order"
    """order: as in the articles; carried: by most sources first; changed: the least alike first; speaker: by name."""
    speaker: str = ""
    """Only clusters whose speaker has this in the name, in any case."""
    source: str = ""
    """Only clusters carried by this source."""
