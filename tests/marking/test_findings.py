"""What a reader ought to know of a page's marks: told, never set right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking.findings import before, find_findings
from onionskin.record import Annotation, Mark, Span
from tests.marking.sheets_of_paper import BODY, found, sheet


def findings(text: str) -> list[tuple[str, str]]:
    return [(one.body.kind, one.body.sentence) for one in find_findings(found(text))]  # type: ignore[union-attr]


def mark(kind: str, **value: object) -> Annotation:
    return Annotation(Span(0, 4), Mark(kind, "X", value))  # type: ignore[arg-type]


def test_an_order_newer_than_its_stamp() -> None:
    """The order is of December 2009: whoever made this stamp did not make it in 1998."""
    stamp = "DECLASSIFIED IN FULL\nAuthority: EO 13526\nDate of Review: 14 January 1998"
    [(kind, sentence)] = findings(sheet(stamp))
    assert kind == "anachronism"
    assert "1998-01-14" in sentence
    assert "13526" in sentence


@pytest.mark.parametrize(
    ("date", "authority", "told"),
    [
        ("2009", "E.O. 13526", False),  # the order's own year: it may be the last days of it
        ("2009-12-28", "E.O. 13526", True),  # the day before it was signed
        ("2009-12-29", "E.O. 13526", False),
        ("2009-12", "E.O. 13526", False),
        ("2008", "E.O. 13526", True),
        ("1996", "E.O. 12356", False),  # an old order on a later stamp: slow, not false
        ("1981", "E.O. 12356", True),
        ("3/9/81", "E.O. 12356", False),  # a year of two figures says nothing
        (None, "E.O. 13526", False),
        ("1998", None, False),
        ("1998", "E.O. 99999", False),  # no order of the table
    ],
)
def test_when_an_order_is_an_anachronism(date: str | None, authority: str | None, told: bool) -> None:
    stamp = mark("declass_stamp", date=date, authority=authority)
    assert [one.body.kind for one in find_findings((stamp,))] == ["anachronism"] * told  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("date", "program", "told"),
    [("1985", "25x1", 1), ("2016-03", "50x5/8", 0), ("2001", "50X1-HUM", 1), ("1985", "25X1, 25X6", 2)],
)
def test_a_code_newer_than_its_stamp(date: str, program: str, told: int) -> None:
    stamp = mark("declass_stamp", date=date, authority=None, program=program)
    assert [one.body.kind for one in find_findings((stamp,))] == ["anachronism"] * told  # type: ignore[union-attr]


def test_the_codes_of_a_release_decision_are_held_against_its_date_too() -> None:
    stamp = mark("release_stamp", date="1996", authority=None, codes="B1, 1.4(D)")
    [one] = find_findings((stamp,))
    assert "1.4(d)" in one.body.sentence  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("banner", "portion", "told"),
    [("CONFIDENTIAL", "(S//NF)", True), ("SECRET", "(S//NF)", False), ("TOP SECRET", "(C//NF)", False)],
)
def test_a_portion_above_every_banner(banner: str, portion: str, told: bool) -> None:
    page = sheet(banner, banner, f"1. {portion} The boats went out.\n\n{BODY}")
    assert [kind for kind, _ in findings(page)] == ["portion_above_banner"] * told


def test_a_page_without_a_banner_has_nothing_for_a_portion_to_be_above() -> None:
    assert findings(f"1. (S//NF) The boats went out.\n\n{BODY}") == []


def test_a_group_is_a_prophecy_and_no_status() -> None:
    page = sheet(foot="DOWNGRADED AT 3 YEAR INTERVALS;\nDECLASSIFIED AFTER 12 YEARS.")
    [(kind, sentence)] = findings(page)
    assert kind == "computed_downgrading"
    assert "no present status" in sentence


def test_what_cannot_be_read_is_told_once() -> None:
    [(kind, sentence)] = findings(sheet(foot="C-2g\nSECRET"))
    assert kind == "unreadable"
    assert "not guessed" in sentence


def test_a_page_with_nothing_odd_has_no_findings() -> None:
    assert findings(sheet("SECRET", "SECRET")) == []
    assert find_findings(()) == ()


dates = st.dates().map(str).flatmap(lambda day: st.sampled_from([day[:4], day[:7], day]))


@given(dates, dates)
def test_before_is_never_so_both_ways_nor_of_itself(one: str, other: str) -> None:
    assert not before(one, one)
    assert not (before(one, other) and before(other, one))
