"""Names of Vietnam with a small middle name."""

from __future__ import annotations

import pytest

from onionskin.naming.lexing import tokens
from onionskin.naming.middles import with_small_middles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Minister, Vo huy Sanh, left", ["Vo huy Sanh"]),
        (
            "Nguyen van\nSanh and Le thi minh Hoa",
            ["Nguyen van\nSanh", "Le thi minh Hoa"],
        ),  # over a line end; two middles
        ("Ho to Hanoi, and Do the Harmons", []),  # small words that are no middle names
        ("Vo huy Harmon", []),  # no syllable of that language
        ("Nguyen van", []),  # nothing behind it
        ("a van Sanh", []),
    ],
)
def test_a_small_middle_name_is_part_of_its_name(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in with_small_middles(tokens(text))] == names
