"""The list: for more sources than any matrix has room for, the carriers of a row in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_cli.reporter.look import Look
from coverage_cli.reporter.naming import join_names
from coverage_cli.reporter.rows import Row
from coverage_cli.reporter.summary import Group, Summary
from coverage_cli.reporter.terminal.ink import GLUE, plain
from coverage_cli.reporter.terminal.page import clip_row, title_group, write_paragraph, write_speaker

_MOST_NAMES = 5
_MOST_LINES = 2  # of a wording


def write_list(summary: Summary, groups: Sequence[Group], look: Look) -> Iterator[str]:
    """Write some groups row by row: the wording, and below it who carries it and who does not."""
    digits = max((len(row.numbers) for group in groups for row in group.rows), default=0)
    for group in groups:
        title = title_group(group, groups)
        if title:
            yield from write_speaker(title, look)
        for row in group.rows:
            yield from _write_entry(row, f"{row.numbers:>{digits}}  ", summary, look)


def _write_entry(row: Row, number: str, summary: Summary, look: Look) -> Iterator[str]:
    carriers = describe_carriers(row, summary, 0 if look.width is None or look.full else _MOST_NAMES)
    if look.width is None:
        yield f"{number}{row.shown}  {carriers}".replace(GLUE, " ")
        return
    room = (look.width - len(number)) * _MOST_LINES - look.width // 4
    shown = row.shown if look.full else clip_row(row, room)
    yield from write_paragraph(plain(shown), look, len(number), plain(number))
    yield from write_paragraph(((carriers, "dim"),), look, len(number), plain(" " * len(number)))


def describe_carriers(row: Row, summary: Summary, most: int) -> str:
    """Say who carries a row, and how, or who does not, whichever is fewer; name at most ``most`` unless it is 0."""
    labels = summary.labels
    same = [labels[name] for name, cell in row.cells.items() if cell.sign == "="]
    changed = [f"{labels[name]}{GLUE}{cell.sign}" for name, cell in row.cells.items() if cell.sign != "="]
    missing = [label for name, label in labels.items() if name not in row.cells]
    parts = [f"carried by {len(row.cells)} of {len(labels)}"]
    if len(missing) < len(same) + len(changed):
        parts += [f"missing: {join_names(missing, most)}"] if missing else []
    elif same:
        parts.append(f"same words: {join_names(same, most)}")
    parts += [f"changed: {join_names(changed, most)}"] if changed else []
    return "; ".join(parts)
