"""Who speaks: each quote's and each reported sentence's speaker, cue and deciding rule.

Sentences become lines of tags (``tagging``), lines are searched for reporting clauses (``clauses``), rules give each
quote its clause (``rules``: ``inside`` its sentence and ``around`` it), clauses what they report (``speech``), mentions
become names (``mentions``, ``resolve``).
"""

from __future__ import annotations

from collections.abc import Iterator

from coverage_cli.frozen import make_tuple
from coverage_cli.segmenter.document import Document
from coverage_cli.segmenter.speakers.attribution import Attribution as Attribution
from coverage_cli.segmenter.speakers.attribution import ReportedSpeech as ReportedSpeech
from coverage_cli.segmenter.speakers.clauses import Clause, find_clauses
from coverage_cli.segmenter.speakers.context import Found
from coverage_cli.segmenter.speakers.cues import load_cues
from coverage_cli.segmenter.speakers.markup import hide_markup
from coverage_cli.segmenter.speakers.quotes import Reading, attribute_quotes
from coverage_cli.segmenter.speakers.resolve import Resolver, make_resolver
from coverage_cli.segmenter.speakers.speech import find_reported, iterate_spans
from coverage_cli.segmenter.speakers.subjects import find_subject
from coverage_cli.segmenter.speakers.tagging import Line, read_lines

# What decided who said a reported statement, by the kind of its clause.
_VIAS = {
    "finite": "subject-before",
    "inverted": "subject-behind",
    "shared": "shared-subject",
    "gerund": "shared-subject",
    "infinitive": "shared-subject",
    "passive": "agent",
    "according": "according-to",
    "noun": "possessor",
}


def attribute(document: Document) -> tuple[tuple[Attribution, ...], tuple[ReportedSpeech, ...]]:
    """Find the speaker of each stretch (one Attribution a stretch, in order) and the reported speech."""
    document = document._replace(text=hide_markup(document.text))
    lines = read_lines(document)
    clauses = [find_clauses(line, document.text) for line in lines]
    found = attribute_quotes(Reading(document, lines, clauses))
    resolver = make_resolver(document, lines, clauses)
    attributions = tuple(_attribute(resolver, found.get(n)) for n in range(len(document.stretches)))
    return attributions, tuple(_report_speech(document.language, resolver, lines, clauses))


def _report_speech(
    language: str, resolver: Resolver, lines: list[Line], clauses: list[list[Clause]]
) -> Iterator[ReportedSpeech]:
    cues = load_cues(language)
    for line, found in zip(lines, clauses, strict=True):
        for reported in find_reported(line, found, cues) if found else ():
            spans = tuple(iterate_spans(reported, resolver.text, cues))
            if spans:
                subject = find_subject(line, found, reported.clause)
                said = Found(line, subject, reported.clause.cue, _VIAS[reported.clause.kind])
                yield ReportedSpeech(line.sentence, spans, _attribute(resolver, said))


def _attribute(resolver: Resolver, found: Found | None) -> Attribution:
    if found is None:
        return Attribution()
    line, subject, cue = found.line, found.subject, found.cue
    speaker = resolver.resolve(line, subject) if subject or not cue else resolver.resolve_dropped(line, cue[0])
    mention = (line.starts[subject[0]], line.ends[subject[1] - 1]) if subject else None
    cited = resolver.text[line.starts[cue[0]] : line.ends[cue[1] - 1]] if cue else ""
    return make_tuple(Attribution, (speaker, mention, cited, found.via))
