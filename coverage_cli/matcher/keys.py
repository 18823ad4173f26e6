"""Words -> keys: what must agree for two words to be the same word of an utterance, and one character for each key.

A passage becomes a ``str`` of such characters: slices are word runs, and rapidfuzz compares whole words. The character
comes from a checksum of the key, so it is the same in every process and nothing needs to be shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from zlib import crc32

from coverage_cli.text import fold_word, list_words

# Contractions are spelled out, so that "won't" meets "will not" and "gonna" meets "going to".
_CONTRACTED = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "shan't": "shall not",
    "ain't": "is not",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "let's": "let us",
    "okay": "ok",
}
_ENDINGS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"), ("'d", " would"))
_COUNTED = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_NUMBERS = {word: str(n) for n, word in enumerate(_COUNTED.split())} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
}
_SHORT_FORMS = {
    "gen": "general",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "ft": "fort",
    "percent": "%",
    "nonstarter": "non starter",
}
# The first ending that fits is cut where at least three letters stay: light, so that few words become one by accident.
# Without "ful" one more report of the seeds is missed; "ion", "ate", "al", "ive", "ence" and others tried helped none.
_SUFFIX = re.compile(
    r"(?<=\w\w\w)(?:ization|isation|ations?|ments?|fully|ful|ness|ingly|edly|ings?|ied|ies|ely|ly|ers?|ed|es|s|e|y)$"
)
# A short word doubles its last letter before an ending with a vowel or has an e: "planning" is of plan, "planes" of
# plane, and "noted" of note, not of not. Porter, An algorithm for suffix stripping (1980), step 1b.
_SHORT_STEM = re.compile(r"[^aeiouy]+[aeiou][^aeiouywx]")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")  # F.B.I. and FBI
# Code points above the surrogates, a prime number of them: two keys share one about once in a million pairs.
_FIRST_POINT, _POINTS = 0xE000, 524_287
# The words of a name but its last ("Harbour Board Chairwoman Ann" Lee) are the same words, said to say little.
_NAME_POINTS = _FIRST_POINT + _POINTS

# Between two texts: no token is empty, no key has such a character.
_BETWEEN, _BORDER = "", "\n"
_MOST_KNOWN = 1 << 18  # texts between blanks that are remembered


def reduce_word(word: str) -> tuple[str, ...]:
    """Reduce a folded word to its keys: contractions spelled out, numbers in figures, endings cut.

    >>> reduce_word("won't"), reduce_word("guarantees"), reduce_word("seventy"), reduce_word("noted")
    (('will', 'not'), ('guarant',), ('70',), ('note',))
    """
    full = _CONTRACTED.get(word, "")
    for ending, spelled in _ENDINGS if not full and "'" in word else ():
        if word.endswith(ending):
            full = word.removesuffix(ending) + spelled
    full = full or _SHORT_FORMS.get(word) or word.removesuffix("'s").removesuffix("'")
    return tuple(_cut_ending(_NUMBERS.get(part, part)) for part in full.split())


def _cut_ending(word: str) -> str:
    if not word.isalpha():
        return word
    stem = _SUFFIX.sub("", word)
    if stem != word and word[len(stem)] in "ei" and _SHORT_STEM.fullmatch(stem):
        return stem + "e"
    cut = _DOUBLED.sub(r"\1", stem)
    return cut.rstrip("e") if len(cut) > 4 else cut


def _encode_word(word: str) -> str:
    """Encode a word, a capitalised one as the part of a name: but a contraction, which is none ("I'm", "We'll")."""
    code = "".join(encode_key(key) for key in reduce_word(fold_word(word)))
    return chr(ord(code) + _POINTS) if len(code) == 1 and word[0].isupper() else code


def encode_key(key: str) -> str:
    """Give the one character of a key, the same in every process.

    >>> encode_key("dam") == encode_key("dam") != encode_key("dams")
    True
    """
    return chr(_FIRST_POINT + crc32(key.encode()) % _POINTS)


def encode_text(text: str) -> str:
    """Turn a text into one character for each key of its words.

    >>> encode_text("They won’t do it.") == encode_text("they will not do it")
    True
    """
    return encode_texts([text])[0]


def encode_texts(texts: Iterable[str]) -> list[str]:
    """Turn texts into one character for each key of their words: many at once, at a third of the cost of each alone."""
    tokens: list[str] = []
    for text in texts:
        tokens += text.split()
        tokens.append(_BETWEEN)
    return _end_names("".join(map(_codes.__getitem__, tokens))).split(_BORDER)[:-1]


class _Codes(dict[str, str]):
    """What stands between blanks, or a word of it -> its code, found when first asked for."""

    def __missing__(self, token: str) -> str:
        code = self._encode(token) if token != _BETWEEN else _BORDER
        if len(self) > _MOST_KNOWN:
            self.clear()
        self[token] = code
        return code

    def _encode(self, token: str) -> str:
        word = token.rstrip(".,")
        words = [word] if word.isalpha() and word.isascii() else _list_words(token)
        return _encode_word(token) if words == [token] else "".join(map(self.__getitem__, words))


_codes = _Codes()


def pair_words(text: str) -> list[tuple[str, str]]:
    """Pair each word of a text, as it stands, with the characters of its keys."""
    words = _list_words(text)
    codes = list(map(_encode_word, words))
    ended = _end_names("".join(codes))
    starts = accumulate(map(len, codes), initial=0)
    return [(word, ended[at : at + len(code)]) for word, code, at in zip(words, codes, starts, strict=False)]


def _list_words(text: str) -> list[str]:
    return list_words(_ACRONYM.sub(_drop_dots, text) if "." in text else text)


def _end_names(code: str) -> str:
    """Make the last word of each name, and a capitalised word alone, a word like any other."""
    parts = _load_name_end().split(code)
    parts[1::2] = [chr(ord(last) - _POINTS) for last in parts[1::2]]
    return "".join(parts)


@cache
def _load_name_end() -> re.Pattern[str]:
    names = f"[{chr(_NAME_POINTS)}-{chr(_NAME_POINTS + _POINTS)}]"
    return re.compile(f"({names})(?!{names})")


def is_name_part(char: str) -> bool:
    """Tell whether the key stands for a word of a name before the last: a title, a first name."""
    return ord(char) >= _NAME_POINTS


def _drop_dots(acronym: re.Match[str]) -> str:
    return acronym[0].replace(".", "")
