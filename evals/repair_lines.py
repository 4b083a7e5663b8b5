"""How well the scores of pages and of lines foretell their error rates: Spearman's rank correlation, negative if well.

On the held-out parts of the Pentagon Papers: a word of one engine is wrong where the two others agree against it, right
where all agree; words on which the others differ are left out, and so are lines with fewer than four words left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from onionskin.reading.alignment import aligned
from onionskin.reading.legibility import legibility
from onionskin.reading.line_legibility import line_legibility
from onionskin.record import Transcription
from scripts.corpus import HELD_OUT, READERS, core

LEAST_WORDS, LEAST_ON_PAGE = 4, 30
_PIECE = re.compile(r"\S+")


def lines(rows: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """Correlations of page and line scores with the share of wrong words, for the Tesseract reading and the layer."""
    kept = [row for row in rows if row["part"] in HELD_OUT and all(row.get(reader) for reader in READERS)]
    values = {}
    for own in READERS[:2]:
        pages: list[tuple[float, float]] = []
        each: list[tuple[float, float]] = []
        for row in kept:
            text = Transcription(own, row[own])
            wrong = _wrong(row, own, text)
            told = [one for line in wrong.values() for one in line]
            if len(told) < LEAST_ON_PAGE:
                continue
            pages.append((legibility((text,), ())[0].score, float(np.mean(told))))
            scores = line_legibility(text)
            each += [
                (score, float(np.mean(line)))
                for number, line in wrong.items()
                if len(line) >= LEAST_WORDS and (score := scores[number]) is not None
            ]
        values[f"page_score_against_errors_{own}"] = _correlation(pages)
        values[f"line_score_against_errors_{own}"] = _correlation(each)
    return values


def _wrong(row: Mapping[str, Any], own: str, text: Transcription) -> dict[int, list[bool]]:
    """For each line, of the words of which it is known, whether they are wrong."""
    places = [found.span() for found in _PIECE.finditer(text.text)]
    mine = [core(text.text[a:b]) for a, b in places]
    one, other = ([core(word) for word in row[name].split()] for name in READERS if name != own)
    same = {a for a, b, c, d in aligned(one, other) if b - a == d - c == 1 and one[a] == other[c]}
    found: dict[int, list[bool]] = defaultdict(list)
    ends = [end for _, end in text.lines()]
    line = 0
    for a, b, c, d in aligned(one, mine):
        for at in range(c, d):
            while ends[line] < places[at][1]:
                line += 1
            if a < b and all(n in same for n in range(a, b)):
                found[line].append(one[a:b] != mine[c:d])
    return found


def _correlation(pairs: list[tuple[float, float]]) -> float:
    one, other = (_ranks(np.array(values)) for values in zip(*pairs, strict=True))
    return float(np.corrcoef(one, other)[0, 1])


def _ranks(values: Any) -> Any:
    """Ranks, those of equal values their mean."""
    _, where, count = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return (last - (count - 1) / 2)[where]
