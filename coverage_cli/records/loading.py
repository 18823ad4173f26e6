"""JSON text -> values: a value a line, one whole value, or one after another; what is broken is given as its error."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_BETWEEN_VALUES = re.compile(r"[\s,\[\]]*")
_NEXT_OBJECT = re.compile(r"\n[ \t]{0,4}\{")

Numbered = Iterator[tuple[int, object]]


def load_stream(content: str) -> Numbered:
    """Load JSON Lines, or else values spread over lines as by ``jq .``, with the numbers of their lines."""
    first = content.lstrip().partition("\n")[0]
    return load_values(content) if isinstance(load_value(first), Exception) else load_lines(content)


def load_lines(content: str) -> Numbered:
    """Load a value a line; blank lines are skipped."""
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield number, load_value(line)


def load_values(content: str) -> Numbered:
    """Load one value, or values one after another; where the text is broken, the error and then what follows.

    newspaper4k writes one object after another, and a download that broke off ends in the middle of one.
    """
    whole = load_value(content)
    if not isinstance(whole, ValueError):
        yield 1, whole
        return
    decoder = json.JSONDecoder()
    position, line = _skip(content, 0), 1
    counted = 0
    while position < len(content):
        line, counted = line + content.count("\n", counted, position), position
        try:
            value, end = decoder.raw_decode(content, position)
        except (ValueError, RecursionError) as error:
            yield line, error
            found = _NEXT_OBJECT.search(content, position + 1)
            end = found.end() - 1 if found else len(content)
        else:
            yield line, value
        position = _skip(content, end)


def load_value(text: str) -> object:
    """Load a JSON value, or give the error as a value.

    >>> load_value('{"a": 1}'), type(load_value('{"a": '))
    ({'a': 1}, <class 'json.decoder.JSONDecodeError'>)
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        return error


def explain_json_error(cause: Exception) -> str:
    """Say in a few words what is wrong with a JSON text."""
    if isinstance(cause, RecursionError):
        return "nested too deeply"
    if isinstance(cause, json.JSONDecodeError):
        line = f"line {cause.lineno}, " if cause.lineno > 1 else ""
        return f"{line}column {cause.colno}: {cause.msg[:1].lower()}{cause.msg[1:]}"
    return str(cause).partition(";")[0]  # "Exceeds the limit (4300 digits) …; use sys.set_int_max_str_digits() …"


def _skip(content: str, position: int) -> int:
    found = _BETWEEN_VALUES.match(content, position)
    return found.end() if found else position
