"""Words -> keys: what must agree for two words to be the same word of an utterance, and one character for each key.

A passage becomes a ``str`` of such characters: slices are word runs, and rapidfuzz compares whole words. The character
comes from a checksum of the key, so it is the same in every process and nothing needs to be shared.
"""

from __future__ import annotations

import re
from functools import lru_cache
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
_SUFFIX = re.compile(
    r"(?<=\w\w\w)(?:ization|isation|ations?|ments?|ness|ingly|edly|ings?|ied|ies|ely|ly|ers?|ed|es|s|e|y)$"
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}")  # F.B.I. and FBI
# Code points above the surrogates, a prime number of them: two keys share one about once in a million pairs.
_FIRST_POINT, _POINTS = 0xE000, 524_287
# The words of a name but its last ("Harbour Board Chairwoman Ann" Lee) are the same words, said to say little.
_NAME_POINTS = _FIRST_POINT + _POINTS


def reduce_word(word: str) -> tuple[str, ...]:
    """Reduce a folded word to its keys: contractions spelled out, numbers in figures, endings cut.

    >>> reduce_word("won't"), reduce_word("guarantees"), reduce_word("seventy")
    (('will', 'not'), ('guarant',), ('70',))
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
    cut = _DOUBLED.sub(r"\1", _SUFFIX.sub("", word))
    return cut.rstrip("e") if len(cut) > 4 else cut


@lru_cache(maxsize=1 << 18)
def _encode_word(word: str) -> tuple[str, str, bool]:
    """Encode a word: as it is, as a part of a name, and whether it may belong to a name."""
    code = "".join(encode_key(key) for key in reduce_word(fold_word(word)))
    if not word[0].isupper():
        return code, code, False
    return code, "".join(chr(ord(char) + _POINTS) for char in code), True


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
    return "".join(_list_codes(_list_words(text)))


def pair_words(text: str) -> list[tuple[str, str]]:
    """Pair each word of a text, as it stands, with the characters of its keys."""
    words = _list_words(text)
    return list(zip(words, _list_codes(words), strict=True))


def _list_words(text: str) -> list[str]:
    return list_words(_ACRONYM.sub(_drop_dots, text) if "." in text else text)


def _list_codes(words: list[str]) -> list[str]:
    """List the codes of words: a capitalised word before another is a part of a name."""
    codes, before_name = [], False
    for word in reversed(words):
        code, part, is_name = _encode_word(word)
        codes.append(part if before_name else code)
        before_name = is_name
    codes.reverse()
    return codes


def is_name_part(char: str) -> bool:
    """Tell whether the key stands for a word of a name before the last: a title, a first name."""
    return ord(char) >= _NAME_POINTS


def _drop_dots(acronym: re.Match[str]) -> str:
    return acronym[0].replace(".", "")
