"""``--fail-on``, shell completion and the progress bar."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coverage_cli.cli import main, progress
from coverage_cli.cli.judging import FINDINGS
from coverage_cli.cli.progress import show_progress

POST = "Dam holds\n\n“The dam will hold until the spring,” said Ann Lee on Monday.\n"
NEWS = "No evacuation\n\n“The dam will not hold until the spring,” Ann Lee told reporters on Monday.\n"
ECHO = "Cellars full\n\nRain fell on the valley for six days.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("post", POST), ("news", NEWS), ("echo", ECHO), ("copy", POST)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def run(*args: str, input: str = "") -> Result:
    return CliRunner().invoke(main, args, input=input, catch_exceptions=False)


@pytest.mark.parametrize(
    ("files", "findings", "status", "message"),
    [
        ("post news", "altered", 3, "1 altered"),
        ("post news", "flagged", 3, "1 flagged"),
        ("post news", "uncovered", 0, ""),
        ("post news echo", "uncovered", 3, "1 uncovered"),
        ("post news echo", "uncovered altered flagged", 3, "1 altered, 1 flagged, 1 uncovered"),
        ("post copy echo", "altered flagged", 0, ""),
        ("post copy echo", "altered uncovered", 3, "1 uncovered"),
        ("post echo", "altered flagged uncovered", 0, ""),
    ],
)
def test_fail_on(files: str, findings: str, status: int, message: str) -> None:
    paths = [f"{name}.txt" for name in files.split()]
    wanted = [part for finding in findings.split() for part in ("--fail-on", finding)]
    result = run("compare", *paths, "--kind", "quote", *wanted)
    assert result.exit_code == status
    assert result.stdout == run("compare", *paths, "--kind", "quote").stdout
    said = [line for line in result.stderr.splitlines() if "--fail-on" in line]
    assert said == ([f"coverage-cli: {message} (--fail-on)"] if message else [])


def test_fail_on_judges_what_is_shown() -> None:
    judged = ("compare", "post.txt", "news.txt", "--fail-on", "altered")
    assert run(*judged, "--speaker", "lee").exit_code == 3
    assert run(*judged, "--speaker", "okoro").exit_code == 0
    assert run(*judged, "--kind", "statement").exit_code == 0


def test_a_saved_comparison_is_judged_alike() -> None:
    run("compare", "post.txt", "news.txt", "-o", "saved.json")
    assert run("report", "saved.json", "--fail-on", "flagged").exit_code == 3
    assert run("report", "saved.json", "--fail-on", "uncovered").exit_code == 0


def test_what_could_not_be_read_is_1_and_a_finding_is_3() -> None:
    assert run("compare", "post.txt", "news.txt", "none.txt").exit_code == 1
    assert run("compare", "post.txt", "news.txt", "none.txt", "--fail-on", "altered").exit_code == 3


def test_every_finding_is_in_the_help() -> None:
    told = run("compare", "--help").stdout
    assert all(finding in told for finding in FINDINGS)


@pytest.mark.parametrize(
    ("words", "offered"), [("coverage-cli co", "compare"), ("coverage-cli compare --fail", "--fail-on")]
)
def test_a_shell_completes_commands_and_options(words: str, offered: str) -> None:
    asked = {"_COVERAGE_CLI_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    code = "import sys; sys.argv[0] = 'coverage-cli'; from coverage_cli.cli import main; main()"
    root = str(Path(main.callback.__code__.co_filename).parents[2])  # type: ignore[union-attr]
    env = os.environ | asked | {"PYTHONPATH": root}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert f"plain,{offered}" in done.stdout.split()


class Terminal(io.StringIO):
    """A standard error that people look at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "patience", "shown"), [(Terminal, 0.0, True), (Terminal, 60.0, False), (io.StringIO, 0.0, False)]
)
def test_progress_is_shown_on_a_terminal_for_long_work(
    stream: type[io.StringIO],
    patience: float,
    shown: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = stream()
    monkeypatch.setattr("sys.stderr", told)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    assert list(show_progress(iter("abc"), 3, "Segmenting", "Matching")) == list("abc")
    assert ("100%" in told.getvalue()) is shown
    assert told.getvalue().endswith("Matching ...\n") is shown
    assert bool(told.getvalue()) is shown
    assert capsys.readouterr().out == ""


def test_nothing_but_the_comparison_is_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    result = run("compare", "post.txt", "news.txt")
    assert result.stderr == ""
    assert "Segmenting" not in result.stdout
