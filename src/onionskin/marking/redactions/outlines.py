"""Boxes with an outline: thin straight lines that close around paper without print."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.marking.redactions.picture import Mask, held, sums

Box = tuple[int, int, int, int]
"""Left, top, right, foot in pixels of the small picture; half-open."""
Rows = NDArray[np.int64]

ACROSS, DOWN = 24, 15
"""The least line across and down, in pixels of 150 dpi: two letters, and a line of typescript."""
THICK = 4
"""A line of so many pixels is an underline, a rule or a letter's stroke, and no outline: those are hairlines."""
GROUND = 7
"""So far above and below its letters, in pixels of 150 dpi, the white ground of a stamp cuts lines off."""
CUT = 0.8
"""A line goes on behind a stamp where at least this share of the gap in it lies under the stamp."""
NEAR = 3
"""By so many pixels the ends of two lines may miss each other."""
SHORT, BRIEF = 30, 60
"""A shorter line down may be a letter's stem, and across a dash: it counts where others meet it at both ends."""
MOST_LINES = 90
"""Lines of either kind that are looked at, the longest: a page of more is a table, a map or a hatched frame."""
SIDE_DRAWN, DRAWN = 0.55, 0.8
"""The least share of each side, and of all four, that must be drawn, where no other box lies over it."""
OWN = 0.45
"""The least share of its outline that a box has to itself: two boxes side by side have a third around them."""
SAME = 0.5
"""Two boxes of which so much is common are one, drawn twice."""
SEEN = 0.3
"""The least share of a side that no stamp lies over, for it to be judged; and of all sides, for there to be a box."""
PRINT = 0.035
"""Above this share of ink there is print inside: a frame, not a box that hides."""
AROUND, PANEL = 12, 0.5
"""In so many pixels around a box more than this share of ink shows a light place in a dark panel: a letter of it."""
WHOLE = 0.86
"""A box of more than this share of the page both ways is the page's own frame."""
CELLS = 6
"""From so many boxes whose sides meet as a lattice a page shows a table."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The hairlines of a page: `across` rows of (left, top, right, foot), `down` likewise, and where their ink lies."""

    across: Rows
    down: Rows
    level: Mask
    plumb: Mask


def hairlines(ink: Mask, over: Mask) -> Lines:
    """The straight lines of at most three pixels that meet others: a letter's stem and a dash meet none."""
    level, across = _thin(ink, (ACROSS, 1), (ACROSS, THICK))
    plumb, down = _thin(ink, (1, DOWN), (THICK, DOWN))
    down, across = _outside(down, over), _outside(across, over)
    ground: Mask = np.asarray(cv2.dilate(over, np.ones((2 * GROUND + 1, 1), np.uint8)), dtype=np.uint8)
    down = down[_meeting(down, level | ground, across=False) >= 1 + (down[:, 3] - down[:, 1] < SHORT)]
    across = across[_meeting(across, plumb | ground, across=True) >= 1 + (across[:, 2] - across[:, 0] < BRIEF)]
    return Lines(across[:MOST_LINES], _bridged(down[:MOST_LINES], ground), level, plumb)


def _bridged(down: Rows, ground: Mask) -> Rows:
    """The lines, and those that a stamp cut in two whole again."""
    made = [down]
    for left, top, right, foot in down.tolist():
        for other in down[(abs(down[:, 0] - left) <= 1) & (down[:, 1] > foot)].tolist():
            if ground[foot : other[1], min(left, ground.shape[1] - 1)].mean() >= CUT:
                made.append(np.array([[left, top, right, other[3]]], dtype=np.int64))
    return np.concatenate(made)


def _outside(rows: Rows, over: Mask) -> Rows:
    """The lines that are no part of what was set over the page."""
    return rows[held(sums(over), rows) < 0.9 * (rows[:, 2] - rows[:, 0]) * (rows[:, 3] - rows[:, 1])]


def _meeting(rows: Rows, others: Mask, *, across: bool) -> Rows:
    """At how many of its ends (0 to 2) each line meets ink of the others."""
    table, reach = sums(others), np.array([-NEAR, -NEAR, NEAR + 1, NEAR + 1])
    left, top, right, foot = rows.T
    first = np.column_stack((left, top, left, foot) if across else (left, top, right, top)) + reach
    last = np.column_stack((right, top, right, foot) if across else (left, foot, right, foot)) + reach
    return (held(table, first) > 0).astype(np.int64) + (held(table, last) > 0)


