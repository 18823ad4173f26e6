"""Who said a quote: named rules, tried in order, over one small context."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from coverage_cli.models import Span
from coverage_cli.segmenter.speakers.clauses import NAME, PHRASE, SUBJECT, Clause
from coverage_cli.segmenter.speakers.cues import CueClasses
from coverage_cli.segmenter.speakers.subjects import SUBORDINATE, find_main_subject, find_subject
from coverage_cli.segmenter.speakers.tagging import Line


class Found(NamedTuple):
    """What a rule found: spans of tokens in one line."""

    line: Line
    subject: Span | None
    cue: Span | None
    via: str


class Context(NamedTuple):
    """What a rule may look at: a quote in its line, the line's clauses, and what is known of the text before."""

    line: Line
    clauses: list[Clause]
    cues: CueClasses
    token: int
    """The quote's token in ``line``."""
    inner: str
    """The quote's text."""
    earlier: list[Found | None]
    """What was found for earlier quotes of the same paragraph: the last that has a speaker, and the last."""
    previous: Line | None
    """The line before, in the same paragraph or in the one before."""
    previous_clauses: list[Clause]
    signature: Line | None
    """The line behind the quote, where a dash opens it."""
    following: Line | None
    """The line behind, in the same paragraph."""
    following_clauses: list[Clause]
    last: Found | None
    """What was found for the last quote of the paragraph before, when that paragraph ended in a quote."""


ADJACENT = 2  # tokens between a cue and its quote, such as "that the"

Rule = Callable[[Context], Found | None]


def find_speaker(context: Context) -> Found | None:
    """Try the rules in order; the first that finds something decides."""
    for rule in RULES:
        found = rule(context)
        if found:
            return found
    return None


def _take(context: Context, clause: Clause, via: str) -> Found:
    return Found(context.line, find_subject(context.line, context.clauses, clause), clause.cue, via)


def _ends_open(inner: str) -> bool:
    """Tell whether a quote ends as one does before its cue: "…," he said, or “Why?” he asked."""
    return inner.rstrip()[-1:] in (",", "?", "!", "-", "—", "–", "…")


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
        if clause.kind == "shape" and any(c.kind == "finite" and c.subject and c.end <= token for c in context.clauses):
            return None  # Stone said Lee would “fight the ban,” secure the border and …
        if clause.kind == "according" and _is_led_to(context):
            return None
        bound = _ends_open(context.inner) or between[:1] in (",", "-") or not _has_words(tags[:token])
        via = "according-to" if clause.kind == "according" else "after-quote"
        return _take(context, _step_in(context, clause), via) if bound else None
    return None


_LED = re.compile("[^,;:QkW]{0,14}")


def _is_led_to(context: Context) -> bool:
    """Tell whether a verb of speech leads to the quote: ``Stone told aides it was “over,” according to two``."""
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


_WORDY = re.compile("[A-PR-Za-rt-z]")  # any tag of a word, but no stretch in marks


def _has_words(tags: str) -> bool:
    return bool(_WORDY.search(tags))


def before_quote(context: Context) -> Found | None:
    """Take the nearest cue before the quote: ``the mayor told reporters that “we won”``."""
    before = [c for c in context.clauses if c.cue[1] <= context.token and (c.subject or c.kind != "passive")]
    if not before:
        return None
    before = [c for c in before if not _is_left_behind(context, c) and _leads_on(context, c)]
    if not before:
        return None
    clause = _step_out(context, before)
    if clause.kind == "according":
        via = "according-to"
    elif context.line.tags[clause.end : context.token].endswith(":"):
        via = "colon"
    else:
        via = "interrupted" if "Q" in context.line.tags[: clause.start] else "before-quote"
    if clause.kind == "noun":
        via = "possessor"
    if via == "colon":
        main = _LEADING.search(context.line.tags, clause.end, context.token)
        if main:
            return Found(context.line, main.span(1), None, via)
    return _take(context, clause, via)


