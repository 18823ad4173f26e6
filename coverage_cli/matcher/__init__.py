"""Passages -> Clusters."""

from __future__ import annotations

from collections.abc import Iterable

from coverage_cli.models import Cluster, Match, Passage, Settings, Variant
from coverage_cli.text import split_words
from coverage_cli.wording import compare_wording


def match(passages: Iterable[Passage], settings: Settings) -> Match:
    """Find the passages of different sources that carry the same utterance or the same wording."""
    groups: dict[str, list[Passage]] = {}
    for passage in passages:
        groups.setdefault(" ".join(split_words(passage.text)), []).append(passage)
    clusters = []
    for members in groups.values():
        if len({m.source for m in members}) < settings.min_sources:
            continue
        first = members[0]
        variants = []
        for member in members:
            wording = compare_wording(first.text, member.text)
            variants.append(Variant(member, wording.status, wording.similarity, wording.edits, wording.flags))
        clusters.append(Cluster(len(clusters) + 1, first.kind, first.speaker, first.id, tuple(variants)))
    return Match(tuple(clusters), ())
