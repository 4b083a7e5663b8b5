"""Two readings side by side, word by word."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.reading.alignment import aligned, divided


@pytest.mark.parametrize(
    ("left", "right", "blocks"),
    [
        ("a b c", "a b c", [(0, 1, 0, 1), (1, 2, 1, 2), (2, 3, 2, 3)]),
        ("a x c", "a y c", [(0, 1, 0, 1), (1, 2, 1, 2), (2, 3, 2, 3)]),  # one word for another
        ("a c", "a b c", [(0, 1, 0, 1), (1, 1, 1, 2), (1, 2, 2, 3)]),  # a word that one side lacks
        ("a x y c", "a z c", [(0, 1, 0, 1), (1, 3, 1, 2), (3, 4, 2, 3)]),  # two for one
        ("", "a", [(0, 0, 0, 1)]),
        ("", "", []),
    ],
)
def test_blocks(left: str, right: str, blocks: list[tuple[int, int, int, int]]) -> None:
    assert list(aligned(left.split(), right.split())) == blocks


@pytest.mark.parametrize(
    ("left", "right", "blocks"),
    [
        ("Executi ve Order", "Executive 0rder", [(0, 2, 0, 1), (2, 3, 1, 2)]),  # the letters say where to cut
        ("ofthe", "of the", [(0, 1, 0, 2)]),
        ("xx", "yy", [(0, 1, 0, 1)]),
    ],
)
def test_a_block_is_cut_where_both_have_a_blank(left: str, right: str, blocks: list[tuple[int, int, int, int]]) -> None:
    assert list(divided(left.split(), right.split())) == blocks


words = st.lists(st.sampled_from("abcdefg"), max_size=30)


@given(words, words)
def test_blocks_cover_both_sides_in_order_and_are_never_empty(left: list[str], right: list[str]) -> None:
    a = c = 0
    for start, end, to, until in aligned(left, right):
        assert (start, to) == (a, c)
        assert end > start or until > to
        a, c = end, until
    assert (a, c) == (len(left), len(right))


def test_readings_of_a_megabyte_are_aligned_in_time() -> None:
    left = [f"w{number % 5000}" for number in range(150_000)]
    began = time.process_time()
    assert list(aligned(left, left[::-1]))
    assert time.process_time() - began < 60  # seconds on a slow machine
