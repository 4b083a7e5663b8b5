r"""How like what is printed is to what was meant: the slips of readers, weighted.

    printed  f r a m    b u r o p e    rnernorandum
             | | | |    | | | | | |    |\ |\ ...
    meant    f r o m    e u r o p e    m e m ...       o/a 0.5       B/E 0.3       rn/m 0.4 and rn/m 0.4

A slip of a kind that readers of typescript are known for counts less than 1; any other counts 1. The weights are in
likeness.toml. Words are compared folded.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
_OTHER = len(_SIGNS)
_NONE = _OTHER + 1
_CODES = {sign: at for at, sign in enumerate(_SIGNS)}
_SLIP = 1.0
_TABLE = np.full(128, _OTHER, np.int64)
_TABLE[0] = _NONE
_TABLE[[ord(sign) for sign in _SIGNS]] = range(len(_SIGNS))


@dataclass(frozen=True, slots=True)
class Slips:
    """The table. `one` is by printed and meant letter, `chunks` by what is meant, `strays` by the letter."""

    one: NDArray[np.float32]
    chunks: dict[tuple[str, str], float]
    strays: NDArray[np.float32]
    joined: float
    split: float
    other: float


@lru_cache(maxsize=1)
def slips() -> Slips:
    """The weights of likeness.toml."""
    table = tomllib.loads(files(__package__).joinpath("likeness.toml").read_text("utf-8"))
    one = np.full((_NONE + 1, _NONE + 1), _SLIP, np.float32)
    np.fill_diagonal(one[:_OTHER, :_OTHER], 0)
    for weight, pairs in sorted(table["slips"].items(), reverse=True):
        for a, b in pairs:
            if a != b:
                one[_CODES[a], _CODES[b]] = one[_CODES[b], _CODES[a]] = float(weight)
    chunks = {
        pair: float(weight) for weight, rows in table["chunks"].items() for a, b in rows for pair in ((a, b), (b, a))
    }
    strays = np.full(_NONE + 1, _SLIP, np.float32)
    for weight, letters in table["strays"].items():
        strays[[_CODES[letter] for letter in letters]] = float(weight)
    return Slips(one, chunks, strays, **{name: float(weight) for name, weight in table["words"].items()})


def costs(printed: Sequence[str], meant: str) -> NDArray[np.float32]:
    """What it costs to read each printed word as the one meant: 0 for the word itself, about 1 for any one slip."""
    if not printed:
        return np.zeros(0, np.float32)
    steps = _steps(printed, meant)
    lengths = np.fromiter(map(len, printed), np.int64, len(printed))
    end: NDArray[np.float32] = steps[len(meant)][lengths, np.arange(len(printed))]
    return end


def cost(printed: str, meant: str, reader: str | None = None) -> float:
    """What it costs to read one printed word as the one meant. `reader` is for a table that knows its readers."""
    return float(costs([printed], meant)[0])


def letters(printed: str, meant: str) -> tuple[tuple[int, str, str], ...]:
    """The letters that were misread, in order: where in `printed`, what is printed, what was meant; one may be ""."""
    steps = [row[:, 0] for row in _steps([printed], meant)]
    table, found = slips(), []
    i, j = len(meant), len(printed)
    while i or j:
        before, after, worth = min(
            ((a, b, worth) for a, b, worth in _moves(printed[:j], meant[:i], table)),
            key=lambda move: (abs(steps[i - len(move[1])][j - len(move[0])] + move[2] - steps[i][j]), move[2]),
        )
        i, j = i - len(after), j - len(before)
        if worth:
            found.append((j, before, after))
    return tuple(reversed(found))


def _moves(printed: str, meant: str, table: Slips) -> Iterator[tuple[str, str, float]]:
    if printed and meant:
        yield printed[-1], meant[-1], float(_worth(printed[-1], meant[-1], table))
    if printed:
        yield printed[-1], "", float(table.strays[_code(printed[-1])])
    if meant:
        yield "", meant[-1], float(table.strays[_code(meant[-1])])
    if len(printed) > 1 and len(meant) > 1 and printed[-1] == meant[-2] and printed[-2] == meant[-1]:
        yield printed[-2:], meant[-2:], _SLIP
    for (before, after), weight in table.chunks.items():
        if printed.endswith(before) and meant.endswith(after):
            yield before, after, weight


def _worth(a: str, b: str, table: Slips) -> float:
    return 0.0 if a == b else float(table.one[_code(a), _code(b)])


def _code(letter: str) -> int:
    return _CODES.get(letter, _OTHER)


def _steps(printed: Sequence[str], meant: str) -> list[NDArray[np.float32]]:
    """The least costs by letters of `meant`, letters printed, and word: a row for all words and places at once.

    Within a row only a stray letter leads on from one place to the next: the least of all ways to come to a place is
    the least, so far, of the costs without what the strays before them cost, and that of the strays again.
    """
    table = slips()
    points = _points(printed)
    codes = _coded(points)
    strays = np.zeros((len(points) + 1, len(printed)), np.float32)
    np.cumsum(table.strays[codes], axis=0, out=strays[1:])
    rows = [strays]
    before = np.zeros(points.shape, np.bool_)
    for i, letter in enumerate(meant):
        above = rows[-1]
        same = points == ord(letter)
        row = above + np.float32(table.strays[_code(letter)])
        swap = np.where(same, np.float32(0), np.take(table.one[:, _code(letter)], codes))
        np.minimum(row[1:], above[:-1] + swap, out=row[1:])
        if i:
            turned = before[1:] & same[:-1]
            np.minimum(row[2:], np.where(turned, rows[i - 1][:-2] + np.float32(_SLIP), np.inf), out=row[2:])
        for (chunk, after), weight in table.chunks.items():
            if meant.endswith(after, 0, i + 1) and len(chunk) <= len(points):
                met = _met(codes, chunk)
                there = rows[i + 1 - len(after)][: len(met)] + np.float32(weight)
                np.minimum(row[len(chunk) :], np.where(met, there, np.inf), out=row[len(chunk) :])
        rows.append(np.minimum.accumulate(row - strays, axis=0) + strays)
        before = same
    return rows


def _met(codes: NDArray[np.int64], chunk: str) -> NDArray[np.bool_]:
    """By the place where it would begin, whether the letters of a chunk stand there."""
    wide = len(codes) - len(chunk) + 1
    met: NDArray[np.bool_] = codes[:wide] == _code(chunk[0])
    for at, letter in enumerate(chunk[1:], 1):
        met = met & (codes[at : at + wide] == _code(letter))
    return met


def _points(printed: Sequence[str]) -> NDArray[np.uint32]:
    """Letter by letter: a row for each place, a column for each word."""
    wide = max(map(len, printed))
    blob = "".join(word.ljust(wide, "\0") for word in printed).encode("utf-32-le", "surrogatepass")
    return np.ascontiguousarray(np.frombuffer(blob, np.uint32).reshape(len(printed), wide).T)


def _coded(points: NDArray[np.uint32]) -> NDArray[np.int64]:
    return np.where(points < len(_TABLE), _TABLE[np.minimum(points, len(_TABLE) - 1)], _OTHER)
