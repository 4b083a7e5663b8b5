"""The words of the model that a printed form may be a misreading of: near in letters, found without trying them all.

Every word is filed under what is left of it when one letter, and of longer words two, are struck out; a printed form
is looked up by what is left of it in the same way (the symmetric deletes of SymSpell). The index is arrays of
numbers, built in a second once a process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from onionskin.reading.confusion import misreadings
from onionskin.reading.language import language

TWICE = 5
"""From so many letters on, two may be struck out: of shorter forms too little would be left."""
LONGEST = 20
"""Letters of a form that is looked up, and of a word that is found."""
RARE, RARE_SHORT = -17.0, -12.0
"""Words rarer than one in 24 million are not found with two letters struck out, those of TWICE letters not if they are
rarer than one in 160,000."""
_BASE, _MASK = 0x01000193, 0xFFFFFFFF
MOST = 16
"""Words that are given at most."""
A_LETTER = 3.5
"""What a letter that differs weighs against the logarithm of a word's frequency."""
_FORMS = 6
"""Likely misreadings by one edit of several letters (rn for m) that are looked up beside the form itself."""


class Neighbours:
    """Words in the order of the alphabet, filed by what strikes leave of them."""

    def __init__(self, words: Sequence[str], frequent: Sequence[bool]) -> None:
        """`frequent` says of each word whether two letters of it may be struck out."""
        self._words = words
        keys: list[NDArray[np.uint32]] = []
        places: list[NDArray[np.int32]] = []
        by_length: dict[int, list[int]] = {}
        for at, word in enumerate(words):
            if 2 <= len(word) <= LONGEST:
                by_length.setdefault(len(word), []).append(at)
        for size, members in by_length.items():
            letters = np.array([[ord(sign) for sign in words[at]] for at in members], np.uint32)
            often = np.array([frequent[at] for at in members])
            numbers = np.array(members, np.int32)
            for struck in _strikes(size):
                some = often if len(struck) == 2 else slice(None)
                keys.append(_hashed(np.delete(letters[some], struck, axis=1)))
                places.append(numbers[some])
        key, place = np.concatenate(keys), np.concatenate(places)
        order = np.argsort(key, kind="stable")
        self._keys, self._places = key[order], place[order]

    def near(self, forms: Iterable[str], strikes: int) -> set[str]:
        """Words that share with one of the forms what is left of each when so many letters are struck out at most."""
        left = {left for form in forms if 2 <= len(form) <= LONGEST for left in _left(form, strikes)}
        if not left:
            return set()
        keys = np.array([_hash(one) for one in left], np.uint32)
        first = np.searchsorted(self._keys, keys, "left").tolist()
        last = np.searchsorted(self._keys, keys, "right").tolist()
        found: set[str] = set()
        for start, end in zip(first, last, strict=True):
            if start < end:
                found.update(self._words[at] for at in self._places[start:end].tolist())
        return found


def _strikes(size: int) -> Iterator[tuple[int, ...]]:
    """What may be struck out of a word of so many letters: nothing, each letter, of longer ones each two."""
    yield ()
    yield from ((at,) for at in range(size))
    if size >= TWICE:
        yield from combinations(range(size), 2)


def _left(form: str, strikes: int) -> Iterator[str]:
    yield form
    size = len(form)
    once = [form[:at] + form[at + 1 :] for at in range(size)]
    yield from once
    if strikes > 1 and size >= TWICE:
        yield from (one[:at] + one[at + 1 :] for start, one in enumerate(once) for at in range(start, size - 1))


def _hashed(letters: NDArray[np.uint32]) -> NDArray[np.uint32]:
    found = np.full(len(letters), 7, np.uint32)
    for column in range(letters.shape[1]):
        found = found * np.uint32(_BASE) + letters[:, column] + np.uint32(1)
    return found


def _hash(left: str) -> int:
    found = 7
    for sign in left:
        found = (found * _BASE + ord(sign) + 1) & _MASK
    return found


@cache
def _index() -> Neighbours:
    words = list(language().frequency)
    return Neighbours(
        words, [language().frequency[word] >= (RARE if len(word) > TWICE else RARE_SHORT) for word in words]
    )


@lru_cache(maxsize=100_000)
def neighbours(form: str, reader: str) -> tuple[str, ...]:
    """Words, in lower case, that `reader` may have read as this form, the likelier first; never the form itself.

    At most MOST are given: those that are frequent and differ in few letters.
    """
    low = form.lower()
    others = {other.lower() for other, _ in misreadings(form, reader, _FORMS * 4) if len(other) != len(form)}
    found = _index().near((low,), 2) | _index().near(others, 1)
    found.discard(low)
    frequency = language().frequency
    ranked = sorted((A_LETTER * Levenshtein.distance(low, word) - frequency[word], word) for word in found)
    return tuple(word for _, word in ranked[:MOST])
