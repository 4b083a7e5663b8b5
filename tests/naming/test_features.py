"""What is told to the model."""

from __future__ import annotations

import pytest

from onionskin.naming.features import in_capitals, shape, stretches
from onionskin.naming.lexing import tokens


@pytest.mark.parametrize(
    ("word", "drawn"), [("McNamara", "XxXx"), ("U.S.", "X.X."), ("A-4B", "X-dX"), ("1957", "d"), ("Éva", "Xx")]
)  # fmt: skip
def test_shape(word: str, drawn: str) -> None:
    assert shape(word) == drawn


def test_a_line_of_capitals_is_one_and_an_abbreviation_is_none() -> None:
    cut = tokens("GENERAL HARMON MET HIM.\nThe CIA knew.\nCIA\nQUEBEC\n")
    big = {token.word: capitals for token, capitals in zip(cut, in_capitals(cut), strict=True)}
    assert big["HARMON"]
    assert big["QUEBEC"]
    assert not big["CIA"]


def test_only_words_about_a_capital_are_looked_at() -> None:
    cut = tokens("a b c d e Paris f g h i j k l m n Rome o p q")
    assert [[token.word for token in cut[a:b]] for a, b in stretches(cut)] == [
        ["d", "e", "Paris", "f", "g"],
        ["m", "n", "Rome", "o", "p"],
    ]
    assert stretches(tokens("no name at all")) == []
