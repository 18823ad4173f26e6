"""The HTML page: well formed, every link leads somewhere, nothing of an article runs, colours can be read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import HOSTILE, make_dam, make_hostile, make_many

from coverage_cli.models import Report
from coverage_cli.reporter import Look, render
from coverage_cli.reporter.html.articles import Mark, mark_text
from coverage_cli.reporter.naming import show_text
from coverage_cli.reporter.summary import summarise
from coverage_cli.text import strip_unsafe

REPORTS = {"dam": make_dam(), "many": make_many(40, 8), "crowd": make_many(100, 4), "hostile": make_hostile()}
VOID = {"meta", "link"}
TAGS = set(
    "html head meta link title style body a header h1 h2 h3 p nav ul li main section div table caption thead tbody "
    "tr th td small abbr label select option button span mark b del ins script".split()
)


class Page(HTMLParser):
    """Reads a page and fails where an element is not closed in its order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


def render_page(report: Report) -> str:
    return "".join(render(report, "html", Look()))


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {name: Page(render_page(report)) for name, report in REPORTS.items()}


@pytest.mark.parametrize("name", REPORTS)
def test_every_link_leads_somewhere_and_every_place_has_one_name(pages: dict[str, Page], name: str) -> None:
    places = pages[name].values("id")
    assert len(places) == len(set(places))
    links = pages[name].values("href")
    assert {link[1:] for link in links if link.startswith("#")} <= set(places)
    assert all(link.startswith(("#", "https://example.org/")) or link == "data:," for link in links)


@pytest.mark.parametrize("name", REPORTS)
def test_page_has_only_the_programs_elements_and_one_script(pages: dict[str, Page], name: str) -> None:
    page = pages[name]
    assert set(page.tags) <= TAGS
    assert page.tags["script"] == page.tags["style"] == 1
    assert not [
        key for key, _ in page.attributes if key.startswith("on") or key in ("style", "src", "srcset", "action")
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_every_row_of_a_table_has_its_cells(name: str) -> None:
    tables = re.findall(r"<table.*?</table>", render_page(REPORTS[name]), re.DOTALL)
    assert len(tables) > 1
    for table in tables:
        widths = set()
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL):
            spans = [re.search(r'colspan="(\d+)"', cell) for cell in re.findall(r"<t[hd][^>]*>", row)]
            widths.add(sum(int(span[1]) if span else 1 for span in spans))
        assert len(widths) == 1


def test_matrix_leads_to_each_wording_and_back(pages: dict[str, Page]) -> None:
    links = set(pages["dam"].values("href"))
    assert {"#w1-2", "#w4-4", "#r1", "#m1", "#p1-1"} <= links


def test_each_row_of_a_table_has_its_cells() -> None:
    for table in re.findall(r"<table.*?</table>", render_page(make_dam()), re.DOTALL):
        rows = [row for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL) if "rowgroup" not in row]
        assert len({len(re.findall("<t[hd][ >]", row)) for row in rows}) == 1


def test_figures_are_those_of_the_summary() -> None:
    page = render_page(make_dam())
    for source in summarise(make_dam()).sources:
        assert f">{source.carried_quotes}/4<" in page
        assert f">{source.label}<" in page


TEXTS = st.text(max_size=30) | st.sampled_from(HOSTILE)


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_text_gives_a_well_formed_page(texts: list[str]) -> None:
    page = Page(render_page(make_hostile(texts)))
    assert set(page.tags) <= TAGS
    assert show_text(texts[0]) in page.text


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=6, unique=True)


@given(st.text(alphabet="ab <&\n", min_size=45, max_size=45), SPANS)
def test_marked_text_is_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start, start + length, "same", f"p{start}-{length}", "#r1") for start, length in sorted(spans)]
    page = Page(f"<div>{mark_text(text, marks)}</div>")
    assert page.text == strip_unsafe(text)
    assert sorted(page.values("id")) == sorted(mark.anchor for mark in marks)


def read_colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_read(scheme: str) -> None:
    light, dark = re.findall(r":root \{(.*?)\}", render_page(make_dam()), re.DOTALL)[:2]
    colours = read_colours(light if scheme == "light" else dark)
    pairs = [(name[:-3] + "-fg", name) for name in colours if name.endswith("-bg")]
    pairs += [(name, "bg") for name in ("fg", "soft", "link", "flag")] + [("fg", "panel")]
    assert len(pairs) > 12
    for front, back in pairs:
        assert contrast(colours[front], colours[back]) >= 4.5, (front, back)


def test_page_of_300_articles_stays_small() -> None:
    assert len(render_page(make_many(300, 60)).encode()) < 5_000_000


def test_texts_that_are_too_long_are_left_out() -> None:
    report = make_dam()
    long = replace(report.articles[0], text=report.articles[0].text + " and so on" * 300_000)
    page = render_page(replace(report, articles=(long, *report.articles[1:])))
    assert 'class="text"' not in page
    links = {link[1:] for link in Page(page).values("href") if link.startswith("#")}
    assert "a1" in links <= set(Page(page).values("id"))
