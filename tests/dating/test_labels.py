"""Labels beside a date, and words of sentences that are none."""

from __future__ import annotations

import pytest

from onionskin.dating.labels import ROLES, label_of


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("DATE: ", "written"),
        ("Date of document: ", "written"),
        ("DATE DISTR. ", "written"),  # an information report's own date
        ("DATE OF INFO. ", "information"),  # longer than DATE, and another thing
        ("Date of Information: ", "information"),
        ("DATE ACQ. ", "acquired"),
        ("PLACE & DATE ACQ. ", "acquired"),
        ("RECEIVED ", "stamped"),
        ("Vessin, May 5, 1957. (Received ", "stamped"),
        ("DATE OF LAST REVIEW: ", "released"),
        ("APPROVED FOR RELEASE ", "released"),
        ("Declassified per Executive Order 13526, Section 3.3 ", "released"),
        ("NND Project Number: NND 63316. By: NWD Date: ", "released"),
        ("DATE:\n\n", "written"),  # on the line above
    ],
)
def test_a_label(text: str, role: str) -> None:
    found = label_of(text + "5 May 1957", len(text))
    assert found is not None
    assert found.role == role
    assert role in ROLES


@pytest.mark.parametrize(
    "text",
    [
        "They set the date of the vote as ",  # a word of a sentence
        "The minister received on ",
        "It was released to the press on ",
        "DATE\n\n",  # the head of a column
        "The talks of ",
    ],
)
def test_no_label(text: str) -> None:
    assert label_of(text + "5 May 1957", len(text)) is None
