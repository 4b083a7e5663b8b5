"""Words and where they stand: what a line end cuts, what possesses, what opens a sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.naming.lexing import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("South Viet-\nnamese", ["South", "Vietnamese"]),  # one word that a line end cuts
        (
            "Viet-Nam and Hradek-\nLenn",
            ["Viet-Nam", "and", "Hradek", "-", "Lenn"],
        ),  # a capital begins a name of its own
        ("Mich¬\nigan", ["Michigan"]),  # as some readers print a cut
        ("Ho's and Diem’s", ["Ho", "'s", "and", "Diem", "’s"]),  # what possesses is no part of a name
        ("O'Brien", ["O'Brien"]),
        ("the U.S. and J. F. Dell", ["the", "U.S.", "and", "J", ".", "F", ".", "Dell"]),
        ("Workersâ€™ Parties", ["Workersâ", "€", "™", "Parties"]),  # bytes read as another code
        ("of the U. S. and N. Y.", ["of", "the", "U.S.", "and", "N.Y."]),  # letters set apart, as old papers do
        ("[16-27]", ["[", "16-27", "]"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens(text)] == words


def test_a_sentence_opens_behind_a_stop_but_not_behind_a_title_or_an_initial() -> None:
    cut = tokens('Gen. Dell met J. Korr. They left. "Now," he said.\n\nnext')
    assert [token.word for token in cut if token.opens] == ["Gen", "They", '"', "Now", "next"]


@given(st.text(alphabet="Ab c.\n-’'¬é7\xad", max_size=60))
def test_tokens_stand_in_order_and_hold_every_letter(text: str) -> None:
    cut = tokens(text)
    assert all(one.end <= other.start for one, other in pairwise(cut))
    held = "".join(text[token.start : token.end] for token in cut)
    assert [c for c in held if c.isalnum()] == [c for c in text if c.isalnum()]
