"""Edits -> what a reader sees of them: marked runs of words, long unchanged stretches left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from coverage_cli.models import Edit
from coverage_cli.reporter.naming import show_text
from coverage_cli.reporter.rows import Rewording, trim_quote

Mark = Literal["same", "gone", "new", "cut"]
Run = tuple[Mark, str]
"""What happened to some words; ``cut`` stands for unchanged words that are not shown."""

# Unchanged words shown beside a change, so that a long quote with one new word stays short.
CONTEXT_WORDS = 6
_SHORT_WORDS = 40  # a wording of fewer words is shown whole
# Below this share of unchanged words a diff is harder to read than the two wordings, one under the other.
_LEGIBLE_SHARE = 0.34
CUT = "…"
# No blank before an unchanged run that begins with one of these.
_CLOSING = tuple(",.;:!?)]’”…")


def read_runs(edits: Iterable[Edit], full: bool = False) -> list[Run]:
    """Read edits as marked runs; unless ``full``, unchanged stretches keep only the words beside a change.

    >>> read_runs([Edit("equal", "I’m not", "I’m not"), Edit("insert", "", "that"), Edit("equal", "far", "far")])
    [('same', 'I’m not'), ('new', 'that'), ('same', 'far')]
    """
    runs = [run for edit in edits for run in _mark_edit(edit)]
    runs = [(mark, trim_quote(text) if _is_last(runs, place) else text) for place, (mark, text) in enumerate(runs)]
    if full or sum(text.count(" ") for _, text in runs) < _SHORT_WORDS:
        return runs
    return [part for place in range(len(runs)) for part in _cut_run(runs, place)]


def _is_last(runs: list[Run], place: int) -> bool:
    """Tell whether a run ends one of the two wordings."""
    return place == len(runs) - 1 or (place == len(runs) - 2 and runs[-1][0] != "same")


def _mark_edit(edit: Edit) -> list[Run]:
    if edit.op == "equal":
        return [("same", show_text(edit.after))]
    pair: list[Run] = [("gone", show_text(edit.before)), ("new", show_text(edit.after))]
    return [(mark, text) for mark, text in pair if text]


def _cut_run(runs: list[Run], place: int) -> list[Run]:
    """Cut the middle of an unchanged run, or its far end when it is the first or the last."""
    mark, text = runs[place]
    words = text.split(" ")
    head = CONTEXT_WORDS if place else 0
    tail = CONTEXT_WORDS if place < len(runs) - 1 else 0
    if mark != "same" or len(runs) == 1 or len(words) <= head + tail + CONTEXT_WORDS:
        return [runs[place]]
    cut: list[Run] = [("same", " ".join(words[:head])), ("cut", CUT), ("same", " ".join(words[len(words) - tail :]))]
    return [(kind, part) for kind, part in cut if part]


def is_closing(mark: Mark, text: str) -> bool:
    """Tell whether a run stands against the one before it, without a blank."""
    return mark == "same" and text.startswith(_CLOSING)


def is_legible(rewording: Rewording) -> bool:
    """Tell whether a word diff says more than the two wordings one under the other."""
    same = sum(len(edit.after.split()) for edit in rewording.edits if edit.op == "equal")
    most = sum(max(len(edit.before.split()), len(edit.after.split())) for edit in rewording.edits)
    return rewording.cell.status == "shortened" or (most > 0 and same / most >= _LEGIBLE_SHARE)
