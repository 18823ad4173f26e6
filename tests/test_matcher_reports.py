"""Which statements report which quotes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from coverage_cli import Article, Settings, compare
from coverage_cli.matcher.folding import Node, fold_units
from coverage_cli.matcher.likelihood import Context, judge_report, relate_report, tell_words
from coverage_cli.matcher.reports import find_targets
from coverage_cli.matcher.units import read_units
from coverage_cli.matcher.weights import Comparison, weigh_units
from coverage_cli.models import Passage

FERRY = "“The ferry will sail again on Monday,” Ann Lee said. “No sailor will lose a day of pay.”"
TUNNEL = "“The tunnel is a monument to impatience and to bad arithmetic,” Bo Ray said."


def list_texts(*texts: str) -> list[list[str]]:
    """Compare texts of one source each: the texts of each cluster."""
    articles = [Article(str(n), f"Source {n}", text) for n, text in enumerate(texts)]
    report = compare(articles, Settings(kinds=("quote",)))
    return [[variant.passage.text for variant in cluster.variants] for cluster in report.clusters]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(
            FERRY,
            "Ann Lee said the ferry would sail again on Monday and that no sailor would lose a day of pay.",
            ["The ferry will sail again on Monday,", "No sailor will lose a day of pay."],
            id="one sentence reports two utterances",
        ),
        pytest.param(
            TUNNEL,
            "Bo Ray called the tunnel a “monument to impatience” built on bad arithmetic.",
            ["The tunnel is a monument to impatience and to bad arithmetic,"],
            id="the sentence around some of the words",
        ),
        pytest.param(
            TUNNEL, "Bo Ray said the museum would close its doors for the winter.", [], id="another matter, one speaker"
        ),
    ],
)
def test_a_sentence_joins_what_it_reports(one: str, two: str, expected: list[str]) -> None:
    joined = [texts for texts in list_texts(one, two) if two in texts]
    assert [texts[0] for texts in joined] == expected


def test_a_sentence_whose_other_words_say_nothing_of_it_does_not_join() -> None:
    other = "Ray, who once ran a circus in Oslo, called it a “monument to impatience” on Friday."
    found = list_texts(TUNNEL, other)
    assert all(other not in texts for texts in found)
    assert any("monument to impatience" in texts for texts in found)


def make_passage(number: int, speaker: str, text: str, *, is_quote: bool) -> Passage:
    name = str(number)
    if is_quote:
        return Passage(f"{name}:1", name, name, "quote", "direct", 0, len(text), text, speaker=speaker)
    return Passage(f"{name}:1", name, name, "statement", "indirect", 0, len(text), text, speaker=speaker)


def fold(passages: Sequence[Passage]) -> tuple[list[Node], Comparison]:
    units = read_units(passages)
    comparison = weigh_units(units)
    return fold_units(units, comparison), comparison


def judge(context: Context, report: str) -> float:
    quote = make_passage(0, "Ann Lee", "The ferry will sail again when the harbour is dredged.", is_quote=True)
    nodes, comparison = fold([quote, make_passage(1, "Ann Lee", report, is_quote=False)])
    return judge_report(tell_words(nodes[0].code, comparison), nodes[1], context, comparison)


def test_what_speaks_for_a_report_adds_up() -> None:
    report = "The ferry would sail once the harbour had been dredged, Lee said."
    rising = [Context(is_other=True), Context(quoted=2), Context(quoted=1), Context(), Context(is_near=True)]
    rising.append(Context(True, is_near=True))
    assert all(judge(one, report) < judge(two, report) for one, two in pairwise(rising))


def test_more_of_the_quote_is_surer_and_nothing_of_it_is_no_report() -> None:
    reports = ["Lee spoke of money.", "Lee spoke of the ferry.", "Lee spoke of the ferry and of the harbour."]
    strengths = [judge(Context(True), report) for report in reports]
    assert strengths[0] == 0
    assert strengths[0] < strengths[1] < strengths[2]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Ann Lee", "Mayor Ann Lee", True),
        ("Kestrel’s spokeswoman", "Kestrel’s lawyer", True),
        ("Ann Lee", "Bo Ray", False),
        ("the mayor", "the miller", False),
        ("", "", False),
    ],
)
def test_speakers_are_alike_where_a_telling_word_is(one: str, two: str, expected: bool) -> None:
    texts = ["The mayor and the miller met.", "Ann Lee met Bo Ray.", "Kestrel's lawyer wrote.", "Mayor Lee wrote."]
    passages = [make_passage(n, two, f"{text} {n}", is_quote=True) for n, text in enumerate(texts)]
    nodes, comparison = fold(passages)
    is_alike, _ = relate_report(one, nodes[0], comparison)
    assert is_alike is expected


@pytest.mark.parametrize(
    ("speaker", "text", "expected"),
    [
        pytest.param("Ann Lee", "Lee said the ferry would sail.", (True, False), id="the same"),
        pytest.param("Bo Ray", "Ray said the ferry would sail.", (False, True), id="another"),
        pytest.param("Bo Ray", "Ray said that Lee wanted the ferry to sail.", (False, False), id="another, of whom"),
        pytest.param("the mayor", "The mayor said the ferry would sail.", (False, False), id="who knows"),
        pytest.param("", "The ferry will sail.", (False, False), id="nobody"),
    ],
)
def test_what_another_person_says_is_told_from_what_may_be_hers(
    speaker: str, text: str, expected: tuple[bool, bool]
) -> None:
    nodes, comparison = fold([make_passage(0, speaker, text, is_quote=False)])
    assert relate_report("Ann Lee", nodes[0], comparison) == expected


def test_many_articles_report_only_those_they_share_something_with() -> None:
    articles = [str(n) for n in range(40)]
    passages = [make_passage(n, "", f"Word{n} stands in one article alone.", is_quote=True) for n in range(40)]
    nodes, _ = fold(passages)
    assert find_targets(nodes, {(3, 5): 2.0, (4, 6): -1.0}, articles) == {"3": ["5"], "5": ["3"]}
    assert find_targets(nodes[:3], {}, articles[:3])["0"] == ["0", "1", "2"]
