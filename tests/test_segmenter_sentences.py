"""Sentence boundaries: cases as data, then what holds for any text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_segmenter_marks import load_cases

from coverage_cli.models import Article
from coverage_cli.segmenter.document import read_document, split_sentences
from coverage_cli.segmenter.lexicon import guess_language, known_languages, load_lexicon


@pytest.mark.parametrize("case", load_cases("segmenter_sentences.json"))
def test_sentence_boundaries(case: dict[str, Any]) -> None:
    text = case["input"]
    found = split_sentences(text, 0, len(text), case["language"])
    assert [text[start:end] for start, end in found] == case["expected"]


def test_a_stop_inside_a_quote_ends_no_sentence_of_the_reporter() -> None:
    text = "Lee said “It is safe. It was checked” and left. Then it rained."
    document = read_document(Article("a", "Morning Post", text))
    assert [text[s.start : s.end] for s in document.sentences] == [
        "Lee said “It is safe. It was checked” and left.",
        "Then it rained.",
    ]


@given(st.text(st.sampled_from("aB1 .,!?…“”\"'(\n")), st.sampled_from(sorted(known_languages())))
def test_sentences_hold_every_word_once(text: str, language: str) -> None:
    spans = split_sentences(text, 0, len(text), language)
    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    outside = set(range(len(text))) - {i for start, end in spans for i in range(start, end)}
    assert not any(text[i].isalnum() for i in outside)


@pytest.mark.parametrize("language", sorted(known_languages()))
def test_every_language_names_what_sentences_need(language: str) -> None:
    lexicon = load_lexicon(language)
    assert lexicon.language == language
    assert lexicon.words("sentences", "abbreviations")
    assert lexicon.words("sentences", "starters")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge is safe and was checked by the mayor.", "en"),
        ("Die Brücke ist sicher und wurde von der Stadt geprüft.", "de"),
        ("Le pont est sûr et la ville dans son ensemble est calme.", "fr"),
        ("El puente es seguro, según los expertos de la ciudad, pero está cerrado.", "es"),
        ("Il ponte della città è sicuro, secondo gli esperti che sono nel consiglio.", "it"),
        ("A ponte está fechada, mas não foi culpa dos engenheiros, segundo ele.", "pt"),
        ("De brug is niet veilig, zei het bestuur van de stad, maar het werd niet gesloten.", "nl"),
        ("Most nie jest bezpieczny, ale był zamknięty przez rok, który się skończył.", "pl"),
        ("Мост не был закрыт, но это не так, как сообщил мэр.", "ru"),
        ("Міст не був закритий, але це не так, як повідомив мер.", "uk"),
        ("", "en"),
        ("橋は安全だ", "en"),
    ],
)
def test_language_is_guessed(text: str, language: str) -> None:
    assert guess_language(text) == language
