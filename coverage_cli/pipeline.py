"""The whole way from articles to a report: segment, match, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from coverage_cli.errors import NothingToCompare
from coverage_cli.matcher import match
from coverage_cli.models import Article, Passage, Reading, Report, Settings
from coverage_cli.segmenter import segment
from coverage_cli.text import count_words

Segmented = tuple[Article, tuple[Passage, ...]]
Watch = Callable[[Iterator[Segmented]], Iterator[Segmented]]

_NO_SETTINGS = Settings()
MIN_SOURCES = 2
_CHUNK = 16  # articles that a process gets at once


def compare(articles: Iterable[Article], settings: Settings = _NO_SETTINGS, watch: Watch = iter) -> Report:
    """Compare what articles carry.

    Takes the articles, or the ``Reading`` that ``read_articles`` gives, whose warnings then travel in the report.
    ``watch`` is given the segmented articles as they come, and gives them on: a progress bar.
    Raises ``NothingToCompare`` with fewer than two sources, and ``ValueError`` when two articles have one id.
    """
    warnings = articles.warnings if isinstance(articles, Reading) else ()
    segmented = list(watch(segment_articles(articles, settings.jobs)))
    return report_passages(
        [article for article, _ in segmented],
        [passage for _, passages in segmented for passage in passages],
        settings,
        warnings,
    )


def segment_articles(articles: Iterable[Article], jobs: int = 1) -> Iterator[Segmented]:
    """Segment articles, in their order, with as many processes as ``jobs``."""
    if jobs == 1:
        yield from map(segment_article, articles)
        return
    from concurrent.futures import ProcessPoolExecutor

    from coverage_cli.pickling import pickle_plainly

    with ProcessPoolExecutor(jobs, initializer=pickle_plainly) as pool:
        yield from pool.map(segment_article, articles, chunksize=_CHUNK)


def segment_article(article: Article) -> Segmented:
    """Segment an article and count what was found: the article with its counts, and its passages."""
    passages = segment(article)
    quotes = len([p for p in passages if p.kind == "quote" and p.form != "scare"])
    statements = len([p for p in passages if p.kind == "statement"])
    counted = replace(article, words=count_words(article.text), quotes=quotes, statements=statements)
    return counted, passages


def report_passages(
    articles: Iterable[Article], passages: Iterable[Passage], settings: Settings, warnings: tuple[str, ...] = ()
) -> Report:
    """Match the passages of segmented articles and put everything that a renderer needs into a report.

    Raises ``NothingToCompare`` with fewer than two sources, and ``ValueError`` when two articles have one id.
    """
    articles = tuple(articles)
    if len({article.id for article in articles}) < len(articles):
        raise ValueError("two articles have one id; give each an id of its own")
    sources = tuple(dict.fromkeys(article.source for article in articles))
    if len(sources) < MIN_SOURCES:
        raise NothingToCompare(*_explain_too_few(articles, sources))
    found = match(passages, settings)
    return Report(
        articles=articles,
        sources=sources,
        clusters=found.clusters,
        unmatched=found.unmatched,
        settings=settings,
        warnings=warnings + found.warnings,
    )


def _explain_too_few(articles: tuple[Article, ...], sources: tuple[str, ...]) -> tuple[str, str]:
    if not articles:
        return "nothing to compare: no article could be read", "give articles of two sources or more"
    count = f"{len(articles)} articles, all of" if len(articles) > 1 else "one article, of"
    return f"nothing to compare: {count} the source {sources[0]!r}", "give articles of two sources or more"
