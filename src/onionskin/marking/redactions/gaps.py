"""White boxes without an outline: where a code stands and print is missing beside it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onionskin.marking.redactions.codes import Printed
from onionskin.marking.redactions.outlines import Box
from onionskin.marking.redactions.picture import Mask, Picture
from onionskin.record import Span, Transcription

MISSING = 1.8
"""Of the usual distance between lines, how much blank paper above and below shows that a line is missing."""
LETTERS = 5
"""Heights of a small letter that a blank within a line must be wide; a tabulator leaves up to three."""
SPECK = 0.004
"""The share of ink in a row up to which it is blank but for dust."""
LARGEST = 0.5
"""A blank of more than this share of the page is the rest of a page that was never filled."""


def gaps(picture: Picture, reading: Transcription, over: Mask, found: Sequence[Printed]) -> list[Box]:
    """The blank beside each code that has one, from the head of the page down.

    `found` are the codes beside which no box was found; `over` is 1 where codes and stamps stand.
    """
    column = _column(picture, reading)
    if column is None:
        return []
    left, right, pitch = column
    page = picture.ink * (1 - over)
    blank = page[:, left:right].mean(axis=1) <= SPECK
    boxes: list[Box] = []
    for code in found:
        at = int((code.region.y + code.region.height / 2) / picture.factor)
        if not 0 <= at < len(blank):
            continue
        box = _rows(blank, at, column) if blank[at] else _within(page, at, column)
        tall = box is not None and (box[3] - box[1]) * (right - left) > LARGEST * page.size
        if box is not None and not tall and box not in boxes:
            boxes.append(box)
    return [box for box in boxes if box[3] - box[1] >= pitch // 2]


Column = tuple[int, int, int]
"""Left and right of the text, and the distance from line to line, in pixels of the small picture."""


def _column(picture: Picture, reading: Transcription) -> Column | None:
    words = [word.region for word in reading.words]
    if len(words) < 30:
        return None
    left = int(np.percentile([region.x for region in words], 3)) // picture.factor
    right = int(np.percentile([region.x + region.width for region in words], 97)) // picture.factor
    pitch = round(line_pitch(reading) / picture.factor)
    return (left, right, pitch) if right - left > 100 and pitch > 4 else None


def line_pitch(reading: Transcription) -> float:
    """The usual distance from line to line in canvas pixels; 0 where there are too few lines to tell."""
    tops: list[float] = []
    for start, end in reading.lines():
        words = [word.region for word in reading.within(Span(start, end))] if end > start else []
        if len(words) >= 3:
            tops.append(float(np.median([region.y + region.height / 2 for region in words])))
    steps = [step for step in np.diff(sorted(tops)) if step > 4]
    return float(np.median(steps)) if len(steps) >= 3 else 0.0


def _rows(blank: np.ndarray[tuple[int], np.dtype[np.bool_]], at: int, column: Column) -> Box | None:
    """The blank rows around a row, where they are more than a line's worth."""
    left, right, pitch = column
    printed = np.flatnonzero(~blank)
    above, below = printed[printed < at], printed[printed > at]
    if not len(above) or not len(below):
        return None
    top, foot = int(above[-1]) + 1, int(below[0])
    return (left, top, right, foot) if foot - top >= MISSING * pitch else None


def _within(page: Mask, at: int, column: Column) -> Box | None:
    """The widest blank within the line that stands level with a code, where print goes on behind it."""
    left, right, pitch = column
    top, foot = max(0, at - pitch // 3), at + pitch // 3
    inked = np.flatnonzero(page[top:foot, left:right].any(axis=0))
    if len(inked) < 2:
        return None
    widths = np.diff(inked)
    widest = int(widths.argmax())
    if widths[widest] < LETTERS * pitch / 2:
        return None
    start = left + int(inked[widest]) + 1
    return (start, top, start + int(widths[widest]) - 1, foot)
