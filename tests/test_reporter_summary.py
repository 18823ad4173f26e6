"""Every figure of the summary can be counted again from the report."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from goldens import make_report
from reports import make_article, make_cluster, make_dam, make_hostile, make_many, make_passage, make_variant

from coverage_cli.models import Article, Report, Settings
from coverage_cli.reporter import FORMATS, Look, find_renderer, render
from coverage_cli.reporter.naming import label_sources, name_comparison
from coverage_cli.reporter.rows import find_closest
from coverage_cli.reporter.selection import select_report
from coverage_cli.reporter.summary import find_first, summarise

REPORTS = {"dam": make_dam(), "many": make_many(40, 8), "hostile": make_hostile()}


def carriers(report: Report, number: int) -> set[str]:
    return {v.passage.source for c in report.clusters if c.id == number for v in c.variants}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_figures_can_be_counted_again(report: Report) -> None:
    summary = summarise(report)
    shared = {c.id for c in report.clusters if len(carriers(report, c.id)) > 1}
    assert summary.shared == len(shared)
    for source in summary.sources:
        assert set(source.carried) == {n for n in shared if source.name in carriers(report, n)}
        assert set(source.left_out) == shared - set(source.carried)
        assert sum(source.statuses.values()) == len(source.carried)
        assert {p.source for p in source.only_here} <= {source.name}
    for (one, other), count in summary.pairs.items():
        assert count == sum({one, other} <= carriers(report, n) for n in shared)


def count_sources(cluster: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Find for each source of a cluster its passage that is closest to the representative."""
    ranks = ["verbatim", "shortened or altered", "paraphrased"]
    found: dict[str, dict[str, Any]] = {}
    for p in sorted(
        cluster["passages"],
        key=lambda p: (bool(p["flags"]), [p["status"] in rank for rank in ranks].index(True), -p["similarity"]),
    ):
        found.setdefault(p["source"], p)
    return found


