"""Rules on who said a quote that look at its own sentence: the clause behind it, the one before it, the subject."""

from __future__ import annotations

import re

from coverage_cli.segmenter.speakers.clauses import NAME, PHRASE, Clause
from coverage_cli.segmenter.speakers.context import Context, Found, ends_open, has_words
from coverage_cli.segmenter.speakers.cues import CueClasses
from coverage_cli.segmenter.speakers.subjects import SUBORDINATE, find_main_subject, find_subject

_ADJACENT = 2  # tokens between a cue and its quote, such as "that the"


def _take(context: Context, clause: Clause, via: str) -> Found:
    return Found(context.line, find_subject(context.line, context.clauses, clause), clause.cue, via)


_BETWEEN = re.compile(r"[,\-:]{0,3}[ABow]*,?")  # a quote and its cue


def after_quote(context: Context) -> Found | None:
    """Take the clause right behind the quote: ``“We won,” the mayor said``."""
    tags, token = context.line.tags, context.token
    if context.inner.rstrip().endswith(".") and tags[token + 1 : token + 2] not in ("P", "V", "D", ",", "X"):
        return None
    if _opens_subordinate(context):
        return None
    for clause in context.clauses:
        if clause.start <= token or (clause.kind == "passive" and not clause.subject):
            continue
        between = tags[token + 1 : clause.start]
        if not _BETWEEN.fullmatch(between) or not _stands_alone(clause, context.cues):
            return None
        if clause.kind in ("according", "shape") and _is_led_to(context):
            return None
        bound = ends_open(context.inner) or between[:1] in (",", "-") or not has_words(tags[:token])
        via = "according-to" if clause.kind == "according" else "after-quote"
        return _take(context, _step_in(context, clause), via) if bound else None
    return None


_LED = re.compile("[^,;:QkW]{0,14}")


def _is_led_to(context: Context) -> bool:
    """Tell whether a verb of speech leads to the quote.

    ``She told aides it was “over,” according to two``; ``he said he would “fight it,” secure a seat and go``.
    """
    before = [c for c in context.clauses if c.kind == "finite" and c.subject and c.cue[1] <= context.token]
    if not before or before[-1].word not in context.cues.say | context.cues.tell:
        return False
    return bool(_LED.fullmatch(context.line.tags[before[-1].cue[1] : context.token]))


def _step_in(context: Context, clause: Clause) -> Clause:
    """Choose the inner of two clauses: ``“I won,” the video showed Stone telling fans`` are Stone's words."""
    inner = next((c for c in context.clauses if c.kind == "gerund" and c.start == clause.end and c.subject), None)
    return inner if inner and clause.word in context.cues.find else clause


def _stands_alone(clause: Clause, cues: CueClasses) -> bool:
    """Tell whether a clause can follow a quote as its own: not ", adding", "and told", "was told", "denounced her"."""
    if clause.kind == "inverted":
        return clause.word not in cues.name or clause.word in cues.say
    if clause.kind == "infinitive":
        return clause.subject is not None
    return clause.kind in ("finite", "according", "shape")


def _opens_subordinate(context: Context) -> bool:
    """Tell whether the quote belongs to a clause before the main one: ``When a boy cried “Come,” Stone left``."""
    if not SUBORDINATE.match(context.line.tags):
        return False
    return any(
        c.kind == "finite" and c.subject and c.cue[1] <= context.token and not _is_left_behind(context, c)
        for c in context.clauses
    )


def before_quote(context: Context) -> Found | None:
    """Take the nearest cue before the quote: ``the mayor told reporters that “we won”``."""
    before = [c for c in context.clauses if c.cue[1] <= context.token and (c.subject or c.kind != "passive")]
    if not before:
        return None
    before = [c for c in before if not _is_left_behind(context, c) and _leads_on(context, c)]
    if not before:
        return None
    clause = _step_out(context, before)
    if clause.kind == "noun":
        via = "possessor"
    elif clause.kind == "according":
        via = "according-to"
    elif context.line.tags[clause.end : context.token].endswith(":"):
        via = "colon"
    else:
        via = "interrupted" if "Q" in context.line.tags[: clause.start] else "before-quote"
    return _take(context, clause, via)


