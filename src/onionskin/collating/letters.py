"""Words that do not agree, aligned by the likeness of their letters: the fewest letters that come or go decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Indel

LIKE = 0.6
"""Share of letters in common, in order, from which two words are taken for two readings of one (`Indel` likeness)."""
JOINED = 0.8
"""The same for a word against two that a reader parted: it must be surer, since there are more ways to be wrong."""
_GAP = 0.6
"""What it costs beside its letters to leave a word without a counterpart."""

Piece = tuple[str, int, int, int, int]


def likened(left: Sequence[str], right: Sequence[str]) -> Iterator[Piece]:
    """Pieces (`same`, `like` or `apart`, and places in either) that cover both sides in order."""
    if len(left) == 1 and len(right) == 1:
        how = "same" if left[0] == right[0] else "like" if like(left[0], right[0]) else "apart"
        yield how, 0, 1, 0, 1
        return
    i = k = 0
    for first, last, second, end in _pairs(left, right):
        if i < first or k < second:
            yield "apart", i, first, k, second
        same = last - first == end - second == 1 and left[first] == right[second]
        yield "same" if same else "like", first, last, second, end
        i, k = last, end
    if i < len(left) or k < len(right):
        yield "apart", i, len(left), k, len(right)


def like(one: str, other: str, least: float = LIKE) -> bool:
    """Whether two folded words are alike letter for letter. Figures are like figures only where most of them agree."""
    if min(len(one), len(other)) < 2:
        return one == other
    return Indel.normalized_similarity(one, other) >= least


def _pairs(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Words that belong together, by the least cost over all ways to pair them in order."""
    rows, columns = len(left), len(right)
    gone = np.array([len(word) + _GAP for word in left])
    come = np.array([len(word) + _GAP for word in right])
    cost = np.zeros((rows + 1, columns + 1))
    step = np.zeros((rows + 1, columns + 1), dtype=np.uint8)
    cost[1:, 0], cost[0, 1:] = np.cumsum(gone), np.cumsum(come)
    step[1:, 0], step[0, 1:] = 1, 2
    ways = _ways(left, right)
    for i in range(1, rows + 1):
        for k in range(1, columns + 1):
            best, how = cost[i - 1, k] + gone[i - 1], 1
            if (other := cost[i, k - 1] + come[k - 1]) < best:
                best, how = other, 2
            for width, height, price in ways.get((i, k), ()):
                if (other := cost[i - width, k - height] + price) < best:
                    best, how = other, 2 + width * 3 + height
            cost[i, k], step[i, k] = best, how
    return _back(step)


def _ways(left: Sequence[str], right: Sequence[str]) -> dict[tuple[int, int], list[tuple[int, int, float]]]:
    """The pairings that end at each place: how many words of either side, and what it costs."""
    found: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
    for width, height in ((1, 1), (1, 2), (2, 1)):
        ones = ["".join(left[i : i + width]) for i in range(len(left) - width + 1)]
        others = ["".join(right[k : k + height]) for k in range(len(right) - height + 1)]
        least = LIKE if width == height else JOINED
        for i, one in enumerate(ones):
            for k, other in enumerate(others):
                if abs(len(one) - len(other)) > (1 - least) * (len(one) + len(other)):
                    continue
                if one == other or like(one, other, least):
                    price = float(Indel.distance(one, other)) + (0.3 if width != height else 0.0)
                    found.setdefault((i + width, k + height), []).append((width, height, price))
    return found


def _back(step: np.ndarray) -> list[tuple[int, int, int, int]]:
    i, k = step.shape[0] - 1, step.shape[1] - 1
    found: list[tuple[int, int, int, int]] = []
    while i or k:
        how = int(step[i, k])
        if how == 1:
            i -= 1
        elif how == 2:
            k -= 1
        else:
            width, height = divmod(how - 2, 3)
            found.append((i - width, i, k - height, k))
            i, k = i - width, k - height
    return found[::-1]