@pytest.mark.parametrize("name", [*REPORTS, "seeds"])
def test_every_figure_can_be_counted_again_from_the_json(name: str) -> None:
    report = REPORTS.get(name) or make_report(name)
    told = json.loads("".join(render(report, "json")))
    summary = summarise(report)
    shared = [cluster for cluster in told["clusters"] if cluster["source_count"] > 1]
    closest = {cluster["id"]: count_sources(cluster) for cluster in shared}
    assert summary.quotes == sum(article["quotes"] for article in told["articles"])
    assert summary.statements == sum(article["statements"] for article in told["articles"])
    assert summary.shared_quotes == sum(cluster["kind"] == "quote" for cluster in shared)
    assert summary.shared_statements == sum(cluster["kind"] == "statement" for cluster in shared)
    assert summary.uncovered == sum(bool(cluster["missing"]) for cluster in shared)
    for status in ("altered", "shortened", "paraphrased"):
        changed = [found for found in closest.values() if any(p["status"] == status for p in found.values())]
        assert summary.changes[status] == len(changed)
    assert summary.changes["flagged"] == sum(any(p["flags"] for p in found.values()) for found in closest.values())
    for (one, other), count in summary.pairs.items():
        assert count == sum(one in found and other in found for found in closest.values())
    assert sum(summary.pairs.values()) == sum(len(found) * (len(found) - 1) // 2 for found in closest.values())


@pytest.mark.parametrize("name", [*REPORTS, "seeds"])
def test_every_figure_of_a_source_can_be_counted_again_from_the_json(name: str) -> None:
    report = REPORTS.get(name) or make_report(name)
    told = json.loads("".join(render(report, "json")))
    shared = [cluster for cluster in told["clusters"] if cluster["source_count"] > 1]
    alone = [p for cluster in told["clusters"] if cluster["source_count"] == 1 for p in cluster["passages"]]
    for source in summarise(report).sources:
        carried = [cluster for cluster in shared if source.name not in cluster["missing"]]
        passages = [count_sources(cluster)[source.name] for cluster in carried]
        articles = [article for article in told["articles"] if article["source"] == source.name]
        own = [p for p in told["unmatched"] + alone if p["source"] == source.name and p["form"] != "scare"]
        assert source.carried == tuple(cluster["id"] for cluster in carried)
        assert source.left_out == tuple(c["id"] for c in shared if source.name in c["missing"])
        assert source.carried_quotes == sum(cluster["kind"] == "quote" for cluster in carried)
        assert source.carried_statements == sum(cluster["kind"] == "statement" for cluster in carried)
        assert source.statuses == Counter(p["status"] for p in passages)
        assert source.flagged == sum(bool(p["flags"]) for p in passages)
        assert source.words == sum(article["words"] for article in articles)
        assert source.quotes == sum(article["quotes"] for article in articles)
        assert source.statements == sum(article["statements"] for article in articles)
        assert {p.id for p in source.only_here} == {p["id"] for p in own}
        assert {p.id for p in source.quotes_alone} == {p["id"] for p in own if p["kind"] == "quote"}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_cluster_is_in_one_row(report: Report) -> None:
    numbers = [c.id for group in summarise(report).groups for row in group.rows for c in row.clusters]
    assert sorted(numbers) == sorted(c.id for c in report.clusters)


def make_pair(second: str = "We pray.", other: str = "We pray.") -> Report:
    one = make_article("one", "“We wait. We pray.” Later: “We sing.”")
    two = make_article("two", f"“We wait. {other}” Later: “We sing.”")
    clusters = tuple(
        make_cluster(
            number,
            "Ann Lee",
            make_variant(make_passage(one, first, 1, part=number)),
            make_variant(make_passage(two, last, 1, part=number), *status),
        )
        for number, (first, last, status) in enumerate(
            [
                ("We wait.", "We wait.", ()),
                ("We pray.", other, () if other == "We pray." else ("altered", 50, "We [-pray-]{+hope+}.")),
                ("We sing.", "We sing.", ()),
            ],
            1,
        )
    )
    return Report((one, two), ("one", "two"), clusters)


def test_sentences_that_follow_each_other_are_one_row() -> None:
    (group,) = summarise(make_pair()).groups
    assert [(row.numbers, row.text) for row in group.rows] == [("1,2", "We wait. We pray."), ("3", "We sing.")]


def test_sentences_with_another_status_are_rows_of_their_own() -> None:
    (group,) = summarise(make_pair(other="We hope.")).groups
    assert [row.numbers for row in group.rows] == ["1", "2", "3"]


def test_a_speaker_has_one_name_among_the_quotes_of_one_source() -> None:
    report = make_pair()
    other = make_article("two", "“We dance.”")
    unmatched = tuple(
        make_passage(other, "We dance.", number, speaker=name)
        for number, name in enumerate(("Maksim Kuzminov", "Maxim Kuzminov", ""))
    )
    (_, two) = summarise(replace(report, unmatched=unmatched)).sources
    assert [p.speaker for p in two.quotes_alone] == ["Maksim Kuzminov", "Maksim Kuzminov", ""]


def test_a_source_that_carries_a_quote_twice_counts_once_by_the_closest() -> None:
    one = make_article("one", "“We wait.” “We must wait.” Still: “We wait!”")
    two = make_article("two", "“We wait.”")
    cluster = make_cluster(
        1,
        "",
        make_variant(make_passage(two, "We wait.")),
        make_variant(make_passage(one, "We must wait.", 2), "altered", 80, "We {+must+} wait.", ["modality"]),
        make_variant(make_passage(one, "We wait.", 1)),
    )
    summary = summarise(Report((one, two), ("one", "two"), (cluster,)))
    assert summary.sources[0].statuses == {"verbatim": 1}
    assert summary.groups[0].rows[0].cells["one"].sign == "="


@pytest.mark.parametrize(
    ("similarity", "status", "flags", "sign"),
    [
        (99.8, "altered", (), "~99"),
        (0.2, "altered", (), "~1"),
        (61.4, "shortened", (), "<61"),
        (92, "altered", ("negation",), "~92!"),
        (30, "paraphrased", ("number",), "p!"),
        (100, "verbatim", ("speaker",), "=!"),
    ],
)
def test_signs(similarity, status, flags, sign) -> None:  # type: ignore[no-untyped-def]
    one, two = make_article("one", "We wait."), make_article("two", "We wait.")
    variant = make_variant(make_passage(two, "We wait."), status, similarity, flags=flags)
    cluster = make_cluster(1, "", make_variant(make_passage(one, "We wait.")), variant)
    (row,) = summarise(Report((one, two), ("one", "two"), (cluster,))).groups[0].rows
    assert row.cells["two"].sign == sign


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2024-03-02", "2024-03-03"), "one"),
        (("2024-03-03T23:00:00Z", "2024-03-02"), "two"),
        (("2024-03-02", "2024-03-02"), ""),
        (("2024-03-02", ""), ""),
        (("", "yesterday"), ""),
    ],
)
def test_first_is_named_only_where_dates_tell(dates: tuple[str, str], first: str) -> None:
    articles = [make_article(s, "We wait.", published=d) for s, d in zip(("one", "two"), dates, strict=True)]
    cluster = make_cluster(1, "", *(make_variant(make_passage(article, "We wait.")) for article in articles))
    assert find_first(find_closest(cluster)) == first


