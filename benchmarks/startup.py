"""Measure what the program adds to the start of its libraries: whole processes, the fastest of several runs each.

    python benchmarks/startup.py [RUNS]

Prints two ratios: the help against ``import click``, and the comparison of the seeds against ``import click,
rapidfuzz.fuzz, tabulate``. The environment needs coverage-cli installed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PROGRAM = [sys.executable, "-m", "coverage_cli"]
LIBRARIES = [sys.executable, "-c"]

RATIOS = (
    ("coverage-cli --help", [*PROGRAM, "--help"], "import click", [*LIBRARIES, "import click"], 1.5),
    (
        "coverage-cli compare seeds/",
        [*PROGRAM, "compare", str(SEEDS)],
        "import click, rapidfuzz.fuzz, tabulate",
        [*LIBRARIES, "import click, rapidfuzz.fuzz, tabulate"],
        2.5,
    ),
)


def measure(command: list[str], runs: int) -> float:
    """Run a command several times and give the fastest, in seconds."""
    return min(measure_once(command) for _ in range(runs))


def measure_once(command: list[str]) -> float:
    """Run a command and give the seconds from its start to its end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Print the ratios beside what they should stay below."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for name, command, against, baseline, limit in RATIOS:
        measure_once(command)  # the first run writes the compiled modules
        took, libraries = measure(command, runs), measure(baseline, runs)
        print(f"{took / libraries:.2f} (at most {limit})  {name} {took:.3f} s, {against} {libraries:.3f} s")


if __name__ == "__main__":
    main()
