"""The standing of a page says what is on the page, as marked, and no more."""

from __future__ import annotations

import pytest

from onionskin.marking.standing import standing
from tests.marking.sheets_of_paper import found, sheet

STAMP = "Declassified per Executive Order 13526, Section 3.3\nNND Project Number: NND 40718. By: KXR Date: 2014"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        # neither classified nor declassified: not known
        (sheet(), "No classification marking found; no release stamp, status unknown"),
        (
            sheet("SECRET"),
            "As marked, in a year the marking does not give: SECRET; no release stamp, status unknown",
        ),
        # the highest banner, with the caveats of all that are as high
        (
            sheet("TOP SECRET - Sensitive", "TOP SECRET NODIS") + "\n\nSECRET",
            "As marked, in a year the marking does not give: TOP SECRET – SENSITIVE – NODIS; "
            "no release stamp, status unknown",
        ),
        (
            sheet(STAMP + "\n\nSECRET"),
            "As marked, in a year the marking does not give: SECRET; declassified 2014 under E.O. 13526, NND 40718",
        ),
        (
            sheet(STAMP.replace("2014", "2q14")),
            "No classification marking found; declassified in a year that cannot be read under E.O. 13526, NND 40718",
        ),
        # a page let go in part is not told as let go
        (
            sheet(
                "Declassified in Part - Sanitized Copy Approved for Release 2014/01/23: CIA-RDP11B40718R001200140009-4"
            ),
            "No classification marking found; released in part 2014-01-23, CIA-RDP11B40718R001200140009-4",
        ),
        (
            sheet("CIA HAS NO OBJECTION TO DECLASSIFICATION AND/OR RELEASE OF THIS DOCUMENT AS SANITIZED"),
            "No classification marking found; released in part in a year that cannot be read",
        ),
        (
            sheet("EXEMPT PER E.O. 13526 SEC 3.3(b) 25x1"),
            "No classification marking found; held back in part in a year that cannot be read under E.O. 13526",
        ),
    ],
)
def test_the_sentence(text: str, sentence: str) -> None:
    assert standing(found(text)) == sentence


def test_a_stamp_that_stands_twice_is_told_once() -> None:
    assert standing(found(f"{STAMP}\n\n{sheet()}\n\n{STAMP}")).count("declassified") == 1
