"""So much before or after another time."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        ("It began on 24 April 1956. Two weeks later he left.", "Two weeks later", "1956-05-08", "1956-05-08"),
        ("It began in April 1956. Three months earlier he left.", "Three months earlier", "1956-01", "1956-01"),
        ("It began in April 1956. A year later he left.", "A year later", "1957", "1957"),  # as coarse as the count
        ("It began in 1956. Nearly two decades earlier he left.", "Nearly two decades earlier", "193", "193X"),
        ("It began in 1956. A few weeks later he left.", "A few weeks later", "FUTURE_REF", "[1956..]"),  # not counted
        ("He left three days before 5 May 1957.", "three days before 5 May 1957", "1957-05-02", "1957-05-02"),
        ("It began on 5 May 1957. He had left the day before.", "the day before", "1957-05-04", "1957-05-04"),
        (
            "It began in 1956. Two days later he left.",
            "Two days later",
            "XXXX-XX-XX",
            None,
        ),  # a year has no days to count
        ("It was on 5 May 1957 that he left for six days.", "six days", "P6D", None),  # a length, not a shift
        ("In 1957 he spoke of a law two thousand years old.", "two thousand years", "P2000Y", None),
    ],
)
def test_a_shift(text: str, surface: str, value: str, edtf: str | None) -> None:
    assert said(text)[-1] == (surface, value, edtf)


def test_a_shift_from_now_counts_from_the_document() -> None:
    assert said("He left three years ago.", "1961-05-08") == [("three years ago", "1958", "1958")]
    assert said("He left two days ago.", "1961-05-08") == [("two days ago", "1961-05-06", "1961-05-06")]


def test_what_is_no_shift() -> None:
    assert said("It came three days later than planned.") == [("three days", "P3D", None)]
