"""How like two readings are: edits, words shared, the consensus of several, and whether two scores rank alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

Words = Counter[str]
"""How often each word stands in a text; order does not count, for readers set columns differently."""


def folded(text: str) -> str:
    """A text for counting errors: no bars, all white space one blank."""
    return " ".join(text.replace("█", "").split())


def words(text: str) -> Words:
    """How often each word stands in a text; case and outer punctuation folded away."""
    plain = (re.sub(r"^[\W_]+|[\W_]+$", "", word) for word in text.casefold().split())
    return Counter(word for word in plain if word)


def consensus(voters: Sequence[Words]) -> Words:
    """Every word as often as at least two of the voters have it."""
    every = set().union(*voters)
    return Counter({word: sorted(voter[word] for voter in voters)[-2] for word in every} if len(voters) > 1 else {})


def harmony(reading: Words, agreed: Words) -> float:
    """The share of the consensus that a reading has and the share of it that is in the consensus, in one (F1)."""
    return 2 * (reading & agreed).total() / max(1, reading.total() + agreed.total())


def rank(pairs: Sequence[tuple[float, float]]) -> float:
    """Spearman's rank correlation; ties share their mean rank."""

    def ranks(values: Sequence[float]) -> np.ndarray:
        _, place, count = np.unique(np.array(values), return_inverse=True, return_counts=True)
        return (np.cumsum(count) - (count - 1) / 2)[place]

    first, second = (ranks(column) for column in zip(*pairs, strict=True))
    return float(np.corrcoef(first, second)[0, 1])
