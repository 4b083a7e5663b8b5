"""Printed page numbers: where they stand, what can be read of them, and what is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking.folios import label
from tests.marking.sheets_of_paper import BODY, said, sheet

KIND = "page_number"


def folio(text: str) -> tuple[str, object] | None:
    numbers = said(text, KIND)
    assert len(numbers) <= 1
    return (numbers[0][0], numbers[0][1].value["label"]) if numbers else None


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("28", "28"),
        ("- 28 -", "28"),
        ("— 28 —", "28"),
        ("~28~", "28"),  # dashes worn
        ("B-12", "B-12"),
        ("c-12", "C-12"),  # the typewriter has no small capital: the same shape
        ("C—12", "C-12"),
        ("C.12", "C-12"),
        ("C=12", "C-12"),
        ("iv", "iv"),
        ("xxiv", "xxiv"),
        ("IV-A-5", "IV-A-5"),
        ("page 3 of 7", "3"),
        ("p. 3", "3"),
        ("1l", "11"),  # a letter beside a true figure
        ("2O", "20"),
        (". 28 '", "28"),  # specks
        # what cannot be read for sure
        ("0-20", None),  # C-20 or D-20
        ("p-4", None),  # D-4, or P-4
        ("C-2g", None),
        ("lI", None),  # no true figure
        ("07", None),
        ("1967", None),  # may be a year
        ("i", None),  # a speck, where nothing else speaks for it
        ("iiii", None),
        ("28a of 3", None),
        ("", None),
    ],
)
def test_what_a_printed_number_is(printed: str, read: str | None) -> None:
    assert label(printed) == read


@given(st.text("0123456789lOI|ivxABCcdp-–. ~()'", max_size=8))
def test_no_figure_is_in_a_label_that_is_not_in_print(printed: str) -> None:
    """Letters read for 1 and 0 are the one liberty taken."""
    read = label(printed)
    shown = printed.upper()
    for worn, true in (("L", "1"), ("I", "1"), ("|", "1"), ("!", "1"), ("O", "0")):
        shown += shown.replace(worn, true)
    for figure in filter(str.isdigit, read or ""):
        assert figure in shown


@pytest.mark.parametrize(
    ("head", "foot", "found"),
    [
        ("SECRET", "28 SECRET", ("28", "28")),  # beside the banner
        ("SECRET", "SECRET 28", ("28", "28")),
        ("SECRET", "C-14 SECRET", ("C-14", "C-14")),
        ("SECRET", "28\nSECRET", ("28", "28")),  # above it
        ("SECRET", "SECRET\n28", ("28", "28")),  # below it
        ("SECRET", "SECRET\n\n28\n\n~", ("28", "28")),  # and specks after it
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


def test_a_number_in_the_body_is_no_page_number() -> None:
    assert folio(f"{BODY}\n\n28\n\n{BODY}") is None
