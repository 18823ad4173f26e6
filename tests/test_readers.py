"""Files and streams -> Articles: cases as data, then what holds for any input."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_cli.errors import BadRecord, InputError, MissingText, UnknownFormat
from coverage_cli.models import Article
from coverage_cli.readers import READERS, read_articles
from coverage_cli.readers.dates import normalise_date
from coverage_cli.readers.sniffing import sniff_format

CASES = Path(__file__).parent / "cases"
SEEDS = Path(__file__).parent.parent / "seeds"


def load_cases(name: str) -> list[Any]:
    cases = json.loads((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["label"]) for case in cases]


def make_bytes(content: Any) -> bytes:
    if isinstance(content, str):
        return content.encode()
    if "hex" in content:
        return bytes.fromhex(content["hex"])
    pieces = content["repeat"]
    return "".join(text * times for text, times in zip(pieces[::2], pieces[1::2], strict=True)).encode()


@pytest.mark.parametrize(
    "case", [case for name in ("files", "records", "tables") for case in load_cases(f"readers_{name}.json")]
)
def test_reading(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in case.get("files", {}).items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(make_bytes(content))
    reading = read_articles(
        case.get("paths", sorted(case.get("files", {}))),
        format=case.get("format", ""),
        fields=case.get("fields", {}),
        stdin=io.BytesIO(case.get("stdin", "").encode()),
    )
    assert [str(problem) for problem in reading.problems] == case.get("problems", [])
    assert list(reading.warnings) == case.get("warnings", [])
    assert len(reading) == len(case["articles"])
    for article, expected in zip(reading, case["articles"], strict=True):
        assert {name: getattr(article, name) for name in expected} == expected


@pytest.mark.parametrize("case", load_cases("readers_dates.json"))
def test_dates(case: dict[str, str]) -> None:
    assert normalise_date(case["input"]) == case["expected"]


def test_seeds_are_read_as_they_stand() -> None:
    reading = read_articles([SEEDS])
    assert [(a.id, a.source, a.published, bool(a.title)) for a in reading] == [
        ("000", "000", "", True),
        ("001", "001", "", True),
        ("002", "002", "2023-11-14", False),
        ("003", "003", "2023-11-08", False),
        ("004", "004", "", True),
    ]
    assert [a.text for a in reading] == [p.read_text(encoding="utf-8") for p in sorted(SEEDS.iterdir())]
    assert reading.problems == ()
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('{"id": 1}\n', MissingText),
        ('{"id": 1, "te', BadRecord),
        ("", InputError),
        ("<html><body>Dam</body></html>", UnknownFormat),
    ],
)
def test_strict_raises_the_first_problem(content: str, kind: type[InputError]) -> None:
    with pytest.raises(kind) as caught:
        read_articles(["-"], stdin=io.BytesIO(content.encode()), strict=True)
    assert caught.value.path == "-"


def test_strict_raises_for_a_path_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_articles([tmp_path / "nowhere", "-"], stdin=io.BytesIO(b"text"), strict=True)


def test_bad_record_keeps_its_cause() -> None:
    (problem,) = read_articles(["-"], stdin=io.BytesIO(b'{"id": 1'), format="json").problems
    assert isinstance(problem, BadRecord)
    assert isinstance(problem.__cause__, json.JSONDecodeError)


def test_unknown_format_and_field_are_the_callers_mistakes() -> None:
    with pytest.raises(KeyError):
        read_articles([], format="docx")
    with pytest.raises(ValueError, match="unknown field 'body'"):
        read_articles([], fields={"body": "x"})


def test_made_ids_do_not_depend_on_the_order_of_records() -> None:
    lines = [json.dumps({"outlet": f"Post {n}", "text": f"It held {n} times."}) for n in range(3)]
    ids = {a.source: a.id for a in read_articles(["-"], stdin=io.BytesIO("\n".join(lines).encode()))}
    turned = {a.source: a.id for a in read_articles(["-"], stdin=io.BytesIO("\n".join(lines[::-1]).encode()))}
    assert ids == turned
    assert len(set(ids.values())) == len(lines)
    assert ids["Post 0"].startswith("post-0-")


@given(st.binary(max_size=200), st.sampled_from(["", *READERS]))
def test_any_bytes_give_articles_or_problems(content: bytes, format: str) -> None:
    reading = read_articles(["-"], stdin=io.BytesIO(content), format=format)
    assert reading.articles or reading.problems
    for article in reading:
        assert article.id
        assert article.source
        assert "\r" not in article.text
        article.text.encode()


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1).filter(str.strip)


@given(st.lists(CELLS, min_size=1, max_size=6, unique=True), st.sampled_from(",;\t|"))
def test_tables_keep_texts_to_the_character(texts: list[str], delimiter: str) -> None:
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "text"), *((f"a{n}", text) for n, text in enumerate(texts))])
    reading = read_articles(["-"], stdin=io.BytesIO(table.getvalue().encode()), format="csv")
    assert [article.text for article in reading] == texts
    assert reading.problems == ()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    (tmp_path / "a.txt").write_text("It held.", encoding="utf-8")
    reading = read_articles([tmp_path])
    assert [article.id for article in reading] == ["a"]
    assert [problem.message for problem in reading.problems] == ["cannot be read (Permission denied)"]


@given(st.text())
def test_any_text_has_a_format_or_is_a_web_page(content: str) -> None:
    try:
        assert sniff_format(content, "-") in READERS
    except UnknownFormat:
        assert "<" in content


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1).filter(str.strip)


@given(st.lists(TEXTS, min_size=1, max_size=5, unique=True))
def test_json_lines_keep_texts_to_the_character(texts: list[str]) -> None:
    lines = "\n".join(json.dumps({"id": f"a{n}", "text": text}) for n, text in enumerate(texts))
    reading = read_articles(["-"], stdin=io.BytesIO(lines.encode()), format="jsonl")
    assert [article.text for article in reading] == texts


def test_reading_iterates_over_its_articles() -> None:
    reading = read_articles([SEEDS])
    assert all(isinstance(article, Article) for article in reading)
    assert tuple(reading) == reading.articles
