"""So much before or after a time, and so long up to it."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        ("He left two years ago.", "two years ago", "1959", "1959"),  # no finer than a year
        ("He left ten days ago.", "ten days ago", "1961-04-30", "1961-04-30"),
        ("He returns five years from now.", "five years from now", "1966", "1966"),
        ("He returns a week from Friday.", "a week from Friday", "1961-05-19", "1961-05-19"),
        ("He returns two days from tomorrow.", "two days from tomorrow", "1961-05-13", "1961-05-13"),
        ("He was there for the past three years.", "the past three years", "P3Y", "1958/1961-05-10"),
        ("He stays over the next two years or so.", "the next two years or so", "P2Y", "1961-05-10/1963"),
    ],
)
def test_from_the_documents_date(text: str, surface: str, value: str, edtf: str) -> None:
    assert said(text, "1961-05-10") == [(surface, value, edtf)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("He stayed for three years from 1955.", [("three years", "P3Y", None), ("1955", "1955", "1955")]),
        ("On 28 February 1956 he left. Two days later he was back.",
         [("28 February 1956", "1956-02-28", "1956-02-28"), ("Two days later", "1956-03-01", "1956-03-01")]),
        ("In 1956 he left. Two days later he was back.",  # a year says no day
         [("1956", "1956", "1956"), ("Two days later", "XXXX-XX-XX", None)]),
        ("In 1957 prices rose from a year earlier. Wages fell from a year earlier.",  # both beside 1957
         [("1957", "1957", "1957"), ("a year earlier", "1956", "1956"), ("a year earlier", "1956", "1956")]),
        ("On 5 July 1962, the tenth anniversary of the treaty, he left.",
         [("5 July 1962", "1962-07-05", "1962-07-05"), ("the tenth anniversary", "1962-07-05", "1962-07-05")]),
        ("five days before 5 March 1956", [("five days before 5 March 1956", "1956-02-29", "1956-02-29")]),
    ],
)  # fmt: skip
def test_from_what_was_told(text: str, rows: list[tuple[str, str, str | None]]) -> None:
    assert said(text) == rows
