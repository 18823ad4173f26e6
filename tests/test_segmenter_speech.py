"""Reported speech: cases as data, then what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_segmenter_marks import load_cases
from test_segmenter_speakers import WORDS, read_article

from coverage_cli.segmenter.document import read_document
from coverage_cli.segmenter.speakers import attribute


@pytest.mark.parametrize("case", load_cases("segmenter_speech.json"))
def test_what_is_reported(case: dict[str, Any]) -> None:
    text = case["input"]
    _, speech = attribute(read_document(read_article(text, case.get("language", "en"))))
    found = [[r.attribution.speaker, r.attribution.cue, [text[a:b] for a, b in r.content]] for r in speech]
    assert found == case["expected"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_content_stands_in_its_sentence_and_outside_marks(words: list[str]) -> None:
    text = " ".join(words)
    document = read_document(read_article(text))
    _, speech = attribute(document)
    for reported in speech:
        sentence = document.sentences[reported.sentence]
        assert reported.content
        assert all(sentence.start <= start < end <= sentence.end for start, end in reported.content)
        assert all(first[1] <= second[0] for first, second in pairwise(reported.content))
        assert not any(
            start < stretch.outer_end and stretch.outer_start < end and stretch.form != "scare"
            for start, end in reported.content
            for stretch in document.stretches
        )
