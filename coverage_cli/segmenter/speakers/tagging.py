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
x    a word of a script without capitals
===  =========================================  ===  =========================================

Punctuation stands for itself: ``,`` ``;`` ``:`` ``-`` (any dash) ``(`` ``)`` ``.`` (any end of a sentence),
``/`` the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coverage_cli.frozen import make_tuple
from coverage_cli.models import Span
from coverage_cli.segmenter.document import Document, Sentence, Stretch
from coverage_cli.segmenter.furniture import QUOTABLE
from coverage_cli.segmenter.speakers.tagger import Tagger, Tokens, load_tagger
from coverage_cli.segmenter.speakers.vocabulary import Vocabulary

# Rex “Birdie” Moreno; but “Yes,” Ada Stone said
_NICKNAME = re.compile(r"\W{1,2}[^\W\d][\w-]*[^\w\s,.?!]{1,2} [^\W\d_]")
LONGEST_LINE = 400  # tokens
LONGEST_CAPTION = 1000  # characters
LONGEST_HEADLINE = 200
LEAST_BLANKS = 3  # of a headline
_LONG_LOWER = re.compile(r"(?<![\w’'])[^\W\dA-Z_]{5}")
_USUAL_LOWER = re.compile(" [a-z]{5}")  # most of them, found in a tenth of the time
# Between a name and what is no part of its phrase: "Stone leads Lee in Ohio"; not "the Stone sons Dan and Ben"
_PRESENT = re.compile("(?<=N)n(?=[NDHPo](?!N*(?:,N+)*CN))")
_NO_VERBS = ("ss", "us", "is")  # boss, census, analysis
_SURNAME = re.compile("(?<=N)t(?![Nt])")
_TITLED = re.compile("tN+")

_CAPITAL_TAGS = frozenset("nvVgGbBRSU")  # of words that have a capital in a headline, however short

_NONE: frozenset[int] = frozenset()


class Line(NamedTuple):
    """One sentence as tags; ``tags[i]`` belongs to ``text[starts[i]:ends[i]]``."""

    number: int
    """Its place among the article's lines."""
    sentence: int
    """Index into ``Document.sentences``; -1 for furniture."""
    paragraph: int
    tags: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quotes: dict[int, int]
    """Token -> index into ``Document.stretches``, for the tag ``Q``."""
    closed: frozenset[int] = _NONE
    """The quotes among them that end in a comma: what was said ends there."""
    is_headline: bool = False
    """Whether it opens the text, and every longer word has a capital, verbs included."""


def words_of(text: str, line: Line, span: Span) -> list[str]:
    """Cut the words of a span of tokens."""
    return [text[line.starts[i] : line.ends[i]] for i in range(*span)]


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
        inside = list(enumerate(stretches[at:beyond], at)) if at < beyond else []
        line = _read_line(document.text, (len(lines), number), sentence, inside, tagger)
        if len(line.tags) <= LONGEST_LINE:
            lines.append(line)
        else:
            lines.extend(_cut_line(line))
    return lines


