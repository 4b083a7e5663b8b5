"""The times a page speaks of: what it is found by and counted under."""

from __future__ import annotations

import pytest

from onionskin.dating.spoken import reached, spoken, years_spoken
from onionskin.dating.stage import find_dates
from onionskin.record import Transcription


def _told(text: str) -> tuple[list[tuple[str, str]], dict[int, float]]:
    [dates] = find_dates((Transcription("text", text),), ((),))
    times = spoken(dates)
    days = [("{}-{:02}-{:02}".format(*first), "{}-{:02}-{:02}".format(*last)) for _, first, last in reached(times)]
    return days, years_spoken(times)


@pytest.mark.parametrize(
    ("text", "days", "years"),
    [
        ("He left in July 1957.", [("1957-07-01", "1957-07-31")], {1957: 1}),
        ("He stayed for three days.", [], {}),  # a length has no place in time
        ("In September he left.", [], {}),  # nothing tells the year
        (  # an open side reaches as far as the page speaks, and is counted where it is known
            "In 1955 it was quiet. In 1960 it was not. It has been so since November 1957.",
            [("1955-01-01", "1955-12-31"), ("1960-01-01", "1960-12-31"), ("1957-11-01", "1960-12-31")],
            {1955: 1, 1957: 1, 1960: 1},
        ),
        ("It has been so since November 1957.", [("1957-11-01", "1957-11-30")], {1957: 1}),  # and no farther
        ("It was built in the 1950s.", [("1950-01-01", "1959-12-31")], dict.fromkeys(range(1950, 1960), 0.1)),
        ("Declassified per Executive Order 13526, Section 3.3\nBy: NWD Date: 2011\n\nIt rained.", [], {}),
    ],
)
def test_spoken(text: str, days: list[tuple[str, str]], years: dict[int, float]) -> None:
    found, counted = _told(text)
    assert [one for one in found if one[0] != one[1] or not days] == days
    assert counted == pytest.approx(years)
