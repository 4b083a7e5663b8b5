"""A range is resolved as a whole: its second end goes on from its first."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Monday through Friday", "1961-05-08/1961-05-12"),  # the Friday of that week
        ("from Friday to Tuesday", "1961-05-05/1961-05-09"),  # over the week's end
        ("from November 1960 to March", "1960-11/1961-03"),  # over the year's end
        ("from 28 April to 3 May 1961", "1961-04-28/1961-05-03"),
        ("between 1958 and 1960", "1958/1960"),
    ],
)
def test_the_second_end_follows_the_first(text: str, edtf: str) -> None:
    whole, one, other = said(text, "1961-05-10")
    assert whole[1:] == (None, edtf)
    assert f"{one[2]}/{other[2]}" == edtf
