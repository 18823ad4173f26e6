"""Measure what segmenting costs: against reading and tokenising the same articles, and how it grows with hard texts.

    python benchmarks/segmenting.py [ARTICLES] [--runs N] [--quick]

ARTICLES is a file of articles, ``{"text"}`` a line, such as one of annotated news. The growth needs no file: each hard
text is measured at two sizes, ten to one, the fastest of several runs; ``--quick`` takes a tenth of them.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import time
from pathlib import Path

from measure import find_file, say

from coverage_cli import Article, segment

MOST_TIMES = 25
MOST_GROWTH = 12.0
_TOKEN = re.compile(r"\w+|[^\w\s]")

_NEWS = (
    "“The dam will hold,” said Ann Lee, the mayor of Norton, on Tuesday. She called it a “test” of the town’s nerve. "
    "Asked whether it leaked, she said that it did not.\n\n"
)
_ENDLESS = "the water rose and the mayor said it “would hold” while people watched "
_WRAPPED = "The mayor said on Tuesday that the bridge would\nhold and that nobody should\n"
# Name -> a text, and how often it is repeated for the smaller of the two sizes.
HARD_TEXTS: dict[str, tuple[str, int]] = {
    "article of 1 and 10 MB": (_NEWS, 6100),
    "10,000 and 100,000 curly marks, no closer": ("“word and ", 10_000),
    "10,000 and 100,000 straight marks, no closer": (' "word and', 10_000),
    "10,000 and 100,000 single marks, no closer": (" 'word and", 10_000),
    "10,000 and 100,000 paragraphs that never close": ("“word and then\n\n", 10_000),
    "paragraph of 1 and 10 MB, no full stop": (_ENDLESS, 14_000),
    "20,000 and 200,000 bullets": ("• a\n", 20_000),
    "1 and 10 MB of hard-wrapped text": (_WRAPPED * 4 + "\n", 3_000),
    "20,000 and 200,000 turns of a transcript": ("LEE: It will hold, I think.\nHILL: It will not.\n", 10_000),
}


def measure_floor(path: Path) -> float:
    """Read the articles and tokenise them with one pattern: the floor of any such tool, in seconds."""
    began = time.process_time()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            _TOKEN.findall(json.loads(line)["text"])
    return time.process_time() - began


def measure_segmenting(path: Path) -> tuple[int, float]:
    """Read the articles and segment them: how many, in how many seconds."""
    began = time.process_time()
    count = 0
    with path.open(encoding="utf-8") as lines:
        for count, line in enumerate(lines, 1):
            segment(Article(str(count), "source", json.loads(line)["text"]))
    return count, time.process_time() - began


def time_text(text: str, runs: int) -> float:
    """Segment one text several times and give the fastest, in the processor's seconds: other programs do not count."""
    article = Article("a", "source", text)
    took = []
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        segment(article)
        took.append(time.process_time() - began)
    return min(took)


def print_growth(name: str, piece: str, count: int, runs: int) -> None:
    """Print how many times longer ten times the text takes."""
    small, large = (time_text(piece * n, runs) for n in (count, 10 * count))
    say(f"  {large / small:6.1f} (at most {MOST_GROWTH:.0f})  {name}: {small:.2f} s, {large:.2f} s")


def print_throughput(path: Path, runs: int) -> None:
    """Print what segmenting costs, in times of the floor."""
    measure_segmenting(path)  # tables and patterns are read once
    floor = min(measure_floor(path) for _ in range(runs))
    count, took = min((measure_segmenting(path) for _ in range(runs)), key=lambda measured: measured[1])
    say(f"  {took / floor:6.1f} (at most {MOST_TIMES})  times reading and tokenising, {count / took:.0f} articles/s")


def parse_arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, help="articles, one a line")
    parser.add_argument("--runs", type=int, default=3, help="the fastest of so many counts")
    parser.add_argument("--quick", action="store_true", help="a tenth of each hard text")
    return parser.parse_args()


def main() -> None:
    """Print the ratios beside what they should stay below."""
    given = parse_arguments()
    say("segmenting")
    if find_file(given.articles, "what segmenting costs", "ARTICLES"):
        print_throughput(given.articles, given.runs)
    if given.quick:
        say("  a tenth of each text:")
    for name, (piece, count) in HARD_TEXTS.items():
        print_growth(name, piece, count // 10 if given.quick else count, given.runs)


if __name__ == "__main__":
    main()
