"""Plain text and Markdown: one article a file, with its metadata on top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coverage_cli.errors import InputError
from coverage_cli.models import Article
from coverage_cli.readers.dates import normalise_date
from coverage_cli.readers.fields import KNOWN_NAMES, Values, explain_own_output, find_host, find_value, fold_name, tidy

# ---
# title: Dam holds
# ---
_FENCED = re.compile(r"\s*---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"[ \t]*([A-Za-z][A-Za-z_ -]{0,30}?)[ \t]*:(?:[ \t]+(.*))?")
# " date 2023-11-14 A recent interview with a pilot …": stuck to the first sentence
_STUCK_DATE = re.compile(r"\s*date:?[ \t]+(\d{4}-\d\d-\d\d)\b[ \t]*", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}[ \t]+|[*_]{2}(?=.*[*_]{2}$)")
# The method of a report in Markdown, and the legend of a table.
_OWN_OUTPUT = re.compile(r"^- Compared by coverage-cli \d|^= same words   ~N reworded, N % alike", re.MULTILINE)
_URL_OR_DATE = ("url", "published")

# A first line that is longer than any headline, or reads like a paragraph, is the article's first paragraph.
_MAX_TITLE_WORDS = 30
_MAX_TITLE_WORDS_BEFORE_STOP = 14  # "Dam will hold, says mayor." is still a headline
_STOP = re.compile(r"[.!?…][”\"’')\]]*$")
_TWO_SENTENCES = re.compile(r"[a-z]{3,}[.!?][”\"’')]*\s+[A-Z“\"‘].*[a-z]{3,}[.][”\"’')]*$")


def read_plain(content: str, path: str, fields: Mapping[str, str]) -> Iterator[Article | InputError]:
    """Read a text file as one article; its text is the whole file, metadata and title included."""
    if _OWN_OUTPUT.search(content):
        yield explain_own_output(path)
        return
    values, body = split_metadata(content)
    url = tidy(find_value(values, "url", fields))
    yield Article(
        id=tidy(find_value(values, "id", fields)),
        source=tidy(find_value(values, "source", fields)) or find_host(url),
        text=content,
        title=tidy(find_value(values, "title", fields)) or find_title(body),
        url=url,
        author=tidy(find_value(values, "author", fields)),
        published=tidy(find_value(values, "published", fields)),
        language=tidy(find_value(values, "language", fields)),
        path=path,
    )


def split_metadata(content: str) -> tuple[Values, str]:
    """Split a file into its metadata, by folded name, and the rest.

    >>> split_metadata(" date 2023-11-14 The dam holds.")
    ({'date': '2023-11-14'}, 'The dam holds.')
    """
    if fenced := _FENCED.match(content):
        pairs = _read_pairs(fenced[1].split("\n"))
        if pairs:
            return pairs, content[fenced.end() :]
    if stuck := _STUCK_DATE.match(content):
        return {"date": stuck[1]}, content[stuck.end() :]
    return _split_header(content)


def _split_header(content: str) -> tuple[Values, str]:
    """Split off leading ``key: value`` lines: two or more of which the first is known, or one with a URL or a date."""
    lines = content.lstrip().split("\n")
    count = next((n for n, line in enumerate(lines) if not _LINE.fullmatch(line)), len(lines))
    pairs = _read_pairs(lines[:count])
    first = KNOWN_NAMES.get(next(iter(pairs), ""), "")
    if not first or first == "text":
        return {}, content
    if count == 1 and not (first in _URL_OR_DATE and _is_url_or_date(str(next(iter(pairs.values()))))):
        return {}, content
    return pairs, "\n".join(lines[count:])


def _is_url_or_date(value: str) -> bool:
    return bool(find_host(value) or normalise_date(value))


def _read_pairs(lines: list[str]) -> dict[str, object]:
    pairs: dict[str, object] = {}
    for line in lines:
        if found := _LINE.fullmatch(line):
            value = (found[2] or "").strip()
            if value[:1] == value[-1:] and value[:1] in ("'", '"'):
                value = value[1:-1]
            pairs.setdefault(fold_name(found[1]), value)
    return pairs


def find_title(body: str) -> str:
    """Take the first line as the title, unless it is a paragraph or all there is.

    >>> find_title("# Dam holds\\n\\nThe dam held.")
    'Dam holds'
    """
    first, _, rest = body.strip().partition("\n")
    if not rest.strip() or not is_title(first):
        return ""
    return tidy(_HEADING.sub("", first).removesuffix("**").removesuffix("__"))


def is_title(line: str) -> bool:
    """Tell whether a first line can be a headline."""
    words = len(line.split())
    if words > _MAX_TITLE_WORDS or _TWO_SENTENCES.search(line):
        return False
    return words <= _MAX_TITLE_WORDS_BEFORE_STOP or not _STOP.search(line)
