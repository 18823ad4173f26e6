"""Passages -> units: the sentence of a quote, or one statement, with the keys of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.matcher.keys import encode_texts
from coverage_cli.models import Passage, Span
from coverage_cli.text import CONTEXT_CHARS

Role = Literal["quote", "report", "plain", "frame"]

# What stands in quotation marks inside a statement is a passage of its own and must not make the statement join.
_QUOTED = re.compile("[“\"„«][^“”\"„«»\n]*[”\"»“]|''[^'\n]+''")

# The party and state behind a name: "Ann Lee, D-Ohio", "(R-Maine)".
_PARTY = re.compile(r"\(?\b[DRI]-[A-Z][a-z]+\.?\)?")

# What news says of anybody: "did not respond to a request for comment", "a margin of error of 3 percentage points".
_FORMULA = re.compile(
    r"(?:\bnot|n[’']t|\b(?:declin|refus)\w+)\b[^.;]{0,60}\b(?:comment|requests?|inquiry|inquiries|messages?)\b"
    r"|\bmargin of (?:sampling )?error\b"
)
_FORMULA_CHARS = 160  # what is longer says more
# One of them is in each; to look for them first takes a fifth of the time.
_FORMULA_WORDS = ("comment", "request", "margin of", "message", "inquir")
_BATCH = 256  # passages encoded at once


class Unit(NamedTuple):
    """One passage of matching."""

    passage: Passage
    """The sentence of a quote, or the statement; what a cluster will show."""
    role: Role
    """``quote``, ``report`` (speech reported without marks), ``frame`` (little but a quote's attribution or another
    formula of the trade) or ``plain``."""
    code: str
    """One character for each key of the words that may be matched: of a statement those outside quotation marks."""
    whole: str
    """The keys of all its words, those in quotation marks, too."""
    speaker: str = ""
    """The speaker's name: in one comparison, the one for all its spellings."""


def read_units(passages: Iterable[Passage]) -> list[Unit]:
    """Split passages into units, in their order, speakers as the articles name them; furniture and scare quotes give
    none.
    """
    parts = [
        part
        for passage in passages
        if passage.kind != "furniture" and passage.form != "scare"
        for part in split_passage(passage)
    ]
    units: list[Unit] = []
    for at in range(0, len(parts), _BATCH):
        batch = parts[at : at + _BATCH]
        for part, (code, whole) in zip(batch, encode_passages(batch), strict=True):
            units.append(make_tuple(Unit, (part, _find_role(part), code, whole, part.speaker)))
    return units


def encode_passages(passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Encode the words of passages that may be matched, and all of their words."""
    kept = list(map(keep_matchable, passages))
    codes = encode_texts(kept)
    wholes = codes.copy()
    cut = [n for n, (text, passage) in enumerate(zip(kept, passages, strict=True)) if text != passage.text]
    for n, whole in zip(cut, encode_texts([passages[n].text for n in cut]), strict=True):
        wholes[n] = whole
    return zip(codes, wholes, strict=True)


def split_passage(passage: Passage) -> Sequence[Passage]:
    """Split a quote of several sentences into its sentences, ``ARTICLE:N.K``; another passage stays as it is."""
    if len(passage.sentences) < 2:
        return (passage,)
    return [_cut_sentence(passage, k, span) for k, span in enumerate(passage.sentences, 1)]


def _cut_sentence(passage: Passage, k: int, span: Span) -> Passage:
    start, end = span[0] - passage.start, span[1] - passage.start
    return replace(
        passage,
        id=f"{passage.id}.{k}",
        start=span[0],
        end=span[1],
        text=passage.text[start:end],
        prefix=(passage.prefix + passage.text[:start])[-CONTEXT_CHARS:],
        suffix=(passage.text[end:] + passage.suffix)[:CONTEXT_CHARS],
        sentences=(),
    )


def _find_role(passage: Passage) -> Role:
    if passage.kind == "quote":
        return "quote"
    if is_formula(passage.text):
        return "frame"
    if passage.form == "indirect":
        return "report"
    return "frame" if passage.cue else "plain"


def is_formula(text: str) -> bool:
    """Tell whether a statement is little but what news says of anybody.

    >>> is_formula("A lawyer for the mill did not return messages seeking comment."), is_formula("They comment on it.")
    (True, False)
    """
    is_short = len(text) <= _FORMULA_CHARS
    return is_short and any(word in text for word in _FORMULA_WORDS) and _FORMULA.search(text) is not None


def keep_matchable(passage: Passage) -> str:
    """Keep of a passage the words that may be matched: of a statement what is not quoted."""
    text = passage.text
    if passage.kind == "quote":
        return text
    if not text.isascii() or '"' in text or "''" in text:
        text = _QUOTED.sub(" ", text)
    return _PARTY.sub(" ", text) if "-" in text else text
