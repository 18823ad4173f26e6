"""JSON and JSON Lines: a record, an array of them, one after another, or wrapped by an API."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from coverage_cli.errors import BadRecord, InputError
from coverage_cli.models import Article
from coverage_cli.readers.fields import find_value, fold_names, make_article

# Where APIs and exports put their list: NewsAPI and GDELT, Event Registry (articles.results), the Guardian, JSON-LD.
_WRAPPERS = ("articles", "results", "items", "documents", "docs", "stories", "data", "response", "@graph")
_MAX_DEPTH = 4
_BETWEEN_VALUES = re.compile(r"[\s,\[\]]*")
_NEXT_OBJECT = re.compile(r"\n[ \t]{0,4}\{")
_HINT = "save the file again; what could be read was"


def read_jsonl(content: str, path: str, fields: Mapping[str, str]) -> Iterator[Article | InputError]:
    """Read an article a line; the line's number names it."""
    if content.lstrip().startswith("["):
        yield from read_json(content, path, fields)
        return
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _explain(error, path, number)
            continue
        yield from (make_article(record, path, number, fields) for record in unwrap(value, fields))


def read_json(content: str, path: str, fields: Mapping[str, str]) -> Iterator[Article | InputError]:
    """Read the articles of a JSON file; counting from 1 names them."""
    number = 0
    for value in load_values(content):
        for record in [value] if isinstance(value, Exception) else unwrap(value, fields):
            number += 1
            if isinstance(record, Exception):
                yield _explain(record, path, number)
            else:
                yield make_article(record, path, number, fields)


def load_values(content: str) -> Iterator[object]:
    """Load the values of a JSON text; where it is broken, the error and then what follows.

    newspaper4k writes one object after another, and a download that broke off ends in the middle of one.
    """
    try:
        yield json.loads(content)
    except RecursionError as error:
        yield error
    except ValueError:
        yield from _load_one_by_one(content)


def _load_one_by_one(content: str) -> Iterator[object]:
    decoder = json.JSONDecoder()
    position = _skip(content, 0)
    while position < len(content):
        try:
            value, end = decoder.raw_decode(content, position)
        except (ValueError, RecursionError) as error:
            yield error
            found = _NEXT_OBJECT.search(content, position + 1)
            end = found.end() - 1 if found else len(content)
        else:
            yield value
        position = _skip(content, end)


def _skip(content: str, position: int) -> int:
    found = _BETWEEN_VALUES.match(content, position)
    return found.end() if found else position


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
    if find_value(fold_names(record), "text", fields).strip():
        return None
    return next((record[name] for name in _WRAPPERS if isinstance(record.get(name), list | dict)), None)


def _explain(cause: Exception, path: str, number: int) -> BadRecord:
    if isinstance(cause, RecursionError):
        reason = "nested too deeply"
    elif isinstance(cause, json.JSONDecodeError):
        reason = f"{cause.msg[:1].lower()}{cause.msg[1:]} at column {cause.colno}"
    else:
        reason = str(cause).partition(";")[0]
    problem = BadRecord(f"not valid JSON ({reason})", _HINT, path=path, record=number)
    problem.__cause__ = cause
    return problem
