"""What was set over the page when it was let go: release stamps and codes, by the words that readers saw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from onionskin.marking.redactions.picture import Mask, Picture
from onionskin.record import Region, Span, Transcription, Word

_STAMP = re.compile(r"approved f\w{1,3} rel\w*|\bC0\d{7}\b|\b20[012]\d/[01]\d/[0-3]\d\b", re.IGNORECASE)
"""A release stamp as even a poor reading of it shows it: its words, its number, its date."""


def covers(picture: Picture, readings: tuple[Transcription, ...], codes: Iterable[Region]) -> Mask:
    """1 where a stamp or a code stands, with a little around it."""
    found = np.zeros_like(picture.ink)
    for region in (*stamps(readings), *codes):
        beside, above = region.height // 2, region.height // 4
        left, right = region.x - beside, region.x + region.width + beside
        top, foot = region.y - above, region.y + region.height + above
        rows = slice(max(0, top) // picture.factor, foot // picture.factor + 1)
        found[rows, max(0, left) // picture.factor : right // picture.factor + 1] = 1
    return found


def stamps(readings: tuple[Transcription, ...]) -> list[Region]:
    """Where stamps stand; of two readers who place one, the one whose words are flatter is believed."""
    found: list[Region] = []
    for line in sorted((line for reading in readings for line in _lines(reading)), key=lambda line: line[0].height):
        if not any(_level(line[0], other) for other in found):
            found += line
    return found


def _lines(reading: Transcription) -> Iterator[list[Region]]:
    for start, end in reading.lines():
        found = list(_STAMP.finditer(reading.text, start, end))
        words = reading.within(Span(found[0].start(), found[-1].end())) if found else ()
        if words:
            yield sorted(_line(words), key=lambda region: region.height)


def _level(one: Region, other: Region) -> bool:
    """Whether the middle of one is level with the other."""
    return other.y <= one.y + one.height / 2 <= other.y + other.height


def _line(words: tuple[Word, ...]) -> Iterator[Region]:
    """Words of a line and the gaps between them; a word that is twice as high as the others was read over two lines."""
    heights = sorted(word.region.height for word in words)
    level = [word.region for word in words if word.region.height <= 2 * heights[len(heights) // 2]]
    for one, other in pairwise(level):
        yield one.around(other) if 0 <= other.x - one.x - one.width <= 2 * one.height else one
    yield from level[-1:]
