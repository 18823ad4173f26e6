"""Rules that tell furniture from prose, one line at a time: captions, credits, bylines, navigation, boilerplate.

Tried in order; the first that holds names the reason. Prose must never be lost, so a rule needs a phrase, an agency or
a shape that prose does not have.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from coverage_cli.segmenter.phrases import Phrases, keep_found

LONGEST_SHORT_CHARS = 200
_LONGEST_CAPTION_CHARS = 600
_LONGEST_CREDIT_WORDS = 10
_LONGEST_BYLINE_WORDS = 14
_LONGEST_DATE_WORDS = 20
_LONGEST_NAVIGATION_WORDS = 14
_LONGEST_HEADING_WORDS = 16
_TOP_LINES = 8
_TAIL_CHARS = 120

WORD = re.compile(r"[a-zA-Z]++(?= )|\w+(?:['’-]\w+)*")  # most words by the first way
_LETTERS = re.compile(r"[^\W\d_]{2}")
BULLET = re.compile(r"\s*(?:[•▪◦‣·●■–—*-]|\d{1,3}[.)])\s+")
_AGENCY = (
    r"(?:Getty(?: Images)?|GETTY(?: IMAGES)?|AFP|Reuters|REUTERS|AP(?: Photo| Images)?|EPA|Shutterstock|Alamy|IMAGO"
    r"|Imago|dpa|PA Wire|PA Images|Rex Features|Bloomberg|ZUMA|Anadolu|TASS|Xinhua|NurPhoto|iStock|Unsplash"
    r"|Wikimedia Commons|Keystone|UPI|ABACA)"
)
_IMAGE = (
    "[（(]?(?:photo|photograph|photography|illustration|graphic|image|picture|foto|fotos|fot|video|bild|grafik|imagen"
    "|imagem|immagine|zdjęcie|фото|写真|图片|圖)[.：]?"
)
# AFP via Getty Images; Jonathan Drake / Reuters.; Photo by Ann Lee; © IMAGO/Ann Lee
_CREDIT = re.compile(
    rf"(?:{_IMAGE}s?\s*(?:credit|courtesy|source)?\s*(?:by|:|/|of|de|von|di)\s.*|credits?:.*|(?:©|\(c\)).*"
    rf"|(?:.*[/|]\s*|.*\b(?:via|for|from)\s+|[\w.’'-]+\s[\w.’'-]+,?\s)?{_AGENCY}(?:\s*/.*)?)[.)]?$",
    re.I,
)
# … during a press conference on September 5. © IMAGO/Ukrinform; … in Ottawa. (Photo by Ann Lee/Getty Images)
_CREDIT_TAIL = re.compile(
    r"(?<!\w)©|\((?:AP )?(?:Photo|Image|Picture|Foto)s?\b"
    r"|\b(?:Photo(?:graph)?|Image|Picture) (?:by|courtesy of|credit)"
    rf"|\bPhoto:|\bAP Photo/|/{_AGENCY}\.?\)?\W*$|\bvia {_AGENCY}\)?\W*$|\bREUTERS/"
)
_CAPTION_LEAD = re.compile(
    r"From left(?: to right)?\b|Pictured\b|(?:Image|Media) caption,|Image source,|\(?L-R\)?\b"
    r"|FILE ?[-–—:]|File (?:photo|picture)"
    r"|In this (?:[\w.,-]+ ){0,5}(?:photo|image|picture)\b|(?:Photo|Image|Caption|Picture|Video)s?:|!\["
)
_CAPTION_INITIALS = frozenset("FPIML(CV!")
_CAPTION_INNER = re.compile(
    r"\((?:not )?pictured\)|\(symbolic image\)|\(file (?:photo|image)\)|From left to right:", re.I
)
_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*+"
_BYLINE = re.compile(
    rf":?\s*{_NAME}(?:[\s,|&/·•–—]++(?:{_NAME}|\d[\d:./]*"
    r"|and|with|for|of|in|the|de|da|van|von|al|und|et|avec|y|e|con|en|w|i|и))*+\W*$"
)
# Jane Smith Political correspondent; Staff writer; Tom Hill, Norton Courier
_ROLES = ("writer", "correspondent", "reporter", "editor", "columnist", "contributor", "staff", "news")
_BY_ROLE = (
    rf"(?:{_NAME}[\s,|]+){{0,4}}(?:[\w-]+ ){{0,2}}"
    rf"(?i:{'|'.join(_ROLES)})\b"
    rf"(?:(?:,| in| for| at)? {_NAME}){{0,3}}\W*$"
)
_NAMES_ONLY = re.compile(rf"{_NAME}(?:\s(?:{_NAME}|de|da|van|von|al|bin)){{1,3}}(?:\s?\|\s?.{{2,40}})?$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}}\.? {_MONTH}(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_CLOCK = r"\d{1,2} ?[:.h] ?\d\d ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?"
_DIGIT = re.compile(r"\d")  # in every line of a date
# This and the others that are no patterns yet are compiled when a line comes up that they may hold for, as few do.
_DATE_LINE = (
    r"(?i:(?:Published|Updated|Posted|Last updated|Modified|Date)\b.{0,40}\d.{0,40}"
    rf"|{_DAY}(?:\W+(?:at )?{_CLOCK})?|(?:\d+ ?(?:min|h|hr|hours?|minutes?|days?) ago )?{_CLOCK}(?:\W+{_DAY})?"
    r"|\d+ ?(?:min|h|hr|hours?|minutes?|days?) ago|\d+[- ]min(?:ute)?s? read)\W*$"
)
_TRAIL_SIGNS = "›>»|"
# Home › News › Norton
_TRAIL = r"[^.!?›>»|]{2,40}(?:\s[›>»|]\s[^.!?›>»|]{2,40}){2,}$"
# Follow the Courier’s politics coverage on Twitter; 1,204 comments
_FOLLOW = (
    r"follow\b.* on (?:twitter|facebook|instagram|x|telegram|linkedin|youtube|https?:)"
    r"|[\d,. ]+ (?:comments?|shares?|views)$"
)
# AFP's desks: str-bo/jj
_SIGN_OFF = r"[a-z]{2,5}(?:-[a-z]{2,5})*/[a-z]{2,5}$"
_SIGNATURE = rf"[—–-]+ ?.{{1,60}}\(@\w+\)\W*(?:{_DAY})?\W*$"
_STOPS = frozenset(".!?…:;,。！？")
_CLOSING = "\"”’'»“)]"
MARKED = re.compile("[\"“”„«»「]|''|``")
# No, we did not. Read the report: https://…
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?] \S")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_HEADING_SIGN = "#"
# Cheap to look for, and in every line with something that the pattern of bullets finds.
_BULLET_SIGNS = re.compile(r"[•▪◦‣·●■–—*.)-]\s")
# Around a line of navigation.
FRAME = " .:>»→|[]*_•"


class Line(NamedTuple):
    """A line among its neighbours."""

    text: str
    words: int
    """How many a short line has."""
    short: bool
    number: int
    last: int
    """The number of the last line."""
    title: str
    """The article's headline, folded."""
    open_above: bool
    """A blank line stands above, or nothing."""
    open_below: bool
    phrases: Phrases


