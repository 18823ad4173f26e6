"""What match keeps whatever the passages: nothing lost, nothing twice, one result in any order and any process."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coverage_cli.matcher import match
from coverage_cli.models import Form, Kind, Match, Passage, Settings

WORDS = (
    "dam ferry sluice orchard harbour glacier chapel turbine will hold must the of and not before after seven broken"
    " captain knew Ann Lee mayor closed opened"
).split()
FORMS: dict[Form, Kind] = {
    "direct": "quote",
    "mixed": "quote",
    "scare": "quote",
    "indirect": "statement",
    "plain": "statement",
}


@st.composite
def draw_passages(draw: st.DrawFn) -> list[Passage]:
    texts = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), max_size=14))
    drawn = [
        Passage(
            id=f"{article}:{number}",
            article=article,
            source=source,
            kind=FORMS[form],
            form=form,
            start=100 * number,
            end=100 * number + len(text),
            text=text,
            speaker=draw(st.sampled_from(("", "Ann Lee", "Bo Ray", "the mayor"))),
            published=draw(st.sampled_from(("", "2024-05-01", "2024-05-02", "2024-05-09", "2025-01-31", "in May"))),
        )
        for number, text in enumerate(texts + texts[:3])
        for source in [draw(st.sampled_from("ABC"))]
        for article in [source + draw(st.sampled_from(" 12345")).strip()]  # up to 18: more than one event has
        for form in [draw(st.sampled_from(sorted(FORMS)))]
    ]
    first = Passage("A:900", "A", "A", "quote", "direct", 90000, 90009, "I see it.")
    return [first, replace(first, id="B:900", article="B", source="B"), *drawn]


def list_clusters(found: Match) -> list[tuple[str, str, str, tuple[tuple[str, str, float], ...]]]:
    """List what does not depend on the order of the input: all but the number of a cluster and its representative."""
    return sorted((c.kind, "", "", tuple(sorted((v.passage.id, "", 0.0) for v in c.variants))) for c in found.clusters)


@given(draw_passages())
@settings(max_examples=60, deadline=None)
def test_each_quote_is_somewhere_once_and_each_statement_somewhere(passages: list[Passage]) -> None:
    found = match(passages, Settings())
    placed = [v.passage for c in found.clusters for v in c.variants] + list(found.unmatched)
    assert {p.id for p in placed} == {p.id for p in passages if p.form != "scare"}
    assert sorted(p.id for p in placed if p.kind == "quote") == sorted(
        p.id for p in passages if p.kind == "quote" and p.form != "scare"
    )
    assert {p.id for p in found.unmatched}.isdisjoint(v.passage.id for c in found.clusters for v in c.variants)


@given(draw_passages())
@settings(max_examples=60, deadline=None)
def test_clusters_are_carried_by_sources_enough(passages: list[Passage]) -> None:
    for cluster in match(passages, Settings()).clusters:
        assert len({v.passage.source for v in cluster.variants}) >= 2
        assert cluster.representative in {v.passage.id for v in cluster.variants}
        assert (cluster.kind == "quote") == any(v.passage.kind == "quote" for v in cluster.variants)


@given(draw_passages(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_of_input_changes_no_cluster(passages: list[Passage], rnd: random.Random) -> None:
    shuffled = list(passages)
    rnd.shuffle(shuffled)
    assert list_clusters(match(shuffled, Settings())) == list_clusters(match(passages, Settings()))


@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize("form", ["direct", "plain"])
def test_jobs_change_nothing(form: Form, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("coverage_cli.matcher", "coverage_cli.matcher.linking"):
        monkeypatch.setattr(f"{room}._PIECE", 16)  # many pieces of work
    rnd = random.Random(7)
    passages = []
    for number in range(120):
        text = " ".join(rnd.choices(WORDS, k=9))
        for source in "ABC":
            copy = " ".join(word for word in text.split() if rnd.random() < 0.9)
            start = 100 * number
            kind = FORMS[form]
            passages.append(Passage(f"{source}:{number}", source, source, kind, form, start, start + len(copy), copy))
    alone = match(passages, Settings())
    assert len(alone.clusters) > 50
    assert match(passages, Settings(jobs=jobs)) == alone


SCRIPT = """
from coverage_cli.matcher import match
from coverage_cli.models import Passage, Settings
rows = [
    ("A", "The ferry was overloaded and the captain knew it"),
    ("B", "the captain knew it"),
    ("C", "The ferry was overloaded, and the captain knew"),
    ("A", "The chapel lost its tower in the gale"),
    ("C", "the chapel lost its tower"),
]
passages = [Passage(f"{s}:{n}", s, s, "quote", "direct", n * 100, n * 100 + len(t), t) for n, (s, t) in enumerate(rows)]
print(match(passages, Settings(threshold=40)))
"""


def test_hash_seed_changes_nothing() -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(printed) == 1
    assert "variants" in printed.pop()
