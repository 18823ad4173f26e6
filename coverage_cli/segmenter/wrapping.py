"""Hard-wrapped text: mail and exports of databases end a line after some 70 characters, wherever that falls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from coverage_cli.models import Span

_SHORTEST_WIDTH, _LONGEST_WIDTH = 36, 132
_FEWEST_JOINTS = 2
# Exports of pages set in a proportional face are ragged: a full line reaches this share of the width.
_FULL_SHARE = 0.85
_FULL_LINES_SHARE = 0.5
# In wrapped prose most lines break off in mid-sentence, and many of the next go on in lower case.
_BROKEN_SHARE, _RUNNING_SHARE = 0.6, 0.25
_WIDTH_QUANTILE = 0.9
_INDENT = 2

_LINE = re.compile("[^\n]*\\S[^\n]*")
_ENDED = re.compile(r"[.!?…:;][\"”’'»“)\]]*$")
# A line of its own wherever it stands: a list item, a block quote, a markdown heading, a label (LEE: …).
_ITEM = re.compile(r"(?:[•▪◦‣·●■*–—-]|\d{1,3}[.)]|#{1,6})\s|>|[A-Z][A-Z.’' -]{0,30}:\s|[QA][.:]\s")
_FREE_ITEM = re.compile("[•▪◦‣●■>]")
# > The bridge is old, and nobody has
# > ever asked what it would cost.
_BLOCK_QUOTE = re.compile(r"(?:\s*>)+\s?(?=\S)")
# From: … To: … Subject: …
_FIELD = re.compile(r"[A-Z][\w-]{1,20}: ")


class _Joint(NamedTuple):
    """A line end with text on both sides."""

    start: int
    """Where the newline stands."""
    end: int
    """Behind it and the sign of a block quote that goes on."""
    width: int
    """Characters of the line above."""
    reach: int
    """Its width if the first word below had been put on it."""
    breaks_off: bool
    """The line above ends in mid-sentence."""
    runs_on: bool
    """It does, and the line below goes on in lower case."""
    parts: bool
    """The line below starts something new."""


def unwrap(text: str) -> str:
    """Put blanks for the line ends inside hard-wrapped paragraphs; offsets stay.

    A text is wrapped where nearly all lines that no blank line follows are full, that is, the next word would not have
    fitted, and many of them break off in mid-sentence. Lines that are paragraphs do neither.
    """
    if 2 * text.count("\n\n") == text.count("\n"):  # blank lines between all lines, as most articles have them
        return text
    joints = [joint for joint in _find_joints(text) if not joint.parts]
    if len(joints) < _FEWEST_JOINTS:
        return text
    width = sorted(joint.width for joint in joints)[int(_WIDTH_QUANTILE * (len(joints) - 1))]
    full = [joint for joint in joints if joint.reach >= _FULL_SHARE * width]
    if width < _SHORTEST_WIDTH or not _is_wrapped(joints, full):
        return text
    pieces: list[str] = []
    at = 0
    for joint in joints:
        if joint.runs_on or joint.reach >= _FULL_SHARE * width:
            pieces += text[at : joint.start], " " * (joint.end - joint.start)
            at = joint.end
    return "".join(pieces) + text[at:]


def _is_wrapped(joints: Sequence[_Joint], full: Sequence[_Joint]) -> bool:
    if len(full) < max(_FEWEST_JOINTS, _FULL_LINES_SHARE * len(joints)):
        return False
    broken, running = sum(joint.breaks_off for joint in full), sum(joint.runs_on for joint in full)
    return broken >= _BROKEN_SHARE * len(full) and running >= _RUNNING_SHARE * len(full)


def _find_joints(text: str) -> list[_Joint]:
    """Find the line ends within blocks whose lines are short; blank lines part blocks."""
    lines = [found.span() for found in _LINE.finditer(text)]
    return [
        _describe(text, above, below)
        for above, below in pairwise(lines)
        if below[0] - above[1] == 1 and above[1] - above[0] <= _LONGEST_WIDTH and below[1] - below[0] <= _LONGEST_WIDTH
    ]


def _describe(text: str, above: Span, below: Span) -> _Joint:
    start = _skip_sign(text, above, below)
    upper, lower = text[slice(*above)].expandtabs(), text[start : below[1]].expandtabs()
    first, last = lower.lstrip(), upper.rstrip()
    indent = (len(lower) - len(first)) - (len(upper) - len(upper.lstrip()))
    ended = bool(_ENDED.search(last))
    return _Joint(
        start=above[1],
        end=start,
        width=len(last),
        reach=len(last) + 1 + len(first.split(maxsplit=1)[0]),
        breaks_off=not ended,
        runs_on=first[0].islower() and not ended,
        parts=indent >= _INDENT or _starts_anew(last.lstrip(), first, ended),
    )


def _skip_sign(text: str, above: Span, below: Span) -> int:
    """Find where a line begins, behind the sign of a block quote if the line above has one, too."""
    found = _BLOCK_QUOTE.match(text, *below)
    return found.end() if found and _BLOCK_QUOTE.match(text, *above) else below[0]


def _starts_anew(above: str, below: str, ended: bool) -> bool:
    if _FREE_ITEM.match(below) or (ended and _ITEM.match(below)):
        return True
    return any(rule.match(above) and rule.match(below) for rule in (_FIELD, _ITEM))