def _is_left_behind(context: Context, clause: Clause) -> bool:
    """Tell whether a clause with "after" or "when" ends before the one of the quote."""
    tags = context.line.tags
    return bool(re.search("W[Aw]*$", tags[: clause.start])) and "," in tags[clause.end : context.token - 1]


# Between a noun of speech and its words: "assertion in the debate that", "call to end the", "promise of", "reply:"
_TO_ITS_WORDS = re.compile("[^,;:QWkVBbv]{0,8}T[^,;:QWkVBbv]{0,8}|Z[nDEHAN]{0,4}|[fI][DEHA]?n?|:")


def _leads_on(context: Context, clause: Clause) -> bool:
    """Tell whether a noun of speech leads to the quote: "her call for “…”", not "dismissed her claims as “…”"."""
    between = context.line.tags[clause.cue[1] : context.token]
    return clause.kind != "noun" or bool(_TO_ITS_WORDS.fullmatch(between))


def _step_out(context: Context, before: list[Clause]) -> Clause:
    """Choose the outer of two clauses: ``Stone said the mayor had begged him to “come home”`` is Stone's account."""
    inner = before[-1]
    near = context.token - inner.end <= _ADJACENT
    leads_on = context.line.tags.startswith("T", inner.end)  # "the report found that “…”", not "would find it “…”"
    is_said = inner.word in context.cues.say or (leads_on and inner.word in context.cues.find)
    if inner.kind not in ("finite", "infinitive") or (near and is_said):
        return inner
    for outer in reversed(before[:-1]):
        between = context.line.tags[outer.end : inner.start]
        if outer.kind == "finite" and outer.word in context.cues.clausal and not re.search("[,;:Q-]", between):
            return outer
    return inner


def after_anyway(context: Context) -> Found | None:
    """Take a clause right behind a quote that ends without a comma: ``a “disgrace” the mayor said``."""
    for clause in context.clauses:
        if clause.start > context.token:
            return _take(context, clause, "later-in-sentence")
    return None


_BRACKETED = re.compile(r"\([^)]*\)")


def sentence_subject(context: Context) -> Found | None:
    """Take the subject of a sentence whose cue no table knows: ``The mayor focused on “greed”``."""
    if context.line.tags[: context.token].endswith("k"):
        return None  # "tips for soldiers who “do not want to die”"
    if "x" in _BRACKETED.sub("", context.line.tags):
        return Found(context.line, None, None, "sentence-subject")  # no capitals, no names: somebody's words, not whose
    subject = find_main_subject(context.line, context.token) or find_main_subject(context.line)
    return Found(context.line, subject, None, "sentence-subject") if subject else None


def label(context: Context) -> Found | None:
    """Take a transcript's label: ``STONE: “We won.”``; or a blog's: ``A new low - Dan Stone: “We won.”``."""
    found = re.search(rf"(?:^|-[A-Zn]*?f?)({NAME}|D?R):$", context.line.tags[: context.token])
    if not found and context.line.number == 0:
        found = re.match(rf"({NAME}):", context.line.tags)  # a headline: "Stone: We ‘won’"
    return Found(context.line, found.span(1), None, "label") if found else None


_BEHIND_BY = re.compile(rf"[nNRSIw]{{0,4}}y({PHRASE})")


def agent(context: Context) -> Found | None:
    """Take who stands behind "by": ``a plan labeled “reckless” by the mayor``; not ``“shaken” by Stone’s claims``."""
    found = _BEHIND_BY.match(context.line.tags, context.token + 1)
    if not found or found[1].endswith("U") or not re.search("[VvB][ADWI]{0,3}$", context.line.tags[: context.token]):
        return None
    return Found(context.line, found.span(1), None, "agent")
