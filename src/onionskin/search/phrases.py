"""What a phrase may stand as in print: the cheapest ways to misread its words, as far as they stand anywhere.

    to the       frontier        garrison           asked for
    to the 0     frontler .3     garrlson .3        -> "to the frontler garrlson", 0.6
                 frontjer .3     garison  .7           "to the frontjer" stands nowhere: no more is looked for behind it

The words are taken one after the other, what is cheapest so far first. A beginning that stands nowhere is given up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

MOST_SPELLINGS = 64
"""Ways of one phrase that are found at most, likest first."""

SEVERALLY = 100
"""Ways to have a second word misread that are looked at, likest first, before that is given up."""

SHORT = 3
"""Letters of a word that has so many kin that nothing is told where it is misread beside another."""

Stands = Callable[[tuple[str, ...]], bool]
"""Whether words follow one another anywhere."""

Piece = tuple[tuple[str, ...], tuple[str, ...]]
"""Words asked for, and the words that stand in print for them: one for one, one for two, two for one, or for none."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """What may stand in print for what was asked for, piece by piece. `cost` is 0 for what was asked."""

    pieces: tuple[Piece, ...]
    cost: float

    @property
    def parts(self) -> tuple[str, ...]:
        """The words as they may be printed."""
        return tuple(word for _, printed in self.pieces for word in printed)


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """What may stand at a place of a phrase: the cost, how many of the words it covers, the words it stands as.

    `sure` is False for what holds only where all other words of the phrase stand as they were asked for; `far` is True
    for what is looked for only where nothing nearer stands anywhere.
    """

    cost: float
    covers: int
    printed: tuple[str, ...]
    sure: bool = True
    far: bool = False


class _Before(NamedTuple):
    """What a phrase begins as: its cost, its pieces, the words in print, how many pieces differ, if all are sure."""

    cost: float = 0.0
    pieces: tuple[Piece, ...] = ()
    words: tuple[str, ...] = ()
    differ: int = 0
    sure: bool = True


def spelt(parts: tuple[str, ...], choices: Sequence[Sequence[Choice]], stands: Stands, most: float) -> list[Spelling]:
    """The spellings that stand somewhere and differ from what was asked for, likest first.

    `choices` has for each place what may stand there, likest first, the word itself before all; `most` is what a
    spelling may cost in all.
    """
    found: dict[tuple[str, ...], Spelling] = {}
    order = count()
    heap: list[tuple[float, int, int, int, _Before]] = [(0.0, next(order), 0, 0, _Before())]
    severally = 0
    while heap and len(found) < MOST_SPELLINGS:
        cost, _, at, number, before = heappop(heap)
        if before.differ and number:
            severally += 1
            if severally > SEVERALLY:
                continue
        if number + 1 < len(choices[at]) and (other := before.cost + choices[at][number + 1].cost) <= most:
            heappush(heap, (other, next(order), at, number + 1, before))
        one = choices[at][number]
        # What is less than sure needs all other words of the phrase to vouch for it; so do short words.
        sure = one.sure and len(parts[at]) > SHORT
        if one.cost and before.differ and not (sure and before.sure):
            continue
        end = at + one.covers
        whole = _Before(
            cost,
            (*before.pieces, (parts[at:end], one.printed)),
            before.words + one.printed,
            before.differ + bool(one.cost),
            before.sure and (sure or not one.cost),
        )
        if whole.differ and not stands(whole.words):
            continue
        if end < len(parts):
            heappush(heap, (cost, next(order), end, 0, whole))
        elif whole.differ:
            found.setdefault(whole.words, Spelling(whole.pieces, round(cost, 3)))
    return list(found.values())
