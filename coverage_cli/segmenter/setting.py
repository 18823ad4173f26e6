"""What the signs of a scare quote look at: a stretch in its sentence, and the words of its language."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from coverage_cli.segmenter.lexicon import load_lexicon


class Setting(NamedTuple):
    """A stretch in its sentence, as the signs see it."""

    inside: str
    words: tuple[str, ...]
    before: str
    """The sentence up to the opening mark."""
    after: str
    """The sentence from the closing mark on."""
    cues_before: frozenset[str]
    """Reporting verbs in ``before``."""
    cues_after: frozenset[str]
    near: str
    """The last few words of ``before``."""
    last_words: tuple[str, ...]
    """The last three words of ``before``, folded."""
    next_word: str
    titled: bool
    """Every word of weight is capitalised, and not because the line is a headline."""
    single: bool
    """In single marks."""
    alone: bool
    """Nothing else in its paragraph."""
    repeated: bool
    """The words occur again in the article."""
    beside_title: bool
    """In a list next to a title."""
    tables: Tables


class Tables(NamedTuple):
    """The words of one language that the signs look up."""

    cues: frozenset[str]
    small: frozenset[str]
    works: frozenset[str]
    """Nouns before a title: film, book, show."""
    named_after: frozenset[str]
    """Nouns after a name: the “…” movement, host, award."""
    broadcasters: frozenset[str]
    on_air: frozenset[str]
    """Before a broadcast's title: on “…”; and told, which has whom it tells right behind it, never what it tells."""
    naming: tuple[str, ...]
    """Phrases that introduce a name: titled, known as, so-called."""
    name_verbs: frozenset[str]
    """called, dubbed: introduce a name after one of the nouns that bear names."""
    named: frozenset[str]
    """Nouns that bear names: hotline, group, and those of works."""
    determiners: frozenset[str]
    linkers: frozenset[str]
    """Function words before a fragment that somebody said: was “…”, that it “…”."""
    connectives: frozenset[str]
    """Function words after a fragment: the “…” of, and."""
    examples: frozenset[str]
    """like, including: before a list of names."""
    attributing: frozenset[str]
    """said, told: right after a quote."""


@cache
def load_tables(language: str) -> Tables:
    """Load what the signs look up in a language."""
    lexicon = load_lexicon(language)
    return Tables(
        cues=lexicon.words("speech", "say") | lexicon.words("speech", "tell") | lexicon.words("speech", "name"),
        small=lexicon.words("forms", "small"),
        works=lexicon.words("forms", "works"),
        named_after=lexicon.words("forms", "named_after"),
        broadcasters=lexicon.words("forms", "broadcasters"),
        on_air=lexicon.words("forms", "on_air"),
        naming=lexicon.phrases("forms", "naming"),
        name_verbs=lexicon.words("forms", "name_verbs"),
        named=lexicon.words("forms", "named") | lexicon.words("forms", "works") | lexicon.words("forms", "named_after"),
        determiners=lexicon.words("forms", "determiners"),
        linkers=lexicon.words("forms", "linkers"),
        connectives=lexicon.words("forms", "connectives"),
        examples=lexicon.words("forms", "examples"),
        attributing=lexicon.words("speech", "say") | lexicon.words("speech", "tell"),
    )
