"""Which pages may be copies of one another: those that share prints which few others have.

A print on few pages is a vote for every two of them. One on many is of a form, a stamp or a common phrase; it is a
vote only for pages next to one another in the list of its pages, so that a thousand copies of one sheet are held
together by a chain and not by half a million pairs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from onionskin.collating.copies.prints import Prints

FEW = 12
"""Pages on which a print may stand to be a vote for every two of them."""
VOTES = 4
"""Votes that two pages must have."""
SHEET = 0.25
"""Share of the fewer prints that two pages must have in common where these are common ones: a form, a blank sheet."""

Keys = NDArray[np.uint64]
"""Prints with the numbers of the pages they are on: the print in the upper half, the number in the lower."""
Pairs = NDArray[np.int64]
"""A row for two pages: the lesser number, the greater."""

_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


def keys(found: Prints, page: int) -> Keys:
    """The prints of the page of that number."""
    return (found.astype(np.uint64) << _HALF) | np.uint64(page)


def pairs(sorted_keys: Keys, sizes: NDArray[np.int64], fresh: NDArray[np.bool_] | None = None) -> Pairs:
    """The pages with enough votes for one another, from keys in order, each once.

    `sizes` are how many prints each page has, by its number; with `fresh`, a truth for each number, only pages are
    paired of which one at least is fresh.
    """
    owners = (sorted_keys & _LOW).astype(np.int64)
    marks = (sorted_keys >> _HALF).astype(np.uint32)
    starts = _firsts(marks)
    counts = np.diff(np.append(starts, len(marks)))
    rare = np.repeat(counts <= FEW, counts)
    few, many = list[Keys](), list[Keys]()
    for step in range(1, min(FEW, len(marks))):
        alike = marks[step:] == marks[:-step]
        if fresh is not None:
            alike &= fresh[owners[step:]] | fresh[owners[:-step]]
        few.append(_both(owners, alike & rare[:-step], step))
        if step == 1:
            many.append(_both(owners, alike & ~rare[:-step], step))
    return _enough(few, many, sizes) if few else np.zeros((0, 2), np.int64)


def _both(owners: NDArray[np.int64], where: NDArray[np.bool_], step: int) -> Keys:
    at = np.flatnonzero(where)
    return (owners[at].astype(np.uint64) << _HALF) | owners[at + step].astype(np.uint64)


def _enough(few: list[Keys], many: list[Keys], sizes: NDArray[np.int64]) -> Pairs:
    """Those with VOTES of rare prints, and those that share so many common ones that one is the other's copy."""
    rare, rare_votes = _counted(few)
    common, common_votes = _counted(many)
    at = np.minimum(np.searchsorted(rare, common), max(0, len(rare) - 1))
    known = rare[at] == common if len(rare) else np.zeros(len(common), bool)
    all_votes = common_votes + np.where(known, rare_votes[at] if len(rare) else 0, 0)
    one, other = (common >> _HALF).astype(np.int64), (common & _LOW).astype(np.int64)
    sheets = common[all_votes >= SHEET * np.minimum(sizes[one], sizes[other])]
    held = np.union1d(rare[rare_votes >= VOTES], sheets)
    return np.stack([(held >> _HALF).astype(np.int64), (held & _LOW).astype(np.int64)], axis=1)


def _counted(votes: list[Keys]) -> tuple[Keys, NDArray[np.int64]]:
    every = np.concatenate(votes) if votes else np.zeros(0, np.uint64)
    votes.clear()
    every.sort()
    starts = _firsts(every)
    return every[starts], np.diff(np.append(starts, len(every)))


def _firsts(ordered: NDArray[Any]) -> NDArray[np.intp]:
    return np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(ordered) else np.zeros(0, int)
