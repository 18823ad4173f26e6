"""Article -> Passages."""

from __future__ import annotations

import re

from coverage_cli.models import Article, Passage
from coverage_cli.text import surroundings

_PIECE = re.compile('[“"]([^“”"\n]+)[”"]|([^\\s“”"][^“”"\n]*)')


def segment(article: Article) -> tuple[Passage, ...]:
    """Split an article into its passages, in the order of their start."""
    passages = []
    for n, found in enumerate(_PIECE.finditer(article.text), 1):
        start, end = found.span(1) if found[1] else found.span(2)
        prefix, suffix = surroundings(article.text, start, end)
        passages.append(
            Passage(
                id=f"{article.id}:{n}",
                article=article.id,
                source=article.source,
                kind="quote" if found[1] else "statement",
                form="direct" if found[1] else "plain",
                start=start,
                end=end,
                text=article.text[start:end],
                prefix=prefix,
                suffix=suffix,
                title=article.title,
                url=article.url,
                published=article.published,
            )
        )
    return tuple(passages)
