"""Characters and words: what counts as a word, as the same word, as wide, as unsafe to show.

Knows no article; every function is pure, ``str`` in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache
from itertools import count

CONTEXT_CHARS = 32

# A word is a run of letters and digits with its inner apostrophes (don’t), a number with its separators (1,000.5), or
# one character of a script that is written without spaces (鳥). A pattern with such a range takes milliseconds to
# compile, so that it is made when the first text needs it.
UNSPACED = "\u3040-\u9fff"
_WORD = re.compile(r"[a-zA-Z]++(?=[ ,.\n])|\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*")  # most words by the first way
_UNSPACED_UTF8 = re.compile(rb"[\xe3-\xe9]")  # their first bytes, and those of a few others
# Most prose in western languages is Latin-1 but for these, which part words as blanks do.
_FLAT = (("’", "'"), ("“", " "), ("”", " "), ("‘", " "), ("–", " "), ("—", " "), ("…", " "), ("―", " "))
_RUNS = bytes.maketrans(b"0.", b"a ")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "´": "'", "`": "'"})

# C0 and C1 controls but tab and newline, bidirectional controls, zero-width format characters, soft hyphens, lone
# surrogates: they move the cursor, turn text around, take a column in one terminal and none in another, or cannot be
# encoded.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_ESCAPE_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    # OSC, DCS: titles, links. One that does not end takes nothing of the text with it.
    "|(?:\x1b[\\]P^_X]|[\x9d\x90\x9e\x9f\x98])[^\x07\x1b\x9c\x9d\x90\x9e\x9f\x98]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]?"
)


def find_words(text: str) -> list[tuple[int, int]]:
    """Find the words of a text as half-open character spans.

    >>> find_words("Don’t pay $1,000.5.")
    [(0, 5), (6, 9), (11, 18)]
    """
    return [m.span() for m in _choose_pattern(text).finditer(text)]


def list_words(text: str) -> list[str]:
    """List the words of a text as they stand.

    >>> list_words("Don’t pay $1,000.5, 鳥鳥!")
    ['Don’t', 'pay', '1,000.5', '鳥', '鳥']
    """
    return _choose_pattern(text).findall(text)


def may_hold_unspaced(text: str) -> bool:
    """Tell whether a text may hold characters of a script that is written without spaces; never a wrong no."""
    return not text.isascii() and bool(_UNSPACED_UTF8.search(text.encode("utf-8", "surrogatepass")))


def _choose_pattern(text: str) -> re.Pattern[str]:
    return _load_unspaced() if may_hold_unspaced(text) else _WORD


@cache
def _load_unspaced() -> re.Pattern[str]:
    return re.compile(rf"\d+(?:[.,]\d+)+|[{UNSPACED}]|[^\W_{UNSPACED}]+(?:['’ʼ][^\W_{UNSPACED}]+)*")


def fold_word(word: str) -> str:
    """Reduce a word to what must agree for it to be the same word: case, apostrophes and composition do not.

    >>> fold_word("Don’t")
    "don't"
    """
    folded = word.casefold()
    if folded.isascii():
        return folded.replace("`", "'")
    return unicodedata.normalize("NFKC", folded).translate(_APOSTROPHES)


def split_words(text: str) -> list[str]:
    """Split a text into its folded words.

    >>> split_words("“It’s Kiev–Lviv,” he said")
    ["it's", 'kiev', 'lviv', 'he', 'said']
    """
    return [fold_word(word) for word in list_words(text)]


def count_words(text: str) -> int:
    """Count the words of a text.

    Counts where words begin in the text's shape, which takes a tenth of what listing them does.

    >>> count_words("Don’t pay $1,000.5."), count_words("said")
    (3, 1)
    """
    if text.isascii() and text.isalpha():
        return 1
    flat = flatten(text)
    if flat is None:
        return len(list_words(text))
    shape = flat.translate(_load_shapes()).replace(b"''", b"  ")
    if shape.find(b"0.0") < 0:  # several times faster than ``in``, of bytes
        return count_runs(shape, b"'")
    numbers = [shape[shape.rfind(b" ", 0, m.start()) + 1 : m.end()] for m in re.finditer(rb"0\.0[^ ]*", shape)]
    odd = b" ".join(numbers)
    return count_runs(shape, b"'") - count_runs(odd, b"'") + len(list_words(odd.decode()))


def count_runs(shape: bytes, joints: bytes) -> int:
    """Count the runs of a in a shape of a text; the joints do not part them."""
    return (b" " + shape).translate(_RUNS, joints).count(b" a")


@cache
def _load_shapes() -> bytes:
    """Map letters to a, digits to 0, what may stand in a number to a full stop, and all but apostrophes to blanks."""
    shapes = [ord("0" if char.isdecimal() else "a" if char.isalnum() else " ") for char in map(chr, range(256))]
    for char in "',.":
        shapes[ord(char)] = ord("." if char == "," else char)
    return bytes(shapes)


def flatten(text: str) -> bytes | None:
    """Write a text in Latin-1, character by character: ’ as an apostrophe, dashes and other marks of prose as blanks.

    None where it holds other characters. Bytes are searched, mapped and counted many times faster than text.

    >>> flatten("“It’s Zoé”"), flatten("Żuraw")
    (b" It's Zo\\xe9 ", None)
    """
    if not text.isascii():
        for mark, plain in _FLAT:
            text = text.replace(mark, plain)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return None


def fold_flat(text: str) -> str:
    """Fold a text's case, and flatten it where that makes it ASCII, whose case folds many times faster.

    A phrase in ASCII letters and blanks is in what comes out if it is in the folded text.
    """
    flat = flatten(text)
    return flat.decode("ascii").lower() if flat is not None and flat.isascii() else text.casefold()


def find_signs(text: str, signs: str) -> list[int]:
    """Find where any of some characters stand, in order; a character that a text lacks costs next to nothing.

    >>> find_signs("Yes, “no”!", "“”!?")
    [5, 8, 9]
    """
    found = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    found.sort()
    return found


def strip_unsafe(text: str) -> str:
    """Remove what could move a terminal's cursor, turn text around or fail to encode; tabs and newlines stay.

    >>> strip_unsafe("a\\x1b[31mred\\x1b[0m \\x1b]8;;http://x\\x07link \\u202eevil\\x00")
    'ared link evil'
    """
    if "\x1b" in text or not text.isascii():
        text = _ESCAPE_SEQUENCE.sub("", text)
    return _UNSAFE.sub("", text)


def squeeze(text: str) -> str:
    """Make each run of blanks and line ends one space, for a text shown on one line.

    >>> squeeze(" a\\n\\n b\\t")
    'a b'
    """
    return " ".join(text.split())


def find_free_name(wanted: str, taken: Container[str]) -> str:
    """Find a name that nobody has: the wanted one with the first free number from 2.

    >>> find_free_name("post", {"post", "post-2"})
    'post-3'
    """
    return next(f"{wanted}-{number}" for number in count(2) if f"{wanted}-{number}" not in taken)


def char_width(char: str) -> int:
    """Count the terminal columns of one character: 0, 1 or 2."""
    if char < "\u0300":
        return 1 if char.isprintable() else 0
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def display_width(text: str) -> int:
    """Count the terminal columns of a text: wide characters take two, combining marks none.

    >>> display_width("naïve"), display_width("鳥"), display_width("e\\u0301")
    (5, 2, 1)
    """
    return len(text) if text.isascii() and text.isprintable() else sum(map(char_width, text))


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Cut the context before and after a span, at most ``CONTEXT_CHARS`` characters each (W3C TextQuoteSelector)."""
    return text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]


def hash_text(text: str) -> str:
    """Hash a text: the hexadecimal SHA-256 of its UTF-8."""
    from hashlib import sha256  # loads a big library, which a table in the terminal does not need

    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
