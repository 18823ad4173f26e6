"""The commands trace and check: stdout, stderr and exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from coverage_cli.cli import main
from coverage_cli.cli.check import DEFAULT_MIN_WORDS, FAULTS
from coverage_cli.cli.output_options import OUTPUT_FORMATS
from coverage_cli.models import DEFAULT_MIN_WORDS as LIBRARY_MIN_WORDS
from coverage_cli.reporter.answers import FORMATS
from coverage_cli.tracing import FAULTS as LIBRARY_FAULTS
from coverage_cli.tracing import Verdict

POST = "Dam holds\n\n“The old dam will hold until the spring,” said Ann Lee, the minister for water.\n"
NEWS = "No evacuation\n\n“The old dam will not hold until the spring,” Ann Lee told reporters on Monday.\n"
TRUE = "Our draft\n\n“The old dam will hold until the spring,” said Ann Lee.\n"
FALSE = "Our draft\n\n“The old dam must hold until the spring,” said Ann Lee.\n"
MARKED = "Our draft\n\n“[It] will hold until the spring,” said Ann Lee.\n“The [Lake] dam will hold,” she said.\n"
MADE_UP = "Our draft\n\n“My hovercraft is full of eels and it leaks,” said Ann Lee.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    texts = {"post": POST, "news": NEWS, "true": TRUE, "false": FALSE, "made": MADE_UP, "marked": MARKED}
    for name, text in texts.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, args, input=stdin, catch_exceptions=False)


def test_trace() -> None:
    result = run("trace", "The old dam will hold", "post.txt", "news.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("“The old dam will hold” is carried by 2 of 2 sources: 1 verbatim, 1 altered\n")


def test_trace_of_a_quote_that_nobody_carries_is_an_answer() -> None:
    result = run("trace", "eels in the hovercraft", "post.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "was found in none of 1 source" in result.stdout


@pytest.mark.parametrize("quote", ["", "…"])
def test_trace_without_words(quote: str) -> None:
    result = run("trace", quote, "post.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "coverage-cli: the quote holds no words: give the words to look for\n"


def test_trace_goes_on_after_a_bad_file() -> None:
    result = run("trace", "The old dam", "post.txt", "missing.txt")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
    assert "carried by 1 of 1 source" in result.stdout


def test_trace_reads_standard_input() -> None:
    assert run("trace", "the old dam", "-", stdin=POST).stdout.count("The old dam") == 1


@pytest.mark.parametrize(
    ("draft", "options", "status"),
    [
        ("true.txt", (), 0),
        ("false.txt", (), 3),
        ("made.txt", (), 3),
        ("marked.txt", (), 0),
        ("false.txt", ("--allow", "altered"), 0),
        ("made.txt", ("--allow", "altered"), 3),
        ("made.txt", ("--allow", "not-found", "--allow", "altered"), 0),
        ("made.txt", ("--min-words", "20"), 0),
    ],
)
def test_check_tells_by_its_status(draft: str, options: tuple[str, ...], status: int) -> None:
    result = run("check", draft, "--against", "post.txt", "news.txt", *options)
    assert (result.exit_code, result.stderr) == (status, "")


def test_check_reads_the_draft_from_standard_input() -> None:
    result = run("check", "-", "--against", "post.txt", "--against", "news.txt", "-f", "json", stdin=FALSE)
    assert result.exit_code == 3
    assert json.loads(result.stdout)["counts"]["altered"] == 1


def test_check_needs_sources() -> None:
    result = run("check", "true.txt")
    assert result.exit_code == 2
    assert "--against" in result.stderr


def test_only_one_can_be_standard_input() -> None:
    result = run("check", "-", "--against", "-", stdin=POST)
    assert result.exit_code == 2
    assert "only one" in result.stderr


def test_check_against_nothing_that_can_be_read() -> None:
    result = run("check", "true.txt", "--against", "missing.txt")
    assert result.exit_code == 1
    assert "nothing to check the draft against" in result.stderr
    assert result.stdout == ""


def test_check_of_a_draft_that_cannot_be_read() -> None:
    result = run("check", "missing.txt", "--against", "post.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "missing.txt" in result.stderr


def test_the_suffix_of_the_output_picks_the_format() -> None:
    assert run("check", "true.txt", "--against", "post.txt", "-o", "check.md").stdout == ""
    assert Path("check.md").read_text(encoding="utf-8").startswith("# Quotes of the draft\n")
    assert run("trace", "the old dam", "post.txt", "-o", "trace.html").exit_code == 0
    assert Path("trace.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")
    result = run("trace", "the old dam", "post.txt", "-o", "trace.pdf")
    assert result.exit_code == 2
    assert "trace.pdf" in result.stderr


def test_what_the_command_line_repeats_is_what_the_rooms_say() -> None:
    assert set(FORMATS) == set(OUTPUT_FORMATS)
    assert FAULTS == LIBRARY_FAULTS
    assert set(FAULTS) <= set(get_args(Verdict))
    assert DEFAULT_MIN_WORDS == LIBRARY_MIN_WORDS
