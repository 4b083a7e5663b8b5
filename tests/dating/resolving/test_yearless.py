"""A month or day without its year."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("In 1957 he left. In May he came back.", "1957-05"),  # of the year told
        ("In November 1957 he left. In March he came back.", "1958-03"),  # the story goes on
        ("In June 1957 he left. In May all had been quiet.", "1957-05"),  # and back by little
        ("It was to last until May 1961. It began in 1957. In June he left.", "1957-06"),
        ("In May 1957 he left; it would last until June 1961. In July he came back.", "1957-07"),  # not from the aside
        ("He left in March 1957 and was in Vessin by December.", "../1957-12"),  # by looks on
        ("The Campaign of 1905\n\nIn March they met.\n\nIn January it had begun.", "1905-01"),  # the heading's year
        (
            "The Talks of December 1957\n\nIn December they met.\n\nIn January they parted.",
            "1958-01",
        ),  # a month's heading
        ("In May he left.", "None"),  # nothing tells it
        ("In 1954 and 1957 he left. On 30 February he came.", "None"),  # there is no such day
    ],
)
def test_the_year_that_was_told(text: str, edtf: str) -> None:
    assert str(said(text)[-1][2]) == edtf


@pytest.mark.parametrize(
    ("text", "written", "edtf"),
    [
        ("He left on March 3.", "1964-11-02", "1964-03-03"),
        ("He will leave on March 3.", "1964-11-02", "1965-03-03"),  # the future
        ("Delivery is due Nov. 20.", "1964-11-02", "1964-11-20"),
        ("He left on Dec. 20.", "1964-01-05", "1963-12-20"),  # the last December
        ("Prices fell in January.", "1964-10-30", "1964-01"),
        ("He will leave next May.", "1964-10-30", "1965-05"),
    ],
)
def test_the_year_nearest_to_the_document(text: str, written: str, edtf: str) -> None:
    assert said(text, written)[-1][2] == edtf


def test_a_history_does_not_lean_on_the_day_it_was_written() -> None:
    text = "In 1954 it began, in 1955 it grew and in 1956 it failed. In May they fled. They met again on Monday."
    assert [edtf for _, _, edtf in said(text, "2009-12-19")][-2:] == ["1956-05", None]
