"""The passages of a made corpus, as its truth gives them, and clusters of them as lines for the scorer."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Stretch(Protocol):
    """A stretch of an article."""

    @property
    def article(self) -> str:
        """The article's id."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """One past the last."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One passage of the truth."""

    article: str
    source: str
    published: str
    kind: str
    start: int
    end: int
    text: str


def read_pieces(corpus: Path) -> list[Piece]:
    """Read the passages of ``NAME.passages.jsonl`` beside ``NAME.jsonl``; which are copies is not read."""
    with corpus.open(encoding="utf-8") as lines:
        articles = {record["id"]: record for record in map(json.loads, lines)}
    with find_truth(corpus).open(encoding="utf-8") as lines:
        return [make_piece(record, articles[record["article"]]) for record in map(json.loads, lines)]


def find_truth(corpus: Path) -> Path:
    """Find the file of passages beside a corpus."""
    return corpus.with_suffix(".passages.jsonl")


def make_piece(record: dict[str, str], article: dict[str, str]) -> Piece:
    """Make a passage of its record and its article's."""
    start, end = int(record["begin"]), int(record["end"])
    text = article["text"][start:end]
    return Piece(article["id"], article["source"], article["date"], record["kind"], start, end, text)


def cluster_pairs(count: int, pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """Cluster numbers below ``count`` that pairs connect; those in no pair are left out."""
    from stand_ins.graphframes import join_pairs

    clusters = defaultdict(list)
    for n, head in enumerate(join_pairs(count, pairs)):
        clusters[head].append(n)
    return (cluster for cluster in clusters.values() if len(cluster) > 1)


def write_clusters(clusters: Iterable[Sequence[Stretch]], path: Path) -> None:
    """Write clusters, one a line."""
    with path.open("w", encoding="utf-8") as stream:
        for cluster in clusters:
            passages = [{"article": p.article, "start": p.start, "end": p.end} for p in cluster]
            stream.write(json.dumps({"passages": passages}) + "\n")
