"""The words of an index in rows of numbers, so that two million of them are kept, read and looked through in a moment.

words     0  as      1  is      2  fram    3  from       by length, then by letters
heads     as         is         fram       from          the letters they begin with, in order within a length
tails     sa         si         marf       morf          the letters they end with, backwards; in an order of its own
signs     a s        i s        a f m r    f m o r       which letters a word has, and which more than once
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_EDGE = 10
"""Letters at either end of a word by which those that begin or end so are looked up: six bits each in one number."""

_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_FIGURES = b"0123456789"
_WIDTH = 6
_OTHER = len(_FIGURES) + len(_LETTERS) + 1
"""What stands for a letter beyond a to z and for all that comes after it: such words are told apart later."""

_CODES = np.zeros(256, np.int64)
_CODES[list(_FIGURES + _LETTERS)] = np.arange(1, _OTHER)
_CODES[128:] = _OTHER

_BITS = np.zeros(256, np.uint64)
_BITS[list(_LETTERS + _FIGURES)] = np.uint64(1) << np.arange(len(_LETTERS + _FIGURES), dtype=np.uint64)

_DAMAGED = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)

_DOUBLES = (b"rn", b"vv")
"""Letters that may be one read as two: m, w."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Words by their length and letters, numbered from 0, with the pages that each is on.

    `blob` has them in UTF-8, a line each, and `starts` where each begins in it and, at last, where it ends; `ends` has
    by length how many are shorter. `heads` and `signs` are in the order of the words; `order` has their numbers by
    length and tail, `tails` and `turned` (the signs) stand in that order. `doubled` are the numbers of the words that
    have two pairs of letters or more that may be one.
    """

    blob: NDArray[np.uint8]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    pages: NDArray[np.int64]
    heads: NDArray[np.int64]
    signs: NDArray[np.uint64]
    order: NDArray[np.int64]
    tails: NDArray[np.int64]
    turned: NDArray[np.uint64]
    doubled: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.pages)

    def words(self, numbers: Sequence[int] | NDArray[np.int64]) -> list[str]:
        """Words by their numbers."""
        at, blob = np.asarray(numbers, np.int64), self.blob.data
        places = zip(self.starts[at].tolist(), (self.starts[at + 1] - 1).tolist(), strict=True)
        return [str(blob[start:end], "utf-8") for start, end in places]

    def row(self, first: int, last: int) -> list[str]:
        """The words from one number to before another."""
        if first >= last:
            return []
        return self.blob[self.starts[first] : self.starts[last] - 1].tobytes().decode().split("\n")

    def number(self, word: str) -> int | None:
        """The number of a word; None where it is not there."""
        first, last = self.beginning(len(word), word)
        row = self.row(first, last)
        return first + row.index(word) if word in row else None

    def long(self, length: int) -> tuple[int, int]:
        """The words of a length: from, to before."""
        if not 0 <= length < len(self.ends) - 1:
            return 0, 0
        return int(self.ends[length]), int(self.ends[length + 1])

    def beginning(self, length: int, head: str) -> tuple[int, int]:
        """The words of a length that begin with some letters, as far as these are looked up: from, to before."""
        return self._within(self.heads, length, head.encode())

    def ending(self, length: int, tail: str) -> tuple[int, int]:
        """The same for the letters at the end: from, to before, in `order`."""
        return self._within(self.tails, length, tail.encode()[::-1])

    def _within(self, edges: NDArray[np.int64], length: int, edge: bytes) -> tuple[int, int]:
        first, last = self.long(length)
        least, most = _packed(edge[:_EDGE])
        start, end = edges[first:last].searchsorted([least, most])
        return first + int(start), first + int(end)

    def save(self, path: Path, mark: str) -> None:
        """Keep the words in a file, whole or not at all, with a mark by which they are known."""
        new = path.with_suffix(".new")
        with new.open("wb") as file:
            rows = {field.name: getattr(self, field.name) for field in fields(self)}
            np.savez(file, mark=np.frombuffer(mark.encode(), np.uint8), **rows)
        os.replace(new, path)


def mark(path: Path) -> str:
    """The mark under which words were kept in a file; empty where there are none."""
    with suppress(*_DAMAGED), np.load(path, allow_pickle=False) as kept:
        return str(kept["mark"].tobytes(), "utf-8")
    return ""


def opened(path: Path, mark: str) -> Forms | None:
    """The words that were kept in a file under this mark; None where there are none, or they are damaged."""
    with suppress(*_DAMAGED), np.load(path, allow_pickle=False) as kept:
        if kept["mark"].tobytes() == mark.encode():
            return Forms(**{field.name: kept[field.name] for field in fields(Forms)})
    return None


def made(terms: Sequence[tuple[str, int]]) -> Forms:
    """`terms` are different words with the number of pages that each is on, in any order."""
    terms = sorted(terms)
    lengths = np.fromiter((len(form) for form, _ in terms), np.int16, len(terms))
    order = np.argsort(lengths, kind="stable").tolist()
    blob = np.frombuffer("".join(terms[at][0] + "\n" for at in order).encode(), np.uint8)
    pages = np.fromiter((terms[at][1] for at in order), np.int64, len(terms))
    starts = np.concatenate(([0], np.flatnonzero(blob == ord("\n")) + 1))
    lengths = np.sort(lengths)
    ends = lengths.searchsorted(np.arange(int(lengths.max(initial=0)) + 2, dtype=np.int16))
    heads, tails, signs = _edges(blob, starts), _edges(blob, starts, backwards=True), _signatures(blob, starts)
    turned = np.lexsort((tails, lengths))
    return Forms(blob, starts, ends, pages, heads, signs, turned, tails[turned], signs[turned], _doubled(blob, starts))


def _packed(edge: bytes) -> tuple[int, int]:
    """At most _EDGE letters as numbers: the least and, beyond it, the least that does not begin so."""
    number = other = 0
    for at in range(_EDGE):
        code = int(_CODES[edge[at]]) if at < len(edge) else 0
        other = other or (_OTHER if code == _OTHER else 0)
        number = number << _WIDTH | (other or code)
    return number, number + (1 if other else 1 << _WIDTH * (_EDGE - len(edge)))


def _edges(blob: NDArray[np.uint8], starts: NDArray[np.int64], *, backwards: bool = False) -> NDArray[np.int64]:
    """The first _EDGE letters of each word as one number by which they are in order; or the last, from the end."""
    firsts, ends = starts[:-1], starts[1:] - 1
    number, other = np.zeros(len(firsts), np.int64), np.zeros(len(firsts), bool)
    for at in range(_EDGE):
        places = ends - 1 - at if backwards else firsts + at
        inside = (places >= firsts) & (places < ends)
        codes = np.where(inside, _CODES[blob[np.where(inside, places, 0)]], 0) if len(blob) else number
        other |= codes == _OTHER
        number = number << _WIDTH | np.where(other, _OTHER, codes)
    return number


def signature(form: str) -> np.uint64:
    """A bit for each letter and figure that a word has, and one for each letter that it has twice."""
    sign = 0
    for bit, letter in enumerate(_LETTERS + _FIGURES):
        many = form.count(chr(letter))
        sign |= (many > 0) << bit
        if letter in _LETTERS:
            sign |= (many > 1) << (bit + len(_LETTERS + _FIGURES))
    return np.uint64(sign)


def _signatures(blob: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.uint64]:
    if not len(blob):
        return np.zeros(0, np.uint64)
    signs: NDArray[np.uint64] = np.bitwise_or.reduceat(_BITS[blob], starts[:-1])
    for bit, letter in enumerate(_LETTERS, len(_LETTERS + _FIGURES)):
        many = np.add.reduceat(blob == letter, starts[:-1], dtype=np.uint8)
        signs |= (many > 1).astype(np.uint64) << np.uint64(bit)
    return signs


def _doubled(blob: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    many = np.zeros(len(starts) - 1, np.int64)
    for one, two in _DOUBLES:
        places = np.flatnonzero((blob[:-1] == one) & (blob[1:] == two))
        many += np.bincount(starts.searchsorted(places, side="right") - 1, minlength=len(many))
    return np.flatnonzero(many > 1)
