"""compare_wording on any two texts."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from hypothesis import example, given
from hypothesis import strategies as st

from coverage_cli.models import Flag
from coverage_cli.text import squeeze
from coverage_cli.wording import Wording, compare_wording
from coverage_cli.wording.words import read_words

WORDS = st.sampled_from(
    "the The and not don't won't will may $5 5% 1,200 half a million three May Jan. U.S. us Petrov Kiev dog cat. dogs? "
    "well-known work force workforce s--- b*** [Trump] (he) [W]e … ... — “no, no” [...] 鳥 Tuesday third unfair "
    "fair".split()
)
TEXTS = st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=60))


def spell(texts: list[str]) -> str:
    return " ".join(text for text in texts if text)


@given(TEXTS, TEXTS)
def test_edits_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    edits = compare_wording(before, after).edits
    if edits:
        assert spell([edit.before for edit in edits]) == (squeeze(before) if read_words(before).keys else "")
        assert spell([edit.after for edit in edits]) == (squeeze(after) if read_words(after).keys else "")


@given(TEXTS, TEXTS)
@example("work force the", "workforce the work force the")  # one of the two writes the word in both ways
def test_equal_runs_are_the_same_words_and_changes_are_not(before: str, after: str) -> None:
    for edit in compare_wording(before, after).edits:
        one, other = ("".join(read_words(text).keys) for text in (edit.before, edit.after))
        assert (one == other) == (edit.op == "equal")
        assert bool(edit.before) == (edit.op != "insert")
        assert bool(edit.after) == (edit.op != "delete")


@given(TEXTS, TEXTS)
def test_no_two_neighbours_do_the_same(before: str, after: str) -> None:
    ops = [edit.op for edit in compare_wording(before, after).edits]
    assert all(one == "equal" or other == "equal" for one, other in pairwise(ops))


@given(TEXTS, TEXTS)
def test_values_are_in_range(before: str, after: str) -> None:
    wording = compare_wording(before, after)
    assert 0 <= wording.similarity <= 100
    assert (wording.similarity == 100) == (wording.status == "verbatim")
    assert (wording.edits == ()) == (wording.status == "verbatim")
    assert list(wording.flags) == [flag for flag in get_args(Flag) if flag in wording.flags]


@given(TEXTS)
def test_a_text_is_verbatim_to_itself_in_any_case_and_spacing(text: str) -> None:
    assert compare_wording(text, text) == Wording("verbatim", 100.0)
    spaced = "\n ".join(text.split())
    if not any(c.isspace() for c in text.strip()) or spaced.split() == text.split():
        assert compare_wording(text, f" {spaced} ").status == "verbatim"


@given(st.lists(st.sampled_from("red green blue black white grey pink".split()), min_size=1, max_size=12), st.data())
def test_a_run_of_the_words_is_a_shortened_wording(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    wording = compare_wording(" ".join(words), " ".join(words[first:last]))
    assert wording.status == ("verbatim" if last - first == len(words) else "shortened")
    assert wording.flags == ()
    assert wording.similarity == round(100 * (last - first) / len(words), 1)
