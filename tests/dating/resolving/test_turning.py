"""Which one of a row: counted from the document's date, or from what was told."""

from __future__ import annotations

import pytest

from onionskin.dating.resolving.meaning import DOCUMENT
from tests.dating.sayings import said, told

WRITTEN = "1961-05-10"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        ("He comes next year.", "next year", "1962", "1962"),
        ("He came last month.", "last month", "1961-04", "1961-04"),
        ("He came last week.", "last week", "1961-W18", "1961-05-01/1961-05-07"),
        ("He came the week before last.", "the week before last", "1961-W17", "1961-04-24/1961-04-30"),  # two back
        ("He comes the year after next.", "the year after next", "1963", "1963"),
        ("He came last Monday.", "last Monday", "1961-05-08", "1961-05-08"),
        ("He came last Thursday.", "last Thursday", "1961-05-04", "1961-05-04"),  # not tomorrow
        ("He comes next summer.", "next summer", "1961-SU", "1961-22"),  # this year's is still to come
        ("He came last November.", "last November", "1960-11", "1960-11"),
        ("He comes this evening.", "this evening", "1961-05-10TEV", "1961-05-10"),
        ("The plan of the current fiscal year.", "the current fiscal year", "1961", "1960-07-01/1961-06-30"),
        ("The plan for next fiscal year.", "next fiscal year", "1962", "1961-07-01/1962-06-30"),
        ("In the fourth quarter they ask again.", "the fourth quarter", "1960-Q4", "1960-36"),  # the last begun
    ],
)
def test_from_the_documents_date(text: str, surface: str, value: str, edtf: str) -> None:
    assert said(text, WRITTEN) == [(surface, value, edtf)]
    assert told(text, WRITTEN)[0][1].anchor == DOCUMENT


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        ("In 1957 they met. The next year they parted.", "The next year", "1958", "1958"),
        ("In May 1957 they met. That month they parted.", "That month", "1957-05", "1957-05"),
        ("In May 1957 they met. The following day they parted.", "The following day", "XXXX-XX-XX", None),  # too coarse
        ("On 31 December 1957 they met, and the next day parted.", "the next day", "1958-01-01", "1958-01-01"),
        ("In the 1950s they met. The following decade was quiet.", "The following decade", "196", "196X"),
        ("In late 1957 they met. By then they knew.", None, None, None),
    ],
)
def test_from_what_was_told(text: str, surface: str | None, value: str | None, edtf: str | None) -> None:
    rows = said(text)
    assert (rows[1] if len(rows) > 1 else (None, None, None)) == (surface, value, edtf)


def test_the_fiscal_year_needs_the_month_it_is_counted_from() -> None:
    ((_, meant),) = told("The plan for next fiscal year.", "1961")
    assert meant.edtf is None
    assert meant.note is not None


@pytest.mark.parametrize(("written", "year"), [("1975-07-01", "1976"), ("1977-09-30", "1977"), ("1977-10-01", "1978")])
def test_the_fiscal_year_begins_in_july_and_since_1976_in_october(written: str, year: str) -> None:
    assert said("The plan of the current fiscal year.", written)[0][1] == year
