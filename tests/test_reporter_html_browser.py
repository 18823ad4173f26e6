"""The HTML page in a real browser: no complaint, no request, filters, keys, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, find_browser, run_browser
from reports import HOSTILE, make_dam, make_hostile, make_many

from coverage_cli import check, trace
from coverage_cli.models import Article, Report
from coverage_cli.reporter import Look, render
from coverage_cli.reporter.answers import render_check, render_trace

pytestmark = pytest.mark.skipif(not find_browser(), reason="no chromium here: the HTML page is not tried in a browser")

SHOWN = "[...document.querySelectorAll('.matrix tr[data-row]')].filter(row => !row.hidden).map(row => row.dataset.row)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with run_browser() as running:
        yield running


def open_page(browser: Browser, report: Report, tmp_path: Path, **how: int) -> None:
    path = tmp_path / "report.html"
    path.write_text("".join(render(report, "html", Look())), encoding="utf-8")
    browser.open(path, **how)


def choose(browser: Browser, name: str, label: str) -> None:
    browser.ask(
        f"(() => {{ const s = document.querySelector('select[name={name}]');"
        f"s.value = [...s.options].find(o => o.text === {label!r}).value;"
        "s.dispatchEvent(new Event('change')); })()"
    )


@pytest.mark.parametrize("report", [make_dam(), make_hostile(), make_many(70, 4)], ids=["dam", "hostile", "many"])
def test_page_complains_of_nothing_and_asks_for_nothing(browser: Browser, report: Report, tmp_path: Path) -> None:
    open_page(browser, report, tmp_path)
    assert browser.list_complaints() == []
    assert [url for url in browser.list_requests() if not url.startswith("data:")] == [
        (tmp_path / "report.html").as_uri()
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_answers_complain_of_nothing_and_ask_for_nothing(browser: Browser, text: str, tmp_path: Path) -> None:
    said = f"“The dam {text} will hold,” said {text} Ann Lee.\n"
    articles = [Article("1", text or "Post", said, title=text, url=text), Article("2", "News", "Rain fell.")]
    path = tmp_path / "answer.html"
    for pieces in (
        render_trace(trace(f"The dam {text} will hold", articles), "html"),
        render_check(check(Article("draft", "draft", said.replace("hold", "fall")), articles), "html"),
    ):
        path.write_text("".join(pieces), encoding="utf-8")
        browser.open(path)
        assert browser.list_complaints() == []
        assert [url for url in browser.list_requests() if not url.startswith("data:")] == [path.as_uri()]
        assert browser.ask("document.images.length + document.scripts.length") == 0


def test_nothing_that_an_article_holds_runs(browser: Browser, tmp_path: Path) -> None:
    open_page(browser, make_hostile(), tmp_path)
    assert browser.ask("document.scripts.length") == 1
    assert browser.ask("document.images.length") == 0
    # Even an element that got into the page could not run.
    browser.ask("document.body.insertAdjacentHTML('beforeend', '<b onclick=\"window.ran = 1\" id=bad>x</b>')")
    browser.ask("document.getElementById('bad').click()")
    assert browser.ask("window.ran === undefined") is True


def test_filters_show_what_is_chosen(browser: Browser, tmp_path: Path) -> None:
    open_page(browser, make_dam(), tmp_path)
    assert browser.ask(SHOWN) == ["1", "2", "3", "4", "5", "6"]
    choose(browser, "speaker", "Tom Okoro")
    assert browser.ask(SHOWN) == ["4"]
    assert browser.ask("document.getElementById('r1').hidden") is True
    browser.ask("document.querySelector('button[name=reset]').click()")
    choose(browser, "source", "Evening News")
    choose(browser, "status", "flagged")
    assert browser.ask(SHOWN) == ["1", "4", "5"]
    choose(browser, "status", "not carried")
    assert browser.ask(SHOWN) == ["6"]
    assert browser.ask("document.getElementById('count').textContent") == "1 of 6 shown"


def test_link_to_a_hidden_row_shows_it(browser: Browser, tmp_path: Path) -> None:
    open_page(browser, make_dam(), tmp_path)
    choose(browser, "speaker", "Tom Okoro")
    browser.ask(
        "new Promise(done => { addEventListener('hashchange', () => setTimeout(done, 0)); location.hash = '#r1' })"
    )
    assert browser.ask("document.getElementById('r1').hidden") is False


def test_side_by_side_splits_the_diff(browser: Browser, tmp_path: Path) -> None:
    open_page(browser, make_dam(), tmp_path)
    side = "document.querySelector('button[name=side]').click()"
    browser.ask(side)
    pair = "[...document.querySelector('#r5 .pair').children].map(part => part.textContent.replace(/ +/g, ' '))"
    assert browser.ask(pair) == [
        "The reservoir holds 40 million cubic metres.",
        "The reservoir holds 14 million cubic metres.",
    ]
    browser.ask(side)
    assert browser.ask("document.querySelectorAll('.pair').length") == 0
    assert browser.ask("document.querySelector('#r5 .diff').hidden") is False


def test_arrow_keys_go_from_cell_to_cell(browser: Browser, tmp_path: Path) -> None:
    open_page(browser, make_dam(), tmp_path)
    press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: %r, bubbles: true}))"
    browser.ask("document.querySelector('#m1 .c a').focus()")
    for key in ("ArrowRight", "ArrowDown"):
        browser.ask(press % key)
    assert browser.ask("document.activeElement.getAttribute('href')") == "#w2-2"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_page_follows_the_scheme_of_the_reader(browser: Browser, tmp_path: Path, dark: bool) -> None:
    open_page(browser, make_dam(), tmp_path, dark=dark)
    colour = browser.ask("getComputedStyle(document.body).backgroundColor")
    assert (colour == "rgb(22, 23, 27)") == dark


def test_narrow_page_does_not_scroll_sideways(browser: Browser, tmp_path: Path) -> None:
    open_page(browser, make_dam(), tmp_path, width=360)
    wide = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 361"
    assert browser.ask(f"{wide} && !e.closest('.scroll')).map(e => e.outerHTML.slice(0, 80))") == []
    assert browser.ask("document.documentElement.scrollWidth") <= 360
