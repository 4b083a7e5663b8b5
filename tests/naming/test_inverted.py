"""People by their surname first."""

from __future__ import annotations

import pytest

from onionskin.naming.inverted import in_order, inverted
from onionskin.naming.lexing import tokens
from tests.naming.mentioned import remarks

FULL = "The men who came that day were the brothers Harmon and Wm. G.\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Harmon, Robert W.", ["Harmon, Robert W."]),
        ("See Dell. Harmon, Robert; and others", ["Harmon, Robert"]),
        ("Harmon, Senator J. William; A Study", ["Harmon, Senator J. William"]),  # a title between
        ("Harmon, Edwin 0.; A Study", ["Harmon, Edwin 0."]),  # an initial that was read as a figure
        ("Harmon, W. Tensin, A Study", ["Harmon, W. Tensin"]),  # a given name of no list behind an initial
        ("HARMON, ROBERT G", ["HARMON, ROBERT G"]),
        (f"{FULL}{FULL}Harmon, David Parker", []),  # a full line before it: the list runs on
        ("Harmon, Robert Dell and others", []),  # the name of another
        ("Augusta, Georgia", []),  # a town and its state
        ("He saw Harmon, Robert and others", []),  # inside a sentence two may be named
        ("Harmon,", []),
    ],
)
def test_inverted(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in inverted(tokens(text))] == names


def test_the_full_form_stands_in_natural_order_and_is_one_with_the_other() -> None:
    [said] = remarks("Harmon, Robert W.\n\nOn Monday Mr. Harmon left.")
    assert {body.canonical for _, body in said if body.type == "PER"} == {"Robert W. Harmon"}


def test_names_in_parts_of_it_give_way() -> None:
    cut = tokens("Harmon, Robert W.")
    [one] = inverted(cut)
    assert in_order([one], cut) == [one]
