"""A stream of records -> what the library takes: articles and passages, or a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json import JSONDecodeError
from typing import Any

from coverage_cli.errors import BadRecord, InputError
from coverage_cli.models import Article, Cluster, Passage, Report
from coverage_cli.records.loading import explain_json_error, load_stream
from coverage_cli.records.reading import read_article, read_cluster, read_passage, read_settings
from coverage_cli.records.writing import SCHEMA_VERSION, Record


@dataclass
class Stream:
    """What a stream of records held, in its order."""

    head: Record | None = None
    """The record of the comparison."""
    articles: list[Article] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    """Passages in no cluster."""
    clusters: list[Cluster] = field(default_factory=list)
    missing: dict[str, None] = field(default_factory=dict)
    """Sources that some cluster lacks."""
    warnings: list[str] = field(default_factory=list)
    """From reading the articles."""
    problems: list[InputError] = field(default_factory=list)


def read_stream(stream: Stream, content: str, path: str, *, strict: bool = False) -> None:
    """Read what ``segment`` or ``match`` prints, or JSON of ``compare``, over however many lines, into a stream.

    What is no record is in ``Stream.problems``; with ``strict`` it is raised.
    """
    for number, record in load_stream(content):
        try:
            add_record(stream, record)
        except (KeyError, RecursionError, TypeError, ValueError) as error:
            problem = explain_record(error, path, number)
            if strict:
                raise problem from error
            stream.problems.append(problem)


def explain_record(cause: Exception, path: str, number: int) -> BadRecord:
    """Make a problem of what kept a record from being read."""
    hint = "write it with coverage-cli segment, match or compare -f json"
    problem = BadRecord(_name_mistake(cause), hint, path=path, record=number)
    problem.__cause__ = cause
    return problem


def _name_mistake(cause: Exception) -> str:
    if isinstance(cause, KeyError):
        return f"a record without {cause.args[0]!r}"
    if isinstance(cause, RecursionError | JSONDecodeError):
        return f"not valid JSON ({explain_json_error(cause)})"
    return f"not a record of this program ({cause})"


def add_record(stream: Stream, record: object) -> None:
    """Read a record into a stream; raises ``KeyError``, ``TypeError`` or ``ValueError`` when it is none."""
    if isinstance(record, Exception):
        raise record
    if not isinstance(record, dict):
        raise TypeError("not a JSON object")
    if "schema_version" in record:
        _add_comparison(stream, record)
    elif record["kind"] == "warning":
        stream.warnings.append(str(record["message"]))
    elif record["kind"] == "article":
        stream.articles.append(read_article(record))
    elif "passages" in record:
        stream.clusters.append(read_cluster(record))
        stream.missing |= dict.fromkeys(_read_texts(record.get("missing", [])))
    else:
        stream.passages.append(read_passage(record))


def _add_comparison(stream: Stream, record: Record) -> None:
    if record["schema_version"] != SCHEMA_VERSION:
        raise ValueError(f"schema_version {record['schema_version']!r}, but this program reads {SCHEMA_VERSION}")
    stream.articles += [read_article(article) for article in record.get("articles", [])]
    stream.clusters += [read_cluster(cluster) for cluster in record.get("clusters", [])]
    stream.passages += [read_passage(passage) for passage in record.get("unmatched", [])]
    stream.head = {name: value for name, value in record.items() if name not in ("articles", "clusters", "unmatched")}


def _read_texts(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]


def find_articles(stream: Stream) -> tuple[Article, ...]:
    """List the articles of a stream; one whose record was filtered away is rebuilt from its passages."""
    articles = {article.id: article for article in stream.articles}
    orphans: dict[str, list[Passage]] = {}
    for passage in list_passages(stream):
        if passage.article not in articles:
            orphans.setdefault(passage.article, []).append(passage)
    return (*articles.values(), *map(_rebuild_article, orphans.values()))


def list_passages(stream: Stream) -> list[Passage]:
    """List all passages of a stream, those in clusters first."""
    clustered = [variant.passage for cluster in stream.clusters for variant in cluster.variants]
    return clustered + stream.passages


def _rebuild_article(passages: list[Passage]) -> Article:
    first = passages[0]
    return Article(
        id=first.article,
        source=first.source,
        text="",
        title=first.title,
        url=first.url,
        published=first.published,
        quotes=sum(p.kind == "quote" and p.form != "scare" for p in passages),
        statements=sum(p.kind == "statement" for p in passages),
    )


def build_report(stream: Stream) -> Report:
    """Build the report that a stream of ``match``, a saved comparison or bare clusters tell of."""
    articles = find_articles(stream)
    head: Mapping[str, Any] = stream.head or {}
    sources = dict.fromkeys(head.get("sources") or [article.source for article in articles])
    return Report(
        articles=articles,
        sources=tuple(sources | stream.missing),
        clusters=tuple(stream.clusters),
        unmatched=tuple(stream.passages),
        settings=read_settings(head.get("settings", {})),
        warnings=tuple(_read_texts(head.get("warnings", []))),
    )
