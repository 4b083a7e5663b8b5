"""The boxes that are drawn on a page's image for what is said of it, and the names beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onionskin.record import Page, Region, Span, Transcription

LABELS = 72
"""Names that would fill the height of an image: what sets their size."""
_LONGEST_NAME = 13
"""Letters of the longest name, `release stamp`; a bold letter is about five eighths as wide as it is high."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to draw on the image; `number` is of the line, the mark or the hit that it shows."""

    number: int
    region: Region
    name: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A name to write beside a box: where its foot stands in pixels of the page, and the side that it grows from."""

    x: int
    y: int
    anchor: str
    name: str


def drawn(reading: Transcription, remarks: Sequence[tuple[int, str, Span | Region]]) -> tuple[Box, ...]:
    """Boxes for remarks, each given as its number, its name and its target."""
    return tuple(
        Box(number, region, name)
        for number, name, target in remarks
        for region in ((target,) if isinstance(target, Region) else reading.regions(target))
    )


def block(reading: Transcription, target: Span | Region) -> Region | None:
    """The one box around all that a zone holds."""
    regions = (target,) if isinstance(target, Region) else reading.regions(target)
    whole: Region | None = None
    for region in regions:
        whole = region if whole is None else whole.around(region)
    return whole


def labelled(boxes: Sequence[Box], page: Page, turn: int) -> tuple[Label, ...]:
    """Names for boxes, in the margin left of all of them as the image is shown (turned clockwise by `turn`), or in
    the right one where the left is too narrow: so no name lies on print."""
    wide, high = (page.height, page.width) if turn in (90, 270) else (page.width, page.height)
    shown = [(box, _turned(box.region, page, turn)) for box in boxes]
    if not shown:
        return ()
    left, right = min(at.x for _, at in shown), max(at.x + at.width for _, at in shown)
    small = high // LABELS
    before = left >= _LONGEST_NAME * small * 5 // 8 or left >= wide - right
    x, anchor = (left - small // 2, "end") if before else (right + small // 2, "start")
    return tuple(Label(*_back(x, at.y + small, page, turn), anchor, box.name) for box, at in shown)


def _turned(box: Region, page: Page, turn: int) -> Region:
    """A region of the page in pixels of the image as it is shown."""
    x, y, width, height = box.x, box.y, box.width, box.height
    if turn == 90:
        return Region(page.height - y - height, x, height, width)
    if turn == 180:
        return Region(page.width - x - width, page.height - y - height, width, height)
    return Region(y, page.width - x - width, height, width) if turn == 270 else box


def _back(x: int, y: int, page: Page, turn: int) -> tuple[int, int]:
    """A point of the image as it is shown, in pixels of the page."""
    return {90: (y, page.height - x), 180: (page.width - x, page.height - y), 270: (page.width - y, x)}.get(
        turn, (x, y)
    )
