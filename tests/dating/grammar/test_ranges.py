"""Ranges stand over their two ends; each end has what only the other says."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "whole", "edtf", "ends"),
    [
        ("MAAG, Apr-Nov 1955", "Apr-Nov 1955", "1955-04/1955-11", ["1955-04", "1955-11"]),  # short forms
        ("in July and August 1957", "July and August 1957", "1957-07/1957-08", ["1957-07", "1957-08"]),
        ("in 1955 and 1956", "1955 and 1956", "1955/1956", ["1955", "1956"]),
        ("in 1955 and 1958", "1955 and 1958", "{1955,1958}", ["1955", "1958"]),  # not neighbours
        ("from 1956 through 1960", "1956 through 1960", "1956/1960", ["1956", "1960"]),
        ("in 1954-60", "1954-60", "1954/1960", ["1954", "1960"]),
        ("in 1956/57", "1956/57", "1956/1957", ["1956", "1957"]),
        ("on 14-16 November 1957", "14-16 November 1957", "1957-11-14/1957-11-16", ["1957-11-14", "1957-11-16"]),
        ("on May 5-7, 1957", "May 5-7, 1957", "1957-05-05/1957-05-07", ["1957-05-05", "1957-05-07"]),
        ("in late 1952 or 1953", "late 1952 or 1953", "[1952-09..1953-12]", ["1952-09~/1952-12", "1953"]),
        ("between 1955 and 1957", "between 1955 and 1957", "1955/1957", ["1955", "1957"]),
        ("sometime between 1955 and 1957", "between 1955 and 1957", "[1955..1957]", ["1955", "1957"]),  # one point
        ("Summer, 1956 -- Fall, 1957", "Summer, 1956 -- Fall, 1957", "1956-06/1957-11", ["1956-22", "1957-23"]),
        ("from November to February 1957", "November to February 1957", "1956-11/1957-02", ["1956-11", "1957-02"]),
        ("May-August 1950", "May-August 1950", "1950-05/1950-08", ["1950-05", "1950-08"]),
        ("the war of 499-493 BC", "499-493 BC", "-0498/-0492", ["-0498", "-0492"]),  # the era of both
        ("from 1957 to 1956", "1957 to 1956", None, ["1957", "1956"]),  # ends before it begins
    ],
)
def test_a_range(text: str, whole: str, edtf: str | None, ends: list[str]) -> None:
    first, *rest = said(text)
    assert (first[0], first[1], first[2]) == (whole, None, edtf)  # its ends have the TIMEX3 values
    assert [value for _, _, value in rest] == ends


def test_the_second_end_goes_on_from_the_first() -> None:
    text = "It was March 1956. From October to February it rained."
    assert [value for _, _, value in said(text)[-3:]] == ["1956-10/1957-02", "1956-10", "1957-02"]
