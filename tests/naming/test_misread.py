"""Words that may be misread names."""

from __future__ import annotations

import pytest

from onionskin.naming.misread import misread_of, misreadings


@pytest.mark.parametrize(
    ("word", "name", "is_one"),
    [
        ("Burope", "Europe", True),  # letters of one look
        ("Ostrane", "Ostrana", True),
        ("Telsin", "Tensin", False),  # letters of another look
        ("Germane", "Germany", False),
        ("Tensn", "Tensin", True),  # a thin letter passed over
        ("Tenlsin", "Tensin", True),  # a blemish taken for one
        ("Tenosin", "Tensin", False),
        ("Tensins", "Tensin", False),  # an ending
        ("Ostrani", "Ostran", False),
        ("Tensin", "Tensin", False),  # the name itself
        ("Tensin", "Ostrana", False),
    ],
)
def test_misread_of(word: str, name: str, is_one: bool) -> None:
    assert misread_of(word, name) == is_one


def test_misreadings_are_words_of_the_same_length_in_small_letters() -> None:
    found = {one for one in misreadings("burope") if one.islower()}
    assert all(len(one) == len("burope") for one in found)
    assert "hurope" in found
