"""Report -> Summary: every figure and every grouping that any renderer shows, computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from coverage_cli.dates import order_date
from coverage_cli.models import Article, Cluster, Kind, Passage, Report, Settings, Variant
from coverage_cli.names import unify_names
from coverage_cli.reporter.naming import format_dates, label_sources, name_comparison, read_day, show_text
from coverage_cli.reporter.rows import Row, find_closest, find_representative, make_rows

Carriers = Mapping[str, Variant]  # source -> the variant of a cluster that is closest to the representative

SHARED_BY = 2  # sources from which on a quote or statement is shared
FLAGGED_KEY = "flagged"
CHANGES = ("altered", "shortened", "paraphrased", FLAGGED_KEY)
UNCOUNTED = ("scare", "furniture")


class SourceSummary(NamedTuple):
    """What one source did."""

    name: str
    label: str
    """Short and harmless: see ``label_sources``."""
    key: int
    """1, 2, 3 … in the order of the report."""
    articles: tuple[Article, ...]
    words: int
    quotes: int
    statements: int
    carried: tuple[int, ...]
    """Numbers of the shared clusters that it carries."""
    carried_quotes: int
    carried_statements: int
    statuses: Mapping[str, int]
    """Of the clusters it carries: how many in each status."""
    flagged: int
    left_out: tuple[int, ...]
    """Numbers of the clusters that two or more others carry and it does not."""
    only_here: tuple[Passage, ...]
    """Quotes and statements that no other source carries, each speaker by one name."""
    quotes_alone: tuple[Passage, ...]
    """The quotes among them."""
    first: int
    """Shared clusters that it printed on an earlier day than all others that carry them."""


class Group(NamedTuple):
    """Rows of one speaker; the speaker is empty for statements and for quotes of nobody named."""

    kind: Kind
    speaker: str
    rows: tuple[Row, ...]


class Summary(NamedTuple):
    """All that a report says."""

    name: str
    """The folder or file of the articles, or empty."""
    articles: tuple[Article, ...]
    sources: tuple[SourceSummary, ...]
    labels: Mapping[str, str]
    """Of each source."""
    dates: str
    """Such as ``8–14 Nov 2023``, or empty."""
    quotes: int
    """Found in all articles."""
    statements: int
    shared_quotes: int
    """Clusters of quotes carried by two or more sources."""
    shared_statements: int
    changes: Mapping[str, int]
    """Shared clusters with a wording that is altered, shortened, paraphrased, or flagged."""
    groups: tuple[Group, ...]
    """Quotes first, by speaker; then the statements."""
    pairs: Mapping[tuple[str, str], int]
    """How many shared clusters both sources of a pair carry; the pairs in the order of the sources, none with 0."""
    settings: Settings
    warnings: tuple[str, ...]

    def count_shared(self, one: str, other: str) -> int:
        """Count the shared clusters that both of two sources carry, in any order of the two."""
        return self.pairs.get((one, other), 0) + self.pairs.get((other, one), 0)

    @property
    def uncovered(self) -> int:
        """Count the shared clusters that some source does not carry."""
        return len({number for source in self.sources for number in source.left_out})

    @property
    def shared(self) -> int:
        """Count the clusters carried by two or more sources."""
        return self.shared_quotes + self.shared_statements


def summarise(report: Report) -> Summary:
    """Compute all that the renderers show."""
    closest = {cluster.id: find_closest(cluster) for cluster in report.clusters}
    shared = [cluster for cluster in report.clusters if len(closest[cluster.id]) >= SHARED_BY]
    articles = report.articles
    labels = label_sources(articles, report.sources)
    return Summary(
        name=name_comparison(articles),
        articles=articles,
        sources=_summarise_sources(report, labels, shared, closest),
        labels=labels,
        dates=format_dates(article.published for article in articles),
        quotes=sum(article.quotes for article in articles),
        statements=sum(article.statements for article in articles),
        shared_quotes=sum(cluster.kind == "quote" for cluster in shared),
        shared_statements=sum(cluster.kind == "statement" for cluster in shared),
        changes=_count_changes(closest[cluster.id] for cluster in shared),
        groups=_group_rows(report),
        pairs=_count_pairs(report.sources, [closest[cluster.id] for cluster in shared]),
        settings=report.settings,
        warnings=tuple(show_text(warning) for warning in report.warnings),
    )


def _count_changes(carried: Iterable[Carriers]) -> Mapping[str, int]:
    """Count the clusters that have any wording of a status, and those with a flag."""
    changes: Counter[str] = Counter()
    for closest in carried:
        changes.update({variant.status for variant in closest.values()})
        changes[FLAGGED_KEY] += any(variant.flags for variant in closest.values())
    return {key: changes[key] for key in CHANGES}


class _Findings(NamedTuple):
    """What the summaries of the sources are drawn from."""

    shared: Sequence[Cluster]
    closest: Mapping[int, Carriers]
    articles: Mapping[str, list[Article]]
    only_here: Mapping[str, list[Passage]]
    first: Mapping[str, int]


def _summarise_sources(
    report: Report, labels: Mapping[str, str], shared: Sequence[Cluster], closest: Mapping[int, Carriers]
) -> tuple[SourceSummary, ...]:
    first = Counter(find_first(closest[cluster.id]) for cluster in shared)
    found = _Findings(shared, closest, _by_source(report.articles), _find_only_here(report, closest), first)
    return tuple(_summarise_source(name, labels[name], key, found) for key, name in enumerate(report.sources, 1))


def _summarise_source(name: str, label: str, key: int, found: _Findings) -> SourceSummary:
    carried = [cluster for cluster in found.shared if name in found.closest[cluster.id]]
    variants = [found.closest[cluster.id][name] for cluster in carried]
    articles = tuple(found.articles.get(name, ()))
    only_here = tuple(found.only_here.get(name, ()))
    return SourceSummary(
        name=name,
        label=label,
        key=key,
        articles=articles,
        words=sum(article.words for article in articles),
        quotes=sum(article.quotes for article in articles),
        statements=sum(article.statements for article in articles),
        carried=tuple(cluster.id for cluster in carried),
        carried_quotes=sum(cluster.kind == "quote" for cluster in carried),
        carried_statements=sum(cluster.kind == "statement" for cluster in carried),
        statuses=Counter(variant.status for variant in variants),
        flagged=sum(bool(variant.flags) for variant in variants),
        left_out=tuple(cluster.id for cluster in found.shared if name not in found.closest[cluster.id]),
        only_here=only_here,
        quotes_alone=tuple(passage for passage in only_here if passage.kind == "quote"),
        first=found.first.get(name, 0),
    )


def _by_source(articles: Iterable[Article]) -> dict[str, list[Article]]:
    grouped: dict[str, list[Article]] = {}
    for article in articles:
        grouped.setdefault(article.source, []).append(article)
    return grouped


def _find_only_here(report: Report, closest: Mapping[int, Carriers]) -> dict[str, list[Passage]]:
    alone = (find_representative(c) for c in report.clusters if len(closest[c.id]) < SHARED_BY)
    names = _unify_speakers(report)
    grouped: dict[str, list[Passage]] = {}
    for passage in (*alone, *report.unmatched):
        if passage.form not in UNCOUNTED:
            name = names.get(passage.speaker, "")
            named = passage if passage.speaker == name else replace(passage, speaker=name)
            grouped.setdefault(passage.source, []).append(named)
    return grouped


def _unify_speakers(report: Report) -> dict[str, str]:
    """Find the one name of each speaker, as the clusters have it."""
    clustered = (variant.passage for cluster in report.clusters for variant in cluster.variants)
    speakers = {passage.speaker for passage in (*clustered, *report.unmatched) if passage.speaker}
    return unify_names(sorted(speakers))


def find_first(closest: Carriers) -> str:
    """Name the source that printed a cluster on an earlier day than all others; empty when the dates do not tell."""
    days = [(read_day(order_date(variant.passage.published)), source) for source, variant in closest.items()]
    dated = sorted((day, source) for day, source in days if day)
    if len(dated) < len(days) or len(dated) < SHARED_BY or dated[0][0] == dated[1][0]:
        return ""
    return dated[0][1]


def _group_rows(report: Report) -> tuple[Group, ...]:
    """Group the quotes by speaker in order of appearance, those of nobody named last; the statements stay together."""
    speakers: dict[str, list[Cluster]] = {}
    for cluster in report.clusters:
        if cluster.kind == "quote":
            speakers.setdefault(show_text(cluster.speaker), []).append(cluster)
    nobody = speakers.pop("", [])
    statements = [cluster for cluster in report.clusters if cluster.kind == "statement"]
    grouped: list[tuple[Kind, str, list[Cluster]]] = [("quote", name, found) for name, found in speakers.items()]
    grouped += [("quote", "", nobody), ("statement", "", statements)]
    return tuple(Group(kind, name, tuple(make_rows(found, report.sources))) for kind, name, found in grouped if found)


def _count_pairs(sources: Sequence[str], carried: Iterable[Carriers]) -> dict[tuple[str, str], int]:
    place = {source: number for number, source in enumerate(sources)}
    counts: Counter[tuple[int, int]] = Counter()
    for closest in carried:
        counts.update(combinations(sorted(place[source] for source in closest), 2))
    return {(sources[a], sources[b]): count for (a, b), count in sorted(counts.items())}