def is_headline(line: Line) -> bool:
    """The article's title, repeated in its text."""
    return line.number <= 1 and bool(line.title) and fold_title(line.text) == line.title


def is_separator(line: Line) -> bool:
    """* * *; ___; X."""
    return not _LETTERS.search(line.text)


def is_timestamp(line: Line) -> bool:
    """9:40 p.m.; Saturday, December 19, 2015; Updated 3 May 2021, 10:15 GMT; Publié le 3 mai 2021; 5 min read."""
    if not line.short or line.words > _LONGEST_DATE_WORDS or not _DIGIT.search(line.text):
        return False
    if line.text.casefold().startswith(line.phrases.dates) and not is_ended(line.text):
        return True
    return line.words <= _LONGEST_BYLINE_WORDS and bool(re.match(_DATE_LINE, line.text))


def is_byline(line: Line) -> bool:
    """By Ann Lee and Bo Cruz, Morning Post; Von Anna Klein; on top, Ann Lee, Staff writer."""
    if not line.short or line.words > _LONGEST_BYLINE_WORDS:
        return False
    text = line.text.strip("*_ ")
    folded = text.casefold()
    if folded.startswith(line.phrases.bylines):
        start = next(len(by) - 1 for by in line.phrases.bylines if folded.startswith(by))
        return bool(_BYLINE.match(text, start))
    if not 0 < line.number <= _TOP_LINES or is_ended(text):
        return False
    has_role = any(role in folded for role in _ROLES) and re.match(_BY_ROLE, text)
    return bool(has_role or _NAMES_ONLY.match(text))


