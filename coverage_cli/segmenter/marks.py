"""Find quotation marks and price what each may be: an opening mark, a closing mark, or neither.

No mark is decided here. A mark's surroundings and the way its glyph is turned give three prices, in tenths; ``pairing``
then finds the cheapest reading of the whole text. So a glyph turned the wrong way (“We will win“ he said) costs little
where its neighbours make sense, and a lost mark costs no more than its own paragraph.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from coverage_cli.models import Span
from coverage_cli.text import find_signs


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


# Markup holds marks that quote nothing: <a href="…">, [text](https://… "title"), data-name="…".
_MARKUP = re.compile(
    r"<[A-Za-z/!][^<>\n]*(?:\n[^<>\n]{0,200})?>|\]\([^()\s]+ \"[^\"\n]*\"\)|(?<=\w)=\"[^\"<>\n]{0,400}\"?",
)
_MARKUP_STARTS = "<]="
_ENTITY_START = "&"
_GLYPHS = "\"“”„‟«»＂「」『』〝〞〟'‘’‚‹›`" + _ENTITY_START
# Typed for „: ,,so''.
_COMMAS = ",,"
_GLYPH_OR_COMMAS = rf"[{_GLYPHS}]|{_COMMAS}(?=\w)"
_ENTITY = (
    "&(?:quot|[lrb][ds]quo|[lr]aquo|apos"
    "|#(?:3[49]|171|187|82(?:1[678]|2[012])|x(?:22|27|201[89ACDEacde]|[Aa][Bb]|[Bb][Bb])));"
)
_LONGEST_ENTITY = 10
# These make a double mark when two or more stand together.
_DOUBLED = "'`‘’"
_CODE_FENCE = "```"
# Feet and inches, degrees: 6'3", 5' 11″, 40°26'46".
_INCHES = re.compile(r"\d ?['’′] ?\d{1,2}(?:\.\d+)? ?$")
_INCHES_SIGHT = 10
_FEET = re.compile(r"['’] ?\d{1,2}(?:\.\d+)? ?[\"”″]")

_GROUPS = {
    "straight": ('"', "＂", "''"),
    "curly": ("“", "”", "‟", "``", "‘‘", "’’", "〝", "〞", "〟"),
    "low": ("„", ",,"),
    "angle": ("«", "»"),
    "corner": ("「", "」"),
    "white corner": ("『", "』"),
    "single": ("'", "‘", "’", "‚", "`"),
    "single angle": ("‹", "›"),
}
SINGLES = frozenset("'‘’‚‹›`")
INCH_MARKS = frozenset(('"', "”", "''", "″"))
GROUP = {glyph: group for group, glyphs in _GROUPS.items() for glyph in glyphs}

# What a glyph's turn adds to the price of (opening, closing). Swedish opens with ”, German closes with “, Danish quotes
# »…«: so most turns weigh less than the surroundings.
_TURN = {
    **dict.fromkeys(("“", "‘‘"), (0, 10)),
    **dict.fromkeys(("”", "’’", "〞", "〟"), (10, 0)),
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
_STRAY_POSSESSIVE, _STRAY_APOSTROPHE, _STRAY_SINGLE, _ELISION_OPENS = 2, 6, 14, 15
_ELISION = re.compile(
    r"['’‘](?:\d\d(?:s\b|\b(?! \w+s\b))"
    r"|(?:em|tis|twas|twere|til|till|cause|cuz|n|bout|round|neath|cept|nuff|sup|am|ole|er|s)\b)",
    re.I,
)


def read_glyph(text: str, start: int, end: int) -> str:
    """Read a mark, or what an entity stands for: &#8220; is “."""
    glyph = text[start:end]
    if glyph[0] != _ENTITY_START:
        return glyph
    from html import unescape  # rarely needed, and a table of 2,000 names

    return unescape(glyph)


def find_marks(text: str) -> tuple[list[Span], list[Span]]:
    """Find the spans of all glyphs that may be double marks, and of all that may be single marks.

    An apostrophe inside a word is neither, nor is anything in markup, nor the marks of feet and inches.
    """
    markup = _find_markup(text)
    doubles: list[Span] = []
    singles: list[Span] = []
    reached = 0
    for start in _find_glyphs(text):
        if start < reached or _is_apostrophe(text, start):
            continue
        reached = _find_mark_end(text, start)
        while markup and markup[-1][1] <= start:
            markup.pop()
        if reached == start or (markup and markup[-1][0] <= start) or _is_measure(text, start, reached):
            continue
        if read_glyph(text, start, reached) not in SINGLES:
            doubles.append((start, reached))
        elif not (text[start - 1 : start].isalnum() and text[reached : reached + 1].isalnum()):
            singles.append((start, reached))
    return doubles, singles


