"""Find quotation marks and price what each may be: an opening mark, a closing mark, or neither.

No mark is decided here. A mark's surroundings and the way its glyph is turned give three prices, in tenths; ``pairing``
then finds the cheapest reading of the whole text. So a glyph turned the wrong way (“We will win“ he said) costs little
where its neighbours make sense, and a lost mark costs no more than its own paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Mark(NamedTuple):
    """One quotation mark and the price of each of its readings."""

    start: int
    end: int
    group: str
    """Marks of one group open and close each other: ``straight``, ``curly``, ``low``, ``angle``, ``single`` …"""
    opens: int
    """Price of taking it for an opening mark."""
    closes: int
    stray: int
    """Price of taking it for no quotation mark at all."""
    leads: bool
    """It is the first thing in its paragraph."""


# Markup holds marks that quote nothing: <a href="…">, [text](https://… "title").
_MARKUP = r"<[A-Za-z/!][^<>\n]*>|\]\([^()\s]+ \"[^\"\n]*\"\)|(?<=\w)=\"[^\"<>\n]{0,400}\"?"
# Feet and inches, degrees: 6'3", 5' 11″, 40°26'46".
_MEASURE = r"\d ?['’′] ?\d{1,2}(?:\.\d+)? ?(?:\"|''|”|″)(?!\w)"
_DOUBLE = r"'{2,}|``|‘‘|’’|,,(?=\w)|[\"“”„‟«»＂「」『』〝〞〟]|&(?:quot|[lr]dquo|#34|#822[01]);"
DOUBLE_MARK = re.compile(f"(?P<skip>{_MARKUP}|{_MEASURE})|(?P<mark>{_DOUBLE})")
# An apostrophe inside a word (don't) is never a candidate.
SINGLE_MARK = re.compile(f"(?P<skip>{_MARKUP}|{_MEASURE})|(?P<mark>(?<!\\w)['‘’‚‹›`]|(?<=\\w)['’‘›‹](?!\\w))")
# Any glyph at all: a text without one needs no pairing.
ANY_MARK = re.compile("[\"“”„‟«»＂「」『』〝〞〟'‘’‚‹›`&]|,,")

_GROUPS = {
    "straight": ('"', "＂", "''", "&quot;", "&#34;"),
    "curly": ("“", "”", "‟", "``", "‘‘", "’’", "&ldquo;", "&rdquo;", "&#8220;", "&#8221;", "〝", "〞", "〟"),
    "low": ("„", ",,"),
    "angle": ("«", "»"),
    "corner": ("「", "」"),
    "white corner": ("『", "』"),
    "single": ("'", "‘", "’", "‚", "`"),
    "single angle": ("‹", "›"),
}
GROUP = {glyph: group for group, glyphs in _GROUPS.items() for glyph in glyphs}

# What a glyph's turn adds to the price of (opening, closing). Swedish opens with ”, German closes with “, Danish quotes
# »…«: so most turns weigh less than the surroundings.
_TURN = {
    **dict.fromkeys(("“", "&ldquo;", "&#8220;", "‘‘"), (0, 10)),
    **dict.fromkeys(("”", "’’", "&rdquo;", "&#8221;", "〞", "〟"), (10, 0)),
    **dict.fromkeys(("„", "``", ",,", "‟", "〝"), (0, 30)),
    **dict.fromkeys(("「", "『"), (0, 40)),
    **dict.fromkeys(("」", "』"), (40, 0)),
    **dict.fromkeys(("«", "‹"), (0, 9)),
    **dict.fromkeys(("»", "›"), (9, 0)),
    **dict.fromkeys(("‘", "`"), (0, 12)),
    "’": (15, 0),
    "‚": (0, 30),
}
_NO_TURN = (0, 0)

# The price of (opening, closing) by what stands before and after: blank, word, opening ( [ {, closing . , ! ? ), dash.
_SURROUNDINGS = {
    "b w": (0, 25), "b o": (0, 20), "b c": (0, 10), "b d": (0, 5), "b b": (0, 0),
    "w b": (25, 0), "w o": (15, 0), "w c": (20, 0), "w d": (15, 0), "w w": (8, 8),
    "c b": (25, 0), "c o": (15, 0), "c c": (20, 0), "c d": (20, 0), "c w": (10, 3),
    "o b": (10, 10), "o o": (0, 20), "o c": (5, 10), "o d": (0, 15), "o w": (0, 20),
    "d b": (15, 0), "d o": (0, 10), "d c": (15, 0), "d d": (5, 5), "d w": (0, 15),
}  # fmt: skip
_KIND = {
    **dict.fromkeys("([{<¿¡=/|", "o"),
    **dict.fromkeys(".,;:!?)]}>…。、！？", "c"),
    **dict.fromkeys("-–—―‐‑", "d"),
}
# Looked through to what stands beyond: other marks (“‘Yes”), emphasis (**“Yes”**), zero-width characters.
_CLEAR = frozenset("\"“”„‟«»＂「」『』'‘’‚‹›`*_\u200b\u200c\u200d\u2060\ufeff\xad\u202a\u202c")
_SIGHT = 4

# A mark that is neither opening nor closing: dear beside punctuation (win,” he), cheap after a digit (a 5" pipe).
_STRAY, _STRAY_BARE, _STRAY_DIGIT = 30, 22, 8
# An apostrophe costs next to nothing: voters' choice, goin' home, 'em, '90s.
_STRAY_POSSESSIVE, _STRAY_APOSTROPHE, _STRAY_SINGLE, _STRAY_ELISION = 2, 6, 14, 0
_ELISION = re.compile(
    r"['’‘](?:\d\d(?:s\b|\b(?! \w+s\b))"
    r"|(?:em|tis|twas|twere|til|till|cause|cuz|n|bout|round|neath|cept|nuff|sup|am|ole|er|s)\b)",
    re.I,
)


def find_marks(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Mark]:
    """Find the marks that a pattern (``DOUBLE_MARK``, ``SINGLE_MARK``) names in a paragraph, priced."""
    price = price_double if pattern is DOUBLE_MARK else price_single
    marks = []
    for found in pattern.finditer(text, start, end):
        if found["mark"]:
            marks.append(price(text, found.start(), found.end(), start, end))
    return marks


def price_double(text: str, start: int, end: int, first: int, last: int) -> Mark:
    """Price a double mark in the paragraph ``text[first:last]``; of three apostrophes, two are the outer mark."""
    before, after = _kind_before(text, start, first), _kind_after(text, end, last)
    opens, closes = _SURROUNDINGS[f"{before} {after}"]
    glyph = text[start:end]
    if end - start > 2 and glyph[0] == "'":
        start, end, glyph = _halve(start, end, opens <= closes)
    turn = _TURN.get(glyph, _NO_TURN)
    stray = _STRAY if before == "c" or after == "c" else _STRAY_BARE
    if before == "w" and text[start - 1].isdigit() and glyph in ('"', "”", "''"):
        stray = _STRAY_DIGIT
    leads = not text[first:start].strip() if start - first < 8 else False
    return Mark(start, end, GROUP.get(glyph, "curly"), opens + turn[0], closes + turn[1], stray, leads)


def _halve(start: int, end: int, opening: bool) -> tuple[int, int, str]:
    """Cut '' off ''' on its outer side; the third apostrophe belongs to the nested quote."""
    return (start, start + 2, "''") if opening else (end - 2, end, "''")


def price_single(text: str, start: int, end: int, first: int, last: int) -> Mark:
    """Price a single mark that stands outside double marks: most are apostrophes."""
    before, after = _kind_before(text, start, first), _kind_after(text, end, last)
    opens, closes = _SURROUNDINGS[f"{before} {after}"]
    glyph = text[start:end]
    turn = _TURN.get(glyph, _NO_TURN)
    leads = not text[first:start].strip() if start - first < 8 else False
    stray = _price_stray_single(text, start, glyph, before, after)
    return Mark(start, end, GROUP[glyph], opens + turn[0], closes + turn[1], stray, leads)


def _price_stray_single(text: str, start: int, glyph: str, before: str, after: str) -> int:
    if _ELISION.match(text, start):
        return _STRAY_ELISION
    if glyph in "'’" and before == "w":
        return _STRAY_POSSESSIVE if text[start - 1] in "sSzxn" else _STRAY_APOSTROPHE
    if before == "c":
        return _STRAY
    return _STRAY_BARE if glyph == "‘" else _STRAY_SINGLE


def _kind_before(text: str, at: int, first: int) -> str:
    for i in range(at - 1, max(first, at - _SIGHT) - 1, -1):
        if text[i] not in _CLEAR:
            return _kind(text[i])
    return "b"


def _kind_after(text: str, at: int, last: int) -> str:
    for i in range(at, min(last, at + _SIGHT)):
        if text[i] not in _CLEAR:
            return _kind(text[i])
    return "b"


def _kind(char: str) -> str:
    return "b" if char.isspace() else _KIND.get(char, "w")
