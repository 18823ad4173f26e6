"""The sentences that all formats for readers share."""

from __future__ import annotations

from coverage_cli import __version__
from coverage_cli.models import Passage
from coverage_cli.reporter.look import Look
from coverage_cli.reporter.naming import count_things, show_text
from coverage_cli.reporter.rows import quote_text, trim_quote
from coverage_cli.reporter.summary import SHARED_BY, Summary

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
    """Say what was compared, and name it."""
    return (f"{summary.name}: " if summary.name else "") + describe_extent(summary)


def describe_quote(passage: Passage) -> str:
    """Write a quote with its speaker."""
    speaker = show_text(passage.speaker)
    return (f"{speaker}: " if speaker else "") + quote_text(trim_quote(show_text(passage.text)))


def describe_extent(summary: Summary) -> str:
    """Say how much was compared."""
    parts = [count_things(len(summary.articles), "article"), count_things(len(summary.sources), "source")]
    parts += [summary.dates] if summary.dates else []
    return ", ".join(parts)


def describe_findings(summary: Summary, look: Look) -> str:
    """Say what was found; where a look selects nothing of it, which options do so."""
    found = f"{count_things(summary.quotes, 'quote')} and {count_things(summary.statements, 'statement')} found"
    selected = _list_selections(look)
    many = _name_many(summary)
    if not summary.shared and selected:
        return f"{found}; none of those that {many} carry is selected by {' '.join(selected)}"
    if not summary.shared:
        kinds = summary.settings.kinds
        return f"{found}; {'none' if len(kinds) > 1 else f'no {kinds[0]}'} is carried by {many}"
    counts = [(summary.shared_quotes, "quote"), (summary.shared_statements, "statement")]
    shared = " and ".join(count_things(count, thing) for count, thing in counts if count)
    changes = [f"{count:,} {_CHANGES[change]}" for change, count in summary.changes.items() if count]
    verb = "is" if summary.shared == 1 else "are"
    return ", ".join([f"{found}; {shared} {verb} carried by {many}", *changes])


def _name_many(summary: Summary) -> str:
    least = max(SHARED_BY, summary.settings.min_sources)
    return f"{'two' if least == SHARED_BY else least} or more sources"


def _list_selections(look: Look) -> list[str]:
    selections = [f"--speaker {show_text(look.speaker)}"] if look.speaker else []
    selections += [f"--source {show_text(look.source)}"] if look.source else []
    return selections + (["--only-changed"] if look.only_changed else [])


def describe_method(summary: Summary) -> list[str]:
    """Say how the comparison was made and how to read it."""
    settings = summary.settings
    method = [
        f"Compared by coverage-cli {__version__} at threshold {settings.threshold}; "
        f"shown is what {count_things(settings.min_sources, 'source')} or more carry.",
        "Each passage is compared to one wording, the representative: "
        + (f"that of {show_text(settings.reference)} where it carries the passage, else " if settings.reference else "")
        + "the earliest by date, else the most common, else the longest.",
        "Case, typography and spacing do not count as a change of wording.",
        "Passages are found and matched by rules, not by a reader: look at the articles before you publish a finding.",
    ]
    return method + [f"Warning: {warning}" for warning in summary.warnings]
