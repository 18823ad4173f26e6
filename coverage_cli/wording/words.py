"""What the comparison sees of a text: its words as keys that agree when case, typography and spacing alone differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from operator import add, itemgetter
from typing import NamedTuple

from coverage_cli.models import Span
from coverage_cli.text import UNSPACED, fold_word, may_hold_unspaced
from coverage_cli.wording.lexicon import ABBREVIATIONS


def _compile_words(unspaced: str) -> re.Pattern[str]:
    letters = rf"[^\W\d_{unspaced}]"
    return re.compile(
        # s---, b****, f**king, s--t
        r"(?<![^\W_])(?!(?:[Ii]|[Aa])--)[^\W\d_]{1,3}(?:\*{2,}|-{3,}|--(?=[^\W\d_]))[^\W\d_]*"
        r"|(?<![^\W_])[^\W\d_]+\*+[^\W\d_]+"  # mother*ucker
        r"|(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"  # U.S., F.B.I, p.m.
        rf"|[$€£¥]?(?:(?<![\w.])\.)?\d+(?:[.,]\d+)*%?(?:{letters}+)?"  # $16,450, 70%, .5, 3.5m, 21st, 1960s
        + (rf"|[{unspaced}]" if unspaced else "")
        + r"|(?<!\w)&(?!\w)"  # oil & gas
        rf"|{letters}+(?:['’ʼ\[\]]*[^\W_{unspaced}]+)*"  # don’t, [W]e, look[s]
    )


_WORD = _compile_words("")
_load_unspaced = cache(lambda: _compile_words(UNSPACED))
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LEADING_POINT = re.compile(r"(?<!\d)\.(?=\d)")
_KEYS = itemgetter(0)
_LONG_TOKEN = 40  # not worth remembering: addresses, text written without blanks
_MARKS = ".,\"'“”‘’…:;!?()[]—–"  # in no word that is letters alone, whatever the others beside it
_SPELLINGS = {"&": "and", "okay": "ok"}
_BRACKETS = str.maketrans("", "", "[].")
_ENCLOSED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_SENTENCE_END = re.compile(r"[.!?](?!\s?\.)[\"'”’»)\]]*\s")


class Words(NamedTuple):
    """A text and its words."""

    text: str
    keys: tuple[str, ...]
    """One for each word: equal keys are the same word."""
    spans: tuple[Span, ...]
    """Half-open character spans of the words."""

    def __len__(self) -> int:
        return len(self.keys)

    def raw(self, index: int) -> str:
        """Cut out a word as it is spelled."""
        start, end = self.spans[index]
        return self.text[start:end]

    def gap(self, index: int) -> str:
        """Cut out what stands between the word before ``index`` and the word at it; at the ends, what is outside."""
        start = self.spans[index - 1][1] if index else 0
        end = self.spans[index][0] if index < len(self.spans) else len(self.text)
        return self.text[start:end]


def read_words(text: str) -> Words:
    """Read a text's words.

    >>> read_words("“[W]e owe the U.S. $1,200,” he said—twice.").keys
    ('we', 'owe', 'the', 'us', '$1200', 'he', 'said', 'twice')
    """
    tokens = text.split()
    recall = _recall_token if max(map(len, tokens), default=0) < _LONG_TOKEN else _read_token
    read = list(map(recall, tokens))
    starts = _find_tokens(text, tokens)
    keys = tuple(chain.from_iterable(map(_KEYS, read)))
    spans = [
        (start + first, start + last) for (_, found), start in zip(read, starts, strict=False) for first, last in found
    ]
    return Words(text, keys, tuple(spans))


def _find_tokens(text: str, tokens: Sequence[str]) -> Iterable[int]:
    """Find where the runs without blanks begin."""
    if " ".join(tokens) == text:  # most texts: counted, not sought, which takes a third of reading them
        return accumulate([len(token) + 1 for token in tokens], initial=0)
    return _seek_tokens(text, tokens)


def _seek_tokens(text: str, tokens: Iterable[str]) -> Iterator[int]:
    end = 0
    for token in tokens:
        start = text.index(token, end)
        yield start
        end = start + len(token)


def strip_marks(token: str) -> str:
    """Strip the marks around a word of letters, as nine of ten runs without blanks are; nothing is left of another run.

    A pattern would find the same word at five times the cost.
    """
    word = token.strip(_MARKS)
    return word if word.isascii() and word.isalpha() else ""


def _read_token(token: str) -> tuple[Sequence[str], Sequence[Span]]:
    """Read the words of a run without blanks, no word goes across one: their keys and their places in the run."""
    word = strip_marks(token)
    if word:
        start = token.index(word)
        return (fold_spelling(word),), ((start, start + len(word)),)
    pattern = _load_unspaced() if may_hold_unspaced(token) else _WORD
    spans = [match.span() for match in pattern.finditer(token)]
    return [fold_spelling(token[start:end]) for start, end in spans], spans


_recall_token = lru_cache(maxsize=1 << 16)(_read_token)  # three times as fast as reading each token of a corpus anew


@lru_cache(maxsize=256)
def remember_words(text: str) -> Words:
    """Read a text's words, or remember them: one representative meets many wordings."""
    return read_words(text)


