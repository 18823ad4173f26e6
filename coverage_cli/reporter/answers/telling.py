"""What the answers say, in words: shared by the terminal and markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from coverage_cli.models import Edit
from coverage_cli.reporter.diffs import Run, read_runs
from coverage_cli.reporter.naming import label_sources, show_text
from coverage_cli.reporter.rows import FLAGGED, SIGNS, quote_text, trim_quote
from coverage_cli.text import strip_unsafe
from coverage_cli.tracing import Check, CheckedQuote, Finding, Trace

VERDICT_SIGNS = {**SIGNS, "other-speaker": "@", "not-found": "?"}
VERDICT_NAMES = {
    "verbatim": "verbatim",
    "shortened": "shortened",
    "altered": "altered",
    "paraphrased": "paraphrased",
    "other-speaker": "given to another speaker",
    "not-found": "not found",
}
TRACE_LEGEND = (
    "= same words",
    "~N reworded, N % alike",
    "<N shortened, N % kept",
    "p paraphrased",
    "! meaning may change",
)
CHECK_LEGEND = (
    "= as in the source",
    "~N altered, N % alike",
    "<N shortened, N % kept",
    "@ another speaker's",
    "? not found",
    "! meaning may change",
)
_NUMBERED = ("altered", "shortened")
_LEGIBLE = 34.0  # per cent alike; below, the two wordings say more than their diff
_OUTSIDE = "outside quotation marks"


class Entry(NamedTuple):
    """One line of an answer."""

    sign: str
    """Such as ``~94!``."""
    verdict: str
    """The verdict or status that the sign stands for."""
    source: str
    """The source's label, several of them, or empty."""
    notes: tuple[str, ...]
    """What else is to be known: the speaker, flags, the date."""
    runs: tuple[Run, ...]
    """The wording, in its context."""
    line: int = 0
    """Of the draft; 0 in a trace."""
    address: str = ""
    """Where the article stands."""


def headline_trace(trace: Trace) -> str:
    """Say how many sources carry the quote, and how.

    The counts are of sources: one that has it twice counts as the best of them.
    """
    quote = quote_text(trim_quote(show_text(trace.quote).strip('“”"')))
    sources = _count(len(trace.sources), "source")
    if not trace.findings:
        return f"{quote} was found in none of {sources}"
    best = {source: _find_best(trace, source) for source in trace.carriers}
    counts = _list_counts(best.values(), ("verbatim", "altered", "shortened", "paraphrased"))
    return f"{quote} is carried by {len(trace.carriers)} of {sources}: {counts}"


def headline_check(check: Check) -> str:
    """Say how many quotes of the draft were checked, and what came of it."""
    sources = _count(len(check.sources), "source")
    if not check.quotes:
        return f"The draft holds no quotes to check against {sources}"
    counts = _list_counts([one.verdict for one in check.quotes], tuple(check.counts))
    return f"{_count(len(check.quotes), 'quote')} checked against {sources}: {counts}"


def _find_best(trace: Trace, source: str) -> str:
    statuses = [finding.status for finding in trace.findings if finding.source == source]
    return min(statuses, key=("verbatim", "altered", "shortened", "paraphrased").index)


def _list_counts(verdicts: Iterable[str], order: Sequence[str]) -> str:
    verdicts = list(verdicts)
    return ", ".join(f"{verdicts.count(verdict)} {VERDICT_NAMES[verdict]}" for verdict in order if verdict in verdicts)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def list_findings(trace: Trace) -> list[Entry]:
    """List the places of a quote."""
    labels = label_sources(trace.articles, trace.sources)
    return [_tell_finding(finding, labels) for finding in trace.findings]


def tell_nearest(trace: Trace) -> Entry | None:
    """Tell the place that comes nearest to a quote that was not found."""
    if trace.nearest is None:
        return None
    labels = label_sources(trace.articles, trace.sources)
    return _tell_finding(replace(trace.nearest, flags=()), labels)


def label_missing(trace: Trace) -> list[str]:
    """Name the sources that do not carry the quote."""
    labels = label_sources(trace.articles, trace.sources)
    return [labels[source] for source in trace.missing]


def _tell_finding(finding: Finding, labels: dict[str, str]) -> Entry:
    notes = [show_text(finding.speaker), show_text(finding.published[:10])]
    notes += [] if finding.is_quoted or finding.status == "paraphrased" else [_OUTSIDE]
    notes += [f"{FLAGGED} {', '.join(finding.flags)}"] if finding.flags else []
    return Entry(
        sign=_write_sign(finding.status, finding.similarity, bool(finding.flags)),
        verdict=finding.status,
        source=labels[finding.source],
        notes=tuple(note for note in notes if note),
        runs=tuple(_set_in_context(finding, _read_wording(finding))),
        address=finding.url,
    )


