"""match on a table of passages, and what it promises about clusters, representatives, settings and explanations."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from coverage_cli.errors import NothingToCompare
from coverage_cli.matcher import match
from coverage_cli.matcher.explain import explain_match
from coverage_cli.matcher.keys import encode_key, encode_text, reduce_word
from coverage_cli.matcher.scores import grade, ungrade
from coverage_cli.matcher.units import split_passage
from coverage_cli.models import Flag, Form, Kind, Match, Passage, Settings

CASES = json.loads((Path(__file__).parent / "cases" / "matcher.json").read_text(encoding="utf-8"))
FORMS: dict[str, tuple[Kind, Form]] = {
    "d": ("quote", "direct"),
    "m": ("quote", "mixed"),
    "s": ("quote", "scare"),
    "i": ("statement", "indirect"),
    "p": ("statement", "plain"),
    "f": ("furniture", "furniture"),
}


def make_passage(number: int, source: str, form: str, speaker: str, text: str, **fields: Any) -> Passage:
    kind, name = FORMS[form]
    start = 1000 * number
    return Passage(
        f"{source}:{number}", source, source, kind, name, start, start + len(text), text, speaker=speaker, **fields
    )


def make_passages(rows: list[list[str]]) -> list[Passage]:
    return [make_passage(number, source, form, *rest) for number, (source, form, *rest) in enumerate(rows)]


def list_clusters(found: Match) -> list[list[str]]:
    return [sorted(v.passage.id for v in cluster.variants) for cluster in found.clusters]


def mark(case: dict[str, Any]) -> Any:
    reason = case.get("known_failure", "")
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [mark(case) for case in CASES])
def test_clusters(case: dict[str, Any]) -> None:
    passages = make_passages(case["passages"])
    wanted = [sorted(passages[n].id for n in cluster) for cluster in case["clusters"]]
    assert list_clusters(match(passages, Settings())) == wanted


@pytest.mark.parametrize(
    ("one", "two", "is_joined"),
    [
        ("said Ann Lee, keeper of the lighthouse at the mouth of the Wend.", "", True),
        ("Lee told reporters on Monday.", "", False),
        (
            "Lee told reporters at a late supper laid by the Harbour Gazette.",
            "Ray told editors at a supper that was hosted by the Harbour Gazette.",
            False,
        ),
    ],
    ids=["the same, and much", "the same, and little", "alike"],
)
def test_what_frames_a_quote_joins_only_the_same(one: str, two: str, is_joined: bool) -> None:
    passages = [
        make_passage(0, "A", "p", "", one, cue="told"),
        make_passage(1, "B", "p", "", two or one, cue="told"),
        make_passage(2, "C", "d", "Ann Lee", one),
    ]
    assert list_clusters(match(passages, Settings())) == ([["A:0", "B:1"]] if is_joined else [])


@pytest.mark.parametrize(
    "is_copied", [True, False], ids=["articles that share a copied statement", "articles that do not"]
)
def test_what_frames_a_quote_is_copied_along(is_copied: bool) -> None:
    copy = "The old glacier above the orchard moved nine metres in a night and broke the chapel's bell tower."
    passages = [
        make_passage(0, "A", "p", "", "Lee told the Harbour Gazette on Monday.", cue="told"),
        make_passage(1, "B", "p", "", "Lee told the Harbour Gazette.", cue="told"),
        make_passage(2, "A", "p", "", copy),
        make_passage(3, "B" if is_copied else "C", "p", "", copy),
    ]
    copies = ["A:2", "B:3" if is_copied else "C:3"]
    assert list_clusters(match(passages, Settings())) == ([["A:0", "B:1"], copies] if is_copied else [copies])


SHORT, LONG = (
    "We will win it.",
    "Every lamp on that pier was paid for by widows who never saw a ship come home, and I will not sell one of them.",
)


def test_many_articles_without_a_word_are_no_error() -> None:
    found = match([make_passage(n, str(n), "p", "", "…!?") for n in range(40)], Settings())
    assert found.clusters == ()
    assert "no two passages of different sources" in found.warnings[0]


def make_year(texts: list[str], dates: list[str], speaker: str = "Ann Lee") -> list[Passage]:
    """Make the same words in two articles, on two dates, and hundreds of articles of other words between them."""
    others = (f"Ward {n} has {n + 200} chairs and {n + 300} lamps" for n in range(600))
    rest = [make_passage(n, f"Z{n}", "p", "", f"{text}.", published="2024-03-01") for n, text in enumerate(others, 10)]
    return [
        *(
            make_passage(n, source, "d", speaker, text, published=date)
            for n, (source, text, date) in enumerate(zip("AB", texts, dates, strict=True))
        ),
        *rest,
    ]


@pytest.mark.parametrize(
    ("text", "dates", "is_joined"),
    [
        (SHORT, ["2024-01-02", "2024-01-03"], True),
        (SHORT, ["2024-01-02T23:59:00-11:00", "2024-01-03"], True),
        (SHORT, ["2024-01-02", "2024-11-30"], False),
        (SHORT, ["2024-11-30", "2024-01-02"], False),
        (SHORT, ["2024-01-02", ""], True),
        (SHORT, ["in January", "2024-11-30"], True),
        (LONG, ["2024-01-02", "2024-11-30"], True),
    ],
    ids=["the next day", "across midnight", "months later", "months before", "undated", "no date", "long"],
)
@pytest.mark.parametrize("other", ["", "And "], ids=["the same words", "nearly the same"])
def test_a_few_words_said_again_months_later_are_another_utterance(
    text: str, dates: list[str], is_joined: bool, other: str
) -> None:
    passages = make_year([text, other + text], dates)
    assert list_clusters(match(passages, Settings())) == ([["A:0", "B:1"]] if is_joined else [])


@pytest.mark.parametrize(("kind", "is_joined"), [("d", False), ("p", True)], ids=["spoken", "written"])
def test_words_that_quotes_are_full_of_join_no_quotes_of_a_corpus(kind: str, is_joined: bool) -> None:
    passages = make_year(["I’m proud to be a baker.", "I’m proud to be a sailor."], ["2024-01-02", "2024-01-03"])
    rest = [
        make_passage(n, f"Y{n}", kind, "", f"I’m proud to be at stall {n} with {n + 900} hens.", published="2024-05-01")
        for n in range(1000, 1040)
    ]
    assert (["A:0", "B:1"] in list_clusters(match([*passages, *rest], Settings()))) == is_joined


def test_days_between_the_articles_of_one_event_tell_nothing() -> None:
    passages = make_year([SHORT, SHORT], ["2024-01-02", "2024-11-30"])[:10]
    assert list_clusters(match(passages, Settings())) == [["A:0", "B:1"]]


def test_one_who_repeats_himself_is_one_cluster_for_each_occasion() -> None:
    first = make_year([SHORT, SHORT], ["2024-01-02", "2024-01-03"])
    again = [replace(p, published="2024-11-30", article=f"{p.source}2", id=f"{p.source}2:{p.id}") for p in first[:2]]
    clusters = list_clusters(match([*first, *again], Settings()))
    assert clusters == [["A:0", "B:1"], ["A2:A:0", "B2:B:1"]]


@pytest.mark.parametrize(
    ("one", "other", "is_joined"),
    [
        (
            "A lawyer for the ferry company did not respond to a request for comment.",
            "A spokesman for the bishop did not immediately respond to a request for comment.",
            False,
        ),
        (
            "A spokesman for the bishop did not respond to a request for comment.",
            "A spokesman for the bishop didn't respond to a request for comment.",
            True,
        ),
        (
            "The survey has a margin of error of plus or minus 3 percentage points.",
            "The Harbour Gazette's poll had a margin of sampling error of plus or minus four percentage points.",
            False,
        ),
    ],
    ids=["two who are silent", "one who is silent", "two polls"],
)
def test_what_news_says_of_anybody_joins_only_the_same(one: str, other: str, is_joined: bool) -> None:
    passages = make_passages([["A", "p", "", one], ["B", "p", "", other], ["C", "d", "Ann Lee", QUOTE]])
    assert list_clusters(match(passages, Settings())) == ([["A:0", "B:1"]] if is_joined else [])


QUOTE = "The turbines must be inspected before anybody opens the sluice."
REWORDED = "The turbines need an inspection before anybody opens the sluice."


def test_one_speaker_across_spellings() -> None:
    found = match(
        make_passages([["A", "d", "Maksim Petrenko", QUOTE], ["B", "d", "Maxim Petrenko", QUOTE]]), Settings()
    )
    assert found.clusters[0].speaker in ("Maksim Petrenko", "Maxim Petrenko")
    assert [v.passage.speaker for v in found.clusters[0].variants] == ["Maksim Petrenko", "Maxim Petrenko"]
    assert not any(v.flags for v in found.clusters[0].variants)


def test_long_quote_given_to_somebody_else_is_flagged() -> None:
    found = match(make_passages([["A", "d", "Ann Lee", QUOTE], ["B", "d", "Bo Ray", QUOTE]]), Settings())
    assert [v.flags for v in found.clusters[0].variants] == [(), ("speaker",)]
    assert "speaker" in get_args(Flag)


def test_a_role_is_nobody_else_and_the_person_names_the_cluster() -> None:
    found = match(make_passages([["A", "d", "the mayor", QUOTE], ["B", "d", "Bo Ray", QUOTE]]), Settings())
    assert found.clusters[0].speaker == "Bo Ray"
    assert not any(v.flags for v in found.clusters[0].variants)


def test_report_is_paraphrased_and_the_quote_is_the_representative() -> None:
    report = "Lee said the turbines must be inspected before anybody opens the sluice."
    found = match(make_passages([["A", "i", "Ann Lee", report], ["B", "d", "Ann Lee", QUOTE]]), Settings())
    assert found.clusters[0].kind == "quote"
    assert found.clusters[0].representative == "B:1"
    assert [(v.passage.source, v.status) for v in found.clusters[0].variants] == [
        ("A", "paraphrased"),
        ("B", "verbatim"),
    ]


def test_sentences_of_a_quote_are_units() -> None:
    text = f"{QUOTE} Nobody has to leave the valley tonight."
    whole = make_passage(1, "A", "d", "Ann Lee", text, prefix="x" * 32, suffix="y" * 32)
    cut = len(QUOTE)
    whole = replace(whole, sentences=((1000, 1000 + cut), (1000 + cut + 1, whole.end)))
    parts = split_passage(whole)
    assert [p.id for p in parts] == ["A:1.1", "A:1.2"]
    assert all(text[p.start - 1000 : p.end - 1000] == p.text for p in parts)
    assert (parts[1].prefix, parts[0].suffix) == (text[cut - 31 : cut + 1], text[cut : cut + 32])
    found = match([whole, make_passage(2, "B", "d", "Ann Lee", QUOTE)], Settings())
    assert list_clusters(found) == [["A:1.1", "B:2"]]
    assert [p.id for p in found.unmatched] == ["A:1.2"]


@pytest.mark.parametrize(
    ("rows", "reference", "wanted"),
    [
        pytest.param([("A", QUOTE, ""), ("B", REWORDED, ""), ("C", QUOTE, "")], "B", "B:1", id="the reference source"),
        pytest.param(
            [("A", QUOTE, "2024-05-02"), ("B", REWORDED, "2024-05-01"), ("C", QUOTE, "2024-05-03")],
            "",
            "B:1",
            id="the earliest published",
        ),
        pytest.param(
            [("A", QUOTE, "2024-05-02T01:00:00+02:00"), ("B", REWORDED, "2024-05-01T22:30:00+00:00")],
            "",
            "B:1",
            id="the earliest published, by the moment",
        ),
        pytest.param([("A", REWORDED, ""), ("B", QUOTE, ""), ("C", QUOTE, "")], "", "B:1", id="the most common"),
        pytest.param([("A", QUOTE[:-12], ""), ("B", QUOTE, "")], "", "B:1", id="the longest"),
        pytest.param([("B", QUOTE, ""), ("A", QUOTE, "")], "", "B:0", id="the first of the input"),
        pytest.param([("A", QUOTE, ""), ("B", QUOTE, "2024-05-01")], "", "A:0", id="dates only where all have one"),
    ],
)
def test_representative(rows: list[tuple[str, str, str]], reference: str, wanted: str) -> None:
    passages = [make_passage(n, s, "d", "Ann Lee", text, published=day) for n, (s, text, day) in enumerate(rows)]
    assert match(passages, Settings(reference=reference)).clusters[0].representative == wanted


MIXED = make_passages([["A", "d", "Ann Lee", QUOTE], ["B", "d", "Ann Lee", QUOTE]]) + [
    make_passage(n, source, "p", "", "The bridge was closed after inspectors found cracks in four of its cables.")
    for n, source in ((5, "A"), (6, "B"), (7, "C"))
]


@pytest.mark.parametrize(
    ("settings", "kinds"),
    [
        (Settings(), ["quote", "statement"]),
        (Settings(kinds=("quote",)), ["quote"]),
        (Settings(kinds=("statement",)), ["statement"]),
        (Settings(min_sources=3), ["statement"]),
    ],
)
def test_settings_choose_clusters(settings: Settings, kinds: list[str]) -> None:
    found = match(MIXED, settings)
    assert [cluster.kind for cluster in found.clusters] == kinds
    assert [cluster.id for cluster in found.clusters] == list(range(1, len(kinds) + 1))


def test_lower_threshold_finds_more() -> None:
    rows = [
        ["A", "d", "", "The glacier moved nine metres and the chapel lost its tower."],
        ["B", "d", "", "Nine metres, they told us, before the bells of that chapel fell silent."],
    ]
    passages = make_passages(rows)
    assert not match(passages, Settings()).clusters
    assert match(passages, Settings(threshold=30)).clusters


def test_empty_result_names_the_closest_pair_and_what_lets_it_in() -> None:
    passages = make_passages(
        [
            ["AP", "d", "Ann Lee", "The glacier moved nine metres and the chapel lost its tower."],
            ["BBC", "d", "Ann Lee", "Nine metres, they told us, before the bells of that chapel fell silent."],
            ["BBC", "d", "Ann Lee", "I sleep badly."],
        ]
    )
    (warning,) = match(passages, Settings()).warnings
    told, _, rest = warning.partition("; closest: ")
    assert told == "0 of 3 quotes matched at 80"
    pair, _, advice = rest.partition("; try --threshold ")
    assert pair.startswith("AP 0 / BBC 1 = ")
    assert match(passages, Settings(threshold=int(advice))).clusters


def test_empty_result_for_want_of_sources_names_the_number_that_lets_it_in() -> None:
    passages = make_passages([["A", "d", "Ann Lee", QUOTE], ["B", "d", "Ann Lee", QUOTE], ["C", "p", "", "Rain fell."]])
    found = match(passages, Settings(min_sources=3))
    assert found.warnings == ("nothing is carried by 3 sources or more; try --min-sources 2",)
    assert match(passages, Settings(min_sources=2)).clusters


def test_empty_result_speaks_of_the_kind_that_was_sought() -> None:
    rows = [["A", "d", "Ann Lee", QUOTE], ["B", "d", "Ann Lee", QUOTE], ["B", "p", "", "Cherries ripen late."]]
    assert match(make_passages(rows), Settings(kinds=("statement",))).warnings == (
        "0 of 1 statements matched at 80; no two passages of different sources share enough words",
    )


def test_empty_result_with_nothing_near() -> None:
    rows = [["A", "d", "Ann Lee", "The dam will hold."], ["B", "p", "", "Cherries ripen late."]]
    assert match(make_passages(rows), Settings()).warnings == (
        "0 of 1 quotes matched at 80; no two passages of different sources share enough words",
    )


@pytest.mark.parametrize("rows", [[], [["A", "d", "Ann Lee", QUOTE]], [["A", "d", "", QUOTE], ["A", "d", "", QUOTE]]])
def test_fewer_than_two_sources(rows: list[list[str]]) -> None:
    with pytest.raises(NothingToCompare) as caught:
        match(make_passages(rows), Settings())
    assert caught.value.hint


def test_explanations_name_the_words_and_their_weight() -> None:
    passages = make_passages(
        [["A", "d", "Ann Lee", QUOTE], ["B", "d", "Ann Lee", REWORDED], ["C", "i", "Ann Lee", "Lee wants " + QUOTE]]
    )
    found = match(passages, Settings())
    told = {e.passage: e for e in explain_match(passages, found)}
    words = dict(told["B:1"].words)
    assert {"turbines", "sluice"} <= words.keys()
    assert "need" not in words
    assert words["sluice"] > words["the"]
    assert all(e.representative == found.clusters[0].representative for e in told.values())
    assert all(80 <= e.sureness <= 100 for e in told.values())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("They won’t sell.", "they will not sell"),
        ("that is O.K.", "that is okay"),
        ("gonna", "going to"),
        ("twelve", "12"),
        ("F.B.I. agents", "FBI agent"),
        ("guarantees", "guaranteeing"),
        ("Gen. Ray", "General Ray"),
    ],
)
def test_same_keys(one: str, two: str) -> None:
    assert encode_text(one) == encode_text(two)


@pytest.mark.parametrize(("one", "two"), [("can", "can't"), ("will", "won't"), ("May", "April"), ("art", "arts fair")])
def test_different_keys(one: str, two: str) -> None:
    assert encode_text(one) != encode_text(two)


def test_keys_are_the_same_in_every_process() -> None:
    assert (ord(encode_key("dam")), reduce_word("dams")) == (261596, ("dam",))


@pytest.mark.parametrize("threshold", [0, 1, 50, 75, 80, 99])
def test_threshold_and_strength_are_one_scale(threshold: int) -> None:
    assert grade(ungrade(threshold)) == pytest.approx(threshold)