def test_labels_tell_sources_apart() -> None:
    stems = ["000_8a92", "001_2441", "001_9999"]
    articles = [Article(stem, stem, "", path=f"seeds/{stem}.txt") for stem in stems]
    assert list(label_sources(articles, stems).values()) == ["000", "001_2441", "001_9999"]
    assert label_sources([Article("a", "Daily_Post", "", path="a.txt")], ["Daily_Post"]) == {"Daily_Post": "Daily_Post"}


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (["x/seeds/a.txt", "x/seeds/b.txt"], "seeds"),
        (["news.jsonl:1", "news.jsonl:2"], "news"),
        (["a/a.txt", "b/b.txt"], ""),
        (["-:1", "-:2"], ""),
        ([], ""),
    ],
)
def test_comparison_is_named_after_its_folder_or_file(paths: list[str], name: str) -> None:
    assert name_comparison([Article(path, "s", "", path=path) for path in paths]) == name


@pytest.mark.parametrize(
    ("look", "numbers"),
    [
        (Look(), [1, 2, 3, 4, 5, 6]),
        (Look(only_changed=True), [1, 3, 4, 5, 6]),
        (Look(speaker="lee"), [1, 2, 3]),
        (Look(source="河谷日報"), [4, 5]),
        (Look(sort="carried"), [4, 1, 2, 5, 3, 6]),
        (Look(sort="changed"), [1, 6, 3, 5, 4, 2]),
        (Look(sort="speaker"), [1, 2, 3, 4, 5, 6]),
    ],
)
def test_selection(look: Look, numbers: list[int]) -> None:
    assert [cluster.id for cluster in select_report(make_dam(), look).clusters] == numbers


def test_an_empty_report_says_so_in_every_format_for_readers() -> None:
    articles = (make_article("one", "We wait."), make_article("two", "We sing."))
    report = Report(articles, ("one", "two"), ())
    for name in ("table", "markdown"):
        assert "none is carried by two or more sources" in "".join(find_renderer(name)(report, Look(width=200)))


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (Settings(min_sources=3), "none is carried by 3 or more sources"),
        (Settings(min_sources=1), "none is carried by two or more sources"),
        (Settings(kinds=("statement",)), "no statement is carried by two or more sources"),
    ],
)
def test_an_empty_report_says_what_was_sought(settings: Settings, told: str) -> None:
    articles = (make_article("one", "We wait."), make_article("two", "We sing."))
    report = Report(articles, ("one", "two"), (), settings=settings)
    assert told in "".join(find_renderer("table")(report, Look(width=200)))


@pytest.mark.parametrize("name", ["table", "markdown", "html"])
def test_a_look_that_selects_nothing_is_named(name: str) -> None:
    page = "".join(render(make_dam(), name, Look(speaker="Nemo", only_changed=True)))
    assert re.search(r"none of those that two or more sources carry is selected by -+speaker Nemo -+only-changed", page)


@pytest.mark.parametrize("name", FORMATS)
def test_rendering_is_the_same_twice_and_ends_with_a_newline(name: str) -> None:
    pages = ["".join(render(replace(make_dam()), name, Look())) for _ in range(2)]
    assert pages[0] == pages[1]
    assert pages[0].endswith("\n")
