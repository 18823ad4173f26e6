"""Trace or Check -> text in one of the formats, in pieces that joined are the whole output."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from coverage_cli.reporter.look import Look
from coverage_cli.tracing import Check, Trace

# Name -> module of this room that writes it; loaded when asked for, so that JSON does not pay for tabulate.
FORMATS = {
    "table": "terminal",
    "markdown": "markdown",
    "html": "html",
    "json": "machine",
    "jsonl": "machine",
    "csv": "machine",
    "tsv": "machine",
}

_PLAIN = Look()


def render_trace(trace: Trace, format: str = "table", look: Look = _PLAIN) -> Iterator[str]:
    """Render who carries a quote. Raises ``KeyError`` for a format that is not in ``FORMATS``."""
    return _load("trace", format)(trace, look)


def render_check(check: Check, format: str = "table", look: Look = _PLAIN) -> Iterator[str]:
    """Render how a draft's quotes stand to its sources. Raises ``KeyError`` for an unknown format."""
    return _load("check", format)(check, look)


def _load(answer: str, format: str) -> Callable[[Any, Look], Iterator[str]]:
    writer: Callable[[Any, Look], Iterator[str]] = getattr(
        import_module(f"{__name__}.{FORMATS[format]}"), f"write_{answer}_{format}"
    )
    return writer
