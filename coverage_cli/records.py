"""Data classes <-> records: the JSON objects that travel between commands and into files.

A record holds what the next program needs and no text of a whole article. ``kind`` tells the records of a stream apart:
``comparison``, ``article``, ``quote``, ``statement``, ``furniture``; a quote or statement with ``passages`` is a cluster.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, get_args

from coverage_cli import __version__
from coverage_cli.errors import BadRecord, InputError
from coverage_cli.models import (
    Article,
    Cluster,
    Edit,
    Flag,
    Form,
    Kind,
    Op,
    Passage,
    Report,
    Settings,
    Span,
    Status,
    Variant,
)

SCHEMA_VERSION = 1
TOOL = {"name": "coverage-cli", "version": __version__}

Record = dict[str, Any]

_ARTICLE = tuple(f.name for f in fields(Article) if f.name != "text")
_SETTINGS = tuple(f.name for f in fields(Settings) if f.name != "jobs")  # jobs never changes a result
_PASSAGE = tuple(f.name for f in fields(Passage))
_COVERAGE_DIGITS = 4

# What json writes as it is, though a terminal obeys it: DEL, C1 controls, bidirectional and zero-width characters; and
# what cannot be encoded: lone surrogates. None of them occurs outside the strings of a JSON text.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]")


# Writing


def dump_record(record: object) -> str:
    r"""Write a record as one line of JSON that is safe to show, without a line end.

    >>> dump_record({"text": "“naïve” \x1b[31m\u202e"})
    '{"text": "“naïve” \\u001b[31m\\u202e"}'
    """
    written = json.dumps(record, ensure_ascii=False)
    return written if written.isascii() and "\x7f" not in written else _ESCAPED.sub(_escape, written)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def article_record(article: Article) -> Record:
    """Make the record of an article: everything but its text."""
    return {name: getattr(article, name) for name in _ARTICLE}


def passage_record(passage: Passage) -> Record:
    """Make the record of a passage."""
    return {name: getattr(passage, name) for name in _PASSAGE}


def variant_record(variant: Variant) -> Record:
    """Make the record of a passage in a cluster: the passage, its status, similarity, edits and flags."""
    edits = [{"op": edit.op, "before": edit.before, "after": edit.after} for edit in variant.edits]
    judged = {"status": variant.status, "similarity": variant.similarity, "edits": edits, "flags": variant.flags}
    return passage_record(variant.passage) | judged


def cluster_record(cluster: Cluster, sources: tuple[str, ...]) -> Record:
    """Make the record of a cluster; ``sources`` are all sources of the comparison."""
    carried = {variant.passage.source for variant in cluster.variants}
    texts = {variant.passage.id: variant.passage.text for variant in cluster.variants}
    return {
        "id": cluster.id,
        "kind": cluster.kind,
        "speaker": cluster.speaker,
        "representative": cluster.representative,
        "text": texts.get(cluster.representative, ""),
        "size": len(cluster.variants),
        "source_count": len(carried),
        "coverage": round(len(carried) / max(1, len(sources)), _COVERAGE_DIGITS),
        "first": cluster.variants[0].passage.source if cluster.variants else "",
        "missing": [source for source in sources if source not in carried],
        "passages": [variant_record(variant) for variant in cluster.variants],
    }


def comparison_record(report: Report) -> Record:
    """Make the record that heads a comparison: everything but clusters and unmatched passages."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": TOOL,
        "settings": {name: getattr(report.settings, name) for name in _SETTINGS},
        "sources": report.sources,
        "articles": [article_record(article) for article in report.articles],
        "warnings": report.warnings,
    }


def segment_records(article: Article, passages: Iterable[Passage]) -> Iterator[Record]:
    """Make the records that ``segment`` prints of an article: itself, then its passages."""
    yield {"kind": "article"} | article_record(article)
    yield from map(passage_record, passages)


def match_records(report: Report) -> Iterator[Record]:
    """Make the records that ``match`` prints: the comparison, its clusters, what is in none."""
    yield {"kind": "comparison"} | comparison_record(report)
    for cluster in report.clusters:
        yield cluster_record(cluster, report.sources)
    yield from map(passage_record, report.unmatched)


# Reading


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
    problems: list[InputError] = field(default_factory=list)


def read_stream(content: str, path: str, *, strict: bool = False) -> Stream:
    """Read records: JSON Lines of ``segment`` or ``match``, or one JSON object of ``compare``, spread over lines or not.

    A line that is none is in ``Stream.problems``; with ``strict`` it is raised.
    """
    stream = Stream()
    for number, record in load_records(content):
        try:
            add_record(stream, record)
        except (KeyError, TypeError, ValueError) as error:
            problem = explain_record(error, path, number)
            if strict:
                raise problem from error
            stream.problems.append(problem)
    return stream


def load_records(content: str) -> Iterator[tuple[int, object]]:
    """Load JSON values with the numbers of their lines; a line that is none is given as its error."""
    whole = _load(content)
    if isinstance(whole, dict):
        yield 1, whole
        return
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield number, _load(line)


def _load(text: str) -> object:
    if "}\n{" in text:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        return error


def explain_record(cause: Exception, path: str, number: int) -> BadRecord:
    """Make a problem of what kept a record from being read."""
    if isinstance(cause, json.JSONDecodeError):
        message = f"not valid JSON ({cause.msg} at column {cause.colno})"
    elif isinstance(cause, KeyError):
        message = f"a record without {cause.args[0]!r}"
    else:
        message = f"not a record of this program ({cause})"
    problem = BadRecord(message, "write it with coverage-cli segment, match or compare -f json", path=path, record=number)
    problem.__cause__ = cause
    return problem


def add_record(stream: Stream, record: object) -> None:
    """Read a record into a stream; raises ``KeyError``, ``TypeError`` or ``ValueError`` when it is none."""
    if isinstance(record, Exception):
        raise record
    if not isinstance(record, dict):
        raise TypeError("not a JSON object")
    if "schema_version" in record:
        _add_comparison(stream, record)
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


def read_article(record: Record) -> Article:
    """Read the record of an article; its text is empty."""
    known = {name: record[name] for name in _ARTICLE if name in record}
    for name, value in known.items():
        _check(name, value, int if name in ("words", "quotes", "statements") else str)
    return Article(**{"text": "", "id": record["id"], "source": record["source"]} | known)


def read_passage(record: Record) -> Passage:
    """Read the record of a passage."""
    known = {name: record[name] for name in _PASSAGE if name in record}
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
    known = {name: record[name] for name in _SETTINGS if name in record}
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


def _read_texts(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]


# From a stream to what the library takes


def find_articles(stream: Stream) -> tuple[Article, ...]:
    """List the articles of a stream; one whose record was filtered away is rebuilt from its passages."""
    articles = {article.id: article for article in stream.articles}
    for passage in list_passages(stream):
        if passage.article not in articles:
            articles[passage.article] = _rebuild_article(passage, stream)
    return tuple(articles.values())


def list_passages(stream: Stream) -> list[Passage]:
    """List all passages of a stream, those in clusters first."""
    clustered = [variant.passage for cluster in stream.clusters for variant in cluster.variants]
    return clustered + stream.passages


def _rebuild_article(passage: Passage, stream: Stream) -> Article:
    passages = [p for p in list_passages(stream) if p.article == passage.article]
    return Article(
        id=passage.article,
        source=passage.source,
        text="",
        title=passage.title,
        url=passage.url,
        published=passage.published,
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
