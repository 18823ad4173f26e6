"""The whole way from articles to a report: segment, match, report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coverage_cli.matcher import match
from coverage_cli.models import Article, Passage, Reading, Report, Settings
from coverage_cli.segmenter import segment
from coverage_cli.text import count_words

_NO_SETTINGS = Settings()


def compare(articles: Iterable[Article], settings: Settings = _NO_SETTINGS) -> Report:
    """Compare what articles carry.

    Takes the articles, or the ``Reading`` that ``read_articles`` gives, whose warnings then travel in the report.
    Raises ``NothingToCompare`` with fewer than two sources.
    """
    warnings = articles.warnings if isinstance(articles, Reading) else ()
    segmented = [segment_article(article) for article in articles]
    return report_passages(
        [article for article, _ in segmented],
        [passage for _, passages in segmented for passage in passages],
        settings,
        warnings,
    )


def segment_article(article: Article) -> tuple[Article, tuple[Passage, ...]]:
    """Segment an article and count what was found: the article with its counts, and its passages."""
    passages = segment(article)
    quotes = sum(p.kind == "quote" and p.form != "scare" for p in passages)
    statements = sum(p.kind == "statement" for p in passages)
    counted = replace(article, words=count_words(article.text), quotes=quotes, statements=statements)
    return counted, passages


def report_passages(
    articles: Iterable[Article], passages: Iterable[Passage], settings: Settings, warnings: tuple[str, ...] = ()
) -> Report:
    """Match the passages of segmented articles and put everything that a renderer needs into a report."""
    articles = tuple(articles)
    found = match(passages, settings)
    return Report(
        articles=articles,
        sources=tuple(dict.fromkeys(article.source for article in articles)),
        clusters=found.clusters,
        unmatched=found.unmatched,
        settings=settings,
        warnings=warnings + found.warnings,
    )
