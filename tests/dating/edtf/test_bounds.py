"""Bounds: nothing is invented where an end is open, and the first day is never after the last."""

from __future__ import annotations

import pytest
from hypothesis import given

from onionskin.dating.edtf import Value, bounds, parse
from tests.dating.edtf.values import values


@given(values)
def test_the_first_day_is_not_after_the_last(value: Value) -> None:
    found = bounds(value)
    if found.earliest is not None and found.latest is not None:
        assert found.earliest <= found.latest


@pytest.mark.parametrize(
    ("printed", "loose"),
    [
        ("1957-09-02", (0, 0)),
        ("1957-09-02~", (1, 1)),  # a day more or less
        ("1957-09~", (31, 31)),  # a month
        ("1957~", (366, 366)),  # a year
        ("1957-23~", (93, 93)),  # a season
        ("1957-09~/1957-12", (31, 0)),  # each end by itself
        ("1957?", (0, 0)),  # not sure is not about
        ("../1957-12~", (0, 31)),
    ],
)
def test_an_approximate_end_is_loose_by_a_unit_of_its_precision(printed: str, loose: tuple[int, int]) -> None:
    assert bounds(parse(printed)).loose == loose


@pytest.mark.parametrize(
    ("printed", "earliest", "latest"),
    [
        ("{1960,1955,1957}", (1955, 1, 1), (1960, 12, 31)),  # members in any order
        ("[1957..1959,1954]", (1954, 1, 1), (1959, 12, 31)),
        ("[..1957,1960]", None, (1960, 12, 31)),  # one member without an end opens the whole
    ],
)
def test_a_set_lies_between_the_first_and_the_last_of_its_members(
    printed: str, earliest: object, latest: object
) -> None:
    found = bounds(parse(printed))
    assert (found.earliest, found.latest) == (earliest, latest)
