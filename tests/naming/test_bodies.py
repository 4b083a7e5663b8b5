"""Bodies that have the name of a place, and the place in the name of a body."""

from __future__ import annotations

import pytest

from onionskin.naming.bodies import with_heads, with_tails
from onionskin.naming.features import in_capitals
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He had told the Salt Commission that the river was low.", ["Salt Commission"]),
        ("the report of the Upper Ludra Water Board was read", ["Upper Ludra Water Board"]),
        ("sent to the Ostrana Publishers’ Association, which", ["Ostrana Publishers’ Association"]),
        ("Each Commission was told; the Commission met.", []),  # it does not say which
        ("When he met the French Commission there was snow.", []),  # whose it is names none
        ("On Monday Commission and Board met.", []),
        ("THE SALT COMMISSION MET", []),  # where all is in capitals they say nothing
        ("The Rise and Fall of the Salt Commission", []),  # in a heading neither
    ],
)
def test_bodies_by_the_head_at_their_end(text: str, wanted: list[str]) -> None:
    cut = tokens(text)
    assert [text[one.start : one.end] for one in with_tails(cut, in_capitals(cut))] == wanted
