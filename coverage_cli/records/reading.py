"""Records -> data classes; each function raises ``KeyError``, ``TypeError`` or ``ValueError`` for what is no record."""

from __future__ import annotations

from typing import Any, get_args

from coverage_cli.models import Article, Cluster, Edit, Flag, Form, Kind, Op, Passage, Settings, Span, Status, Variant
from coverage_cli.records.writing import ARTICLE_FIELDS, PASSAGE_FIELDS, SETTINGS_FIELDS, Record


def read_article(record: object) -> Article:
    """Read the record of an article; its text is empty where the record has none."""
    record = require_fields(record, "id", "source")
    known = {name: record[name] for name in ARTICLE_FIELDS if name in record}
    for name, value in known.items():
        _check(name, value, int if name in ("words", "quotes", "statements") else str)
    return Article(text=read_text(record, "text"), **known)


def read_passage(record: object) -> Passage:
    """Read the record of a passage."""
    record = require_fields(record, "id", "article", "source", "kind", "form", "start", "end", "text")
    known = {name: record[name] for name in PASSAGE_FIELDS if name in record}
    for name, value in known.items():
        _check_passage_field(name, value)
    spans = {name: tuple(_read_span(span) for span in known.get(name, ())) for name in ("content", "sentences")}
    return Passage(**known | spans)


def _check_passage_field(name: str, value: object) -> None:
    if name == "kind":
        _check_choice(name, value, get_args(Kind))
    elif name == "form":
        _check_choice(name, value, get_args(Form))
    elif name in ("speaker_start", "speaker_end"):
        _check(name, value, int, type(None))
    elif name in ("content", "sentences"):
        _check(name, value, list)
    else:
        _check(name, value, int if name in ("start", "end") else str)


def _read_span(span: object) -> Span:
    if not (isinstance(span, list) and len(span) == 2 and all(type(end) is int for end in span)):
        raise TypeError(f"{span!r} is not a span")
    return span[0], span[1]


def read_variant(record: object) -> Variant:
    """Read the record of a passage in a cluster."""
    passage = read_passage(record)
    record = require_fields(record, "status", "similarity")
    _check_choice("status", record["status"], get_args(Status))
    _check("similarity", record["similarity"], int, float)
    if not 0 <= record["similarity"] <= 100:
        raise ValueError(f"similarity is {record['similarity']!r}, not between 0 and 100")
    flags: list[Any] = read_texts(record, "flags")
    for flag in flags:
        _check_choice("flags", flag, get_args(Flag))
    edits = tuple(_read_edit(edit) for edit in read_list(record, "edits"))
    return Variant(passage, record["status"], float(record["similarity"]), edits, tuple(flags))


def _read_edit(record: object) -> Edit:
    record = require_fields(record, "op", "before", "after")
    _check_choice("op", record["op"], get_args(Op))
    return Edit(record["op"], read_text(record, "before"), read_text(record, "after"))


def read_cluster(record: object) -> Cluster:
    """Read the record of a cluster."""
    record = require_fields(record, "id", "kind", "representative", "passages")
    _check("id", record["id"], int)
    _check_choice("kind", record["kind"], get_args(Kind))
    variants = tuple(read_variant(passage) for passage in read_list(record, "passages"))
    _check_choice("representative", record["representative"], tuple(variant.passage.id for variant in variants))
    return Cluster(record["id"], record["kind"], read_text(record, "speaker"), record["representative"], variants)


def read_settings(record: object) -> Settings:
    """Read the settings of a comparison; what it does not say is as usual."""
    record = require_fields(record)
    known = {name: record[name] for name in SETTINGS_FIELDS if name in record}
    for name, value in known.items():
        _check(name, value, {"kinds": list, "reference": str}.get(name, int))
    kinds = read_texts(record, "kinds") or list(Settings().kinds)
    for kind in kinds:
        _check_choice("kinds", kind, get_args(Kind))
    return Settings(**known | {"kinds": tuple(kinds)})


def read_list(record: Record, name: str) -> list[object]:
    """Read a list; an absent one is empty."""
    values = record.get(name, [])
    _check(name, values, list)
    return list(values)


def read_texts(record: Record, name: str) -> list[str]:
    """Read a list of texts; an absent one is empty."""
    values = read_list(record, name)
    for value in values:
        _check(name, value, str)
    return [str(value) for value in values]


def read_text(record: Record, name: str) -> str:
    """Read a text; an absent one is empty."""
    value = record.get(name, "")
    _check(name, value, str)
    return str(value)


def require_fields(record: object, *names: str) -> Record:
    """Make sure that a record is an object with some fields."""
    if not isinstance(record, dict):
        raise TypeError("not a JSON object")
    for name in names:
        if name not in record:
            raise KeyError(name)
    return record


def _check(name: str, value: object, *types: type) -> None:
    if type(value) not in types:
        raise TypeError(f"{name} is {value!r}")


def _check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{name} is {value!r}, not {' or '.join(choices) or 'one of its passages'}")
