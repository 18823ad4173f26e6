"""Dates as exports write them -> ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTHS_A_YEAR = 12
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
# The next two are compiled when met: most dates are ISO already.
# "14 Nov 2023", "Published Tuesday, 14th November 2023", "14. November 2023", and whatever names a time
_DAY_FIRST = rf"(?i:\b(\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+{_MONTH}\.?,?[\s-]+(\d{{4}})\b)"
# "Nov. 14, 2023", "Updated 9:05 PM EST, Tue November 14 2023"
_MONTH_FIRST = rf"(?i:\b{_MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b)"
_YEAR_LAST = r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)"
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")  # GDELT: 20231114101500
_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")  # seconds or milliseconds since 1970
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?:$|[T ])")
_RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")


def normalise_date(written: str) -> str:
    """Make a date, or a date and time, ISO 8601; empty when it is not understood or could be two dates (3/4/2023).

    Between full stops the day comes first (3.4.2023).

    >>> normalise_date("20231114T101500Z"), normalise_date("Tue, 14 Nov 2023 10:15:00 GMT")
    ('2023-11-14T10:15:00+00:00', '2023-11-14T10:15:00+00:00')
    >>> normalise_date("Nov. 14, 2023 at 9 p.m."), normalise_date("last week")
    ('2023-11-14', '')
    """
    written = written.strip()
    for read in (_read_digits, _read_iso, _read_rfc_2822, _read_year_first, _read_year_last, _read_words):
        try:
            found = read(written)
        except (ValueError, OverflowError):
            continue
        if found:
            return found
    return ""


def _read_iso(written: str) -> str:
    if not _ISO.match(written):
        return ""
    if len(written) <= len("2023-11-14"):
        return date.fromisoformat(written).isoformat()
    try:
        return datetime.fromisoformat(written.replace(" UTC", "Z").replace(" +", "+")).isoformat()
    except ValueError:  # a time like 10:15:00-05:00[America/New_York]
        return date.fromisoformat(written[: len("2023-11-14")]).isoformat()


def _read_digits(written: str) -> str:
    if found := _DIGITS.fullmatch(written):
        return datetime(*map(int, found.groups())).isoformat()  # type: ignore[arg-type]
    if found := _EPOCH.fullmatch(written):
        return datetime.fromtimestamp(int(found[1]), UTC).isoformat()
    return ""


def _read_rfc_2822(written: str) -> str:
    if not _RFC_2822.match(written):
        return ""
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(written).isoformat()


def _read_year_first(written: str) -> str:
    found = _YEAR_FIRST.match(written)
    return date(*map(int, found.groups())).isoformat() if found else ""


def _read_year_last(written: str) -> str:
    """Read 14/11/2023, 11/14/2023 and 3.4.2023; nothing of 3/4/2023, which is April in London and March in New York."""
    found = re.match(_YEAR_LAST, written)
    if not found:
        return ""
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or one > _MONTHS_A_YEAR or one == two:
        return date(year, two, one).isoformat()
    return date(year, one, two).isoformat() if two > _MONTHS_A_YEAR else ""


def _read_words(written: str) -> str:
    if found := re.search(_DAY_FIRST, written):
        day, month, year = found.groups()
    elif found := re.search(_MONTH_FIRST, written):
        month, day, year = found.groups()
    else:
        return ""
    return date(int(year), _MONTHS[month[:3].lower()], int(day)).isoformat()
