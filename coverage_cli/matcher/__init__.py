"""Passages -> Clusters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from coverage_cli.dates import order_date
from coverage_cli.errors import NothingToCompare
from coverage_cli.matcher.clustering import cluster_nodes
from coverage_cli.matcher.folding import fold_units
from coverage_cli.matcher.linking import link_nodes
from coverage_cli.matcher.naming import weigh_and_name
from coverage_cli.matcher.reports import Evidence, find_likely
from coverage_cli.matcher.representative import choose_representative
from coverage_cli.matcher.scores import grade, ungrade
from coverage_cli.matcher.scoring import is_copied
from coverage_cli.matcher.speakers import is_person, relate_speakers
from coverage_cli.matcher.units import Unit, read_units
from coverage_cli.matcher.weights import Comparison
from coverage_cli.models import Cluster, Kind, Match, Passage, Settings, Variant
from coverage_cli.processes import Processes, share
from coverage_cli.wording import VERBATIM, Wording, compare_wording

# Of an empty result the closest pair is named from this strength on.
_NEAR = ungrade(20)
_PIECE = 1 << 8  # wordings compared at once

Pair = tuple[str, str, bool]
"""The text of a representative, another one, and whether they are speech."""
Wordings = Mapping[Pair, Wording]


def match(passages: Iterable[Passage], settings: Settings) -> Match:
    """Find the passages of different sources that carry the same utterance or the same wording.

    Raises ``NothingToCompare`` with fewer than two sources.
    """
    passages = tuple(passages)
    _check_sources(passages)
    with Processes(settings.jobs, None) as processes:
        weighed = weigh_and_name(read_units(passages), processes)
    return match_units(*weighed, settings)


def match_units(units: Sequence[Unit], comparison: Comparison, settings: Settings) -> Match:
    """Match passages that were made units, article by article, in any process, and then weighed and named."""
    groups, warnings = group_units(units, comparison, settings)
    heads, wordings = compare_groups(groups, settings.reference, settings.jobs)
    clusters = [
        build_cluster(n, group, head, wordings) for n, (group, head) in enumerate(zip(groups, heads, strict=True), 1)
    ]
    taken = {v.passage.id for c in clusters for v in c.variants}
    unmatched = tuple(u.passage for u in units if u.passage.id not in taken and u.passage.kind in settings.kinds)
    return Match(tuple(clusters), unmatched, warnings)


def group_units(
    units: Sequence[Unit], comparison: Comparison, settings: Settings
) -> tuple[list[list[Unit]], tuple[str, ...]]:
    """Group the units that carry the same, in the order of the input; and warn where there is nothing to group.

    The order of reading is by date, source and place, so that the order of the input changes nothing.
    """
    reading = sorted(range(len(units)), key=lambda n: _find_place(units[n]))
    nodes = fold_units([units[n] for n in reading], comparison)
    least = ungrade(settings.threshold)
    links = link_nodes(nodes, comparison, least, settings.jobs)
    evidence = Evidence(nodes, [units[n] for n in reading], links, comparison, least)
    members = [
        sorted(reading[unit] for n in cluster for unit in nodes[n].units)
        for cluster in cluster_nodes(evidence, min(2, settings.min_sources), settings.jobs)
        if len(cluster) > 1 or is_copied(nodes[cluster[0]], comparison.scale)
    ]
    found = [[units[n] for n in cluster] for cluster in sorted(members)]
    groups = [group for group in found if _is_wanted(group, settings)]
    if groups:
        return groups, ()
    return groups, explain_selection(found, settings) or explain_nothing(evidence, settings)


def _find_place(unit: Unit) -> tuple[str, str, str, int]:
    return order_date(unit.passage.published), unit.passage.source, unit.passage.article, unit.passage.start


def _is_wanted(group: Sequence[Unit], settings: Settings) -> bool:
    return _count_sources(group) >= settings.min_sources and name_kind(group) in settings.kinds


def _count_sources(group: Sequence[Unit]) -> int:
    return len({unit.passage.source for unit in group})


def name_kind(group: Iterable[Unit]) -> Kind:
    """Name the kind of a cluster: ``quote`` when any passage stands in quotation marks."""
    return "quote" if any(unit.role == "quote" for unit in group) else "statement"


def _check_sources(passages: Sequence[Passage]) -> None:
    sources = {p.source for p in passages}
    if len(sources) < 2:
        only = f"all passages come from {next(iter(sources))!r}" if sources else "there are no passages"
        raise NothingToCompare(only, "give articles of two sources or more")


def compare_groups(groups: Iterable[Sequence[Unit]], reference: str, jobs: int = 1) -> tuple[list[Unit], Wordings]:
    """Choose the representative of each group, and compare to its text each other text of the group.

    The processes are given texts, not units: to touch a unit, another process copies all the memory around it. They
    compare while the next representatives are chosen.
    """
    heads: list[Unit] = []
    pairs: dict[Pair, None] = {}

    def list_pieces() -> Iterator[list[Pair]]:
        piece: list[Pair] = []
        for group in groups:
            head = choose_representative(group, reference)
            heads.append(head)
            text, is_speech = head.passage.text, name_kind(group) == "quote"
            others = dict.fromkeys([(text, u.passage.text, is_speech) for u in group if u.passage.text != text])
            piece += [pair for pair in others if pair not in pairs]
            pairs.update(others)
            if len(piece) >= _PIECE:
                yield piece
                piece = []
        yield piece

    wordings = list(chain.from_iterable(share(compare_pairs, None, list_pieces(), jobs)))
    return heads, dict(zip(pairs, wordings, strict=True))


def compare_pairs(_: None, pairs: Iterable[Pair]) -> list[Wording]:
    """Compare some wordings to representatives."""
    return [compare_wording(text, wording, is_speech=is_speech) for text, wording, is_speech in pairs]


def build_cluster(number: int, group: Sequence[Unit], head: Unit, wordings: Wordings) -> Cluster:
    """Build a cluster of a group; its passages are in the order of reading."""
    kind = name_kind(group)
    variants = []
    for unit in sorted(group, key=_find_place):
        wording = wordings.get((head.passage.text, unit.passage.text, kind == "quote"), VERBATIM)
        variants.append(make_variant(head, unit, kind, wording))
    return Cluster(number, kind, name_speaker(head, group), head.passage.id, tuple(variants))


def make_variant(head: Unit, unit: Unit, kind: Kind, wording: Wording) -> Variant:
    """Make a unit a member of a cluster: a report in a cluster of quotes has no edits, and two speakers are a flag."""
    if kind == "quote" and unit.role != "quote":
        return Variant(unit.passage, "paraphrased", wording.similarity)
    flags = wording.flags
    if relate_speakers(head.speaker, unit.speaker) == "other":
        flags = (*flags, "speaker")
    return Variant(unit.passage, wording.status, wording.similarity, wording.edits, flags)


def name_speaker(head: Unit, group: Sequence[Unit]) -> str:
    """Name who said it: the representative's speaker; where that is a role, the person most passages name."""
    if is_person(head.speaker):
        return head.speaker
    named = Counter(unit.speaker for unit in group if is_person(unit.speaker))
    other = next((unit.speaker for unit in group if unit.speaker), "")
    return max(named, key=lambda name: named[name]) if named else head.speaker or other


