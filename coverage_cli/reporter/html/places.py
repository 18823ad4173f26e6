"""Where things are on the page: the names of anchors, and which articles are printed in full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coverage_cli.models import Article, Passage
from coverage_cli.reporter.rows import Row
from coverage_cli.reporter.summary import SourceSummary, Summary

# Characters of all articles above which their texts are left out, so that the page stays one that opens.
_MOST_TEXT = 2_500_000


class Places(NamedTuple):
    """Names every place that is linked to."""

    articles: Mapping[str, int]
    """Article id -> its number on the page, from 1."""
    sources: Mapping[str, SourceSummary]
    speakers: Mapping[str, int]
    """Speaker -> its number, from 1; those of nobody named have none."""
    has_texts: bool
    """Whether the articles' texts are on the page."""

    def name_article(self, article: str) -> str:
        """Name the place of an article."""
        return f"a{self.articles.get(article, 0)}"

    def name_passage(self, passage: Passage) -> str:
        """Name the place of a passage in its article."""
        return f"p{self.articles.get(passage.article, 0)}-{passage.start}"

    def find_passage(self, passage: Passage) -> str:
        """Give the address of a passage: its place in the text, or of its article where the text is not on the page."""
        return f"#{self.name_passage(passage) if self.has_texts else self.name_article(passage.article)}"

    def name_wording(self, row: Row, source: str) -> str:
        """Name the place of a source's wording of a row."""
        return f"w{name_row(row)}-{self.sources[source].key}"


def name_row(row: Row) -> str:
    """Name a row by the number of its first cluster."""
    return str(row.clusters[0].id)


def find_places(summary: Summary) -> Places:
    """Find all places of a page."""
    length = sum(len(article.text) for article in summary.articles)
    return Places(
        articles={article.id: number for number, article in enumerate(summary.articles, 1)},
        sources={source.name: source for source in summary.sources},
        speakers=_number_speakers(summary),
        has_texts=0 < length <= _MOST_TEXT and all(_has_text(article) for article in summary.articles),
    )


def _number_speakers(summary: Summary) -> dict[str, int]:
    names = dict.fromkeys(row.speaker for group in summary.groups for row in group.rows if row.speaker)
    return {name: number for number, name in enumerate(names, 1)}


def _has_text(article: Article) -> bool:
    return bool(article.text)
