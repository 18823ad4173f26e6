"""Measure what a comparison costs, against reading and tokenising the same file.

    python benchmarks/speed.py CORPUS [--small CORPUS] [--large CORPUS] [--runs N]

A corpus is a file of articles, ``{"id", "source", "date", "title", "text"}`` a line. CORPUS has 10,000, ``--small``
1,000, ``--large`` 100,000: the growth is measured from one to the next. What no file is given for is skipped, loudly.
Seconds are those of the processor, but for ``--jobs``: that needs a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import filecmp
import gc
import itertools
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import MEGABYTE, PROGRAM, Measured, call_alone, find_exponent, find_file, measure_process, say, skip

# What the program is held to at 10,000 articles: times the floor, times the floor, megabytes.
MOST_JOB, MOST_MATCHING, MOST_MEMORY = 45, 15, 1200
MOST_GROWTH = 1.15
LEAST_GAIN = 1.5
FLOOR_RUNS = 3

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a comparison of one corpus costs, and its floor."""

    articles: int
    floor: float
    job: Measured
    stages: dict[str, float]


def read_floor(path: str) -> tuple[int, float]:
    """Read and tokenise a file: its articles, and the seconds of the fastest of a few runs."""
    times = []
    for _ in range(FLOOR_RUNS):
        began, articles = time.process_time(), 0
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                _WORD.findall(json.loads(line)["text"])
                articles += 1
        times.append(time.process_time() - began)
    return articles, min(times)


def time_stages(path: str, output: str) -> dict[str, float]:
    """Compare the articles of a file step by step: the seconds of each step, and of the wordings, a part of a step."""
    from coverage_cli import Settings, matcher, read_articles
    from coverage_cli.pipeline import report_passages, segment_articles
    from coverage_cli.reporter import render

    gc.disable()  # as in the program
    compare_groups, wordings = matcher.compare_groups, []

    def clock_wordings(*given: object) -> object:
        began = time.process_time()
        found = compare_groups(*given)
        wordings.append(time.process_time() - began)
        return found

    matcher.compare_groups = clock_wordings
    clock = [time.process_time()]
    articles = read_articles([path])
    clock.append(time.process_time())
    segmented = list(segment_articles(articles))
    clock.append(time.process_time())
    passages = (passage for _, found in segmented for passage in found)
    report = report_passages((article for article, _ in segmented), passages, Settings())
    clock.append(time.process_time())
    with open(output, "w", encoding="utf-8") as stream:
        stream.writelines(render(report, "jsonl"))
    clock.append(time.process_time())
    steps = zip(("read", "segment", "match", "write"), clock[1:], clock, strict=False)
    return {name: end - start for name, end, start in steps} | {"wordings": sum(wordings)}


def run_job(corpus: Path, output: Path, jobs: int = 1) -> Measured:
    """Run the whole program on a corpus, from the start of the process to its end."""
    given = ["compare", str(corpus), "-f", "jsonl", "--kind", "all", "-o", str(output), "--jobs", str(jobs)]
    return measure_process([*PROGRAM, *given])


def measure_cost(corpus: Path, folder: Path, runs: int) -> Cost:
    """Measure one corpus; of several runs the fastest counts."""
    articles, floor = call_alone(read_floor, str(corpus)).result
    job = min((run_job(corpus, folder / "clusters.jsonl") for _ in range(runs)), key=lambda run: run.processor)
    tries = [call_alone(time_stages, str(corpus), str(folder / "stages.jsonl")).result for _ in range(runs)]
    return Cost(articles, floor, job, min(tries, key=lambda stages: stages["match"]))


