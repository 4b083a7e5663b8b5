"""Which level and which caveats a run of worn words is: by distance in letters, the words glued as they may be read.

How much damage is borne is for the caller to say, who knows what else speaks for a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from onionskin.marking.lines import Line
from onionskin.marking.tables import Caveat, Level, caveats, levels, other_words

_WORD = re.compile(r"[A-Z]{4,}(?=[A-Z][a-z]{2})|[^\W_]+")
_LIKE = str.maketrans({"0": "O", "1": "I", "5": "S", "$": "S", "|": "I", "!": "I", "€": "E", "8": "B"})
_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_][-. ·]{1,3}){4,}[^\W\d_](?![^\W\d_])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line with its place in the text and its letters as capitals."""

    start: int
    end: int
    letters: str
    alpha: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a stretch of words reads as a level: which, from word to word, at what distance in letters."""

    level: Level
    first: int
    after: int
    distance: int


def words_of(line: Line) -> list[Word]:
    """The words of a line; letters that are spaced out are one word, a level and the caveat run into it are two."""
    words = []
    text = line.text
    for found in _WORD.finditer(_joined(text)):
        printed = text[found.start() : found.end()]
        capital = sum(map(str.isupper, printed)) * 2 > len(printed)
        shaped = printed.replace("l", "I") if capital else printed
        like = "".join(filter(str.isalpha, shaped.upper().translate(_LIKE)))
        alpha = "".join(filter(str.isalpha, printed))
        words.append(Word(line.start + found.start(), line.start + found.end(), like, alpha))
    return words


def _joined(text: str) -> str:
    """The line with letter-spaced words (`S-E-C-R-E-T`) made one word, every sign in its place."""
    return _SPACED.sub(lambda found: re.sub(r"\W", "x", found[0]), text)


def level_of(words: Sequence[Word], stray: int, bears: int) -> Reading | None:
    """The level that begins at one of the first words: `stray` letters may stand before it, `bears` more be wrong."""
    best: Reading | None = None
    before = 0
    for first in range(min(len(words), 4)):
        if before > stray:
            break  # no more than a page number or specks may stand before the level
        before += len(words[first].letters)
        glued = ""
        if not words[first].alpha:
            continue  # a page number beside the level is no part of it
        for after in range(first + 1, min(len(words), first + 7) + 1):
            glued += words[after - 1].letters
            if len(glued) > 40:
                break
            if not glued:
                continue
            for reading in _readings(glued, first, after, bears):
                if best is None or _rank(reading) < _rank(best):
                    best = reading
    return best


def _rank(reading: Reading) -> tuple[float, int, int]:
    """The better reading explains more letters for less damage."""
    return (reading.distance - len(reading.level.letters) * 0.5, reading.first, reading.after)


def _readings(glued: str, first: int, after: int, bears: int) -> list[Reading]:
    return [
        Reading(level, first, after, distance)
        for level, distance in _near_levels(glued)
        if distance <= _allowed(level, bears)
    ]


def _allowed(level: Level, bears: int) -> int:
    """A letter in six may be wrong in the body, more where the place and the item speak for it."""
    return min(len(level.letters) // 6 + bears, len(level.letters) * 2 // 5)


@lru_cache(maxsize=4096)
def _near_levels(glued: str) -> tuple[tuple[Level, int], ...]:
    near = []
    if glued in other_words():
        return ()
    for level in levels():
        if level.system == "NATO" and not _allied(glued, level):
            continue
        if abs(len(level.letters) - len(glued)) <= 4:
            distance = Levenshtein.distance(level.letters, glued, score_cutoff=4)
            if distance <= 4:
                near.append((level, distance))
    return tuple(near)


def _allied(glued: str, level: Level) -> bool:
    """Whether the word that makes a level the alliance's is there: its letters alone are half of what else is."""
    word = "COSMIC" if level.letters.startswith("COSMIC") else "NATO"
    return Levenshtein.distance(glued[: len(word)], word, score_cutoff=1) <= 1


def caveats_of(words: Sequence[Word], at: int, bears: int) -> tuple[tuple[str, ...], int]:
    """The names of the caveats from word `at` on, `bears` more letters being wrong, and the word after the last."""
    names: list[str] = []
    while at < len(words):
        found = _caveat(words, at, bears)
        if found is None:
            break
        name, at = found
        if name not in names:
            names.append(name)
    return tuple(names), at


def _caveat(words: Sequence[Word], at: int, bears: int) -> tuple[str, int] | None:
    best: tuple[int, str, int] | None = None
    glued = ""
    for after in range(at + 1, min(len(words), at + 12) + 1):
        glued += words[after - 1].letters
        for caveat, distance in _near_caveats(glued):
            if distance <= _borne(caveat, bears) and (best is None or 2 * distance - len(caveat.letters) < best[0]):
                best = (2 * distance - len(caveat.letters), caveat.name, after)
    return (best[1], best[2]) if best else None


def _borne(caveat: Caveat, bears: int) -> int:
    size = len(caveat.letters)
    return 0 if size < 5 else size // 5 + (bears if size >= 8 else min(bears, 1)) - (0 if bears > 1 else 1)


@lru_cache(maxsize=4096)
def _near_caveats(glued: str) -> tuple[tuple[Caveat, int], ...]:
    near = []
    for caveat in _by_length(len(glued)):
        most = min(5, max(0, len(caveat.letters) * 2 // 5))
        distance = Levenshtein.distance(caveat.letters, glued, score_cutoff=most)
        if distance <= most:
            near.append((caveat, distance))
    return tuple(near)


@cache
def _by_length(size: int) -> tuple[Caveat, ...]:
    return tuple(caveat for caveat in caveats() if abs(len(caveat.letters) - size) <= 5)
