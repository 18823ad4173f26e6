"""What each source did: the table of sources, what was left out, carried alone, and shared by two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coverage_cli.models import Article
from coverage_cli.reporter.html.places import Places
from coverage_cli.reporter.html.writing import NOTHING, Html, escape, join, tag
from coverage_cli.reporter.naming import join_numbers
from coverage_cli.reporter.prose import describe_quote
from coverage_cli.reporter.summary import SourceSummary, Summary

_STATEMENTS = "statements"
_TITLES = (
    "quotes",
    _STATEMENTS,
    "same words",
    "reworded",
    "shortened",
    "paraphrased",
    "flagged",
    "left out",
    "own quotes",
)
_FIRST = "printed first"
_STATUSES = ("verbatim", "altered", "shortened", "paraphrased")
_MOST_PAIRED = 40  # sources up to which all pairs are shown
_SHADES = ((0.75, "far"), (0.5, "mid"), (0.25, "near"), (0.0, ""))


def write_sources(summary: Summary, places: Places) -> Html:
    """Write a row for each source."""
    dated = any(source.first for source in summary.sources)
    titles = [
        title
        for title in (*_TITLES, _FIRST)
        if (dated or title != _FIRST) and (summary.shared_statements or title != _STATEMENTS)
    ]
    header = [tag("th", escape(title), scope="col", class_="num") for title in titles]
    first = [tag("th", escape("#"), scope="col", class_="num"), tag("th", escape("Source"), scope="col")]
    rows = [_write_source(source, summary, places, dated) for source in summary.sources]
    table = tag("table", tag("thead", tag("tr", *first, *header)), tag("tbody", *rows), class_="sources")
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="What each source did")


def _write_source(source: SourceSummary, summary: Summary, places: Places, dated: bool) -> Html:
    figures = [
        f"{source.carried_quotes}/{summary.shared_quotes}",
        *([f"{source.carried_statements}/{summary.shared_statements}"] if summary.shared_statements else []),
        *(str(source.statuses.get(status, 0)) for status in _STATUSES),
        str(source.flagged),
        str(len(source.left_out)),
        str(len(source.quotes_alone)),
        *([str(source.first)] if dated else []),
    ]
    return tag(
        "tr",
        tag("td", escape(str(source.key)), class_="num"),
        tag("th", _link_article(source, places), _write_title(source), scope="row", dir="auto"),
        *(tag("td", escape(figure), class_="num") for figure in figures),
    )


def _link_article(source: SourceSummary, places: Places) -> Html:
    articles: Sequence[Article] = source.articles
    if not articles:
        return escape(source.label)
    return tag("a", escape(source.label), href=f"#{places.name_article(articles[0].id)}")


def _write_title(source: SourceSummary) -> Html:
    """Write the headline of the source's article, or how many it has."""
    articles = source.articles
    title = f"{len(articles)} articles" if len(articles) > 1 else articles[0].title if articles else ""
    return tag("small", escape(title), class_="soft") if title else NOTHING


def write_left_out(summary: Summary) -> Html:
    """Write for each source the numbers of what two or more others carry and it does not."""
    rows = [
        tag(
            "tr",
            tag("th", escape(source.label), scope="row"),
            tag("td", escape(str(len(source.left_out))), class_="num"),
            tag("td", _link_numbers(source)),
        )
        for source in summary.sources
        if source.left_out
    ]
    head = [tag("th", escape(title), scope="col") for title in ("Source", "count", "numbers")]
    return tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows)) if rows else NOTHING


def _link_numbers(source: SourceSummary) -> Html:
    if not source.carried:
        return escape("all")
    kept, left_out = join_numbers(source.carried), join_numbers(source.left_out)
    return escape(left_out if len(left_out) <= len(kept) + len("all but ") else f"all but {kept}")


def write_alone(summary: Summary, places: Places) -> Iterator[Html]:
    """Write the quotes that only one source carries, linked to their places."""
    for source in summary.sources:
        if not source.quotes_alone:
            continue
        yield tag("h3", escape(source.label))
        items = (
            tag("li", tag("a", escape(describe_quote(passage)), href=places.find_passage(passage)), dir="auto")
            for passage in source.quotes_alone
        )
        yield tag("ul", join(items, "\n"))


def write_pairs(summary: Summary) -> Html:
    """Write how much each pair of sources shares, warmer the larger its share of what the row's source carries."""
    if not 2 < len(summary.sources) <= _MOST_PAIRED or not summary.pairs:
        return NOTHING
    head = [tag("th", tag("abbr", escape(str(s.key)), title=s.label), scope="col") for s in summary.sources]
    rows = [_write_pair_row(one, summary) for one in summary.sources]
    table = tag("table", tag("thead", tag("tr", tag("td"), *head)), tag("tbody", *rows), class_="pairs")
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label="Carried by both of two sources")


def _write_pair_row(one: SourceSummary, summary: Summary) -> Html:
    head = tag("th", escape(f"{one.key} {one.label}"), scope="row")
    return tag("tr", head, *(_write_pair(one, other, summary) for other in summary.sources))


def _write_pair(one: SourceSummary, other: SourceSummary, summary: Summary) -> Html:
    if one is other:
        return tag("td", escape("·"))
    count = summary.count_shared(one.name, other.name)
    share = count / max(1, len(one.carried))
    shade = next(name for least, name in _SHADES if share >= least)
    return tag("td", escape(str(count)), class_=shade or None)