def print_cost(name: str, cost: Cost, is_judged: bool) -> None:
    """Print what one corpus costs as ratios to its floor; only the corpus of 10,000 has limits."""
    say(f"{name}: {cost.articles:,} articles; floor, reading and tokenising: {cost.floor:.2f} s")
    job, matching, peak = cost.job.processor / cost.floor, cost.stages["match"] / cost.floor, cost.job.peak / MEGABYTE
    limits = (f" (at most {MOST_JOB})", f" (at most {MOST_MATCHING})", f" (at most {MOST_MEMORY})")
    limits = limits if is_judged else ("", "", "")
    say(f"  {job:6.1f}{limits[0]}  times the floor: the whole job, {cost.job.processor:.1f} s")
    say(f"  {matching:6.1f}{limits[1]}  times the floor: matching alone, {cost.stages['match']:.1f} s")
    shares = {name: f"{took / cost.floor:.1f}" for name, took in cost.stages.items()}
    say(f"  {shares.pop('wordings'):>6}  of this the comparing of wordings")
    say(f"          step by step, times the floor: {', '.join(map(' '.join, shares.items()))}")
    say(f"  {peak:6.0f}{limits[2]}  MB of memory at the peak")


def print_growth(small: Cost, large: Cost) -> None:
    """Print the power of the size that time and memory grow with from one corpus to the next."""
    sizes = (small.articles, large.articles)
    say(f"growth from {small.articles:,} to {large.articles:,} articles, exponents (at most {MOST_GROWTH}):")
    for name, costs in (
        ("the whole job", (small.job.processor, large.job.processor)),
        ("matching alone", (small.stages["match"], large.stages["match"])),
        ("memory", (small.job.peak, large.job.peak)),
    ):
        say(f"  {find_exponent(sizes, costs):6.2f}  {name}")


def print_jobs(corpus: Path, folder: Path, runs: int, alone: Measured) -> None:
    """Print what a second process gains, and whether it changes a byte."""
    both = min(run_job(corpus, folder / "jobs.jsonl", jobs=2).seconds for _ in range(runs))
    is_same = filecmp.cmp(folder / "clusters.jsonl", folder / "jobs.jsonl", shallow=False)
    say(f"  {alone.seconds / both:6.2f} (at least {LEAST_GAIN})  times faster with --jobs 2, {both:.1f} s")
    say(f"          output of --jobs 2: {'the same bytes' if is_same else 'DIFFERENT BYTES'}")
    ceiling = measure_ceiling(corpus, folder, alone)
    say(f"  {ceiling:6.2f}  times faster by what two jobs at once, with nothing in common, show to be possible here")


def measure_ceiling(corpus: Path, folder: Path, alone: Measured) -> float:
    """Measure what this machine gives to two processes: how much sooner two jobs end at once than one by one.

    Two cores need not be twice one: they share memory, and may be two halves of one.
    """
    with ThreadPoolExecutor(2) as pool:
        began = time.perf_counter()
        list(pool.map(lambda name: run_job(corpus, folder / name), ("one.jsonl", "two.jsonl")))
        return 2 * alone.seconds / (time.perf_counter() - began)


def parse_arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, help="10,000 articles")
    parser.add_argument("--small", type=Path, help="1,000 articles")
    parser.add_argument("--large", type=Path, help="100,000 articles")
    parser.add_argument("--runs", type=int, default=1, help="the fastest of so many counts")
    return parser.parse_args()


def main() -> None:
    """Print the ratios beside what they should stay below."""
    given = parse_arguments()
    corpora = [(given.small, "--small"), (given.corpus, "CORPUS"), (given.large, "--large")]
    found = [(path, option) for path, option in corpora if find_file(path, f"what {option} costs", option)]
    costs: list[Cost] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, option in found:
            costs.append(measure_cost(path, folder, 1 if option == "--large" else given.runs))
            print_cost(path.name, costs[-1], option == "CORPUS")
            if option == "CORPUS":
                print_jobs(path, folder, given.runs, costs[-1].job)
    if len(costs) < 2:
        skip("growth", "give two corpora")
    for small, large in itertools.pairwise(costs):
        print_growth(small, large)


if __name__ == "__main__":
    main()
