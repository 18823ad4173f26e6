"""Numbers, shares, sums and dates in a text, as values: 70%, 70 percent and seventy per cent are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import compress, count

from coverage_cli.models import Span
from coverage_cli.wording.figures import DIGITS, Number, read_clock, read_date, read_figure, read_fraction
from coverage_cli.wording.lexicon import BOUNDS, MONTHS, SAME_BOUNDS, WEEKDAYS
from coverage_cli.wording.words import Words

_MAGNITUDES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MAGNITUDES |= {f"{word}s": value for word, value in _MAGNITUDES.items()}
_BELOW_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CARDINALS = {word: float(value) for value, word in enumerate(_BELOW_TWENTY)}
_CARDINALS |= {word: 20.0 + 10 * place for place, word in enumerate(_TENS)}
_ORDINALS = {f"{word}th": value for word, value in _CARDINALS.items()}
_ORDINALS |= {f"{word[:-1]}ieth": _CARDINALS[word] for word in _TENS}
_ORDINALS |= {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "hundredth": 100}
# Tens of thousands, hundreds of people: no one value, but hundreds are no thousands.
_MANY = {
    "tens": 10.0,
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
# Shares meet percentages: half of them is 50 percent.
_SHARES = {"half": 50.0, "third": 100 / 3, "thirds": 100 / 3, "quarter": 25.0, "quarters": 25.0, "fifths": 20.0}
_UNITS = {
    ("percent",): "percent",
    ("per", "cent"): "percent",
    ("percentage", "points"): "point",
    ("percentage", "point"): "point",
    ("points",): "point",
    ("dollars",): "dollar",
    ("euros",): "euro",
    ("pounds",): "pound",
    ("am",): "am",
    ("pm",): "pm",
}
_SOFT = frozenset({"one", "first", "second", "once", "half", "quarter", "both"})
_FIRST_CHARACTERS = frozenset("0123456789$€£¥.")
_FIRST_WORDS = frozenset({"a", "an", "half", "both", *_CARDINALS, *_ORDINALS, *_MANY, *_TIMES, *MONTHS, *WEEKDAYS})
_LINKS = frozenset({"a", "an", "and"})  # half a million, a hundred and ten
_ALL_WORDS = _FIRST_WORDS.union(_MAGNITUDES, _SHARES, *_UNITS, *BOUNDS) - {"a", "an", "no", "than", "to", "as", "at"}
_BOUND_ENDS = frozenset(phrase[-1] for phrase in BOUNDS)
_LONGEST_BOUND = 3


def find_numbers(words: Words) -> list[tuple[Span, Number]]:
    """Find the numbers and dates of a text, each with the half-open span of words it takes.

    >>> from coverage_cli.wording.words import read_words
    >>> [tuple(number[:2]) for _, number in find_numbers(read_words("Half a million; 70% on Jan. 5"))]
    [(500000.0, ''), (70.0, 'percent'), (1, 'month'), (5.0, '')]
    >>> [number.value for _, number in find_numbers(read_words("3 1/2 years, 3½ years, three and a half, since 9/11"))]
    [3.5, 3.5, 3.5, 9.0, 11.0]
    """
    found: list[tuple[Span, Number]] = []
    index = 0
    for start in compress(count(), map(_can_begin, words.keys)):
        if start < index:
            continue
        read = read_date(words, start) or _read_number(words, start)
        if read:
            index, number = read
            length, bound = _read_bound(words.keys, start)
            found.append(((start - length, index), number._replace(bound=bound) if bound else number))
    return found


def _read_bound(keys: Sequence[str], start: int) -> tuple[int, str]:
    """Read what stands before a number: how many words, and which bound they are."""
    if start and keys[start - 1] in _BOUND_ENDS:
        for length in range(min(start, _LONGEST_BOUND), 0, -1):
            bound = BOUNDS.get(tuple(keys[start - length : start]))
            if bound:
                return length, bound
    return 0, ""


@lru_cache(maxsize=1 << 14)
def _can_begin(key: str) -> bool:
    return key in _FIRST_WORDS or key[0] in _FIRST_CHARACTERS


@lru_cache(maxsize=1 << 14)
def can_be_number(key: str) -> bool:
    """Tell whether a word can belong to a number or a date."""
    return key in _ALL_WORDS or key[0] in _FIRST_CHARACTERS


def find_number_words(words: Words, places: Iterable[int]) -> frozenset[int]:
    """Find the words that belong to numbers and dates, of those at some places of a text."""
    if not any(_can_be_within(words.keys[place]) for place in places):
        return frozenset()
    return frozenset(index for span, _ in find_numbers(words) for index in range(*span)).intersection(places)


def _can_be_within(key: str) -> bool:
    return key in _LINKS or can_be_number(key)


def is_same_number(one: Number, other: Number) -> bool:
    """Tell whether two numbers say the same; a unit that is not named can be any, and some bounds say little.

    >>> is_same_number(Number(70, "percent"), Number(70)), is_same_number(Number(5, "euro"), Number(5, "dollar"))
    (True, False)
    """
    is_bound_alike = one.bound == other.bound or tuple(sorted((one.bound, other.bound))) in SAME_BOUNDS
    return one.value == other.value and is_bound_alike and (one.unit == other.unit or not one.unit or not other.unit)


def _read_number(words: Words, index: int) -> tuple[int, Number] | None:
    """Read the number that begins at a word: its end and what it is."""
    keys = words.keys
    fraction = read_fraction(words, index) or read_clock(words, index)
    read = read_figure(keys[index]) or _read_fixed(keys, index)
    if fraction:
        end, number = fraction
    elif read:
        end, number = index + 1, read
    else:
        end, value, is_soft = _read_cardinal(keys, index)
        if end == index:
            return None
        number = Number(value, "", is_soft)
    end, number = _read_magnitude(keys, end, number)
    return _read_unit(keys, *_read_share(keys, end, number))


def _read_fixed(keys: Sequence[str], index: int) -> Number | None:
    """Read a word that is a number by itself: twice, both, third."""
    key = keys[index]
    if key in _TIMES:
        return Number(_TIMES[key], "", key in _SOFT)
    if key in _MANY:
        return Number(_MANY[key], "many")
    if key == "both":
        return Number(2.0, "", True)
    return Number(float(_ORDINALS[key]), "", key in _SOFT) if key in _ORDINALS else None


def _read_cardinal(keys: Sequence[str], index: int) -> tuple[int, float, bool]:
    """Read a number in words: where it ends, its value, whether it is soft; the end is ``index`` where none begins."""
    key = keys[index]
    following = tuple(keys[index + 1 : index + 3])
    if tuple(keys[index + 1 : index + 4]) == ("and", "a", "half") and key in _CARDINALS:
        return index + 4, _CARDINALS[key] + 0.5, False
    if key == "half":
        is_multiplier = following[:1] == ("a",) and following[1:] and following[1] in _MAGNITUDES
        return (index + 2, 0.5, False) if is_multiplier else (index + 1, 50.0, True)
    if key in ("a", "an"):
        next_key = following[0] if following else ""
        return (
            (index + 1, 1.0, False)
            if next_key in _MAGNITUDES or next_key in {"third", "quarter", "fifth"}
            else (index, 0, False)
        )
    if key not in _CARDINALS:
        return index, 0, False
    value, ones = _CARDINALS[key], following[0] if following else ""
    if key in _TENS and (ones in _BELOW_TWENTY[1:10] or (ones in _ORDINALS and _ORDINALS[ones] < 10)):
        return index + 2, value + (_CARDINALS.get(ones) or _ORDINALS[ones]), False
    return index + 1, value, key in _SOFT


def _read_magnitude(keys: Sequence[str], end: int, number: Number) -> tuple[int, Number]:
    """Read on over "hundred and fifty thousand"."""
    value, is_soft = number.value, number.is_soft
    while end < len(keys) and keys[end] in _MAGNITUDES:
        value, is_soft, end = value * _MAGNITUDES[keys[end]], False, end + 1
        rest = end + (keys[end : end + 1] == ("and",))
        if rest < len(keys) and keys[rest] in _CARDINALS:
            after, more, _ = _read_cardinal(keys, rest)
            if more < value:
                value, end = value + more, after
    return end, Number(round(value, DIGITS), number.unit, is_soft)


def _read_share(keys: Sequence[str], end: int, number: Number) -> tuple[int, Number]:
    """Read "a third", "two thirds", "half" as percentages, "a quarter of a million" as what it is.

    "One and a half" is no share.
    """
    if keys[end - 1] == "half" and keys[end - 3 : end - 1] != ("and", "a"):
        share, is_soft = 50.0, True
    elif end < len(keys) and keys[end] in _SHARES and keys[end - 1] in ("a", "one", "two", "three", "four"):
        share, is_soft = number.value * _SHARES[keys[end]], keys[end] in _SOFT
        end += 1
    else:
        return end, number
    if keys[end : end + 2] == ("of", "a") and keys[end + 2 : end + 3] and keys[end + 2] in _MAGNITUDES:
        return end + 3, Number(round(share / 100 * _MAGNITUDES[keys[end + 2]], DIGITS), number.unit)
    return end, Number(round(share, DIGITS), "percent", is_soft)


def _read_unit(keys: Sequence[str], end: int, number: Number) -> tuple[int, Number]:
    for length in (2, 1):
        told = tuple(keys[end : end + length])
        unit = _UNITS.get(told)
        if unit and not (number.unit and length == 1 and unit == "point"):
            return end + len(told), Number(number.value, unit)
    return end, number
