"""Files and streams -> Articles.

A format is one function, ``(content, path, fields) -> Article or InputError, one after another``, and one line in
``READERS``. The articles it yields may lack id and source; ``identity`` gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from coverage_cli.errors import InputError
from coverage_cli.models import Article, Reading
from coverage_cli.readers.fields import check_fields
from coverage_cli.readers.files import SUFFIXES, File, find_files, read_text
from coverage_cli.readers.finishing import finish_article, note_doubts
from coverage_cli.readers.identity import drop_duplicates, name_articles
from coverage_cli.readers.json_files import read_json, read_jsonl
from coverage_cli.readers.plain import read_plain
from coverage_cli.readers.sniffing import sniff_format
from coverage_cli.readers.tables import read_csv, read_tsv

Found = Article | InputError
Reader = Callable[[str, str, Mapping[str, str]], Iterator[Found]]

READERS: dict[str, Reader] = {
    "txt": read_plain,
    "md": read_plain,
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_tsv,
}
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
    chosen = READERS[format] if format else None
    files, found = find_files(paths, every_suffix=bool(format))
    warnings: list[str] = []
    for file in files:
        found += name_articles(file, list(_read_file(file, chosen, fields, stdin, warnings)))
        if strict:
            _raise_first(found)
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
    file: File, reader: Reader | None, fields: Mapping[str, str], stdin: BinaryIO | None, warnings: list[str]
) -> Iterator[Found]:
    try:
        content, doubts = read_text(file.path, stdin)
        read = reader or READERS[SUFFIXES.get(file.suffix) or sniff_format(content, file.path)]
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
