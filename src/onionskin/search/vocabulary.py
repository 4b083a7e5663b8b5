"""Every word of the index with the number of pages it stands on: what a shape or a slip may stand for.

Misreadings are found exactly, not by a sample: one slip changes at most two bits of a word's signature
(which letters it has, and which more than once), so that words whose signature is farther off are not measured.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_TOUCHING = 16
"""Words with letters read as two that are looked at for one."""

EDGE = 4
"""Letters at either end of a word by which those that begin or end so are looked up."""

_LETTER = 15
"""Bits of a letter; beyond Hangul's first all count alike, and are told apart later."""

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
        longest = int(self._lengths.max(initial=0))
        self._ends: list[int] = np.searchsorted(self._lengths, np.arange(longest + 2, dtype=np.int16)).tolist()
        self._heads = np.fromiter((_packed(form[:EDGE]) for form in self._forms), np.int64, len(terms))
        self._signs = _signatures(self._forms)

    def __len__(self) -> int:
        return len(self._forms)

    def pages(self, form: str) -> int:
        """How many pages have this word."""
        at = bisect_left(self._forms, (len(form), form), key=lambda other: (len(other), other))
        return int(self._pages[at]) if at < len(self._forms) and self._forms[at] == form else 0

    def starting(self, form: str, rests: Container[str]) -> list[str]:
        """Words on pages that are this one and one of the others without a space."""
        found = [self._within(self._heads, len(form) + more, form[:EDGE]) for more in range(1, LONGER + 1)]
        maybe = (other for first, last in found for other in self._forms[first:last])
        return [
            other for other in maybe if other[len(form) :] in rests and other.startswith(form) and self.pages(other)
        ]

    def ending(self, form: str, rests: Container[str]) -> list[str]:
        """Words on pages that are one of the others and this one without a space."""
        order, tails, _ = self._backwards
        found = [self._within(tails, len(form) + more, form[: -EDGE - 1 : -1]) for more in range(1, LONGER + 1)]
        maybe = (self._forms[at] for first, last in found for at in order[first:last].tolist())
        both = [other for other in maybe if other[: -len(form)] in rests and other.endswith(form)]
        return list(filter(self.pages, both))

    def _within(self, edges: NDArray[np.int64], length: int, edge: str) -> tuple[int, int]:
        """The words of a length with these letters at an end, as the edges are sorted: from, until."""
        start, end = self._long(length)
        least, most = _packed(edge), _packed(edge) + (1 << _LETTER * (EDGE - len(edge)))
        first, last = edges[start:end].searchsorted([least, most])
        return int(start + first), int(start + last)

    def _long(self, length: int) -> tuple[int, int]:
        """The words of a length: from, until."""
        if not 0 <= length < len(self._ends) - 1:
            return 0, 0
        return self._ends[length], self._ends[length + 1]

    def near(self, form: str, distance: int) -> list[Kin]:
        """Words at most `distance` slips away (optimal string alignment), nearest first, then by pages."""
        sign, found = _signature(form), []
        for longer in range(-distance, distance + 1):
            first, last = self._long(len(form) + longer)
            found.append(_alike(self._signs[first:last], sign, 2 * distance - abs(longer)) + first)
        forms, slips, pages = self._measured(form, np.concatenate(found), distance)
        rows = sorted(zip(slips, (-pages).tolist(), forms, strict=True))
        return [Kin(other, slip, -fewer) for slip, fewer, other in rows]

    def akin(self, form: str, distance: int) -> tuple[list[str], list[int]]:
        """Other words as near that begin or end with the same letter, and the pages that each is on; in any order.

        A reader seldom has both ends wrong, and there are a tenth as many.
        """
        sign, found = _signature(form), []
        order, tails, signs = self._backwards
        for longer in range(-distance, distance + 1):
            length, apart = len(form) + longer, 2 * distance - abs(longer)
            first, last = self._within(self._heads, length, form[0])
            found.append(_alike(self._signs[first:last], sign, apart) + first)
            first, last = self._within(tails, length, form[-1])
            found.append(order[first:last][_alike(signs[first:last], sign, apart)])
        forms, _, pages = self._measured(form, np.unique(np.concatenate(found)), distance)
        touching = self._touching(form, len(form) // 4)
        forms += [self._forms[at] for at in touching]
        kept = [(other, on) for other, on in zip(forms, [*pages.tolist(), *self._pages[touching].tolist()], strict=True)
                if other != form]  # fmt: skip
        return [other for other, _ in kept], [on for _, on in kept]

    @cached_property
    def _backwards(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint64]]:
        """The words in the order of their lengths and last letters: their numbers, these letters, and signatures."""
        tails = np.fromiter((_packed(form[: -EDGE - 1 : -1]) for form in self._forms), np.int64, len(self._forms))
        order = np.lexsort((tails, self._lengths))
        return order, tails[order], self._signs[order]

    @cached_property
    def _touched(self) -> list[tuple[int, str, int]]:
        """Words with two letters or more that may be two read as one: length and word once they are one, and number."""
        rows = [(len(parted), parted, at) for at, other in enumerate(self._forms)
                if other.count("rn") + other.count("vv") > 1 for parted in [_parted(other)]]  # fmt: skip
        return sorted(rows)

    def warm(self) -> None:
        """Put together what the first question would wait for."""
        self._backwards, self._touched  # noqa: B018

    def _measured(
        self, form: str, places: NDArray[np.int64], distance: int
    ) -> tuple[list[str], list[int], NDArray[np.int64]]:
        forms = [self._forms[at] for at in places.tolist()]
        if not forms:
            return [], [], self._pages[:0]
        slips = process.cdist([form], forms, scorer=OSA.distance, score_cutoff=distance, dtype=np.uint8)[0]
        near = np.flatnonzero(slips <= distance)
        return [forms[row] for row in near.tolist()], slips[near].tolist(), self._pages[places[near]]

    def _touching(self, form: str, distance: int) -> list[int]:
        """Words that are near once two or more letters read as two are one again, by number: cornrnission."""
        if not distance or form.count("m") + form.count("w") < 2:
            return []
        meant = _parted(form)
        first, last = (
            bisect_left(self._touched, (length, "", 0)) for length in (len(meant) - distance, len(meant) + distance + 1)
        )
        rows = self._touched[first:last]
        found = process.extract(
            meant, [parted for _, parted, _ in rows], scorer=OSA.distance, score_cutoff=distance, limit=_TOUCHING
        )
        return [rows[at][2] for _, _, at in found]

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


def _alike(signs: NDArray[np.uint64], sign: np.uint64, apart: int) -> NDArray[np.int64]:
    """The places of signatures that differ in at most so many bits."""
    return np.flatnonzero(np.bitwise_count(signs ^ sign) <= apart)


@lru_cache(maxsize=1 << 17)
def _packed(edge: str) -> int:
    """At most EDGE letters as a number by which they are in order."""
    number = 0
    for letter in edge:
        number = number << _LETTER | min(ord(letter), (1 << _LETTER) - 1)
    return number << _LETTER * (EDGE - len(edge))


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
