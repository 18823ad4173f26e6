"""Share work among processes without changing its result."""

from __future__ import annotations

import copyreg
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from typing import Any, TypeVar

from coverage_cli.errors import CoverageError
from coverage_cli.frozen import read_values, restore
from coverage_cli.models import Article, Edit, Passage

_Given = TypeVar("_Given")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# So many shares a process, so that an uneven one does not hold up the rest.
_SHARES_A_PROCESS = 8

_given: list[Any] = []


def share(
    work: Callable[[_Given, _Item], _Result], given: _Given, items: Iterable[_Item], jobs: int
) -> Iterator[_Result]:
    """Call ``work(given, item)`` for each item, in so many processes; the results come in the order of the items.

    Items that are made one by one are worked on while the next are made. ``given`` reaches the processes once: by
    inheritance where the system forks, else by pickle. Raises ``CoverageError`` when a process ends before its work
    does.
    """
    waiting = iter(items)
    first = list(islice(waiting, 2))
    items = chain(first, waiting)
    if jobs < 2 or len(first) < 2:
        for item in items:
            yield work(given, item)
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if sys.platform == "linux" else "spawn")
    # This process works on no item itself: it would keep the others waiting for a hand to take their results.
    with ProcessPoolExecutor(jobs, context, _receive, (given,)) as pool:
        pickle_plainly()
        try:
            yield from pool.map(partial(_call, work), items)
        except BrokenExecutor:
            told = "a process ended before its work did, most likely for lack of memory"
            raise CoverageError(told, "try fewer processes (--jobs), or fewer articles") from None
        finally:
            pool.shutdown(cancel_futures=True)  # Ctrl-C may come while items are still being made


def share_ranges(work: Callable[[_Given, range], _Result], given: _Given, count: int, jobs: int) -> Iterator[_Result]:
    """Call ``work(given, numbers)`` for ranges that make up ``range(count)``; the results come in their order."""
    size = -(-count // (jobs * _SHARES_A_PROCESS)) if jobs > 1 else count
    ranges = [range(at, min(at + size, count)) for at in range(0, count, max(size, 1))]
    return share(work, given, ranges, jobs)


def _receive(given: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pickle_plainly()
    _given[:] = [given]


def _call(work: Callable[[Any, Any], Any], item: Any) -> Any:
    # Ctrl-C interrupts the work, never the sending of a result, for the rest of which the other side would wait.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return work(_given[0], item)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def pickle_plainly() -> None:
    """Let the records of this process be pickled as plain tuples, which is mostly what processes say to each other.

    A frozen class with slots is pickled field by field in Python; as a call with a tuple it takes half the time.
    """
    for record in (Article, Edit):
        copyreg.pickle(record, _make_reducer(record))
    copyreg.pickle(Passage, lambda passage: (restore, (read_values(passage),)))


def _make_reducer(record: type[Any]) -> Callable[[Any], tuple[type[Any], tuple[Any, ...]]]:
    read = attrgetter(*(field.name for field in fields(record)))
    return lambda found: (record, read(found))
