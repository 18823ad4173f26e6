"""Measure what the program adds to the start of its libraries: whole processes, the fastest of several runs each.

    python benchmarks/startup.py [RUNS]

Prints two ratios: the help against ``import click``, and the comparison of the seeds against ``import click,
rapidfuzz.fuzz, tabulate``. The environment needs these three packages.
"""

from __future__ import annotations

import sys

from measure import PROGRAM, PYTHON, ROOT, time_process

SEEDS = ROOT / "seeds"

RATIOS = (
    ("coverage-cli --help", [*PROGRAM, "--help"], "import click", [*PYTHON, "import click"], 1.5),
    (
        "coverage-cli compare seeds/",
        [*PROGRAM, "compare", str(SEEDS)],
        "import click, rapidfuzz.fuzz, tabulate",
        [*PYTHON, "import click, rapidfuzz.fuzz, tabulate"],
        2.5,
    ),
)


def measure(command: list[str], baseline: list[str], runs: int) -> tuple[float, float]:
    """Run a command and its baseline in turn and give the fastest of each, in seconds."""
    pairs = [(time_process(command), time_process(baseline)) for _ in range(runs)]
    return min(took for took, _ in pairs), min(took for _, took in pairs)


def main() -> None:
    """Print the ratios beside what they should stay below."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    for name, command, against, baseline, limit in RATIOS:
        time_process(command)  # the first run writes the compiled modules
        took, libraries = measure(command, baseline, runs)
        print(f"{took / libraries:.2f} (at most {limit})  {name} {took:.3f} s, {against} {libraries:.3f} s")


if __name__ == "__main__":
    main()
