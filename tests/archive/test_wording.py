"""A value is said in words that mean it: nothing of it is left out, and nothing is added."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.archive import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1957", "1957"),
        ("1957-09", "September 1957"),
        ("1957-09-02", "2 September 1957"),
        ("1957-09-02T15:30:00Z", "2 September 1957, 15:30 UTC"),
        ("1957-09-02T15:30:20+07:00", "2 September 1957, 15:30:20 at +07:00"),
        ("1957-09-02T15:30:00", "2 September 1957, 15:30"),  # whose zone is not said
        ("1957-09~", "about September 1957"),
        ("1957?", "possibly 1957"),
        ("1957%", "possibly about 1957"),
        ("?1957-09", "September 1957 (year uncertain)"),  # a mark on one part alone
        ("1957-09-~02", "2 September 1957 (day approximate)"),
        ("195X", "the 1950s"),
        ("186X%", "possibly about the 1860s"),
        ("19XX", "the years 1900 to 1999"),
        ("XXXX-09-02", "2 September of a year that is not known"),
        ("195X-09", "September of the 1950s"),
        ("1957-XX", "a month of 1957 that is not known"),
        ("1957-XX-XX", "a month of 1957 that is not known"),
        ("1957-XX-12", "day 12 of a month of 1957 that is not known"),
        ("1957-09-XX", "a day of September 1957 that is not known"),
        ("1957-09-1X", "a day 1X of September 1957"),
        ("XXXX-XX-XX", "a day that is not known"),
        ("1957-21", "spring 1957"),
        ("1957-32", "southern winter 1957"),
        ("1957-34", "the second quarter of 1957"),
        ("1957-39", "the last four months of 1957"),
        ("1957-41", "the second half of 1957"),
        ("-0044-03-15", "15 March 45 BC"),  # the year 0 is 1 BC
        ("0000", "1 BC"),
        ("0987", "987"),
        ("Y170000", "the year Y170000"),
        ("1957-07/1958", "from July 1957 to 1958"),
        ("1957-11/..", "from November 1957 on"),
        ("../1957", "up to 1957"),
        ("/1961-05-08~", "up to about 8 May 1961, since when is not known"),
        ("1961-05-08~/", "from about 8 May 1961, until when is not known"),
        ("[1956-12..1957-02]", "once from December 1956 to February 1957"),
        ("[1957-22,1957-24]", "summer 1957 or winter 1957"),
        ("[..1957-09]", "September 1957 or earlier"),
        ("[1957..]", "1957 or later"),
        ("{1957-07,1957-09}", "July 1957 and September 1957"),
        ("{1957-07..1957-09}", "all from July 1957 to September 1957"),
        ("{..1957}", "all up to 1957"),
        ("next week", "next week"),  # no EDTF
    ],
)
def test_a_value_is_said_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


@given(st.dates().map(str))
def test_a_day_says_its_year_and_its_day(day: str) -> None:
    year, _, date = day.split("-")
    assert re.findall(r"\d+", in_words(day)) == [str(int(date)), str(int(year))]


@given(st.text(max_size=30))
def test_whatever_stands_there_is_said(printed: str) -> None:
    assert in_words(printed) or not printed
