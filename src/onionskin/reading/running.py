"""The stage `running`: lines that recur at the head or foot of an item's pages.

They are evidence, no more: that an item repeats a line makes a damaged banner knowable, an unknown line worth telling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from onionskin.record import RunningLine, Transcription

EDGE = 6
"""Lines with print at either edge that are looked at: a stamp of two lines and specks may stand outside a banner."""
LEAST = 3
"""On so many pages a line is running; on both pages of an item of two."""
SHARE = 0.03
"""And on this share of the item's pages, so that a long volume's chance repeats do not count."""
LIKENESS = 80.0
"""Folded lines are one line at this ratio (0 to 100) of rapidfuzz: one letter in five may be misread."""
SEEDS = 64
"""No more different running lines than this are looked for at either edge of an item."""
SHORTEST, LONGEST = 4, 90


def folded(line: str) -> str:
    """A line for comparing: its letters in lower case. Case, spaces, figures and specks are folded away."""
    return "".join(filter(str.isalpha, line)).casefold()


def running_lines(readings: tuple[Transcription, ...]) -> tuple[RunningLine, ...]:
    """The lines that recur at the head and the foot of these pages of one item, most frequent first.

    A page counts once for a line. Lines of fewer than four letters say nothing and are left out; a page number is so
    folded away, and with it the line it shares with a banner is like the banner alone.
    """
    edges = [_edges(reading.text) for reading in readings]
    heads = _recurring([head for head, _ in edges], "head")
    feet = _recurring([foot for _, foot in edges], "foot")
    return tuple(sorted((*heads, *feet), key=lambda line: (-line.pages, line.place, line.pattern)))


def _edges(text: str) -> tuple[set[str], set[str]]:
    lines = [line for line in text.split("\n") if line.strip()]
    return _folds(lines[:EDGE]), _folds(lines[max(EDGE, len(lines) - EDGE) :] if len(lines) > EDGE else lines)


def _folds(lines: Iterable[str]) -> set[str]:
    return {near for line in lines if SHORTEST <= len(near := folded(line[: LONGEST * 2])) <= LONGEST}


def _recurring(pages: Sequence[set[str]], place: str) -> list[RunningLine]:
    least = max(min(LEAST, max(len(pages), 2)), round(SHARE * len(pages)))
    counts = Counter(line for page in pages for line in page)
    ranked = sorted((line for line, count in counts.items() if count >= 2), key=lambda line: (-counts[line], line))
    seeds: list[str] = []
    for line in ranked:
        if len(seeds) == SEEDS:
            break
        if not seeds or process.extractOne(line, seeds, scorer=fuzz.ratio, score_cutoff=LIKENESS) is None:
            seeds.append(line)
    nearest = {line: _nearest(line, seeds) for line in counts}
    on = Counter(seed for page in pages for seed in {nearest[line] for line in page})
    return [RunningLine(place, seed, on[seed]) for seed in seeds if on[seed] >= least]


def _nearest(line: str, seeds: Sequence[str]) -> str | None:
    if not seeds:
        return None
    found = process.extractOne(line, seeds, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return found[0] if found else None
