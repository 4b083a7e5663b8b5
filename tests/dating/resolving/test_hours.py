"""Hours of a day, and the day they are of."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        # the hour and its day with the name of a zone between: two expressions, the first leans on the second
        ("He called at 9 p.m. Vessin time on 7 December 1966.", "9 p.m.", "1966-12-07T21:00", "1966-12-07"),
        ("He called at 9 a.m., local time, 3 May 1964.", "9 a.m.", "1964-05-03T09:00", "1964-05-03"),
        ("They met at dawn on 4 May 1964.", "dawn on 4 May 1964", "1964-05-04TMO", "1964-05-04"),
        ("at noon on 4 May 1964", "noon on 4 May 1964", "1964-05-04T12:00", "1964-05-04"),
        ("They came at night.", "night", "XXXX-XX-XXTNI", None),  # no day was told
        ("on Sunday mornings", "Sunday mornings", "XXXX-WXX-7TMO", None),  # a set
    ],
)
def test_hours(text: str, surface: str, value: str, edtf: str | None) -> None:
    assert said(text)[0] == (surface, value, edtf)


def test_an_hour_alone_is_of_the_day_told_before() -> None:
    rows = said("On 4 May 1964 the guns fired. At 9 p.m. it was quiet.")
    assert rows[1] == ("9 p.m.", "1964-05-04T21:00", "1964-05-04")