def list_quotes(check: Check) -> list[Entry]:
    """List the quotes of a draft."""
    labels = label_sources(check.articles, check.sources)
    return [_tell_quote(check, one, labels) for one in check.quotes]


def _tell_quote(check: Check, one: CheckedQuote, labels: dict[str, str]) -> Entry:
    finding = one.finding
    is_found = one.verdict != "not-found" and finding is not None
    similarity = finding.similarity if finding and is_found else 0.0
    flags = finding.flags if finding and is_found else ()
    return Entry(
        sign=_write_sign(one.verdict, similarity, bool(flags)),
        verdict=one.verdict,
        source=", ".join(labels[source] for source in one.sources),
        notes=tuple(_list_notes(one, labels)),
        runs=_read_draft(one),
        line=check.draft.text.count("\n", 0, one.quote.start) + 1,
        address=finding.url if finding else "",
    )


def _list_notes(one: CheckedQuote, labels: dict[str, str]) -> Iterable[str]:
    finding = one.finding
    if one.verdict == "not-found":
        if finding is None:
            yield "nothing in the sources comes near"
        else:
            alike = f"{labels[finding.source]}, {round(finding.similarity)} % alike"
            yield f"closest: {alike}: {quote_text(show_text(finding.spoken))}"
        return
    flags = [flag for flag in finding.flags if flag != "speaker"] if finding else []
    if flags:
        yield f"{FLAGGED} {', '.join(flags)}"
    if one.is_marked:
        yield "all changes are marked"
    if finding and not finding.is_quoted:
        yield f"{_OUTSIDE} there"
    if one.verdict == "other-speaker" and finding:
        yield f"draft: {show_text(one.quote.speaker)}; {labels[finding.source]}: {show_text(finding.speaker)}"


def _read_draft(one: CheckedQuote) -> tuple[Run, ...]:
    """Read a draft's quote as runs: what the source has and the draft does not is gone."""
    if one.verdict == "not-found" or one.finding is None or not one.finding.edits:
        return (("same", quote_text(trim_quote(show_text(one.quote.text)))),)
    return (*_mark_quote(read_runs(one.finding.edits, full=True)),)


def _mark_quote(runs: Sequence[Run]) -> list[Run]:
    """Put quotation marks around runs; the closing one is no part of a change."""
    marked = [(runs[0][0], f"“{runs[0][1]}"), *runs[1:]]
    mark, text = marked[-1]
    return [*marked[:-1], (mark, f"{text}”")] if mark == "same" else [*marked, ("same", "”")]


def _read_wording(finding: Finding) -> list[Run]:
    edits: tuple[Edit, ...] = finding.edits
    if not edits or finding.similarity < _LEGIBLE:
        return [("same", show_text(finding.text))]
    return read_runs(edits, full=True)


def _set_in_context(finding: Finding, runs: list[Run]) -> list[Run]:
    """Set a wording between the words before and after it; marks that touch it stay with it."""
    before, after = _cut_context(finding.prefix, -1), _cut_context(finding.suffix, 1)
    if before and not before[-1].isspace() and runs[0][0] == "same":
        before, _, touching = before.rpartition(" ")
        runs = [("same", touching + runs[0][1]), *runs[1:]]
    if after and not after[0].isspace():
        touching, _, after = after.partition(" ")
        is_same = runs[-1][0] == "same"
        runs = [*runs[:-1], ("same", runs[-1][1] + touching)] if is_same else [*runs, ("same", touching)]
    return [*_make_context(before), *runs, *_make_context(after)]


def _make_context(text: str) -> list[Run]:
    shown = show_text(text)
    return [("cut", shown)] if shown else []


def _cut_context(text: str, side: int) -> str:
    """Cut context at its line and at a whole word, with an ellipsis for what is cut; blanks beside the wording stay."""
    line = strip_unsafe(text.rpartition("\n")[2] if side < 0 else text.partition("\n")[0])
    if "\n" in text or not line.strip():
        return line if line.strip() else ""
    if side < 0:
        return f"…{line.partition(' ')[2]}" if " " in line.strip() else line
    return f"{line.rpartition(' ')[0]}…" if " " in line.strip() else line


def _write_sign(verdict: str, similarity: float, is_flagged: bool) -> str:
    number = str(min(99, max(1, round(similarity)))) if verdict in _NUMBERED else ""
    return VERDICT_SIGNS[verdict] + number + (FLAGGED if is_flagged else "")
