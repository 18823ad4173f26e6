"""Dates of publication -> their order, and the days between them."""

from __future__ import annotations

from functools import lru_cache

_DAY_LENGTH = len("2023-11-14")


@lru_cache(maxsize=4096)
def order_date(published: str) -> str:
    """Make what sorts ISO 8601 dates and times by the moment, whatever their offsets from UTC.

    A time without an offset counts as UTC, a date without a time as the beginning of its day; what is neither sorts as
    it is written.

    >>> order_date("2023-11-14T23:30:00-05:00") > order_date("2023-11-15T02:00:00+00:00")
    True
    """
    if len(published) <= _DAY_LENGTH:
        return published
    from datetime import UTC, datetime

    try:
        moment = datetime.fromisoformat(published)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return published
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds")


def count_days(published: str) -> int | None:
    """Count the days up to an ISO 8601 date or time, in UTC; None for what is neither.

    >>> count_days("2023-11-15T02:00:00+04:00") - count_days("2023-11-14"), count_days("")
    (0, None)
    """
    from datetime import date

    try:
        return date.fromisoformat(order_date(published)[:_DAY_LENGTH]).toordinal()
    except ValueError:
        return None
