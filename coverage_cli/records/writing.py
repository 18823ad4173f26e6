"""Data classes -> records -> lines of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from json.encoder import encode_basestring as quote_text
from typing import Any

from coverage_cli import __version__
from coverage_cli.frozen import read_values
from coverage_cli.models import Article, Cluster, Passage, Report, Settings, Variant
from coverage_cli.text import hash_text

SCHEMA_VERSION = 1
TOOL = {"name": "coverage-cli", "version": __version__}

Record = dict[str, Any]

ARTICLE_FIELDS = tuple(f.name for f in fields(Article) if f.name != "text")
SETTINGS_FIELDS = tuple(f.name for f in fields(Settings) if f.name != "jobs")  # jobs never changes a result
PASSAGE_FIELDS = tuple(f.name for f in fields(Passage))
_PASSAGE_LINE = ", ".join(f'"{name}": %s' for name in PASSAGE_FIELDS)
_COVERAGE_DIGITS = 4

_encode = json.JSONEncoder(ensure_ascii=False).encode  # made once, not once a record

# What json writes as it is, though a terminal obeys it: DEL, C1 controls, bidirectional and zero-width characters; and
# what cannot be encoded: lone surrogates. None of them occurs outside the strings of a JSON text, none is printable.
_ESCAPED = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def dump_record(record: object) -> str:
    r"""Write a record as one line of JSON that is safe to show, without a line end.

    >>> dump_record({"text": "“naïve” \x1b[31m\u202e"})
    '{"text": "“naïve” \\u001b[31m\\u202e"}'
    """
    return _escape_unsafe(_encode(record))


def _escape_unsafe(written: str) -> str:
    is_safe = "\x7f" not in written if written.isascii() else written.isprintable()
    return written if is_safe else _ESCAPED.sub(_escape, written)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def article_record(article: Article, *, with_text: bool = False) -> Record:
    """Make the record of an article: everything, but its text only on request."""
    record = {name: getattr(article, name) for name in ARTICLE_FIELDS}
    record["sha256"] = article.sha256 or (hash_text(article.text) if article.text else "")
    return record | {"text": article.text} if with_text and article.text else record


def passage_record(passage: Passage) -> Record:
    """Make the record of a passage."""
    return dict(zip(PASSAGE_FIELDS, read_values(passage), strict=True))


def dump_cluster(cluster: Cluster, sources: tuple[str, ...]) -> str:
    """Write the record of a cluster as one line of JSON; ``sources`` are all sources of the comparison.

    The record is not built: most of a line is names, and filling it in takes two thirds of the work.
    """
    head = _encode(_head_cluster(cluster, sources))[:-1]
    return _escape_unsafe(f'{head}, "passages": [{", ".join(map(_write_variant, cluster.variants))}]}}')


def _head_cluster(cluster: Cluster, sources: tuple[str, ...]) -> Record:
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
    }


def _write_variant(variant: Variant) -> str:
    values = read_values(variant.passage)
    passage = _PASSAGE_LINE % tuple([quote_text(v) if type(v) is str else _write_value(v) for v in values])
    edits = ", ".join(
        [
            f'{{"op": {quote_text(edit.op)}, "before": {quote_text(edit.before)}, "after": {quote_text(edit.after)}}}'
            for edit in variant.edits
        ]
    )
    flags = ", ".join(map(quote_text, variant.flags))
    judged = f'"status": {quote_text(variant.status)}, "similarity": {float(variant.similarity)!r}'
    return f'{{{passage}, {judged}, "edits": [{edits}], "flags": [{flags}]}}'


def _write_value(value: object) -> str:
    """Write a value other than a text; most are places, none, or an empty list."""
    if type(value) is int:
        return str(value)
    return "null" if value is None else "[]" if value == () else _encode(value)


def comparison_record(report: Report, *, with_texts: bool = False) -> Record:
    """Make the record that heads a comparison: everything but clusters and unmatched passages."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": TOOL,
        "settings": {name: getattr(report.settings, name) for name in SETTINGS_FIELDS},
        "sources": report.sources,
        "articles": [article_record(article, with_text=with_texts) for article in report.articles],
        "warnings": report.warnings,
    }


def warning_record(message: str) -> Record:
    """Make the record of a warning from reading the articles, so that it reaches the report at the end of the pipe."""
    return {"kind": "warning", "message": message}


def segment_records(article: Article, passages: Iterable[Passage], *, with_text: bool = False) -> Iterator[Record]:
    """Make the records that ``segment`` prints of an article: itself, then its passages."""
    yield {"kind": "article"} | article_record(article, with_text=with_text)
    yield from map(passage_record, passages)


def dump_match(report: Report, *, with_texts: bool = False) -> Iterator[str]:
    """Write the lines that ``match`` prints, without line ends: the comparison, its clusters, what is in none."""
    yield dump_record({"kind": "comparison"} | comparison_record(report, with_texts=with_texts))
    for cluster in report.clusters:
        yield dump_cluster(cluster, report.sources)
    for passage in report.unmatched:
        yield dump_record(passage_record(passage))
