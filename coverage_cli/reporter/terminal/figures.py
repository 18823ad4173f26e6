"""What each source did: carried, changed, left out, printed alone or first, and what pairs of sources share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from coverage_cli.reporter.look import Look
from coverage_cli.reporter.naming import count_things, join_numbers
from coverage_cli.reporter.prose import describe_quote
from coverage_cli.reporter.summary import SourceSummary, Summary
from coverage_cli.reporter.terminal.ink import Ink, clip_text, lay_out, measure, paint, plain
from coverage_cli.reporter.terminal.page import fold_wording, write_heading, write_paragraph
from coverage_cli.text import display_width

_GAP = 2
_MAX_LABEL = 20
_MOST_PAIRS = 10
_MOST_ALONE = 3  # quotes shown of each source that no other carries
_MOST_LINES = 2  # of each of them
_MOST_LISTED = 12  # sources up to which these are shown

# The first set of columns that fits; the narrowest fits 40 columns with a label of 14.
_COLUMNS = (
    ("quotes", "statements", "same", "reworded", "shortened", "paraphrased", "flagged", "left out", "own quotes"),
    ("quotes", "statements", "=", "~", "<", "p", "!", "left out", "own quotes"),
    ("carried", "=", "~", "<", "p", "!", "left out"),
    ("carried", "left out"),
)
_STATUS = {
    "same": "verbatim",
    "=": "verbatim",
    "reworded": "altered",
    "~": "altered",
    "shortened": "shortened",
    "<": "shortened",
    "paraphrased": "paraphrased",
    "p": "paraphrased",
}


def write_sources(summary: Summary, look: Look) -> Iterator[str]:
    """Write a table with a row for each source, in the first set of columns that fits."""
    for titles in map(partial(_choose_titles, summary), _COLUMNS):
        rows = _make_rows(summary, titles, look)
        widths = [max(map(measure, column)) for column in zip(*rows, strict=True)]
        if look.width is None or sum(widths) + _GAP * (len(widths) - 1) <= look.width:
            break
    rows.insert(1, tuple((("-" * width, "dim"),) for width in widths))
    yield from lay_out(rows, ("left", *["right"] * len(titles)), look.color)


def _choose_titles(summary: Summary, titles: Sequence[str]) -> list[str]:
    """Leave out the kind of which nothing is shared, and the quotes carried alone where there are none."""
    absent = {"quotes": summary.shared_quotes, "statements": summary.shared_statements}
    absent["own quotes"] = sum(len(source.quotes_alone) for source in summary.sources)
    return [title for title in titles if absent.get(title, 1)]


def _make_rows(summary: Summary, titles: Sequence[str], look: Look) -> list[tuple[Ink, ...]]:
    header: tuple[Ink, ...] = tuple(((title, "head"),) for title in ("Source", *titles))
    most = None if look.width is None else min(_MAX_LABEL, look.width // 3)
    rows = [header]
    for source in summary.sources:
        label = source.label if most is None else clip_text(source.label, most)
        rows.append(tuple(plain(text) for text in (label, *(_write_figure(source, t, summary) for t in titles))))
    return rows


def _write_figure(source: SourceSummary, title: str, summary: Summary) -> str:
    if title in _STATUS:
        return str(source.statuses.get(_STATUS[title], 0))
    return {
        "quotes": f"{source.carried_quotes}/{summary.shared_quotes}",
        "statements": f"{source.carried_statements}/{summary.shared_statements}",
        "carried": f"{len(source.carried)}/{summary.shared}",
        "flagged": str(source.flagged),
        "!": str(source.flagged),
        "left out": str(len(source.left_out)),
        "own quotes": str(len(source.quotes_alone)),
    }[title]


def write_left_out(summary: Summary, look: Look) -> Iterator[str]:
    """Write for each source the numbers of what two or more others carry and it does not."""
    missing = [source for source in summary.sources if source.left_out]
    tab = max((measure(plain(_clip_label(source, look))) for source in missing), default=0) + _GAP
    for source in missing:
        label = _clip_label(source, look)
        lead = plain(label + " " * (tab - measure(plain(label))))
        yield from write_paragraph(plain(_list_left_out(source)), look, tab, lead)


def _clip_label(source: SourceSummary, look: Look) -> str:
    return source.label if look.width is None else clip_text(source.label, min(_MAX_LABEL, look.width // 3))


def _list_left_out(source: SourceSummary) -> str:
    """List what is left out, or what is not where that is shorter."""
    if not source.carried:
        return "all"
    kept, left_out = join_numbers(source.carried), join_numbers(source.left_out)
    return left_out if len(left_out) <= len(kept) + len("all but ") else f"all but {kept}"


def write_pairs(summary: Summary, look: Look) -> Iterator[str]:
    """Write how many rows each pair of sources shares, as a matrix where it fits, else the pairs that share most."""
    if len(summary.sources) > _MOST_LISTED:
        yield from _list_pairs(summary, look)
        return
    labels = [_clip_label(source, look) for source in summary.sources]
    names = [source.name for source in summary.sources]
    header: tuple[Ink, ...] = (plain(""), *(((label, "head"),) for label in labels))
    rows = [header, *(_write_pair_row(names, labels, n, summary) for n in range(len(names)))]
    width = sum(max(map(measure, column)) + _GAP for column in zip(*rows, strict=True)) - _GAP
    if look.width is None or width <= look.width:
        yield from lay_out(rows, ("left", *["right"] * len(names)), look.color)
    else:
        yield from _list_pairs(summary, look)


def _write_pair_row(names: Sequence[str], labels: Sequence[str], place: int, summary: Summary) -> tuple[Ink, ...]:
    counts = [summary.count_shared(names[place], other) for other in names]
    return (plain(labels[place]), *(plain("·" if n == place else str(count)) for n, count in enumerate(counts)))


def _list_pairs(summary: Summary, look: Look) -> Iterator[str]:
    labels = summary.labels
    most = sorted(summary.pairs.items(), key=lambda pair: -pair[1])
    shown = most if look.full else most[:_MOST_PAIRS]
    for (one, other), count in shown:
        yield from write_paragraph(plain(f"{labels[one]} + {labels[other]}"), look, 6, plain(f"{count:>4}  "))
    if len(shown) < len(most):
        yield from write_paragraph(
            plain(f"and {count_things(len(most) - len(shown), 'pair')} more"), look, 6, plain(" " * 6)
        )


def write_first(summary: Summary, look: Look) -> Iterator[str]:
    """Write who printed how many rows on an earlier day than all others, where dates tell."""
    first = [f"{source.label} {source.first}" for source in summary.sources if source.first]
    if first:
        yield ""
        yield from write_paragraph(plain(f"Printed first, where dates tell: {', '.join(first)}"), look, _GAP)


def write_alone(summary: Summary, look: Look) -> Iterator[str]:
    """Write the quotes that only one source carries, some of each source unless all is wanted."""
    every = look.full or look.width is None
    sources = [source for source in summary.sources if source.quotes_alone]
    if not sources or not (every or len(sources) <= _MOST_LISTED):
        return
    yield ""
    yield from write_heading("Quotes that only one source carries", look)
    tab = max(display_width(_clip_label(source, look)) for source in sources) + _GAP
    for source in sources:
        yield from _write_alone(source, look, tab)


def _write_alone(source: SourceSummary, look: Look, tab: int) -> Iterator[str]:
    label = _clip_label(source, look)
    lead = plain(label + " " * (tab - display_width(label)))
    every = look.full or look.width is None
    shown = source.quotes_alone if every else source.quotes_alone[:_MOST_ALONE]
    for passage in shown:
        yield from _write_quote(describe_quote(passage), look, lead)
        lead = plain(" " * tab) if look.width else lead
    if len(shown) < len(source.quotes_alone):
        rest = f"and {len(source.quotes_alone) - len(shown)} more (--full shows them)"
        yield from write_paragraph(plain(rest), look, tab, lead)


def _write_quote(text: str, look: Look, lead: Ink) -> Iterator[str]:
    """Write a quote beside the source's label, on at most two lines unless all is wanted."""
    tab = measure(lead)
    if look.full or look.width is None:
        yield from write_paragraph(plain(text), look, tab, lead)
        return
    for line in fold_wording(text, "quote", look.width - tab, _MOST_LINES):
        yield paint((*lead, *plain(line)), look.color)
        lead = plain(" " * tab)