def _find_glyphs(text: str) -> list[int]:
    if _COMMAS not in text:
        return find_signs(text, _GLYPHS)
    return [found.start() for found in re.finditer(_GLYPH_OR_COMMAS, text)]


def _is_apostrophe(text: str, at: int) -> bool:
    """Tell the commonest mark that quotes nothing: one inside a word."""
    return text[at] in "'’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()


def _find_markup(text: str) -> list[Span]:
    """Find tags, attributes and link titles, the first of them last."""
    spans: list[Span] = []
    for at in find_signs(text, _MARKUP_STARTS):
        if not spans or at >= spans[-1][1]:
            spans += [found.span()] if (found := _MARKUP.match(text, at)) else []
    return spans[::-1]


def _find_mark_end(text: str, start: int) -> int:
    """Find where a mark ends: after '' or ``, after an entity; right at its start where & begins none."""
    char = text[start]
    if char == _ENTITY_START:
        entity = re.match(_ENTITY, text[start : start + _LONGEST_ENTITY])
        return start + entity.end() if entity else start
    end = start + 1
    if char in _DOUBLED or char == ",":
        while text[end : end + 1] == char:
            end += 1
    return start if text[start:end] == _CODE_FENCE else end


def _is_measure(text: str, start: int, end: int) -> bool:
    if not text[max(0, start - 2) : start].strip()[-1:].isdigit():
        return False
    if _FEET.match(text, start):
        return True
    return text[start:end] in INCH_MARKS and bool(_INCHES.search(text[max(0, start - _INCHES_SIGHT) : start]))


def price_double(text: str, start: int, end: int, first: int, last: int) -> Mark:
    """Price a double mark in the paragraph ``text[first:last]``; of three apostrophes, two are the outer mark."""
    before, after = _kind_before(text, start, first), _kind_after(text, end, last)
    opens, closes = _SURROUNDINGS[f"{before} {after}"]
    glyph = read_glyph(text, start, end)
    if end - start > 2 and glyph[0] in _DOUBLED:
        start, end = (start, start + 2) if opens <= closes else (end - 2, end)
        glyph = text[start:end]
    turn = _TURN.get(glyph, _NO_TURN)
    stray = _STRAY if before == "c" or after == "c" else _STRAY_BARE
    if before == "w" and text[start - 1].isdigit() and glyph in INCH_MARKS:
        stray = _STRAY_DIGIT
    leads = not text[first:start].strip() if start - first < 8 else False
    return Mark(start, end, GROUP.get(glyph, "curly"), opens + turn[0], closes + turn[1], stray, leads)


def price_single(text: str, start: int, end: int, first: int, last: int) -> Mark:
    """Price a single mark that stands outside double marks: most are apostrophes."""
    before, after = _kind_before(text, start, first), _kind_after(text, end, last)
    opens, closes = _SURROUNDINGS[f"{before} {after}"]
    glyph = read_glyph(text, start, end)
    turn = _TURN.get(glyph, _NO_TURN)
    leads = not text[first:start].strip() if start - first < 8 else False
    if _ELISION.match(text, start):
        return Mark(start, end, GROUP[glyph], opens + turn[0] + _ELISION_OPENS, closes + turn[1], 0, leads)
    stray = _price_stray_single(text, start, glyph, before)
    return Mark(start, end, GROUP[glyph], opens + turn[0], closes + turn[1], stray, leads)


def _price_stray_single(text: str, start: int, glyph: str, before: str) -> int:
    if glyph in "'’" and before == "w":
        return _STRAY_POSSESSIVE if text[start - 1] in "sSzxn" else _STRAY_APOSTROPHE
    if before == "c":
        return _STRAY
    return _STRAY_BARE if glyph == "‘" else _STRAY_SINGLE


def _kind_before(text: str, at: int, first: int) -> str:
    for char in text[max(first, at - _SIGHT) : at][::-1]:
        if char not in _CLEAR:
            return _kind(char)
    return "b"


def _kind_after(text: str, at: int, last: int) -> str:
    for char in text[at : min(last, at + _SIGHT)]:
        if char not in _CLEAR:
            return _kind(char)
    return "b"


def _kind(char: str) -> str:
    return "b" if char.isspace() else _KIND.get(char, "w")
