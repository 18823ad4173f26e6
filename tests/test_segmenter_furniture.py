"""Furniture: captions, credits, bylines, datelines, navigation, boilerplate and headings, as cases."""

from __future__ import annotations

from typing import Any

import pytest
from test_segmenter_marks import load_cases

from coverage_cli.models import Article
from coverage_cli.segmenter import segment
from coverage_cli.segmenter.document import read_document
from coverage_cli.segmenter.lexicon import known_languages
from coverage_cli.segmenter.phrases import load_phrases
from coverage_cli.text import fold_flat


@pytest.mark.parametrize("case", load_cases("segmenter_furniture.json"))
def test_furniture_is_set_aside_with_its_reason(case: dict[str, Any]) -> None:
    text = case["input"]
    document = read_document(Article("a", "Morning Post", text, title=case["title"]))
    found = [[text[p.start : p.end], p.furniture] for p in document.paragraphs if p.furniture]
    assert found == case["expected"]


def test_furniture_passages_hold_no_statement_and_no_utterance() -> None:
    text = (
        "Bridge closed\n\nFrom left: Ann Lee, who said “It is over,” and Tom Hill\n\nThe bridge was closed on Tuesday."
    )
    passages = segment(Article("a", "Morning Post", text))
    caption = next(p for p in passages if p.kind == "furniture")
    inside = [p for p in passages if caption.start <= p.start and p.end <= caption.end and p is not caption]
    assert [(p.kind, p.form) for p in inside] == [("quote", "scare")]


@pytest.mark.parametrize("language", sorted(known_languages()))
def test_phrases_are_found_in_a_flattened_text(language: str) -> None:
    phrases = load_phrases(language)
    for phrase in phrases.inner + phrases.inner_short:
        assert phrase in fold_flat(f"“{phrase.upper()}”")
