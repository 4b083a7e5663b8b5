"""A page image as ink on paper, small enough to be looked through in a fraction of a second."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from onionskin.record import Region

Mask = NDArray[np.uint8]

SIDE = 1700
"""About the pixels of the longer side that are looked at: 150 dpi of a letter page. A line of one pixel at 300 dpi
is kept, because each pixel is as dark as the darkest that it stands for."""
MOST_PIXELS = 260_000_000
"""An image of more is not looked through for boxes: it is decoded whole, and every stage does so for itself."""
DARK = 150
"""Gray from which down a pixel is ink, on paper of 255; on darker paper as much below it."""
NEGATIVE = 0.6
"""The share of ink from which a page is taken for a negative or a black frame, on which nothing can be told."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`ink` is 1 where a pixel is dark, `gray` the page from 0 to 255, both smaller by the whole number `factor`."""

    gray: Mask
    ink: Mask
    factor: int
    width: int
    height: int

    def region(self, box: tuple[int, int, int, int]) -> Region:
        """A box (left, top, right, foot; half-open) of the small picture as a region of the canvas."""
        left, top = max(0, box[0] * self.factor), max(0, box[1] * self.factor)
        right, foot = min(self.width, box[2] * self.factor), min(self.height, box[3] * self.factor)
        return Region(left, top, max(1, right - left), max(1, foot - top))


@dataclass(frozen=True, slots=True)
class Unseen:
    """A page image on which no box can be told from its ground: a negative, a black sheet."""

    width: int
    height: int


def picture(image: bytes | None) -> Picture | Unseen | None:
    """The page image; None where there is none, or where it cannot be decoded here; Unseen where it is mostly black.

    A negative, a microfilm frame or a lid scanned without a page has dark where others have paper: boxes told of it
    would be false, so none is.
    """
    gray = None if image is None else _gray(image)
    if gray is None or min(gray.shape) < 64:
        return None
    height, width = gray.shape
    factor = max(1, round(max(gray.shape) / SIDE))
    if factor > 1:
        darkest = cv2.erode(gray, np.ones((factor, factor), np.uint8), anchor=(0, 0))
        gray = np.ascontiguousarray(darkest[: height // factor * factor : factor, : width // factor * factor : factor])
    paper = int(np.percentile(gray[::4, ::4], 80))
    ink = (gray < paper * DARK / 255).astype(np.uint8)
    if paper < 64 or float(ink.mean()) > NEGATIVE:
        return Unseen(width, height)
    return Picture(gray, ink, factor, width, height)


def _gray(image: bytes) -> Mask | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(image)) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    return None
                flat = opened if opened.mode in ("1", "L") else opened.convert("RGB")
                return np.array(flat.convert("L"), dtype=np.uint8)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError):
        return None  # that the image is damaged is said by the stage `condition`


def sums(mask: Mask) -> NDArray[np.int32]:
    """The sums of all above and left of each corner (an integral image): any box is four look-ups."""
    return np.asarray(cv2.integral(mask), dtype=np.int32)


def held(table: NDArray[np.int32], box: NDArray[np.int64]) -> NDArray[np.int64]:
    """What each box (rows of left, top, right, foot; half-open, clipped to the table) holds."""
    high, wide = table.shape[0] - 1, table.shape[1] - 1
    left, right = np.clip(box[:, 0], 0, wide), np.clip(box[:, 2], 0, wide)
    top, foot = np.clip(box[:, 1], 0, high), np.clip(box[:, 3], 0, high)
    return (table[foot, right] - table[top, right] - table[foot, left] + table[top, left]).astype(np.int64)
