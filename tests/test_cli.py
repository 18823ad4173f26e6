"""The commands: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from coverage_cli.cli import COMMANDS, main, match_options
from coverage_cli.cli.input_options import FIELDS, INPUT_FORMATS
from coverage_cli.cli.output_options import LAYOUTS, OUTPUT_FORMATS, SORTS, SUFFIXES
from coverage_cli.models import DEFAULT_MIN_SOURCES, DEFAULT_THRESHOLD
from coverage_cli.readers import READERS
from coverage_cli.readers.fields import ALIASES
from coverage_cli.readers.files import SUFFIXES as INPUT_SUFFIXES
from coverage_cli.reporter import FORMATS
from coverage_cli.reporter.look import Layout, Sort

ROOT = Path(__file__).parent.parent
SEEDS = str(ROOT / "seeds")
POST = "Dam holds\n\n“The dam will hold until the spring,” said Ann Lee, the minister for water.\n"
NEWS = "No evacuation\n\n“The dam will not hold until the spring,” Lee told reporters on Monday.\n"
ECHO = "Cellars full\n\nRain fell on the valley. “My cellar is a pond,” said a farmer, Bo Ek.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for variable in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    for name, text in (("post", POST), ("news", NEWS), ("echo", ECHO)):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(*args: str, stdin: str | bytes | None = None, **env: str) -> Result:
    return CliRunner().invoke(main, args, input=stdin, env=env, catch_exceptions=False)


def read_json(result: Result) -> dict[str, object]:
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


def test_compare_writes_the_table_and_nothing_else() -> None:
    result = run("compare", "post.txt", "news.txt", "echo.txt")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "Ann Lee" in result.stdout
    assert "until the spring" in result.stdout


@pytest.mark.parametrize("suffix", sorted({*SUFFIXES} & {*INPUT_SUFFIXES}))
def test_an_output_that_is_saved_among_the_articles_is_no_article(suffix: str) -> None:
    run("compare", "post.txt", "news.txt", "-o", f"saved{suffix}")
    result = run("compare", ".", "-f", "jsonl")
    problem = "an output of this program, not an article: save it apart from the articles"
    assert result.stderr == f"coverage-cli: ./saved{suffix}: {problem}\n"
    assert result.exit_code == 1
    assert json.loads(result.stdout)["missing"] == ["echo"]


def test_passages_are_no_articles() -> None:
    run("segment", "post.txt", "news.txt", "-o", "passages.jsonl")
    run("match", "passages.jsonl", "-o", "matched.jsonl")
    result = run("segment", "passages.jsonl", "matched.jsonl")
    assert result.stdout == ""
    assert result.stderr.count("an output of this program") == 2


@pytest.mark.parametrize("format", sorted({*OUTPUT_FORMATS} - {"html"}))  # html shows whole articles
def test_the_pipe_gives_what_compare_gives(format: str) -> None:
    whole = run("compare", SEEDS, "-f", format)
    segmented = run("segment", SEEDS)
    matched = run("match", stdin=segmented.stdout)
    reported = run("report", "-f", format, stdin=matched.stdout)
    assert reported.stdout == whole.stdout
    assert {r.exit_code for r in (whole, segmented, matched, reported)} == {0}


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_pipe_with_texts_gives_what_compare_gives(format: str) -> None:
    matched = run("match", stdin=run("segment", SEEDS, "--text").stdout)
    assert run("report", "-f", format, stdin=matched.stdout).stdout == run("compare", SEEDS, "-f", format).stdout


def test_a_page_without_texts_says_why() -> None:
    saved = run("compare", SEEDS, "-f", "json").stdout
    assert "a saved comparison holds none" in run("report", "-f", "html", stdin=saved).stdout


def test_the_pipe_carries_warnings_and_settings() -> None:
    Path("old.txt").write_bytes("“The dam will hold until the spring,” said Lee.".encode("cp1252"))
    whole = run("compare", "post.txt", "old.txt", "--threshold", "70", "-f", "json")
    matched = run("match", "--threshold", "70", stdin=run("segment", "post.txt", "old.txt").stdout)
    assert run("report", "-f", "json", stdin=matched.stdout).stdout == whole.stdout
    assert read_json(whole)["warnings"] == [
        "old.txt: not UTF-8 (byte 0), read as Windows-1252: save it as UTF-8 to be sure"
    ]
    assert "warning: old.txt: not UTF-8" in whole.stderr


def test_match_reads_what_a_filter_left() -> None:
    lines = run("segment", "post.txt", "news.txt").stdout.splitlines()
    quotes = [line for line in lines if json.loads(line)["kind"] == "quote"]
    result = run("match", stdin="\n".join(quotes))
    head, cluster = (json.loads(line) for line in result.stdout.splitlines())
    assert [article["title"] for article in head["articles"]] == ["Dam holds", "No evacuation"]
    assert cluster["kind"] == "quote"
    assert result.exit_code == 0


def test_match_reads_several_files() -> None:
    for name in ("post", "news"):
        run("segment", f"{name}.txt", "-o", f"{name}.jsonl")
    assert run("match", "post.jsonl", "news.jsonl").stdout == (
        run("match", stdin=run("segment", "post.txt", "news.txt").stdout).stdout
    )


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_report_reads_a_saved_comparison(format: str) -> None:
    run("compare", "post.txt", "news.txt", "-o", f"saved.{format}")
    result = run("report", f"saved.{format}", "-f", "csv")
    expected = run("compare", "post.txt", "news.txt", "-f", "csv").stdout
    assert sorted(result.stdout.splitlines()) == sorted(expected.splitlines())


def test_explanations_name_the_words_and_do_not_disturb_the_report() -> None:
    segmented = run("segment", "post.txt", "news.txt").stdout
    plain, explained = run("match", stdin=segmented), run("match", "--explain", stdin=segmented)
    added = [json.loads(line) for line in explained.stdout.removeprefix(plain.stdout).splitlines()]
    assert {record["kind"] for record in added} == {"explanation"}
    assert {"dam", "spring"} <= {word for word, _ in added[0]["words"]}
    assert run("report", stdin=explained.stdout).stdout == run("report", stdin=plain.stdout).stdout


def test_segment_hides_furniture_unless_asked() -> None:
    text = "Dam holds\n\nBy Bo Ek\n\n“The dam will hold until the spring,” said Ann Lee.\n"
    every = [json.loads(line)["kind"] for line in run("segment", "-", "--all", stdin=text).stdout.splitlines()]
    shown = [json.loads(line)["kind"] for line in run("segment", "-", stdin=text).stdout.splitlines()]
    assert "furniture" in every
    assert shown == [kind for kind in every if kind != "furniture"]


def test_standard_input_and_files_can_be_mixed() -> None:
    result = run("compare", "-", "news.txt", "-f", "json", stdin=POST)
    assert read_json(result)["sources"] == ["stdin", "news"]


def test_kinds_can_be_chosen() -> None:
    for kind in ("quote", "statement"):
        found = run("compare", SEEDS, "--kind", kind, "-f", "jsonl").stdout
        assert {json.loads(line)["kind"] for line in found.splitlines()} <= {kind}


def test_min_sources_leaves_out_what_fewer_carry() -> None:
    found = run("compare", SEEDS, "--min-sources", "3", "-f", "jsonl").stdout
    assert all(json.loads(line)["source_count"] >= 3 for line in found.splitlines())


def test_the_reference_is_what_others_are_compared_to() -> None:
    result = run("compare", "post.txt", "news.txt", "--reference", "news", "-f", "jsonl")
    assert json.loads(result.stdout.splitlines()[0])["representative"].startswith("news:")


@pytest.mark.parametrize("option", ["--reference", "--source"])
def test_an_unknown_source_is_a_usage_error_that_names_the_sources(option: str) -> None:
    result = run("compare", "post.txt", "news.txt", option, "BBC")
    assert result.exit_code == 2
    assert "'BBC' is not a source; the sources are post, news" in result.stderr
    assert result.stdout == ""


def test_more_processes_change_nothing() -> None:
    assert run("segment", SEEDS, "--jobs", "2").stdout == run("segment", SEEDS).stdout


def test_fields_can_be_mapped() -> None:
    Path("x.csv").write_text(f"outlet,Story\nPost,{json.dumps('It held.')}\nNews,It broke.\n", encoding="utf-8")
    result = run("segment", "x.csv", "--field", "text=Story")
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()][::2] == ["Post", "News"]


@pytest.mark.parametrize("value", ["text", "body=Story", "text="])
def test_a_field_that_is_none_is_a_usage_error(value: str) -> None:
    result = run("segment", "post.txt", "--field", value)
    assert result.exit_code == 2
    assert "is not FIELD=COLUMN with a FIELD of text, title" in result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_examples(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"coverage-cli {name} " in result.stdout
    for example in [line for line in result.stdout.splitlines() if line.startswith("  coverage-cli ")]:
        assert len(example) <= 80


def test_help_says_what_the_program_is_for() -> None:
    assert "which it left out" in run("--help").stdout
    assert run("--version").stdout.startswith("coverage-cli, version 0.")


def test_what_the_command_line_repeats_is_what_the_rooms_say() -> None:
    assert tuple(READERS) == INPUT_FORMATS
    assert tuple(ALIASES) == FIELDS
    assert tuple(FORMATS) == OUTPUT_FORMATS
    assert set(SUFFIXES.values()) == set(FORMATS)
    assert get_args(Layout) == LAYOUTS
    assert get_args(Sort) == SORTS
    assert match_options.DEFAULT_THRESHOLD == DEFAULT_THRESHOLD
    assert match_options.DEFAULT_MIN_SOURCES == DEFAULT_MIN_SOURCES


def run_process(*args: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "coverage_cli", *args]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | options.pop("env", {})  # type: ignore[operator]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=env, **options)  # type: ignore[call-overload, no-any-return]


def test_a_closed_pipe_is_silent() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "coverage_cli", "segment", SEEDS]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, env=env)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by a POSIX shell")
@pytest.mark.parametrize(
    ("command", "status", "stderr"),
    [
        ("compare post.txt news.txt >&-", 0, ""),
        ("compare post.txt nowhere.txt 2>&-", 1, ""),
        (
            "match - <&-",
            1,
            "coverage-cli: -: nothing came from standard input: pipe text into it, or name a file\n"
            "coverage-cli: nothing to compare: no article could be read: give articles of two sources or more\n",
        ),
        pytest.param(
            "segment post.txt >/dev/full",
            1,
            "coverage-cli: standard output: cannot be written (No space left on device): choose another --output\n",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full"),
        ),
    ],
)
def test_streams_that_are_closed_or_full_give_no_traceback(command: str, status: int, stderr: str) -> None:
    # Without a buffer of stdout the interpreter would have nothing left to flush, and to complain of, at its exit.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"} | {"PYTHONPATH": str(ROOT)}
    line = f'"{sys.executable}" -m coverage_cli {command}'
    done = subprocess.run(line, shell=True, capture_output=True, text=True, encoding="utf-8", check=False, env=env)
    assert done.stderr == stderr
    assert done.returncode == status


def test_output_is_utf8_whatever_the_locale() -> None:
    done = run_process("compare", "post.txt", "news.txt", env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert "“The dam will not hold until the spring”" in done.stdout
    assert done.returncode == 0


def test_hash_seeds_change_nothing() -> None:
    outputs = {run_process("compare", SEEDS, "-f", "json", env={"PYTHONHASHSEED": seed}).stdout for seed in "12"}
    assert len(outputs) == 1


def test_ctrl_c_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("coverage_cli.pipeline.compare", interrupt)
    assert run("compare", "post.txt", "news.txt").exit_code == 130


def test_a_bug_gives_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("coverage_cli.pipeline.compare", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        run("compare", "post.txt", "news.txt")
