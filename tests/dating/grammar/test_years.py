"""Figures that are a year, and figures that number or count something."""

from __future__ import annotations

import pytest

from tests.dating.sayings import found

TRAPS = [
    "NND Project Number: NND 63316.",  # a project
    "By then the First Secretary had left.",  # an ordinal of an office
    "They met at the 17th parallel.",  # an ordinal of a line
    "lest Ostrana fall to them",  # a verb
    "28 TOP SECRET - Sensitive",  # a page number
    "Embassy Telegram No. 1957 repeats this.",  # a number of a telegram
    "See CAS Vessin 1964 for more.",  # the same without its No.
    "1600 cadres went north.",  # counted
    "about 2000 members were there",  # counted, and not about 2000
    "It cost $1957 in all.",  # money
    "some 1,957 men",  # a comma in it
    "SNIE 53-2-63 says so.",  # the number of an estimate
    "See page 1957 of the study.",
    "paragraph 1957 of the order",
    "It served the purpose of\n\nD-1 TOP SECRET",  # the same behind a word of time
    "Villages held 1682 1485",  # two counts in a table
    "D-17 TOP SECRET",  # a page label, not a day before D-Day
    "It weighs 1957 pounds.",
    "a 1900-lb bomb",
    "Grid 1957.25 was held.",  # a fraction
    "Memorandum SM-1957 was lost.",  # a code
    "the Weekly Intelligence Digest",  # a name
    "the Current Estimate was wrong",  # a name
    "in his own future",  # what is to become of him
    "in their modern history",  # too vague for any value
    "the 2nd Division and the 3d Corps",
]


@pytest.mark.parametrize("text", TRAPS)
def test_figures_that_are_no_time(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("In 1957 they came.", ["1957"]),
        ("the 1957 elections", ["1957"]),  # a plural that is not counted: `the` stands before
        ("Vessin in 1957: an estimate", ["1957"]),
        ("its 1956 highs", ["1956"]),
        ("mid-1957", ["mid-1957"]),
        ("pre-1957 borders", ["1957"]),
        ("Geneva, 1954", ["1954"]),
        ("See Vessin 1622, 14 January 1963.", ["14 January 1963"]),  # a message's number before its date
        ("from '54 on", ["'54"]),
    ],
)
def test_figures_that_are_a_year(text: str, surfaces: list[str]) -> None:
    assert found(text) == surfaces
