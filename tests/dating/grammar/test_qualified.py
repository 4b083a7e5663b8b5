"""About and likely."""

from __future__ import annotations

import pytest

from tests.dating.sayings import found, said


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("about 1950", "1950~"),
        ("c. 1958?", "1958%"),
        ("probably 1958", "1958?"),
        ("circa May 1957", "1957-05~"),
        ("about 3 May 1957", "1957-05-03~"),
        ("until about 1950", "../1950~"),
        ("perhaps in 1958", "1958"),  # it is the being in it that is likely
    ],
)
def test_a_mark(text: str, edtf: str) -> None:
    assert [value for _, _, value in said(text)] == [edtf]


def test_about_so_many_is_no_year() -> None:
    assert found("about 1900 men and around 2000 members") == []
