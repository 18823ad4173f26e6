"""How a command ends: expected errors as one line on stderr, and the exit status."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable
from typing import NoReturn, ParamSpec

import click

from coverage_cli.errors import CoverageError, InputError

FAILED = 1
INTERRUPTED = 130

P = ParamSpec("P")


def end_command(command: Callable[P, int]) -> Callable[P, NoReturn]:
    """Make a command that returns its exit status exit with it, whatever happens but a bug.

    An expected error is one line and status 1; a closed pipe is silent, as of ``head``; Ctrl-C is 130.
    """

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> NoReturn:
        _open_closed_streams()
        try:
            status = command(*args, **kwargs)
            sys.stdout.flush()
        except CoverageError as error:
            say(str(error))
            _discard_unwritten()
            sys.exit(FAILED)
        except BrokenPipeError:
            _discard_stdout()
            sys.exit(0)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        sys.exit(status)

    return run


def report_problems(problems: Iterable[InputError], warnings: Iterable[str]) -> None:
    """Say on stderr what could not be read and what is doubtful, a line each."""
    for problem in problems:
        say(str(problem))
    for warning in warnings:
        say(f"warning: {warning}")


def say(message: str) -> None:
    """Write one line to stderr, safe to show."""
    from coverage_cli.text import squeeze, strip_unsafe

    click.echo(f"coverage-cli: {squeeze(strip_unsafe(message))}", err=True)


def _open_closed_streams() -> None:
    """Let what the shell has closed (``<&-``, ``>&-``, ``2>&-``) be empty, or go nowhere."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _discard_unwritten() -> None:
    """Discard what stdout still holds where it can no longer be written, as on a full disk."""
    try:
        sys.stdout.flush()
    except OSError:
        _discard_stdout()


def _discard_stdout() -> None:
    """Let the interpreter flush what is left to nowhere, or it would complain when it exits."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # stdout has no descriptor
        pass
