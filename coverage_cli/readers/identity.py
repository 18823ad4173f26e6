"""Ids and sources: what an article lacks, what two articles share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from coverage_cli.errors import InputError
from coverage_cli.models import Article
from coverage_cli.readers.fields import tidy
from coverage_cli.readers.files import File
from coverage_cli.text import find_free_name, hash_text

_NOT_IN_SLUG = re.compile(r"[\W_]+")
_HASH_CHARS = 8


def name_articles(file: File, found: list[Article | InputError]) -> list[Article | InputError]:
    """Give the articles of a file the ids and sources that they lack.

    The source is then the file's label. So is the id, when the article is the only one of its file; else it is made of
    source and content, so that it does not depend on the order of the records.
    """
    alone = sum(isinstance(item, Article) for item in found) == 1
    return [_name_article(item, file, alone) if isinstance(item, Article) else item for item in found]


def _name_article(article: Article, file: File, alone: bool) -> Article:
    if article.id and article.source:
        return article
    label = tidy(file.label) or "article"  # a file's name may hold anything
    source = article.source or label
    return replace(article, source=source, id=article.id or (label if alone else make_id(source, article)))


def make_id(source: str, article: Article) -> str:
    """Make an id of an article's source, url and text."""
    content = "\0".join((source, article.url, article.text))
    slug = _NOT_IN_SLUG.sub("-", source.casefold()).strip("-")
    return f"{slug or 'article'}-{hash_text(content)[:_HASH_CHARS]}"


def drop_duplicates(found: Iterable[Article | InputError], warnings: list[str]) -> Iterator[Article | InputError]:
    """Drop an article that was read before, with a warning; give a different one with a taken id a new id."""
    first: dict[str, Article] = {}
    seen: dict[tuple[str, str, str], Article] = {}
    for item in found:
        if isinstance(item, InputError):
            yield item
        elif (key := (item.id, item.source, item.text)) in seen:
            warnings.append(f"{item.path}: the same article as {seen[key].path}, read once")
        elif item.id in first:
            renamed = replace(item, id=find_free_name(item.id, first))
            first[renamed.id] = seen[key] = renamed
            yield _explain_clash(item, first[item.id], renamed.id)
            yield renamed
        else:
            first[item.id] = seen[key] = item
            yield item


def _explain_clash(article: Article, other: Article, new_id: str) -> InputError:
    message = f"the id {article.id!r} is taken by another article, {other.path}"
    return InputError(message, f"read as {new_id!r}; give each article an id of its own", path=article.path)