def is_credit(line: Line) -> bool:
    """AFP via Getty Images; Photo by Ann Lee."""
    return line.short and line.words <= _LONGEST_CREDIT_WORDS and bool(_CREDIT.match(line.text))


def is_caption(line: Line) -> bool:
    """From left to right: …; The bridge in May (not pictured); … on September 5. © IMAGO/Ann Lee."""
    if len(line.text) > _LONGEST_CAPTION_CHARS:
        return False
    if line.text[0] in _CAPTION_INITIALS and _CAPTION_LEAD.match(line.text):
        return True
    captions = line.phrases.captions
    if captions and keep_found(captions, line.text) and _CAPTION_INNER.search(line.text):
        return True
    if not line.phrases.credits:
        return False
    tail = line.text[-_TAIL_CHARS:]
    return bool(keep_found(line.phrases.credits, tail) and _CREDIT_TAIL.search(tail))


def is_signature(line: Line) -> bool:
    """— Ann Lee (@annlee) March 3, 2021."""
    return line.short and line.text[0] in "—–-" and "(@" in line.text and bool(re.match(_SIGNATURE, line.text))


def is_navigation(line: Line) -> bool:
    """Home page; Read more: …; Follow Ann Lee on Twitter."""
    if not line.short or line.words > _LONGEST_NAVIGATION_WORDS:
        return False
    text = BULLET.sub("", line.text, count=1) if _BULLET_SIGNS.search(line.text) else line.text
    folded = text.strip(FRAME).casefold()
    if folded in line.phrases.lines or _starts_with_phrase(line, folded):
        return True
    return _is_trail(line.text) or _is_follow(folded) or _is_sign_off(line.text)


def _is_trail(text: str) -> bool:
    return bool(keep_found(_TRAIL_SIGNS, text)) and bool(re.match(_TRAIL, text))


def _is_follow(folded: str) -> bool:
    return (folded.startswith("follow") or folded[:1].isdigit()) and bool(re.match(_FOLLOW, folded))


def _is_sign_off(text: str) -> bool:
    return "/" in text and " " not in text and bool(re.match(_SIGN_OFF, text))


def _starts_with_phrase(line: Line, folded: str) -> bool:
    """Look for a phrase at the start; one word alone may start a sentence, too: Anzeige erstattete die Stadt."""
    found = [start for start in line.phrases.starts.get(folded[:1], ()) if folded.startswith(start)]
    return any(not start.isalpha() or not is_ended(line.text) for start in found)


def is_boilerplate(line: Line) -> bool:
    """Bo Cruz contributed to this report; all rights reserved."""
    phrases = line.phrases.inner + line.phrases.inner_short * line.short
    if not phrases or len(line.text) > _LONGEST_CAPTION_CHARS:
        return False
    return bool(keep_found(phrases, line.text.casefold()))


def is_heading(line: Line) -> bool:
    """A subheading: Securing the Family; a line of its own without a full stop, between paragraphs."""
    if line.text[0] == _HEADING_SIGN and _MARKDOWN_HEADING.match(line.text):
        return True
    if not line.short or not 0 < line.number < line.last or not (line.open_above and line.open_below):
        return False
    if line.words > _LONGEST_HEADING_WORDS or BULLET.match(line.text) or is_ended(line.text):
        return False
    if _SENTENCE_END.search(line.text):
        return False
    return not MARKED.search(line.text)


RULES: dict[str, Callable[[Line], bool]] = {
    "headline": is_headline,
    "date": is_timestamp,
    "separator": is_separator,
    "byline": is_byline,
    "credit": is_credit,
    "caption": is_caption,
    "signature": is_signature,
    "navigation": is_navigation,
    "boilerplate": is_boilerplate,
    "heading": is_heading,
}

# The others hold for short lines only.
_LONG_RULES = {reason: RULES[reason] for reason in ("separator", "caption", "boilerplate")}


def is_ended(text: str) -> bool:
    """Tell whether a full stop, a comma or the like ends a line, be it behind what closes after it."""
    return text.rstrip(_CLOSING)[-1:] in _STOPS


def judge_line(line: Line) -> str:
    """Name the first rule that holds; empty for prose."""
    rules = RULES if line.short else _LONG_RULES
    for reason, rule in rules.items():
        if rule(line):
            return reason
    return ""


def fold_title(text: str) -> str:
    """Reduce a headline to its words, without markdown, case and spacing."""
    return " ".join(text.strip("#*_ \t").split()).casefold()
