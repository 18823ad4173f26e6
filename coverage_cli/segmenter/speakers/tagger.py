"""Words to tags: the tables of a language as a tagger (what the tags stand for is told in ``tagging``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeVar

from coverage_cli.segmenter.lexicon import Lexicon, load_lexicon

# What a word is; ELISIONS are those of the language that are written to the next word: l’accord, qu’il, dell’accordo
_WORDS = (
    r"St\. [A-Z][a-z]++"  # St. Louis: one word, and no end of a sentence
    r"|[a-zA-Z]++ |[,.;:“”]|[a-zA-Z]{2,}+(?=[,;:)]|\.\s)"  # most words and marks, found at once
    r"|[^\W\d_]{2,}+(?=[\s,;:)”]|\.\s)"
    r"|(?<=\w)['’](?:(?:[sS]|re|ve|ll|[dm])\b)?(?!\w)"  # Stone’s, the voters’, she’s
    r"|(?:[^\W\d_]\.){2,}"  # U.S., J.D.
    r"|[A-ZА-ЯІЄ]\.(?=\s*[A-ZА-ЯІЄ])"  # J. Stone
    r"|\d+(?:[.,:/]\d+)*%?\w*(?:-\w+)*"  # 28-year-old
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
    ("people", "suffixes", "j"),
    ("people", "titles", "t"),
    ("grammar", "calendar", "w"),
)
# Behind a verb, not a noun: "The barber replies, “No”", "The cook claims that"
_SPEECH_BEHIND = re.compile(r"[,:]? [“\"„«‘]|: | that\b")
# What the token before decides; + may end a phrase, ~ may stand inside a name; what the token behind hangs on: +V is a
# V that a phrase may have next to last, so with any letter; nothing.
_UNSETTLED = frozenset(("M", "'", ".", "+", "~", ":", ";", "", *(f"+{chr(n)}" for n in range(65, 123))))
_BLANKS = re.compile(r"\s*+")
LONGEST_ABBREVIATION = 4  # letters: Capt., Supt.
_MOST_WORDS = 100_000  # that a tagger remembers
_FUNCTION_TAGS = "ADEHPBbWkTICfyZo"
_SENTENCE_STARTS = "^#:.;"
_Known = TypeVar("_Known")
_Memory = dict[str, tuple[str, int, int]]
"""Word and the blanks behind it -> its tag, its length, that with the blanks."""


class Tokens(NamedTuple):
    """Tags and places of the tokens read so far; the first tag says what kind of line it is, and has no place."""

    text: str
    tags: list[str]
    starts: list[int]
    ends: list[int]

    def add(self, tag: str, start: int, end: int) -> None:
        """Append a token."""
        self.tags.append(tag)
        self.starts.append(start)
        self.ends.append(end)


class Tagger(NamedTuple):
    """Gives words their tags; remembers each word it has met."""

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
    memory: tuple[_Memory, _Memory, _Memory]
    """What words are: inside a sentence, at its start, behind a word that phrases have next to last.

    Only there, which is rare, a word such as "to" may end a phrase; in headlines all stand as at a start, and anywhere.
    """
    alone: tuple[dict[str, str], dict[str, str]]
    """Word that ends phrases or stands in names -> its tag where it does not: inside a sentence, at its start."""

    def read(self, tokens: Tokens, start: int, end: int) -> None:
        """Append the tokens of a span."""
        text, tags, starts, ends = tokens
        inside, opening, behind = self.memory
        if tags[0] == "#":
            inside = behind = opening
        memory = opening if tags[-1] in _SENTENCE_STARTS else inside
        at = _BLANKS.match(text, start, end).end() if start < end else end  # type: ignore[union-attr]
        for piece in self.token.findall(text, at, end):
            tag, length, width = memory.get(piece) or self._remember(piece, memory)
            memory = inside
            if tag in _UNSETTLED:
                if len(tag) > 1:
                    memory = behind
                if tag != "." or tags[-1] in "tj":  # most end a sentence
                    tag = self._settle(tokens, tag, at, at + length)
                if (tag or tags[-1]) in _SENTENCE_STARTS:
                    memory = opening
            if tag:
                tags.append(tag)
                starts.append(at)
                ends.append(at + length)
            at += width

    def _remember(self, piece: str, memory: _Memory) -> tuple[str, int, int]:
        inside, opening, _ = self.memory
        word = piece.rstrip()
        lower = word.lower()
        if lower in self.last_words and memory is not inside:
            tag = "+"
        elif lower in self.particles:
            tag = "~"
        else:
            tag = "+" * (lower in self.next_to_last) + self._look_up(word, memory is opening)
        return _keep(memory, piece, (tag, len(word), len(piece)))

    def _remember_alone(self, word: str, first: bool) -> str:
        return _keep(self.alone[first], word, self._look_up(word, first))

    def _settle(self, tokens: Tokens, tag: str, start: int, end: int) -> str:
        """Give a word that can be several things its tag, knowing the tokens before; nothing when it joins the last."""
        text, tags, starts, ends = tokens
        before = tags[-1]
        if tag == ".":
            if not _is_abbreviated(tokens, start):
                return "."
            ends[-1] = end  # "Sen." and "Jr." keep their full stop
            return ""
        if tag == "'":
            return "b" if before == "P" else "'"
        word, tag = text[start:end], tag[-1:]
        last = text[starts[-1] : ends[-1]].lower().split() if tag == "+" and ends else ()
        if last and last[-1] in self.next_to_last and self._join_phrase(tokens, word, end):
            return ""
        if tag in "+~":
            first = before in _SENTENCE_STARTS
            tag = self.alone[first].get(word) or self._remember_alone(word, first)
        if before == "N" and word.lower() in self.particles and self._is_particle(tokens, word, tag):
            return "p"
        return self._settle_noun(tokens, word, end) if tag == "M" else tag

    def _is_particle(self, tokens: Tokens, word: str, tag: str) -> bool:
        """Tell "Sanne de Vries", "Marine Le Pen", "José da Silva" from "Macron de France"."""
        name = tokens.text[tokens.starts[-1] : tokens.ends[-1]]
        return tag != "f" or word[0].isupper() or name in self.capitalised

    def _join_phrase(self, tokens: Tokens, word: str, end: int) -> bool:
        """Make one token of a phrase that ends here, such as ``pointed out``."""
        text, tags, starts, ends = tokens
        for length in self.last_words[word.lower()]:
            if length > len(starts) + 1:
                continue
            start = starts[1 - length]
            tag = self.phrases.get(" ".join(text[start:end].lower().split()))
            if tag:
                del tags[1 - length :], starts[1 - length :], ends[1 - length :]
                tokens.add(tag, start, end)
                return True
        return False

    def _settle_noun(self, tokens: Tokens, word: str, end: int) -> str:
        before = tokens.tags[-1]
        if before == "n" and _SPEECH_BEHIND.match(tokens.text, end):
            return "G" if word.endswith("ing") else "V"
        settled = _settle_noun(word, before)
        return "U" if settled == "n" and word.lower() in self.nouns else settled

    def _look_up(self, word: str, first: bool) -> str:
        initial = word[0]
        if initial == "_":
            return ""
        if not initial.isalnum() and initial != "@":
            return _PUNCTUATION.get(initial, "/") if len(word) == 1 or initial != "-" else "P"
        if initial.isdigit():
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


def _keep(memory: dict[str, _Known], word: str, known: _Known) -> _Known:
    """Remember what a word is; a full memory starts anew."""
    if len(memory) > _MOST_WORDS:
        memory.clear()
    memory[word] = known
    return known


def _is_abbreviated(tokens: Tokens, stop: int) -> bool:
    """Tell "Sen." from a sentence that ends in "the minister."."""
    return tokens.ends[-1] == stop and stop - tokens.starts[-1] <= LONGEST_ABBREVIATION


def _settle_noun(word: str, before: str) -> str:
    """Tell "she claims" from "the claims", "officials report" from "a police report"."""
    if word.endswith("ing"):
        return "n" if before in "DH'n" else "G"
    if word.endswith(("s", "nd", "wn")):
        return "V" if before in "PNRSQsCABbWk,)'j" and before != "'" else "n"
    return "V" if before in "PZBAQWk" else "n"


@cache
def load_tagger(language: str) -> Tagger:
    """Load the tagger of a language's tables."""
    lexicon = load_lexicon(language)
    known = {word: tag for section, key, tag in _TABLES for word in lexicon.words(section, key)}
    gerunds = lexicon.words("speech", "gerunds")
    known = {w.lower(): "G" if tag == "V" and (w.endswith("ing") or w in gerunds) else tag for w, tag in known.items()}
    known |= {phrase: "X" for phrase in lexicon.phrases("speech", "according") if " " not in phrase}
    phrases = {p: "G" if p.split()[0].endswith("ing") else "V" for p in lexicon.phrases("speech", "phrases")}
    phrases |= {p: "X" for p in lexicon.phrases("speech", "according") if " " in p}
    endings = tuple(_read_endings(lexicon))
    return Tagger(
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
        memory=({}, {}, {}),
        alone=({}, {}),
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
