"""Which one of a row, by the document's date and by what was told before."""

from __future__ import annotations

import pytest

from tests.dating.sayings import found, said


@pytest.mark.parametrize(
    ("text", "written", "surface", "value", "edtf"),
    [
        # of the document's own days
        ("He left last week.", "1964-12-15", "last week", "1964-W50", "1964-12-07/1964-12-13"),
        ("He will arrive next month.", "1964-12-15", "next month", "1965-01", "1965-01"),
        ("They met this morning.", "1963-11-01", "this morning", "1963-11-01TMO", "1963-11-01"),
        ("He came yesterday.", "1964-03-01", "yesterday", "1964-02-29", "1964-02-29"),  # a leap day
        ("They talked tonight.", "1963-11-01", "tonight", "1963-11-01TNI", "1963-11-01"),
        ("He left on Monday.", "1964-12-15", "Monday", "1964-12-14", "1964-12-14"),
        ("He will leave on Monday.", "1964-12-15", "Monday", "1964-12-21", "1964-12-21"),  # by the tense
        ("He left last Monday.", "1964-12-14", "last Monday", "1964-12-07", "1964-12-07"),  # not today
        ("It was so over the past three years.", "1964-12-15", "the past three years", "P3Y", "1961/1964-12-15"),
        ("He was there last summer.", "1964-12-15", "last summer", "1964-SU", "1964-22"),
        ("Trade fell over the weekend.", "1964-12-15", "the weekend", "1964-W50-WE", "1964-12-12/1964-12-13"),
        ("To this day no reply has come.", "1964-09-10", "this day", "PRESENT_REF", "../1964-09-10"),
        ("No reply has been received to date.", "1964-09-10", "to date", "PRESENT_REF", "../1964-09-10"),
        ("He was seen in recent months.", "1964-09-10", "recent months", "PAST_REF", "1964~/1964-09-10"),
    ],
)
def test_a_turn_of_the_document(text: str, written: str, surface: str, value: str, edtf: str) -> None:
    assert said(text, written) == [(surface, value, edtf)]


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        (
            "It began in the fall of 1957. In September of that year he left.",
            "September of that year",
            "1957-09",
            "1957-09",
        ),
        ("It began on 24 April 1956. The next day he left.", "The next day", "1956-04-25", "1956-04-25"),
        ("It began on 31 December 1956. The following month he left.", "The following month", "1957-01", "1957-01"),
        ("It began in May 1956. The following January he left.", "The following January", "1957-01", "1957-01"),
        ("It began in May 1956. At that time he left.", "that time", "1956-05", "1956-05"),
        ("It began in 1956. The previous spring he left.", "The previous spring", "1955-SP", "1955-21"),
        ("It began in 1956. That day he left.", "That day", "XXXX-XX-XX", None),  # finer than what was told
        ("It began in the 1950s. By the next decade he was gone.", "the next decade", "196", "../196X"),
        ("Two days later he left.", "Two days later", "XXXX-XX-XX", None),  # nothing to count from
    ],
)
def test_a_turn_of_what_was_told(text: str, surface: str, value: str, edtf: str | None) -> None:
    assert said(text)[-1] == (surface, value, edtf)


@pytest.mark.parametrize(
    "text", ["This time he stayed.", "He asked that point of order.", "the last of the men", "his past"]
)
def test_what_only_looks_like_a_turn(text: str) -> None:
    assert found(text) == []
