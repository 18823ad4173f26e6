"""The whole way from articles to a report: segment, match, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from coverage_cli.errors import NothingToCompare
from coverage_cli.matcher import match, match_units
from coverage_cli.matcher.units import Unit, read_units
from coverage_cli.models import Article, Match, Passage, Reading, Report, Settings
from coverage_cli.processes import share
from coverage_cli.segmenter import segment
from coverage_cli.text import count_words

Segmented = tuple[Article, tuple[Passage, ...]]
_Prepared = tuple[Article, list[Unit]]
_Result = TypeVar("_Result")

_NO_SETTINGS = Settings()
MIN_SOURCES = 2
_CHUNK = 16  # articles that a process gets at once


def compare(
    articles: Iterable[Article],
    settings: Settings = _NO_SETTINGS,
    watch: Callable[[Iterator[_Prepared]], Iterator[_Prepared]] = iter,
) -> Report:
    """Compare what articles carry.

    Takes the articles, or the ``Reading`` that ``read_articles`` gives, whose warnings then travel in the report.
    ``watch`` is given what comes of one article after the other, and gives it on: a progress bar.
    Raises ``NothingToCompare`` with fewer than two sources, and ``ValueError`` when two articles have one id.
    """
    warnings = articles.warnings if isinstance(articles, Reading) else ()
    prepared = list(watch(_map_articles(_prepare_article, articles, settings.jobs)))
    read = tuple(article for article, _ in prepared)
    _check_articles(read)
    found = match_units([unit for _, units in prepared for unit in units], settings)
    return _make_report(read, found, settings, warnings)


def segment_articles(articles: Iterable[Article], jobs: int = 1) -> Iterator[Segmented]:
    """Segment articles, in their order, with as many processes as ``jobs``."""
    return _map_articles(segment_article, articles, jobs)


def _map_articles(work: Callable[[Article], _Result], articles: Iterable[Article], jobs: int) -> Iterator[_Result]:
    if jobs == 1:
        return map(work, articles)
    given = list(articles)
    chunks = [given[at : at + _CHUNK] for at in range(0, len(given), _CHUNK)]
    return chain.from_iterable(share(_work_through, work, chunks, jobs))


def _work_through(work: Callable[[Article], _Result], articles: Sequence[Article]) -> list[_Result]:
    return list(map(work, articles))


def segment_article(article: Article) -> Segmented:
    """Segment an article and count what was found: the article with its counts, and its passages."""
    passages = segment(article)
    quotes = len([p for p in passages if p.kind == "quote" and p.form != "scare"])
    statements = len([p for p in passages if p.kind == "statement"])
    counted = replace(article, words=count_words(article.text), quotes=quotes, statements=statements)
    return counted, passages


def _prepare_article(article: Article) -> _Prepared:
    """Segment an article and make of its passages what the matcher takes, which each article's own process can do."""
    counted, passages = segment_article(article)
    return counted, read_units(passages)


def report_passages(
    articles: Iterable[Article], passages: Iterable[Passage], settings: Settings, warnings: tuple[str, ...] = ()
) -> Report:
    """Match the passages of segmented articles and put everything that a renderer needs into a report.

    Raises ``NothingToCompare`` with fewer than two sources, and ``ValueError`` when two articles have one id.
    """
    articles = tuple(articles)
    _check_articles(articles)
    return _make_report(articles, match(passages, settings), settings, warnings)


def _check_articles(articles: Sequence[Article]) -> None:
    """Check that there is something to compare, and that each article has an id of its own."""
    if len({article.id for article in articles}) < len(articles):
        raise ValueError("two articles have one id; give each an id of its own")
    sources = _list_sources(articles)
    if len(sources) < MIN_SOURCES:
        raise NothingToCompare(*_explain_too_few(articles, sources))


def _list_sources(articles: Iterable[Article]) -> tuple[str, ...]:
    """List the sources of articles in the order of their first."""
    return tuple(dict.fromkeys(article.source for article in articles))


def _make_report(articles: tuple[Article, ...], found: Match, settings: Settings, warnings: tuple[str, ...]) -> Report:
    return Report(
        articles=articles,
        sources=_list_sources(articles),
        clusters=found.clusters,
        unmatched=found.unmatched,
        settings=settings,
        warnings=warnings + found.warnings,
    )


def _explain_too_few(articles: Sequence[Article], sources: tuple[str, ...]) -> tuple[str, str]:
    if not articles:
        return "nothing to compare: no article could be read", "give articles of two sources or more"
    count = f"{len(articles)} articles, all of" if len(articles) > 1 else "one article, of"
    return f"nothing to compare: {count} the source {sources[0]!r}", "give articles of two sources or more"
