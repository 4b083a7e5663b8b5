"""A text as its letters alone, which is what two readings of one page have in common.

Blanks, stops, hyphens, line ends and capitals are what readers and editions differ in first; without them a word
that is split, joined or broken over a line is the same word. Figures are read as the letters they are taken for.
"""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onionskin.record import Span

Codes = NDArray[np.uint64]
"""Letters as numbers from 1 to 26, so that twelve of them fit one number of 64 bits."""
Number = TypeVar("Number", bound=np.generic)
_LAST = 0x2FFF
"""Code points beyond this one are no letters here."""


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """The letters of a text and where each of them stands in it: offsets in code points."""

    codes: Codes
    where: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.codes)

    def span(self, start: int, end: int) -> Span:
        """Where the letters [start, end) stand in the text. Raises ValueError where there are none."""
        if not 0 <= start < end <= len(self):
            raise ValueError(f"[{start}, {end}) are no letters of a text of {len(self)}.")
        return Span(int(self.where[start]), int(self.where[end - 1]) + 1)


def letters(text: str) -> Letters:
    """The letters of a text, folded: accents and capitals gone, look-alikes of `lookalikes.csv` made one."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = _folds()[np.minimum(points, _LAST)]
    where = np.flatnonzero(codes)
    return Letters(codes[where].astype(np.uint64), where)


@cache
def _folds() -> NDArray[np.uint8]:
    """The letter of every code point, 0 where it is none."""
    rows = csv.DictReader(files(__package__).joinpath("lookalikes.csv").read_text("utf-8").splitlines())
    read_as = {row["sign"]: row["read_as"] for row in rows}
    table = np.zeros(_LAST + 1, np.uint8)
    for point in range(_LAST):
        folded = unicodedata.normalize("NFKD", chr(point)).casefold()[:1]
        letter = read_as.get(folded, folded)
        if "a" <= letter <= "z":
            table[point] = ord(letter) - 96
    return table


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """The values in order, each once. By sorting: the library's own way, by hashing, takes five times as long."""
    ordered = np.sort(values)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def grams(codes: Codes, size: int) -> Codes:
    """Every run of `size` letters as one number, exactly: 4, 8 or 12 of them. Empty where there are fewer."""
    if len(codes) < size:
        return codes[:0]
    two = (codes[:-1] << np.uint64(5)) | codes[1:]
    four = (two[:-2] << np.uint64(10)) | two[2:]
    if size == 4:
        return four
    eight = (four[:-4] << np.uint64(20)) | four[4:]
    return eight if size == 8 else (eight[:-4] << np.uint64(20)) | four[8:]
