"""One person's name in several spellings: cases as data, then what holds for any names."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_segmenter_marks import load_cases

from coverage_cli.names import strip_titles, unify_names

PARTS = [
    "Ada",
    "Dan",
    "D.",
    "Maksim",
    "Maxim",
    "Maria",
    "Mario",
    "Stone",
    "Stone Jr.",
    "Kuzminov",
    "Kuzminow",
    "Okoro",
    "the mayor",
    "",
]
NAMES = st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map(" ".join), max_size=12)


def group_spellings(names: list[str]) -> list[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for spelling, shown in unify_names(names).items():
        groups[shown].append(spelling)
    return sorted(sorted(group) for group in groups.values())


@pytest.mark.parametrize("case", load_cases("names.json"))
def test_who_is_one_person(case: dict[str, Any]) -> None:
    assert group_spellings(case["input"]) == sorted(sorted(group) for group in case["expected"])


def test_the_fullest_and_commonest_name_is_shown() -> None:
    names = ["Kuzminov", "Kuzminov", "Maxim Kuzminov", "Maksim Kuzminov", "Maksim Kuzminov"]
    assert set(unify_names(names).values()) == {"Maksim Kuzminov"}


def test_titles_are_not_shown() -> None:
    assert unify_names(["Lt. Gen. Ada Stone"]) == {"Lt. Gen. Ada Stone": "Ada Stone"}
    assert strip_titles("the General") == "the General"


@given(NAMES, st.randoms(use_true_random=False))
def test_order_and_repetition_of_the_names_decide_nothing(names: list[str], random: Any) -> None:
    shuffled = random.sample(names, len(names))
    assert unify_names(shuffled) == unify_names(names)
    assert unify_names(names + names) == unify_names(names)


@given(NAMES)
def test_a_shown_name_shows_itself(names: list[str]) -> None:
    unified = unify_names(names)
    assert set(unified) == set(names)
    assert all(unify_names([*names, shown])[shown] == shown for shown in unified.values())


@settings(max_examples=20)
@given(st.text(max_size=30))
def test_any_text_is_a_name(text: str) -> None:
    assert list(unify_names([text])) == [text]


def test_many_names_are_unified_in_buckets() -> None:
    names = [f"{first}{number % 97} Stone{number // 97}" for number in range(20_000) for first in ("Ada",)]
    assert len(unify_names(names)) == 20_000
