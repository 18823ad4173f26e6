"""compare_wording on a table of pairs: status, flags, and how often the flags are right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coverage_cli.wording import compare_wording

CASES = json.loads((Path(__file__).parent / "cases" / "wording.json").read_text(encoding="utf-8"))
MUST_PRECISION = 0.95
MUST_RECALL = 0.90


def mark(case: dict[str, Any]) -> Any:
    reason = case.get("known_failure", "")
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", [mark(case) for case in CASES])
def test_flags(case: dict[str, Any]) -> None:
    wording = compare_wording(case["representative"], case["wording"])
    assert sorted(wording.flags) == sorted(case["flags"])


@pytest.mark.parametrize("case", [mark(case) for case in CASES if "status" in case])
def test_status(case: dict[str, Any]) -> None:
    assert compare_wording(case["representative"], case["wording"]).status == case["status"]


def test_table_is_balanced() -> None:
    changed = sum(bool(case["flags"]) for case in CASES)
    assert len(CASES) >= 150
    assert abs(2 * changed - len(CASES)) <= 0.1 * len(CASES)
    assert len({case["label"] for case in CASES}) == len(CASES)


def test_flags_are_right_often_enough() -> None:
    pairs = [
        (set(case["flags"]), set(compare_wording(case["representative"], case["wording"]).flags)) for case in CASES
    ]
    right = sum(len(expected & found) for expected, found in pairs)
    assert right / sum(len(found) for _, found in pairs) >= MUST_PRECISION
    assert right / sum(len(expected) for expected, _ in pairs) >= MUST_RECALL


# The other way round, a marked cut is words put in, and words put in are a cut.
UNCHANGED = [case for case in CASES if not (case["flags"] or case.get("status") == "shortened" or case.get("one_way"))]


@pytest.mark.parametrize("case", UNCHANGED, ids=lambda case: case["label"])
def test_no_flag_on_the_same_meaning_read_the_other_way(case: dict[str, Any]) -> None:
    assert compare_wording(case["wording"], case["representative"]).flags == ()


@pytest.mark.parametrize(
    ("representative", "wording", "flags"),
    [
        ("The workers, who had asked for masks, left.", "The workers left.", ()),
        ("He lied to us about the mine.", "Hendricks lied to us about the mine.", ()),
        ("The ship left Oslo with 12 men.", "The ship left Bergen with 14 men.", ("number", "name")),
    ],
)
def test_a_reporter_may_rewrite_a_sentence(representative: str, wording: str, flags: tuple[str, ...]) -> None:
    assert compare_wording(representative, wording, is_speech=False).flags == flags


@pytest.mark.parametrize(
    ("representative", "wording", "status", "similarity"),
    [
        ("Let’s go now.", "“LET'S GO NOW”", "verbatim", 100.0),
        ("one two three four five six seven eight", "three four five", "shortened", 37.5),
        ("one two three four five six seven eight", "two three … seven", "shortened", 37.5),
        ("one two three four", "one two four", "altered", 85.7),
        ("three four", "one two three four five six", "altered", 50.0),
        ("alpha beta", "gamma delta", "altered", 0.0),
        ("", "gamma", "altered", 0.0),
        ("gamma", "", "altered", 0.0),
        ("", "—", "verbatim", 100.0),
    ],
)
def test_status_and_similarity(representative: str, wording: str, status: str, similarity: float) -> None:
    found = compare_wording(representative, wording)
    assert (found.status, found.similarity) == (status, similarity)


def test_a_changed_wording_is_never_shown_as_100() -> None:
    words = [f"word{n}x" for n in range(5000)]
    assert compare_wording(" ".join(words), " ".join([*words, "more"])).similarity < 100


@pytest.mark.parametrize("words", ["a b ", "a ", "a b c a "])
def test_texts_that_repeat_themselves_are_no_trap(words: str) -> None:
    many = words * 30_000
    assert compare_wording(many, f"b {many} c").status == "altered"
    assert compare_wording(f"b {many} c", f"c {many} a").status == "altered"
    assert compare_wording(f"x {many} y", many).status == "shortened"


def test_texts_that_repeat_themselves_are_compared_place_by_place() -> None:
    before = "we never ever stop".split() * 500
    after = [word if place % 4 else f"sea{place}" for place, word in enumerate(before)]
    wording = compare_wording(" ".join(before), " ".join(after))
    assert (wording.status, wording.similarity) == ("altered", 75.0)
    assert [edit.after for edit in wording.edits[:4]] == ["sea0", "never ever stop", "sea4", "never ever stop"]


def test_a_long_text_of_many_words_is_compared_by_difflib() -> None:
    before = [f"word{place}" for place in range(400)]
    after = before[:100] + before[110:]
    wording = compare_wording(" ".join(["start", *before, "end"]), " ".join(["begin", *after, "finish"]))
    assert [edit.op for edit in wording.edits] == ["replace", "equal", "delete", "equal", "replace"]


def test_verbatim_has_no_edits() -> None:
    assert compare_wording("The F.B.I. came — at 3 p.m.", "the FBI came at 3 PM").edits == ()


@pytest.mark.parametrize(
    ("representative", "wording", "edits"),
    [
        (
            "“We can't stay,” she said—twice.",
            "We can’t leave, she said: twice!",
            [
                ("equal", "“We can't", "We can’t"),
                ("replace", "stay,”", "leave,"),
                ("equal", "she said—twice.", "she said: twice!"),
            ],
        ),
        (
            "a well-known man spoke",
            "a known man spoke",
            [("equal", "a", "a"), ("replace", "well-known", "known"), ("equal", "man spoke", "man spoke")],
        ),
        (
            "The sea, the old grey sea, was calm",
            "the old grey sea … was rough",
            [
                ("delete", "The sea,", ""),
                ("equal", "the old grey sea, was", "the old grey sea … was"),
                ("replace", "calm", "rough"),
            ],
        ),
        (
            "I saw the dog and the cat run",
            "I saw the cat run",
            [("equal", "I saw", "I saw"), ("delete", "the dog and", ""), ("equal", "the cat run", "the cat run")],
        ),
        (
            "they gave us bread and the warm soup",
            "they sold everyone wine and her last shoes",
            [
                ("equal", "they", "they"),
                ("replace", "gave us bread and the warm soup", "sold everyone wine and her last shoes"),
            ],
        ),
    ],
)
def test_edits(representative: str, wording: str, edits: list[tuple[str, str, str]]) -> None:
    found = compare_wording(representative, wording).edits
    assert [(edit.op, edit.before, edit.after) for edit in found] == edits


def test_a_change_that_ends_with_the_text_is_no_bare_signal() -> None:
    long = (
        "That is why the harbour is owned by the captains such as ever won the old regatta has closed the chapel"
        " seriously–closed that old orchard and how many ferries to 9 a.m."
    )
    assert compare_wording("How many ferries such as,", long, is_speech=True).status == "altered"
