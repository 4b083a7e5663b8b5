"""Times of day: the day is in the EDTF, the hour in the TIMEX3 value as it is printed."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        ("Vessin, July 14, 1954, 9 p.m.", "July 14, 1954, 9 p.m.", "1954-07-14T21:00", "1954-07-14"),
        ("Vessin, July 14, 1954—noon.", "July 14, 1954—noon", "1954-07-14T12:00", "1954-07-14"),
        ("Vessin, July 14, 1954, 12 noon", "July 14, 1954, 12 noon", "1954-07-14T12:00", "1954-07-14"),
        ("at 5:34 AM on March 20, 1957", "5:34 AM on March 20, 1957", "1957-03-20T05:34", "1957-03-20"),
        (
            "at 12 a.m. on 5 May 1957",
            "12 a.m. on 5 May 1957",
            "1957-05-05T00:00",
            "1957-05-05",
        ),  # the hour after midnight
        ("at 18:00 UTC on 5 May 1957", "18:00 UTC on 5 May 1957", "1957-05-05T18:00Z", "1957-05-05"),
        ("at 1400 hours on 5 May 1957", "1400 hours on 5 May 1957", "1957-05-05T14:00", "1957-05-05"),
        ("on the morning of 31 January 1965", "the morning of 31 January 1965", "1965-01-31TMO", "1965-01-31"),
        (
            "the early morning hours of 30 April 1975",
            "the early morning hours of 30 April 1975",
            "1975-04-30TMO",
            "1975-04-30",
        ),
        ("at nine o'clock in the evening", "nine o'clock in the evening", "XXXX-XX-XXT21:00", None),  # of no day told
        ("It was midnight. At midnight on 5 May 1957", "midnight on 5 May 1957", "1957-05-05T24:00", "1957-05-05"),
        ("1400R 22 NOV 63", "1400R 22 NOV 63", "1963-11-22T14:00", "1963-11-22T14:00:00-05:00"),  # the zone is known
        ("seen 1957-05-05T09:30:00 by all", "1957-05-05T09:30:00", "1957-05-05T09:30:00", "1957-05-05"),
    ],
)
def test_a_time_of_day(text: str, surface: str, value: str, edtf: str | None) -> None:
    assert said(text)[-1] == (surface, value, edtf)


def test_an_hour_leans_on_the_day_told_before() -> None:
    text = "They met on 5 May 1957. At 9 p.m. he left. In the morning he was gone."
    assert [one[1] for one in said(text)] == ["1957-05-05", "1957-05-05T21:00", "1957-05-05TMO"]


@pytest.mark.parametrize("text", ["at 25:00 hours", "at 13 p.m.", "a ratio of 9:30:1 to 3"])
def test_there_are_no_such_hours(text: str) -> None:
    assert all(value is None or "T25" not in value for _, value, _ in said(text))
