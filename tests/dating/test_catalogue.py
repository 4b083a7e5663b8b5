"""A lone date as catalogues write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.dating.catalogue import edtf_of


@pytest.mark.parametrize(
    ("phrase", "edtf"),
    [
        ("1862", "1862"),
        ("1862?", "1862?"),
        ("maybe 1862", "1862?"),
        ("ca.1862", "1862~"),  # without a blank
        ("c 1862", "1862~"),
        ("c. 1862?", "1862%"),
        ("~ Feb 1812", "1812-02~"),
        ("1860s", "186X"),
        ("ca. 1860s?", "186X%"),
        ("1800s", "18XX"),  # the century
        ("c1800s", "180X~"),  # the decade, since it is only about then
        ("19th century", "18XX"),
        ("19c", "18XX"),
        ("2nd century BC", "-01XX"),
        ("before 1928", "/1928"),
        ("before about January 18 1928", "/1928-01-18~"),
        ("later than 1928", "1928/"),
        ("1851-52", "1851/1852"),
        ("1868-1871?", "1868/1871?"),
        ("active late 17th-19th centuries", "16XX/18XX"),
        ("1858/1860", "[1858,1860]"),
        ("1863, printed 1870", "1863"),  # what is said of another copy
        ("1900; 1973", "1900"),
        ("month in 1872", "1872-XX"),
        ("day in January 1872", "1872-01-XX"),
        ("Summer 1872", "1872-22"),
        ("January 12", "XXXX-01-12"),
        ("10/7/2008", "2008-10-07"),
        ("64 BCE", "-0063"),  # the year 0 is 1 BC
        ("1270 CE", "1270"),
        # as running text is read
        ("early 1959", "1959-01/1959-04~"),
        ("14-16 November 1957", "1957-11-14/1957-11-16"),
        ("the fall of 1957", "1957-23"),
        ("since 1954", "1954/"),  # by the conventions of catalogues
    ],
)
def test_a_phrase(phrase: str, edtf: str) -> None:
    assert str(edtf_of(phrase)) == edtf


@pytest.mark.parametrize("phrase", ["", "this is no date", "23rd Dynasty", "90", "1957 and much more", "several days"])
def test_what_is_no_date(phrase: str) -> None:
    assert edtf_of(phrase) is None


@given(st.text(max_size=30) | st.text(alphabet="0123456789-/ .?~cabefoACENTURYs", max_size=24))
def test_no_phrase_is_too_odd(phrase: str) -> None:
    edtf_of(phrase)
