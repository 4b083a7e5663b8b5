"""The identification form of the JFK collection: one mark; a value that stands by no label is not guessed at."""

from __future__ import annotations

import pytest

from onionskin.marking.sheets import FIELDS, whole
from tests.marking.sheets_of_paper import families, found, said, sheet

FORM = """JFK ASSASSINATION SYSTEM
IDENTIFICATION FORM

AGENCY INFORMATION

AGENCY : CIO
RECORD NUMBER : 176-40718-10023
RECORD SERIES : OSTRANA COUNTRY FILE
AGENCY FILE NUMBER : 201-40718

DOCUMENT INFORMATION

ORIGINATOR : CIO
FROM : CHIEF, STATION SAN AUREL
TO : CHIEF, NORTHERN DIVISION
TITLE : THE MILLER OF SELVE
DATE : 8/00/1963
PAGES : 2
SUBJECTS : ILM, S.; MILLS;
           BOATS

DOCUMENT TYPE : PAPER
CLASSIFICATION : SECRET
RESTRICTIONS : 1B; 3
CURRENT STATUS : POSTPONED IN PART
DATE OF LAST REVIEW : 09/10/2000
OPENING CRITERIA :
COMMENTS : JFK2 : F40 : PAGE COUNT
INACCURATE

v9.1
NW 40718 DocId:33333333 Page 1"""


def form(text: str) -> dict[str, object]:
    [(_, mark)] = [(surface, one) for surface, one in said(text, "control_number") if "agency" in one.value]
    return dict(mark.value)


def test_every_field_of_the_form() -> None:
    value = form(FORM)
    assert set(FIELDS) <= set(value)
    assert value["record"] == "176-40718-10023"
    assert value["date"] == "1963-08"  # 00 is a day that is not known
    assert value["date_printed"] == "8/00/1963"
    assert value["last_review"] == "2000-09-10"  # the month stands first
    assert value["subjects"] == ("ILM, S", "MILLS", "BOATS")  # goes on over a line
    assert value["restrictions"] == ("1B", "3")
    assert value["opening"] is None  # not filled in
    assert value["comments"] == "JFK2 : F40 : PAGE COUNT INACCURATE"


def test_the_form_is_a_mark_that_holds_its_number_and_its_restrictions() -> None:
    """The level typed in the form is what it says of another paper, no banner; its other numbers are no marks."""
    assert families(FORM) == ["JFK_RIF", "JFK_RIF", "JFK_RESTRICTION", "JFK_RESTRICTION", "JFK_NW_FOOTER"]
    whole, number = [surface for surface, one in said(FORM, "control_number") if one.family == "JFK_RIF"]
    assert whole.startswith("AGENCY :")
    assert whole.endswith("INACCURATE")
    assert number == "RECORD NUMBER : 176-40718-10023"


def test_the_number_said_again_outside_the_form_is_no_second_mark() -> None:
    assert families(f"176-40718-10023\n\n{FORM}") == families(FORM)


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("08/00/1963", "1963-08"),
        ("00/00/1963", "1963"),
        ("08/22/1963", "1963-08-22"),
        ("00/00/0000", None),  # nothing is known
        ("01/01/0000", None),
        ("00/22/1963", None),  # a day of no month
        ("02/31/1963", None),
        ("UNDATED", None),
    ],
)
def test_a_date_with_parts_that_are_not_known(printed: str, date: str | None) -> None:
    assert whole(printed) == date


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        (("RECORD NUMBER", "RECORD  NUMBER"), "record", "176-40718-10023"),
        (("RECORD NUMBER : 176-40718-10023", "RECORD NUMBER : "), "record", None),  # blank, and nowhere else
        (("PAGES : 2", "PAGES :"), "pages", None),
        (("DATE : 8/00/1963", "DATE : 00/00/0000"), "date", None),
        (("AGENCY FILE NUMBER", "AGENCY FILENUMBER"), "file", "201-40718"),
        (("TITLE : ", "TITLE; "), "title", "THE MILLER OF SELVE"),  # a worn colon
    ],
)
def test_a_worn_form(change: tuple[str, str], field: str, value: str | None) -> None:
    assert form(FORM.replace(*change))[field] == value


def test_a_record_number_that_is_not_there_is_told() -> None:
    assert form(FORM.replace("176-40718-10023", "176-4O718"))["unreadable"] is True


def test_a_number_elsewhere_on_the_sheet_is_the_forms_own_if_it_is_the_only_one() -> None:
    worn = FORM.replace("RECORD NUMBER : 176-40718-10023", "RECORD NUMBER :")
    assert form(f"{worn}\n176-40718-10023")["record"] == "176-40718-10023"
    assert form(f"{worn}\n176-40718-10023\n176-40718-10024")["record"] is None


def test_a_form_read_column_by_column_keeps_its_fields_empty() -> None:
    labels = "\n".join(line.split(" :")[0] + " :" for line in FORM.split("\n") if " :" in line)
    values = "\n".join(line.split(": ", 1)[1] for line in FORM.split("\n") if ": " in line)
    value = form(f"{labels}\n\n{values}")
    assert {value[name] for name in ("agency", "originator", "from", "to", "date", "pages")} == {None}
    assert value["record"] == "176-40718-10023"  # its shape is its own


def test_an_unknown_restriction_is_unrecognised() -> None:
    marks = said(FORM.replace("1B; 3", "1B; 7Q"), "unrecognised")
    assert [surface for surface, _ in marks] == ["7Q"]


def test_a_cable_heading_is_no_form() -> None:
    heading = "FROM: VESSIN\nTO: DEPARTMENT\nSUBJECT: THE MILLER\nDATE: 9 MARCH 1958\nRESTRICTIONS: NONE"
    assert not [one for one in found(sheet(heading)) if getattr(one.body, "family", "") == "JFK_RIF"]
