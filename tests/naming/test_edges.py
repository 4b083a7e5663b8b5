"""Where no name goes on."""

from __future__ import annotations

import pytest

from onionskin.naming.edges import edges
from onionskin.naming.lexing import tokens

FULL = "The ministers of the council met on that day and heard what he\n"


@pytest.mark.parametrize(
    ("text", "word", "apart"),
    [
        (f"{FULL}{FULL}had been told by all of the men of the old Robert\nHarmon and so on.", "Harmon", False),
        (f"{FULL}{FULL}Robert\nHarmon", "Harmon", True),  # a short line was not full: two cells, or two entries
        ("He saw Dell. Harmon left.", "Harmon", True),  # a sentence
        ("He saw Dell\n\nHarmon left.", "Harmon", True),  # a paragraph
        ("He saw Mr. Harmon.", "Harmon", False),  # a stop that ends no sentence
        ("Robert Harmon", "Harmon", False),  # the only line of a page
    ],
)  # fmt: skip
def test_edges(text: str, word: str, apart: bool) -> None:
    cut = tokens(text)
    at = max(n for n, token in enumerate(cut) if token.word == word)
    assert edges(cut)[at] == apart


def test_a_page_without_words_has_none() -> None:
    assert edges(tokens(" \n ")) == []
