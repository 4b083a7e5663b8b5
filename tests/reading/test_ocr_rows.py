"""Pieces of lines are put on lines and in order, whichever reader found them."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.reading.ocr.rows import Piece, Placed, rows, transcription
from onionskin.reading.prepare import Prepared

BLANK = Prepared(np.full((3000, 2000), 255, np.uint8), np.eye(2, 3), (2000, 3000))
STEP = 40
WIDE = 12


def piece(text: str, across: float, line: float, *, opens: bool = False) -> Piece:
    """Typed text whose first letter stands `across` letters from the left, on a line 40 pixels below the last."""
    top, words, at = 100 + STEP * line, [], across
    for word in text.split():
        words.append(Placed(word, WIDE * at, top, WIDE * (at + len(word)), top + 20, 0.9))
        at += len(word) + 1
    return Piece(words[0].left, top, words[-1].right, top + 20, tuple(words), opens)


def said(*pieces: Piece) -> str:
    return transcription("tesseract", rows(pieces), BLANK).text


def column(across: int, count: int, text: str = "running text of a column {}", first: int = 0) -> list[Piece]:
    return [piece(text.format(number), across, first + number) for number in range(count)]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([], ""),
        # A code in the margin stands on the line that it is a code for.
        ([piece("Tensin left", 10, 0), piece("by boat", 10, 1), piece("25X1", 60, 0)], "Tensin left 25X1\nby boat"),
        # The end of a line that was taken for a column of its own.
        ([piece("on 8 June", 40, 0), piece("He came back", 10, 0), piece("and left", 10, 1)],
         "He came back on 8 June\nand left"),
        # Lines as a slightly askew page has them: a fifth of a letter's height is still the same line.
        ([piece("one", 10, 0), piece("two", 30, 0.1), piece("three", 10, 1)], "one two\nthree"),
        # A wider step is a blank line; so is an indent that the reader saw.
        ([piece("a", 9, 0), piece("b", 9, 1), piece("c", 9, 2), piece("d", 9, 4)], "a\nb\nc\n\nd"),
        ([piece("a", 9, 0), piece("b", 9, 1, opens=True), piece("c", 9, 2)], "a\n\nb\nc"),
        # What lies over a line, as a stamp across it, is a line of its own.
        ([piece("Premier Korr", 10, 0), piece("SECRET", 12, 0.1)], "Premier Korr\nSECRET"),
        # A list of names beside another is no column of running text: it is read across.
        ([*column(5, 7, "Korr {}"), *column(40, 7, "Hradek {}")],
         "\n".join(f"Korr {number} Hradek {number}" for number in range(7))),
        # Two columns of five lines are too few to tell from a letter's head.
        ([*column(5, 5), *column(60, 5)], "\n".join(f"running text of a column {n} running text of a column {n}"
                                                    for n in range(5))),
    ],
    ids=["nothing", "margin", "cut", "askew", "gap", "indent", "over", "names", "short"],
)  # fmt: skip
def test_lines_are_put_together_by_their_height(pieces: list[Piece], text: str) -> None:
    assert said(*pieces) == text


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    head, foot = piece("THE PRESS OF OSTRANA AND WHAT IT SAID OF THE MILLER", 10, -3), piece("- 12 -", 50, 14)
    left, right = column(5, 10, "left {} of the first paper's"), column(60, 11, "right {} of the second's own")
    lines = said(*left, *right, head, foot).split()
    assert [word for word in lines if word in ("left", "right")] == ["left"] * 10 + ["right"] * 11
    assert lines[:2] == ["THE", "PRESS"]
    assert lines[-3:] == ["-", "12", "-"]


def test_three_columns_are_read_one_after_the_other() -> None:
    columns = [column(across, 8, name + " {} with words enough in it") for name, across in
               (("one", 5), ("two", 50), ("three", 95))]  # fmt: skip
    words = said(*columns[2], *columns[0], *columns[1]).split()
    assert [word for word in words if word in ("one", "two", "three")] == ["one"] * 8 + ["two"] * 8 + ["three"] * 8


def test_a_stamp_that_runs_down_the_margin_breaks_into_no_line() -> None:
    """On a page that was laid on its side the release stamp stands on end when the page stands upright."""
    down = Piece(20, 90, 45, 400, (Placed("Declassified", 20, 90, 45, 400, 0.9),))
    assert said(*column(10, 12, "typed {}"), down).split()[:3] == ["Declassified", "typed", "0"]
    assert said(down) == "Declassified"


pieces = st.lists(
    st.builds(
        piece,
        st.lists(st.text("abc", min_size=1, max_size=8), min_size=1, max_size=5).map(" ".join),
        st.integers(0, 100),
        st.floats(0, 30),
        opens=st.booleans(),
    ),
    max_size=25,
)


@given(pieces, st.randoms(use_true_random=False))
def test_nothing_is_lost_nothing_doubled_and_the_order_found_does_not_matter(
    found: list[Piece], chance: random.Random
) -> None:
    once = rows(found)
    assert sorted((one.top, one.left) for line in once for one in line) == sorted((one.top, one.left) for one in found)
    for line in once:
        assert [one.left for one in line] == sorted(one.left for one in line)
    again = transcription("tesseract", once, BLANK)
    for word in again.words:
        assert again.text[word.start : word.end].strip()
    assert sorted(again.text.split()) == sorted(word.text for one in found for word in one.words)
    if len({(one.middle, one.left) for one in found}) == len(found):
        shuffled = found.copy()
        chance.shuffle(shuffled)
        assert rows(shuffled) == once
