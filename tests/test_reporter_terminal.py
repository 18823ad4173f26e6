"""The terminal table: nothing wider than asked, nothing unsafe, goldens for whole outputs."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports import HOSTILE, make_dam, make_hostile, make_many, read_edits

from coverage_cli.models import Edit, Report
from coverage_cli.reporter import Look, render
from coverage_cli.reporter.diffs import read_runs
from coverage_cli.reporter.look import Layout
from coverage_cli.reporter.summary import summarise
from coverage_cli.reporter.terminal.changes import write_runs
from coverage_cli.reporter.terminal.ink import clip_text, cut_text, lay_out, paint, plain, wrap_ink
from coverage_cli.reporter.terminal.matrix import choose_layout
from coverage_cli.text import char_width, display_width

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
REPORTS = {"dam": make_dam(), "many": make_many(40, 8), "hostile": make_hostile(), "crowd": make_many(200, 4)}
TEXTS = st.text(max_size=60) | st.sampled_from(HOSTILE)


def render_lines(report: Report, **look: object) -> list[str]:
    return "".join(render(report, "table", Look(**look))).splitlines()  # type: ignore[arg-type]


@pytest.mark.parametrize("layout", ["auto", "names", "keys", "strip", "list"])
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
@pytest.mark.parametrize("width", [40, 57, 80, 160])
def test_no_line_is_wider_than_asked(report: Report, layout: Layout, width: int) -> None:
    for full in (False, True):
        assert max(map(display_width, render_lines(report, width=width, full=full, layout=layout))) <= width


@given(
    st.lists(TEXTS.filter(lambda text: "\r" not in text), min_size=1, max_size=4),
    st.integers(40, 200),
    st.booleans(),
    st.sampled_from(["auto", "names", "keys", "strip", "list"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_line_is_wider_than_asked_whatever_the_text(
    texts: list[str], width: int, full: bool, layout: Layout
) -> None:
    lines = "".join(render(make_hostile(texts), "table", Look(width=width, full=full, layout=layout))).split("\n")
    assert max(map(display_width, lines)) <= width


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_colour_adds_nothing_but_colour(report: Report) -> None:
    coloured = "".join(render(report, "table", Look(width=100, color=True)))
    assert COLOURS.sub("", coloured) == "".join(render(report, "table", Look(width=100)))
    assert "\x1b[31m" in coloured or "\x1b[32m" in coloured


def test_nothing_in_an_article_reaches_the_terminal_as_a_control() -> None:
    for look in (Look(), Look(width=60), Look(width=60, full=True)):
        page = "".join(render(make_hostile(), "table", look))
        assert all(char == "\n" or char_width(char) or char in "\u200d\u0301" for char in page)


@pytest.mark.parametrize(
    ("sources", "width", "layout"),
    [
        (4, 100, "names"),
        (8, 80, "keys"),
        (40, 100, "strip"),
        (40, 50, "list"),
        (200, 100, "list"),
        (200, None, "strip"),
    ],
)
def test_layout_is_the_first_that_leaves_the_wording_room(sources: int, width: int | None, layout: str) -> None:
    assert choose_layout(summarise(make_many(sources)), Look(width=width)) == layout


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_natural_width_clips_nothing(report: Report) -> None:
    page = "".join(render(report, "table", Look()))
    assert all(row.shown in page for group in summarise(report).groups for row in group.rows)


def test_every_row_is_one_line_at_natural_width() -> None:
    report = make_dam()
    lines = render_lines(report)
    for group in summarise(report).groups:
        for row in group.rows:
            whole = re.compile(rf" *{row.numbers}  .* \d/4  {re.escape(row.shown)}$")
            assert sum(whole.match(line) is not None for line in lines) == 1


@given(TEXTS, st.integers(2, 30))
def test_clipped_text_fits_and_says_that_it_is_clipped(text: str, width: int) -> None:
    clipped = clip_text(text, width)
    assert display_width(clipped) <= width
    assert clipped == text or clipped.endswith("…")


@given(TEXTS, st.integers(0, 30))
def test_cut_text_is_the_beginning_of_the_text(text: str, width: int) -> None:
    cut = cut_text(text, width)
    assert text.startswith(cut)
    assert display_width(cut) <= width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("cafe\u0301s", 4, "cafe\u0301"),
        ("👩‍👩‍👧 and", 3, ""),
        ("👍🏽 yes", 2, ""),
        ("鳥が飛ぶ", 5, "鳥が"),
    ],
)
def test_no_character_is_torn(text: str, width: int, expected: str) -> None:
    assert cut_text(text, width) == expected


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["plain", "gone", "new"])), max_size=5), st.integers(10, 60))
def test_wrapped_ink_loses_no_word(ink: list[tuple[str, str]], width: int) -> None:
    lines = wrap_ink(tuple(ink), width, 4)
    assert all(sum(display_width(text) for text, _ in line) <= width for line in lines)
    written = "".join(paint(line, False) for line in lines).replace(" ", "")
    assert written == "".join(text for text, _ in ink).replace(" ", "").replace("\ue001", "")


def test_columns_of_wide_characters_are_aligned() -> None:
    rows = [[plain("鳥鳥"), plain("x")], [plain("abcdef"), plain("y")], [plain("e\u0301"), plain("z")]]
    lines = lay_out(rows, ("left", "left"), False)
    assert {display_width(line) for line in lines} == {9}


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("I’m not {+that+} far away.", "I’m not {+that+} far away."),
        ("I would [-not-] go", "I would [-not-] go"),
        ("They were [-far-]{+near+}.", "They were [-far-]{+near+}."),
        ("[-And, -]the rest", "[-And,-] the rest"),
    ],
)
def test_word_diffs_read_as_git_writes_them(marked: str, shown: str) -> None:
    assert paint(write_runs(read_runs(read_edits(marked))), False) == shown


def test_unchanged_words_are_cut_but_never_a_change() -> None:
    before = " ".join(f"a{n}" for n in range(40))
    change = " ".join(f"not{n}" for n in range(40))
    edits = (Edit("equal", before, before), Edit("insert", "", change), Edit("equal", before, before))
    runs = read_runs(edits)
    assert ("new", change) in runs
    assert [text for mark, text in runs if mark == "cut"] == ["…", "…"]
    assert ("same", "a34 a35 a36 a37 a38 a39") in runs
    assert read_runs(edits, full=True) == [("same", before), ("new", change), ("same", before)]