def _cut_line(line: Line) -> Iterator[Line]:
    """Cut a line that is too long."""
    quotes: dict[int, dict[int, int]] = {}
    for token, stretch in line.quotes.items():
        quotes.setdefault(token // LONGEST_LINE, {})[token % LONGEST_LINE] = stretch
    for n, start in enumerate(range(0, len(line.tags), LONGEST_LINE)):
        part = slice(start, start + LONGEST_LINE)
        inside = quotes.get(n, {})
        yield line._replace(
            number=line.number + n,
            tags=line.tags[part],
            starts=line.starts[part],
            ends=line.ends[part],
            quotes=inside,
            closed=frozenset(token for token in inside if token + start in line.closed),
        )


def read_furniture(document: Document) -> list[Line]:
    """Turn the captions and other furniture into lines, which say who is who but not who speaks; headlines do both."""
    tagger = load_tagger(document.language)
    return [
        _read_line(document.text, (-1, -1), Sentence(p.start, p.end, number), [], tagger)
        for number, p in enumerate(document.paragraphs)
        if p.furniture not in QUOTABLE and p.end - p.start < LONGEST_CAPTION
    ]


def _is_headline(text: str, sentence: Sentence) -> bool:
    """Tell whether every longer word has a capital, verbs included: "Stone Says Plan Is ‘Dead’"."""
    start, end = sentence.start, sentence.end
    return (
        end - start < LONGEST_HEADLINE
        and text.count(" ", start, end) >= LEAST_BLANKS
        and not _USUAL_LOWER.search(text, start, end)
        and not _LONG_LOWER.search(text[start:end])
    )


def _read_line(
    text: str, numbers: tuple[int, int], sentence: Sentence, inside: list[tuple[int, Stretch]], tagger: Tagger
) -> Line:
    """Turn a sentence into a line; ``numbers`` are the line's and the sentence's."""
    kind = "#" if _is_headline(text, sentence) else "^"
    tokens = make_tuple(Tokens, (text, [kind], [], []))
    _, tags, starts, ends = tokens
    quotes: dict[int, int] = {}
    at = sentence.start
    for index, stretch in inside:
        tagger.read(tokens, at, stretch.outer_start)
        named = tags[-1] == "N" and bool(_NICKNAME.match(text, stretch.outer_start, stretch.outer_end + 2))
        scare = named or stretch.form == "scare"
        if not scare:
            quotes[len(starts)] = index
        tokens.add("s" if scare else "Q", max(stretch.outer_start, sentence.start), stretch.outer_end)
        at = stretch.outer_end
    tagger.read(tokens, at, sentence.end)
    if len(tags) > 2 and tags[1] == "g" and tags[2] in ("V", "B", "b"):
        tags[1] = "N"  # "Sterling told": a name in -ing that opens a sentence
    line = "".join(tags[1:])
    if "Nt" in line or "Nn" in line or "tN" in line:
        line = _settle_beside_names(tokens, line, tagger.vocabulary)
    closed = frozenset([n for n in quotes if "," in text[ends[n] - 3 : ends[n]]]) if quotes else _NONE
    is_headline = kind == "#" and numbers[0] == 0 and not _holds_small(text, line, starts)
    told = (line, tuple(starts), tuple(ends), quotes, closed, is_headline)
    return make_tuple(Line, (*numbers, sentence.paragraph, *told))


def _holds_small(text: str, tags: str, starts: list[int]) -> bool:
    """Tell whether words that a headline has with a capital have none: "Ada Stone met Lee in May"."""
    return any(text[start].islower() for tag, start in zip(tags, starts, strict=True) if tag in _CAPITAL_TAGS)


def _settle_beside_names(tokens: Tokens, tags: str, vocabulary: Vocabulary) -> str:
    """Give words beside names the tags that they have there.

    "Dan Pope" and "the Justice Department" are all name, and "Stone leads Lee" is no phrase.
    """

    def read(token: int) -> str:
        return tokens.text[tokens.starts[token] : tokens.ends[token]]

    def settle_title(found: re.Match[str]) -> str:
        return "N" if read(found.start()) in vocabulary.surnames else "t"

    def settle_verb(found: re.Match[str]) -> str:
        word = read(found.start())
        return "v" if word.endswith(vocabulary.present_endings) and not word.endswith(_NO_VERBS) else "n"

    def settle_body(found: re.Match[str]) -> str:
        is_body = read(found.end() - 1).lower() in vocabulary.bodies and not read(found.start()).endswith(".")
        return "N" * len(found[0]) if is_body else found[0]  # but Mr. Street

    tags = _TITLED.sub(settle_body, _SURNAME.sub(settle_title, tags))
    return _PRESENT.sub(settle_verb, tags) if vocabulary.present_endings else tags
