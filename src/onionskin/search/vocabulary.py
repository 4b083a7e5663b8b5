"""Every word of the index with the number of pages it stands on: what a shape or a slip may stand for.

Misreadings are found exactly, not by a sample: one slip changes at most two bits of a word's signature
(which letters it has, and which more than once), so that words whose signature is farther off are not measured.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_TOUCHING = 16
"""Words with letters read as two that are looked at for one."""

EDGE = 3
"""Letters at either end of a word by which those that begin or end so are looked up."""

LONGER = 12
"""Letters that another word run together with one adds at most."""

_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_FIGURES = b"0123456789"
_BITS = np.zeros(256, np.uint64)
_BITS[list(_LETTERS + _FIGURES)] = np.uint64(1) << np.arange(len(_LETTERS + _FIGURES), dtype=np.uint64)


class Kin(NamedTuple):
    """A word of the index that may be meant. `distance` is 0 for the word itself; `pages` how many have it."""

    form: str
    distance: int
    pages: int


class Vocabulary:
    """Read only; made anew when the index changes."""

    def __init__(self, terms: Sequence[tuple[str, int]]) -> None:
        """`terms` are words with the number of pages that have each, in any order.

        A word on 0 pages is one that pieces make together and that is printed nowhere as one.
        """
        terms = sorted(terms, key=lambda term: (len(term[0]), term[0]))
        self._forms = [form for form, _ in terms]
        self._pages = np.fromiter((pages for _, pages in terms), np.int64, len(terms))
        self._lengths = np.fromiter(map(len, self._forms), np.int16, len(terms))
        self._heads = np.fromiter((_packed(form[:EDGE]) for form in self._forms), np.uint64, len(terms))
        self._tails = np.fromiter((_packed(form[-EDGE:]) for form in self._forms), np.uint64, len(terms))
        self._signs = _signatures(self._forms)
        self._touching: tuple[list[int], list[str]] | None = None

    def __len__(self) -> int:
        return len(self._forms)

    def pages(self, form: str) -> int:
        """How many pages have this word."""
        at = bisect_left(self._forms, (len(form), form), key=lambda other: (len(other), other))
        return int(self._pages[at]) if at < len(self._forms) and self._forms[at] == form else 0

    def starting(self, form: str) -> list[str]:
        """Words that begin with this one and go on by at most LONGER letters."""
        first, last = self._longer(form)
        maybe = np.flatnonzero(self._heads[first:last] == _packed(form[:EDGE])) + first
        return [other for at in maybe.tolist() if (other := self._forms[at]).startswith(form)]

    def ending(self, form: str) -> list[str]:
        """Words that end with this one and have at most LONGER letters before it."""
        first, last = self._longer(form)
        maybe = np.flatnonzero(self._tails[first:last] == _packed(form[-EDGE:])) + first
        return [other for at in maybe.tolist() if (other := self._forms[at]).endswith(form)]

    def _longer(self, form: str) -> tuple[int, int]:
        first, last = np.searchsorted(self._lengths, [len(form) + 1, len(form) + LONGER + 1])
        return int(first), int(last)

    def near(self, form: str, distance: int) -> list[Kin]:
        """Words at most `distance` slips away (optimal string alignment), nearest first, then by pages."""
        sign, found = _signature(form), []
        ends = np.searchsorted(self._lengths, range(len(form) - distance, len(form) + distance + 2))
        for longer, (first, last) in enumerate(pairwise(ends.tolist()), -distance):
            apart = np.bitwise_count(self._signs[first:last] ^ sign)
            found.append(np.flatnonzero(apart <= 2 * distance - abs(longer)) + first)
        maybe = np.concatenate(found).tolist()
        if not maybe:
            return []
        forms = [self._forms[at] for at in maybe]
        slips = process.cdist([form], forms, scorer=OSA.distance, score_cutoff=distance, dtype=np.uint8)[0]
        near = np.nonzero(slips <= distance)[0]
        pages = self._pages[np.array(maybe)[near]]
        rows = sorted(zip(slips[near].tolist(), (-pages).tolist(), [forms[row] for row in near.tolist()], strict=True))
        return [Kin(other, slip, -fewer) for slip, fewer, other in rows]

    def touching(self, form: str, distance: int) -> list[Kin]:
        """Words that are near once two or more letters read as two are one again: cornrnission."""
        if not distance or form.count("m") + form.count("w") < 2:
            return []
        if self._touching is None:
            rows = [at for at, other in enumerate(self._forms) if other.count("rn") + other.count("vv") > 1]
            self._touching = rows, [_parted(self._forms[at]) for at in rows]
        rows, forms = self._touching
        found = process.extract(_parted(form), forms, scorer=OSA.distance, score_cutoff=distance, limit=_TOUCHING)
        return [Kin(self._forms[rows[at]], max(int(slips), 1), int(self._pages[rows[at]])) for _, slips, at in found
                if self._forms[rows[at]] != form]  # fmt: skip

    def like(self, shape: str) -> list[Kin]:
        """Words of that shape, most pages first."""
        met = re.compile(pattern(shape)).fullmatch
        found = [Kin(form, 0, int(self._pages[at])) for at, form in enumerate(self._forms) if met(form)]
        return sorted(found, key=lambda kin: (-kin.pages, kin.form))


@lru_cache(maxsize=256)
def pattern(shape: str) -> str:
    """The shape as a regular expression that both the engine and Python understand; a word is letters and digits."""
    last = len(shape) - 1
    letter = r"[^\n:]"
    pieces = {"*": f"{letter}*", "?": letter}
    tail = f"{letter}?" if shape.endswith("?") else None
    return "".join(
        tail if tail and at == last else pieces.get(sign, re.escape(sign) if not sign.isalnum() else sign)
        for at, sign in enumerate(shape)
    )


def _packed(edge: str) -> int:
    number = 0
    for letter in edge:
        number = number << 21 | ord(letter)
    return number


def _parted(form: str) -> str:
    return form.replace("rn", "m").replace("vv", "w")


def _signature(form: str) -> np.uint64:
    sign = 0
    for bit, letter in enumerate(_LETTERS + _FIGURES):
        many = form.count(chr(letter))
        sign |= (many > 0) << bit
        if letter in _LETTERS:
            sign |= (many > 1) << (bit + len(_LETTERS + _FIGURES))
    return np.uint64(sign)


def _signatures(forms: Sequence[str]) -> NDArray[np.uint64]:
    """A bit for each letter and figure that a word has, and one for each letter that it has twice."""
    if not forms:
        return np.zeros(0, np.uint64)
    blob = np.frombuffer("\n".join(forms).encode() + b"\n", np.uint8)
    starts = np.concatenate(([0], np.flatnonzero(blob == ord("\n"))[:-1] + 1))
    signs: NDArray[np.uint64] = np.bitwise_or.reduceat(_BITS[blob], starts)
    for bit, letter in enumerate(_LETTERS, len(_LETTERS + _FIGURES)):
        many = np.add.reduceat(blob == letter, starts, dtype=np.uint8)
        signs |= (many > 1).astype(np.uint64) << np.uint64(bit)
    return signs
