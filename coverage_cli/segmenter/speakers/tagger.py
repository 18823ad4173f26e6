"""Spans of text to tags: what each word is by itself, settled by the words around it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, TypeVar

from coverage_cli.segmenter.speakers.vocabulary import Vocabulary, load_vocabulary

# Behind a verb, not a noun: "The barber replies, “No”", "The cook claims that"
_SPEECH_BEHIND = re.compile(r"[,:] [“\"„«‘]|: | that\b")
_QUOTE_BEHIND = re.compile(' [“"„«‘]')
_NAMED_REACH = 4  # tokens: but in "called the cook's claims “nonsense”" it is a noun
# What the token before decides; + may end a phrase, ~ may stand inside a name; what the token behind hangs on: +V is a
# V that a phrase may have next to last, so with any letter; nothing.
_UNSETTLED = frozenset(("M", "'", ".", "+", "~", ":", ";", "", *(f"+{chr(n)}" for n in range(65, 123))))
_BLANKS = re.compile(r"\s*+")
LONGEST_ABBREVIATION = 4  # letters: Capt., Supt.
_MOST_WORDS = 100_000  # that a tagger remembers
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

    vocabulary: Vocabulary
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
        for piece in self.vocabulary.token.findall(text, at, end):
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
        if lower in self.vocabulary.last_words and memory is not inside:
            tag = "+"
        elif lower in self.vocabulary.particles:
            tag = "~"
        else:
            tag = "+" * (lower in self.vocabulary.next_to_last) + self.vocabulary.look_up(word, memory is opening)
        return _keep(memory, piece, (tag, len(word), len(piece)))

    def _remember_alone(self, word: str, first: bool) -> str:
        return _keep(self.alone[first], word, self.vocabulary.look_up(word, first))

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
        if last and last[-1] in self.vocabulary.next_to_last and self._join_phrase(tokens, word, end):
            return ""
        if tag in "+~":
            first = before in _SENTENCE_STARTS
            tag = self.alone[first].get(word) or self._remember_alone(word, first)
        if before == "N" and word.lower() in self.vocabulary.particles and self._is_particle(tokens, word, tag):
            return "p"
        return self._settle_noun(tokens, word, end) if tag == "M" else tag

    def _is_particle(self, tokens: Tokens, word: str, tag: str) -> bool:
        """Tell "Sanne de Vries", "Marine Le Pen", "José da Silva" from "Macron de France"."""
        name = tokens.text[tokens.starts[-1] : tokens.ends[-1]]
        return tag != "f" or word[0].isupper() or name in self.vocabulary.capitalised

    def _join_phrase(self, tokens: Tokens, word: str, end: int) -> bool:
        """Make one token of a phrase that ends here, such as ``pointed out``."""
        text, tags, starts, ends = tokens
        for length in self.vocabulary.last_words[word.lower()]:
            if length > len(starts) + 1:
                continue
            start = starts[1 - length]
            tag = self.vocabulary.phrases.get(" ".join(text[start:end].lower().split()))
            if tag:
                del tags[1 - length :], starts[1 - length :], ends[1 - length :]
                tokens.add(tag, start, end)
                return True
        return False

    def _settle_noun(self, tokens: Tokens, word: str, end: int) -> str:
        before = tokens.tags[-1]
        if before == "n" and _leads_on(tokens, end):
            return "G" if word.endswith("ing") else "V"
        settled = _settle_noun(word, before)
        return "U" if settled == "n" and word.lower() in self.vocabulary.nouns else settled


def _keep(memory: dict[str, _Known], word: str, known: _Known) -> _Known:
    """Remember what a word is; a full memory starts anew."""
    if len(memory) > _MOST_WORDS:
        memory.clear()
    memory[word] = known
    return known


def _is_abbreviated(tokens: Tokens, stop: int) -> bool:
    """Tell "Sen." from a sentence that ends in "the minister."."""
    return tokens.ends[-1] == stop and stop - tokens.starts[-1] <= LONGEST_ABBREVIATION


def _leads_on(tokens: Tokens, end: int) -> bool:
    """Tell whether what is said stands behind, and nothing before gives it a name."""
    if _SPEECH_BEHIND.match(tokens.text, end):
        return True
    return "V" not in tokens.tags[-_NAMED_REACH:] and _QUOTE_BEHIND.match(tokens.text, end) is not None


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
    return Tagger(load_vocabulary(language), ({}, {}, {}), ({}, {}))
