"""How far apart two spellings are: what a reader takes for what, and how names of other scripts are written."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz.distance import DamerauLevenshtein

Misread = Callable[[str, str], float]
"""`misread(printed, meant)`: the natural logarithm of the chance that a reader saw the first where the second stands;
0 where they are equal. The reading craft has one (`onionskin.reading.confusion.likelihood`)."""
LETTER = -6.5
"""One letter for another of which nothing is known: the middle of the table of confusions."""


def letters_apart(printed: str, meant: str) -> float:
    """A Misread of which nothing is known but the number of letters that differ."""
    return LETTER * DamerauLevenshtein.distance(printed, meant)
