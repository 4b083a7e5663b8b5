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
    """The least costs by letters of `meant`, letters printed, and word: one table for all words at once."""
    table = slips()
    wide = max(map(len, printed))
    codes = _coded(printed, wide)
    same = _same(printed, wide, meant)
    lost = [float(table.strays[_code(letter)]) for letter in meant]
    stray = table.strays[codes]
    here = np.zeros((wide + 1, len(printed)), np.float32)
    here[1:] = np.cumsum(stray, axis=0)
    rows = [here]
    for i, letter in enumerate(meant):
        above, here = rows[-1], np.empty_like(here)
        swap = np.where(same[i], np.float32(0), table.one[codes, _code(letter)])
        here[0] = above[0] + lost[i]
        chunks = [(before, after, weight) for (before, after), weight in table.chunks.items()
                  if meant[: i + 1].endswith(after)]  # fmt: skip
        for j in range(wide):
            least = np.minimum(above[j] + swap[j], above[j + 1] + lost[i])
            least = np.minimum(least, here[j] + stray[j])
            if i and j:
                turned = same[i - 1][j] & same[i][j - 1]
                least = np.where(turned, np.minimum(least, rows[i - 1][j - 1] + _SLIP), least)
            for before, after, weight in chunks:
                start = j + 1 - len(before)
                if start >= 0:
                    met = _met(codes, start, before)
                    if met.any():
                        there = rows[i + 1 - len(after)][start] + np.float32(weight)
                        least = np.where(met, np.minimum(least, there), least)
            here[j + 1] = least
        rows.append(here)
    return rows


def _met(codes: NDArray[np.int64], start: int, chunk: str) -> NDArray[np.bool_]:
    met: NDArray[np.bool_] = codes[start] == _code(chunk[0])
    for at, letter in enumerate(chunk[1:], 1):
        met = met & (codes[start + at] == _code(letter))
    return met


def _coded(printed: Sequence[str], wide: int) -> NDArray[np.int64]:
    """Letter by letter: a row for each place, a column for each word."""
    points = np.array([[ord(letter) for letter in word.ljust(wide, "\0")] for word in printed], np.int64).T
    table = np.full(128, _OTHER, np.int64)
    table[0] = _NONE
    for sign, code in _CODES.items():
        table[ord(sign)] = code
    return np.where(points < 128, table[np.minimum(points, 127)], _OTHER)


def _same(printed: Sequence[str], wide: int, meant: str) -> list[NDArray[np.bool_]]:
    points = np.array([[ord(letter) for letter in word.ljust(wide, "\0")] for word in printed], np.int64).T
    return [points == ord(letter) for letter in meant]
