"""The prints of a text: of every run of twelve letters the hash, and of every sixteen neighbours the least is kept.

This is winnowing (Schleimer, Wilkerson, Aiken 2003), a MinHash of each stretch of the text and not of the whole of
it: two texts that share 27 letters in a row share a print, wherever these stand and whatever else was cut away.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onionskin.collating.copies.letters import Codes, Letters, distinct, grams

SIZE = 12
"""Letters of a run. Swept 8, 10, 12 on readings of one page by two engines: 8 % of the runs are lost with 8 and 11 %
with 12, but of 8 letters too many are common words, and 12 are the most that one number holds."""
WINDOW = 16
"""Neighbours of which the least is kept: 2 in 17 runs, some 230 of a page of 2,000 letters."""

Prints = NDArray[np.uint32]

_MIX, _AGAIN = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)


def prints(text: Letters) -> Prints:
    """What is kept of a text, each once, in order. Empty where it has fewer than twelve letters."""
    least = hashes(text.codes)
    if len(least) >= WINDOW:
        for step in (1, 2, 4, 8):  # the least of 2, of 4, of 8, of 16
            least = np.minimum(least[:-step], least[step:])
    elif len(least):
        least = least.min(keepdims=True)
    return distinct(least[np.concatenate(([True], least[1:] != least[:-1]))]) if len(least) else least


def all_prints(text: Letters) -> Prints:
    """The hash of every run of a text, each once, in order: what a passage is looked for by."""
    return distinct(hashes(text.codes))


def hashes(codes: Codes) -> Prints:
    """The hash of every run of twelve letters. The finaliser of splitmix64, so that it is the same on every machine."""
    mixed = grams(codes, SIZE) * _MIX
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _AGAIN
    return (mixed >> np.uint64(32)).astype(np.uint32)
