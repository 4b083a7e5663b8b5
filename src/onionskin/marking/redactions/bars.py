"""Black bars and hatched or gray fields: even areas with straight sides, in which nothing is printed."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.marking.redactions.outlines import Box
from onionskin.marking.redactions.picture import Mask, Picture, held, sums

HIGH, WIDE = 12, 30
"""The least bar in pixels of 150 dpi: the height of a small letter, and three letters."""
TALL = 2
"""A bar is at most so many times as high as it is wide: what is higher is a rule, a binding or a piece of a panel."""
SOLID = 0.93
"""The least share of its box that a bar fills; a panel with letters cut out of it fills 0.6 to 0.9."""
RING, RINGED = 5, 0.6
"""The most ink, as a share, in so many pixels beside each side of a bar; beside a piece of a panel there is more."""
PIECE = 2.5
"""Dark that hangs together and has so many times the area of a bar is a panel, and the bar a piece of it."""
EDGE = 0.02
"""What reaches so near to the edge of the page, as a share of it, is a shadow of the scan, a punch hole or a frame."""
LARGEST = 0.7
"""The greatest share of the page that a bar may take: beyond it the page is a negative, or a black sheet."""
CELL = 8
"""Pixels of the squares in which hatching is even."""
EVEN = (0.12, 0.8)
"""The share of ink in a hatched or gray square: less is paper with specks, more is black."""
STEADY = 0.12
"""How far the ink of squares of one field may differ (standard deviation); lines of print differ by 0.2 and more."""
FIELD = 0.88
"""The least share of its box that a hatched field fills."""
LEAST_FIELD = (4, 8)
"""Squares down and across of the least hatched field: two lines of typescript, half an inch."""


def bars(picture: Picture) -> list[Box]:
    """The black bars, from the head of the page down; a page that leans may lean with them."""
    ink = picture.ink
    solid = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((HIGH, WIDE), np.uint8)), dtype=np.uint8)
    table = sums(ink)
    kept = [
        box
        for box, straight in _straight(solid)
        if straight
        and box[3] - box[1] <= TALL * (box[2] - box[0])
        and _inside(box, ink.shape)
        and _ring(table, box) <= RINGED
        and not _lettered(picture, box)
    ]
    kept = _whole(ink, kept)
    if sum(map(_area, kept)) > LARGEST * ink.size:
        return []
    return sorted(kept, key=lambda box: (box[1], box[0]))


def _straight(solid: Mask) -> list[tuple[Box, bool]]:
    """The dark parts with the box around each, and whether it fills a rectangle, level or leaning."""
    found: list[tuple[Box, bool]] = []
    contours, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for contour in contours:
        left, top, wide, high = (int(value) for value in cv2.boundingRect(contour))
        (_, (one, other), _) = cv2.minAreaRect(contour)
        held_by = float(np.count_nonzero(solid[top : top + high, left : left + wide]))
        around = (one + 1) * (other + 1)
        found.append(((left, top, left + wide, top + high), held_by >= SOLID * around))
    return found


def _whole(ink: Mask, found: list[Box]) -> list[Box]:
    """The bars that are no piece of a larger dark thing."""
    if not found:
        return []
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=4)
    return [
        box
        for box in found
        if stats[labels[(box[1] + box[3]) // 2, (box[0] + box[2]) // 2], cv2.CC_STAT_AREA] <= PIECE * _area(box)
    ]


def _lettered(picture: Picture, box: Box) -> bool:
    """Whether light letters stand on the dark: a heading in reverse."""
    left, top, right, foot = box
    inner = 1 - picture.ink[top + 2 : foot - 2, left + 2 : right - 2]
    if inner.size == 0:
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(inner, connectivity=8)
    strokes = stats[1:][(stats[1:, 3] > (foot - top) * 0.2) & (stats[1:, 4] > 6)]
    return len(strokes) >= 3


def hatched(picture: Picture) -> list[Box]:
    """The fields of even hatching or gray, from the head of the page down."""
    ink = picture.ink
    high, wide = (length // CELL for length in ink.shape)
    squares = ink[: high * CELL, : wide * CELL].reshape(high, CELL, wide, CELL).mean(axis=(1, 3))
    even = ((squares > EVEN[0]) & (squares < EVEN[1])).astype(np.uint8)
    even = cv2.morphologyEx(even, cv2.MORPH_OPEN, np.ones(LEAST_FIELD, np.uint8))
    found: list[Box] = []
    for (left, top, right, foot), area in _parts(np.asarray(even, dtype=np.uint8)):
        inside = squares[top:foot, left:right]
        box = (left * CELL, top * CELL, right * CELL, foot * CELL)
        full = area >= FIELD * (right - left) * (foot - top)
        if full and float(inside.std()) <= STEADY and _inside(box, ink.shape) and not _striped(inside):
            found.append(box)
    return sorted(found, key=lambda box: (box[1], box[0]))


def _striped(squares: NDArray[np.float64]) -> bool:
    """Whether rows of squares differ as lines of print do, or the field is a picture with light and shade."""
    return bool(squares.mean(axis=1).std() > STEADY / 2 or squares.mean(axis=0).std() > STEADY / 2)


def _parts(mask: Mask) -> list[tuple[Box, int]]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    return [
        ((left, top, left + wide, top + high), area) for left, top, wide, high, area in stats[1:].astype(int).tolist()
    ]


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _filled(table: NDArray[np.int32], box: Box) -> float:
    return float(held(table, np.array([box], dtype=np.int64))[0]) / max(1, _area(box))


def _ring(table: NDArray[np.int32], box: Box) -> float:
    """The greatest share of ink beside one of the four sides of a box."""
    left, top, right, foot = box
    sides = np.array(
        [
            (left, top - RING, right, top - 1),
            (left, foot + 1, right, foot + RING),
            (left - RING, top, left - 1, foot),
            (right + 1, top, right + RING, foot),
        ],
        dtype=np.int64,
    )
    areas = np.maximum(1, (sides[:, 2] - sides[:, 0]) * (sides[:, 3] - sides[:, 1]))
    return float((held(table, sides) / areas).max())


def _inside(box: Box, shape: tuple[int, ...]) -> bool:
    """Whether it keeps off the edges of the page."""
    high, wide = shape
    near = max(4, round(EDGE * min(high, wide)))
    return box[0] >= near and box[1] >= near and box[2] <= wide - near and box[3] <= high - near
