"""A progress bar for long work: on standard error, only on a terminal, only after two seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from time import monotonic
from typing import TypeVar

import click

_PATIENCE = 2.0  # seconds that pass without a bar
_Item = TypeVar("_Item")


def show_progress(items: Iterable[_Item], count: int, label: str, further: str = "") -> Iterator[_Item]:
    """Give items as they come, and show how many of ``count`` have come; at the end what ``further`` work is long."""
    if not sys.stderr.isatty():
        yield from items
        return
    begun = monotonic()
    bar = None
    with ExitStack() as stack:
        for number, item in enumerate(items, 1):
            yield item
            if bar is None and monotonic() - begun > _PATIENCE:
                # click writes to standard output unless told.
                bar = stack.enter_context(click.progressbar(length=count, label=label, file=sys.stderr))
                bar.update(number)
            elif bar is not None:
                bar.update(1)
    if further and bar is not None:
        click.echo(f"{further} ...", err=True)
