"""A stand-in for GraphFrames where its Java package cannot be had: the connected components that passim asks it for.

Found in one process, which at the sizes measured here costs passim less time than the real one.
"""

from __future__ import annotations

from typing import Any


class GraphFrame:
    """Vertices with a column ``id``, edges with ``src`` and ``dst``."""

    def __init__(self, vertices: Any, edges: Any) -> None:
        self.vertices, self.edges = vertices, edges

    def cache(self) -> None:
        """Keep both data frames in memory."""
        self.vertices.cache()
        self.edges.cache()

    def connectedComponents(self) -> Any:  # noqa: N802 (its name in GraphFrames)
        """Give the vertices with a column ``component``."""
        from pyspark.sql.types import LongType, StructField, StructType

        keys = [row.id for row in self.vertices.collect()]
        numbers = {key: n for n, key in enumerate(keys)}
        edges = ((numbers[row.src], numbers[row.dst]) for row in self.edges.select("src", "dst").collect())
        heads = join_pairs(len(keys), edges)
        kind = StructType([self.vertices.schema["id"], StructField("component", LongType())])
        rows = [(key, heads[n]) for n, key in enumerate(keys)]
        return self.vertices.sparkSession.createDataFrame(rows, kind)


def join_pairs(count: int, pairs: Any) -> list[int]:
    """Join numbers below ``count`` by pairs; give the head of each one's component."""
    heads = list(range(count))

    def find(n: int) -> int:
        while heads[n] != n:
            heads[n] = heads[heads[n]]
            n = heads[n]
        return n

    for a, b in pairs:
        heads[find(a)] = find(b)
    return [find(n) for n in range(count)]
