"""The rules, put to every quote of an article."""

from __future__ import annotations

import re
from typing import NamedTuple

from coverage_cli.segmenter.document import Document
from coverage_cli.segmenter.speakers.clauses import Clause
from coverage_cli.segmenter.speakers.context import Context, Found
from coverage_cli.segmenter.speakers.cues import load_cues
from coverage_cli.segmenter.speakers.rules import find_speaker
from coverage_cli.segmenter.speakers.tagging import Line

_DASH = re.compile(r"\W*[-–—―]\W*")
_INDIRECT = ("carried-over", "previous-sentence", "previous-paragraph", "sentence-before")


class Reading(NamedTuple):
    """An article's lines with their clauses."""

    document: Document
    lines: list[Line]
    clauses: list[list[Clause]]


def attribute_quotes(reading: Reading) -> dict[int, Found | None]:
    """Find who said each stretch, by its index in ``Document.stretches``."""
    lines = reading.lines
    found: dict[int, Found | None] = {}
    earlier: list[Found | None] = []
    last: Found | None = None
    for n, line in enumerate(lines):
        if n and lines[n - 1].paragraph != line.paragraph:
            last = earlier[-1] if earlier and "Q" in lines[n - 1].tags else None
            earlier = []
        for token in line.quotes:
            context = _make_context(reading, n, token, earlier, last)
            found[line.quotes[token]] = find_speaker(context)
            known = next((f for f in reversed(earlier) if f), None)  # thousands of quotes in a paragraph: keep two
            earlier = [known, found[line.quotes[token]]]
    _share_along_chains(reading.document, found)
    return found


def _make_context(reading: Reading, n: int, token: int, earlier: list[Found | None], last: Found | None) -> Context:
    document, lines, clauses = reading
    line = lines[n]
    stretch = document.stretches[line.quotes[token]]
    following = lines[n + 1] if n + 1 < len(lines) else None
    joined = following is not None and following.paragraph == line.paragraph
    return Context(
        line=line,
        clauses=clauses[n],
        cues=load_cues(document.language),
        token=token,
        inner=document.text[stretch.start : stretch.end],
        earlier=earlier,
        previous=lines[n - 1] if n else None,
        previous_clauses=clauses[n - 1] if n else [],
        signature=following if _is_dashed(document.text, stretch.outer_end, following) else None,
        following=following if joined else None,
        following_clauses=clauses[n + 1] if joined else [],
        last=last,
    )


def _is_dashed(text: str, end: int, line: Line | None) -> bool:
    """Tell whether only a dash stands between the quote and the line, or opens the line."""
    return bool(line and line.starts and _DASH.fullmatch(text[end : line.starts[line.tags.startswith("-")]]))


def _share_along_chains(document: Document, found: dict[int, Found | None]) -> None:
    """Give a quote over several paragraphs one speaker, wherever it is named: ``“It fell.`` ¶ ``“I ran,” she said``."""
    chain: list[int] = []
    for index, stretch in [*enumerate(document.stretches), (len(document.stretches), None)]:
        if stretch is not None and stretch.continues:
            chain.append(index)
            continue
        if len(chain) > 1:
            _share(found, chain)
        chain = [index]


def _share(found: dict[int, Found | None], chain: list[int]) -> None:
    said = [found.get(index) for index in chain]
    named = next((f for f in said if f and f.via not in _INDIRECT), None)
    if named is None:
        return
    for index, own in zip(chain, said, strict=True):
        if own is None or own.via in _INDIRECT:
            found[index] = Found(named.line, named.subject, named.cue, "carried-over")
