"""The sentences that all formats for readers share."""

from __future__ import annotations

from coverage_cli.reporter.naming import count_things
from coverage_cli.reporter.summary import Summary

LEGEND = (
    "= same words",
    "~N reworded, N % alike",
    "<N shortened, N % kept",
    "p paraphrased",
    "! meaning may change",
    "- not carried",
)
_CHANGES = {"altered": "reworded", "shortened": "shortened", "paraphrased": "paraphrased", "flagged": "flagged"}


def describe_comparison(summary: Summary) -> str:
    """Say what was compared."""
    parts = [count_things(len(summary.articles), "article"), count_things(len(summary.sources), "source")]
    parts += [summary.dates] if summary.dates else []
    return (f"{summary.name}: " if summary.name else "") + ", ".join(parts)


def describe_findings(summary: Summary) -> str:
    """Say what was found."""
    found = f"{count_things(summary.quotes, 'quote')} and {count_things(summary.statements, 'statement')} found"
    if not summary.shared:
        return f"{found}; none is carried by two or more sources"
    counts = [(summary.shared_quotes, "quote"), (summary.shared_statements, "statement")]
    shared = " and ".join(count_things(count, thing) for count, thing in counts if count)
    changes = [f"{count:,} {_CHANGES[change]}" for change, count in summary.changes.items() if count]
    verb = "is" if summary.shared == 1 else "are"
    return ", ".join([f"{found}; {shared} {verb} carried by two or more sources", *changes])
