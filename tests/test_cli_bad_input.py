"""Bad input: one line on stderr that names file and record and says what to do; the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coverage_cli.cli import main

CASES = json.loads((Path(__file__).parent / "cases" / "cli_bad_input.json").read_text(encoding="utf-8"))
FILES = {
    "post.txt": "Dam holds\n\n“The dam will hold until the spring,” said Ann Lee, the minister for water.\n",
    "news.txt": "No evacuation\n\n“The dam will not hold until the spring,” Lee told reporters on Monday.\n",
    "echo.txt": "Cellars full\n\nRain fell. “My house is now a pond with ducks,” said Bo Ek.\n",
    "empty.txt": "",
    "binary.txt": "dam\0\0",
    "half.jsonl": '{"id": "a", "outlet": "Echo", "text": "It held."}\n{"id": "b", "te\n',
    "story.csv": "id,Story\na,It held.\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hollow").mkdir()
    for name, content in FILES.items():
        Path(name).write_text(content, encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_bad_input(case: dict[str, Any]) -> None:
    runner = CliRunner()
    if "prepare" in case:
        runner.invoke(main, case["prepare"], catch_exceptions=False)
    result = runner.invoke(main, case["args"], input=case.get("stdin"), catch_exceptions=False)
    assert result.stderr.splitlines() == [f"coverage-cli: {line}" for line in case["stderr"]]
    assert result.exit_code == case["status"]
    if "stdout_has" in case:
        assert case["stdout_has"] in result.stdout
    else:
        assert result.stdout == ""


def test_articles_that_share_nothing_are_an_answer() -> None:
    result = CliRunner().invoke(main, ["compare", "post.txt", "echo.txt", "-f", "json"], catch_exceptions=False)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["clusters"] == []
    assert result.stderr.startswith("coverage-cli: warning: 0 of 2 quotes matched at 80;")


@pytest.mark.parametrize("format", ["table", "markdown", "json", "jsonl", "csv", "tsv"])
def test_escape_sequences_in_an_article_never_reach_the_terminal(format: str) -> None:
    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
    for name in ("post.txt", "news.txt"):
        Path(name).write_text(FILES[name].replace("The dam", f"The {evil}dam"), encoding="utf-8")
    result = CliRunner().invoke(main, ["compare", "post.txt", "news.txt", "-f", format], catch_exceptions=False)
    assert "until the spring" in result.stdout
    assert not set(result.output) & set("\x1b\x07\x9b\u202e")


def test_lone_surrogates_do_not_stop_the_output() -> None:
    lines = "\n".join(
        json.dumps({"id": f"\ud800{n}", "outlet": f"Post {n}", "text": "“The \udfff dam will hold,” said Ann Lee."})
        for n in range(2)
    )
    for format in ("table", "json", "csv"):
        result = CliRunner().invoke(main, ["compare", "-", "-f", format], input=lines, catch_exceptions=False)
        assert result.exit_code == 0
        assert "dam will hold" in result.stdout
