"""Which format a text is in, when no suffix says so."""

from __future__ import annotations

import json
import re

from coverage_cli.errors import UnknownFormat
from coverage_cli.readers.fields import KNOWN_NAMES, fold_name
from coverage_cli.readers.tables import read_header, split_delimiter

_HTML = re.compile(r"\s*(?:<\?xml|<!doctype|<html|<rss|<head|<body)\b", re.IGNORECASE)
_JSON = re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\]))')
_LINES_TRIED = 5


def sniff_format(content: str, path: str) -> str:
    """Tell JSON, JSON Lines, CSV, TSV and plain text apart; raise ``UnknownFormat`` for a web page."""
    if _HTML.match(content):
        raise UnknownFormat("a web page, not text", "extract its text first, e.g. with trafilatura", path=path)
    if _JSON.match(content):
        return "jsonl" if _has_json_line(content) else "json"
    delimiter, table = split_delimiter(content)
    header = [fold_name(name) for name in read_header(table, delimiter)]
    known = {KNOWN_NAMES[name] for name in header if name in KNOWN_NAMES}
    if (len(known) > 1 and len(known) * 2 >= len(header)) or (len(header) > 1 and "text" in known):
        return "tsv" if delimiter == "\t" else "csv"
    return "txt"


def _has_json_line(content: str) -> bool:
    """Tell whether one of the first lines is an object of its own; the very first may be broken."""
    lines = [line for line in content.split("\n", 4 * _LINES_TRIED) if line.strip()][:_LINES_TRIED]
    return any(_is_object(line) for line in lines if line.startswith("{"))


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
