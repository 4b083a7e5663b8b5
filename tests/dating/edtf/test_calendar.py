"""Days of the calendar, for any year."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.dating.edtf.calendar import day_of, days, iso, month_length, months_later, ordinal


@given(st.dates())
def test_days_are_counted_as_the_library_counts_them(day: datetime.date) -> None:
    epoch = datetime.date(1970, 1, 1).toordinal()
    assert ordinal((day.year, day.month, day.day)) - ordinal((1970, 1, 1)) == day.toordinal() - epoch


@given(st.integers(-3_000_000, 3_000_000))
def test_a_day_is_found_again_before_christ_too(count: int) -> None:
    assert ordinal(day_of(count)) == count
    year, month, day = day_of(count)
    assert 1 <= day <= month_length(year, month)


@pytest.mark.parametrize(
    ("year", "days_of_february"),
    [(1900, 28), (2000, 29), (1956, 29), (1957, 28), (0, 29), (-4, 29), (-100, 28)],
)
def test_leap_years(year: int, days_of_february: int) -> None:
    assert month_length(year, 2) == days_of_february


@given(st.integers(-200, 3000), st.integers(1, 12), st.integers(-500, 500))
def test_months_are_counted_there_and_back(year: int, month: int, count: int) -> None:
    assert months_later(*months_later(year, month, count), -count) == (year, month)


def test_a_day_is_printed_for_any_year() -> None:
    assert [iso(day) for day in ((1957, 9, 2), (-43, 3, 15), (170000, 1, 1))] == [
        "1957-09-02",
        "-0043-03-15",
        "Y170000-01-01",
    ]
    assert iso(None) is None


def test_a_pattern_stands_for_the_days_that_there_are() -> None:
    assert days("1957", "02", "XX")[-1] == (2, 28)
    assert days("1956", "02", "2X")[-1] == (2, 29)
    assert days("1957", "02", "3X") == ()
