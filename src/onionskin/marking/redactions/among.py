"""What words stand in and around a box, by which a frame, a panel or a form is told from what hides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onionskin.marking.redactions.picture import Picture
from onionskin.record import Region, Transcription

LETTERS = 3
"""Letters or figures of a word that count: specks are read as shorter ones."""
INK, MOST_INK = 0.06, 0.6
"""The share of ink where a word really stands: less, and it was misplaced or dreamt; more, and it is light on dark."""
SOLID = 0.95
"""The share of ink from which there are no light letters on the dark."""
WITHIN = 3
"""Pixels of the small picture that an outline and what hangs into a box from without take."""
PANEL = 3.0
"""Heights of a dark field within which light words beside it show that both are one panel."""
ROW = 6.0
"""Heights of a bar within which a word of its row must stand, on a page that is its own text."""


def printed_in(seen: Picture, box: Region, readings: Sequence[Transcription], codes: Sequence[Region]) -> bool:
    """Whether a word stands in a box: it is a frame, and hides nothing. A code or a stamp is no word of the page."""
    return any(
        _letters(reading.text[word.start : word.end]) >= LETTERS
        and _inside(word.region, box)
        and not any(_meet(word.region, code) for code in codes)
        and INK <= _ink(seen, word.region, box) <= MOST_INK
        for reading in readings
        for word in reading.words
    )


def panel(seen: Picture, bar: Region, readings: Sequence[Transcription]) -> bool:
    """Whether light words stand on the dark beside a bar, on its rows: a heading in reverse."""
    reach = round(PANEL * bar.height)
    around = Region(max(0, bar.x - reach), bar.y, bar.width + 2 * reach, bar.height)
    return any(
        _inside(word.region, around)
        and _letters(reading.text[word.start : word.end]) >= 2
        and _reversed(seen, word.region)
        for reading in readings
        for word in reading.words
    )


def in_line(bar: Region, bars: Sequence[Region], readings: Sequence[Transcription]) -> bool:
    """Whether a word of the page, or another bar in whose rows one stands, shares the rows of a bar."""
    return _beside(bar, readings) or any(
        other != bar and _touch(bar, other) and _beside(other, readings) for other in bars
    )


def _beside(bar: Region, readings: Sequence[Transcription]) -> bool:
    reach = round(ROW * bar.height)
    around = Region(max(0, bar.x - reach), bar.y, bar.width + 2 * reach, bar.height)
    return any(
        _inside(word.region, around) and not _inside(word.region, bar)
        for reading in readings
        for word in reading.words
    )  # fmt: skip


def _touch(one: Region, other: Region) -> bool:
    """Whether two bars stand on top of one another with at most a line between."""
    gap = max(one.y, other.y) - min(one.y + one.height, other.y + other.height)
    level = one.x < other.x + other.width and other.x < one.x + one.width
    return level and gap <= 1.5 * min(one.height, other.height)


def _letters(word: str) -> int:
    return sum(map(str.isalnum, word))


def _ink(seen: Picture, region: Region, box: Region | None = None) -> float:
    """The share of ink in a region; of one that reaches out of a box only what lies well within it."""
    factor = seen.factor
    left, right = region.x // factor, (region.x + region.width) // factor + 1
    top, foot = region.y // factor, (region.y + region.height) // factor + 1
    if box is not None:
        left, right = max(left, box.x // factor + WITHIN), min(right, (box.x + box.width) // factor - WITHIN)
        top, foot = max(top, box.y // factor + WITHIN), min(foot, (box.y + box.height) // factor - WITHIN)
    piece = seen.ink[top:foot, left:right] if top < foot and left < right else seen.ink[:0]
    return float(np.mean(piece)) if piece.size else 0.0


def _reversed(seen: Picture, region: Region) -> bool:
    """Whether letters stand light on the dark: both ends of the word are dark, and not all of it is."""
    region = replace(region, y=region.y + region.height // 4, height=max(1, region.height // 2))
    end = max(1, min(region.width // 8, region.height // 2))
    ends = (replace(region, width=end), replace(region, x=region.x + region.width - end, width=end))
    return MOST_INK < _ink(seen, region) < SOLID and all(_ink(seen, one) > MOST_INK for one in ends)


def _inside(word: Region, box: Region) -> bool:
    x, y = word.x + word.width / 2, word.y + word.height / 2
    return box.x < x < box.x + box.width and box.y < y < box.y + box.height


def _meet(one: Region, other: Region) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )
