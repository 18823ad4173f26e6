"""How each row was worded: the representative, every rewording with its diff, each beside its context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_cli.reporter.diffs import is_legible, read_runs
from coverage_cli.reporter.html.badges import describe_cell, shade_cell
from coverage_cli.reporter.html.places import Places, name_row
from coverage_cli.reporter.html.writing import NOTHING, Html, escape, join, tag, write_runs
from coverage_cli.reporter.naming import join_names
from coverage_cli.reporter.rows import Cell, Rewording, Row
from coverage_cli.reporter.summary import Summary

_MOST_MISSING = 20  # names of sources that a row is missing from


def write_wordings(summary: Summary, places: Places) -> Iterator[Html]:
    """Write a section for each row."""
    for group in summary.groups:
        for row in group.rows:
            yield _write_row(row, summary, places)


def _write_row(row: Row, summary: Summary, places: Places) -> Html:
    number = name_row(row)
    back = tag("a", escape(row.numbers), href=f"#m{number}", aria_label=f"{row.numbers}: back to the matrix")
    who = f"{row.speaker or 'Speaker not named'} · " if row.kind == "quote" else ""
    return tag(
        "section",
        tag("h3", back, Html(" "), tag("span", escape(row.shown), dir="auto")),
        tag("p", escape(f"{who}carried by {len(row.cells)} of {len(summary.sources)}"), class_="soft"),
        tag("ul", _write_same(row, places), join(_write_rewording(r, row, places) for r in row.rewordings)),
        _write_missing(row, summary),
        class_="row",
        id=f"r{number}",
    )


def _write_same(row: Row, places: Places) -> Html:
    """Write who printed the representative's words, with the context of the first."""
    same = [row.source, *(name for name, cell in row.cells.items() if cell.sign == "=" and name != row.source)]
    badge = tag("span", escape("= same words"), class_="badge same")
    return tag("li", _link_sources(same, row, places), Html(" "), badge, _write_context(row.cells[same[0]]))


def _write_rewording(rewording: Rewording, row: Row, places: Places) -> Html:
    badge = tag(
        "span",
        escape(f"{rewording.cell.sign} {describe_cell(rewording.cell)}"),
        class_=f"badge {shade_cell(rewording.cell)}",
    )
    speaker = tag("p", escape(f"Said by {rewording.speaker} here"), class_="note") if rewording.speaker else NOTHING
    return tag(
        "li",
        _link_sources(rewording.sources, row, places),
        Html(" "),
        badge,
        speaker,
        _write_diff(rewording),
        _write_context(rewording.cell),
    )


def _write_diff(rewording: Rewording) -> Html:
    """Write the word diff where one is legible; else the wording stands in its context alone."""
    if rewording.edits and is_legible(rewording):
        return tag("p", write_runs(read_runs(rewording.edits, full=True)), class_="wording diff", dir="auto")
    return NOTHING


def _link_sources(names: Sequence[str], row: Row, places: Places) -> Html:
    """Link each source to its passage in its article; the links are where the cells of the matrix lead."""
    return join((_link_source(name, row, places) for name in names), ", ")


def _link_source(name: str, row: Row, places: Places) -> Html:
    passage = row.cells[name].variants[0].passage
    anchor = places.name_wording(row, name)
    return tag("a", escape(places.sources[name].label), href=places.find_passage(passage), id=anchor)


def _write_context(cell: Cell) -> Html:
    """Write a source's wording between the words that stand before and after it."""
    first, last = cell.variants[0].passage, cell.variants[-1].passage
    before, after = escape(f"…{_trim_before(first.prefix)}|"), escape(f"|{_trim_after(last.suffix)}…")
    text = tag("b", escape(" ".join(dict.fromkeys(variant.passage.text for variant in cell.variants))))
    # The bar kept the blanks beside the passage.
    return tag("p", Html(before[:-1]), text, Html(after[1:]), class_="context", dir="auto")


def _trim_before(prefix: str) -> str:
    """Leave out the torn word at the beginning of the context before a passage."""
    return prefix[prefix.find(" ") + 1 :] if " " in prefix.strip() else prefix


def _trim_after(suffix: str) -> str:
    """Leave out the torn word at the end of the context after a passage."""
    return suffix[: suffix.rfind(" ")] if " " in suffix.strip() else suffix


def _write_missing(row: Row, summary: Summary) -> Html:
    missing = [source.label for source in summary.sources if source.name not in row.cells]
    if not missing:
        return NOTHING
    return tag("p", escape(f"Not carried by {join_names(missing, _MOST_MISSING)}"), class_="soft")
