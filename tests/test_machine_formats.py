"""JSON, JSON Lines, CSV and TSV: their shape, and that nothing is lost on the way."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import make_dam

from coverage_cli.models import Report
from coverage_cli.records import Stream, build_report, comparison_record, dump_cluster, passage_record, read_stream
from coverage_cli.reporter import FORMATS, render
from coverage_cli.reporter.machine import COLUMNS, guard_cell

DAM = make_dam()
EMPTY = replace(DAM, clusters=(), unmatched=())
DELIMITERS = {"csv": ",", "tsv": "\t"}


def write(report: Report, format: str) -> str:
    return "".join(render(report, format))


def read_rows(report: Report, format: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(report, format), newline=""), delimiter=DELIMITERS[format]))


def test_json_is_one_object_of_the_documented_shape() -> None:
    written = json.loads(write(DAM, "json"))
    assert list(written) == [
        "schema_version", "tool", "settings", "sources", "articles", "clusters", "unmatched", "warnings",
    ]  # fmt: skip
    assert written["settings"] == {
        "threshold": 80, "min_words": 2, "kinds": ["quote", "statement"], "reference": "", "min_sources": 2,
    }  # fmt: skip
    assert list(written["clusters"][0]) == [
        "id", "kind", "speaker", "representative", "text", "size", "source_count", "coverage", "first", "missing",
        "passages",
    ]  # fmt: skip
    assert written["clusters"][0]["passages"][1] == passage_record(DAM.clusters[0].variants[1].passage) | {
        "status": "altered",
        "similarity": 80,
        "edits": [
            {"op": "equal", "before": "The dam will hold", "after": "The dam will hold"},
            {"op": "insert", "before": "", "after": "until May"},
        ],
        "flags": ["modality"],
        "content": [],
        "sentences": [],
    }


@pytest.mark.parametrize("report", [DAM, EMPTY], ids=["full", "empty"])
def test_json_holds_what_the_records_hold(report: Report) -> None:
    expected = comparison_record(report) | {
        "clusters": [json.loads(dump_cluster(cluster, report.sources)) for cluster in report.clusters],
        "unmatched": [passage_record(passage) for passage in report.unmatched],
    }
    assert json.loads(write(report, "json")) == json.loads(json.dumps(expected))


@pytest.mark.parametrize("format", sorted({*FORMATS} - {"html"}))  # html shows whole articles, which records lack
def test_a_saved_comparison_looks_like_the_first(format: str) -> None:
    stream = Stream()
    read_stream(stream, write(DAM, "json"), "saved.json", strict=True)
    assert write(build_report(stream), format) == write(DAM, format)


def test_json_lines_are_clusters_only() -> None:
    lines = write(DAM, "jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [cluster.id for cluster in DAM.clusters]


@pytest.mark.parametrize("format", DELIMITERS)
def test_tables_have_a_row_for_each_cluster_and_source(format: str) -> None:
    rows = read_rows(DAM, format)
    assert tuple(rows[0]) == COLUMNS
    assert [(row["cluster"], row["source"]) for row in rows] == [
        (str(cluster.id), source) for cluster in DAM.clusters for source in DAM.sources
    ]


@pytest.mark.parametrize("format", DELIMITERS)
def test_tables_give_back_the_passages(format: str) -> None:
    carried = [row for row in read_rows(DAM, format) if row["status"] != "absent"]
    found = {
        (row["cluster"], row["article"], row["status"], float(row["similarity"]), row["flags"], int(row["start"]))
        for row in carried
    }
    assert found == {
        (str(c.id), v.passage.article, v.status, v.similarity, " ".join(v.flags), v.passage.start)
        for c in DAM.clusters
        for v in c.variants
    }
    assert {row["text"] for row in carried} == {v.passage.text for c in DAM.clusters for v in c.variants}


@pytest.mark.parametrize("format", DELIMITERS)
def test_tables_name_absences_and_leave_the_rest_empty(format: str) -> None:
    (absent,) = [row for row in read_rows(DAM, format) if row["cluster"] == "2" and row["status"] == "absent"]
    assert {name: value for name, value in absent.items() if value} == {
        "cluster": "2",
        "kind": "quote",
        "speaker": "Ann Lee",
        "source": "河谷日報",
        "status": "absent",
        "representative_text": "We checked every gate.",
    }


def test_two_articles_of_a_source_have_a_row_each() -> None:
    first = DAM.clusters[1]
    again = replace(first.variants[0], passage=replace(first.variants[0].passage, id="b:1", article="b"))
    report = replace(DAM, clusters=(replace(first, variants=(*first.variants, again)),))
    rows = [row["article"] for row in read_rows(report, "csv") if row["source"] == "Morning Post"]
    assert rows == ["Morning Post", "b"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''@x", "＝1+1"])
def test_formulas_are_guarded(cell: str) -> None:
    assert guard_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Yes", "'Yes,' she said", "a=b", "“-”", " =1"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert guard_cell(cell) == cell


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_a_guarded_cell_never_runs_and_can_be_undone(text: str) -> None:
    guarded = guard_cell(text)
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert text in (guarded, guarded.removeprefix("'"))


def test_escape_sequences_reach_no_machine_format() -> None:
    variant = DAM.clusters[0].variants[0]
    evil = replace(variant, passage=replace(variant.passage, text="\x1b]0;owned\x07\x9b31m\u202eThe dam"))
    report = replace(DAM, clusters=(replace(DAM.clusters[0], variants=(evil,), representative=evil.passage.id),))
    for format in ("json", "jsonl", "csv", "tsv"):
        assert not set(write(report, format)) & set("\x1b\x9b\x07\u202e"), format
