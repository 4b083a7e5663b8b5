from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.search.wordpiece import numbered, pieces

BACK = {number: piece for piece, number in pieces().items()}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The Viet-Namese envoy", "the viet - names ##e envoy"),  # signs stand alone, words fall into pieces
        ("U.S.  policy\n\tin", "u . s . policy in"),
        ("Café", "cafe"),  # without accents
        ("TOP SECRET", "top secret"),
        ("agrovilles", "ag ##rov ##ille ##s"),
        ("x" * 101, "[UNK]"),  # too long to be a word
        ("中文", "中 文"),  # each Chinese character alone
        ("a\u0000b", "ab"),  # control signs are nothing
        ("…", "…"),
        ("", ""),
    ],
)
def test_pieces(text: str, cut: str) -> None:
    assert [BACK[number] for number in numbered(text, 64)] == ["[CLS]", *cut.split(), "[SEP]"]


@given(st.text(max_size=80), st.integers(2, 20))
def test_any_text_has_its_pieces(text: str, longest: int) -> None:
    row = numbered(text, longest)
    assert 2 <= len(row) <= longest
    assert (BACK[row[0]], BACK[row[-1]]) == ("[CLS]", "[SEP]")
    assert row[:-1] == numbered(text, longest + 5)[: len(row) - 1]
