"""Records -> data classes; each function raises ``KeyError``, ``TypeError`` or ``ValueError`` for what is no record."""

from __future__ import annotations

from typing import get_args

from coverage_cli.models import Article, Cluster, Edit, Flag, Form, Kind, Op, Passage, Settings, Span, Status, Variant
from coverage_cli.records.writing import ARTICLE_FIELDS, PASSAGE_FIELDS, SETTINGS_FIELDS, Record


def read_article(record: Record) -> Article:
    """Read the record of an article; its text is empty."""
    known = {name: record[name] for name in ARTICLE_FIELDS if name in record}
    for name, value in known.items():
        _check(name, value, int if name in ("words", "quotes", "statements") else str)
    return Article(**{"text": "", "id": record["id"], "source": record["source"]} | known)


def read_passage(record: Record) -> Passage:
    """Read the record of a passage."""
    known = {name: record[name] for name in PASSAGE_FIELDS if name in record}
    for name, value in known.items():
        _check_passage_field(name, value)
    _require(record, "id", "article", "source", "kind", "form", "start", "end", "text")
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


def read_variant(record: Record) -> Variant:
    """Read the record of a passage in a cluster."""
    _require(record, "status", "similarity")
    _check_choice("status", record["status"], get_args(Status))
    _check("similarity", record["similarity"], int, float)
    for flag in record.get("flags", []):
        _check_choice("flags", flag, get_args(Flag))
    edits = tuple(_read_edit(edit) for edit in record.get("edits", []))
    flags = tuple(record.get("flags", []))
    return Variant(read_passage(record), record["status"], float(record["similarity"]), edits, flags)


def _read_edit(record: Record) -> Edit:
    _check_choice("op", record["op"], get_args(Op))
    _check("before", record["before"], str)
    _check("after", record["after"], str)
    return Edit(record["op"], record["before"], record["after"])


def read_cluster(record: Record) -> Cluster:
    """Read the record of a cluster."""
    _require(record, "id", "kind", "representative", "passages")
    _check("id", record["id"], int)
    _check_choice("kind", record["kind"], get_args(Kind))
    _check("speaker", record.get("speaker", ""), str)
    variants = tuple(read_variant(passage) for passage in record["passages"])
    if not variants:
        raise ValueError("a cluster without passages")
    return Cluster(record["id"], record["kind"], record.get("speaker", ""), str(record["representative"]), variants)


def read_settings(record: Record) -> Settings:
    """Read the settings of a comparison; what it does not say is as usual."""
    known = {name: record[name] for name in SETTINGS_FIELDS if name in record}
    if "kinds" in known:
        known["kinds"] = tuple(known["kinds"])
    return Settings(**known)


def _require(record: Record, *names: str) -> None:
    for name in names:
        if name not in record:
            raise KeyError(name)


def _check(name: str, value: object, *types: type) -> None:
    if type(value) not in types:
        raise TypeError(f"{name} is {value!r}")


def _check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise ValueError(f"{name} is {value!r}, not one of {', '.join(choices)}")
