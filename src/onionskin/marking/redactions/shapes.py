"""Codes known by their shape: release programs print them beside boxes in one face, small and alone in a margin, where
engines of OCR read them worst. `shapes.json` is drawn by scripts/code_shapes.py.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cv2
import numpy as np
from numpy.typing import NDArray

from onionskin.marking.redactions.codes import Printed
from onionskin.marking.redactions.picture import Mask, Picture
from onionskin.marking.tables import codes
from onionskin.record import Exemption

WIDE, HIGH = 96, 20
"""Squares to which a shape is drawn out, whatever its size."""
TALL = (13, 34)
"""Heights of a code, with its brackets, in pixels of 150 dpi: print of 7 to 18 points."""
ALONE = 13
"""Pixels of 150 dpi that must be clear on either side: more than between the words of a line."""
ASPECT = 0.12
"""By how much, as a share, a shape may be wider or narrower than the code."""
LIKE, SURER = 0.8, 0.012
"""The least likeness (a cosine, of blurred ink less its mean) of a code, and by how much it must be more like than the
next: swept on the development bulletins, where codes have 0.87 and more, with 0.016 and more before the next,
and other print up to 0.39."""


@dataclass(frozen=True, slots=True)
class _Shape:
    code: str
    aspect: float
    ink: NDArray[np.float32]


def reduced(ink: Mask) -> Mask:
    """The ink of a shape drawn out to WIDE by HIGH squares, from 0 to 255."""
    return np.asarray(cv2.resize(ink * np.uint8(255), (WIDE, HIGH), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def packed(shape: Mask) -> str:
    """A shape as it is kept: a bit for each square that is half inked."""
    return base64.b64encode(np.packbits(shape >= 128).tobytes()).decode("ascii")


@cache
def _shapes() -> tuple[_Shape, ...]:
    kept = json.loads((files("onionskin.marking.redactions") / "shapes.json").read_text("utf-8"))["shapes"]
    found = []
    for code, (aspect, bits) in kept.items():
        flat = np.unpackbits(np.frombuffer(base64.b64decode(bits), dtype=np.uint8))[: WIDE * HIGH]
        found.append(_Shape(code, aspect, _blurred((flat.reshape(HIGH, WIDE) * 255).astype(np.uint8))))
    return tuple(found)


def _blurred(shape: Mask) -> NDArray[np.float32]:
    """A shape to be compared: blurred, so that a pixel to either side is near, less its mean, of length 1."""
    soft = cv2.GaussianBlur(shape.astype(np.float32), (5, 5), 1.0)
    soft = soft - soft.mean()
    return np.asarray(soft / max(1e-6, float(np.linalg.norm(soft))), dtype=np.float32)


def shaped(picture: Picture) -> tuple[Printed, ...]:
    """The codes that stand alone on a page and have the shape of one of the table, from the head of the page down."""
    found = sorted(_found(picture), key=lambda one: (one.region.y, one.region.x))
    return tuple(found)


def _found(picture: Picture) -> Iterator[Printed]:
    joined = cv2.dilate(picture.ink, np.ones((1, 2 * ALONE + 1), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for label, (left, top, wide, high, _) in enumerate(stats.astype(int).tolist()):
        if label == 0 or not (TALL[0] <= high <= TALL[1] and 1.5 * high <= wide - 2 * ALONE <= 9 * high):
            continue
        here = labels[top : top + high, left : left + wide] == label
        ink = picture.ink[top : top + high, left : left + wide] * here.astype(np.uint8)
        columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
        ink = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        code = _code(ink)
        if code is not None:
            x, y = left + int(columns[0]), top + int(rows[0])
            region = picture.region((x, y, x + ink.shape[1], y + ink.shape[0]))
            yield Printed(Exemption(code, codes()[code.upper()].family, region), region)


def _code(ink: Mask) -> str | None:
    """The one code whose shape this is; None where it is none, or might be either of two."""
    aspect, shape = ink.shape[1] / ink.shape[0], _blurred(reduced(ink))
    likeness = sorted(
        ((float((shape * one.ink).sum()), one.code) for one in _shapes() if abs(aspect / one.aspect - 1) <= ASPECT),
        reverse=True,
    )
    if not likeness or likeness[0][0] < LIKE:
        return None
    if len(likeness) > 1 and likeness[0][0] - likeness[1][0] < SURER:
        return None
    return likeness[0][1]
