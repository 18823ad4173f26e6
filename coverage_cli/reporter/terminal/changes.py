"""How the wording changed: each reworded row with its word diffs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coverage_cli.reporter.diffs import Run, is_closing, is_legible, read_runs
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.naming import join_names
from coverage_cli.reporter.rows import Rewording, Row
from coverage_cli.reporter.summary import Group, Summary
from coverage_cli.reporter.terminal.ink import GLUE, Ink, Piece, clip_text, measure, plain
from coverage_cli.reporter.terminal.page import write_paragraph, write_sign
from coverage_cli.text import display_width

_MOST_NAMES = 3
_MOST_COLUMNS = 400  # of a wording that is not shown as a diff
_SIGNS = {"same": ("", ""), "cut": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_STYLES = {"same": "plain", "cut": "dim", "gone": "gone", "new": "new"}
_MOST_SPEAKER = 60
_GAP = 2


def write_changes(summary: Summary, groups: Iterable[Group], look: Look) -> Iterator[str]:
    """Write the rows of some groups that have rewordings: the representative first, each other wording below it."""
    rows = [row for group in groups for row in group.rows if row.rewordings]
    margin = max((len(row.numbers) for row in rows), default=0) + _GAP
    leads = [measure(lead) for row in rows for lead in _write_leads(row, summary, look)]
    # The wordings stand in one column unless that would leave them less than two thirds of the width.
    most = max(leads, default=0) if look.width is None else (look.width - margin) // 3
    tab = max((lead for lead in leads if lead <= most), default=0) + _GAP
    for row in rows:
        yield from _write_row(row, summary, look, (margin, tab))


def _write_row(row: Row, summary: Summary, look: Look, tabs: tuple[int, int]) -> Iterator[str]:
    margin, tab = tabs
    first, *leads = _write_leads(row, summary, look)
    number = plain(f"{row.numbers:>{margin - _GAP}}" + " " * _GAP)
    clipped = row.shown if _is_natural(look) else clip_text(row.shown, _MOST_COLUMNS)
    yield from _write_wording(plain(clipped), first, number, look, tab)
    blank = plain(" " * margin)
    for lead, rewording in zip(leads, row.rewordings, strict=True):
        yield from _write_wording(_write_rewording(rewording, look), lead, blank, look, tab)


def _write_wording(wording: Ink, lead: Ink, margin: Ink, look: Look, tab: int) -> Iterator[str]:
    """Write a wording beside its lead, or below a lead that is too long for its column."""
    indent = measure(margin) + tab
    if measure(lead) < tab:
        fill = plain(" " * (tab - measure(lead)))
        yield from write_paragraph(wording, look, indent, (*margin, *lead, *fill))
    else:
        yield from write_paragraph(lead, look, indent, margin)
        yield from write_paragraph(wording, look, indent, plain(" " * indent))


def _is_natural(look: Look) -> bool:
    return look.width is None or look.full


def _write_leads(row: Row, summary: Summary, look: Look) -> list[Ink]:
    """Write who printed each wording, the representative first, the others with their signs."""
    same = [name for name, cell in row.cells.items() if cell.sign == "="]
    others = [name for name in same if name != row.source]
    first = plain(name_sources([row.source, *others], summary, look))
    return [first, *(_write_lead(rewording, summary, look) for rewording in row.rewordings)]


def _write_lead(rewording: Rewording, summary: Summary, look: Look) -> Ink:
    names = name_sources(rewording.sources, summary, look)
    return (*plain(f"{names} "), *write_sign(rewording.cell))


def name_sources(names: Sequence[str], summary: Summary, look: Look) -> str:
    """Name sources: all of them, or as many as leave the wording beside them room."""
    all_labels = summary.labels
    labels = [all_labels[name] for name in names]
    if look.width is None or look.full:
        return join_names(labels)
    few = [clip_text(label, look.width // 4) for label in labels]
    shown = join_names(few, _MOST_NAMES)
    return shown if display_width(shown) <= look.width // 3 or len(few) < 3 else f"{few[0]} and {len(few) - 1} more"


def _write_rewording(rewording: Rewording, look: Look) -> Ink:
    flags = ", ".join(flag for flag in rewording.cell.flags if flag != "speaker" or not rewording.speaker)
    notes = [flags] if flags else []
    speaker = rewording.speaker if _is_natural(look) else clip_text(rewording.speaker, _MOST_SPEAKER)
    notes += [f"speaker: {speaker}"] if speaker else []
    note: Ink = ((f" !{GLUE}" + "; ".join(notes), "flagged"),) if notes else ()
    quoted = rewording.cell.variants[0].passage.kind == "quote"
    wording = _show_wording(rewording, look)
    return (*(plain("“") if quoted else ()), *wording, *(plain("”") if quoted else ()), *note)


def _show_wording(rewording: Rewording, look: Look) -> Ink:
    if rewording.edits and is_legible(rewording):
        return write_runs(read_runs(rewording.edits, _is_natural(look)))
    text = rewording.text
    return plain(text if _is_natural(look) else clip_text(text, _MOST_COLUMNS))


def write_runs(runs: Iterable[Run]) -> Ink:
    """Write marked runs of words as ``same [-gone-]{+new+} same``."""
    ink: list[Piece] = []
    last = ""
    for mark, text in runs:
        glued = (last, mark) == ("gone", "new") or is_closing(mark, text)
        before, after = _SIGNS[mark]
        ink += [(" ", "plain")] if ink and not glued else []
        ink.append((f"{before}{text}{after}", _STYLES[mark]))
        last = mark
    return tuple(ink)
