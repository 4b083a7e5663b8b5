"""Parts of a time, by the conventions of the domain reference."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        ("in early 1959", "early 1959", "1959", "1959-01/1959-04~"),  # the inner edge alone is soft
        ("in mid-1957", "mid-1957", "1957", "1957-05~/1957-08~"),
        ("in late 1957", "late 1957", "1957", "1957-09~/1957-12"),
        ("at the end of 1956", "the end of 1956", "1956", "1956-12~"),  # the very end is about December
        ("at the beginning of 1956", "the beginning of 1956", "1956", "1956-01~"),
        ("in early May 1957", "early May 1957", "1957-05", "1957-05-01/1957-05-10~"),
        ("in mid-August 1964", "mid-August 1964", "1964-08", "1964-08-11~/1964-08-20~"),
        ("in late February 1956", "late February 1956", "1956-02", "1956-02-21~/1956-02-29"),  # a leap year
        ("in the early 1960s", "the early 1960s", "196", "1960/1963~"),
        ("in the late 1940s", "the late 1940s", "194", "1947~/1949"),
        ("in the first half of 1963", "the first half of 1963", "1963-H1", "1963-40"),
        ("in the latter half of 1963", "the latter half of 1963", "1963-H2", "1963-41"),
        ("in the third quarter of 1965", "the third quarter of 1965", "1965-Q3", "1965-35"),
        ("in the first week of June 1965", "the first week of June 1965", "1965-06", "1965-06-01/1965-06-07"),
        ("in the first nine months of 1956", "the first nine months of 1956", "P9M", "1956-01/1956-09"),
        ("in the last three months of 1965", "the last three months of 1965", "P3M", "1965-10/1965-12"),
        ("the last ten days of February 1956", "the last ten days of February 1956", "P10D", "1956-02-20/1956-02-29"),
        ("in the first months of 1965", "the first months of 1965", "1965", "1965-01/1965-04~"),  # not counted: early
        ("in the closing weeks of 1964", "the closing weeks of 1964", "1964", "1964-09~/1964-12"),
        ("on the last day of June 1965", "the last day of June 1965", "1965-06-30", "1965-06-30"),
    ],
)
def test_a_part_of_a_time(text: str, surface: str, value: str, edtf: str) -> None:
    assert said(text) == [(surface, value, edtf)]


@pytest.mark.parametrize(
    ("text", "written", "surface", "value", "edtf"),
    [
        (
            "Prices rose in the third quarter.",
            "1961-10-30",
            "the third quarter",
            "1961-Q3",
            "1961-35",
        ),  # the last begun
        ("Prices will rise in the first quarter.", "1961-10-30", "the first quarter", "1962-Q1", "1962-33"),  # the next
        ("Prices rose earlier this year.", "1961-10-30", "earlier this year", "1961", "1961"),
        ("By year-end prices will rise.", "1961-10-30", "year-end", "1961", "../1961-12~"),
        ("It was so in last year's third quarter.", "1961-10-30", "last year's third quarter", "1960-Q3", "1960-35"),
        ("It was so in the 1960 third quarter.", "1961-10-30", "the 1960 third quarter", "1960-Q3", "1960-35"),
    ],
)
def test_a_part_of_a_time_that_the_document_tells(text: str, written: str, surface: str, value: str, edtf: str) -> None:
    assert said(text, written) == [(surface, value, edtf)]
