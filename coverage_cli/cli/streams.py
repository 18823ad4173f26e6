"""Text -> standard output or a file."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable

from coverage_cli.errors import CoverageError


def write_pieces(pieces: Iterable[str], path: str | None) -> None:
    """Write pieces of text to a file, or to standard output without one.

    Raises ``CoverageError`` where they cannot be written, but ``BrokenPipeError`` where nobody reads on.
    """
    try:
        if path and path != "-":
            _write_file(pieces, os.path.realpath(path))
        else:
            _write_stdout(pieces)
    except BrokenPipeError:
        raise
    except OSError as error:
        named = path if path and path != "-" else "standard output"
        raise CoverageError(f"{named}: cannot be written ({error.strerror})", "choose another --output") from error


def _write_stdout(pieces: Iterable[str]) -> None:
    """Write UTF-8 into a pipe or a file, whatever the locale; a terminal gets what it can show."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="replace", newline="\n")
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


def _write_file(pieces: Iterable[str], path: str) -> None:
    """Write a file in one step, so that nobody finds half of it; a device or a pipe as it is."""
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.writelines(pieces)
        return
    from tempfile import mkstemp

    handle, half = mkstemp(prefix=".", suffix=os.path.basename(path), dir=os.path.dirname(path))
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.writelines(pieces)
        os.chmod(half, _find_mode(path))
        os.replace(half, path)
    except BaseException:
        os.unlink(half)
        raise


def _find_mode(path: str) -> int:
    """Find the permissions that a file has, or that a new one gets."""
    if os.path.exists(path):
        return os.stat(path).st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
