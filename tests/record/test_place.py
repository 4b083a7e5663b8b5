"""Spans and regions hold what they promise."""

from __future__ import annotations

import pytest

from onionskin.record import Region, Span

EMPTY = [(3, 3), (4, 3), (-1, 2)]  # no room, backwards, before the text


@pytest.mark.parametrize(("start", "end"), EMPTY)
def test_a_span_is_never_empty(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="never empty"):
        Span(start, end)


@pytest.mark.parametrize(("width", "height"), [(0, 4), (4, 0), (-1, 4)])
def test_a_region_has_an_area(width: int, height: int) -> None:
    with pytest.raises(ValueError, match="area"):
        Region(0, 0, width, height)


def test_spans_that_touch_do_not_meet() -> None:
    assert not Span(0, 3).meets(Span(3, 5))  # half-open: the one ends where the other begins
    assert Span(0, 4).meets(Span(3, 5))
    assert Span(1, 2) in Span(1, 2)
    assert Span(0, 3) not in Span(1, 4)


def test_the_region_around_two_holds_both() -> None:
    assert Region(0, 10, 5, 5).around(Region(20, 0, 1, 2)) == Region(0, 0, 21, 15)
