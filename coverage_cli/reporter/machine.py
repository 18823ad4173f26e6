"""Report -> text for other programs: JSON, JSON Lines, CSV, TSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from coverage_cli.models import Cluster, Passage, Report, Variant
from coverage_cli.records import comparison_record, dump_cluster, dump_record, passage_record
from coverage_cli.reporter.look import Look
from coverage_cli.text import strip_unsafe

COLUMNS = (
    "cluster",
    "kind",
    "speaker",
    "source",
    "article",
    "published",
    "url",
    "status",
    "similarity",
    "flags",
    "start",
    "end",
    "text",
    "representative_text",
)

# A spreadsheet runs such a cell as a formula (=HYPERLINK(…), @SUM(…), -2+3, and the full-width signs), also behind the
# apostrophes that guard it.
_FORMULA = re.compile("'*[=+@\t\r\n\uff1d\uff0b\uff0d\uff20-]")


def render_json(report: Report, look: Look) -> Iterator[str]:
    """Write a comparison as one JSON object, with a line for each article, cluster and unmatched passage."""
    head = comparison_record(report)
    articles = head.pop("articles")
    warnings = head.pop("warnings")
    yield dump_record(head)[:-1]
    yield from _list_lines("articles", map(dump_record, articles))
    yield from _list_lines("clusters", (dump_cluster(cluster, report.sources) for cluster in report.clusters))
    yield from _list_lines("unmatched", map(dump_record, map(passage_record, report.unmatched)))
    yield f',\n"warnings": {dump_record(warnings)}}}\n'


def _list_lines(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f',\n"{name}": ['
    for n, line in enumerate(lines):
        yield f"{',' if n else ''}\n{line}"
    yield "]"


def render_jsonl(report: Report, look: Look) -> Iterator[str]:
    """Write a cluster a line."""
    for cluster in report.clusters:
        yield dump_cluster(cluster, report.sources) + "\n"


def render_csv(report: Report, look: Look) -> Iterator[str]:
    """Write a row for each cluster and source, absences included, parted by commas."""
    return write_rows(_list_rows(report), ",")


def render_tsv(report: Report, look: Look) -> Iterator[str]:
    """Write a row for each cluster and source, absences included, parted by tabs."""
    return write_rows(_list_rows(report), "\t")


def write_rows(rows: Iterable[Iterable[object]], delimiter: str) -> Iterator[str]:
    """Write rows as a table; texts that a spreadsheet would run are guarded."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\n")
    guard = lru_cache(maxsize=1 << 12)(guard_cell)  # most cells are names and texts that come again
    for row in rows:
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def guard_cell(text: str) -> str:
    """Make a text harmless in a spreadsheet: an apostrophe goes before what would run as a formula.

    Undone by dropping one apostrophe from ``'*[=+-@]``, so that nothing is lost.

    >>> guard_cell("=1+1"), guard_cell("'Yes'"), guard_cell("'=1")
    ("'=1+1", "'Yes'", "''=1")
    """
    text = strip_unsafe(text)
    return f"'{text}" if _FORMULA.match(text) else text


def _list_rows(report: Report) -> Iterator[tuple[object, ...]]:
    yield COLUMNS
    for cluster in report.clusters:
        texts = {variant.passage.id: variant.passage.text for variant in cluster.variants}
        yield from _list_cluster_rows(cluster, report.sources, texts.get(cluster.representative, ""))


def _list_cluster_rows(cluster: Cluster, sources: Iterable[str], representative: str) -> Iterator[tuple[object, ...]]:
    carried: dict[str, list[Variant]] = {}
    for variant in cluster.variants:
        carried.setdefault(variant.passage.source, []).append(variant)
    for source in sources:
        for variant in carried.get(source, ()):
            yield _make_row(cluster, variant.passage, variant, representative)
        if source not in carried:
            absent = ("", "", "", "absent", "", "", "", "", "", representative)
            yield cluster.id, cluster.kind, cluster.speaker, source, *absent


def _make_row(cluster: Cluster, passage: Passage, variant: Variant, representative: str) -> tuple[object, ...]:
    return (
        cluster.id,
        cluster.kind,
        cluster.speaker,
        passage.source,
        passage.article,
        passage.published,
        passage.url,
        variant.status,
        float(variant.similarity),
        " ".join(variant.flags),
        passage.start,
        passage.end,
        passage.text,
        representative,
    )
