"""Which clusters of a report are shown, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from coverage_cli.models import Cluster, Report
from coverage_cli.reporter.look import Look


def select_report(report: Report, look: Look) -> Report:
    """Keep the clusters that a look asks for, in its order; their numbers stay, so that two reports read together.

    The unmatched passages are narrowed to the same speaker and source.
    """
    order = SORTS[look.sort]
    clusters = tuple(sorted((c for c in report.clusters if is_wanted(c, look)), key=order))
    unmatched = report.unmatched
    if look.speaker or look.source:
        unmatched = tuple(p for p in unmatched if _is_named(p.speaker, look) and look.source in ("", p.source))
    return replace(report, clusters=clusters, unmatched=unmatched)


def is_wanted(cluster: Cluster, look: Look) -> bool:
    """Tell whether a look asks for a cluster."""
    if look.only_changed and not is_changed(cluster):
        return False
    if look.source and all(v.passage.source != look.source for v in cluster.variants):
        return False
    return _is_named(cluster.speaker, look)


def is_changed(cluster: Cluster) -> bool:
    """Tell whether any wording of a cluster differs from its representative."""
    return any(v.status != "verbatim" or v.flags for v in cluster.variants)


def _is_named(speaker: str, look: Look) -> bool:
    return look.speaker.casefold() in speaker.casefold()


def _keep_order(cluster: Cluster) -> tuple[float, str]:
    return (0, "")


def _rank_by_carried(cluster: Cluster) -> tuple[float, str]:
    return (-len({v.passage.source for v in cluster.variants}), "")


def _rank_by_change(cluster: Cluster) -> tuple[float, str]:
    return (min((v.similarity for v in cluster.variants), default=100), "")


def _rank_by_speaker(cluster: Cluster) -> tuple[float, str]:
    return (not cluster.speaker, cluster.speaker.casefold())


SORTS: dict[str, Callable[[Cluster], tuple[float, str]]] = {
    "order": _keep_order,
    "carried": _rank_by_carried,
    "changed": _rank_by_change,
    "speaker": _rank_by_speaker,
}
