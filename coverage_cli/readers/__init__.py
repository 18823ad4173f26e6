"""Files and streams -> Articles.

A format is one function, ``(content, path, fields) -> Article or InputError, one after another``, and one line in
``READERS``. The articles it yields may lack id and source; ``identity`` gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from coverage_cli.errors import InputError
from coverage_cli.models import Article, Reading
from coverage_cli.readers.fields import check_fields
from coverage_cli.readers.files import SUFFIXES, File, find_files, read_text
from coverage_cli.readers.finishing import finish_article, note_doubts
from coverage_cli.readers.identity import drop_duplicates, name_articles

Found = Article | InputError
Reader = Callable[[str, str, Mapping[str, str]], Iterator[Found]]

# Name -> module of this room and its reader; loaded when asked for, so that texts do not pay for tables.
READERS = {
    "txt": "plain:read_plain",
    "md": "plain:read_plain",
    "json": "json_files:read_json",
    "jsonl": "json_files:read_jsonl",
    "csv": "tables:read_csv",
    "tsv": "tables:read_tsv",
}
_NO_PROSE = ("<", "{", "[")  # what a web page or JSON begins with
_NO_FIELDS: Mapping[str, str] = {}


def read_articles(
    paths: Iterable[str | Path],
    *,
    format: str = "",
    fields: Mapping[str, str] = _NO_FIELDS,
    strict: bool = False,
    stdin: BinaryIO | None = None,
) -> Reading:
    """Read articles from files, folders and ``-`` for standard input.

    ``format`` is a name in ``READERS`` and overrules suffix and content; ``fields`` maps a field of ``Article`` to the
    column or key that holds it. What cannot be read is in ``Reading.problems``; with ``strict`` the first is raised.
    Raises ``KeyError`` for an unknown format and ``ValueError`` for an unknown field.
    """
    check_fields(fields)
    if format:
        find_reader(format)
    files, found = find_files(paths, every_suffix=bool(format))
    if strict:
        _raise_first(found)
    warnings: list[str] = []
    for file in files:
        of_file = list(_read_file(file, format, fields, stdin, warnings))
        if strict:
            _raise_first(of_file)
        found += name_articles(file, of_file)
    kept = list(drop_duplicates(found, warnings))
    if strict:
        _raise_first(kept)
    articles = tuple(item for item in kept if isinstance(item, Article))
    return Reading(
        tuple(finish_article(article) for article in articles),
        tuple(item for item in kept if isinstance(item, InputError)),
        tuple(warnings) + note_doubts(articles),
    )


def _raise_first(found: Iterable[Found]) -> None:
    for item in found:
        if isinstance(item, InputError):
            raise item


def _read_file(
    file: File, format: str, fields: Mapping[str, str], stdin: BinaryIO | None, warnings: list[str]
) -> Iterator[Found]:
    try:
        content, doubts = read_text(file.path, stdin)
        read = find_reader(format or _choose_format(content, file))
    except InputError as problem:
        yield problem
        return
    warnings += doubts
    empty = True
    for item in read(content, file.path, fields):
        empty = False
        yield item
    if empty:
        yield InputError("holds no article", "leave it out, or save it again", path=file.path)


def _choose_format(content: str, file: File) -> str:
    """Choose the format that the suffix names, unless a text file holds JSON or a web page; else what it looks like."""
    named = SUFFIXES.get(file.suffix, "")
    if named not in ("", "txt", "md") or (named and content.lstrip()[:1] not in _NO_PROSE):
        return named
    from coverage_cli.readers.sniffing import sniff_format

    sniffed = sniff_format(content, file.path)
    return sniffed if not named or sniffed in ("json", "jsonl") else named


def find_reader(format: str) -> Reader:
    """Load the reader of a format."""
    module, _, name = READERS[format].partition(":")
    reader: Reader = getattr(import_module(f"{__name__}.{module}"), name)
    return reader
