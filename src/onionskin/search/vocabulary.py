"""Every word of the index with the number of pages it stands on: what a shape or a slip may stand for.

Misreadings are found exactly, not by a sample: one slip changes at most two bits of a word's signature
(which letters it has, and which more than once), so that words whose signature is farther off are not measured.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from onionskin.search.forms import Forms, signature

_TOUCHING = 16
"""Words with letters read as two that are looked at for one."""

LONGER = 12
"""Letters that another word run together with one adds at most."""


class Kin(NamedTuple):
    """A word of the index that may be meant. `distance` is 0 for the word itself; `pages` how many have it."""

    form: str
    distance: int
    pages: int


class Vocabulary:
    """Read only; made anew when the index changes."""

    def __init__(self, *parts: Forms) -> None:
        """Its words are those of all parts, none of which is in two.

        A word on 0 pages is one that pieces make together and that is printed nowhere as one.
        """
        self._parts = parts

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def pages(self, form: str) -> int:
        """How many pages have this word."""
        for part in self._parts:
            if (at := part.number(form)) is not None:
                return int(part.pages[at])
        return 0

    def starting(self, form: str, rests: Container[str]) -> list[str]:
        """Words on pages that are this one and one of the others without a space."""
        found = []
        for part, more in self._longer():
            first, last = part.beginning(len(form) + more, form)
            row = zip(part.row(first, last), part.pages[first:last].tolist(), strict=True)
            found += [other for other, on in row if on and other[len(form) :] in rests and other.startswith(form)]
        return found

    def ending(self, form: str, rests: Container[str]) -> list[str]:
        """Words on pages that are one of the others and this one without a space."""
        found = []
        for part, more in self._longer():
            first, last = part.ending(len(form) + more, form)
            numbers = part.order[first:last]
            row = part.words(numbers[part.pages[numbers] > 0])
            found += [other for other in row if other[: -len(form)] in rests and other.endswith(form)]
        return found

    def _longer(self) -> Iterator[tuple[Forms, int]]:
        return ((part, more) for part in self._parts for more in range(1, LONGER + 1))

    def near(self, form: str, distance: int) -> list[Kin]:
        """Words at most `distance` slips away (optimal string alignment), nearest first, then by pages."""
        sign, kin = signature(form), []
        for part in self._parts:
            found = []
            for longer in range(-distance, distance + 1):
                first, last = part.long(len(form) + longer)
                found.append(_alike(part.signs[first:last], sign, 2 * distance - abs(longer)) + first)
            kin += list(_measured(part, form, np.concatenate(found), distance))
        return sorted(kin, key=lambda one: (one.distance, -one.pages, one.form))

    def akin(self, form: str, distance: int) -> tuple[list[str], list[int]]:
        """Other words as near that begin or end with the same letter, and the pages that each is on; in any order.

        A reader seldom has both ends wrong, and there are a tenth as many.
        """
        sign, kin = signature(form), []
        for part, touched in zip(self._parts, self._touched, strict=True):
            found = []
            for longer in range(-distance, distance + 1):
                length, apart = len(form) + longer, 2 * distance - abs(longer)
                first, last = part.beginning(length, form[0])
                found.append(_alike(part.signs[first:last], sign, apart) + first)
                first, last = part.ending(length, form[-1])
                found.append(part.order[first:last][_alike(part.turned[first:last], sign, apart)])
            kin += list(_measured(part, form, np.unique(np.concatenate(found)), distance))
            touching = _touching(touched, form, len(form) // 4)
            kin += map(Kin, part.words(touching), touching, part.pages[touching].tolist())
        return [one.form for one in kin if one.form != form], [one.pages for one in kin if one.form != form]

    @cached_property
    def _touched(self) -> list[list[tuple[int, str, int]]]:
        """Words with two letters or more that may be two read as one: length and word once they are one, and number."""
        found = []
        for part in self._parts:
            parted = map(_parted, part.words(part.doubled))
            found.append(sorted((len(one), one, at) for one, at in zip(parted, part.doubled.tolist(), strict=True)))
        return found

    def like(self, shape: str) -> list[Kin]:
        """Words of that shape, most pages first."""
        met = re.compile(pattern(shape)).fullmatch
        rows = (zip(part.row(0, len(part)), part.pages.tolist(), strict=True) for part in self._parts)
        found = [Kin(form, 0, pages) for row in rows for form, pages in row if met(form)]
        return sorted(found, key=lambda kin: (-kin.pages, kin.form))


def _measured(part: Forms, form: str, places: NDArray[np.int64], distance: int) -> Iterator[Kin]:
    """Those of some words that are at most so many slips away."""
    forms = part.words(places)
    if not forms:
        return
    slips = process.cdist([form], forms, scorer=OSA.distance, score_cutoff=distance, dtype=np.uint8)[0]
    near = np.flatnonzero(slips <= distance)
    for row, slip, pages in zip(near.tolist(), slips[near].tolist(), part.pages[places[near]].tolist(), strict=True):
        yield Kin(forms[row], slip, pages)


def _touching(touched: list[tuple[int, str, int]], form: str, distance: int) -> list[int]:
    """Words that are near once two or more letters read as two are one again, by number: cornrnission."""
    if not distance or form.count("m") + form.count("w") < 2:
        return []
    meant = _parted(form)
    first, last = (
        bisect_left(touched, (length, "", 0)) for length in (len(meant) - distance, len(meant) + distance + 1)
    )
    rows = touched[first:last]
    found = process.extract(
        meant, [parted for _, parted, _ in rows], scorer=OSA.distance, score_cutoff=distance, limit=_TOUCHING
    )
    return [rows[at][2] for _, _, at in found]


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


def _parted(form: str) -> str:
    return form.replace("rn", "m").replace("vv", "w")
