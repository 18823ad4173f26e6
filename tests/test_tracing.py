"""Who carries a quote, and whether a draft's quotes are its sources'."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_cli import Article, CoverageError, NothingToCompare, Reading, Settings, check, trace
from coverage_cli.text import squeeze

CASES = json.loads((Path(__file__).parent / "cases" / "tracing.json").read_text(encoding="utf-8"))
ARTICLES = [Article(**article) for article in CASES["articles"]]
TEXTS = {article.id: article.text for article in ARTICLES}
HARBOUR = ARTICLES[0]


def label(case: dict[str, Any]) -> str:
    return str(case["label"])


@pytest.mark.parametrize("case", CASES["traces"], ids=label)
def test_trace(case: dict[str, Any]) -> None:
    found = trace(case["quote"], ARTICLES)
    statuses: dict[str, list[str]] = {}
    for finding in found.findings:
        statuses.setdefault(finding.source, []).append(finding.status)
    assert {source: sorted(some) for source, some in statuses.items()} == case["expected"]
    assert set(found.carriers) == set(case["expected"])
    assert found.carriers + found.missing != ()
    assert sorted(found.carriers + found.missing) == sorted(found.sources)


@pytest.mark.parametrize("case", CASES["traces"], ids=label)
def test_findings_slice_back(case: dict[str, Any]) -> None:
    for finding in trace(case["quote"], ARTICLES).findings:
        text = TEXTS[finding.article]
        assert text[finding.start : finding.end] == finding.text
        assert text[: finding.start].endswith(finding.prefix)
        assert text[finding.end :].startswith(finding.suffix)
        if finding.edits:
            assert squeeze(" ".join(edit.before for edit in finding.edits)) == squeeze(case["quote"])


def test_trace_tells_marks_speakers_and_flags() -> None:
    findings = trace("We will bring the ferry back before the summer", ARTICLES).findings
    told = [(f.source, f.status, f.flags, f.is_quoted, f.speaker) for f in findings]
    assert told == [
        ("Island Times", "altered", (), True, "Ingrid Holm"),
        ("Harbour Post", "verbatim", (), True, "Ingrid Holm"),
        ("Coast Radio", "verbatim", (), False, "MS. HOLM"),
    ]


def test_trace_says_what_came_nearest() -> None:
    found = trace("We shall sell the lighthouse and bring the ferry to a hotel", ARTICLES)
    assert found.findings == ()
    assert found.nearest is not None
    assert 0 < found.nearest.similarity < 60
    assert found.nearest.source in ("Harbour Post", "Island Times", "Coast Radio")
    assert trace("Quinces ripen indoors", ARTICLES).nearest is None


def test_a_lower_threshold_finds_more() -> None:
    quote = "We might bring the ferry home before any summer"
    found = [len(trace(quote, ARTICLES, Settings(threshold=n)).carriers) for n in (100, 80, 50)]
    assert found == sorted(found)
    assert found[0] < found[-1]


def test_trace_carries_the_warnings_of_reading() -> None:
    reading = Reading(tuple(ARTICLES), warnings=("a.txt is not UTF-8",))
    assert trace("the ferry", reading).warnings == ("a.txt is not UTF-8",)


@pytest.mark.parametrize("quote", ["", " … ", "“”"])
def test_trace_without_words(quote: str) -> None:
    with pytest.raises(CoverageError, match="the quote holds no words"):
        trace(quote, ARTICLES)


def test_trace_in_one_article() -> None:
    assert [f.status for f in trace("a bridge to nowhere", [HARBOUR]).findings] == ["verbatim"]


def test_the_order_of_the_articles_changes_no_finding() -> None:
    quote = "We will bring the ferry back before the summer"
    one = {(f.article, f.start, f.status, f.similarity) for f in trace(quote, ARTICLES).findings}
    other = {(f.article, f.start, f.status, f.similarity) for f in trace(quote, ARTICLES[::-1]).findings}
    assert one == other


@given(st.data())
def test_any_run_of_words_is_found_where_it_was_taken(data: st.DataObject) -> None:
    article = data.draw(st.sampled_from(ARTICLES))
    words = article.text.split()
    first = data.draw(st.integers(0, len(words) - 3))
    run = " ".join(words[first : first + data.draw(st.integers(3, 12))])
    found = trace(run, [article])
    assert "verbatim" in {finding.status for finding in found.findings}


@given(st.text(max_size=80), st.text(max_size=300))
def test_never_raises_but_for_a_quote_without_words(quote: str, text: str) -> None:
    with suppress(CoverageError):
        assert trace(quote, [Article("x", "X", text)]).quote == quote
    check(Article("d", "D", text), [Article("x", "X", quote)])


@pytest.mark.parametrize("case", CASES["checks"], ids=label)
def test_check(case: dict[str, Any]) -> None:
    against = [article for article in ARTICLES if article.id in case.get("articles", "abcde")]
    checked = check(Article("draft", "draft", case["draft"]), against)
    told = [
        [one.verdict, list(one.finding.flags) if one.finding and one.verdict != "not-found" else []]
        for one in checked.quotes
    ]
    assert told == case["expected"]


@pytest.mark.parametrize("case", CASES["checks"], ids=label)
def test_checked_quotes_slice_back(case: dict[str, Any]) -> None:
    for one in check(Article("draft", "draft", case["draft"]), ARTICLES).quotes:
        assert case["draft"][one.quote.start : one.quote.end] == one.quote.text
        if one.finding and one.finding.edits:
            assert squeeze(" ".join(edit.after for edit in one.finding.edits)) == squeeze(one.quote.text)


def test_check_names_all_sources_that_hold_the_words() -> None:
    draft = Article("draft", "draft", "“We will bring the ferry back before the summer,” said Ingrid Holm.")
    (one,) = check(draft, ARTICLES).quotes
    assert set(one.sources) == {"Harbour Post", "Coast Radio", "Island Times"}
    assert one.finding is not None
    assert one.sources[0] == one.finding.source != "Island Times"


def test_check_min_words() -> None:
    draft = Article("draft", "draft", "“We will bring it,” she said. “No,” said Tom Arlen.")
    assert len(check(draft, ARTICLES, Settings(min_words=1)).quotes) == 2
    assert check(draft, ARTICLES, Settings(min_words=5)).quotes == ()


def test_check_against_nothing() -> None:
    with pytest.raises(NothingToCompare, match="nothing to check the draft against"):
        check(HARBOUR, [])


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("river " * 20_000, "verbatim"), ("no. " * 20_000, "verbatim"), ("to sea " * 10_000, "altered")],
)
def test_a_draft_that_repeats_one_word_is_checked(words: str, verdict: str) -> None:
    said = words if verdict == "verbatim" else words.replace("sea to sea to", "sea or sea to")
    draft = Article("d", "draft", f"“{words.strip()},” Holm said on Monday.")
    source = Article("s", "source", f"“{said.strip()},” Holm told the council.")
    assert {quote.verdict for quote in check(draft, [source]).quotes} == {verdict}
