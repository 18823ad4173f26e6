"""A record with somebody's field names -> an Article."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from coverage_cli.errors import BadRecord, InputError, MissingText
from coverage_cli.models import Article
from coverage_cli.readers.decoding import normalise_newlines, replace_surrogates
from coverage_cli.text import squeeze, strip_unsafe

# What exports call it; the first name that holds something wins. Compared without case.
ALIASES = {
    "text": ("text", "maintext", "articleBody", "body", "content", "full_text"),
    "title": ("title", "headline"),
    "source": (
        "source",
        "outlet",
        "publisher",
        "media_name",
        "sitename",
        "source-hostname",
        "publication",
        "domain",
        "hostname",
    ),
    "published": ("published", "date", "publish_date", "date_publish", "publishedAt", "datePublished", "seendate"),
    "url": ("url", "canonical_link", "link"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang", "inLanguage"),
    "id": ("id",),
}

# Exports that list articles without their text, by a column that only they have.
_TEXTLESS = {
    "media_name": "Media Cloud exports carry no text: fetch the url column first",
    "seendate": "GDELT lists carry no text: fetch the url column first",
    "mobileurl": "GDELT lists carry no text: fetch the url column first",
}
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s_-]+")  # "Full text", "full_text" and "full-text" are one name
_NAMES = ("name", "title")  # of a publisher or an author: JSON-LD, Event Registry
_MAX_NAMES_SHOWN = 12

Values = Mapping[str, object]


@lru_cache(maxsize=1024)  # every record of a file has the same
def fold_name(name: str) -> str:
    """Reduce a field's name to what must agree for it to be the same.

    >>> fold_name(" Full Text") == fold_name("full_text")
    True
    """
    return _BETWEEN_WORDS.sub("_", name.strip().casefold())


_FOLDED = {field: tuple(map(fold_name, names)) for field, names in ALIASES.items()}
KNOWN_NAMES = {name: field for field, names in _FOLDED.items() for name in names}


def check_fields(fields: Mapping[str, str]) -> None:
    """Raise ``ValueError`` when a field that is mapped is not one of ``Article``'s."""
    for field in fields:
        if field not in ALIASES:
            raise ValueError(f"unknown field {field!r}; the fields are {', '.join(ALIASES)}")


def fold_names(record: Mapping[str, object]) -> Values:
    """Make a record's names comparable; of two that are then the same, the first stays."""
    folded: dict[str, object] = {}
    for name, value in record.items():
        folded.setdefault(fold_name(str(name)), value)
    return folded


def make_article(record: object, path: str, number: int, fields: Mapping[str, str]) -> Article | InputError:
    """Make an article of a record, without id and source where the record has none; ``number`` names it."""
    if not isinstance(record, Mapping):
        return BadRecord("not a JSON object", "each record is an object with a text field", path=path, record=number)
    values = fold_names(record)
    text = find_value(values, "text", fields)
    if not text.strip():
        return explain_missing_text(record, path, number, fields)
    source, url = _find_source(values, fields)
    return Article(
        id=tidy(find_value(values, "id", fields)),
        source=source,
        text=text,
        title=tidy(find_value(values, "title", fields)),
        url=url,
        author=tidy(find_value(values, "author", fields)),
        published=tidy(find_value(values, "published", fields)),
        language=tidy(find_value(values, "language", fields)),
        path=f"{path}:{number}",
    )


def find_value(values: Values, field: str, fields: Mapping[str, str]) -> str:
    """Show the first value that a field's names hold, or only the one that it is mapped to."""
    return next(_list_values(values, field, fields), "")


def _list_values(values: Values, field: str, fields: Mapping[str, str]) -> Iterator[str]:
    between = "\n\n" if field == "text" else ", "
    shown = (show_value(values[name], between) for name in list_names(field, fields) if name in values)
    return (value for value in shown if value.strip())


def list_names(field: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """List the folded names that a field may go by: its aliases, or the one that it is mapped to."""
    return (fold_name(fields[field]),) if field in fields else _FOLDED[field]


def show_value(value: object, between: str = ", ") -> str:
    """Make a JSON value a text: of a list its items, of an object its name; empty for what is none.

    >>> show_value([{"@type": "Person", "name": "Ann Lee"}, "Bo Ek"])
    'Ann Lee, Bo Ek'
    """
    if isinstance(value, str):
        return replace_surrogates(normalise_newlines(value))
    if isinstance(value, list):
        return between.join(filter(None, map(show_value, flatten_list(value))))
    if isinstance(value, Mapping):
        return next((show_value(value[key]) for key in _NAMES if isinstance(value.get(key), str)), "")
    is_number = type(value) is int or (isinstance(value, float) and math.isfinite(value))
    return str(value) if is_number else ""


def flatten_list(values: Iterable[object]) -> Iterator[object]:
    """List the items of a list and of the lists in it, however deep.

    >>> list(flatten_list(["a", [["b"], "c"]]))
    ['a', 'b', 'c']
    """
    waiting = list(values)[::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value[::-1]
        else:
            yield value


def tidy(text: str) -> str:
    """Make a title, a name or an id one line that is safe to show."""
    return squeeze(strip_unsafe(text))


def _find_source(values: Values, fields: Mapping[str, str]) -> tuple[str, str]:
    """Find source and url; a source that is a URL is a url (trafilatura's ``source``, beside ``source-hostname``)."""
    url = tidy(find_value(values, "url", fields))
    for value in map(tidy, _list_values(values, "source", fields)):
        if not _URL.fullmatch(value):
            return value, url
        url = url or value
    return find_host(url), url


def find_host(url: str) -> str:
    """Cut the host out of a URL; empty when there is none.

    >>> find_host("https://www.example.org:443/news")
    'example.org'
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # "http://[half"
        return ""


def explain_missing_text(
    names: Iterable[object], path: str, number: int, fields: Mapping[str, str], what: str = "field"
) -> MissingText:
    """Say that a record or a table holds no text, which names it has instead and how to map one."""
    shown = [tidy(str(name)) for name in names]
    wanted = list_names("text", fields)
    present = next((name for name in shown if fold_name(name) in wanted), "")
    asked = present or tidy(fields.get("text", ""))
    message = f"no text in the {what} {asked!r}" if asked else f"no {what} holds a text"
    textless = next((_TEXTLESS[name.casefold()] for name in shown if name.casefold() in _TEXTLESS), "")
    hint = "fill it in, or leave the record out" if present or not shown else _list_columns(shown, what)
    return MissingText(message, textless or hint, path=path, record=number)


def _list_columns(names: list[str], what: str) -> str:
    more = "" if len(names) <= _MAX_NAMES_SHOWN else f" and {len(names) - _MAX_NAMES_SHOWN} more"
    return f"it has {', '.join(names[:_MAX_NAMES_SHOWN])}{more}; --field text={what.upper()} maps one"


def explain_own_output(path: str) -> InputError:
    """Say that a file holds what a command of this program has written, as it does when saved among the articles."""
    return InputError("an output of this program, not an article", "save it apart from the articles", path=path)
