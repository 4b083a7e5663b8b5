"""Where two texts are the same: stretches of their letters, found from the runs of eight letters that both have once.

Between two anchors a reader may have misread, left out or put in some letters; where much is between, or one side
has much more than the other, a stretch ends.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onionskin.collating.copies.letters import Codes, grams

ANCHOR = 8
"""Letters of an anchor: 92 in 100 of them survive from one engine's reading to another's."""
FAR = 120
"""Letters between two anchors at which a stretch ends: two lines that neither reader got right."""
DRIFT = 60
"""Letters by which one side may have more between two anchors: a line left out."""
ROUNDS = 3
"""How often a text is gone through, for what stands in another order there: columns, notes, lines moved."""

Anchors = NDArray[np.int64]
"""Runs of letters that two texts share, those in a row made one: place in the first, place in the second, letters."""


@dataclass(frozen=True, slots=True)
class Block:
    """`a[start:end]` and `b[from_:to]` are the same stretch of letters; `alike` of them stand in anchors."""

    start: int
    end: int
    from_: int
    to: int
    alike: int

    def meets(self, other: Block) -> bool:
        """Whether the two share a letter on either side."""
        return (self.start < other.end and other.start < self.end) or (self.from_ < other.to and other.from_ < self.to)

    @property
    def swapped(self) -> Block:
        """As the other side sees it."""
        return Block(self.from_, self.to, self.start, self.end, self.alike)


def blocks(runs: Anchors, least: int) -> tuple[Block, ...]:
    """The stretches that two texts have in common, in the order of the first, from their anchors; those of which at
    least `least` letters stand in anchors. No letter of either side is in two stretches."""
    found: list[Block] = []
    for _ in range(ROUNDS):
        if int(runs[:, 2].sum()) < least:
            break
        chain = _rising(runs)
        fresh = [one for one in _cut(runs[chain]) if one.alike >= least and not any(map(one.meets, found))]
        if not fresh:
            break
        found += fresh
        runs = _outside(runs, fresh)
    return tuple(sorted(found, key=lambda one: one.start))


def anchors(a: Codes, b: Codes) -> Anchors:
    """Where both have the same run of letters, and have it once."""
    mine, theirs = grams(a, ANCHOR), grams(b, ANCHOR)
    (here, at), (there, other) = _once(mine), _once(theirs)
    if not len(here) or not len(there):
        return np.zeros((0, 3), np.int64)
    where = np.minimum(np.searchsorted(there, here), len(there) - 1)
    both = there[where] == here
    if not both.any():
        return np.zeros((0, 3), np.int64)
    left, right = at[both], other[where[both]]
    order = np.argsort(left)
    left, right = left[order], right[order]
    first = np.concatenate(([True], (np.diff(left) != 1) | (np.diff(right) != 1)))
    starts = np.flatnonzero(first)
    lengths = np.diff(np.append(starts, len(left))) + ANCHOR - 1
    return np.stack([left[starts], right[starts], lengths], axis=1).astype(np.int64)


def _once(found: Codes) -> tuple[Codes, NDArray[np.intp]]:
    """What is there once, in order, and where."""
    if not len(found):
        return found, np.zeros(0, np.intp)
    order = np.argsort(found)
    ordered = found[order]
    other = np.concatenate(([True], ordered[1:] != ordered[:-1], [True]))
    alone = other[1:] & other[:-1]
    return ordered[alone], order[alone]


def _rising(runs: Anchors) -> list[int]:
    """The longest series of runs, in the order of `a`, that rises in `b` too."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, place in enumerate(runs[:, 1].tolist()):
        at = bisect_left(tails, place)
        before.append(last[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        last[at : at + 1] = [number]
    found: list[int] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(number)
        number = before[number]
    return found[::-1]


def _cut(chain: Anchors) -> list[Block]:
    """The chain cut where too much stands between two of its runs."""
    made: list[Block] = []
    current: list[int] | None = None
    for left, right, length in chain.tolist():
        if current is not None:
            gap, other = left - current[1], right - current[3]
            if max(gap, other) <= FAR and abs(gap - other) <= DRIFT:
                fresh = length + min(0, gap, other)
                current[1], current[3], current[4] = left + length, right + length, current[4] + max(0, fresh)
                continue
            made.append(Block(*current))
        current = [left, left + length, right, right + length, length]
    return [*made, Block(*current)] if current is not None else made


def _outside(runs: Anchors, taken: list[Block]) -> Anchors:
    """The runs that share no letter with a stretch, on either side."""
    keep = np.ones(len(runs), bool)
    left, right, ends, others = runs[:, 0], runs[:, 1], runs[:, 0] + runs[:, 2], runs[:, 1] + runs[:, 2]
    for one in taken:
        keep &= (ends <= one.start) | (left >= one.end)
        keep &= (others <= one.from_) | (right >= one.to)
    kept: Anchors = runs[keep]
    return kept
