"""Bounds: a point is one of a set, a state an interval; the span is that of the inner time."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "written", "surface", "edtf"),
    [
        ("a view of the pre-1960 days", None, "1960", "[..1959]"),
        ("the post-1954 army", None, "1954", "[1955..]"),
        ("It has been so since 1954.", None, "1954", "1954/.."),
        ("It has been so since 1954.", "1961-05-08", "1954", "1954/1961-05-08"),
        ("It was so until June 1962.", None, "June 1962", "../1962-06"),
        ("By early 1957 it was so.", None, "early 1957", "../1957-04~"),
        ("He left before 20 July 1956.", None, "20 July 1956", "[..1956-07-19]"),
        ("He left prior to July 1956.", None, "July 1956", "[..1956-06]"),
        ("He left after 20 July 1956.", None, "20 July 1956", "[1956-07-21..]"),
        ("He left no later than 1 March 1966.", None, "1 March 1966", "[..1966-03-01]"),
        ("He came as early as 1955.", None, "1955", "[1955..]"),
        ("He was there as late as 1959.", None, "1959", "../1959"),
        (
            "within two weeks of 1 November 1963",
            None,
            "within two weeks of 1 November 1963",
            "[1963-11-01..1963-11-15]",
        ),
        ("the six months ending 30 June 1962", None, "the six months ending 30 June 1962", "1962-01-01/1962-06-30"),
    ],
)
def test_a_bound(text: str, written: str | None, surface: str, edtf: str) -> None:
    assert [(one, value) for one, _, value in said(text, written)] == [(surface, edtf)]


def test_sometime_before_stands_over_the_time_it_names() -> None:
    assert said("He returned sometime before the fall of 1957.") == [
        ("sometime before the fall of 1957", "1957-FA", "[..1957-08]"),
        ("the fall of 1957", "1957-FA", "1957-23"),
    ]
