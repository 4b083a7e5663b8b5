"""People by the titles before them."""

from __future__ import annotations

import pytest

from onionskin.naming.features import in_capitals
from onionskin.naming.lexing import tokens
from onionskin.naming.titles import titled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He told Gen. Q. R. Zarkov so.", ["Gen. Q. R. Zarkov"]),
        ("GENERAL HARMON MET PRESIDENT KORR IN VESSIN", ["GENERAL HARMON", "PRESIDENT KORR"]),  # capitals say nothing
        ("The President said that the General Staff agreed.", []),  # offices and bodies
        ("the Secretary of State, Mr. Dell, agreed", ["Mr. Dell"]),
        ("a general rule", []),
        ("GENERAL ELECTIONS WERE HELD IN VESSIN", []),  # capitals make a rank of a plain word
        ("Mr. K. said so.", []),  # a letter is no name
    ],
)
def test_names_behind_titles(text: str, names: list[str]) -> None:
    cut = tokens(text)
    assert [text[one.start : one.end] for one in titled(cut, in_capitals(cut))] == names
