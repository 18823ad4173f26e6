"""Work is shared among processes without changing its result, in a start that forks and in one that does not."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coverage_cli import Settings, compare, read_articles
from coverage_cli.errors import CoverageError
from coverage_cli.processes import Processes, pickle_plainly, share, share_ranges

ALONE = """
import pickle, sys
from coverage_cli.errors import CoverageError
from coverage_cli.processes import pickle_plainly
pickle_plainly()
sys.stdout.buffer.write(pickle.dumps(pickle.load(sys.stdin.buffer)))
"""


def test_records_arrive_as_they_were() -> None:
    report = compare(read_articles(["seeds"]), Settings())
    pickle_plainly()
    sent = pickle.dumps(report)
    back = subprocess.run([sys.executable, "-c", ALONE], input=sent, stdout=subprocess.PIPE, check=True).stdout
    assert pickle.loads(back) == report


def add_slowly(given: int, item: int) -> tuple[int, int]:
    time.sleep(0.002 * (item % 5))
    return given + item, os.getpid()


def meet_another(given: Path, item: int) -> int:
    """Wait for a second process that works on the same; on its own, end in an error after half a minute."""
    (given / str(os.getpid())).touch()
    until = time.monotonic() + 30
    while len(list(given.iterdir())) < 2:
        assert time.monotonic() < until, f"{item}: no other process"
        time.sleep(0.001)
    return item


def sum_range(given: int, numbers: range) -> int:
    return given + sum(numbers)


def leave_trace(given: Path, item: int) -> int:
    (given / str(item)).touch()
    return item


def fail(given: str, item: int) -> int:
    if item == 7:
        raise ValueError(given)
    return item


@pytest.mark.parametrize("jobs", [1, 2, 3, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    found = list(share(add_slowly, 100, range(count), jobs))
    assert [number for number, _ in found] == list(range(100, 100 + count))
    workers = {process for _, process in found}
    assert len(workers) <= jobs
    assert (os.getpid() in workers) == (count == 1 or (jobs == 1 and count > 0))


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("count", [2, 50])
def test_processes_work_at_once(jobs: int, count: int, tmp_path: Path) -> None:
    assert list(share(meet_another, tmp_path, range(count), jobs)) == list(range(count))


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 5, 100])
def test_ranges_make_up_the_whole(jobs: int, count: int) -> None:
    assert sum(share_ranges(sum_range, 0, count, jobs)) == sum(range(count))


def test_items_are_worked_on_while_the_next_are_made(tmp_path: Path) -> None:
    def make_items() -> Iterator[int]:
        yield from (0, 1)
        until = time.monotonic() + 30
        while len(list(tmp_path.iterdir())) < 2:
            assert time.monotonic() < until, "nobody works on what is made"
            time.sleep(0.001)
        yield 2

    assert list(share(leave_trace, tmp_path, make_items(), 2)) == [0, 1, 2]


def end_process(given: int, item: int) -> int:
    """End the process, as the system does when memory runs out; not that of the tests."""
    if os.getpid() != given:
        os._exit(9)
    time.sleep(0.001)
    return item


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_begun_is_done_by_the_processes_that_share(jobs: int) -> None:
    with Processes(jobs, 100) as processes:
        workers = {process for _, process in processes.share(add_slowly, range(20))}
        number, worker = processes.begin(add_slowly, 7)()
    assert number == 107
    assert worker in workers
    assert (worker == os.getpid()) == (jobs == 1)


def test_a_process_that_ends_what_was_begun_is_told() -> None:
    with pytest.raises(CoverageError, match="a process ended before"), Processes(2, os.getpid()) as processes:
        processes.begin(end_process, 1)()


def test_a_process_that_ends_is_told() -> None:
    with pytest.raises(CoverageError, match="a process ended before its work did"):
        list(share(end_process, os.getpid(), range(50), 2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_reaches_the_caller(jobs: int) -> None:
    with pytest.raises(ValueError, match="no such ferry"):
        list(share(fail, "no such ferry", range(20), jobs))


def test_what_nobody_waits_for_is_not_begun(tmp_path: Path) -> None:
    results = share(leave_trace, tmp_path, range(1000), 2)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert 1 <= len(list(tmp_path.iterdir())) < 1000
