"""Rules on who said a quote that look around its sentence: quotes and sentences before it and behind it."""

from __future__ import annotations

import re

from coverage_cli.segmenter.speakers.clauses import NAME
from coverage_cli.segmenter.speakers.context import Context, Found, ends_open, has_words
from coverage_cli.segmenter.speakers.subjects import find_main_subject, find_subject


def sentence_before(context: Context) -> Found | None:
    """Take whom the sentence before is about, when it stands between two quotes: ``“No.” Stone is calm. “We won.”``."""
    line = context.previous
    if line is None or line.paragraph != context.line.paragraph or "Q" in line.tags:
        return None
    for clause in reversed(context.previous_clauses):
        if clause.kind in ("finite", "inverted") and clause.subject and line.tags[clause.subject[0]] != "k":
            return Found(line, clause.subject, clause.cue, "sentence-before")
    subject = find_main_subject(line)
    if subject and re.fullmatch(rf"P|{NAME}", line.tags[slice(*subject)]):
        return Found(line, subject, None, "sentence-before")
    return None


def carried_over(context: Context) -> Found | None:
    """Take the speaker of the quote before in the paragraph: ``“No,” he said. “Never.”``."""
    for found in reversed(context.earlier):
        if found:
            return Found(found.line, found.subject, found.cue, "carried-over")
    return None


def previous_sentence(context: Context) -> Found | None:
    """Take who speaks, or acts, in the sentence before: ``The mayor was defiant. “We won.”``."""
    line = context.previous
    if line is None:
        return None
    clauses = [c for c in context.previous_clauses if c.kind != "passive"]
    colon = line.tags.endswith(":")
    via = "previous-sentence" if line.paragraph == context.line.paragraph else "previous-paragraph"
    for clause in reversed(clauses) if colon else clauses:
        subject = find_subject(line, context.previous_clauses, clause)
        if subject:
            return Found(line, subject, clause.cue, "colon" if colon else via)
    subject = find_main_subject(line) if colon else None
    return Found(line, subject, None, "colon") if subject else None


def carried_from_paragraph(context: Context) -> Found | None:
    """Take the speaker of the paragraph before when both are quotes: ``“No.”`` ¶ ``“Never.”``."""
    found = context.last
    return Found(found.line, found.subject, found.cue, "carried-over") if found else None


# “We won.” Mr. Stone said on Monday.
_SAID_ALONE = re.compile(rf"{NAME}V(?:[IZ][^,VQTPBbk:;C]{{1,6}}|w|A)*\.")


def next_sentence(context: Context) -> Found | None:
    """Take the clause that opens the next sentence: ``“Why me?” Mr. Stone asked.``, cut at its mark."""
    line, clauses = context.following, context.following_clauses
    if line is None or not clauses:
        return None
    first = clauses[0]
    if not ends_open(context.inner) and not (_SAID_ALONE.fullmatch(line.tags) and first.word in context.cues.say):
        return None
    if (
        first.start > 1
        or first.kind not in ("finite", "inverted")
        or re.search("Q|:", line.tags[: first.end + 2])
        or line.tags[first.end : first.end + 1] == "T"
    ):
        return None
    return Found(line, first.subject, first.cue, "after-quote")


# "Dan Stone, mayor"; a post may be signed with any name: "The Bridge (@thebridge) March 3, 2021"
_SIGNED = re.compile(rf"-*({NAME})(?:,[^QVBbvG]{{1,12}})?[.,]?$")
_POSTED = re.compile(r"-*([^Q()-]{1,12})\(N\)[dnwNI,/.:-]{0,12}$")


def dash(context: Context) -> Found | None:
    """Take the signature behind a dash: ``“We won.”`` ¶ ``— Dan Stone, mayor``."""
    line = context.signature
    found = (_SIGNED.match(line.tags) or _POSTED.match(line.tags)) if line else None
    return Found(line, found.span(1), None, "dash") if found and line else None


_LEADS_ON = re.compile("A?[^Q,;:]{1,12}:Q")


def before_another(context: Context) -> Found | None:
    """Leave what leads to the next quote to it: ``“We won.” Then Stone concludes: “We did it.”``."""
    tags, token = context.line.tags, context.token
    is_closed = context.inner.rstrip().endswith(".") or tags.startswith("A", token + 1)
    if not is_closed or has_words(tags[:token]) or not _LEADS_ON.match(tags, token + 1):
        return None
    return carried_over(context) or carried_from_paragraph(context) or previous_sentence(context)
