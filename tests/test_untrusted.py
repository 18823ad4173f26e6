"""Hostile text of every kind, in every place of an article, through every format of every answer."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from markdown_it import MarkdownIt

from coverage_cli import Check, Report, Trace, check, compare, read_articles, trace
from coverage_cli.models import Article
from coverage_cli.reporter import FORMATS, Look, render
from coverage_cli.reporter.answers import FORMATS as ANSWER_FORMATS
from coverage_cli.reporter.answers import render_check, render_trace
from coverage_cli.text import display_width

KINDS = {
    "colours": "\x1b[31mred\x1b[0m \x1b[2J\x1b[H",
    "c1-controls": "\x9b31m red \x9d0;owned\x9c \x85 \x8d",
    "window-title": "\x1b]0;owned\x07 text",
    "terminal-link": "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "half-a-sequence": "text \x1b[ \x1b] \x1bP",
    "bidi": "\u202egnp.exe\u202c \u2066a\u2069 \u200f\u200e\u061c",
    "zero-width": "ze\u200bro\u2060 \ufeffwidth\ufff9a\ufffbb soft\xadhyphen\u180e",
    "bars": "a | b || c \\| d |",
    "backticks": "`code` ``` `` ~~~ ```\n```",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ ^f^ $g$ [^1] # h",
    "markdown-links": "[a](javascript:alert(1)) ![b](http://evil.example/b.png) <http://evil.example> [c]: /d",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "end-of-style": "</style></script></title></textarea>--><svg onload=alert(1)>",
    "attributes": "\" onmouseover=\"alert(1)\" ' autofocus onfocus='alert(1)",
    "entities": "&lt;script&gt; &#60;b&#62; &amp;amp; &colon;",
    "javascript-link": "javascript:alert(1)//https://example.org",
    "data-link": "data:text/html,<script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    "formulas": "@SUM(1+1)*cmd|' /C calc'!A0",
    "plus-and-minus": "+1+1 -2+3 \t=1",
    "wide-formula": "\uff1d1+1",
    "quotes-in-csv": "a\"\"b\",\"=1+1\n=2",
    "returns": "one\rtwo\r\nthree\u2028four\u2029five\x0bsix\x0cseven",
    "nul": "a\x00b\x00",
    "surrogates": "a\ud800b \udfff\ud83d c",
    "combining": "Z\u0351\u036b\u0343\u036aA\u030a\u0301L\u0334\u0328G\u0321O\u0322" * 20,
    "wide": "鳥が飛ぶ 👩‍👩‍👧 🇺🇦 👍🏽 ｆｕｌｌ",
    "private": "\ue000\ue001\ue000 \uf8ff \U0010ffff",
    "long-word": "x" * 100_000,
    "many-marks": "e" + "\u0301" * 10_000,
    "many-words": " ".join(f"word{n}" for n in range(800)),
    "one-word-again": "word " * 300,
}  # fmt: skip
HARMLESS = set("\n\t")
MARKS = "\u200c\u200d"  # that emoji and some scripts need
TAGS = set("html head meta link title style body script".split())
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def write_records(text: str) -> str:
    """Write three articles that have a text in every field; two carry the same quote."""
    said = f"“The dam {text} will hold until the spring,” said {text} Ann Lee."
    changed = f"“The dam {text} will not hold until {text} the spring,” Ann {text} Lee said."
    bodies = (said, f"{text}\n\n{said}\n\n“{text}”", changed)
    records = (
        {
            "text": f"Rain fell. {body}\n\n{text}",
            "source": f"{text[:200]} {number}",
            "title": text,
            "author": text,
            "url": text if number else "https://example.org/a|b(c)<d>\"'",
            "published": "2024-03-02" if number else text,
            "language": text,
            "id": f"{number}{text}",
        }
        for number, body in enumerate(bodies)
    )
    return "".join(json.dumps(record) + "\n" for record in records)


@cache
def read(kind: str) -> tuple[Article, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text(write_records(KINDS[kind]), encoding="utf-8")
        reading = read_articles([str(path)])
    assert len(reading.articles) == 3
    return reading.articles


@cache
def answer(kind: str, question: str) -> Report | Trace | Check:
    quote = f"The dam {KINDS[kind]} will hold until the spring"
    if question == "compare":
        return compare(read(kind))
    if question == "trace":
        return trace(quote, read(kind))
    draft = f"“{quote},” said {KINDS[kind]} Ann Lee.\n\n“The dam {KINDS[kind]} will fall,” she said.\n\n“{KINDS[kind]}”"
    return check(Article("draft", KINDS[kind], draft, title=KINDS[kind]), read(kind))


def show(kind: str, question: str, format: str, look: Look | None = None) -> str:
    found = answer(kind, question)
    if isinstance(found, Report):
        return "".join(render(found, format, look or Look()))
    if isinstance(found, Trace):
        return "".join(render_trace(found, format, look or Look()))
    return "".join(render_check(found, format, look or Look()))


FORMATS_OF = {"compare": list(FORMATS), "trace": list(ANSWER_FORMATS), "check": list(ANSWER_FORMATS)}
LOOKS = (Look(40), Look(80, full=True), Look(100, layout="list"))


def list_pages(format: str) -> list[str]:
    return [question for question, formats in FORMATS_OF.items() if format in formats]


def list_unsafe(shown: str) -> set[str]:
    """List what a terminal obeys or cannot show, and what turns text around."""
    controls = {char for char in set(shown) - HARMLESS if unicodedata.category(char) in ("Cc", "Cs")}
    return controls | {char for char in set(shown) - set(MARKS) if unicodedata.category(char) == "Cf"}


@pytest.mark.parametrize("question", FORMATS_OF)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_a_terminal_obeys_comes_through(kind: str, question: str) -> None:
    for format in FORMATS_OF[question]:
        shown = show(kind, question, format)
        assert shown.endswith("\n"), format
        assert shown.encode("utf-8"), format
        assert list_unsafe(shown) == set(), format


@pytest.mark.parametrize("question", FORMATS_OF)
@pytest.mark.parametrize("kind", KINDS)
def test_no_line_of_the_table_is_wider_than_asked(kind: str, question: str) -> None:
    for look in LOOKS:
        lines = show(kind, question, "table", look).split("\n")
        assert max(map(display_width, lines)) <= (look.width or 0), look


@pytest.mark.parametrize("question", list_pages("markdown"))
@pytest.mark.parametrize("kind", KINDS)
def test_markdown_is_what_the_program_wrote(kind: str, question: str) -> None:
    page = PARSER.render(show(kind, question, "markdown"))
    harmless = set("h1 h2 h3 p table thead tbody tr th td ul li strong del ins a".split())
    assert set(re.findall(r"<([a-zA-Z0-9!/]+)", page.replace("</", "<"))) <= harmless
    assert set(re.findall(r'href="([a-z]+):', page)) <= {"https"}
    for table in re.findall(r"<table>.*?</table>", page, re.DOTALL):
        rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        assert len({len(re.findall("<t[hd]", row)) for row in rows}) == 1


class Page(HTMLParser):
    """Reads what is in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(key, value or "") for key, value in attrs]


