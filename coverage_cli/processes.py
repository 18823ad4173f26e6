"""Share work among processes without changing its result."""

from __future__ import annotations

import copyreg
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cached_property, partial
from itertools import chain, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

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


class Processes(Generic[_Given]):
    """So many processes that work beside this one; fewer than two are this one itself.

    They start with the first work for them and have what this one has by then: where the system forks, a page of
    memory is copied when one of the two touches it, so the earlier they start the less. ``given`` reaches them once, by
    inheritance, else by pickle. This one works on no item of theirs: it would keep them waiting for a hand to take
    their results. Raises ``CoverageError`` when a process ends before its work does.
    """

    def __init__(self, jobs: int, given: _Given) -> None:
        self._jobs = jobs
        self._given = given

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        pickle_plainly()
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        return ProcessPoolExecutor(self._jobs, context, _receive, (self._given,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if "_pool" not in self.__dict__:
            return
        from concurrent.futures import BrokenExecutor

        self._pool.shutdown(cancel_futures=True)  # Ctrl-C may come while items are still being made
        if isinstance(error, BrokenExecutor):
            told = "a process ended before its work did, most likely for lack of memory"
            raise CoverageError(told, "try fewer processes (--jobs), or fewer articles") from None

    def share(self, work: Callable[[_Given, _Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
        """Call ``work(given, item)`` for each item; the results come in the order of the items.

        Items that are made one by one are worked on while the next are made; a single one is worked on here.
        """
        waiting = iter(items)
        first = list(islice(waiting, 2))
        items = chain(first, waiting)
        if self._jobs < 2 or len(first) < 2:
            return map(partial(work, self._given), items)
        return self._pool.map(partial(_call, work), items)

    def begin(self, work: Callable[[_Given, _Item], _Result], item: _Item) -> Callable[[], _Result]:
        """Begin ``work(given, item)`` while this process goes on; gives what waits for the result.

        Without other processes it is worked on when the result is asked for.
        """
        if self._jobs < 2:
            return partial(work, self._given, item)
        return self._pool.submit(_call, work, item).result


def share(
    work: Callable[[_Given, _Item], _Result], given: _Given, items: Iterable[_Item], jobs: int
) -> Iterator[_Result]:
    """Call ``work(given, item)`` for each item, in processes that are opened for it, as ``Processes.share``."""
    with Processes(jobs, given) as processes:
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
