"""Sentences as lines of one-letter tags, so that patterns over tags can find who says what.

A sentence such as ``“No,” Mr. Stone, the mayor, told reporters.`` becomes ``QtN,DR,VR.``: one letter a word,
looked up in the language's table or told by the word's shape. No tagger and no model: an unknown word is just
``n``, and the patterns know that ``n`` may be anything.

===  =========================================  ===  =========================================
N    a capitalised word: a name                 V    a verb of speech, finite or infinitive
t    a title (Mr., Senator)                     G    a verb of speech in -ing
j    Jr., III behind a name                     v    another word in -ed
p    a particle in a name (van, al)             g    another word in -ing
R    one who speaks (mayor, critics)            b    is, was, been
S    a document that speaks (letter, poll)      B    has, would, can
P    a subject pronoun                          A    an adverb
o    an object pronoun                          I    a preposition; f of, Z to, y by
D    an article, this, no                       C    and, or, but
E    some, another: a D that can stand alone    H    his, her, their
d    a number                                   T    that, whether, if
w    a day, a month, a week                     W    when, while, how …; k who, which
'    's behind a noun                           X    "according" of "according to"
U    a noun of speech (claim, call)
n    any other word                             Q s  a stretch in marks, a scare quote
===  =========================================  ===  =========================================

Punctuation stands for itself: ``,`` ``;`` ``:`` ``-`` (any dash) ``(`` ``)`` ``.`` (any end of a sentence),
``/`` the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from coverage_cli.models import Span
from coverage_cli.segmenter.document import Document, Sentence, Stretch
from coverage_cli.segmenter.lexicon import Lexicon, load_lexicon

# What a word is; ELISIONS are those of the language that are written to the next word: l’accord, qu’il, dell’accordo
_WORDS = (
    r"[^\W\d_]{2,}(?=[ ,])"  # most words, found at once
    r"|(?<=\w)['’](?:(?:[sS]|re|ve|ll|[dm])\b)?(?!\w)"  # Trump’s, the voters’, she’s
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
# Behind a verb, not a noun: "The cameraman replies, “No”", "The barber claims that"
_SPEECH_BEHIND = re.compile(r"[,:]? [“\"„«‘]|: | that\b")
_UNSETTLED = "M'.+~"  # what the token before decides; + may end a phrase, ~ may stand inside a name
_MOST_WORDS = 100_000  # that a tagger remembers
_FUNCTION_TAGS = "ADEHPBbWkTICfyZo"
_LONGEST_PHRASE = 4  # words
# Rex “Birdie” Moreno
_NICKNAME = re.compile(r"\W{1,2}[^\W\d][\w-]*\W{1,2} [^\W\d_]")
LONGEST_LINE = 400  # tokens
LONGEST_CAPTION = 1000  # characters
LONGEST_HEADLINE = 200
_LONG_LOWER = re.compile(r"(?<![\w’'])[^\W\dA-Z_]{5,}")
_SENTENCE_STARTS = "^#:.;"


class Line(NamedTuple):
    """One sentence as tags; ``tags[i]`` belongs to ``text[starts[i]:ends[i]]``."""

    number: int
    """Its place among the article's lines."""
    sentence: int
    """Index into ``Document.sentences``; -1 for furniture."""
    paragraph: int
    tags: str
    starts: list[int]
    ends: list[int]
    quotes: dict[int, int]
    """Token -> index into ``Document.stretches``, for the tag ``Q``."""
    closed: frozenset[int] = frozenset()
    """The quotes among them that end in a comma: what was said ends there."""


def read_lines(document: Document) -> list[Line]:
    """Turn every sentence into a line of tags; one of thousands of words into several, so that none takes long."""
    tagger = load_tagger(document.language)
    stretches, at = document.stretches, 0
    lines: list[Line] = []
    for number, sentence in enumerate(document.sentences):
        while at < len(stretches) and stretches[at].outer_end <= sentence.start:
            at += 1
        beyond = at
        while beyond < len(stretches) and stretches[beyond].outer_start < sentence.end:
            beyond += 1
        inside = list(enumerate(stretches[at:beyond], at))
        lines.extend(_cut_line(_read_line(document.text, number, sentence, inside, tagger), len(lines)))
    return lines


