"""A place, or the government that sits there."""

from __future__ import annotations

import pytest

from tests.naming.mentioned import remarks


@pytest.mark.parametrize(
    ("text", "place", "sense"),
    [
        ("Thereafter, Hanoi and Moscow marched more in step.", "Moscow", "government"),  # joined with one that acts
        ("the signal from Moscow and Peking for pursuit", "Peking", "government"),
        ("He traveled to Moscow to attend.", "Moscow", "city"),
        ("He moved to Moscow, and it was cold.", "Moscow", "city"),
        ("A proposal was made to Moscow.", "Moscow", "government"),
        ("the views of the DRV", "DRV", "state"),
        ("The DRV quickly moved to realign its policies.", "DRV", "government"),  # an adverb between
        ("The town of Dalat would be held.", "Dalat", "city"),  # no government sits there
        ("the Mekong Delta must be held", "Mekong Delta", "region"),
        ("France would not agree.", "France", "government"),
        ("He lived in France.", "France", "state"),
    ],
)
def test_senses(text: str, place: str, sense: str) -> None:
    [said] = remarks(text)
    assert [body.sense for words, body in said if words == place] == [sense]
