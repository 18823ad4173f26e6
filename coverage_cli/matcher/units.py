"""Passages -> units: the sentence of a quote, or one statement, with the keys of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from coverage_cli.matcher.keys import encode_text
from coverage_cli.models import Passage, Span
from coverage_cli.text import CONTEXT_CHARS

Role = Literal["quote", "report", "plain", "frame"]

# What stands in quotation marks inside a statement is a passage of its own and must not make the statement join.
_QUOTED = re.compile("[“\"„«][^“”\"„«»\n]*[”\"»“]|''[^'\n]+''")

# The party and state behind a name: "Ann Lee, D-Ohio", "(R-Maine)".
_PARTY = re.compile(r"\(?\b[DRI]-[A-Z][a-z]+\.?\)?")


class Unit(NamedTuple):
    """One passage of matching."""

    passage: Passage
    """The sentence of a quote, or the statement; what a cluster will show."""
    role: Role
    """``quote``, ``report`` (speech reported without marks), ``frame`` (little but a quote's attribution) or
    ``plain``."""
    code: str
    """One character for each key of the words that may be matched: of a statement those outside quotation marks."""
    said: str
    """Of reported speech the keys of what was said, without speaker and cue; else as ``code``."""
    speaker: str = ""
    """The one name for all spellings of the speaker's name."""


def read_units(passages: Iterable[Passage], names: dict[str, str]) -> list[Unit]:
    """Split passages into units, in their order; furniture and scare quotes give none."""
    return [
        _read_unit(part, names)
        for passage in passages
        if passage.kind != "furniture" and passage.form != "scare"
        for part in (split_passage(passage) if len(passage.sentences) > 1 else (passage,))
    ]


def _read_unit(passage: Passage, names: dict[str, str]) -> Unit:
    code = encode_text(keep_matchable(passage, 0, len(passage.text)))
    said = _encode_said(passage) if passage.content else code
    return Unit(passage, _find_role(passage), code, said or code, names.get(passage.speaker, passage.speaker))


def _encode_said(passage: Passage) -> str:
    return "".join(
        encode_text(keep_matchable(passage, s - passage.start, e - passage.start)) for s, e in passage.content
    )


def split_passage(passage: Passage) -> Iterator[Passage]:
    """Split a quote of several sentences into its sentences, ``ARTICLE:N.K``; another passage stays as it is."""
    if len(passage.sentences) < 2:
        yield passage
        return
    for k, span in enumerate(passage.sentences, 1):
        yield _cut_sentence(passage, k, span)


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
    if passage.form == "indirect":
        return "report"
    return "frame" if passage.cue else "plain"


def keep_matchable(passage: Passage, start: int, end: int) -> str:
    """Keep of a part of a passage the words that may be matched: of a statement what is not quoted."""
    text = passage.text[max(0, start) : max(0, end)]
    if passage.kind == "quote":
        return text
    if not text.isascii() or '"' in text or "''" in text:
        text = _QUOTED.sub(" ", text)
    return _PARTY.sub(" ", text) if "-" in text else text
