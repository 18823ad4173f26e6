"""Articles -> passages: cases as data, then what holds for any text."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_segmenter_marks import load_cases

from coverage_cli.models import Article, Passage
from coverage_cli.segmenter import segment

SEEDS = Path(__file__).parent.parent / "seeds"
ODD = "\"“”„‟«»‹›'‘’‚`「」『』>*_#&<[](){}\x00\x1b\x85\u2028\u202e\u200b\ufeff\ud800\udfff\n\r\t .,!?…—-:;aB9é鳥"
odd_texts = st.one_of(st.text(), st.text(st.sampled_from(ODD), max_size=80))


def build(text: str, title: str = "") -> tuple[Passage, ...]:
    return segment(Article("a", "Morning Post", text, title=title))


@pytest.mark.parametrize("case", load_cases("segmenter_passages.json"))
def test_passages(case: dict[str, Any]) -> None:
    assert [[p.form, p.text] for p in build(case["input"], case["title"])] == case["expected"]


@pytest.mark.parametrize("case", load_cases("segmenter_forms.json"))
def test_form_of_each_stretch(case: dict[str, Any]) -> None:
    found = [[p.text, p.form] for p in build(case["input"]) if p.kind == "quote"]
    assert found == case["expected"]


@given(odd_texts)
def test_segment_never_raises_and_its_spans_slice_back(text: str) -> None:
    passages = build(text)
    assert all(text[p.start : p.end] == p.text and p.text for p in passages)
    assert [p.start for p in passages] == sorted(p.start for p in passages)
    assert [p.id for p in passages] == [f"a:{n}" for n in range(1, len(passages) + 1)]
    for p in passages:
        assert all(p.start <= start < end <= p.end for start, end in (*p.content, *p.sentences))


@given(odd_texts, odd_texts)
def test_statements_do_not_overlap_one_another(text: str, title: str) -> None:
    reached = 0
    for p in build(text, title):
        if p.kind == "statement":
            assert p.start >= reached
            reached = p.end


@given(odd_texts)
def test_quotes_do_not_overlap_one_another(text: str) -> None:
    reached = 0
    for p in build(text):
        if p.kind == "quote":
            assert p.start >= reached
            reached = p.end


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_whole_quotes_of_the_seeds_lie_in_no_statement(path: Path) -> None:
    passages = build(path.read_text(encoding="utf-8"))
    quotes = [p for p in passages if p.form == "direct"]
    statements = [p for p in passages if p.kind == "statement"]
    assert all(s.end <= q.start or q.end <= s.start for q in quotes for s in statements)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Stone told the harbour board on Monday that it was “a toy.” It rained.", "Ada Stone"),
        ("On Monday, Ada Stone told the board it was “a toy” and “a marvel” in one breath.", "Ada Stone"),
        ("The harbour board met in a room without a lamp on Monday. It rained.", ""),
    ],
    ids=["once", "twice", "nobody"],
)
def test_the_statement_around_quoted_words_is_of_who_said_them(text: str, speaker: str) -> None:
    first = next(p for p in build(f"The harbour board met for an hour in the old town hall.\n\n{text}") if p.start > 50)
    assert (first.kind, first.speaker) == ("statement", speaker)


def test_a_quote_of_several_sentences_names_them() -> None:
    (quote,) = [p for p in build("“It rained. We left. Why stay?” said Ann Lee.") if p.kind == "quote"]
    assert [quote.text[a - quote.start : b - quote.start] for a, b in quote.sentences] == [
        "It rained.",
        "We left.",
        "Why stay?",
    ]


def test_a_passage_carries_what_it_needs_to_stand_alone() -> None:
    article = Article(
        "x", "Post", "“It rained all night,” said Ann Lee.", "Rain", "http://e.org", published="2023-05-01"
    )
    (quote,) = segment(article)
    assert (quote.article, quote.source, quote.title) == ("x", "Post", "Rain")
    assert (quote.url, quote.published) == ("http://e.org", "2023-05-01")
    assert (quote.prefix, quote.suffix) == ("“", "” said Ann Lee.")


def test_a_passage_that_was_filled_is_as_frozen_and_as_whole_as_one_that_was_called_for() -> None:
    passage = segment(Article("a", "Post", "“The dam will hold,” said Ann Lee."))[0]
    assert type(passage) is Passage
    assert replace(passage) == passage
    with pytest.raises(FrozenInstanceError):
        passage.id = "b"  # type: ignore[misc]
