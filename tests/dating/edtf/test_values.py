"""What is printed is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given

from onionskin.dating.edtf import Date, Value, parse
from onionskin.dating.edtf.values import both
from tests.dating.edtf.values import values


@given(values)
def test_every_value_printed_is_read_back(value: Value) -> None:
    assert parse(str(value)) == value


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [("", "", ""), ("~", "", "~"), ("", "?", "?"), ("~", "?", "%"), ("%", "~", "%"), ("?", "?", "?")],
)
def test_two_marks_are_one(one: str, other: str, together: str) -> None:
    assert both(one, other) == together
    assert both(other, one) == together


def test_a_mark_is_of_the_whole_or_of_a_part() -> None:
    assert str(Date("1957", "09").marked("~")) == "1957-09~"
    assert str(Date("1957", "09", marks=("", "~", ""))) == "1957-~09"
    assert Date("1957", "09", "02", marks=("?", "~", "")).mark == "%"
    assert Date("1957", "23").season
    assert not Date("1957", "12").season
