"""Report -> Markdown that renders on GitHub and in pandoc, whatever the articles hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_cli.models import Report
from coverage_cli.reporter.diffs import is_legible, read_runs
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.markdown.writing import escape, escape_line, link, write_runs, write_table
from coverage_cli.reporter.naming import join_names, join_numbers
from coverage_cli.reporter.prose import LEGEND, describe_extent, describe_findings, describe_method, describe_quote
from coverage_cli.reporter.rows import SIGNS, Rewording, Row
from coverage_cli.reporter.summary import Group, SourceSummary, Summary, summarise

# With more sources than this, a row names its carriers instead of having a column for each source.
_MOST_COLUMNS = 12
_MOST_PAIRS = 20
_MOST_NAMES = 10
_STATUSES = ("verbatim", "altered", "shortened", "paraphrased")
_TITLES = {"quote": "Quotes", "statement": "Statements"}


def render_markdown(report: Report, look: Look) -> Iterator[str]:
    """Render a report as Markdown, a line at a time."""
    summary = summarise(report)
    for line in _write_page(summary, look):
        yield f"{line}\n"


def _write_page(summary: Summary, look: Look) -> Iterator[str]:
    yield f"# Coverage of {escape(summary.name)}" if summary.name else "# Coverage"
    yield ""
    yield f"{escape(describe_extent(summary))}. {escape(describe_findings(summary, look))}."
    yield ""
    yield from _write_sources(summary)
    yield from _write_carriers(summary)
    yield from _write_changes(summary, look)
    yield from _write_alone(summary)
    yield from _write_left_out(summary)
    yield from _write_pairs(summary)
    yield "## Method"
    yield ""
    yield from (f"- {escape_line(sentence)}" for sentence in describe_method(summary))


def _write_sources(summary: Summary) -> Iterator[str]:
    yield "## Sources"
    yield ""
    columns = ("Source", "Article", "Published", "Words", "Quotes", "Statements")
    rows = [
        (
            escape(source.label),
            link(article.title or article.id, article.url),
            escape(article.published[:10]),
            f"{article.words:,}",
            f"{article.quotes:,}",
            f"{article.statements:,}",
        )
        for source in summary.sources
        for article in source.articles
    ]
    yield from write_table(columns, rows, "lllrrr")
    titles = ("same words", "reworded", "shortened", "paraphrased", "flagged", "left out", "own quotes")
    carried = ("Quotes carried", "Statements carried") if summary.shared_statements else ("Quotes carried",)
    header = ("Source", *carried, *titles)
    figures = [_write_figures(source, summary) for source in summary.sources]
    yield from write_table(header, figures, "l" + "r" * (len(header) - 1))
    first = [f"{escape(source.label)} {source.first}" for source in summary.sources if source.first]
    if first:
        yield f"Printed first, where dates tell: {', '.join(first)}."
        yield ""


def _write_figures(source: SourceSummary, summary: Summary) -> list[str]:
    return [
        escape(source.label),
        f"{source.carried_quotes}/{summary.shared_quotes}",
        *([f"{source.carried_statements}/{summary.shared_statements}"] if summary.shared_statements else []),
        *(str(source.statuses.get(status, 0)) for status in _STATUSES),
        str(source.flagged),
        str(len(source.left_out)),
        str(len(source.quotes_alone)),
    ]


def _write_carriers(summary: Summary) -> Iterator[str]:
    if not summary.groups:
        return
    yield "## Who carried what"
    yield ""
    yield escape_line(" · ".join(LEGEND))
    yield ""
    for group in summary.groups:
        yield f"### {escape(_title_group(group))}"
        yield ""
        yield from _write_group(group, summary)


def _title_group(group: Group) -> str:
    nobody = "Speaker not named" if group.kind == "quote" else _TITLES[group.kind]
    return group.speaker or nobody


def _write_group(group: Group, summary: Summary) -> Iterator[str]:
    title = _TITLES[group.kind][:-1]
    if len(summary.sources) <= _MOST_COLUMNS:
        labels = [escape(source.label) for source in summary.sources]
        rows = [_write_signs(row, summary) for row in group.rows]
        yield from write_table(("#", title, *labels, "carried"), rows, "rl" + "c" * len(labels) + "r")
        return
    rows = [_write_names(row, summary) for row in group.rows]
    yield from write_table(("#", title, "carried", "same words", "changed"), rows, "rlrll")


def _write_signs(row: Row, summary: Summary) -> list[str]:
    cells = (row.cells.get(source.name) for source in summary.sources)
    signs = [escape(cell.sign if cell else SIGNS["absent"]) for cell in cells]
    return [row.numbers, escape(row.shown), *signs, f"{len(row.cells)}/{len(summary.sources)}"]


def _write_names(row: Row, summary: Summary) -> list[str]:
    labels = summary.labels
    same = [labels[name] for name, cell in row.cells.items() if cell.sign == "="]
    changed = [f"{labels[name]} {cell.sign}" for name, cell in row.cells.items() if cell.sign != "="]
    names = [escape(join_names(found, _MOST_NAMES)) for found in (same, changed)]
    return [row.numbers, escape(row.shown), f"{len(row.cells)}/{len(summary.sources)}", *names]


def _write_changes(summary: Summary, look: Look) -> Iterator[str]:
    rows = [row for group in summary.groups for row in group.rows if row.rewordings]
    if not rows:
        return
    yield "## How the wording changed"
    yield ""
    for row in rows:
        yield from _write_change(row, summary, look)


def _write_change(row: Row, summary: Summary, look: Look) -> Iterator[str]:
    same = [row.source, *(name for name, cell in row.cells.items() if cell.sign == "=" and name != row.source)]
    speaker = f"{escape(row.speaker)}, " if row.speaker else ""
    yield f"**{row.numbers}** {speaker}{escape(_name_sources(same, summary))}: {escape(row.shown)}"
    yield ""
    for rewording in row.rewordings:
        sources = f"{_name_sources(rewording.sources, summary)} {rewording.cell.sign}"
        yield f"- {escape_line(sources)}: {_write_wording(rewording, look)}{_write_notes(rewording)}"
    yield ""


def _name_sources(names: Sequence[str], summary: Summary) -> str:
    return join_names([summary.labels[name] for name in names], _MOST_NAMES)


def _write_wording(rewording: Rewording, look: Look) -> str:
    legible = rewording.edits and is_legible(rewording)
    text = write_runs(read_runs(rewording.edits, look.full)) if legible else escape(rewording.text)
    return f"“{text}”" if rewording.cell.variants[0].passage.kind == "quote" else text


def _write_notes(rewording: Rewording) -> str:
    flags = [flag for flag in rewording.cell.flags if flag != "speaker" or not rewording.speaker]
    notes = [", ".join(flags)] if flags else []
    notes += [f"speaker: {escape(rewording.speaker)}"] if rewording.speaker else []
    return f" **! {'; '.join(notes)}**" if notes else ""


def _write_alone(summary: Summary) -> Iterator[str]:
    sources = [source for source in summary.sources if source.quotes_alone]
    if not sources:
        return
    yield "## Quotes carried by one source only"
    yield ""
    for source in sources:
        yield f"### {escape(source.label)}"
        yield ""
        for passage in source.quotes_alone:
            yield f"- {escape_line(describe_quote(passage))}"
        yield ""


def _write_left_out(summary: Summary) -> Iterator[str]:
    sources = [source for source in summary.sources if source.left_out]
    if not sources:
        return
    yield "## Left out, though two or more others carry it"
    yield ""
    rows = [(escape(source.label), str(len(source.left_out)), join_numbers(source.left_out)) for source in sources]
    yield from write_table(("Source", "count", "numbers"), rows, "lrl")


def _write_pairs(summary: Summary) -> Iterator[str]:
    if len(summary.sources) < 3 or not summary.pairs:
        return
    yield "## Carried by both of two sources"
    yield ""
    if len(summary.sources) > _MOST_COLUMNS:
        yield from _list_pairs(summary)
        return
    labels = [escape(source.label) for source in summary.sources]
    names = [source.name for source in summary.sources]
    rows = [
        [label, *("·" if one == other else str(summary.count_shared(one, other)) for other in names)]
        for label, one in zip(labels, names, strict=True)
    ]
    yield from write_table(("", *labels), rows, "l" + "r" * len(labels))


def _list_pairs(summary: Summary) -> Iterator[str]:
    most = sorted(summary.pairs.items(), key=lambda pair: -pair[1])[:_MOST_PAIRS]
    rows = [(escape(summary.labels[one]), escape(summary.labels[other]), str(count)) for (one, other), count in most]
    yield from write_table(("Source", "Source", "both carry"), rows, "llr")