def fold_spelling(word: str) -> str:
    """Reduce a word to its key: no case, no points in acronyms, no brackets, no thousands separators.

    >>> fold_spelling("U.S."), fold_spelling("[W]e"), fold_spelling("1,200.5"), fold_spelling("&")
    ('us', 'we', '1200.5', 'and')
    >>> fold_spelling("Okay") == fold_spelling("O.K.")
    True
    """
    if word.isalpha():
        folded = word.lower() if word.isascii() else fold_word(word)
        return _SPELLINGS.get(folded, folded)
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if any(map(str.isdigit, word)):
        return fold_word(_LEADING_POINT.sub("0.", _THOUSANDS.sub("", word)))
    return fold_word(word.translate(_BRACKETS))


def join_compounds(words: Words, other: Words) -> tuple[Words, Words]:
    """Join neighbours that one text alone writes as one word, so that spacing and hyphens are no change.

    Both texts join the same: one may write it in both ways ("the workforce … a work force").

    >>> [words.keys for words in join_compounds(read_words("the work force"), read_words("our workforce"))]
    [('the', 'workforce'), ('our', 'workforce')]
    """
    wanted = set(words.keys).symmetric_difference(other.keys)
    return _join_wanted(words, wanted), _join_wanted(other, wanted)


def _join_wanted(words: Words, wanted: set[str]) -> Words:
    if not wanted:
        return words
    written = "".join(words.keys)
    wanted = {key for key in wanted if key in written}  # most are not, and need no look at each pair of neighbours
    if not wanted or wanted.isdisjoint(map(add, words.keys, words.keys[1:])):
        return words
    keys: list[str] = []
    spans: list[Span] = []
    for key, span in zip(words.keys, words.spans, strict=True):
        if keys and keys[-1] + key in wanted:
            keys[-1] += key
            spans[-1] = (spans[-1][0], span[1])
        else:
            keys.append(key)
            spans.append(span)
    return Words(words.text, tuple(keys), tuple(spans))


def is_cut_marked(words: Words, index: int) -> bool:
    """Tell whether an ellipsis stands before the word at ``index``."""
    return bool(_ELLIPSIS.search(words.gap(index)))


def is_sentence_start(words: Words, index: int) -> bool:
    """Tell whether a sentence border stands before the word at ``index``; the text's first word starts one."""
    if index == 0:
        return True
    if index >= len(words) or not _SENTENCE_END.search(words.gap(index)):
        return False
    before = words.raw(index - 1)
    if words.keys[index - 1] in ABBREVIATIONS or (len(before) == 1 and before != "I"):
        return False
    return not words.raw(index)[0].islower()


def find_enclosed(words: Words) -> frozenset[int]:
    """Find the words that stand, wholly or in part, in brackets: an editor's own, known as such to the reader.

    >>> sorted(find_enclosed(read_words("I told [Ms. Holm] it look[s] fine")))
    [2, 3, 5]
    """
    if "[" not in words.text and "(" not in words.text:
        return frozenset()
    enclosed = [match.span() for match in _ENCLOSED.finditer(words.text)]
    ends = [end for _, end in enclosed]

    def touches(span: Span) -> bool:
        place = bisect_right(ends, span[0])
        return place < len(enclosed) and enclosed[place][0] < span[1]

    return frozenset(index for index, span in enumerate(words.spans) if touches(span))
