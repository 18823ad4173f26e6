"""Report -> text in one of the formats. The only importer of tabulate.

A renderer takes a report and a look and yields text; joined, it is the whole output, and it ends with a newline.
A new format is one module and one line in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from coverage_cli.models import Report
from coverage_cli.reporter.look import Look as Look

Renderer = Callable[[Report, Look], Iterator[str]]

# Name -> module of this room and its renderer; loaded when asked for, so that JSON does not pay for tabulate.
FORMATS = {
    "table": "terminal:render_table",
    "markdown": "markdown:render_markdown",
    "html": "html:render_html",
    "json": "machine:render_json",
    "jsonl": "machine:render_jsonl",
    "csv": "machine:render_csv",
    "tsv": "machine:render_tsv",
}

_PLAIN = Look()


def render(report: Report, format: str = "table", look: Look = _PLAIN) -> Iterator[str]:
    """Render what the look selects of a report, as pieces of text that joined are the whole output.

    Raises ``KeyError`` for a format that is not in ``FORMATS``.
    """
    from coverage_cli.reporter.selection import select_report

    return find_renderer(format)(select_report(report, look), look)


def find_renderer(format: str) -> Renderer:
    """Load the renderer of a format."""
    module, _, name = FORMATS[format].partition(":")
    renderer: Renderer = getattr(import_module(f"{__name__}.{module}"), name)
    return renderer
