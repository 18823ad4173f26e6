"""Numbers in figures and dates, as values: $5m, 1,000, 3½, 2/3, 5.30am, Jan. 5."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from coverage_cli.wording.lexicon import MONTHS, WEEKDAYS
from coverage_cli.wording.words import Words


class Number(NamedTuple):
    """A value; its unit, empty when none is named; whether it may be no number at all (one, first, half); its bound."""

    value: float
    unit: str = ""
    is_soft: bool = False
    bound: str = ""
    """``least``, ``more``, ``near`` or ``most``: what is told is that it is no less, about so much, no more."""


_FIGURE = re.compile(r"([$€£¥]?)(\d+(?:[.,]\d+)*)(%?)([^\W\d_]*)$")
_MINUTES = re.compile(r"([0-5]\d)(am|pm|)$")
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_ENDINGS = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "trn": 1e12}
_MOST_PARTS = 10  # of a fraction: 9/11 is a day, 24/7 none either
DIGITS = 9  # decimal places that count


def read_date(words: Words, index: int) -> tuple[int, Number] | None:
    """Read a month or a weekday; "may", "march" and "sat" are so only with a capital and a figure or point beside."""
    key, raw = words.keys[index], words.raw(index)
    if not raw[0].isupper() or not (key in MONTHS or key in WEEKDAYS):
        return None
    if key in {"may", "march", "sun", "sat", "mon", "wed"} and not _is_by_figure(words, index):
        return None
    table, unit = (MONTHS, "month") if key in MONTHS else (WEEKDAYS, "day")
    return index + 1, Number(list(dict.fromkeys(table.values())).index(table[key]) + 1, unit)


def _is_by_figure(words: Words, index: int) -> bool:
    if words.gap(index + 1).startswith(".") or (
        index and words.keys[index - 1] in {"in", "since", "until", "last", "next"}
    ):
        return True
    return any(words.keys[place][0].isdigit() for place in (index - 1, index + 1) if 0 <= place < len(words))


def read_fraction(words: Words, index: int) -> tuple[int, Number] | None:
    """Read "3 1/2", "3½", "2/3": like a half, a share is in percent where nothing whole stands before it."""
    raw = words.raw(index)
    if not raw.isnumeric():
        return None
    if not raw.isdecimal():
        whole, share, end = raw[:-1], unicodedata.numeric(raw[-1]), index + 1
    elif _is_fraction(words, index + 1):
        whole, share, end = raw, _divide(words, index + 1), index + 3
    elif _is_fraction(words, index):
        whole, share, end = "", _divide(words, index), index + 2
    else:
        return None
    if not 0 < share < 1:
        return None  # ①
    if not whole:
        return end, Number(round(100 * share, DIGITS), "percent")
    return (end, Number(round(int(whole) + share, DIGITS))) if whole.isdecimal() else None


def read_clock(words: Words, index: int) -> tuple[int, Number] | None:
    """Read "5:30am" and "5:30" as "5.30am" is read: as 5.3, with its half of the day."""
    if index + 1 >= len(words) or words.gap(index + 1) != ":" or not words.keys[index].isdecimal():
        return None
    minutes = _MINUTES.match(words.keys[index + 1])
    if not minutes:
        return None
    return index + 2, Number(round(int(words.keys[index]) + int(minutes[1]) / 100, DIGITS), minutes[2])


def _divide(words: Words, index: int) -> float:
    return int(words.keys[index]) / int(words.keys[index + 1])


def _is_fraction(words: Words, index: int) -> bool:
    """Tell 1/2 from 9/11: over the line stands the smaller number, below it one of few parts."""
    if index + 1 >= len(words) or words.gap(index + 1) != "/" or (index and words.gap(index)[-1:] == "/"):
        return False
    upper, lower = words.keys[index : index + 2]
    is_read = upper.isdecimal() and lower.isdecimal() and not words.gap(index + 2).startswith("/")
    return is_read and 0 < int(upper) < int(lower) <= _MOST_PARTS


def read_figure(key: str) -> Number | None:
    """Read what one word in figures says: $5m, 1,000, 70%, the 1960s, 5.30am."""
    match = _FIGURE.match(key)
    if not match:
        return None
    sign, digits, percent, ending = match.groups()
    value = _parse_digits(digits) * _ENDINGS.get(ending, 1)
    if ending == "s":  # the 1960s, the '60s
        return Number(value % 100, "decade")
    unit = "percent" if percent else ending if ending in ("am", "pm") else _CURRENCIES.get(sign, "")
    return Number(round(value, DIGITS), unit)


def _parse_digits(digits: str) -> float:
    whole, *rest = re.split("[.,]", digits)
    return float(f"{whole}.{rest[0]}") if len(rest) == 1 else float("".join((whole, *rest)))
