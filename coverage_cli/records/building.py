"""A stream of records -> what the library takes: articles and passages, or a report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from json import JSONDecodeError

from coverage_cli.errors import BadRecord, InputError
from coverage_cli.models import Article, Cluster, Passage, Report, Settings
from coverage_cli.records.loading import explain_json_error, load_stream
from coverage_cli.records.reading import (
    read_article,
    read_cluster,
    read_list,
    read_passage,
    read_settings,
    read_text,
    read_texts,
    require_fields,
)
from coverage_cli.records.writing import SCHEMA_VERSION, Record
from coverage_cli.text import find_free_name


@dataclass
class Stream:
    """What a stream of records held, in its order."""

    settings: Settings = field(default_factory=Settings)
    """What the comparison was made with."""
    sources: dict[str, None] = field(default_factory=dict)
    """Sources that the comparison or a cluster names."""
    articles: dict[str, Article] = field(default_factory=dict)
    """By id."""
    passages: list[Passage] = field(default_factory=list)
    """Passages in no cluster."""
    clusters: list[Cluster] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """Of the comparison, or from reading its articles."""
    problems: list[InputError] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    """Of articles whose id was taken: the id they have in the stream -> the one they are given here."""
    is_comparison: bool = False
    """Whether there was a comparison or a cluster: what ``segment`` prints holds neither."""


def read_stream(stream: Stream, content: str, path: str, *, strict: bool = False) -> None:
    """Read what ``segment`` or ``match`` prints, or JSON of ``compare``, over however many lines, into a stream.

    What is no record is in ``Stream.problems``; with ``strict`` it is raised.
    """
    for number, record in load_stream(content):
        try:
            add_record(stream, record)
        except (InputError, KeyError, RecursionError, TypeError, ValueError) as error:
            problem = explain_record(error, path, number)
            if strict:
                raise problem from error
            stream.problems.append(problem)


def explain_record(cause: Exception, path: str, number: int) -> BadRecord:
    """Make a problem of what kept a record from being read."""
    hint = "write it with coverage-cli segment, match or compare -f json"
    message = _name_mistake(cause)
    if isinstance(cause, InputError):
        message, hint = cause.message, cause.hint
    problem = BadRecord(message, hint, path=path, record=number)
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
    if isinstance(record, dict) and "schema_version" in record:
        _add_comparison(stream, record)
        return
    record = require_fields(record, "kind")
    if record["kind"] == "warning":
        stream.warnings.append(read_text(record, "message"))
    elif record["kind"] == "explanation":
        pass  # what match --explain adds is for people
    elif record["kind"] == "article":
        _add_article(stream, record)
    elif "passages" in record:
        cluster = read_cluster(record)
        stream.clusters.append(cluster)
        stream.is_comparison = True
        stream.sources |= dict.fromkeys(variant.passage.source for variant in cluster.variants)
        stream.sources |= dict.fromkeys(read_texts(record, "missing"))
    else:
        stream.passages.append(_rename_passage(read_passage(record), stream.renamed))


def _add_article(stream: Stream, record: object) -> None:
    """Add an article; one whose id is taken gets a new one, and so do its passages, which follow it."""
    article = read_article(record)
    stream.renamed.pop(article.id, None)
    if stream.articles.setdefault(article.id, article) == article:
        return
    new_id = find_free_name(article.id, stream.articles)
    stream.renamed[article.id] = new_id
    stream.articles[new_id] = replace(article, id=new_id)
    message = f"the id {article.id!r} is taken by another article"
    raise InputError(message, f"read as {new_id!r}; segment the articles together, which tells them apart")


def _rename_passage(passage: Passage, renamed: dict[str, str]) -> Passage:
    new_id = renamed.get(passage.article)
    if new_id is None:
        return passage
    return replace(passage, article=new_id, id=new_id + passage.id.removeprefix(passage.article))


def _add_comparison(stream: Stream, record: Record) -> None:
    if record["schema_version"] != SCHEMA_VERSION:
        raise ValueError(f"schema_version {record['schema_version']!r}, but this program reads {SCHEMA_VERSION}")
    stream.settings = read_settings(record.get("settings", {}))
    stream.sources |= dict.fromkeys(read_texts(record, "sources"))
    for article in read_list(record, "articles"):
        _add_article(stream, article)
    stream.clusters += map(read_cluster, read_list(record, "clusters"))
    stream.passages += map(read_passage, read_list(record, "unmatched"))
    stream.warnings += read_texts(record, "warnings")
    stream.is_comparison = True


def find_articles(stream: Stream) -> tuple[Article, ...]:
    """List the articles of a stream; one whose record was filtered away is rebuilt from its passages."""
    orphans: dict[str, list[Passage]] = {}
    for passage in list_passages(stream):
        if passage.article not in stream.articles:
            orphans.setdefault(passage.article, []).append(passage)
    return (*stream.articles.values(), *map(_rebuild_article, orphans.values()))


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
    return Report(
        articles=articles,
        sources=tuple(stream.sources | dict.fromkeys(article.source for article in articles)),
        clusters=tuple(stream.clusters),
        unmatched=tuple(stream.passages),
        settings=stream.settings,
        warnings=tuple(stream.warnings),
    )
