"""Pairing of quotation marks: cases as data, then what holds for any text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_cli.models import Article
from coverage_cli.segmenter.document import Document, read_document

CASES = Path(__file__).parent / "cases"
GLYPHS = "\"“”„«»「」'‘’`‚‹›"
NAMES = ("Ann Lee", "Tom Hill", "the mayor", "Bo Cruz")
WORDS = st.sampled_from("the bridge is safe nobody was ready it rained all night we left at noon".split())


def load_cases(name: str) -> list[Any]:
    cases = json.loads((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["label"], marks=mark_failure(case)) for case in cases]


def mark_failure(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case["known_failure"])] if "known_failure" in case else []


def read(text: str) -> Document:
    return read_document(Article("a", "Morning Post", text))


def list_stretches(text: str) -> list[str]:
    return [text[s.start : s.end] for s in read(text).stretches]


@pytest.mark.parametrize("case", load_cases("segmenter_marks.json"))
def test_stretch_in_marks(case: dict[str, Any]) -> None:
    assert list_stretches(case["input"]) == case["expected"]


def test_a_quote_that_runs_on_says_so() -> None:
    first, second = read("“The first flood came.\n\n“Nobody was ready,” said Lee.").stretches
    assert not first.continues
    assert second.continues
    assert first.outer_end == first.end
    assert second.outer_start == second.start - 1


def test_a_continuation_without_a_mark_starts_with_its_paragraph() -> None:
    _, second = read("Lee said: “The first flood came in March.\n\nThe second came in May.” She left.").stretches
    assert second.continues
    assert second.outer_start == second.start


sentences = st.lists(WORDS, min_size=3, max_size=8).map(lambda words: " ".join(words).capitalize())
quotes = st.builds("“{},” said {}.".format, sentences, st.sampled_from(NAMES))
plains = sentences.map("{}.".format)
paragraphs = st.lists(st.one_of(quotes, plains), min_size=1, max_size=3).map(" ".join)


@given(st.lists(paragraphs, min_size=3, max_size=6), st.sampled_from("\"“”'"), st.data())
def test_one_odd_mark_costs_no_more_than_its_own_paragraph(texts: list[str], odd: str, data: st.DataObject) -> None:
    hit = data.draw(st.integers(0, len(texts) - 1))
    at = data.draw(st.integers(0, len(texts[hit])))
    broken = [*texts[:hit], texts[hit][:at] + odd + texts[hit][at:], *texts[hit + 1 :]]
    before = [list_stretches("\n\n".join(texts[:hit])), list_stretches("\n\n".join(texts[hit + 1 :]))]
    document = read("\n\n".join(broken))
    found = [
        [document.text[s.start : s.end] for s in document.stretches if s.paragraph in side(hit, n)] for n in (0, 1)
    ]
    assert found == before


def side(hit: int, which: int) -> range:
    return range(hit) if which == 0 else range(hit + 1, 1000)


@given(st.text(st.sampled_from(f"{GLYPHS}aB .,!?-—\n(6")))
def test_stretches_lie_in_their_paragraphs_in_order_and_apart(text: str) -> None:
    document = read(text)
    reached = 0
    for s in document.stretches:
        p = document.paragraphs[s.paragraph]
        assert max(reached, p.start) <= s.outer_start <= s.start < s.end <= s.outer_end <= p.end
        reached = s.outer_end


@pytest.mark.parametrize("opening", ["“", '"', "‘", "«", "''", "「"])
def test_openers_without_a_closer_lose_nothing_of_the_next_paragraphs(opening: str) -> None:
    text = f"{opening}word and " * 200 + "\n\n" + "The end came at noon.\n\n“It is over,” said Lee."
    assert list_stretches(text)[-1] == "It is over,"
