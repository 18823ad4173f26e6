"""Markdown is checked by rendering it with a parser of GitHub's dialect."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reports import HOSTILE, make_article, make_cluster, make_dam, make_hostile, make_many, make_passage, make_variant

from coverage_cli.models import Report
from coverage_cli.reporter import Look, render
from coverage_cli.reporter.markdown.writing import escape, escape_line, link
from coverage_cli.reporter.naming import show_text

PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
TEXTS = st.text(max_size=40) | st.sampled_from(HOSTILE)


def render_page(report: Report, look: Look | None = None) -> str:
    return "".join(render(report, "markdown", look or Look()))


def shown_text(markdown: str) -> str:
    """Read a rendered inline as a browser shows it; fail where it became anything but text."""
    (paragraph,) = [token for token in PARSER.parse(markdown) if token.type == "inline"] or [None]
    if paragraph is None:
        return ""
    assert {child.type for child in paragraph.children or ()} <= {"text", "text_special"}
    return "".join(child.content for child in paragraph.children or ())


@given(TEXTS)
def test_escaped_text_is_shown_as_itself(text: str) -> None:
    assert shown_text(escape_line(text)) == show_text(text)


@given(TEXTS)
def test_text_in_a_cell_stays_in_its_cell(text: str) -> None:
    tokens = PARSER.parse(f"| a | b |\n| --- | --- |\n| {escape(text)} | z |\n")
    cells = [token.content for token in tokens if token.type == "inline"]
    assert len(cells) == 4
    assert cells[3] == "z"


@given(TEXTS)
def test_text_in_a_list_stays_one_item(text: str) -> None:
    tokens = [token.type for token in PARSER.parse(f"- {escape_line(text)}\n- z\n")]
    assert tokens.count("list_item_open") == 2
    assert tokens.count("bullet_list_open") == 1


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "", "https://", "JAVASCRIPT:x", "//evil.example"]
)
def test_only_web_addresses_are_linked(url: str) -> None:
    assert link("Dam", url) == "Dam"


@given(TEXTS, TEXTS)
def test_any_title_and_address_make_one_link(title: str, rest: str) -> None:
    (inline,) = [t for t in PARSER.parse(link(title or "x", f"https://example.org/{rest}")) if t.type == "inline"]
    types = [child.type for child in inline.children or ()]
    assert types.count("link_open") == 1
    assert set(types) <= {"link_open", "link_close", "text", "text_special"}


@pytest.mark.parametrize("report", [make_dam(), make_many(40), make_hostile()], ids=["dam", "many", "hostile"])
def test_every_row_of_a_table_has_its_cells(report: Report) -> None:
    tables = re.findall(r"<table>.*?</table>", PARSER.render(render_page(report)), re.DOTALL)
    assert tables
    for table in tables:
        rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        assert len({len(re.findall("<t[hd]", row)) for row in rows}) == 1


def test_hostile_text_adds_no_tag_and_no_heading() -> None:
    page = PARSER.render(render_page(make_hostile()))
    harmless = set("h1 h2 h3 p table thead tbody tr th td ul li strong del ins a".split())
    assert set(re.findall(r"<([a-z0-9]+)", page)) <= harmless
    assert set(re.findall(r'href="([a-z]+):', page)) == {"https"}


def test_rows_of_the_source_have_as_many_bars_as_the_header() -> None:
    for block in re.findall(r"(?:^\|.*\n)+", render_page(make_hostile()), re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in block.splitlines()}) == 1


def test_word_diffs_are_marked() -> None:
    assert "The dam will hold <ins>until May</ins>” **! modality**" in render_page(make_dam())


def test_long_unchanged_stretches_are_cut_unless_all_is_wanted() -> None:
    words = " ".join(f"word{n}" for n in range(50))
    one, two = make_article("one", words), make_article("two", f"{words} too")
    changed = make_variant(make_passage(two, f"{words} too"), "altered", 97, f"{words} {{+too+}}")
    report = Report((one, two), ("one", "two"), (make_cluster(1, "", make_variant(make_passage(one, words)), changed),))
    assert "“… word44 word45 word46 word47 word48 word49 <ins>too</ins>”" in render_page(report)
    assert f"“{words} <ins>too</ins>”" in render_page(report, Look(full=True))
