"""Trace and Check as text: every format, any text inside."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_cli import Article, Check, Trace, check, trace
from coverage_cli.reporter.answers import FORMATS, render_check, render_trace
from coverage_cli.reporter.answers.machine import CHECK_COLUMNS, TRACE_COLUMNS
from coverage_cli.reporter.look import Look
from coverage_cli.text import display_width

POST = "Dam holds\n\nRain fell. “The old dam will hold until the spring,” said Ann Lee, the minister.\n"
NEWS = "No fear\n\n“The old dam will not hold until the spring,” Ann Lee told reporters on Monday.\n"
ECHO = "Cellars full\n\n“My cellar is a pond,” said a farmer, Bo Ek.\n"
ARTICLES = [
    Article("1", "Post", POST, title="Dam holds", url="https://post.example/dam", published="2024-01-02"),
    Article("2", "News", NEWS, title="No fear"),
    Article("3", "Echo", ECHO, title="Cellars full"),
]
QUOTE = "The old dam will hold until the spring"
DRAFT = (
    "“The old dam will hold until the spring,” said Ann Lee.\n“The old dam may hold until the spring,” said Ann Lee.\n"
    "“My cellar is a pond,” said Ann Lee.\n“We built it out of cheese and hope,” she said.\n"
)


def read(pieces: Any) -> str:
    return "".join(pieces)


def ask(quote: str = QUOTE) -> Trace:
    return trace(quote, ARTICLES)


def review(draft: str = DRAFT) -> Check:
    return check(Article("draft", "draft", draft), ARTICLES)


def test_the_table_tells_who_carries_a_quote() -> None:
    assert read(render_trace(ask())) == (
        "“The old dam will hold until the spring” is carried by 2 of 3 sources: 1 verbatim, 1 altered\n"
        "\n"
        "=     Post  Ann Lee, 2024-01-02\n"
        "      Rain fell. “The old dam will hold until the spring,” said Ann Lee, the minister.\n"
        "~94!  News  Ann Lee, ! negation\n"
        "      “The old dam will {+not+} hold until the spring,” Ann Lee told reporters on…\n"
        "\n"
        "= same words   ~N reworded, N % alike   <N shortened, N % kept   p paraphrased   ! meaning may change\n"
        "\n"
        "Not carried by Echo\n"
    )


def test_the_table_tells_what_came_nearest() -> None:
    shown = read(render_trace(ask("A pond is no place for a cellar or a cow")))
    assert "was found in none of 3 sources\n\nClosest\n\n" in shown
    assert "Echo" in shown
    assert "Not carried" not in shown


def test_the_table_tells_that_nothing_is_near() -> None:
    shown = read(render_trace(ask("Quinces ripen indoors")))
    assert shown == "“Quinces ripen indoors” was found in none of 3 sources\n"


def test_the_table_tells_how_a_draft_stands_to_its_sources() -> None:
    assert read(render_check(review())) == (
        "4 quotes checked against 3 sources: 1 verbatim, 1 altered, 1 given to another speaker, 1 not found\n"
        "\n"
        "line 1  =     “The old dam will hold until the spring” (Post, News)\n"
        "line 2  ~88!  “The old dam [-will-]{+may+} hold until the spring” (Post, News)\n"
        "              ! modality\n"
        "line 3  @!    “My cellar is a pond” (Echo)\n"
        "              draft: Ann Lee; Echo: Bo Ek\n"
        "line 4  ?     “We built it out of cheese and hope”\n"
        "              nothing in the sources comes near\n"
        "\n"
        "= as in the source   ~N altered, N % alike   <N shortened, N % kept   @ another speaker's   ? not found   "
        "! meaning may change\n"
    )


def test_a_draft_without_quotes() -> None:
    for format in FORMATS:
        assert read(render_check(review("The dam holds."), format)) or format == "jsonl"
    assert read(render_check(review("The dam holds."))) == "The draft holds no quotes to check against 3 sources\n"


def test_markdown_marks_what_changed() -> None:
    shown = read(render_trace(ask(), "markdown"))
    assert "will <ins>not</ins> hold" in shown
    assert "[Post](https://post.example/dam)" in shown
    shown = read(render_check(review(), "markdown"))
    assert "<del>will</del> <ins>may</ins>" in shown


@pytest.mark.parametrize(("answer", "cells"), [(ask(), 4), (review(), 5)], ids=["trace", "check"])
def test_rows_of_markdown_have_their_cells(answer: Trace | Check, cells: int) -> None:
    shown = read(render_trace(answer, "markdown") if isinstance(answer, Trace) else render_check(answer, "markdown"))
    rows = [line for line in shown.splitlines() if line.startswith("|")]
    assert len(rows) > 2
    assert {len(row.replace("\\|", "").strip("|").split("|")) for row in rows} == {cells}


def test_a_page_tells_what_the_table_tells() -> None:
    shown = read(render_trace(ask(), "html"))
    assert "will <ins>not</ins> hold" in shown
    assert '<a href="https://post.example/dam" rel="noopener noreferrer">Post</a>' in shown
    shown = read(render_check(review(), "html"))
    assert shown.count("<article") == 4
    assert '<span class="badge near flag">~88! altered</span>' in shown


def test_pages_are_well_formed() -> None:
    void = {"meta", "link"}
    for shown in (read(render_trace(ask(), "html")), read(render_check(review(), "html"))):
        stack: list[str] = []
        for closing, name in re.findall(
            r"<(/?)([a-z][a-z0-9]*)\b[^>]*>", re.sub(r"<style>.*?</style>", "", shown, flags=re.S)
        ):
            if closing:
                assert stack.pop() == name
            elif name not in void:
                stack.append(name)
        assert stack == []


def test_json_tells_all() -> None:
    found = json.loads(read(render_trace(ask(), "json")))
    assert (found["schema_version"], found["quote"], found["missing"]) == (1, QUOTE, ["Echo"])
    assert [(one["source"], one["status"], one["flags"]) for one in found["findings"]] == [
        ("Post", "verbatim", []),
        ("News", "altered", ["negation"]),
    ]
    assert found["findings"][1]["edits"][1] == {"op": "insert", "before": "", "after": "not"}
    told = json.loads(read(render_check(review(), "json")))
    assert told["counts"] == dict(Counter(one["verdict"] for one in told["quotes"])) | {"shortened": 0}
    assert [one["line"] for one in told["quotes"]] == [1, 2, 3, 4]
    assert told["quotes"][3]["finding"] is None


def test_json_lines_are_the_rows_of_the_json() -> None:
    lines = [json.loads(line) for line in read(render_trace(ask(), "jsonl")).splitlines()]
    assert lines == [{"quote": QUOTE} | one for one in json.loads(read(render_trace(ask(), "json")))["findings"]]
    lines = [json.loads(line) for line in read(render_check(review(), "jsonl")).splitlines()]
    assert lines == json.loads(read(render_check(review(), "json")))["quotes"]


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_tables_have_a_row_for_each_source_and_quote(format: str, delimiter: str) -> None:
    header, *rows = csv.reader(io.StringIO(read(render_trace(ask(), format))), delimiter=delimiter)
    assert tuple(header) == TRACE_COLUMNS
    assert [(row[1], row[5]) for row in rows] == [("Post", "verbatim"), ("News", "altered"), ("Echo", "absent")]
    header, *rows = csv.reader(io.StringIO(read(render_check(review(), format))), delimiter=delimiter)
    assert tuple(header) == CHECK_COLUMNS
    assert [row[5] for row in rows] == ["verbatim", "altered", "other-speaker", "not-found"]
    assert {len(row) for row in rows} == {len(CHECK_COLUMNS)}


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    look = Look(width=width)
    shown = read(render_trace(ask(), "table", look)) + read(render_check(review(), "table", look))
    assert max(display_width(line) for line in shown.splitlines()) <= width


def test_colour_changes_no_character() -> None:
    from coverage_cli.text import strip_unsafe

    painted = read(render_check(review(), "table", Look(color=True)))
    assert "\x1b[" in painted
    assert strip_unsafe(painted) == read(render_check(review()))


HOSTILE = "\x1b[2J\x1b]8;;http://x\x07click\u202e =cmd|' /C calc'!A0 <script>alert(1)</script> `a` |x| \x00 ghost"


@pytest.mark.parametrize("format", list(FORMATS))
def test_untrusted_text_is_harmless(format: str) -> None:
    article = Article("1", f"{HOSTILE}", f"“The goat said {HOSTILE} and left the barn,” said Bo Ek.\n", title=HOSTILE)
    draft = Article("d", "d", f"“The goat said {HOSTILE} and left the barn,” said Ann Lee.\n")
    shown = read(render_trace(trace(f"The goat said {HOSTILE} and left the barn", [article]), format))
    shown += read(render_check(check(draft, [article]), format))
    assert not set("\x1b\x07\x00\u202e") & set(shown)
    if format == "markdown":
        assert "<script>" not in shown
        assert "|x|" not in shown
    if format == "html":
        assert "<script" not in shown
        assert "default-src 'none'" in shown
    if format in ("csv", "tsv"):
        rows = csv.reader(io.StringIO(shown), delimiter="," if format == "csv" else "\t")
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@given(st.text(max_size=60), st.text(min_size=1, max_size=60), st.sampled_from(sorted(FORMATS)))
def test_any_text_is_shown(text: str, quote: str, format: str) -> None:
    article = Article("1", "Post", f"“{text} {quote} dam”")
    shown = read(render_trace(trace(f"{quote} dam", [article]), format, Look(width=40)))
    shown += read(render_check(check(Article("d", "d", f"“{quote} dam”"), [article]), format, Look(width=40)))
    assert shown.endswith("\n")
    shown.encode()
