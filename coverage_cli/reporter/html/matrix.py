"""The matrix as a heat map: a cell for each source that leads to its wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_cli.reporter.html.badges import describe_cell, shade_cell
from coverage_cli.reporter.html.places import Places, name_row
from coverage_cli.reporter.html.writing import NOTHING, Html, escape, join, tag
from coverage_cli.reporter.rows import SIGNS, Cell, Row
from coverage_cli.reporter.summary import Group, SourceSummary, Summary

_LABELLED = 12  # sources up to which their columns carry their labels, then their numbers
_MOST_COLUMNS = 60  # sources up to which they have columns, then a row names its carriers
_MOST_NAMED = 8  # carriers that are named, not numbered
_TITLES = {"quote": "Quote", "statement": "Statement"}
_ABSENT = tag("td", escape(SIGNS["absent"]), class_="absent")


def write_matrix(summary: Summary, places: Places) -> Iterator[Html]:
    """Write a table of the quotes and one of the statements."""
    for kind, title in _TITLES.items():
        groups = [group for group in summary.groups if group.kind == kind]
        if groups:
            yield _write_table(groups, title, summary, places)


def _write_table(groups: Sequence[Group], title: str, summary: Summary, places: Places) -> Html:
    columns = join(_write_columns(summary))
    header = tag(
        "tr",
        tag("th", escape("#"), scope="col", class_="num"),
        tag("th", escape(title), scope="col", class_="quote"),
        columns,
        tag("th", escape("carried"), scope="col", class_="num"),
    )
    width = 3 + (1 if len(summary.sources) > _MOST_COLUMNS else len(summary.sources))
    bodies = (_write_group(group, len(groups) > 1, width, summary, places) for group in groups)
    caption = tag("caption", escape(f"{title}s by source"), class_="unseen")
    table = tag("table", caption, tag("thead", header), join(bodies, "\n"), class_="matrix")
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=f"{title}s by source")


def _write_columns(summary: Summary) -> Iterator[Html]:
    if len(summary.sources) > _MOST_COLUMNS:
        yield tag("th", escape("Carried by"), scope="col", class_="quote")
        return
    labelled = len(summary.sources) <= _LABELLED
    for source in summary.sources:
        content = escape(source.label) if labelled else tag("abbr", escape(str(source.key)), title=source.label)
        yield tag("th", content, scope="col")


def _write_group(group: Group, headed: bool, width: int, summary: Summary, places: Places) -> Html:
    heading = group.speaker or ("Speaker not named" if headed else "")
    head = tag("tr", tag("th", escape(heading), scope="rowgroup", colspan=str(width))) if heading else NOTHING
    rows = (_write_row(row, summary, places) for row in group.rows)
    return tag("tbody", head, join(rows, "\n"))


def _write_row(row: Row, summary: Summary, places: Places) -> Html:
    number = name_row(row)
    if len(summary.sources) > _MOST_COLUMNS:
        cells = _write_carriers(row, places)
    else:
        cells = join(_write_cell(row, source, places) for source in summary.sources)
    return tag(
        "tr",
        tag("td", tag("a", escape(row.numbers), href=f"#r{number}"), class_="num"),
        tag("th", escape(row.shown), scope="row", dir="auto"),
        cells,
        tag("td", escape(f"{len(row.cells)}/{len(summary.sources)}"), class_="num"),
        id=f"m{number}",
        **_write_filters(row, number, summary, places),
    )


def _write_filters(row: Row, number: str, summary: Summary, places: Places) -> dict[str, str]:
    """Write what the filters look for, in words that the program made: no text of an article."""
    cells = {places.sources[name].key: "+".join(_list_statuses(cell)) for name, cell in row.cells.items()}
    statuses = dict.fromkeys(status for cell in row.cells.values() for status in _list_statuses(cell))
    absent = ["absent"] if len(row.cells) < len(summary.sources) else []
    return {
        "data_row": number,
        "data_speaker": str(places.speakers.get(row.speaker, 0)),
        "data_status": " ".join([*statuses, *absent]),
        "data_cells": " ".join(f"{key}:{statuses}" for key, statuses in cells.items()),
    }


def _list_statuses(cell: Cell) -> list[str]:
    return [cell.status, "flagged"] if cell.flags else [cell.status]


def _write_cell(row: Row, source: SourceSummary, places: Places) -> Html:
    cell = row.cells.get(source.name)
    if cell is None:
        return _ABSENT
    label = f"{source.label}: {describe_cell(cell)}"
    link = tag("a", escape(cell.sign), href=f"#{places.name_wording(row, source.name)}", aria_label=label)
    return tag("td", link, class_=f"c {shade_cell(cell)}")


def _write_carriers(row: Row, places: Places) -> Html:
    """Name the carriers of a row, many of them by their numbers, each linked to its wording."""
    named = len(row.cells) <= _MOST_NAMED
    return tag("td", join((_write_carrier(name, row, named, places) for name in row.cells), " "), class_="n")


def _write_carrier(name: str, row: Row, named: bool, places: Places) -> Html:
    source, cell = places.sources[name], row.cells[name]
    label = source.label if named else str(source.key)
    return tag(
        "a",
        escape(label if cell.sign == "=" else f"{label} {cell.sign}"),
        href=f"#{places.name_wording(row, name)}",
        class_=shade_cell(cell),
        title=None if named else source.label,
    )
