"""Banners: a line that is a level, its caveats and nothing else, however damaged.

The whole-line rule keeps sentences out: what is neither level nor caveat must be specks, or at the head or foot the
page number beside it. How much damage is borne depends on what else speaks for the line: its place, a caveat that
follows, and whether the item repeats it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from onionskin.marking.lines import Line, folded, remark
from onionskin.marking.tables import Caveat, Level, caveats, levels, precedences, uk_caveats
from onionskin.marking.turned import turned_banner
from onionskin.record import Annotation, Mark

LONGEST = 110
"""A banner line is no longer than this, in code points: the longest with three caveats has 96."""
STRAY = 7
"""Letters and digits that may stand beside a banner at an edge: a page number such as `IV-A-12`, or specks."""
HEADING = 16
"""A cable's address, in which its precedence stands, is over after so many printed lines."""
_STEM = re.compile(
    r"se[co]?[ceo]r|ecr[eéo]|cre[tyi]|s[-. ]{1,2}e[-. ]{1,2}c|c[-. ]{1,2}o[-. ]{1,2}n|onfid|fident|estrict|ciassifi"
    r"|offici|us[eo] oni|nato|cosmic|eyes|dis\b|nof|orcon|dissem|senstv|sensi|top s|tcp s|restr|handie via|controi"
    r"|wninte|fiash|niact|priorit|immediat|iimit dis|rybat|uk e|deiicate"
)
"""Pieces one of which is left of a banner that is damaged as usual; written as `_SHAPE` folds them."""
_SHAPE = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "!": "i", "5": "s", "$": "s", "8": "b", "€": "e"})
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


def banner_lines(lines: Sequence[Line], running: frozenset[str]) -> list[Annotation]:
    """The banners, and caveats that stand as a line of their own; `running` are folded lines the item repeats."""
    found: list[Annotation] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if len(line.text) > LONGEST:
            continue
        stem = _STEM.search(line.text.lower().translate(_SHAPE))
        repeated = (line.edge or stem is not None) and _repeats(folded(line.text), line, running)
        banner = _banner(line, repeated) if repeated or stem else None
        if banner is None and line.edge and running:
            banner = turned_banner(line, running)
        if banner is not None and not (before is not None and _goes_on(before, line)):
            found.append(banner)
    return found


def _repeats(near: str, line: Line, running: frozenset[str]) -> bool:
    """Whether the item repeats a line like this one: at the edges any, elsewhere one that is long enough to be told."""
    least = 8 if line.edge else 12
    return (near in running and line.edge) or any(
        abs(len(near) - len(pattern)) <= 4 and Levenshtein.distance(near, pattern, score_cutoff=4) <= 4
        for pattern in running
        if len(pattern) >= least
    )


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a line between the edges goes on with the sentence before it, or ends one: a source's level in a note."""
    if line.edge:
        return False
    adjacent = line.start - before.end <= 2
    return line.text[-1] in ".;," or (adjacent and before.text.endswith((",", "(", "(TOP", "TOP")))


def _words(line: Line) -> list[Word]:
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


def _banner(line: Line, repeated: bool) -> Annotation | None:
    words = _words(line)
    if not words or len(words) > 14:
        return None
    reading = _level(words, line, repeated)
    if reading is None:
        return _alone(words, line)
    names, after = _caveats(words, reading.after, 3 if repeated else 1)
    before_stray = sum(len(word.letters) for word in words[: reading.first])
    behind = words[after:]
    behind_stray = sum(max(len(word.letters), word.end - word.start) for word in behind)
    if not _whole(line, before_stray, behind_stray, bool(names) or repeated):
        return None
    if not names and reading.distance == 0 and not _stands(words, reading, line):
        return None
    family = _family(reading.level, names)
    start, end = words[reading.first].start, words[after - 1].end
    cert = max(0.5, 0.99 - 0.08 * reading.distance - (0.1 if before_stray + behind_stray > 3 else 0))
    mark = Mark("classification_banner", family, {"level": reading.level.name, "caveats": names})
    return remark(start, end, mark, round(cert, 2))


def _whole(line: Line, before: int, behind: int, supported: bool) -> bool:
    """Whether what is not explained may be a page number or specks."""
    if not line.edge:
        return before + behind == 0
    most = STRAY if supported else 4
    return before <= most and behind <= most


def _stands(words: Sequence[Word], reading: Reading, line: Line) -> bool:
    """A bare level is a banner in capitals; in small letters only at the very edge. A list's `Restricted` is none."""
    if line.text.startswith("(") and line.text.rstrip(".,;").endswith(")"):
        return False
    printed = "".join(word.alpha for word in words[reading.first : reading.after])
    return sum(map(str.isupper, printed)) * 2 > len(printed) or line.above < 3 or line.below < 3


def _family(level: Level, names: Sequence[str]) -> str:
    if level.system == "NATO":
        return "NATO_MARK"
    return "UK_MARK" if level.system == "UK" or uk_caveats() & set(names) else "BANNER"


def _level(words: Sequence[Word], line: Line, repeated: bool) -> Reading | None:
    best: Reading | None = None
    stray = 0
    for first in range(min(len(words), 4)):
        if stray > (STRAY if line.edge else 0):
            break  # no more than a page number or specks may stand before the level
        stray += len(words[first].letters)
        glued = ""
        if not words[first].alpha:
            continue  # a page number beside the level is no part of it
        for after in range(first + 1, min(len(words), first + 7) + 1):
            glued += words[after - 1].letters
            if len(glued) > 40:
                break
            if not glued:
                continue
            for reading in _readings(glued, first, after, _bears(line, repeated)):
                if best is None or _rank(reading) < _rank(best):
                    best = reading
    return best


def _rank(reading: Reading) -> tuple[float, int, int]:
    """The better reading explains more letters for less damage."""
    return (reading.distance - len(reading.level.letters) * 0.5, reading.first, reading.after)


def _bears(line: Line, repeated: bool) -> int:
    """How many more letters may be wrong: none in the body, one at an edge, three where the item repeats the line."""
    return (1 if line.edge else 0) + (2 if repeated else 0)


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
    for level in levels():
        if abs(len(level.letters) - len(glued)) <= 4:
            distance = Levenshtein.distance(level.letters, glued, score_cutoff=4)
            if distance <= 4:
                near.append((level, distance))
    return tuple(near)


def _caveats(words: Sequence[Word], at: int, bears: int) -> tuple[tuple[str, ...], int]:
    """The caveats from word `at` on, and the word after the last of them."""
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


def _alone(words: Sequence[Word], line: Line) -> Annotation | None:
    """A line of caveats without a level, and perhaps for whom: `EYES ONLY FOR THE SECRETARY`."""
    names, after = _caveats(words, 0, 1)
    alone = {caveat.name for caveat in caveats() if caveat.alone}
    if not names or not alone & set(names) or (precedences() & set(names) and not _in_address(line)):
        return None
    if after < len(words) and not _addressed(names, words[after:]):
        return None
    printed = "".join(word.alpha for word in words)
    if sum(map(str.isupper, printed)) * 2 <= len(printed):
        return None
    mark = Mark("handling_caveat", "HANDLING", {"caveats": names, "caveat": names[0]})
    return remark(words[0].start, words[-1].end, mark, 0.9 if line.edge else 0.8)


def _in_address(line: Line) -> bool:
    return line.above < min(HEADING, line.below)


def _addressed(names: Sequence[str], rest: Sequence[Word]) -> bool:
    return names[-1] == "EYES ONLY" and rest[0].letters == "FOR" and 2 <= len(rest) <= 6
