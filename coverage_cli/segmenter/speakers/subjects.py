"""Whose clause it is: the subject of a cue that has none of its own, and of a sentence without a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coverage_cli.models import Span
from coverage_cli.segmenter.speakers.clauses import SUBJECT, Clause
from coverage_cli.segmenter.speakers.tagging import Line


def find_subject(line: Line, clauses: list[Clause], clause: Clause) -> Span | None:
    """Find a clause's subject; a cue without one shares that of the clause before or of the sentence."""
    if clause.subject or clause.kind == "passive":
        return clause.subject
    at = clauses.index(clause)
    topic = find_topic(line) if SUBORDINATE.match(line.tags) else None
    is_shared = topic is not None and topic[1] <= clause.cue[0]  # "As word spread, the mayor, Ann Stone, left, saying"
    main = topic if is_shared else find_main_subject(line, clause.cue[0])
    for other in reversed(clauses[:at]):
        if other.subject and other.kind not in ("according", "passive") and other.subject[0] >= (main or (0, 0))[0]:
            return other.subject
    return main or next((c.subject for c in clauses[at:] if c.subject), None) or find_main_subject(line)


# Where a subject can begin: at the start, behind a comma; or, less surely, before an article: "In the speech the mayor"
_SURE, _LOOSE = (
    re.compile(rf"(?:{begin})[CAw(]*({SUBJECT})(?:\([^)]*\))?(?=([ABbVv]|.?))")
    for begin in ("^|(?<=[,;:QW-])|(?<=,C)", "(?<=[nwN])(?=[DP])")
)
_SUBJECT = re.compile("[PNRSE]")
SUBORDINATE = re.compile("[CA]?W")  # opens a line that begins with "when", "but as"


def find_main_subject(line: Line, before: int | None = None) -> Span | None:
    """Find the last noun phrase that stands where a subject stands: "In June, the mayor had refused to …".

    One with a verb behind it is better than one without.
    """
    verbal = before is not None and [s for s in _iterate_subjects(_SURE, line.tags, before) if s[0]]
    if verbal:
        return verbal[-1][1]
    spans = [s for begin in (_SURE, _LOOSE) for s in _iterate_subjects(begin, line.tags, before)]
    return max(spans, key=lambda s: s[0])[1] if spans else None


def _iterate_subjects(begin: re.Pattern[str], tags: str, before: int | None) -> Iterator[tuple[bool, Span]]:
    """Yield the phrases that can be subjects, and whether a verb follows."""
    for found in begin.finditer(tags, 0, len(tags) if before is None else before):
        verbal = found[2] in tuple("ABbVv")
        named = _SUBJECT.search(found[1]) or (found[1][0] in "DH" and verbal)
        if named and not tags.startswith("'", found.end(1)):
            yield verbal, found.span(1)


def find_topic(line: Line) -> Span | None:
    """Find whom a sentence is about: the first subject of a main clause, for which the next sentence says "she".

    "Stone, who ran the mine, resigned as it closed" is about Stone.
    """
    tags = _ASIDE.sub(_blank, line.tags) if "-" in line.tags else line.tags
    for found in _TOPIC.finditer(tags):
        if _SUBJECT.search(found[1]) or found[1][0] in "DH":
            return found.span(1)
    return find_main_subject(line)


def _blank(aside: re.Match[str]) -> str:
    return "-" * len(aside[0])


_ASIDE = re.compile("-[^-]+-")
# With its verb, behind any apposition: "Mr. Stone, mayor of York, a port, said"; not "Stone, Lee said, has"
_TOPIC = re.compile(
    rf"(?:^|(?<=[,;:Q-])|(?<=,C))[CAw(]*({SUBJECT})(?!')(?:\([^)]*\))?(?:(?=-*[ABbVv])|(?=(?:,[^,VQ]*){{1,3}},[ABbVv])|(?=[,-]k))"
)
