"""Portion marks, and the list items and initials that look like them."""

from __future__ import annotations

import pytest

from tests.marking.sheets_of_paper import said

KIND = "portion_mark"


def portions(text: str) -> list[tuple[str, object, object]]:
    return [(surface, mark.value["level"], mark.value["controls"]) for surface, mark in said(text, KIND)]


def test_portions_with_controls_show_themselves() -> None:
    text = (
        "1. (S//NF) The boats went out.\n\n(TS//SI//NF) They came back.\n\n"
        "A. (U//FOUO) They were counted.\n\n(S-NF) Twice."
    )
    assert portions(text) == [
        ("(S//NF)", "SECRET", ("NF",)),
        ("(TS//SI//NF)", "TOP SECRET", ("SI", "NF")),
        ("(U//FOUO)", "UNCLASSIFIED", ("FOUO",)),
        ("(S-NF)", "SECRET", ("NF",)),
    ]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        # two levels on one page, and a year from which portions were marked
        ("March 1974\n\n(C) The mill stood still.\n\n(U) The miller was out.", ["(C)", "(U)"]),
        # no year on the page
        ("(S) The mill stood still.\n\n(U) The miller was out.", ["(S)", "(U)"]),
        # letters that an engine sees twice
        ("(Ss) The mill stood still.\n\n(U) The miller was out.", ["(Ss)", "(U)"]),
        # after a paragraph's number one is enough
        ("May 1981\n\n2. (C) The mill stood still.", ["(C)"]),
        ("(TSC) The mill stood still.", ["(TSC)"]),
        # an older paper, marked at its review: numbered paragraphs, a level no list has, or controls say so
        ("In March 1958\n\n1. (S) The mill stood still.\n\n2. (S) The miller was out.", ["(S)", "(S)"]),
        ("In March 1958\n\n(TS) The mill stood still.\n\n(C) The miller was out.", ["(TS)", "(C)"]),
        ("In March 1958\n\n(S//NF) The mill stood still.\n\n(C) The miller was out.", ["(S//NF)", "(C)"]),
    ],
)
def test_bare_letters_that_count(text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _, _ in portions(text)] == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "(a) the mill\n\n(b) the bridge\n\n(c) the road",  # a list in small letters
        "(A) the mill\n\n(B) the bridge\n\n(C) the road",  # and in capitals
        "(C) Korr, the Premier",  # one letter alone
        "In March 1958:\n\n(C) the mill\n\n(S) the bridge",  # a year before portions were marked, and two letters
        "(s) the mill\n\n(u) the bridge",
        "He was seen (S) at the mill.",  # within a line
        "(see p. 4)",
        "(b)(1)",
        "(SECRET)",
        "(Signed)",
    ],
)
def test_no_portion(text: str) -> None:
    assert portions(text) == []
