"""Who said a quote: cases as data, then what holds for any text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_segmenter_marks import load_cases

from coverage_cli.models import Article
from coverage_cli.segmenter.document import read_document
from coverage_cli.segmenter.lexicon import known_languages, load_lexicon
from coverage_cli.segmenter.speakers import attribute
from coverage_cli.segmenter.speakers.markup import hide_markup

WORDS = [
    *(
        "Ada Stone",
        "Mr. Moreno",
        "the mayor",
        "she",
        "who",
        "said",
        "told",
        "adding",
        "according to",
        "“Yes,”",
        "“No.”",
        "“a ",
        '"',
    ),
    *(
        "that",
        ",",
        ".",
        ":",
        "—",
        "(",
        ")",
        "\n\n",
        "in Ohio",
        "on Monday",
        "was asked",
        "’s",
        "claim",
        "and",
        "to",
        "”",
        "\n",
    ),
]


def read_article(text: str, language: str = "en") -> Article:
    return Article("a", "Morning Post", text, language=language)


@pytest.mark.parametrize("case", load_cases("segmenter_speakers.json"))
def test_speaker_of_each_quote(case: dict[str, Any]) -> None:
    text = case["input"]
    document = read_document(read_article(text, case.get("language", "en")))
    attributions, _ = attribute(document)
    found = [
        [text[s.start : s.end], a.speaker, a.cue, a.via] for s, a in zip(document.stretches, attributions, strict=True)
    ]
    assert found == case["expected"]


def test_the_mention_is_what_stands_by_the_quote() -> None:
    text = "Mayor Ada Stone opened the bridge. “It is safe,” she said."
    (attribution,), _ = attribute(read_document(read_article(text)))
    assert attribution.mention is not None
    assert text[slice(*attribution.mention)] == "she"
    assert attribution.speaker == "Ada Stone"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from(sorted(known_languages())))
def test_any_text_is_attributed_within_its_bounds(words: list[str], language: str) -> None:
    text = " ".join(words)
    document = read_document(read_article(text, language))
    attributions, speech = attribute(document)
    assert len(attributions) == len(document.stretches)
    for attribution in [*attributions, *(reported.attribution for reported in speech)]:
        start, end = attribution.mention or (0, 0)
        assert 0 <= start <= end <= len(text)
        assert attribution.cue in text
        assert attribution.via or not attribution.speaker


@pytest.mark.parametrize("language", sorted(known_languages()))
def test_each_language_has_the_tables_that_the_rules_read(language: str) -> None:
    lexicon = load_lexicon(language)
    keys = ("subjects", "determiners", "prepositions", "openers", "be", "finite", "calendar")
    assert all(lexicon.words("grammar", key) for key in keys)
    assert all(
        lexicon.words("people", key) for key in ("roles", "documents", "she", "he", "female_names", "male_names")
    )
    assert lexicon.words("speech", "say")
    assert lexicon.phrases("speech", "according")
    assert lexicon.words("negation", "words")


@pytest.mark.parametrize("repeated", ["“Yes,” she said. ", "Ada Stone, ", "“a ", "the mayor of ", "and told him that "])
def test_long_texts_end(repeated: str) -> None:
    text = repeated * 3000
    document = read_document(read_article(text))
    assert len(attribute(document)[0]) == len(document.stretches)


# No target runs on into a word: "[](https://a.b/cStone)" hides Stone, which is a part of the address there.
_MARKUP = ("[", "](https://a.b/c)", "](https://a.b/c ", "][1]", ")", "**", "_", "*", "Stone", " ", "\n", "!")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_MARKUP)))
def test_hidden_markup_leaves_every_word_where_it_was(pieces: list[str]) -> None:
    text = "".join(pieces)
    hidden = hide_markup(text)
    assert len(hidden) == len(text)
    assert all(new in (old, " ") for new, old in zip(hidden, text, strict=True))
    assert [found.start() for found in re.finditer("Stone", hidden)] == [
        found.start() for found in re.finditer("Stone", text)
    ]


def test_a_reported_sentence_without_a_subject_is_said_by_who_acts_before() -> None:
    text = "Wystąpił minister Piotr Zając. Dodał, że most jest bezpieczny. Dodano, że most stoi."
    _, speech = attribute(read_document(read_article(text, "pl")))
    assert [(reported.attribution.cue, reported.attribution.speaker) for reported in speech] == [
        ("Dodał", "Piotr Zając")
    ]
