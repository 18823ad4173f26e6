"""Reported speech: what a sentence says that somebody said, without quotation marks around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.models import Span
from coverage_cli.segmenter.speakers.clauses import REACH, Clause
from coverage_cli.segmenter.speakers.cues import CueClasses
from coverage_cli.segmenter.speakers.tagging import Line

# What may stand between the cue and what was said: "said on Sunday that", "told reporters in Iowa that"
_ADJUNCT = r"[^Q,.;:TVGkWbB]{0,14}?"
_SKIP_TO_THAT = re.compile(rf"[Aw(]*{_ADJUNCT}(?:,{_ADJUNCT},)?,?T")
# The hearer: "told him he …", "told CNN he …", "told a crowd of fans that …"
_OBJECT = re.compile(
    r"(?:o|H(?=[TWZk])|[DEHd]*[nRSNtjp'A]*?[RSNnU](?:f[DEHd]*[nRSN]+)?)(?=[TZWkDEHPo]|(?<=[RS])N|(?<=o)[NR])"
)
_TIME = re.compile(r"[Aw]+(?=[TDHPNEtnRSd:])")
_SURE_CLAUSE = re.compile("P[ABbVv]|A{1,2}[bB]|D[nRNS]{1,3}[ABbv]|t*N{1,3}[Bbv]|[nRS]{1,3}[Bb]")
_CLAUSE = re.compile("P[AbBvV]")
_THERE_IS = re.compile("A{1,2}[bB]")
_CONTENT = re.compile("[nUNRSvgVGd]")
_CLOSING = re.compile(r"[^,Q;]{0,12},")
_APPOSED = re.compile(r"[^,QBbPVvT;]{1,20},")
_WORDY = re.compile("[a-zA-Z]")
# Words that run on into a quote: "The crew “died right after the landing,” the agency said"
_MIXED = re.compile(r"[a-zA-PR-Z-]Q$")
_RELATIVE_END = re.compile(r",(?=[ABbVvn])")
MIN_BACKWARD = 3  # words before ", he said" that can be what was said: "Still, he said" has one
MIN_ADVERBIAL = 9  # the same where they open with a preposition: "In a speech on Monday in Ohio, he said" has eight


class Reported(NamedTuple):
    """A clause and what it reports, as spans of tokens of one line, stretches in marks among them."""

    line: Line
    clause: Clause
    content: tuple[Span, ...]


def find_reported(line: Line, clauses: list[Clause], classes: CueClasses) -> Iterator[Reported]:
    """Find what the reporting clauses of a line report, in their order; nothing is reported twice."""
    done = 0
    for n, clause in enumerate(clauses):
        if clause.kind == "shape" or clause.end <= done:
            continue
        spans = tuple(_find_content(line, clause, clauses[n + 1 :], done, classes))
        if spans:
            yield make_tuple(Reported, (line, clause, spans))
        if spans:
            done = max(done, spans[-1][1])


def _find_content(line: Line, clause: Clause, later: list[Clause], done: int, classes: CueClasses) -> Iterator[Span]:
    """Find the pieces of what a clause reports: before it, behind it, or around it."""
    if clause.kind == "according":
        yield from _around(line, clause, later, done)
        return
    start = _start_behind(line.tags, clause, classes)
    if start is not None:
        stop = _find_stop(line, start, later)
        if clause.subject and line.tags[clause.subject[0]] == "k":
            ended = _RELATIVE_END.search(line.tags, start, stop)  # "Stone, who said it was safe, left"
            stop = ended.start() if ended else stop
        if stop > start:
            yield start, stop
        return
    if clause.kind in ("finite", "inverted") and (clause.word in classes.say or clause.word in classes.tell):
        yield from _around(line, clause, later, done)


def _start_behind(tags: str, clause: Clause, classes: CueClasses) -> int | None:
    """Find the token where what was said begins behind the cue; None when the cue stands behind what was said."""
    at, word = max(clause.end, clause.cue[1]), clause.word
    rest = tags[at : at + REACH]
    before = tags[max(0, clause.start - 2) : clause.start]
    if not rest or clause.kind == "inverted" or ("Q" in before and before != "QC"):
        return None  # but: He called it a “disgrace” and said it had to go
    if rest[0] == ":":
        return at + 1
    if clause.kind == "noun":
        return clause.cue[1] if tags[clause.cue[1]] == "T" else None
    may_skip = "T" in rest and word in classes.clausal and not _CLAUSE.match(rest)
    that = _SKIP_TO_THAT.match(rest) if may_skip else None
    if that:
        return at + that.end() - 1
    is_joined = tags[clause.start - 1 : clause.start] in ("C", "A", ",")
    if clause.kind == "infinitive" or (clause.kind == "shared" and not is_joined and not _SURE_CLAUSE.match(rest)):
        return None
    if word in classes.tell:
        hearer = _OBJECT.match(rest)
        if hearer:
            return at if word in classes.name else at + hearer.end()
        if not (word in classes.say or word in classes.name):
            return None
    time = _TIME.match(rest)
    if time:
        at, rest = at + time.end(), rest[time.end() :]
    if word in classes.name and rest[0] not in ",.;)-C":
        return at + (rest[0] in "If" or (rest[0] == "Z" and word.startswith("refer")))
    if word in classes.say and word not in classes.that_only and _opens_clause(rest, clause):
        return at
    return None


def _opens_clause(tags: str, clause: Clause) -> bool:
    """Tell whether what was said can begin here without "that": "said the mayor left", "said there was a leak"."""
    starts = "DEHPNtZnRSdvo(Qgs" + "W" * (clause.kind == "gerund")
    return tags[:1] in tuple(starts) or bool(_THERE_IS.match(tags))


def _find_stop(line: Line, start: int, later: list[Clause]) -> int:
    """Find where what was said ends: at ", adding", at "and told", at a semicolon, or with the sentence."""
    tags = line.tags
    end = len(tags.rstrip(".)"))
    semicolon = tags.find(";", start, end)
    if semicolon > 0:
        end = semicolon
    end = min([end, *(token + 1 for token in line.closed if token >= start)])
    for clause in later:
        if clause.start <= start or clause.start >= end:
            continue
        found = _STOPS["joined" if clause.kind == "shared" else "own"].search(
            tags[max(start, clause.start - 4) : clause.start]
        )
        if found:
            return max(start, clause.start - 4) + found.start()
    return end


_STOPS = {"joined": re.compile(r",?C[A]*$|,$"), "own": re.compile(r",[CWA]*$|(?<=Q)$")}


def _around(line: Line, clause: Clause, later: list[Clause], done: int) -> Iterator[Span]:
    """Find what is said around "…, he said, …" and "…, according to X, …"."""
    tags = line.tags
    according = clause.kind == "according"
    if according and clause.start and "Q" in tags[max(0, clause.start - 2) : clause.start]:
        return
    framed = tags[clause.start - 1 : clause.start] in (",", "-", "Q")
    comma = clause.start - (tags[clause.start - 1 : clause.start] in (",", "-"))
    before = tags[done:comma]
    opened = (
        (according or framed)
        and ("Q" not in before[-2:] or _MIXED.search(before))
        and len(_WORDY.findall(before)) >= (MIN_BACKWARD if before[:1] not in ("W", "I") else MIN_ADVERBIAL)
    )
    closing = _CLOSING.match(tags, clause.end) if clause.kind != "inverted" else None
    start = closing.end() if closing else len(tags)
    if according and not opened:
        start = _skip_apposition(tags, start)
    stop = _find_stop(line, start, later)
    starts = "C" if according and opened else "DEHPNtnRSdAIWCTbBvV"
    is_behind = stop > start and tags[start] in starts and len(_WORDY.findall(tags[start:stop])) >= MIN_BACKWARD
    # "The plan, he said, would cost jobs"; of "Still, he said, nobody came" only what stands behind
    is_aside = comma < clause.start and tags[clause.end : clause.end + 1] in (",", "A", "w", "I")
    interrupts = is_aside and is_behind and bool(before) and "Q" not in before
    if opened or (interrupts and _CONTENT.search(before)):
        yield done + len(before) - len(before.lstrip(",;-")), done + len(before)
    if is_behind and (opened or according or interrupts):
        yield start, stop


def _skip_apposition(tags: str, start: int) -> int:
    """Step over "…, director of the survey," behind a source."""
    found = re.compile(r"[^,QbBPVvT;]{1,20},").match(tags, start)
    return found.end() if found and found.end() < len(tags) - MIN_BACKWARD else start


def iterate_spans(reported: Reported, text: str, cues: CueClasses) -> Iterator[Span]:
    """Turn the content of a reported statement into character spans outside quotation marks, without "that"."""
    line = reported.line
    for start, stop in reported.content:
        at = start + (text[line.starts[start] : line.ends[start]].lower() in cues.that)
        for token in [*(t for t in line.quotes if start <= t < stop), stop]:
            if _CONTENT.search(line.tags[at:token]):
                yield _trim(line, at, token)
            at = token + 1


def _trim(line: Line, start: int, stop: int) -> Span:
    """Leave out the commas at the ends of a piece."""
    while line.tags[start] in ",;:-)":
        start += 1
    while line.tags[stop - 1] in ",;:-(":
        stop -= 1
    return line.starts[start], line.ends[stop - 1]