def explain_selection(found: Sequence[Sequence[Unit]], settings: Settings) -> tuple[str, ...]:
    """Say that the least number of sources leaves out all there is of the wanted kinds, and how many carry most."""
    most = max((_count_sources(group) for group in found if name_kind(group) in settings.kinds), default=0)
    if most < 2:
        return ()
    return (f"nothing is carried by {settings.min_sources} sources or more; try --min-sources {most}",)


def explain_nothing(evidence: Evidence, settings: Settings) -> tuple[str, ...]:
    """Say how near the closest pair of two sources came, and what would let it in."""
    units = evidence.units
    sought: Kind = "quote" if "quote" in settings.kinds else "statement"
    count = sum(name_kind([unit]) == sought for unit in units)
    told = f"0 of {count} {sought}s matched at {settings.threshold}"
    for strength, a, b in rank_pairs(evidence):
        pair = units[a], units[b]
        near = int(grade(strength))
        if near < settings.threshold and _count_sources(pair) > 1 and name_kind(pair) in settings.kinds:
            places = " / ".join(f"{unit.passage.source} {unit.passage.id.rpartition(':')[2]}" for unit in pair)
            return (f"{told}; closest: {places} = {near}; try --threshold {near}",)
    return (f"{told}; no two passages of different sources share enough words",)


def rank_pairs(evidence: Evidence) -> list[tuple[float, int, int]]:
    """Rank the pairs of units that come near to a link or a report: strength and both, the strongest first."""
    nodes = evidence.nodes
    quotes = [[n] for n, node in enumerate(nodes) if node.role == "quote"]
    reports = find_likely(quotes, evidence._replace(least=_NEAR))
    found = [(-strength, min(quotes[number][0], n), max(quotes[number][0], n)) for strength, number, n in reports]
    found += [(-strength, a, b) for (a, b), strength in link_nodes(nodes, evidence.comparison, _NEAR).items()]
    return [(-strength, nodes[a].units[0], nodes[b].units[0]) for strength, a, b in sorted(found)]
