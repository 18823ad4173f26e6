"""A record with somebody's field names -> an Article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
_KNOWN = {field: tuple(name.casefold() for name in names) for field, names in ALIASES.items()}
KNOWN_NAMES = {name: field for field, names in _KNOWN.items() for name in names}

# Exports that list articles without their text, by a column that only they have.
_TEXTLESS = {
    "media_name": "Media Cloud exports carry no text: fetch the url column first",
    "seendate": "GDELT lists carry no text: fetch the url column first",
    "mobileurl": "GDELT lists carry no text: fetch the url column first",
}
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_MAX_NAMES_SHOWN = 12

Values = Mapping[str, object]


def check_fields(fields: Mapping[str, str]) -> None:
    """Raise ``ValueError`` when a field that is mapped is not one of ``Article``'s."""
    for field in fields:
        if field not in ALIASES:
            raise ValueError(f"unknown field {field!r}; the fields are {', '.join(ALIASES)}")


def fold_names(record: Mapping[str, object]) -> Values:
    """Make a record's names comparable; of two that differ in case only, the first stays."""
    folded: dict[str, object] = {}
    for name, value in record.items():
        folded.setdefault(str(name).strip().casefold(), value)
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
    names = (fields[field].strip().casefold(),) if field in fields else _KNOWN[field]
    between = "\n\n" if field == "text" else ", "
    shown = (show_value(values.get(name), between) for name in names)
    return (value for value in shown if value.strip())


def show_value(value: object, between: str = ", ") -> str:
    """Make a JSON value a text: of a list its items, of an object its name.

    >>> show_value([{"@type": "Person", "name": "Ann Lee"}, "Bo Ek"])
    'Ann Lee, Bo Ek'
    """
    if isinstance(value, str):
        return replace_surrogates(normalise_newlines(value))
    if isinstance(value, list):
        return between.join(shown for item in value if not isinstance(item, list) and (shown := show_value(item)))
    if isinstance(value, Mapping):
        name = value.get("name")
        return show_value(name) if isinstance(name, str) else ""
    return "" if value is None or isinstance(value, bool) else str(value)


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
    textless = next((_TEXTLESS[name.casefold()] for name in shown if name.casefold() in _TEXTLESS), "")
    message = f"no text in the {what} {tidy(fields['text'])!r}" if "text" in fields else f"no {what} holds a text"
    more = "" if len(shown) <= _MAX_NAMES_SHOWN else f" and {len(shown) - _MAX_NAMES_SHOWN} more"
    listed = f"it has {', '.join(shown[:_MAX_NAMES_SHOWN])}{more}; --field text={what.upper()} maps one"
    return MissingText(message, textless or (listed if shown else "give it a text"), path=path, record=number)
