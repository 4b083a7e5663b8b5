"""Fields: what is printed becomes a value, or None. Nothing is guessed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking import fields
from onionskin.marking.tables import orders


@pytest.mark.parametrize(
    ("printed", "order"),
    [
        ("13526", "E.O. 13526"),
        ("l3526", "E.O. 13526"),  # small l for the figure 1
        ("1O501", "E.O. 10501"),
        ("11252", "E.O. 11652"),  # one figure wrong and one order that near (domain reference §1.3, rule e)
        ("13527", "E.O. 13526"),
        ("13256", None),  # two figures wrong
        ("1352a", "E.O. 13526"),
        ("135", None),
        ("99999", None),
        ("", None),
    ],
)
def test_an_order_is_looked_up_or_not_read(printed: str, order: str | None) -> None:
    assert fields.order(printed) == order


@given(st.text("0123456789lOI", min_size=4, max_size=6))
def test_an_order_that_is_read_is_of_the_table(printed: str) -> None:
    read = fields.order(printed)
    assert read is None or read.removeprefix("E.O. ") in orders()


@pytest.mark.parametrize(
    ("printed", "section"),
    [("3.3", "3.3"), ("3,3", "3.3"), ("3.\n\n3", "3.3"), ("3.3(b)", "3.3(b)"), ("3.3 (h) (2)", "3.3(h)(2)")]
    + [(worn, None) for worn in ("3", "33", "3.a", "", "3.3.3")],
)
def test_a_section(printed: str, section: str | None) -> None:
    assert fields.section(printed) == section


@pytest.mark.parametrize(
    ("printed", "project"),
    [
        ("NND 40718", "NND 40718"),
        ("NND 4O7l8.", "NND 40718"),  # letters that stand for one figure each
        ("nnd40718", "NND 40718"),
        ("NND: 407 18", "NND 40718"),
        ("NND 4071S", None),  # 5 or 8
        ("NND 407", None),  # too short to be whole
        ("NND 40718123", None),
        ("7Y9Sh_", None),
    ],
)
def test_a_project_number_is_read_whole_or_not_at_all(printed: str, project: str | None) -> None:
    assert fields.project(printed) == project


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2014", "2014"),
        ("20l4", "2014"),
        ("2 014", "2014"),
        ("2014/03/09", "2014-03-09"),
        ("3/9/2014", "2014-03-09"),  # the month stands first
        ("03-09-2014", "2014-03-09"),
        ("8/00/1963", "1963-08"),  # 00 is a part that is not known
        ("00/00/1963", "1963"),
        ("MAR 2014", "2014-03"),
        ("9 Mar 2014", "2014-03-09"),
        ("9 MARCH 2014", "2014-03-09"),  # in capitals as stamps have it
        ("MAR 9, 2014", "2014-03-09"),
        ("3/9/14", "3/9/14"),  # a year of two figures has no century: as printed
        ("31DEC 2438", None),  # no year that a stamp can have
        ("13/13/2014", None),
        ("2/30/2014", None),  # no such day
        ("00/09/2014", None),  # a day without its month
        ("0430208", None),
        ("?? 2014", None),
        ("", None),
    ],
)
def test_a_date(printed: str, date: str | None) -> None:
    assert fields.date(printed) == date


@given(st.text("0123456789/- JANFEBdec,", max_size=14))
def test_a_date_that_is_read_is_one_or_is_as_printed(printed: str) -> None:
    read = fields.date(printed)
    if read is not None:
        assert re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", read) or read in printed


@pytest.mark.parametrize(
    ("printed", "case", "repaired"),
    [
        ("NLK-81-407", "NLK-81-407", False),
        ("NUK-81-407", "NLK-81-407", True),
        ("MK.01.407.6.1.2", "NLK.01.407.6.1.2", True),
        ("12K.01.407", "NLK.01.407", True),
        ("NLJ-81-407", "NLJ-81-407", False),  # another library
    ],
)
def test_a_library_case_gets_its_prefix_back_and_never_a_figure(printed: str, case: str, repaired: bool) -> None:
    assert fields.library_case(printed) == (case, repaired)


@pytest.mark.parametrize(
    ("printed", "record"),
    [
        ("C04071814", "C04071814"),
        ("C0407181 4", "C04071814"),
        ("004071814", None),  # the letter is misread
        ("C040718l4", None),
        ("COBYEE210", None),
        ("CIA-RDP79S40718A000100060017-5", "CIA-RDP79S40718A000100060017-5"),
        ("176-40718-10023", "176-40718-10023"),
    ],
)
def test_a_document_number(printed: str, record: str | None) -> None:
    assert fields.record(printed) == record
