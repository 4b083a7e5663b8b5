"""A button on a page names one remark, and only one of a kind that may be refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.record import Region, Span
from onionskin.web.remarks import REMARKS, button, pressed

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 10**4))
sides = st.integers(1, 10**5)
regions = st.builds(Region, st.integers(0, 10**5), st.integers(0, 10**5), sides, sides)


@given(st.sampled_from(sorted(REMARKS)), spans | regions)
def test_a_button_says_which_remark_is_meant(kind: str, target: Span | Region) -> None:
    assert pressed(button(kind, target)) == (kind, target)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "mark",
        "mark 5-5",  # an empty span
        "mark 9-3",  # one that runs backward
        "mark -1-3",
        "mark 1,2,3",  # a region of three corners
        "mark 1,2,0,4",  # one without area
        "mark 1-2-3",
        "mark 1,2-3,4",
        "mark ٣-٤",  # digits, but not ours
        "mark 9999999999-99999999999",  # more than any page has
        "judgement 1-2",  # a kind that may not be refused here
        "__class__ 1-2",
    ],
)
def test_what_names_no_remark_is_none(value: str) -> None:
    assert pressed(value) is None


@given(st.text(max_size=30))
def test_no_value_breaks_the_room(value: str) -> None:
    pressed(value)
    pressed(f"mark {value}")
