"""What the benchmarks measure with: seconds and memory of processes and calls, quality by a scorer, loud skips."""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PYTHON = [sys.executable, "-c"]
PROGRAM = [*PYTHON, "from coverage_cli.cli import main; main()"]  # what the installed script does
# The checkout is measured, whatever is installed, and its modules compiled, as installed ones are.
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)

MEGABYTE = 1_000_000
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_TOLD = 3000  # characters of a failed program's output
_SAMPLING = 0.5  # seconds between two looks at a session's memory


@dataclass(frozen=True, slots=True)
class Measured:
    """What a call or a process took."""

    seconds: float
    """From start to end."""
    peak: int
    """Bytes."""
    processor: float = 0
    """Seconds of the processor, which others on the machine do not lengthen."""
    result: Any = None
    """What the call gave."""


def time_process(command: Sequence[str]) -> float:
    """Run a command and give the seconds from its start to its end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def measure_process(command: Sequence[str]) -> Measured:
    """Run a command; the memory is that of its largest process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    _check_ending(process, command)
    return Measured(took, usage.ru_maxrss * _RSS_UNIT, usage.ru_utime + usage.ru_stime)


def measure_session(command: Sequence[str], environment: dict[str, str], log: Path) -> Measured:
    """Run a command that starts processes; the memory is the greatest sum over all of them, looked at twice a second.

    Memory is told where ``/proc`` is, else 0.
    """
    began, peak = time.perf_counter(), 0
    with log.open("wb") as stream:
        process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream, start_new_session=True)
        while process.poll() is None:
            peak = max(peak, sum(read_memory(pid) for pid in list_session(process.pid)))
            time.sleep(_SAMPLING)
    took = time.perf_counter() - began
    if process.returncode:
        sys.stderr.write(log.read_text(encoding="utf-8", errors="replace")[-_TOLD:])
    _check_ending(process, command)
    return Measured(took, peak)


def _check_ending(process: subprocess.Popen[bytes], command: Sequence[str]) -> None:
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def list_session(session: int) -> Iterator[int]:
    """List the processes of a session."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            yield int(folder.name)


def read_memory(pid: int) -> int:
    """Read the memory of a process in bytes, its share of what it shares; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def call_alone(function: Callable[..., Any], *given: Any) -> Measured:
    """Call a function in a fresh process of its own, so that its peak of memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_call, function, given).result()


def _call(function: Callable[..., Any], given: Sequence[Any]) -> Measured:
    began = time.perf_counter()
    result = function(*given)
    took = time.perf_counter() - began
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return Measured(took, usage.ru_maxrss * _RSS_UNIT, usage.ru_utime + usage.ru_stime, result)


def find_exponent(sizes: tuple[float, float], costs: tuple[float, float]) -> float:
    """Find the power of the size that a cost grows with: 1 is linear, 2 is all pairs."""
    return math.log(costs[1] / costs[0]) / math.log(sizes[1] / sizes[0])


def score_clusters(scorer: Path, corpus: Path, clusters: Path) -> dict[str, Any]:
    """Score clusters, one a line, against the truth beside a made corpus: what the scorer prints as JSON."""
    command = [sys.executable, str(scorer), str(corpus), str(clusters), "--json"]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    scores: dict[str, Any] = json.loads(found.stdout)
    return scores


def find_file(path: Path | None, what: str, option: str) -> bool:
    """Tell whether a file is given and there; else say loudly what is skipped."""
    if path and path.exists():
        return True
    skip(what, f"no file {path}" if path else f"give {option}")
    return False


def skip(what: str, why: str) -> None:
    """Say that something was not measured, and why, where nobody overlooks it."""
    print(f"!!!! SKIPPED: {what}: {why}", flush=True)


def say(line: str) -> None:
    """Print a line at once: the next takes minutes."""
    print(line, flush=True)
