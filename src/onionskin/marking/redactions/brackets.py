"""Brackets in the margin: a long upright line with two ticks that point the same way, beside a code."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from onionskin.marking.redactions.codes import Printed
from onionskin.marking.redactions.outlines import Box
from onionskin.marking.redactions.picture import Picture

LONG = 40
"""Pixels of 150 dpi that the upright must be long: a line and a half of typescript."""
TICK, MOST_TICK = 6, 40
"""The least and the greatest length of a tick."""
BESIDE = 150
"""So near in pixels of 150 dpi stands the code: an inch."""


def brackets(picture: Picture, found: Sequence[Printed]) -> list[Box]:
    """The brackets, from the head of the page down. Each stands for the lines between its ticks."""
    if not found:
        return []
    ink = picture.ink
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((LONG, 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(upright, connectivity=8)
    boxes: list[Box] = []
    for left, top, wide, high, _ in stats[1:].astype(int).tolist():
        box = (left, top, left + wide, top + high)
        if wide <= 8 and high < 0.9 * ink.shape[0] and _ticked(picture, box) and _coded(picture, box, found):
            boxes.append(box)
    return sorted(boxes, key=lambda box: (box[1], box[0]))


def _ticked(picture: Picture, box: Box) -> bool:
    """Whether short lines leave both ends to the same side, and none of them goes on as a frame does."""
    left, top, right, foot = box
    sides: list[set[str]] = []
    for at in (top, foot):
        band = picture.ink[max(0, at - 4) : at + 4].max(axis=0)
        after, before = band[right : right + MOST_TICK + 1], band[max(0, left - MOST_TICK - 1) : left][::-1]
        sides.append({name for name, run in (("right", after), ("left", before)) if TICK <= _run(run) <= MOST_TICK})
    return bool(sides[0] & sides[1])


def _run(line: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> int:
    ends = np.flatnonzero(line == 0)
    return int(ends[0]) if len(ends) else len(line)


def _coded(picture: Picture, box: Box, found: Sequence[Printed]) -> bool:
    left, top, right, foot = (side * picture.factor for side in box)
    reach = BESIDE * picture.factor
    return any(
        one.region.x < right + reach
        and left - reach < one.region.x + one.region.width
        and top - reach // 4 < one.region.y + one.region.height / 2 < foot + reach // 4
        for one in found
    )
