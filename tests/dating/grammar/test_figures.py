"""Dates in figures, date-time groups, days of an operation; what is damaged is mended where one reading is left."""

from __future__ import annotations

import pytest

from onionskin.dating.grammar.figures import near_month
from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "written", "value", "edtf"),
    [
        ("DATE: 10/02/1958", None, "1958-10-02", "1958-10-02"),  # month first in these papers
        ("DATE: 06-20-2013", None, "2013-06-20", "2013-06-20"),
        ("DATE: 20/06/2013", None, "2013-06-20", "2013-06-20"),  # no month 20: the day stands first
        ("DATE: 8/00/1963", None, "1963-08", "1963-08"),  # a part that nobody knew
        ("DATE: 00/00/00", None, "XXXX-XX-XX", "XXXX-XX-XX"),
        ("8/4/64", "1965", "1964-08-04", "1964-08-04"),  # the document has the century
        ("8/4/64", None, "XX64-08-04", None),  # nobody has it: no value rather than a wrong one
        ("2.VIII.1964", None, "1964-08-02", "1964-08-02"),
        ("1964-08-02", None, "1964-08-02", "1964-08-02"),
        ("02/30/1964", None, None, None),  # no such day
        ("021530Z AUG 64", None, "1964-08-02T15:30Z", "1964-08-02T15:30:00Z"),
        ("021930H AUG 64", None, "1964-08-02T19:30", "1964-08-02T19:30:00+08:00"),
        ("292234Z AFR 77", None, "1977-04-29T22:34Z", "1977-04-29T22:34:00Z"),  # one letter misread
        ("041127Z", "1964-08", "1964-08-04T11:27Z", "1964-08-04T11:27:00Z"),  # month and year of the head
        ("041127Z", None, "XXXX-XX-04T11:27", None),
        ("DTG 2218202", "1964-01", "1964-01-22T18:20Z", "1964-01-22T18:20:00Z"),  # Z read as 2
        ("310900Z JUN 64", None, None, None),  # June has no 31st
    ],
)
def test_figures(text: str, written: str | None, value: str | None, edtf: str | None) -> None:
    assert said(text, written)[-1][1:] == (value, edtf)


@pytest.mark.parametrize(
    "text",
    [
        "300659Z REC 18",  # a month stood there and cannot be read
        "SNIE 53-2-63",
        "4812345 and 2218202 of these",  # seven figures are a number before they are a group
        "13/32/1957/8",
    ],
)
def test_figures_that_are_no_date(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("printed", "month"),
    [("AUG", 8), ("AFR", 4), ("0CT", 10), ("SEPT", 9), ("REC", None), ("J4N", None), ("XYZ", None), ("JUM", None)],
)
def test_a_month_is_mended_by_one_likely_letter_if_one_month_is_near(printed: str, month: int | None) -> None:
    assert near_month(printed) == month


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("D-Day was 5 May 1957.\n\nOn D+3 they landed.", ("D+3", "1957-05-08", "1957-05-08")),  # the document's own
        ("In June 1944 they landed. By D+3 they held it.", ("D+3", "1944-06-09", "../1944-06-09")),  # that war's
        ("On D+3 they landed.", ("D+3", None, None)),  # not told
        ("At H-hour they landed.", ("H-hour", None, None)),
    ],
)
def test_a_day_of_an_operation(text: str, last: tuple[str, str | None, str | None]) -> None:
    assert said(text)[-1] == last
