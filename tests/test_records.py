"""Records: what is written can be read, what is no record is named, and nothing in a line moves a terminal."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import make_dam

from coverage_cli.errors import BadRecord
from coverage_cli.models import Article, Edit, Passage, Report, Settings, Variant
from coverage_cli.pipeline import compare, segment_article
from coverage_cli.records import (
    Stream,
    build_report,
    comparison_record,
    dump_cluster,
    dump_match,
    dump_record,
    find_articles,
    passage_record,
    read_stream,
    segment_records,
    warning_record,
)

DAM = make_dam()
PASSAGE = passage_record(DAM.clusters[0].variants[0].passage)
CLUSTER = json.loads(dump_cluster(DAM.clusters[0], DAM.sources))


def strip_texts(report: Report) -> Report:
    """Make what can come back: records carry digests, no whole articles, and ``jobs`` changes no result."""
    articles = tuple(
        replace(article, text="", sha256=hashlib.sha256(article.text.encode()).hexdigest() if article.text else "")
        for article in report.articles
    )
    return replace(report, articles=articles, settings=replace(report.settings, jobs=1))


def write_lines(records: Any) -> str:
    return "".join(dump_record(record) + "\n" for record in records)


def read(content: str) -> Stream:
    stream = Stream()
    read_stream(stream, content, "x.jsonl", strict=True)
    return stream


def test_a_report_comes_back_from_its_records() -> None:
    report = replace(DAM, settings=Settings(threshold=70, kinds=("quote",), reference="Morning Post", jobs=4))
    assert build_report(read("\n".join(dump_match(report)))) == strip_texts(report)


def test_a_report_comes_back_from_one_object() -> None:
    saved = comparison_record(DAM) | {
        "clusters": [json.loads(dump_cluster(cluster, DAM.sources)) for cluster in DAM.clusters],
        "unmatched": [passage_record(passage) for passage in DAM.unmatched],
    }
    assert build_report(read(json.dumps(saved, indent=2))) == strip_texts(DAM)


def test_bare_clusters_make_a_report_of_all_sources() -> None:
    report = build_report(read("\n".join(dump_cluster(cluster, DAM.sources) for cluster in DAM.clusters)))
    assert report.clusters == DAM.clusters
    assert sorted(report.sources) == sorted(DAM.sources)


def test_passages_come_back_with_their_article() -> None:
    article, passages = segment_article(
        Article("a", "Post", "“The dam will hold,” said Ann Lee. Rain fell.", title="Dam")
    )
    stream = read(write_lines(segment_records(article, passages)))
    assert tuple(stream.passages) == passages
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    assert find_articles(stream) == (replace(article, text="", sha256=digest),)


def test_an_articles_text_travels_on_request() -> None:
    article, passages = segment_article(Article("a", "Post", "“The dam will hold,” said Ann Lee. Rain fell."))
    assert find_articles(read(write_lines(segment_records(article, passages, with_text=True))))[0].text == article.text
    texts = [a.text for a in build_report(read("\n".join(dump_match(DAM, with_texts=True)))).articles]
    assert texts == [a.text for a in DAM.articles]
    assert "text" not in comparison_record(DAM)["articles"][0]


def test_an_article_whose_record_was_filtered_away_is_rebuilt() -> None:
    article, passages = segment_article(
        Article("a", "Post", "“The dam will hold,” said Ann Lee. Rain fell.", title="Dam", published="2023-11-14")
    )
    stream = read(write_lines(map(passage_record, passages)))
    (found,) = find_articles(stream)
    assert (found.id, found.source, found.title, found.published) == ("a", "Post", "Dam", "2023-11-14")
    assert (found.quotes, found.statements) == (article.quotes, article.statements)


def test_records_spread_over_lines_are_read_as_jq_writes_them() -> None:
    records = [json.loads(line) for line in dump_match(DAM)]
    assert build_report(read("\n".join(json.dumps(record, indent=2) for record in records))) == strip_texts(DAM)


def test_warnings_travel() -> None:
    assert read(write_lines([warning_record("x.txt: not UTF-8")])).warnings == ["x.txt: not UTF-8"]


def test_every_line_says_its_kind() -> None:
    article, passages = segment_article(Article("a", "Post", "“The dam will hold,” said Ann Lee. Rain fell."))
    for record in [*segment_records(article, passages), *map(json.loads, dump_match(DAM))]:
        assert record["kind"] in ("article", "comparison", "quote", "statement", "furniture")


def test_a_cluster_record_says_who_carries_it() -> None:
    assert CLUSTER["text"] == "The dam will hold,"
    assert CLUSTER["size"] == 3
    assert CLUSTER["source_count"] == 3
    assert CLUSTER["coverage"] == 0.75
    assert CLUSTER["first"] == "Morning Post"
    assert CLUSTER["missing"] == ["河谷日報"]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("{", "not valid JSON (column 2: expecting property name enclosed in double quotes)"),
        ("5", "not a record of this program (not a JSON object)"),
        ({}, "a record without 'kind'"),
        ({"kind": "article", "id": "a"}, "a record without 'source'"),
        ({"kind": "article", "id": "a", "source": 5}, "not a record of this program (source is 5)"),
        ({"kind": "quote", "id": "a:1"}, "a record without 'article'"),
        (PASSAGE | {"start": "5"}, "not a record of this program (start is '5')"),
        (PASSAGE | {"start": True}, "not a record of this program (start is True)"),
        (PASSAGE | {"content": [5]}, "not a record of this program (5 is not a span)"),
        (PASSAGE | {"form": "loud"}, "not a record of this program (form is 'loud', not direct or mixed or scare "
         "or indirect or plain or furniture)"),
        (CLUSTER | {"passages": []}, "not a record of this program (representative is 'Morning Post:1', not one of "
         "its passages)"),
        (CLUSTER | {"passages": [{}]}, "a record without 'id'"),
        (CLUSTER | {"passages": [PASSAGE]}, "a record without 'status'"),
        (CLUSTER | {"passages": "none"}, "not a record of this program (passages is 'none')"),
        ({"schema_version": 2}, "not a record of this program (schema_version 2, but this program reads 1)"),
        ({"schema_version": 1, "articles": [5]}, "not a record of this program (not a JSON object)"),
    ],
)  # fmt: skip
def test_what_is_no_record_is_named(record: Any, message: str) -> None:
    good = dump_record(PASSAGE)
    line = record if isinstance(record, str) else dump_record(record)
    stream = Stream()
    read_stream(stream, f"{good}\n{line}\n{good}\n", "x.jsonl")
    assert len(stream.passages) == 2
    (problem,) = stream.problems
    assert isinstance(problem, BadRecord)
    assert str(problem) == f"x.jsonl:2: {message}: write it with coverage-cli segment, match or compare -f json"


def test_an_article_whose_id_is_taken_keeps_its_passages_under_another() -> None:
    articles = [Article("a", source, "“The dam will hold,” said Ann Lee.") for source in ("Post", "Echo", "Post")]
    lines = [record for article in articles for record in segment_records(*segment_article(article))]
    stream = Stream()
    read_stream(stream, write_lines(lines), "x.jsonl")
    assert [(article.id, article.source) for article in find_articles(stream)] == [("a", "Post"), ("a-2", "Echo")]
    assert [(p.id.partition(":")[0], p.article, p.source) for p in stream.passages] == [
        ("a", "a", "Post"),
        ("a-2", "a-2", "Echo"),
        ("a", "a", "Post"),
    ]
    (problem,) = stream.problems
    assert problem.message == "the id 'a' is taken by another article"


def test_strict_raises_for_what_is_no_record() -> None:
    with pytest.raises(BadRecord, match="x:1: a record without 'kind'"):
        read_stream(Stream(), "{}", "x", strict=True)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*PASSAGE, *CLUSTER]), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.sampled_from([PASSAGE, CLUSTER, {"kind": "comparison"} | comparison_record(DAM)]), st.data())
def test_a_spoilt_record_is_read_or_named(record: dict[str, Any], data: st.DataObject) -> None:
    spoilt = record | {data.draw(st.sampled_from(sorted(record))): data.draw(JSON)}
    stream = Stream()
    read_stream(stream, dump_record(spoilt), "x.jsonl")
    if not stream.problems:
        build_report(stream)


@given(st.text(st.characters()))
def test_a_line_is_one_line_of_plain_characters_and_gives_the_text_back(text: str) -> None:
    line = dump_record({"text": text})
    assert line.isprintable() or all(char.isspace() or char.isprintable() or ord(char) > 0xA0 for char in line)
    assert not set(line) & set("\n\r\x1b\x9b\u202e\u2028\x7f")
    assert line.encode()
    assert json.loads(line) == {"text": text}


@given(st.text(st.characters()), st.floats(0, 100), st.lists(st.tuples(st.integers(0), st.integers(0)), max_size=2))
def test_a_cluster_is_written_as_its_record(text: str, similarity: float, spans: list[tuple[int, int]]) -> None:
    passage = replace(DAM.clusters[0].variants[0].passage, text=text, speaker_start=len(spans), sentences=tuple(spans))
    edits = (Edit("replace", text, ""), Edit("equal", "a", text))
    changed = Variant(passage, "altered", similarity, edits, ("number", "splice"))
    for cluster in (*DAM.clusters, replace(DAM.clusters[0], variants=(changed, *DAM.clusters[0].variants))):
        line = dump_cluster(cluster, DAM.sources)
        record = json.loads(line)
        assert dump_record(record) == line
        plain = [variant.pop("passage") | variant for variant in map(asdict, cluster.variants)]
        assert record["passages"] == json.loads(json.dumps(plain))


@given(st.permutations(DAM.articles))
def test_an_articles_passages_are_found_in_any_order_of_the_records(articles: list[Article]) -> None:
    lines = [record for article in articles for record in segment_records(*segment_article(article))]
    stream = read(write_lines(lines))
    assert [article.id for article in find_articles(stream)] == [article.id for article in articles]
    assert all(isinstance(passage, Passage) for passage in stream.passages)


def test_compare_reports_what_its_records_tell() -> None:
    report = compare(DAM.articles)
    assert build_report(read("\n".join(dump_match(report)))) == strip_texts(report)
