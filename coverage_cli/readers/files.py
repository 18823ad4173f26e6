"""Paths -> the files to read, each with the label that tells it apart."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from coverage_cli.errors import InputError
from coverage_cli.models import Article
from coverage_cli.readers.decoding import decode

STDIN = "-"

# Suffix -> name in ``READERS``.
SUFFIXES = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
}

# Where a file's stem can be cut: at an underscore (000_8a92de8e88ecd099), and before a piece that begins with a digit
# (reuters-2023-11-08). Not at every hyphen or blank: new-york-times and the-guardian are names.
_CUT = re.compile(r"_+|[-. ]+(?=\d)")
# Never a label of its own: the_guardian, al_jazeera.
_NOT_ALONE = frozenset("a al an das der die el het il la las le les los o os the".split())


class File(NamedTuple):
    """A file to read."""

    path: str
    """As the user wrote it, or below the folder that the user named; ``-`` for standard input."""
    label: str = ""
    """The shortest beginning of its stem that no other file has."""

    @property
    def suffix(self) -> str:
        """The suffix in lower case, empty for standard input."""
        return os.path.splitext(self.path)[1].lower()


def find_files(paths: Iterable[str | Path], *, every_suffix: bool) -> tuple[list[File], list[Article | InputError]]:
    """List the files that paths stand for, in their order, sorted within folders, and the problems.

    A file that is met again, be it by another way (``seeds`` and ``./seeds/000.txt``), is listed once.
    """
    found: dict[str, str] = {}
    problems: list[Article | InputError] = []
    for path in map(str, paths):
        for item in _expand_path(path, every_suffix=every_suffix):
            if isinstance(item, InputError):
                problems.append(item)
            else:
                found.setdefault(item if item == STDIN else os.path.realpath(item), item)
    return label_files([File(path) for path in found.values()]), problems


def read_text(path: str, stdin: BinaryIO | None = None) -> tuple[str, list[str]]:
    """Read and decode a file, or standard input for ``-``: its text, and warnings. Raises ``InputError``."""
    return decode(_read_bytes(path, stdin), path)


def _read_bytes(path: str, stdin: BinaryIO | None) -> bytes:
    if path == STDIN:
        return (stdin or sys.stdin.buffer).read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise explain_unreadable(path, error) from error


def explain_unreadable(path: str, cause: OSError) -> InputError:
    """Make a problem of what the system said when a file or a folder was opened."""
    reason = cause.strerror or str(cause)
    return InputError(f"cannot be read ({reason})", "check the name and the permissions", path=path)


def _expand_path(path: str, *, every_suffix: bool) -> list[str | InputError]:
    """List the files that a path stands for, after the problems met on the way."""
    if path == STDIN:
        return [path]
    if not os.path.exists(path):
        return [InputError("no such file or folder", "check the name", path=path)]
    if not os.path.isdir(path):
        return [path]
    locked: list[OSError] = []
    files = sorted(_walk_folder(path, locked), key=lambda name: Path(name).parts)
    known = [name for name in files if every_suffix or os.path.splitext(name)[1].lower() in SUFFIXES]
    problems = [explain_unreadable(str(error.filename), error) for error in locked]
    if not known and not problems:
        hint = f"it holds no file named {', '.join('*' + s for s in SUFFIXES)}; --from FORMAT reads any name"
        problems = [InputError("nothing to read in this folder", hint, path=path)]
    return [*problems, *known]


def _walk_folder(path: str, locked: list[OSError]) -> Iterator[str]:
    """List the files below a folder that are not hidden; folders that cannot be opened are added to ``locked``."""
    for folder, folders, names in os.walk(path, onerror=locked.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.join(folder, name) for name in names if not name.startswith("."))


def label_files(files: list[File]) -> list[File]:
    """Give each file the shortest label that no other file could have.

    >>> [f.label for f in label_files([File("a/000_8a92.txt"), File("a/001_2441.txt"), File("a/the_sun-2023-11.md")])]
    ['000', '001', 'the_sun']
    >>> [f.label for f in label_files([File("bbc/article.txt"), File("cnn/article.txt")])]
    ['bbc', 'cnn']
    """
    candidates = [list(dict.fromkeys(_list_labels(file))) for file in files]
    taken = Counter(label for labels in candidates for label in labels)
    return [
        file._replace(label=next((label for label in labels if taken[label] == 1), file.path))
        for file, labels in zip(files, candidates, strict=True)
    ]


def _list_labels(file: File) -> Iterator[str]:
    """List what a file could be called, from short to long."""
    if file.path == STDIN:
        yield "stdin"
        return
    path = Path(file.path)
    for cut in _CUT.finditer(path.stem):
        beginning = path.stem[: cut.start()]
        if beginning and beginning.casefold() not in _NOT_ALONE:
            yield beginning
    yield path.stem
    if path.parent.name:
        yield path.parent.name
        yield f"{path.parent.name}/{path.stem}"
    yield path.name
    yield file.path
