"""Bodies that have the name of a place, and the place in the name of a body."""

from __future__ import annotations

import pytest

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
