"""Places by the words in their names."""

from __future__ import annotations

import pytest

from onionskin.naming.features import in_capitals
from onionskin.naming.lexing import tokens
from onionskin.naming.places import headed, lone_towns


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("across the Upper Ludra River that year", ["Upper Ludra River"]),
        ("a farm in Zarkov county", ["Zarkov county"]),  # the head has a small letter
        ("at 12, Quarry-street, near by", ["Quarry-street"]),
        ("the parish of Welton was", ["Welton"]),  # a small head is no part of the name
        ("in the Province of Karsk", ["Province of Karsk"]),
        ("The river rose. The Island was small.", []),
        ("a ball at the Mermaid Hotel", ["Mermaid Hotel"]),
        ("he left the hotel", []),
        ("a talk with Robert Hall that day", []),  # a person's name may end as a building's does
    ],
)
def test_heads(text: str, names: list[str]) -> None:
    cut = tokens(text)
    assert [text[one.start : one.end] for one in headed(cut, in_capitals(cut))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("he went to Coventry", ["Coventry"]),  # a surname too, but behind a word of place
        ("Mr. Coventry went", []),
        ("to be held in March", []),  # a month is no town
        ("from Haifa Bay", []),  # the name goes on
        ("a return to Normal would be slow", []),  # a town that is mostly a plain word
    ],
)
def test_towns_that_stand_where_only_a_place_stands(text: str, names: list[str]) -> None:
    cut = tokens(text)
    assert [text[one.start : one.end] for one in lone_towns(cut, in_capitals(cut))] == names
