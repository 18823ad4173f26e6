"""JSON and JSON Lines: a record, an array of them, one after another, or wrapped by an API."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from coverage_cli.errors import BadRecord, InputError
from coverage_cli.models import Article
from coverage_cli.readers.fields import explain_own_output, find_value, fold_names, make_article
from coverage_cli.records.loading import explain_json_error, load_lines, load_values

# Where APIs and exports put their list: NewsAPI and GDELT, Event Registry (articles.results), JSON-LD.
_WRAPPERS = ("articles", "results", "items", "documents", "docs", "stories", "data", "response")
# Of a comparison, an article, a cluster and a passage, as compare, segment and match write them.
_OWN_FIELDS = (
    {"schema_version", "tool"},
    {"kind", "sha256"},
    {"representative", "passages"},
    {"kind", "form", "start"},
)
_MAX_DEPTH = 4
_HINT = "save the file again; what could be read was"


def read_jsonl(content: str, path: str, fields: Mapping[str, str]) -> Iterator[Article | InputError]:
    """Read an article a line; the line's number names it."""
    if content.lstrip().startswith("["):
        yield from read_json(content, path, fields)
        return
    for number, value in load_lines(content):
        if is_own_record(value):
            yield explain_own_output(path)
            return
        yield from _read_value(value, path, itertools.repeat(number), fields)


def read_json(content: str, path: str, fields: Mapping[str, str]) -> Iterator[Article | InputError]:
    """Read the articles of a JSON file; counting from 1 names them."""
    numbers = itertools.count(1)
    for _, value in load_values(content):
        if is_own_record(value):
            yield explain_own_output(path)
            return
        yield from _read_value(value, path, numbers, fields)


def is_own_record(value: object) -> bool:
    """Tell whether a value is a record that a command of this program has written: no article, though it has a text."""
    return isinstance(value, Mapping) and any(names <= value.keys() for names in _OWN_FIELDS)


def _read_value(
    value: object, path: str, numbers: Iterator[int], fields: Mapping[str, str]
) -> Iterator[Article | InputError]:
    if isinstance(value, Exception):
        yield _explain(value, path, next(numbers))
        return
    for record in unwrap(value, fields):
        yield make_article(record, path, next(numbers), fields)


def unwrap(value: object, fields: Mapping[str, str], depth: int = 0) -> Iterator[object]:
    """List the records in a value: itself, the items of a list, or what an API's answer wraps."""
    if isinstance(value, list) and depth < _MAX_DEPTH:
        for item in value:
            yield from unwrap(item, fields, depth + 1)
        return
    inner = _find_inner(value, fields) if isinstance(value, Mapping) and depth < _MAX_DEPTH else None
    if inner is None:
        yield value
    else:
        yield from unwrap(inner, fields, depth + 1)


def _find_inner(record: Mapping[str, object], fields: Mapping[str, str]) -> object:
    """Find the list that a record wraps, unless it holds a text itself."""
    if _has_text(record, fields):
        return None
    if isinstance(graph := record.get("@graph"), list):  # of a page: the article beside the site and its pictures
        return [node for node in graph if _has_text(node, fields)] or graph
    return next((record[name] for name in _WRAPPERS if isinstance(record.get(name), list | dict)), None)


def _has_text(record: object, fields: Mapping[str, str]) -> bool:
    return isinstance(record, Mapping) and bool(find_value(fold_names(record), "text", fields))


def _explain(cause: Exception, path: str, number: int) -> BadRecord:
    problem = BadRecord(f"not valid JSON ({explain_json_error(cause)})", _HINT, path=path, record=number)
    problem.__cause__ = cause
    return problem