def _thin(ink: Mask, line: tuple[int, int], thick: tuple[int, int]) -> tuple[Mask, Rows]:
    found = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(line[::-1], np.uint8))
    broad = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(thick[::-1], np.uint8))
    thin = cv2.bitwise_and(found, 1 - broad)
    _, _, stats, _ = cv2.connectedComponentsWithStats(thin, connectivity=8)
    rows = stats[1:].astype(np.int64)
    long, short = (2, 3) if line[0] > line[1] else (3, 2)
    rows = rows[(rows[:, long] >= max(line) - 2) & (rows[:, short] <= THICK + rows[:, long] // 60)]
    rows = rows[np.argsort(-rows[:, long], kind="stable")]
    return np.asarray(thin, dtype=np.uint8), np.column_stack((rows[:, :2], rows[:, :2] + rows[:, 2:4]))


def outlines(ink: Mask, lines: Lines, over: Mask) -> list[Box]:
    """The boxes, from the head of the page down. `over` is 1 where a stamp or a code was set over the page later: it
    may hide an outline, and is no print of the page.
    """
    found = _candidates(lines)
    if not len(found):
        return []
    height, width = ink.shape
    wide, high = found[:, 2] - found[:, 0], found[:, 3] - found[:, 1]
    whole = (wide > WHOLE * width) & (high > WHOLE * height)
    found = found[~whole]
    sides = _Sides(lines, over)
    found = found[sides.drawn(found)]
    return _tableless(_kept(_empty(found, ink, over), sides))


def _candidates(lines: Lines) -> Rows:
    """Every box that one of the lines is a side of and whose other three sides begin or end somewhere."""
    columns = _marks(np.concatenate((lines.down[:, 0], lines.across[:, 0], lines.across[:, 2] - 1)))
    rows = _marks(np.concatenate((lines.across[:, 1], lines.down[:, 1], lines.down[:, 3] - 1)))
    made: list[Rows] = []
    for left, top, right, foot in lines.down.tolist():
        x = (left + right - 1) // 2
        ends = _ends(rows, top, foot - 1)
        made += [_paired(np.full(len(columns), x), columns, pair, across=True) for pair in ends]
    for left, top, right, foot in lines.across.tolist():
        y = (top + foot - 1) // 2
        ends = _ends(columns, left, right - 1)
        made += [_paired(np.full(len(rows), y), rows, pair, across=False) for pair in ends]
    if not made:
        return np.zeros((0, 4), np.int64)
    boxes = np.concatenate(made)
    boxes = boxes[(boxes[:, 2] - boxes[:, 0] >= ACROSS) & (boxes[:, 3] - boxes[:, 1] >= DOWN)]
    # A box as one number, because rows are sorted ten times as slowly; no side of the picture has 2^13 pixels.
    keys = np.unique(((boxes[:, 0] << 39) | (boxes[:, 1] << 26) | (boxes[:, 2] << 13) | boxes[:, 3]).astype(np.int64))
    return np.column_stack([keys >> shift & 0x1FFF for shift in (39, 26, 13, 0)])


def _marks(values: Rows) -> Rows:
    """Places with those that lie within a pixel of another taken for one."""
    ordered = np.unique(values)
    return ordered[np.r_[True, np.diff(ordered) > 1]] if len(ordered) else ordered


def _ends(marks: Rows, first: int, last: int) -> list[tuple[int, int]]:
    """From where to where a side on this line may run: its ends, and the marks it crosses."""
    within = marks[(marks > first + NEAR) & (marks < last - NEAR)][:12].tolist()
    stops = [first, *within, last]
    return [(a, b) for at, a in enumerate(stops) for b in stops[at + 1 :]]


def _paired(one: Rows, other: Rows, ends: tuple[int, int], *, across: bool) -> Rows:
    low, high = np.minimum(one, other), np.maximum(one, other) + 1
    first, last = np.full(len(one), ends[0]), np.full(len(one), ends[1] + 1)
    return np.column_stack((low, first, high, last) if across else (first, low, last, high))


@dataclass(frozen=True, slots=True)
class Shares:
    """Of each box: the share of each side (top, foot, left, right) that is drawn where it is seen, that of all that is
    seen, and whether a side is hidden by what was set over it.
    """

    sides: NDArray[np.float64]
    whole: NDArray[np.float64]
    hidden: NDArray[np.bool_]


class _Sides:
    """How much of the sides of boxes is drawn, but for what was set over them."""

    def __init__(self, lines: Lines, over: Mask) -> None:
        clear = 1 - over
        self._level, self._plumb = lines.level & clear, lines.plumb & clear
        self._over = sums(over)

    def drawn(self, boxes: Rows) -> NDArray[np.bool_]:
        """Whether each side, and all together, are drawn enough."""
        shares = self.shares(boxes)
        return np.asarray((shares.sides.min(axis=1) >= SIDE_DRAWN) & (shares.sides.mean(axis=1) >= DRAWN))

    def shares(self, boxes: Rows) -> Shares:
        """How much of the outlines is drawn."""
        level, plumb = (sums(np.minimum(1, _bands(mask, axis))) for mask, axis in ((self._level, 0), (self._plumb, 1)))
        left, top, right, foot = boxes.T
        strips = [
            np.column_stack((left, top, right, top + 1)),
            np.column_stack((left, foot - 1, right, foot)),
            np.column_stack((left, top, left + 1, foot)),
            np.column_stack((right - 1, top, right, foot)),
        ]
        lengths = np.column_stack((right - left, right - left, foot - top, foot - top))
        drawn = np.column_stack([held(level if at < 2 else plumb, strip) for at, strip in enumerate(strips)])
        seen = lengths - np.column_stack([held(self._over, strip) for strip in strips])
        hidden = seen < SEEN * lengths
        whole = drawn.sum(axis=1) / np.maximum(1, seen.sum(axis=1))
        whole[seen.sum(axis=1) < SEEN * lengths.sum(axis=1)] = 0.0
        sides = np.where(hidden, 1.0, drawn / np.maximum(1, seen))
        sides[(whole == 0.0) | (hidden.sum(axis=1) > 1)] = 0.0
        return Shares(np.minimum(1.0, sides), whole, np.asarray(hidden.any(axis=1)))

    def take(self, box: Box) -> None:
        """Let the outline of a box be its own."""
        left, top, right, foot = box
        for mask in (self._level, self._plumb):
            for rows, columns in (
                (slice(top - 2, top + 3), slice(left, right)),
                (slice(foot - 3, foot + 2), slice(left, right)),
                (slice(top, foot), slice(max(0, left - 2), left + 3)),
                (slice(top, foot), slice(right - 3, right + 2)),
            ):
                mask[slice(max(0, rows.start), rows.stop), columns] = 0


def _bands(mask: Mask, axis: int) -> Mask:
    """A mask broadened across its lines, so that a line may lie two pixels beside where it is looked for."""
    kernel = np.ones((5, 1) if axis == 0 else (1, 5), np.uint8)
    return np.asarray(cv2.dilate(mask, kernel), dtype=np.uint8)


def _empty(boxes: Rows, ink: Mask, over: Mask) -> Rows:
    """Those without print inside, that stand on paper."""
    table, all_ink = sums(ink & (1 - over)), sums(ink)
    inner = boxes + np.array([NEAR, NEAR, -NEAR, -NEAR])
    area = np.maximum(1, (inner[:, 2] - inner[:, 0]) * (inner[:, 3] - inner[:, 1]))
    outer = boxes + np.array([-AROUND, -AROUND, AROUND, AROUND])
    ring = (outer[:, 2] - outer[:, 0]) * (outer[:, 3] - outer[:, 1]) - area
    dark = (held(all_ink, outer) - held(all_ink, inner)) / ring
    clear: NDArray[np.bool_] = (held(table, inner) / area <= PRINT) & (dark <= PANEL)
    return boxes[clear]


def _kept(boxes: Rows, sides: _Sides) -> list[Box]:
    """The best drawn first; then those that still have an outline of their own, and are not the same box again."""
    found: list[Box] = []
    shares = sides.shares(boxes)
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    least, mean = np.round(shares.sides.min(axis=1), 1), np.round(shares.sides.mean(axis=1), 2)
    # Of those with a hidden side the largest: any end of a stamp makes a smaller one.
    boxes = boxes[np.lexsort((np.where(shares.hidden, -area, area), -mean, -least, shares.hidden))]
    while len(boxes):
        boxes = boxes[sides.shares(boxes).whole >= OWN]
        if len(boxes):
            left, top, right, foot = (int(value) for value in boxes[0])
            found.append((left, top, right, foot))
            sides.take(found[-1])
            boxes = boxes[overlaps(boxes, found[-1]) < SAME]
    return sorted(found, key=lambda box: (box[1], box[0]))


def overlaps(boxes: Rows, one: Box) -> NDArray[np.float64]:
    """How much of what a box and another cover they both do, from 0 to 1, for each of the boxes."""
    wide = np.minimum(boxes[:, 2], one[2]) - np.maximum(boxes[:, 0], one[0])
    high = np.minimum(boxes[:, 3], one[3]) - np.maximum(boxes[:, 1], one[1])
    both = np.maximum(0, wide) * np.maximum(0, high)
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return np.asarray(both / (areas + (one[2] - one[0]) * (one[3] - one[1]) - both), dtype=np.float64)


def _tableless(boxes: list[Box]) -> list[Box]:
    """All of them, or none of those that share sides as the cells of a table do."""

    def neighbours(box: Box) -> int:
        return sum(
            other is not box
            and (abs(box[0] - other[0]) <= NEAR or abs(box[2] - other[2]) <= NEAR)
            and (abs(box[3] - other[1]) <= NEAR or abs(box[1] - other[3]) <= NEAR)
            for other in boxes
        )

    cells = [box for box in boxes if neighbours(box)]
    return [box for box in boxes if box not in cells] if len(cells) >= CELLS else boxes
