"""The JSON Schema that ships with the package tells of every field that the program writes, and of no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from reports import make_dam, make_hostile, make_many

from coverage_cli.cli import main
from coverage_cli.cli import schema as command
from coverage_cli.models import Report
from coverage_cli.records import SCHEMAS, read_schema
from coverage_cli.records.writing import ARTICLE_FIELDS, PASSAGE_FIELDS, SETTINGS_FIELDS
from coverage_cli.reporter import Look, render

SCHEMA = json.loads(read_schema())
SEEDS = str(Path(__file__).parent.parent / "seeds")


def close_objects(schema: Any) -> Any:
    """Allow no other fields than those that are told of."""
    if isinstance(schema, list):
        return [close_objects(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: close_objects(part) for key, part in schema.items()}
    return closed | {"additionalProperties": False} if schema.get("type") == "object" else closed


STRICT = {name: Draft202012Validator(close_objects(json.loads(read_schema(name)))) for name in SCHEMAS}


def list_mistakes(value: Any, name: str = "comparison") -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in STRICT[name].iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_a_schema(name: str) -> None:
    schema = json.loads(read_schema(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    used = set(re.findall(r'"#/\$defs/(\w+)"', read_schema(name)))
    assert used == set(schema["$defs"])


@pytest.mark.parametrize(
    "quote", ["a world of colors", "I relayed my location", "a world of cabbages and of kings", "xyz"]
)
def test_a_trace_is_valid(quote: str) -> None:
    done = CliRunner().invoke(main, ["trace", quote, SEEDS, "-f", "json"])
    assert list_mistakes(json.loads(done.stdout), "trace") == []


DRAFT = (
    "Kuzminov said: “You will just discover a world of colours.” “I relayed my location,” said Ann Lee. "
    "“My cellar is a pond,” she said. “Murder, tears, blood.”"
)


def test_a_check_is_valid() -> None:
    done = CliRunner().invoke(main, ["check", "-", "--against", SEEDS, "-f", "json"], input=DRAFT)
    told = json.loads(done.stdout)
    assert len({one["verdict"] for one in told["quotes"]}) > 2
    assert list_mistakes(told, "check") == []


@pytest.mark.parametrize("report", [make_dam(), make_many(40, 4), make_hostile()], ids=["dam", "many", "hostile"])
def test_what_is_written_is_valid(report: Report) -> None:
    assert list_mistakes(json.loads("".join(render(report, "json", Look())))) == []


@pytest.mark.parametrize("options", ["", "--kind quote", "--reference 001", "--min-sources 1"])
def test_a_comparison_of_the_seeds_is_valid(options: str) -> None:
    done = CliRunner().invoke(main, ["compare", SEEDS, "-f", "json", *options.split()])
    assert list_mistakes(json.loads(done.stdout)) == []


def test_a_line_of_jsonl_is_a_cluster() -> None:
    cluster = Draft202012Validator({"$ref": "#/$defs/cluster", "$defs": close_objects(SCHEMA["$defs"])})
    for line in render(make_dam(), "jsonl", Look()):
        assert list(cluster.iter_errors(json.loads(line))) == []


def _spoil(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {key: value for key, value in record.items() if key != "sources"}
    yield record | {"schema_version": 2}
    yield record | {"warnings": [5]}
    first, *rest = record["clusters"]
    for change in ({"coverage": 1.5}, {"kind": "furniture"}, {"passages": []}, {"id": "1"}):
        yield record | {"clusters": [first | change, *rest]}
    passage = first["passages"][0]
    for change in ({"status": "absent"}, {"start": -1}, {"flags": ["bold"]}, {"speaker": None}):
        yield record | {"clusters": [first | {"passages": [passage | change]}, *rest]}


def test_what_is_spoilt_is_not_valid() -> None:
    record = json.loads("".join(render(make_dam(), "json", Look())))
    for spoilt in _spoil(record):
        assert list(Draft202012Validator(SCHEMA).iter_errors(spoilt))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("article", ARTICLE_FIELDS), ("passage", PASSAGE_FIELDS), ("settings", SETTINGS_FIELDS)],
)
def test_every_field_is_told_of(name: str, expected: tuple[str, ...]) -> None:
    assert sorted(SCHEMA["$defs"][name]["properties"]) == sorted(expected)
    assert sorted(SCHEMA["$defs"][name]["required"]) == sorted(expected)


def test_every_field_of_a_report_is_told_of() -> None:
    told = {field.name for field in fields(Report)} | {"schema_version", "tool"}
    assert set(SCHEMA["properties"]) == told


@pytest.mark.parametrize("name", ["", *SCHEMAS])
def test_the_command_prints_it(name: str) -> None:
    done = CliRunner().invoke(main, ["schema", *name.split()])
    assert done.exit_code == 0
    assert done.stdout == read_schema(name or "comparison")


def test_the_command_knows_all_of_them() -> None:
    assert command.SCHEMAS == SCHEMAS
    with pytest.raises(KeyError):
        read_schema("report")
