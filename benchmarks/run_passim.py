"""Run passim 2 from a clone of its repository, and read its clusters."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Measured, measure_session
from truth import Piece, write_clusters

# Its defaults, made for longer texts; and what gave the best F1 of six tries on made corpora of 200 and 1,000 articles:
# shorter runs of letters, fewer of them, shorter copies.
OPTIONS = ("", "-n 15 -m 3 -a 20")
# Copies within one source count for nothing.
_GIVEN = ["--fields", "source", "--filterpairs", "uid < uid2 AND source <> source2"]
_SPARK = "--master local[*] --driver-memory 8g pyspark-shell"
# passim loses matches that begin with the document: it is given a word of its own before the passage.
_FILLER = 48
_PARTS = 4  # files, so that Spark uses its cores
_STAND_INS = Path(__file__).resolve().parent / "stand_ins"


def name_missing(clone: Path | None) -> str:
    """Name the first thing that passim lacks here; empty when it can be run."""
    if clone is None:
        return "give --passim, a clone of its repository"
    if not _find_script(clone).exists():
        return f"no {_find_script(clone)}"
    for package in ("pyspark", "intervaltree"):
        if importlib.util.find_spec(package) is None:
            return f"pip install {package}"
    return "" if shutil.which("java") or "JAVA_HOME" in os.environ else "no Java"


def _find_script(clone: Path) -> Path:
    return clone / "passim" / "seriatim.py"


def run_passim(clone: Path, options: Sequence[str], pieces: Sequence[Piece], output: Path) -> Measured:
    """Run passim with each passage as a document, and write its clusters; writing is not measured, nor its input."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        documents, found = folder / "documents", folder / "found"
        write_documents(pieces, documents)
        command = [sys.executable, str(_find_script(clone)), *_GIVEN, *options, "--", str(documents), str(found)]
        run = measure_session(command, make_environment(), output.with_suffix(".log"))
        write_clusters(read_clusters(pieces, found / "out.json"), output)
    return run


def make_environment() -> dict[str, str]:
    """Make the environment of Spark; a PYSPARK_SUBMIT_ARGS of one's own counts, and a GraphFrames that it brings."""
    environment = {"PYSPARK_PYTHON": sys.executable, "PYSPARK_SUBMIT_ARGS": _SPARK, **os.environ}
    if "graphframes" not in environment["PYSPARK_SUBMIT_ARGS"]:
        environment["PYTHONPATH"] = str(_STAND_INS)
    return environment


def write_documents(pieces: Sequence[Piece], folder: Path) -> None:
    """Write passages as passim's documents, named by their numbers, into files of a folder."""
    folder.mkdir()
    for part in range(_PARTS):
        with (folder / f"{part}.json").open("w", encoding="utf-8") as stream:
            for n in range(part, len(pieces), _PARTS):
                text = f"{n}x".ljust(_FILLER - 1, "x") + " " + pieces[n].text
                record = {"id": str(n), "source": pieces[n].source, "text": text}
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def read_clusters(pieces: Sequence[Piece], folder: Path) -> Iterator[list[Piece]]:
    """Read passim's clusters: the stretches of passages that it found copied."""
    clusters = defaultdict(list)
    for path in sorted(folder.glob("part-*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            piece = pieces[int(record["id"])]
            first = piece.start - _FILLER
            start, end = max(piece.start, first + record["begin"]), min(piece.end, first + record["end"])
            clusters[record["cluster"]].append(replace(piece, start=start, end=end))
    yield from clusters.values()
