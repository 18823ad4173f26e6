"""Measure other programs that find copied text on a made corpus, beside this one.

    python benchmarks/peers.py CORPUS --scorer SCORER [--passim CLONE] [--only NAME ...]

CORPUS.jsonl has articles, ``{"id", "source", "date", "title", "text"}`` a line; CORPUS.passages.jsonl the truth. The
SCORER prints as JSON what clusters are worth. datasketch and rensa are measured where they are installed, passim where
CLONE is one of its repository. What is missing is skipped, loudly.

No peer splits articles into passages: each is given those of the truth. So this program is measured twice, on the
articles, whole job, and on the truth's passages, matching alone. Matching alone counts the processor's seconds, a whole
job those on the clock, in which passim uses all cores and this program one.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from measure import MEGABYTE, call_alone, find_file, say, score_clusters, skip
from run_passim import OPTIONS, name_missing, run_passim
from speed import run_job
from truth import Piece, cluster_pairs, find_truth, read_pieces, write_clusters

if TYPE_CHECKING:
    from coverage_cli import Passage

Pairs = Iterator[tuple[int, int]]

# Of a grid (one, two, three words; 32 and 64 bands; .15 to .5; pairs or their components) what gave both the best F1
# on a made corpus of 1,000 articles; but .35 where .25 was best there (.905): at 10,000 that chains (.55; .35: .85).
SHINGLE = 3
PERMUTATIONS, BANDS, SEED = 128, 64, 42
LEAST_SIMILARITY = 0.35

KINDS = ("cut", "heavy", "translate", "fragment")
HEADS = ("F1", "P", "R", *KINDS, "B-cubed", "time", "memory")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    seconds: float
    peak: int
    scores: dict[str, Any]


def make_shingles(text: str) -> list[str]:
    """Make the distinct runs of words of a text, in its order."""
    words = _WORD.findall(text.lower())
    runs = (" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1)))
    return list(dict.fromkeys(runs))


def pair_datasketch(pieces: Sequence[Piece]) -> Pairs:
    """Pair the passages of different sources that datasketch finds similar."""
    from datasketch import MinHash, MinHashLSH

    shingles = ([run.encode() for run in make_shingles(piece.text)] for piece in pieces)
    sketches = MinHash.bulk(shingles, num_perm=PERMUTATIONS, seed=SEED)
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    for n, sketch in enumerate(sketches):
        yield from ((n, other) for other in index.query(sketch) if is_pair(pieces, sketches, n, other))
        index.insert(n, sketch, check_duplication=False)


def pair_rensa(pieces: Sequence[Piece]) -> Pairs:
    """Pair the passages of different sources that rensa finds similar."""
    from rensa import RMinHash, RMinHashLSH

    shingles = [make_shingles(piece.text) for piece in pieces]
    sketches = RMinHash.from_token_sets(shingles, PERMUTATIONS, SEED)
    index = RMinHashLSH(LEAST_SIMILARITY, PERMUTATIONS, BANDS)
    index.insert_many(sketches)
    for n, others in enumerate(index.query_all(sketches)):
        yield from ((n, other) for other in others if other < n and is_pair(pieces, sketches, n, other))


def is_pair(pieces: Sequence[Piece], sketches: Sequence[Any], a: int, b: int) -> bool:
    """Tell whether two candidates are of different sources and similar enough."""
    return pieces[a].source != pieces[b].source and sketches[a].jaccard(sketches[b]) >= LEAST_SIMILARITY


def cluster_minhash(pair: Callable[[Sequence[Piece]], Pairs], corpus: Path, output: Path) -> float:
    """Cluster the truth's passages by pairs: the seconds without reading and writing."""
    pieces = read_pieces(corpus)
    began = time.process_time()
    clusters = list(cluster_pairs(len(pieces), pair(pieces)))
    took = time.process_time() - began
    write_clusters(([pieces[n] for n in cluster] for cluster in clusters), output)
    return took


def cluster_ours(corpus: Path, output: Path) -> float:
    """Cluster the truth's passages by this program's matcher: the seconds without reading and writing."""
    from coverage_cli import Settings, match

    passages = [make_passage(n, piece) for n, piece in enumerate(read_pieces(corpus), 1)]
    began = time.process_time()
    found = match(passages, Settings())
    took = time.process_time() - began
    write_clusters(([variant.passage for variant in cluster.variants] for cluster in found.clusters), output)
    return took


