"""Numbers in figures and in words."""

from __future__ import annotations

import pytest

from onionskin.dating.grammar.counting import counted, rank
from onionskin.dating.grammar.tape import Tape
from onionskin.dating.lexing import tokens


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("three days", 3),
        ("twenty-five days", 25),
        ("two hundred days", 200),
        ("1,200 days", 1200),
        ("several days", "X"),
        ("a few days", "X"),
        ("a couple of days", 2),
        ("half a day", 0.5),
        ("a day", 1),
        ("2 1/2 days", 2.5),
        ("three and a half days", 3.5),
        ("ten to twelve days", 10),  # of two the first
    ],
)
def test_a_count_and_what_follows_it(text: str, count: float | str) -> None:
    tape = Tape(text, tokens(text))
    found = counted(tape, 0, first=True)
    assert found is not None
    assert found[0] == count
    assert tape.tokens[found[1]].word.startswith("day")


@pytest.mark.parametrize(
    ("text", "place"), [("first", 1), ("twenty-first", 21), ("3d", 3), ("last", -1), ("latter", 2)]
)
def test_a_rank(text: str, place: int) -> None:
    found = rank(Tape(text, tokens(text)), 0, first=True)
    assert found is not None
    assert found[0] == place
