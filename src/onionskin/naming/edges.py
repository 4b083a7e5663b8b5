"""Where no name goes on from one word to the next: a new sentence or paragraph, a heading, the cell of a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onionskin.naming.lexing import Token

SHORT = 0.6
"""Share of the measure of a page under which a line was not full, so that what follows is no part of it."""


def edges(cut: Sequence[Token]) -> list[bool]:
    """For each token, whether no name goes on to it from the token before.

    Where a line is much shorter than others of its page, its last word was not parted from the next for want of room.
    The measure of a page is the length that half its tokens stand in lines of at least.
    """
    lines = _lines(cut)
    lengths = [cut[last - 1].end - cut[first].start for first, last in lines]
    measure = _measure(lines, lengths)
    found = [token.opens for token in cut]
    for (_, last), length in zip(lines, lengths, strict=True):
        if last < len(cut) and length < SHORT * measure and "\n" not in cut[last - 1].word:
            found[last] = True
    return found


def _lines(cut: Sequence[Token]) -> list[tuple[int, int]]:
    """The printed lines as tokens [first, last)."""
    starts = [at for at, token in enumerate(cut) if token.line]
    return list(pairwise([*starts, len(cut)]))


def _measure(lines: Sequence[tuple[int, int]], lengths: Sequence[int]) -> int:
    total = sum(last - first for first, last in lines)
    for length, (first, last) in sorted(zip(lengths, lines, strict=True), reverse=True):
        total -= 2 * (last - first)
        if total <= 0:
            return length
    return 0