def make_passage(number: int, piece: Piece) -> Passage:
    """Make a passage of this program out of one of the truth."""
    from coverage_cli import Passage

    return Passage(
        id=f"{piece.article}:{number}",
        article=piece.article,
        source=piece.source,
        kind="quote" if piece.kind == "quote" else "statement",
        form="direct" if piece.kind == "quote" else "plain",
        start=piece.start,
        end=piece.end,
        text=piece.text,
        published=piece.published,
    )


def measure_alone(name: str, function: Callable[..., float], given: Sequence[Any], corpus: Path, scorer: Path,
                  output: Path) -> Row:  # fmt: skip
    """Measure a matcher on the truth's passages, in a process of its own."""
    run = call_alone(function, *given, corpus, output)
    return Row(name, run.result, run.peak, score_clusters(scorer, corpus, output))


def measure_job(corpus: Path, scorer: Path, output: Path, jobs: int = 1) -> Row:
    """Measure this program on the articles, from the start of its first process to its end."""
    run = run_job(corpus, output, jobs)
    name = f"coverage-cli, whole job, --jobs {jobs}"
    return Row(name, run.seconds, run.peak, score_clusters(scorer, corpus, output))


def measure_passim(clone: Path, options: str, corpus: Path, scorer: Path, output: Path) -> Row:
    """Measure passim on the truth's passages, each a document, from the start of its process to its end."""
    run = run_passim(clone, options.split(), read_pieces(corpus), output)
    return Row(
        f"passim {options or '(its defaults)'}, whole job",
        run.seconds,
        run.peak,
        score_clusters(scorer, corpus, output),
    )


def print_row(row: Row, ours: Row) -> None:
    """Print a line of the table; time and memory as times ours."""
    scores = row.scores
    cells = [scores["F1"], scores["P"], scores["R"], *(scores["recall_by_class"].get(k, 0.0) for k in KINDS)]
    figures = "".join(f"{cell:10.3f}" for cell in [*cells, scores["b3_F1"]])
    say(f"{row.name:36}{figures}{row.seconds / ours.seconds:10.2f}{row.peak / ours.peak:10.2f}"
        f"   {row.seconds:.1f} s, {row.peak / MEGABYTE:.0f} MB")  # fmt: skip


def parse_arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--passim", type=Path, metavar="CLONE")
    parser.add_argument("--passim-options", nargs="+", default=OPTIONS, metavar="OPTIONS", help="one text for each run")
    parser.add_argument("--only", nargs="+", choices=("datasketch", "rensa", "passim"))
    return parser.parse_args()


def compare_minhash(given: argparse.Namespace, names: Sequence[str], output: Path) -> None:
    """Print this program's matching alone, and that of the two libraries beside it."""
    ours = measure_alone("coverage-cli, matching alone", cluster_ours, (), given.corpus, given.scorer, output)
    print_row(ours, ours)
    pairs = {"datasketch": pair_datasketch, "rensa": pair_rensa}
    for name in names:
        if importlib.util.find_spec(name) is None:
            skip(name, f"pip install {name}")
            continue
        function = (pairs[name],)
        print_row(
            measure_alone(f"{name}, matching alone", cluster_minhash, function, given.corpus, given.scorer, output),
            ours,
        )


def compare_passim(given: argparse.Namespace, output: Path) -> None:
    """Print this program's whole job, and passim's beside it."""
    ours = measure_job(given.corpus, given.scorer, output)
    print_row(ours, ours)
    print_row(measure_job(given.corpus, given.scorer, output, os.cpu_count() or 1), ours)
    missing = name_missing(given.passim)
    if missing:
        skip("passim", missing)
        return
    for options in given.passim_options:
        print_row(measure_passim(given.passim, options, given.corpus, given.scorer, output), ours)


def main() -> None:
    """Print the table: quality by the scorer; time and memory as times this program's."""
    given = parse_arguments()
    names = given.only or ("datasketch", "rensa", "passim")
    needed = [(given.corpus, "CORPUS"), (given.scorer, "--scorer")]
    if given.corpus:
        needed.append((find_truth(given.corpus), "CORPUS"))
    found = [find_file(path, "all peers", option) for path, option in needed]
    if not all(found):
        return
    say(f"{'':36}{''.join(f'{head:>10}' for head in HEADS)}   (times ours, of the same job)")
    with TemporaryDirectory() as folder:
        output = Path(folder) / "clusters.jsonl"
        libraries = [name for name in names if name != "passim"]
        if libraries:
            compare_minhash(given, libraries, output)
        if "passim" in names:
            compare_passim(given, output)


if __name__ == "__main__":
    main()
