"""The one place where text becomes markdown: escaping, links, rows, word diffs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from coverage_cli.reporter.diffs import Run, is_closing
from coverage_cli.reporter.naming import show_address, show_text

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# CommonMark's marks, and GitHub's and pandoc's: | tables, ~ strike-through, $ mathematics, ^ superscript, @ citations.
_MARKS = re.compile(r"[\\`*_{}\[\]|~$^@#]")
# What would begin a list in a list, or underline a heading: "1. one", "- item", "+ x", "===", "---".
_BEGINNING = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=[-+](?: |$))|(?=[-=]+ *$))")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_SAFE_IN_ADDRESS = ":/?#@!$&'+,;=%-._~"
_TAGS = {"gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>"), "same": ("", ""), "cut": ("", "")}


def escape(text: str) -> str:
    """Make any text stand in markdown as itself, in a table's cell, a heading, or inside a line.

    >>> escape("a|b <i> *c*")
    'a\\\\|b &lt;i&gt; \\\\*c\\\\*'
    """
    marked = _MARKS.sub(r"\\\g<0>", show_text(text))
    return re.sub("[&<>]", lambda match: _ENTITIES[match[0]], marked)


def escape_line(text: str) -> str:
    """Make any text stand in markdown as itself at the beginning of a paragraph or a list's item.

    >>> escape_line("1. one"), escape_line("- item"), escape_line("-5 degrees")
    ('1\\\\. one', '\\\\- item', '-5 degrees')
    """
    return _BEGINNING.sub(r"\1\\", escape(text))


def link(text: str, url: str) -> str:
    """Link to a web address; any other address is not linked.

    >>> link("Dam", "https://example.org/a(b)|c"), link("Dam", "javascript:alert(1)")
    ('[Dam](https://example.org/a%28b%29%7Cc)', 'Dam')
    """
    address = show_address(url).replace(" ", "%20")
    if not _WEB_ADDRESS.match(address):
        return escape(text)
    return f"[{escape(text)}]({quote(address, safe=_SAFE_IN_ADDRESS)})"


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]], align: str) -> Iterator[str]:
    """Write a table of escaped cells; ``align`` holds l, r or c for each column."""
    yield write_row(header)
    yield write_row([{"l": "---", "r": "---:", "c": ":---:"}[side] for side in align])
    yield from map(write_row, rows)
    yield ""


def write_row(cells: Sequence[str]) -> str:
    """Write a row of escaped cells."""
    return f"| {' | '.join(cells)} |"


def write_runs(runs: Iterable[Run]) -> str:
    """Write marked runs of words with ``<del>`` and ``<ins>``."""
    line = ""
    for mark, text in runs:
        before, after = _TAGS[mark]
        blank = "" if not line or is_closing(mark, text) else " "
        line += f"{blank}{before}{escape(text)}{after}"
    return line
