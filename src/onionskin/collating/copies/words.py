"""Words of a passage and words of a page that are not the same: which of them are the same words read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from onionskin.record import Span

ALIKE = 72.0
"""How like the letters of two words are that are one word read in two ways, in 100: one slip in four letters, two in
seven. Of three letters none may differ, for *now* is not *not*."""
LARGEST = 400
"""Words of one side times words of the other beyond which they are not looked at one by one: twenty of either."""
_WAYS = ((1, 1), (1, 2), (2, 1))
"""Words of the passage and of the page that may be one another: as they are, split, run together."""

PIECES = ("same", "misread", "other", "missing", "added")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, at [start, end), and its letters as they are folded."""

    start: int
    end: int
    letters: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row. `asked` is where they stand in the passage, `there` where on the page; None where not.

    `kind` is one of PIECES: the same letters; the same words read otherwise; other words; words of the passage that
    the page does not have; words that the page has between them.
    """

    kind: str
    asked: Span | None
    there: Span | None


def beside(asked: Sequence[Word], there: Sequence[Word]) -> Iterator[Piece]:
    """Words that stand where others do, in pieces: what is like each other first taken together, the rest as it is."""
    at, on = 0, 0
    for one, other, mine, theirs in _alike(asked, there):
        yield from _unlike(asked[at:one], there[on:other])
        at, on = one + mine, other + theirs
        same = "".join(w.letters for w in asked[one:at]) == "".join(w.letters for w in there[other:on])
        yield Piece("same" if same else "misread", over(asked[one:at]), over(there[other:on]))
    yield from _unlike(asked[at:], there[on:])


def over(words: Sequence[Word]) -> Span:
    """From the first word to the last. Raises IndexError where there is none."""
    return Span(words[0].start, words[-1].end)


def _unlike(asked: Sequence[Word], there: Sequence[Word]) -> Iterator[Piece]:
    if asked and there:
        yield Piece("other", over(asked), over(there))
    elif asked:
        yield Piece("missing", over(asked), None)
    elif there:
        yield Piece("added", None, over(there))


def _alike(asked: Sequence[Word], there: Sequence[Word]) -> list[tuple[int, int, int, int]]:
    """Words that are like each other, in order, such that the most letters are in them: where they begin on either
    side, and how many they are."""
    if not asked or not there or len(asked) * len(there) > LARGEST:
        return []
    mine, theirs = [_runs([one.letters for one in side]) for side in (asked, there)]
    best = [[0.0] * (len(there) + 1) for _ in range(len(asked) + 1)]
    step: dict[tuple[int, int], tuple[int, int]] = {}
    for at in range(len(asked) - 1, -1, -1):
        row, below = best[at], best[at + 1]
        for on in range(len(there) - 1, -1, -1):
            most, way = (below[on], (1, 0)) if below[on] >= row[on + 1] else (row[on + 1], (0, 1))
            for one, other in _WAYS:
                gain = _gain(mine[one - 1][at], theirs[other - 1][on])
                if gain and gain + best[at + one][on + other] > most:
                    most, way = gain + best[at + one][on + other], (one, other)
            row[on], step[at, on] = most, way
    found, at, on = list[tuple[int, int, int, int]](), 0, 0
    while at < len(asked) and on < len(there):
        one, other = step[at, on]
        if one and other:
            found.append((at, on, one, other))
        at, on = at + one, on + other
    return found


def _runs(words: list[str]) -> tuple[list[str], list[str]]:
    """Each word, and each with the next; "" where there is no next."""
    return words, [*(one + other for one, other in pairwise(words)), ""]


def _gain(one: str, other: str) -> float:
    size, another = len(one), len(other)
    if 200 * min(size, another) < ALIKE * (size + another) or not size:  # no letters could make them alike enough
        return 0.0
    alike = fuzz.ratio(one, other, score_cutoff=ALIKE) / 100 * (size + another)
    # A letter that one side lacks counts against it, else a word would take its small neighbour in.
    return 1.5 * alike - 0.5 * (size + another) if alike else 0.0
