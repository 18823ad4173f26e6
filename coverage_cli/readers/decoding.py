"""Bytes -> text: encodings, byte order marks, line ends, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from coverage_cli.errors import InputError, UnknownFormat

# The longer mark first: UTF-32's little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF", "a PDF file", "save its text first, e.g. with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first, e.g. with gunzip"),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(content: bytes, path: str) -> tuple[str, list[str]]:
    """Decode a file: its text with newlines made ``\\n``, and warnings.

    UTF-8, or what a byte order mark says, else Windows-1252. Raises ``InputError`` for an empty or a binary file.
    """
    text, warnings = _decode_bytes(content, path)
    if not text.strip():
        raise _explain_empty(path)
    return normalise_newlines(text), warnings


def _explain_empty(path: str) -> InputError:
    if path == "-":
        return InputError("nothing came from standard input", "pipe text into it, or name a file", path=path)
    return InputError("empty file", "leave it out, or save it again", path=path)


def _decode_bytes(content: bytes, path: str) -> tuple[str, list[str]]:
    for start, name, hint in _BINARY:
        if content.startswith(start):
            raise UnknownFormat(f"{name}, not text", hint, path=path)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), []
    if b"\0" in content:
        raise UnknownFormat("a binary file, not text", "leave it out, or save it as UTF-8 text", path=path)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        text = content.decode("cp1252", errors="replace")
        return text, [f"{path}: not UTF-8 (byte {error.start}), read as Windows-1252: save it as UTF-8 to be sure"]


def normalise_newlines(text: str) -> str:
    """Make every line end ``\\n``.

    >>> normalise_newlines("a\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def replace_surrogates(text: str) -> str:
    """Make each lone surrogate (JSON's ``"\\\\ud800"``) one replacement character, so that offsets stay.

    >>> replace_surrogates("a\\ud800b")
    'a\\ufffdb'
    """
    try:
        text.encode()  # nearly all texts can be, which takes a tenth of looking through them
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text
