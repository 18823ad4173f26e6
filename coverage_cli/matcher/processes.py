"""Share work among processes without changing its result."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

# So many shares a process, so that an uneven one does not hold up the rest.
_SHARES_A_PROCESS = 8

_given: list[Any] = []


def map_ranges(work: Callable[[Any, range], Any], given: Any, count: int, jobs: int, size: int = 0) -> Iterator[Any]:
    """Call ``work(given, numbers)`` for ranges that make up ``range(count)``; the results come in their order.

    A range has ``size`` numbers, else as many as make for an even share.
    ``given`` reaches the processes once: by inheritance where the system forks, else by pickle.
    """
    if jobs < 2 or (not size and count < 2 * jobs):
        yield work(given, range(count))
        return
    from multiprocessing import get_context

    from coverage_cli.pickling import pickle_plainly

    pickle_plainly()
    size = size or -(-count // (jobs * _SHARES_A_PROCESS))
    ranges = [range(at, min(at + size, count)) for at in range(0, count, size)]
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with context.Pool(jobs, _receive, (given,)) as pool:
        yield from pool.imap(_Work(work), ranges)


def _receive(given: Any) -> None:
    from coverage_cli.pickling import pickle_plainly

    pickle_plainly()
    _given[:] = [given]


class _Work:
    """Calls the work with what the process was given."""

    def __init__(self, work: Callable[[Any, range], Any]) -> None:
        self.work = work

    def __call__(self, numbers: range) -> Any:
        return self.work(_given[0], numbers)
