"""Who speaks: each quote's and each reported sentence's speaker, cue and deciding rule."""

from __future__ import annotations

from collections.abc import Iterator

from coverage_cli.segmenter.document import Document
from coverage_cli.segmenter.speakers.attribution import Attribution as Attribution
from coverage_cli.segmenter.speakers.attribution import ReportedSpeech as ReportedSpeech
from coverage_cli.segmenter.speakers.clauses import Clause, find_clauses
from coverage_cli.segmenter.speakers.cues import load_cues
from coverage_cli.segmenter.speakers.resolve import Resolver, make_resolver
from coverage_cli.segmenter.speakers.rules import Context, Found, find_speaker, find_subject
from coverage_cli.segmenter.speakers.speech import find_reported, iterate_spans
from coverage_cli.segmenter.speakers.tagging import Line, read_lines


def attribute(document: Document) -> tuple[tuple[Attribution, ...], tuple[ReportedSpeech, ...]]:
    """Find the speaker of each stretch (one Attribution a stretch, in order) and the reported speech."""
    lines = read_lines(document)
    clauses = [find_clauses(line, document.text) for line in lines]
    found = _attribute_quotes(document, lines, clauses)
    people = make_resolver(document, lines, clauses)
    attributions = tuple(_attribution(people, found.get(n)) for n in range(len(document.stretches)))
    return attributions, tuple(_report_speech(document, people, lines, clauses))


def _report_speech(
    document: Document, people: Resolver, lines: list[Line], clauses: list[list[Clause]]
) -> Iterator[ReportedSpeech]:
    cues = load_cues(document.language)
    for line, found in zip(lines, clauses, strict=True):
        for reported in find_reported(line, found, cues):
            spans = tuple(iterate_spans(reported))
            subject = find_subject(line, found, reported.clause)
            if spans:
                attribution = _attribution(people, Found(line, subject, reported.clause.cue, reported.clause.kind))
                yield ReportedSpeech(line.sentence, spans, attribution)


def _attribute_quotes(document: Document, lines: list[Line], clauses: list[list[Clause]]) -> dict[int, Found | None]:
    found: dict[int, Found | None] = {}
    earlier: list[Found | None] = []
    last: Found | None = None
    for n, line in enumerate(lines):
        if n and lines[n - 1].paragraph != line.paragraph:
            last = earlier[-1] if earlier and "Q" in lines[n - 1].tags else None
            earlier = []
        for token, index in line.quotes.items():
            stretch = document.stretches[index]
            context = Context(
                line,
                clauses[n],
                load_cues(document.language),
                token,
                document.text[stretch.start : stretch.end],
                earlier,
                lines[n - 1] if n else None,
                clauses[n - 1] if n else [],
                lines[n + 1] if n + 1 < len(lines) else None,
                lines[n + 1] if n + 1 < len(lines) and lines[n + 1].paragraph == line.paragraph else None,
                clauses[n + 1] if n + 1 < len(lines) else [],
                last,
            )
            found[index] = find_speaker(context)
            earlier.append(found[index])
    return found


def _attribution(people: Resolver, found: Found | None) -> Attribution:
    if found is None:
        return Attribution()
    line = found.line
    mention = (line.starts[found.subject[0]], line.ends[found.subject[1] - 1]) if found.subject else None
    cue = people.text[line.starts[found.cue[0]] : line.ends[found.cue[1] - 1]] if found.cue else ""
    return Attribution(people.resolve(line, found.subject), mention, cue, found.via)