def _cut_line(line: Line, number: int) -> Iterator[Line]:
    """Number a line, cut where it is too long."""
    if len(line.tags) <= LONGEST_LINE:
        yield line._replace(number=number)
        return
    quotes: dict[int, dict[int, int]] = {}
    for token, stretch in line.quotes.items():
        quotes.setdefault(token // LONGEST_LINE, {})[token % LONGEST_LINE] = stretch
    for n, start in enumerate(range(0, len(line.tags), LONGEST_LINE)):
        part = slice(start, start + LONGEST_LINE)
        inside = quotes.get(n, {})
        yield line._replace(
            number=number + n,
            tags=line.tags[part],
            starts=line.starts[part],
            ends=line.ends[part],
            quotes=inside,
            closed=frozenset(token for token in inside if token + start in line.closed),
        )


def read_furniture(document: Document) -> list[Line]:
    """Turn the captions and other furniture into lines, which say who is who but not who speaks."""
    tagger = load_tagger(document.language)
    return [
        _read_line(document.text, -1, Sentence(p.start, p.end, number), [], tagger)
        for number, p in enumerate(document.paragraphs)
        if p.furniture and p.end - p.start < LONGEST_CAPTION
    ]


def _is_headline(sentence: str) -> bool:
    """Tell whether every longer word has a capital, verbs included: "Stone Says Plan Is ‘Dead’"."""
    return len(sentence) < LONGEST_HEADLINE and sentence.count(" ") >= 3 and not _LONG_LOWER.search(sentence)


def _read_line(text: str, number: int, sentence: Sentence, inside: list[tuple[int, Stretch]], tagger: Tagger) -> Line:
    kind = "#" if _is_headline(text[sentence.start : sentence.end]) else "^"
    tokens = Tokens(text, [kind], [], [])
    quotes: dict[int, int] = {}
    at = sentence.start
    for index, stretch in inside:
        tagger.read(tokens, (at, stretch.outer_start))
        named = tokens.tags[-1] == "N" and bool(_NICKNAME.match(text, stretch.outer_start, stretch.outer_end + 2))
        scare = named or stretch.form == "scare"
        if not scare:
            quotes[len(tokens.starts)] = index
        tokens.add("s" if scare else "Q", max(stretch.outer_start, sentence.start), stretch.outer_end)
        at = stretch.outer_end
    tagger.read(tokens, (at, sentence.end))
    tags = "".join(tokens.tags[1:])
    if tags[:1] == "g" and tags[1:2] in ("V", "B", "b"):
        tags = "N" + tags[1:]  # "Schilling told": a name in -ing that opens a sentence
    closed = frozenset(token for token in quotes if "," in text[tokens.ends[token] - 3 : tokens.ends[token]])
    return Line(-1, number, sentence.paragraph, tags, tokens.starts, tokens.ends, quotes, closed)


class Tokens(NamedTuple):
    """Tags, starts and ends of the tokens read so far; the first tag, without a token, says what kind of line it is."""

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
    known: dict[str, str]
    """Lower-case word -> tag."""
    capitalised: dict[str, str]
    """Word that must stand with a capital -> tag."""
    inner: frozenset[str]
    """Tags that a capitalised word inside a sentence may have: function words, in German nouns, too."""
    endings: tuple[tuple[str, int, str], ...]
    """Ending, from how many letters on, tag."""
    phrases: dict[str, str]
    """Cue of several words -> tag: ``pointed out``, ``according to``."""
    last_words: frozenset[str]
    """The words that phrases end in."""
    nouns: frozenset[str]
    """Nouns of speech that can be verbs, too: ``claims``."""
    particles: frozenset[str]
    """Small words inside names, which may be articles elsewhere."""
    memory: tuple[dict[str, str], dict[str, str]]
    """Word -> tag: inside a sentence, at its start."""

    def read(self, tokens: Tokens, span: Span) -> None:
        """Append the tokens of a span."""
        text, tags, starts, ends = tokens
        inside, opening = self.memory[tags[0] == "#"], self.memory[1]
        before = tags[-1]
        for found in self.token.finditer(text, *span):
            word = found[0]
            first = before in _SENTENCE_STARTS
            tag = (opening if first else inside).get(word) or self._remember(word, first or inside is opening)
            start, end = found.span()
            if tag in _UNSETTLED:
                tag = self._settle(tokens, tag, start, end)
            if tag:
                tags.append(tag)
                starts.append(start)
                ends.append(end)
            before = tags[-1]

    def _remember(self, word: str, first: bool) -> str:
        memory = self.memory[first]
        if len(memory) > _MOST_WORDS:
            memory.clear()
        lower = word.lower()
        memory[word] = (
            "+" if lower in self.last_words else "~" if lower in self.particles else self._look_up(word, first)
        )
        return memory[word]

    def _settle(self, tokens: Tokens, tag: str, start: int, end: int) -> str:
        """Give a word that can be several things its tag, knowing the tokens before; nothing when it joins the last."""
        before, word = tokens.tags[-1], tokens.text[start:end]
        if tag == ".":
            joins = before in "tj" and tokens.ends[-1:] == [start]  # "Sen." and "Jr." keep their full stop
            tokens.ends[-1:] = [end] if joins else tokens.ends[-1:]
            return "" if joins else "."
        if tag == "'":
            return "b" if before == "P" else "'"
        if tag == "+" and self._join_phrase(tokens, end):
            return ""
        if tag in "+~":
            tag = self._look_up(word, before in _SENTENCE_STARTS)
        if before == "N" and word.lower() in self.particles and self._is_particle(tokens, word, tag):
            return "p"
        return self._settle_noun(tokens, word, end) if tag == "M" else tag

    def _is_particle(self, tokens: Tokens, word: str, tag: str) -> bool:
        """Tell "Sanne de Vries", "Marine Le Pen", "José da Silva" from "Macron de France"."""
        name = tokens.text[tokens.starts[-1] : tokens.ends[-1]]
        return tag != "f" or word[0].isupper() or name in self.capitalised

    def _join_phrase(self, tokens: Tokens, end: int) -> bool:
        """Make one token of a phrase that ends here, such as ``pointed out``."""
        text, tags, starts, ends = tokens
        for length in range(min(_LONGEST_PHRASE, len(starts) + 1), 1, -1):
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
        if not initial.isalnum() and initial != "@":
            return _PUNCTUATION.get(initial, "/") if len(word) == 1 or initial != "-" else "P"
        if initial.isdigit():
            return "d"
        lower = word.lower().replace("’", "'")
        if initial.islower():
            return self.known.get(lower) or self._tag_by_ending(lower) or "n"
        if word in self.capitalised:
            return self.capitalised[word]
        known = self.known.get(lower, "")
        if first or known in self.inner:
            return known or self._tag_by_ending(lower) or "N"
        return "N"

    def _tag_by_ending(self, word: str) -> str:
        return next((tag for ending, least, tag in self.endings if len(word) >= least and word.endswith(ending)), "")


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
    return Tagger(
        token=re.compile(_WORDS.replace("ELISIONS", _read_elisions(lexicon))),
        known=known,
        capitalised={
            word: tag for section, key, tag in _CAPITALISED for word in lexicon.words(section, key) if word[0].isupper()
        },
        inner=frozenset(_FUNCTION_TAGS + "RSwUM" * bool(lexicon.words("grammar", "capitalised_nouns"))),
        endings=tuple(_read_endings(lexicon)),
        phrases=phrases,
        last_words=frozenset(p.split()[-1] for p in phrases),
        nouns=lexicon.words("speech", "nouns"),
        particles=lexicon.words("people", "particles"),
        memory=({}, {}),
    )


def _read_elisions(lexicon: Lexicon) -> str:
    words = sorted(lexicon.words("grammar", "elisions"))
    return rf"|\b(?:{'|'.join(words)})['’](?=\w)" if words else ""


def _read_endings(lexicon: Lexicon) -> Iterator[tuple[str, int, str]]:
    """Read lines such as ``ed 5``."""
    for key, tag in (("past_endings", "v"), ("gerund_endings", "g"), ("adverb_endings", "A")):
        for line in lexicon.phrases("grammar", key):
            ending, least = line.split()
            yield ending, int(least), tag
