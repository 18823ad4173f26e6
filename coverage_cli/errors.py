"""What can go wrong with input, as one tree.

::

    CoverageError               message, hint
    ├── InputError              path, record
    │   ├── UnknownFormat
    │   ├── MissingText         no text in a record, or no text column in a table
    │   └── BadRecord           cause
    ├── NothingToCompare        fewer than two sources, or no passages
    └── MissingExtra            extra
"""

from __future__ import annotations


class CoverageError(Exception):
    """Say in one line what went wrong (``message``) and what to do about it (``hint``)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}" if self.hint else self.message


class InputError(CoverageError):
    """A file, folder or record cannot be read; ``path`` and ``record`` (a line or row number, 0 for none) name it."""

    def __init__(self, message: str, hint: str = "", *, path: str = "", record: int = 0) -> None:
        super().__init__(message, hint)
        self.path = path
        self.record = record

    def __str__(self) -> str:
        place = f"{self.path}:{self.record}" if self.record else self.path
        return f"{place}: {super().__str__()}" if place else super().__str__()


class UnknownFormat(InputError):
    """Neither the suffix nor the content tells the format."""


class MissingText(InputError):
    """A record or a table holds no text."""


class BadRecord(InputError):
    """A record cannot be parsed; ``__cause__`` holds the parser's error."""


class NothingToCompare(CoverageError):
    """Fewer than two sources, or no passages."""


class MissingExtra(CoverageError):
    """An optional package is not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"this needs the extra {extra!r}", f"pip install 'coverage-cli[{extra}]'")
        self.extra = extra
