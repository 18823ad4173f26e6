"""Where a report goes: files, formats by suffix, colour, width."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coverage_cli.cli import main
from coverage_cli.cli.output_options import OutputOptions, find_width, wants_color
from coverage_cli.text import display_width

SEEDS = str(Path(__file__).parent.parent / "seeds")
PLAIN = OutputOptions()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for variable in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def run(*args: str, **env: str) -> Result:
    return CliRunner().invoke(main, args, env=env, catch_exceptions=False)


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.md", "markdown"), ("a.json", "json"), ("a.CSV", "csv"), ("a.tsv", "tsv"), ("a.txt", "table")],
)
def test_the_suffix_of_the_output_picks_the_format(name: str, format: str) -> None:
    result = run("compare", SEEDS, "-o", name)
    assert result.exit_code == 0
    assert result.output == ""
    assert Path(name).read_text(encoding="utf-8") == run("compare", SEEDS, "-f", format).stdout


def test_the_format_option_overrules_the_suffix() -> None:
    run("compare", SEEDS, "-f", "json", "-o", "a.txt")
    assert json.loads(Path("a.txt").read_text(encoding="utf-8"))["schema_version"] == 1


def test_an_unknown_suffix_is_a_usage_error() -> None:
    result = run("compare", SEEDS, "-o", "a.docx")
    assert result.exit_code == 2
    assert "say the format with -f" in result.stderr
    assert not Path("a.docx").exists()


def test_a_failed_report_leaves_the_old_file_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.json").write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("coverage_cli.reporter.machine.passage_record", fail)
    with pytest.raises(RuntimeError):
        run("compare", SEEDS, "-o", "a.json")
    assert Path("a.json").read_text(encoding="utf-8") == "old"
    assert os.listdir() == ["a.json"]


def test_a_file_keeps_its_permissions_and_a_link_its_place() -> None:
    Path("real.json").write_text("old", encoding="utf-8")
    Path("real.json").chmod(0o640)
    Path("link.json").symlink_to("real.json")
    run("compare", SEEDS, "-o", "link.json")
    assert Path("link.json").is_symlink()
    assert stat.S_IMODE(Path("real.json").stat().st_mode) == 0o640
    assert json.loads(Path("real.json").read_text(encoding="utf-8"))["schema_version"] == 1


def test_a_new_file_gets_the_usual_permissions() -> None:
    Path("usual").touch()
    run("compare", SEEDS, "-o", "a.json")
    assert Path("a.json").stat().st_mode == Path("usual").stat().st_mode


def test_a_folder_that_does_not_exist_is_one_line() -> None:
    result = run("compare", SEEDS, "-o", "nowhere/a.json")
    assert result.exit_code == 1
    assert result.stderr.startswith("coverage-cli: nowhere/a.json: cannot be written (No such file or directory)")
    assert result.stderr.count("\n") == 1


def test_a_device_is_written_as_it_is() -> None:
    assert run("compare", SEEDS, "-f", "json", "-o", os.devnull).exit_code == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(
    ("color", "env", "terminal", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(
    color: str, env: dict[str, str], terminal: bool, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert wants_color(PLAIN._replace(color=color)) is expected


def test_a_file_is_coloured_only_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not wants_color(PLAIN._replace(output="a.txt"))
    assert wants_color(PLAIN._replace(output="a.txt", color="always"))


@pytest.mark.parametrize(
    ("columns", "terminal", "output", "expected"),
    [
        ("", False, None, None),
        ("120", False, None, 120),
        ("120", True, None, 120),
        ("5", True, None, 40),
        ("many", False, None, None),
        ("0", False, None, None),
        ("120", True, "a.txt", None),
    ],
)
def test_width(
    columns: str, terminal: bool, output: str | None, expected: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert find_width(PLAIN._replace(output=output)) == expected


@pytest.mark.parametrize("width", ["40", "80", "100", "200"])
def test_no_line_is_wider_than_asked(width: str) -> None:
    asked, named = run("compare", SEEDS, "--width", width), run("compare", SEEDS, COLUMNS=width)
    assert asked.stdout == named.stdout
    assert max(map(display_width, asked.stdout.splitlines())) <= int(width)


def test_colours_are_the_only_difference() -> None:
    plain, coloured = run("compare", SEEDS), run("compare", SEEDS, "--color", "always")
    assert "\x1b[" in coloured.stdout
    assert "\x1b" not in plain.stdout


def test_a_pager_is_not_used_in_a_pipe() -> None:
    assert run("compare", SEEDS, "--pager", PAGER="false").stdout == run("compare", SEEDS).stdout
