"""Bodies that have the name of a place, and the place in the name of a body."""

from __future__ import annotations

import pytest

from onionskin.naming.bodies import with_heads
from onionskin.naming.lexing import tokens
from tests.naming.mentioned import mentioned


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("by Saigon Radio that night", [("Saigon Radio", "ORG"), ("Saigon", "LOC")]),
        ("as the Moscow Government did", [("Moscow Government", "ORG"), ("Moscow", "LOC")]),
        ("in Saigon radio was new", [("Saigon", "LOC")]),  # a small letter begins no name
    ],
)
def test_bodies_of_places(text: str, wanted: list[tuple[str, str]]) -> None:
    assert mentioned(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("before the Board of Public Works that year", ["Board of Public Works"]),
        ("of the Ministry of Posts and Telegraphs, and", ["Ministry of Posts and Telegraphs"]),
        ("the Office of the Comptroller and others", ["Office of the Comptroller"]),  # what is joined is none of it
        ("a board of directors. The Board of it", []),
    ],
)
def test_bodies_by_their_heads(text: str, wanted: list[str]) -> None:
    assert [text[one.start : one.end] for one in with_heads(tokens(text))] == wanted
