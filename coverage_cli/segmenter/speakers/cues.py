"""Which cue takes what, by a language's table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from coverage_cli.segmenter.lexicon import load_lexicon


class CueClasses(NamedTuple):
    """Which verbs take what: a clause, a hearer and a clause, or a thing."""

    say: frozenset[str]
    tell: frozenset[str]
    name: frozenset[str]
    find: frozenset[str]
    that_only: frozenset[str]
    that: frozenset[str]
    """Words that lead to what was said and are no part of it."""
    clausal: frozenset[str]
    """Those that take a clause with "that"."""


@cache
def load_cues(language: str) -> CueClasses:
    """Load the classes of a language's table."""
    lexicon = load_lexicon(language)
    say, tell, find = (lexicon.words("speech", key) for key in ("say", "tell", "find"))
    return CueClasses(
        say=say,
        tell=tell,
        name=lexicon.words("speech", "name"),
        find=find,
        that_only=lexicon.words("speech", "that_only"),
        that=lexicon.words("grammar", "that"),
        clausal=say | tell | find,
    )
