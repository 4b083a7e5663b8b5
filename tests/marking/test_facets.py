"""What one may narrow a search by: values as said on the page, each once."""

from __future__ import annotations

import pytest

from onionskin.marking.facets import facets, occasion, stamp_name
from onionskin.record import Mark
from tests.marking.sheets_of_paper import found, sheet

STAMP = "Declassified per Executive Order 13526, Section 3.3\nNND Project Number: NND 40718. By: KXR Date: 2014"


def test_the_facets_of_a_page() -> None:
    assert facets(found(sheet(f"{STAMP}\nSECRET NOFORN", "SECRET NOFORN EYES ONLY"))) == {
        "level": ("SECRET",),
        "caveat": ("NOFORN", "EYES ONLY"),
        "stamp": ("National Archives project stamp",),
        "release": ("2014",),
        "project": ("NND 40718",),
    }


def test_a_page_without_a_stamp_is_found_as_such() -> None:
    assert facets(found(sheet())) == {"stamp": ("none: status unknown",)}


def test_the_numbers_that_name_a_record() -> None:
    text = sheet("RECORD NUMBER : 176-40718-10023", "NW 40718 DocId:33333333 Page 2")
    assert facets(found(text))["record"] == ("176-40718-10023", "40718")


@pytest.mark.parametrize(
    ("date", "told"),
    [("2014", "2014"), ("2014-03-09", "2014"), ("3/9/14", "year not read"), (None, "year not read")],
)
def test_an_occasion_of_release_has_the_year_that_is_printed(date: str | None, told: str) -> None:
    assert occasion(Mark("release_stamp", "CIA_CREST", {"date": date})) == told


def test_a_stamp_of_a_family_without_a_name_is_named_after_it() -> None:
    assert stamp_name("CIA_CREST") == "CIA release line"
    assert stamp_name("SOME_NEW") == "some new"
