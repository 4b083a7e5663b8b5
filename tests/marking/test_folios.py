"""Where a page's number stands, as one page alone shows it."""

from __future__ import annotations

import pytest

from tests.marking.sheets_of_paper import BODY, said, sheet

KIND = "page_number"


def folio(text: str) -> tuple[str, object] | None:
    numbers = said(text, KIND)
    assert len(numbers) <= 1
    return (numbers[0][0], numbers[0][1].value["label"]) if numbers else None


@pytest.mark.parametrize(
    ("head", "foot", "found"),
    [
        ("SECRET", "28 SECRET", ("28", "28")),  # beside the banner
        ("SECRET", "SECRET 28", ("28", "28")),
        ("SECRET", "C-14 SECRET", ("C-14", "C-14")),
        ("SECRET", "28\nSECRET", ("28", "28")),  # above it
        ("SECRET", "SECRET\n28", ("28", "28")),  # below it
        ("SECRET", "SECRET\n\n28\n\n~", ("28", "28")),  # and specks after it
        ("SECRET", "C-28\n4.3\n2011\nSECRET", ("C-28", "C-28")),  # the end of a stamp is read between
        ("SECRET", "c-28 . aw\nSECRET", ("c-28", "C-28")),  # specks beside it
        ("", "28", ("28", "28")),  # without a banner, at the very foot
        ("- 28 -\nSECRET", "", ("- 28 -", "28")),  # at the head where it is set off
        ("page 28\nSECRET", "SECRET", ("page 28", "28")),
        ("28\nSECRET", "", ("28", "28")),  # bare at the head, where the foot has nothing
        ("SECRET", "C-2g SECRET", ("C-2g", None)),  # there, and unreadable
        ("SECRET", "p-4\nSECRET", ("p-4", None)),
        # none
        ("SECRET", "SECRET", None),
        ("173.\nSECRET", "SECRET", None),  # an archive's foliation in pencil
        ("", "i", None),
        ("", "the year 1967", None),
        ("", "1967", None),  # a year stands at the foot of a sheet, too
        ("SECRET", "SECRET NOFORN", None),
    ],
)  # fmt: skip
def test_where_a_number_stands(head: str, foot: str, found: tuple[str, str | None] | None) -> None:
    assert folio(sheet(head, foot)) == found


def test_a_number_within_a_stamp_is_the_stamps() -> None:
    assert folio(sheet(foot="NW 40718 DocId:33333333 Page 2")) is None


def test_the_number_at_the_foot_goes_before_the_one_at_the_head() -> None:
    assert folio(sheet("- 3 -\nSECRET", "C-14 SECRET")) == ("C-14", "C-14")


def test_a_bare_number_above_what_is_left_of_a_picture_is_none() -> None:
    assert folio("4\nheen or Pee als") is None


@pytest.mark.parametrize("foot", ["B-20\nB-22\nB-23\nSECRET", "76\n77\n78\nSECRET", "100\n100\n100"])
def test_the_end_of_a_column_of_numbers_is_no_page_number(foot: str) -> None:
    """A list of contents, the figures of a table."""
    assert folio(sheet("SECRET", foot)) is None


@pytest.mark.parametrize("end", ["see p.", "Appendix No.", "on page", "Vol."])
def test_the_end_of_a_citation_is_no_page_number(end: str) -> None:
    assert folio(f"{BODY} {end}\n28.") is None


def test_a_number_in_the_body_is_no_page_number() -> None:
    assert folio(f"{BODY}\n\n28\n\n{BODY}") is None
