"""Options that several commands share, gathered into one object, so that a command takes one argument for them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

file_option: Decorator = click.option(
    "-o", "--output", metavar="FILE", help="Write to a file instead of standard output."
)


def gather(name: str, kind: Callable[..., Any], keys: tuple[str, ...], options: tuple[Decorator, ...]) -> Decorator:
    """Make a decorator that adds options to a command and hands them over as one argument, made by ``kind``."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def run(*args: Any, **given: Any) -> Any:
            gathered = kind(**{key: given.pop(key) for key in keys})
            return command(*args, **given, **{name: gathered})

        decorated: Command = run
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate
