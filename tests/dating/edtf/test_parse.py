"""EDTF is read and printed as the Library of Congress specification of 4 February 2019 has it, level by level."""

from __future__ import annotations

import pytest

from onionskin.dating.edtf import AllOf, Date, EdtfError, Interval, OneOf, Range, bounds, iso, parse

SPECIFICATION = [
    # level 0
    ("1985-04-12", "1985-04-12", "1985-04-12"),  # complete
    ("1985-04", "1985-04-01", "1985-04-30"),  # year and month
    ("1985", "1985-01-01", "1985-12-31"),  # year alone
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),  # local time
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),  # in UTC
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),  # shift in hours
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),  # in hours and minutes
    ("1964/2008", "1964-01-01", "2008-12-31"),  # intervals of years,
    ("2004-06/2006-08", "2004-06-01", "2006-08-31"),  # months
    ("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),  # and days
    ("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),  # the ends of different precision
    ("2005/2006-02", "2005-01-01", "2006-02-28"),
    ("0000", "0000-01-01", "0000-12-31"),  # 1 BC, a leap year
    # level 1
    ("Y170000002", "Y170000002-01-01", "Y170000002-12-31"),  # more than four figures
    ("Y-170000002", "Y-170000002-01-01", "Y-170000002-12-31"),
    ("2001-21", "2001-03-01", "2001-05-31"),  # spring
    ("2001-24", "2001-12-01", "2002-02-28"),  # winter goes over the year's end
    ("1984?", "1984-01-01", "1984-12-31"),  # the year may be another
    ("2004-06~", "2004-06-01", "2004-06-30"),
    ("2004-06-11%", "2004-06-11", "2004-06-11"),
    ("201X", "2010-01-01", "2019-12-31"),  # unknown figures from the right
    ("20XX", "2000-01-01", "2099-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
    ("1985-04-12/..", "1985-04-12", None),  # open
    ("1985-04/..", "1985-04-01", None),
    ("../1985", None, "1985-12-31"),
    ("1985/", "1985-01-01", None),  # unknown: nothing is invented
    ("/1985-04-12", None, "1985-04-12"),
    ("1984~/2004-06", "1984-01-01", "2004-06-30"),  # a mark within an interval
    ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
    ("-1985", "-1985-01-01", "-1985-12-31"),  # before the year 0
    # level 2
    ("Y-17E7", "Y-170000000-01-01", "Y-170000000-12-31"),  # exponents
    ("1950S2", "1900-01-01", "1999-12-31"),  # two figures are sure
    ("Y171010000S3", "Y171000000-01-01", "Y171999999-12-31"),
    ("2001-34", "2001-04-01", "2001-06-30"),  # second quarter
    ("2001-32", "2001-06-01", "2001-08-31"),  # southern winter
    ("2001-37", "2001-01-01", "2001-04-30"),  # a third of a year
    ("2001-41", "2001-07-01", "2001-12-31"),  # second half
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),  # one of these
    ("[..1760-12-03]", None, "1760-12-03"),
    ("[1760-12..]", "1760-12-01", None),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", None),
    ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),  # all of these
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("{..1984}", None, "1984-12-31"),
    ("2004-06-~11", "2004-06-11", "2004-06-11"),  # a mark of one part
    ("?2004-06-~11", "2004-06-11", "2004-06-11"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),  # unknown figures anywhere
    ("15XX-12-25", "1500-12-25", "1599-12-25"),
    ("XXXX-12-XX", None, None),  # no figure of the year is known
    ("1XXX-XX", "1000-01-01", "1999-12-31"),
    ("1984-1X", "1984-10-01", "1984-12-31"),
]


@pytest.mark.parametrize(("printed", "earliest", "latest"), SPECIFICATION)
def test_what_the_specification_prints_is_read_bounded_and_printed_again(
    printed: str, earliest: str | None, latest: str | None
) -> None:
    value = parse(printed)
    found = bounds(value)
    assert (iso(found.earliest), iso(found.latest)) == (earliest, latest)
    assert str(value) == printed


@pytest.mark.parametrize(
    ("printed", "again"),
    [
        ("2004-06~-11", "~2004-~06-11"),  # up to the month: the parts before it are so too
        ("2004?-06-11", "?2004-06-11"),
        ("2004-06?-11~", "%2004-%06-~11"),  # both marks meet in year and month
        ("[1667, 1668]", "[1667,1668]"),  # blanks in a set
    ],
)
def test_the_other_form_of_a_mark_is_read_and_printed_in_one_way(printed: str, again: str) -> None:
    assert str(parse(printed)) == again
    assert parse(again) == parse(printed)


@pytest.mark.parametrize(
    "printed",
    [
        "1984-02-3X",  # no such day in any year
        "1957-13",  # no such month
        "1957-06-31",  # no such day
        "1957-42",  # no part of a year has this number
        "1957-21-05",  # a season has no day
        "unknown/1957",  # words of an old draft
        "open",
        "195u",
        "1957/1956",  # ends before it begins
        "../..",
        "1957/1958/1959",
        "[1957",  # not closed
        "[1957}",
        "[..]",
        "-0000",  # the year 0 has no sign
        "1957-09~~",
        "1957-9",
        "57",
        "",
        "1957-09-01T25:00:00",  # no such hour
        "1957-09T12:00:00",  # a time without its day
        "Y1957",  # Y only before five figures and more
    ],
)
def test_what_is_no_edtf_is_refused_with_a_sentence(printed: str) -> None:
    with pytest.raises(EdtfError) as raised:
        parse(printed)
    assert str(raised.value).endswith(".")


def test_the_values_are_plain() -> None:
    assert parse("1957-09~/..") == Interval(Date("1957", "09", marks=("~", "~", "")), "..")
    assert parse("[..1957-08]") == OneOf((Range(None, Date("1957", "08")),))
    assert parse("{1955,1956}") == AllOf((Date("1955"), Date("1956")))
