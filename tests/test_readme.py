"""The README shows what its commands print, and names every option, field and column."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import pytest
import readme
from click import Context

from coverage_cli.cli import COMMANDS, main
from coverage_cli.models import Article, Cluster, Passage, Settings, Variant
from coverage_cli.readers.fields import ALIASES
from coverage_cli.reporter.machine import COLUMNS

TEXT = readme.README.read_text(encoding="utf-8")
BLOCKS = readme.list_blocks(TEXT)


def needs_missing_program(block: str) -> bool:
    return any(program in block and shutil.which(program) is None for program in ("jq", "mlr"))


def test_there_are_examples() -> None:
    assert any("coverage-cli compare seeds/" in block for block in BLOCKS)


@pytest.mark.parametrize("block", BLOCKS, ids=[block.partition("\n")[0] for block in BLOCKS])
def test_commands_print_what_the_readme_shows(block: str, tmp_path: Path) -> None:
    if needs_missing_program(block):
        pytest.skip("jq is not installed")
    for example in readme.list_examples(block):
        printed = readme.run_example(example.command, tmp_path)
        assert readme.agrees(example.shown, printed), "\n".join(["run python tests/readme.py; now:", *printed])


@pytest.mark.parametrize("block", readme.list_code(TEXT), ids=["library"])
def test_the_library_example_prints_what_it_says(block: str) -> None:
    assert readme.renew_code(block) == block


@pytest.mark.parametrize("data", [Article, Cluster, Passage, Settings, Variant])
def test_every_field_is_documented(data: type) -> None:
    missing = [field.name for field in fields(data) if f"`{field.name}`" not in TEXT]
    assert set(missing) <= {"variants", "passage", "jobs"}, data.__name__


def test_every_column_alias_and_option_is_documented() -> None:
    commands = [main.get_command(Context(main), name) for name in COMMANDS]
    options = {option for command in commands if command for parameter in command.params for option in parameter.opts}
    options = {option for option in options if option.startswith("--")}
    names = {*COLUMNS, *(alias for aliases in ALIASES.values() for alias in aliases), *options}
    assert [name for name in sorted(names) if f"`{name}" not in TEXT] == []
