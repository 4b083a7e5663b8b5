"""What stands where markings stand and no family knows: unrecognised, kept and counted."""

from __future__ import annotations

import pytest

from tests.marking.sheets_of_paper import BODY, said, sheet

KIND = "unrecognised"


def test_a_line_in_capitals_outside_the_banner() -> None:
    page = sheet("LUDRA HOLD 7/QT\nSECRET", "SECRET")
    [(surface, mark)] = said(page, KIND)
    assert surface == "LUDRA HOLD 7/QT"
    assert mark.value == {"text": "LUDRA HOLD 7/QT"}


def test_what_the_item_repeats_at_its_edges() -> None:
    assert [surface for surface, _ in said(sheet("LUDRA"), KIND, "ludra")] == ["LUDRA"]
    assert said(sheet("LUDRA"), KIND) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ludra hold",  # small letters are text
        "THE MILLER SAID THAT HE HAD SEEN THE BOATS GO OUT AND COME BACK",  # too long to be a mark
        "LUDRA ........ 14",  # a line of contents
        "XKCD QRST",  # letters that are no word: noise
        "41 718",
        "A B",
    ],
)
def test_no_mark(line: str) -> None:
    assert said(sheet(f"{line}\nSECRET", "SECRET"), KIND) == []


def test_the_same_line_between_the_banners_is_text() -> None:
    assert said(sheet("SECRET\n\nLUDRA HOLD 7/QT", "SECRET"), KIND) == []
    assert said(sheet("SECRET", "SECRET", f"{BODY}\n\nLUDRA HOLD 7/QT\n\n{BODY}"), KIND) == []


def test_beyond_a_stamp_where_the_page_has_no_banner() -> None:
    foot = "GROUP 2\nExempted from automatic downgrading\nLUDRA HOLD 7/QT\n\n5"
    assert [surface for surface, _ in said(sheet(foot=foot), KIND)] == ["LUDRA HOLD 7/QT"]
    assert said(sheet(foot="LUDRA HOLD 7/QT\n\n5"), KIND) == []  # next to a number alone it may be anything


def test_a_line_behind_something_else_is_not_next_to_the_banner() -> None:
    """A form prints its labels in capitals, all the way up to its edge."""
    assert said(sheet("LUDRA HOLD 7/QT\nTo whom it may concern\nSECRET", "SECRET"), KIND) == []


def test_a_name_the_item_repeats_above_the_banner_at_the_foot_is_a_signature() -> None:
    assert said(sheet("SECRET", "SANDERSON\nSECRET"), KIND, "sanderson") == []
    assert [surface for surface, _ in said(sheet("SECRET", "SECRET\nSANDERSON"), KIND, "sanderson")] == ["SANDERSON"]


def test_what_a_family_knows_is_not_unrecognised_too() -> None:
    assert said(sheet("NW 40718 DocId:33333333 Page 2\nSECRET", "SECRET"), KIND) == []
