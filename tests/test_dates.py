"""The order of publication."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_cli.dates import order_date


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param("2023-11-14", "2023-11-15", id="days"),
        pytest.param("2023-11-14", "2023-11-14T00:00:01+00:00", id="a day begins before its times"),
        pytest.param("2023-11-15T02:00:00+00:00", "2023-11-14T23:30:00-05:00", id="the later day may come first"),
        pytest.param("2023-11-14T10:15:00", "2023-11-14T10:15:00-01:00", id="no offset is UTC"),
        pytest.param("2023-11-14T10:15:00Z", "2023-11-14T10:15:00.5Z", id="parts of seconds"),
    ],
)
def test_earlier_sorts_first(earlier: str, later: str) -> None:
    assert order_date(earlier) < order_date(later)


def test_what_is_no_date_stays_as_it_is() -> None:
    texts = ["", "last week", "on the fourteenth", "0001-01-01T00:00:00+14:00"]
    assert [order_date(text) for text in texts] == texts


OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=OFFSETS)


@given(MOMENTS, MOMENTS)
def test_order_is_that_of_the_moments(one: datetime, other: datetime) -> None:
    written = [order_date(moment.isoformat()) for moment in (one, other)]
    assert (written[0] < written[1]) == (one.astimezone(UTC) < other.astimezone(UTC))
