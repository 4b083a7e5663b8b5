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


def test_what_a_family_knows_is_not_unrecognised_too() -> None:
    assert said(sheet("NW 40718 DocId:33333333 Page 2\nSECRET", "SECRET"), KIND) == []
