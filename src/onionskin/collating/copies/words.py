"""Words of a passage and words of a page that are not the same: which of them are the same words read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    best = [[0.0] * (len(there) + 1) for _ in range(len(asked) + 1)]
    step: dict[tuple[int, int], tuple[int, int]] = {}
    for at in range(len(asked) - 1, -1, -1):
        for on in range(len(there) - 1, -1, -1):
            best[at][on], step[at, on] = max((best[at + 1][on], (1, 0)), (best[at][on + 1], (0, 1)))
            for mine, theirs in _WAYS:
                if at + mine <= len(asked) and on + theirs <= len(there):
                    gain = _gain(asked[at : at + mine], there[on : on + theirs])
                    if gain and gain + best[at + mine][on + theirs] > best[at][on]:
                        best[at][on], step[at, on] = gain + best[at + mine][on + theirs], (mine, theirs)
    found, at, on = list[tuple[int, int, int, int]](), 0, 0
    while at < len(asked) and on < len(there):
        mine, theirs = step[at, on]
        if mine and theirs:
            found.append((at, on, mine, theirs))
        at, on = at + mine, on + theirs
    return found


def _gain(asked: Sequence[Word], there: Sequence[Word]) -> float:
    sizes = sum([len(w.letters) for w in asked]), sum([len(w.letters) for w in there])
    if 200 * min(sizes) < ALIKE * sum(sizes):  # no letters could make them alike enough
        return 0.0
    one, other = "".join([w.letters for w in asked]), "".join([w.letters for w in there])
    alike = fuzz.ratio(one, other, score_cutoff=ALIKE) / 100 * (len(one) + len(other))
    # A letter that one side lacks counts against it, else a word would take its small neighbour in.
    return 1.5 * alike - 0.5 * (len(one) + len(other)) if alike else 0.0
