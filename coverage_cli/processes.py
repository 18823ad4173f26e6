"""Share work among processes without changing its result."""

from __future__ import annotations

import copyreg
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from coverage_cli.errors import CoverageError
from coverage_cli.frozen import read_values, restore
from coverage_cli.models import Article, Edit, Passage

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_Given = TypeVar("_Given")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# So many shares a process, so that an uneven one does not hold up the rest.
_SHARES_A_PROCESS = 8

_given: list[Any] = []


class Processes:
    """Processes that work beside this one, or where there are none, this one itself.

    This one works on no item of the others: it would keep them waiting for a hand to take their results.
    """

    def __init__(self, pool: ProcessPoolExecutor | None, given: Any) -> None:
        self._pool = pool
        self._given = given

    def share(self, work: Callable[[Any, _Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
        """Call ``work(given, item)`` for each item; the results come in the order of the items.

        Items that are made one by one are worked on while the next are made; a single one is worked on here.
        """
        waiting = iter(items)
        first = list(islice(waiting, 2))
        items = chain(first, waiting)
        if self._pool is None or len(first) < 2:
            return map(partial(work, self._given), items)
        return self._pool.map(partial(_call, work), items)

    def begin(self, work: Callable[[Any, _Item], _Result], item: _Item) -> Callable[[], _Result]:
        """Begin ``work(given, item)`` while this process goes on; gives what waits for the result.

        Without other processes it is worked on when the result is asked for.
        """
        if self._pool is None:
            return partial(work, self._given, item)
        return self._pool.submit(_call, work, item).result


@contextmanager
def open_processes(jobs: int, given: Any = None) -> Iterator[Processes]:
    """Open so many processes, which start with the first work and have what this one has by then.

    ``given`` reaches them once: by inheritance where the system forks, else by pickle. What this process reads while
    they are there and what it had when they started is copied: the earlier they start, the less.
    Raises ``CoverageError`` when a process ends before its work does.
    """
    if jobs < 2:
        yield Processes(None, given)
        return
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(jobs, context, _receive, (given,)) as pool:
        pickle_plainly()
        try:
            yield Processes(pool, given)
        except BrokenExecutor:
            told = "a process ended before its work did, most likely for lack of memory"
            raise CoverageError(told, "try fewer processes (--jobs), or fewer articles") from None
        finally:
            pool.shutdown(cancel_futures=True)  # Ctrl-C may come while items are still being made


def share(
    work: Callable[[_Given, _Item], _Result], given: _Given, items: Iterable[_Item], jobs: int
) -> Iterator[_Result]:
    """Call ``work(given, item)`` for each item, in processes that are opened for it, as ``Processes.share``."""
    with open_processes(jobs, given) as processes:
        yield from processes.share(work, items)


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
