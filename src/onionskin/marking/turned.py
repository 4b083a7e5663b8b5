"""Banners of sheets that were scanned upside down, known only where the item repeats the banner upright."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from onionskin.marking.lines import Line, remark
from onionskin.marking.tables import Level, caveats, levels, turned_signs
from onionskin.record import Annotation, Mark

BEARS = 0.4
"""The share of a banner's letters that may be wrong when it is turned: an engine that reads upside down reads badly.
Of 18 letters of noise some 13 are wrong."""
LEAST = 8
"""A banner of fewer letters is not sought: too little is left of it."""


def turned_banner(line: Line, running: frozenset[str]) -> Annotation | None:
    """The banner on this line if, turned about, it is one of those that the item repeats."""
    known = _banners(running)
    if not known or not LEAST <= len(line.text) <= 2 * len(known[0][0]):
        return None
    letters = _upright(line.text)
    best: tuple[int, Level, tuple[str, ...]] | None = None
    for printed, level, names in known:
        most = int(BEARS * len(printed))
        if abs(len(printed) - len(letters)) > most:
            continue
        distance = Levenshtein.distance(printed, letters, score_cutoff=most)
        if distance <= most and (best is None or distance < best[0]):
            best = (distance, level, names)
    if best is None:
        return None
    _, level, names = best
    mark = Mark("classification_banner", "BANNER", {"level": level.name, "caveats": names, "turned": True})
    bare = line.text.strip(" .,;:'\"~-–—=_|")
    start = line.start + line.text.index(bare)
    return remark(start, start + len(bare), mark, 0.7)


def _upright(text: str) -> str:
    """The letters of a line as they would be if the sheet were turned about, as capitals."""
    signs = turned_signs()
    return "".join(signs.get(sign, sign) for sign in reversed(text) if not sign.isspace() and sign.isalnum()).upper()


@lru_cache(maxsize=64)
def _banners(running: frozenset[str]) -> tuple[tuple[str, Level, tuple[str, ...]], ...]:
    """The banners among the lines that an item repeats, each with its letters, the longest first."""
    longest = sorted(running, key=lambda pattern: (-len(pattern), pattern))
    found = [(pattern.upper(), _banner(pattern)) for pattern in longest if len(pattern) >= LEAST]
    return tuple((printed, *banner) for printed, banner in found if banner is not None)


def _banner(pattern: str) -> tuple[Level, tuple[str, ...]] | None:
    """The level and caveats of a folded line that is a banner and nothing else, letter by letter."""
    printed = pattern.upper()
    level = next((level for level in levels() if printed.startswith(level.letters)), None)
    if level is None:
        return None
    rest, names = printed[len(level.letters) :], []
    while rest:
        caveat = next((one for one in caveats() if rest.startswith(one.letters)), None)
        if caveat is None:
            return None
        names.append(caveat.name)
        rest = rest[len(caveat.letters) :]
    return level, tuple(names)
