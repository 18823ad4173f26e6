"""Passages -> Clusters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coverage_cli.errors import NothingToCompare
from coverage_cli.matcher.candidates import find_candidates
from coverage_cli.matcher.clustering import Link, cluster_units
from coverage_cli.matcher.representative import choose_representative
from coverage_cli.matcher.scoring import judge
from coverage_cli.matcher.units import Unit, read_units
from coverage_cli.matcher.weights import weigh_keys
from coverage_cli.models import Cluster, Kind, Match, Passage, Settings, Variant
from coverage_cli.names import unify_names
from coverage_cli.wording import compare_wording


def match(passages: Iterable[Passage], settings: Settings) -> Match:
    """Find the passages of different sources that carry the same utterance or the same wording.

    Raises ``NothingToCompare`` with fewer than two sources.
    """
    passages = tuple(passages)
    _check_sources(passages)
    names = unify_names(sorted({p.speaker for p in passages if p.speaker}))
    units = read_units(passages, names)
    links = score_pairs(units, settings)
    accepted = {link: sure for link, sure in links.items() if sure >= settings.threshold}
    groups = [[units[n] for n in members] for members in cluster_units(units, accepted)]
    groups = [group for group in groups if len({u.passage.source for u in group}) >= settings.min_sources]
    clusters = [build_cluster(group, settings) for group in groups]
    clusters = [c for c in clusters if c.kind in settings.kinds]
    taken = {v.passage.id for c in clusters for v in c.variants}
    return Match(
        tuple(replace(c, id=n) for n, c in enumerate(clusters, 1)),
        tuple(u.passage for u in units if u.passage.id not in taken and u.passage.kind in settings.kinds),
        () if clusters else explain_nothing(units, links, settings),
    )


def _check_sources(passages: Sequence[Passage]) -> None:
    sources = {p.source for p in passages}
    if len(sources) < 2:
        only = f"all passages come from {next(iter(sources))!r}" if sources else "there are no passages"
        raise NothingToCompare(only, "give articles of two sources or more")


def score_pairs(units: Sequence[Unit], settings: Settings) -> dict[Link, float]:
    """Judge the pairs of units worth judging: how sure each link is, 0 to 100."""
    weights = weigh_keys(dict.fromkeys(u.code for u in units))
    links = {}
    for a, b in find_candidates([u.code for u in units], weights):
        score = judge(units[a], units[b], weights)
        if score.sureness >= min(40, settings.threshold):
            links[a, b] = score.sureness
    return links


def build_cluster(group: Sequence[Unit], settings: Settings) -> Cluster:
    """Compare the units of a cluster, in the order of the input, to their representative."""
    head = choose_representative(group, settings.reference)
    kind: Kind = "quote" if any(u.role == "quote" for u in group) else "statement"
    ordered = sorted(group, key=lambda u: (u.passage.published, u.passage.source, u.passage.start))
    variants = tuple(compare_variant(head, unit, kind) for unit in ordered)
    return Cluster(0, kind, name_speaker(head, group), head.passage.id, variants)


def compare_variant(head: Unit, unit: Unit, kind: Kind) -> Variant:
    """Compare a unit's wording to the representative's."""
    wording = compare_wording(head.passage.text, unit.passage.text)
    if kind == "quote" and unit.role != "quote":
        return Variant(unit.passage, "paraphrased", wording.similarity)
    flags = wording.flags
    if head.speaker and unit.speaker and head.speaker != unit.speaker:
        flags = (*flags, "speaker")
    return Variant(unit.passage, wording.status, wording.similarity, wording.edits, flags)


def name_speaker(head: Unit, group: Sequence[Unit]) -> str:
    """Name who said it: the representative's speaker, else the first that any passage names."""
    return head.speaker or next((u.speaker for u in group if u.speaker), "")


def explain_nothing(units: Sequence[Unit], links: dict[Link, float], settings: Settings) -> tuple[str, ...]:
    """Say how near the closest pair came, and what would let it in."""
    quotes = sum(u.role == "quote" for u in units)
    told = f"0 of {quotes} quotes matched at {settings.threshold}"
    if not links:
        return (f"{told}; no two passages of different sources share enough words",)
    (a, b), sure = max(links.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
    places = " / ".join(f"{units[n].passage.source} {units[n].passage.id.rpartition(':')[2]}" for n in (a, b))
    return (f"{told}; closest: {places} = {int(sure)}; try --threshold {int(sure)}",)