@pytest.mark.parametrize("question", list_pages("html"))
@pytest.mark.parametrize("kind", KINDS)
def test_html_is_what_the_program_wrote(kind: str, question: str) -> None:
    page = Page(show(kind, question, "html"))
    plain = Page(show("wide", question, "html"))
    assert set(page.tags) <= set(plain.tags) | TAGS | set("del ins mark".split())
    for tag in ("script", "style", "title", "img", "svg", "meta"):
        assert page.tags.count(tag) == plain.tags.count(tag)
    keys = {key for key, _ in page.attributes}
    assert not [key for key in keys if key.startswith("on") or key in ("src", "style", "srcdoc", "action", "autofocus")]
    links = [value for key, value in page.attributes if key == "href"]
    assert all(link.startswith(("#", "https://example.org/")) or link == "data:," for link in links)


@pytest.mark.parametrize("question", list_pages("json"))
@pytest.mark.parametrize("kind", KINDS)
def test_json_gives_the_text_back(kind: str, question: str) -> None:
    found = json.loads(show(kind, question, "json"))
    lines = show(kind, question, "jsonl").splitlines()
    whole = next(found[name] for name in ("clusters", "findings", "quotes") if name in found)
    assert len(lines) == len(whole)
    texts = {article.id: article.text for article in read(kind)}
    places = {
        "compare": [place for entry in whole for place in entry.get("passages", [])],
        "trace": whole,
        "check": [place for entry in whole if (place := entry.get("finding") or entry.get("nearest"))],
    }[question]
    assert places
    assert all(texts[place["article"]][place["start"] : place["end"]] == place["text"] for place in places)


@pytest.fixture
def wide_cells() -> Iterator[None]:
    """Let csv read cells of any length."""
    usual = csv.field_size_limit(2**31 - 1)
    yield
    csv.field_size_limit(usual)


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("question", list_pages("csv"))
@pytest.mark.parametrize("kind", KINDS)
def test_tables_keep_their_cells_and_run_nothing(
    kind: str, question: str, format: str, delimiter: str, wide_cells: None
) -> None:
    header, *rows = csv.reader(io.StringIO(show(kind, question, format), newline=""), delimiter=delimiter, strict=True)
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    numbers = re.compile(r"-?\d+(\.\d+)?")
    cells = [cell for row in rows for cell in row if not numbers.fullmatch(cell)]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))]
