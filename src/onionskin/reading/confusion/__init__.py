"""What a reader sees where something else was meant: the chance that letters were printed, given the letters meant.

The table was counted by `scripts/train_confusions.py` on pages that several engines read, per engine where enough
was seen, beside a judgement of what looks alike (`shapes.toml`). Edits are of up to three letters on either side
(rn for m, li for h). Pure functions of the table; the searcher asks the same ones.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("confusions.json")
FIGURES = Path(__file__).with_name("figures.toml")
LONGEST = 3
"""Letters of one side of an edit."""
RATE = -4.0
"""The logarithm of how often any letters are misread: one in 55, what a poor reading of typescript has."""
STRANGE = -9.5
"""One letter for another that was never seen for it."""
LOST, ADDED = -7.5, -7.5
"""A letter that was not read; a letter read where there is none. Those that were counted are likelier."""
FAR = -60.0
"""What is no misreading at all, or too long a stretch of one to be worth asking."""
GENERAL = "any"
"""The reader that stands for one of whom nothing is known."""

Edits = Mapping[str, Mapping[str, float]]


def likelihood(printed: str, meant: str, reader: str = GENERAL) -> float:
    """The natural logarithm of the chance that `reader` printed this where that was meant; 0 where they are equal.

    Case counts. The letters that both begin and end with cost nothing; what is between is cut into edits, and of all
    ways to cut the likeliest is told.
    """
    if printed == meant:
        return 0.0
    size = min(len(printed), len(meant))
    head = 0
    while head < size and printed[head] == meant[head]:
        head += 1
    tail = 0
    while tail < size - head and printed[-1 - tail] == meant[-1 - tail]:
        tail += 1
    return _between(printed[head : len(printed) - tail], meant[head : len(meant) - tail], reader)


def misreadings(printed: str, reader: str = GENERAL, most: int = 8) -> tuple[tuple[str, float], ...]:
    """What one edit of the table would have made of a printed word: forms and logarithms, the likeliest first.

    They are letters, not words: whoever asks knows which of them are words.
    """
    edits = _edits(reader)
    found: dict[str, float] = {}
    for start in range(len(printed)):
        for end in range(start + 1, min(start + LONGEST, len(printed)) + 1):
            for meant, chance in edits.get(printed[start:end], {}).items():
                form = printed[:start] + meant + printed[end:]
                found[form] = max(chance, found.get(form, FAR))
    found.pop(printed, None)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most])


@lru_cache(maxsize=200_000)
def _between(printed: str, meant: str, reader: str) -> float:
    rows, columns = len(printed), len(meant)
    if rows > 8 or columns > 8:
        return FAR
    edits = _edits(reader)
    best = [[FAR] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        for j in range(columns + 1):
            here = best[i][j]
            if here <= FAR:
                continue
            for k in range(min(LONGEST, rows - i) + 1):
                seen = edits.get(printed[i : i + k], {})
                for size in range(min(LONGEST, columns - j) + 1):
                    if not k and not size:
                        continue
                    chance = _chance(printed[i : i + k], meant[j : j + size], seen)
                    if here + chance > best[i + k][j + size]:
                        best[i + k][j + size] = here + chance
    return best[rows][columns]


def _chance(printed: str, meant: str, seen: Mapping[str, float]) -> float:
    if printed == meant:
        return 0.0 if len(printed) == 1 else FAR
    if meant in seen:
        return seen[meant]
    if len(printed) == len(meant) == 1:
        return STRANGE
    if not printed and len(meant) == 1:
        return LOST
    if not meant and len(printed) == 1:
        return ADDED
    return FAR


@cache
def figures(reader: str = GENERAL) -> Mapping[str, str]:
    """Letters that `reader` has among figures, each with the one figure that it then makes them of."""
    table = tomllib.loads(FIGURES.read_text("utf-8"))
    return {**table[GENERAL], **table.get(reader, {})}


@cache
def _edits(reader: str) -> Edits:
    table = _table()
    return table.get(reader, table[GENERAL])


@cache
def _table() -> Mapping[str, Edits]:
    table: Mapping[str, Edits] = json.loads(TABLE.read_text("utf-8"))["edits"]
    return table
