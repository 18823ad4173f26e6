"""Words to tags: the tables of a language as a vocabulary (what the tags stand for is told in ``tagging``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from coverage_cli.segmenter.lexicon import Lexicon, load_lexicon

_CURRENCIES = "$€£¥"
# What a word is; ELISIONS are those of the language that are written to the next word: l’accord, qu’il, dell’accordo
_WORDS = (
    r"St\. [A-Z][a-z]++|No\. \d++"  # St. Louis, No. 2: one word, and no end of a sentence
    r"|[a-zA-Z]++ |[,.;:“”]|[a-zA-Z]{2,}+(?=[,;:)]|\.\s)"  # most words and marks, found at once
    r"|[^\W\d_]{2,}+(?=[\s,;:)”]|\.\s)"
    r"|(?<=\w)['’](?:(?:[sS]|re|ve|ll|[dm])\b)?(?!\w)"  # Stone’s, the voters’, she’s
    r"|(?:[^\W\d_]\.){2,}"  # U.S., J.D.
    r"|[A-ZА-ЯІЄ]\.(?=\s*[A-ZА-ЯІЄ])"  # J. Stone
    rf"|[{_CURRENCIES}]?\d+(?:[.,:/]\d+)*%?\w*(?:-\w+)*"  # 28-year-old, £480,000-a-year
    r"|-(?:t-)?(?:ils?|elles?|on)\b"  # a-t-il, explique-t-elle
    r"ELISIONS"
    r"|@?[^\W_]+(?:(?:['’.](?!(?:[sS]|re|ve|ll|[dm])\b)|[-‐‑&](?!(?:t-)?(?:ils?|elles?|on)\b))[^\W_]+)*"
    r"|[^\w\s]"
)
_PUNCTUATION = {mark: mark for mark in ",;:()"} | dict.fromkeys("-–—―", "-") | {"[": "(", "]": ")"}
_PUNCTUATION |= dict.fromkeys(".!?…", ".") | dict.fromkeys("'’", "'")

# Section, key and tag of the tables, the strongest last: "that" is a T, though it is an article, too.
_TABLES = (
    ("grammar", "nouns", "n"),
    ("people", "documents", "S"),
    ("people", "roles", "R"),
    ("people", "bodies", "R"),
    ("people", "particles", "p"),
    ("grammar", "calendar", "w"),
    ("grammar", "adverbs", "A"),
    ("grammar", "verbs", "v"),
    ("speech", "nouns", "U"),
    ("speech", "find", "V"),
    ("speech", "name", "V"),
    ("speech", "tell", "V"),
    ("speech", "say", "V"),
    ("speech", "nouns_too", "M"),
    ("grammar", "prepositions", "I"),
    ("grammar", "of", "f"),
    ("grammar", "agent", "y"),
    ("grammar", "to", "Z"),
    ("grammar", "conjunctions", "C"),
    ("grammar", "relatives", "W"),
    ("grammar", "who", "k"),
    ("grammar", "objects", "o"),
    ("grammar", "determiners", "D"),
    ("grammar", "possessives", "H"),
    ("grammar", "alone", "E"),
    ("grammar", "openers", "T"),
    ("grammar", "finite", "B"),
    ("grammar", "be", "b"),
    ("grammar", "subjects", "P"),
)
_CAPITALISED = (
    ("people", "female_names", "N"),
    ("people", "male_names", "N"),
    ("people", "lookalikes", "N"),
    ("people", "suffixes", "j"),
    ("people", "titles", "t"),
    ("grammar", "calendar", "w"),
)
_FUNCTION_TAGS = "ADEHPBbWkTICfyZo"


class Vocabulary(NamedTuple):
    """What the words of a language are, each by itself."""

    token: re.Pattern[str]
    """A word or a mark, and the blanks behind it, so that each begins where another ends."""
    known: dict[str, str]
    """Lower-case word -> tag."""
    capitalised: dict[str, str]
    """Word that must stand with a capital -> tag."""
    inner: frozenset[str]
    """Tags that a capitalised word inside a sentence may have: function words, in German nouns, too."""
    endings: tuple[tuple[str, int, str], ...]
    """Ending, from how many letters on, tag."""
    any_ending: tuple[str, ...]
    """The endings alone: most words have none of them, and one look tells."""
    phrases: dict[str, str]
    """Cue of several words -> tag: ``pointed out``, ``according to``."""
    last_words: dict[str, tuple[int, ...]]
    """The words that phrases end in -> how many words those phrases have, the most first."""
    next_to_last: frozenset[str]
    """The words before those."""
    nouns: frozenset[str]
    """Nouns of speech that can be verbs, too: ``claims``."""
    particles: frozenset[str]
    """Small words inside names, which may be articles elsewhere."""
    surnames: frozenset[str]
    """Titles that are surnames behind a name."""
    bodies: frozenset[str]
    """What names end in that are no person's: ``department``."""
    present_endings: tuple[str, ...]
    """What verbs end in that stand behind a name as nouns do not."""

    def look_up(self, word: str, first: bool) -> str:
        """Give the tag of a word or mark by itself, first in its sentence or inside it; nothing where it has none."""
        initial = word[0]
        if initial == "_":
            return ""
        if initial in _CURRENCIES and len(word) > 1:
            return "d"
        if not initial.isalnum() and initial != "@":
            return _PUNCTUATION.get(initial, "/") if len(word) == 1 or initial != "-" else "P"
        if initial.isdigit() or word.startswith("No. "):
            return "d"
        lower = word.lower().replace("’", "'")
        if initial.islower():
            return self.known.get(lower) or self._tag_by_ending(lower) or "n"
        if word in self.capitalised:
            return self.capitalised[word]
        if initial.isalpha() and not initial.isupper():
            return self.known.get(lower, "x")  # 大橋は: a script without capitals tells no names
        known = self.known.get(lower, "")
        if first or known in self.inner:
            return known or self._tag_by_ending(lower) or "N"
        return "N"

    def _tag_by_ending(self, word: str) -> str:
        if word.endswith(self.any_ending):
            for ending, least, tag in self.endings:
                if len(word) >= least and word.endswith(ending):
                    return tag
        return ""


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """Load the vocabulary of a language's tables."""
    lexicon = load_lexicon(language)
    known = {word: tag for section, key, tag in _TABLES for word in lexicon.words(section, key)}
    gerunds = lexicon.words("speech", "gerunds")
    known = {w.lower(): "G" if tag == "V" and (w.endswith("ing") or w in gerunds) else tag for w, tag in known.items()}
    known |= {phrase: "X" for phrase in lexicon.phrases("speech", "according") if " " not in phrase}
    phrases = {p: "G" if p.split()[0].endswith("ing") else "V" for p in lexicon.phrases("speech", "phrases")}
    phrases |= {p: "X" for p in lexicon.phrases("speech", "according") if " " in p}
    endings = tuple(_read_endings(lexicon))
    return Vocabulary(
        token=re.compile(rf"(?:{_WORDS.replace('ELISIONS', _read_elisions(lexicon))}|_)\s*+"),
        known=known,
        capitalised={
            word: tag for section, key, tag in _CAPITALISED for word in lexicon.words(section, key) if word[0].isupper()
        },
        inner=frozenset(_FUNCTION_TAGS + "RSwUM" * bool(lexicon.words("grammar", "capitalised_nouns"))),
        endings=endings,
        any_ending=tuple(ending for ending, _, _ in endings),
        phrases=phrases,
        last_words=_read_last_words(phrases),
        next_to_last=frozenset(phrase.split()[-2] for phrase in phrases if " " in phrase),
        nouns=lexicon.words("speech", "nouns"),
        particles=lexicon.words("people", "particles"),
        surnames=lexicon.words("people", "surnames"),
        bodies=lexicon.words("people", "impersonal_ends"),
        present_endings=lexicon.phrases("grammar", "present_endings"),
    )


def _read_last_words(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for words in map(str.split, phrases):
        lengths.setdefault(words[-1], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def _read_elisions(lexicon: Lexicon) -> str:
    words = sorted(lexicon.words("grammar", "elisions"))
    return rf"|\b(?:{'|'.join(words)})['’](?=\w)" if words else ""


def _read_endings(lexicon: Lexicon) -> Iterator[tuple[str, int, str]]:
    """Read lines such as ``ed 5``."""
    for key, tag in (("past_endings", "v"), ("gerund_endings", "g"), ("adverb_endings", "A")):
        for line in lexicon.phrases("grammar", key):
            ending, least = line.split()
            yield ending, int(least), tag