# Asked if he agreed, Stone shrugged: “No.”
_LEADING = re.compile(rf",[CA]?({SUBJECT})(?<=[PNR])[ABbvn][^,;QP]{{0,9}}:$")


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
    near = context.token - inner.end <= ADJACENT
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
    is_open = context.inner.rstrip()[-1:] in ("?", "!", "…", "-", "—", ",")
    if not is_open and not (_SAID_ALONE.fullmatch(line.tags) and first.word in context.cues.say):
        return None
    if (
        first.start > 1
        or first.kind not in ("finite", "inverted")
        or re.search("Q|:", line.tags[: first.end + 2])
        or line.tags[first.end : first.end + 1] == "T"
    ):
        return None
    return Found(line, first.subject, first.cue, "after-quote")


def label(context: Context) -> Found | None:
    """Take a transcript's label: ``STONE: “We won.”``; or a blog's: ``A new low - Dan Stone: “We won.”``."""
    found = re.search(rf"(?:^|-[A-Zn]*?f?)({NAME}|D?R):$", context.line.tags[: context.token])
    if not found and context.line.number == 0:
        found = re.match(rf"({NAME}):", context.line.tags)  # a headline: "Stone: We ‘won’"
    return Found(context.line, found.span(1), None, "label") if found else None


# "Dan Stone, mayor"; a post may be signed with any name: "The Bridge (@thebridge) March 3, 2021"
_SIGNED = re.compile(rf"-*({NAME})(?:,[^QVBbvG]{{1,12}})?[.,]?$")
_POSTED = re.compile(r"-*([^Q()-]{1,12})\(N\)[dnwNI,/.:-]{0,12}$")


def dash(context: Context) -> Found | None:
    """Take the signature behind a dash: ``“We won.”`` ¶ ``— Dan Stone, mayor``."""
    line = context.signature
    found = (_SIGNED.match(line.tags) or _POSTED.match(line.tags)) if line else None
    return Found(line, found.span(1), None, "dash") if found and line else None


_BEHIND_BY = re.compile(rf"[nNRSIw]{{0,4}}y({PHRASE})")


_LEADS_ON = re.compile("A?[^Q,;:]{1,12}:Q")


def before_another(context: Context) -> Found | None:
    """Leave what leads to the next quote to it: ``“We won.” Then Stone concludes: “We did it.”``."""
    tags, token = context.line.tags, context.token
    is_closed = context.inner.rstrip().endswith(".") or tags.startswith("A", token + 1)
    if not is_closed or _has_words(tags[:token]) or not _LEADS_ON.match(tags, token + 1):
        return None
    return carried_over(context) or carried_from_paragraph(context) or previous_sentence(context)


def agent(context: Context) -> Found | None:
    """Take who stands behind "by": ``a plan labeled “reckless” by the mayor``; not ``“shaken” by Stone’s claims``."""
    found = _BEHIND_BY.match(context.line.tags, context.token + 1)
    if not found or found[1].endswith("U") or not re.search("[VvB][ADWI]{0,3}$", context.line.tags[: context.token]):
        return None
    return Found(context.line, found.span(1), None, "agent")


def alone(rule: Rule) -> Rule:
    """Let a rule decide only for a quote that is a sentence by itself."""

    def decide(context: Context) -> Found | None:
        return None if _has_words(context.line.tags) else rule(context)

    return decide


def in_words(rule: Rule) -> Rule:
    """Let a rule decide only for a quote in a sentence that holds other words."""

    def decide(context: Context) -> Found | None:
        return rule(context) if _has_words(context.line.tags) else None

    return decide


RULES: tuple[Rule, ...] = (
    label,
    alone(dash),
    before_another,
    after_quote,
    agent,
    before_quote,
    after_anyway,
    in_words(sentence_subject),
    alone(next_sentence),
    alone(sentence_before),
    carried_over,
    alone(carried_from_paragraph),
    previous_sentence,
)
