"""The last touch on an article that was read: its date, and doubts about its text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from coverage_cli.models import Article

# NewsAPI gives the first 200 characters: "… the mayor said on [+1834 chars]"
_CUT_OFF = re.compile(r"\[\+\d+ chars\]\s*$")


def finish_article(article: Article) -> Article:
    """Make the date ISO 8601, or empty where it is not understood."""
    published = _normalise_date(article.published) if article.published else ""
    return article if published == article.published else replace(article, published=published)


def note_doubts(articles: Iterable[Article]) -> tuple[str, ...]:
    """Note texts that are cut off and dates that are not understood, before ``finish_article`` drops those."""
    articles = tuple(articles)
    cut_off = [article for article in articles if _CUT_OFF.search(article.text)]
    undated = [article for article in articles if article.published and not _normalise_date(article.published)]
    return (
        *_note("the text is cut off by who exported it: fetch the whole article", cut_off),
        *_note("a date that is not understood, left out: write it as 2023-11-14", undated),
    )


def _normalise_date(written: str) -> str:
    from coverage_cli.readers.dates import normalise_date

    return normalise_date(written)


def _note(doubt: str, articles: list[Article]) -> tuple[str, ...]:
    if not articles:
        return ()
    more = f" (and {len(articles) - 1} more)" if len(articles) > 1 else ""
    return (f"{articles[0].path}{more}: {doubt}",)
