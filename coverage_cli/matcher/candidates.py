"""Units -> pairs worth judging, from postings of the words they share: never every pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

LEAST_KEY = 2.0
LEAST_NATS = 3.0
LONGEST_POSTING = 400


def find_candidates(codes: Sequence[str], weights: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Find the pairs of units that share words of enough weight, as indices ``(earlier, later)``."""
    postings: dict[str, list[int]] = {}
    for n, code in enumerate(codes):
        shared: dict[int, float] = {}
        for key in dict.fromkeys(code):
            if weights[key] < 0.5:
                continue
            posting = postings.setdefault(key, [])
            for m in posting[-LONGEST_POSTING:]:
                shared[m] = shared.get(m, 0.0) + weights[key]
            posting.append(n)
        for m, nats in shared.items():
            if nats >= LEAST_NATS:
                yield m, n
