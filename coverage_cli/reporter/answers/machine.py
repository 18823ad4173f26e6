"""Trace or Check -> text for other programs: JSON, JSON Lines, CSV, TSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from coverage_cli.records.writing import SCHEMA_VERSION, TOOL, Record, article_record, dump_record
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.machine import write_rows
from coverage_cli.tracing import Check, CheckedQuote, Finding, Trace

_FINDING_FIELDS = tuple(field.name for field in fields(Finding) if field.name not in ("edits", "similarity"))
TRACE_COLUMNS = (
    "quote",
    "source",
    "article",
    "published",
    "url",
    "status",
    "similarity",
    "flags",
    "is_quoted",
    "speaker",
    "start",
    "end",
    "text",
    "prefix",
    "suffix",
)
CHECK_COLUMNS = (
    "line",
    "start",
    "end",
    "text",
    "speaker",
    "verdict",
    "similarity",
    "flags",
    "source",
    "article",
    "source_start",
    "source_end",
    "source_text",
    "source_speaker",
    "url",
    "sources",
)


def finding_record(finding: Finding) -> Record:
    """Make the record of a place in an article."""
    edits = [{"op": edit.op, "before": edit.before, "after": edit.after} for edit in finding.edits]
    told = {name: getattr(finding, name) for name in _FINDING_FIELDS}
    return told | {"similarity": float(finding.similarity), "edits": edits}


def trace_record(trace: Trace) -> Record:
    """Make the record of a trace."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": TOOL,
        "settings": {"threshold": trace.settings.threshold},
        "quote": trace.quote,
        "sources": trace.sources,
        "articles": [article_record(article) for article in trace.articles],
        "findings": [finding_record(finding) for finding in trace.findings],
        "missing": trace.missing,
        "nearest": finding_record(trace.nearest) if trace.nearest else None,
        "warnings": trace.warnings,
    }


def check_record(check: Check) -> Record:
    """Make the record of a check."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": TOOL,
        "settings": {"threshold": check.settings.threshold, "min_words": check.settings.min_words},
        "draft": article_record(check.draft),
        "sources": check.sources,
        "articles": [article_record(article) for article in check.articles],
        "counts": check.counts,
        "quotes": [quote_record(check, one) for one in check.quotes],
        "warnings": check.warnings,
    }


def quote_record(check: Check, one: CheckedQuote) -> Record:
    """Make the record of a draft's quote; ``nearest`` stands for ``finding`` where it was not found."""
    place = finding_record(one.finding) if one.finding else None
    is_found = one.verdict != "not-found"
    return {
        "id": one.quote.id,
        "line": find_line(check, one),
        "start": one.quote.start,
        "end": one.quote.end,
        "text": one.quote.text,
        "speaker": one.quote.speaker,
        "verdict": one.verdict,
        "is_marked": one.is_marked,
        "sources": one.sources,
        "finding": place if is_found else None,
        "nearest": None if is_found else place,
    }


def find_line(check: Check, one: CheckedQuote) -> int:
    """Find the line of the draft on which a quote begins, counted from 1."""
    return check.draft.text.count("\n", 0, one.quote.start) + 1


def write_trace_json(trace: Trace, look: Look) -> Iterator[str]:
    """Write a trace as one JSON object."""
    yield dump_record(trace_record(trace)) + "\n"


def write_trace_jsonl(trace: Trace, look: Look) -> Iterator[str]:
    """Write a finding a line."""
    for finding in trace.findings:
        yield dump_record({"quote": trace.quote} | finding_record(finding)) + "\n"


def write_trace_csv(trace: Trace, look: Look) -> Iterator[str]:
    """Write a row for each finding and for each source without one, parted by commas."""
    return write_rows(_list_findings(trace), ",")


def write_trace_tsv(trace: Trace, look: Look) -> Iterator[str]:
    """Write a row for each finding and for each source without one, parted by tabs."""
    return write_rows(_list_findings(trace), "\t")


def write_check_json(check: Check, look: Look) -> Iterator[str]:
    """Write a check as one JSON object."""
    yield dump_record(check_record(check)) + "\n"


def write_check_jsonl(check: Check, look: Look) -> Iterator[str]:
    """Write a quote of the draft a line."""
    for one in check.quotes:
        yield dump_record(quote_record(check, one)) + "\n"


def write_check_csv(check: Check, look: Look) -> Iterator[str]:
    """Write a row for each quote of the draft, parted by commas."""
    return write_rows(_list_quotes(check), ",")


def write_check_tsv(check: Check, look: Look) -> Iterator[str]:
    """Write a row for each quote of the draft, parted by tabs."""
    return write_rows(_list_quotes(check), "\t")


def _list_findings(trace: Trace) -> Iterator[tuple[object, ...]]:
    yield TRACE_COLUMNS
    for finding in trace.findings:
        record = finding_record(finding) | {"quote": trace.quote, "flags": " ".join(finding.flags)}
        yield tuple(record[column] for column in TRACE_COLUMNS)
    for source in trace.missing:
        row = {"quote": trace.quote, "source": source, "status": "absent"}
        yield tuple(row.get(column, "") for column in TRACE_COLUMNS)


def _list_quotes(check: Check) -> Iterator[tuple[object, ...]]:
    yield CHECK_COLUMNS
    for one in check.quotes:
        record = quote_record(check, one) | {"sources": "; ".join(one.sources)} | _read_finding(one)
        yield tuple(record.get(column, "") for column in CHECK_COLUMNS)


def _read_finding(one: CheckedQuote) -> Record:
    if one.finding is None:
        return {}
    place = one.finding
    return {
        "similarity": float(place.similarity),
        "flags": " ".join(place.flags),
        "source": place.source,
        "article": place.article,
        "source_start": place.start,
        "source_end": place.end,
        "source_text": place.text,
        "source_speaker": place.speaker,
        "url": place.url,
    }
