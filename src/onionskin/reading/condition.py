"""The state of a page image, told before anything is read: ink, rotation, skew, damage.

All is seen on a copy no side of which is over SIDE pixels, so that an answer costs some tens of milliseconds. A line
of type stands on its baseline: the feet of its letters are level, while their heads are not, for some have ascenders
and most have none. So of the four edges of letters the one that lies on the fewest lines is the foot of the page.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onionskin.reading.image import Gray, decoded
from onionskin.reading.ink import Ink, flattened, inked
from onionskin.reading.ocr.tesseract import turn_seen
from onionskin.record import Condition

SIDE = 1650
"""Pixels of the longer side: 150 dpi of a letter page, the least at which typed letters still part from dust."""
BLANK, NEAR_BLANK = 2, 60
"""Fewer marks of letter size than these make a blank and a near-blank page: a lone page number typed as - 2 - has one
to three, a stamp or a letterhead some dozens."""
WIDEST_SKEW = 10.0
SURE = 1.12
"""By how much the feet of letters must be more level than their heads for the page to pass as upright unasked. Swept
on the specimen scans: typed lower case gives 1.2 to 1.9, capitals alone about 1.0."""
ASKED = 1.0
"""The least confidence at which the reader's word for the turn is taken (Tesseract's own scale, 15 is certain)."""

Floats = NDArray[np.float64]


def condition(image: bytes | None) -> Condition | None:
    """The state of the page image; None where there is none.

    The reader is asked which way up the page is only where its lines do not say that it stands upright. Raises
    SourceError where the image cannot be decoded.
    """
    if image is None:
        return None
    gray, _ = decoded(image, SIDE)
    ink = inked(flattened(gray))
    if len(ink.letters) < BLANK:
        return Condition("blank", 0, 0.0, 0.0)
    rotation, skew = _stance(gray, ink)
    return Condition("near-blank" if len(ink.letters) < NEAR_BLANK else "inked", rotation, skew, _damage(ink))


def _stance(gray: Gray, ink: Ink) -> tuple[int, float]:
    """Degrees clockwise to upright, and the skew that then remains."""
    if len(ink.letters) < NEAR_BLANK // 3:
        return 0, 0.0
    level = {turn: _levelness(*_feet(ink.letters, turn)) for turn in (0, 90, 180, 270)}
    best = max(level, key=lambda turn: (level[turn][0], -turn))
    other = (best + 180) % 360
    if best != 0 or level[0][0] < SURE * level[180][0]:
        seen, sure = turn_seen(gray)
        best = seen if sure >= ASKED else best if level[best][0] >= SURE * level[other][0] else best % 180
    return best, level[best][1]


def _feet(letters: NDArray[np.int32], turn: int) -> tuple[Floats, Floats]:
    """Where the letters' feet stand if the page is turned so far clockwise: along the line, and down the page."""
    x, y, width, height = (letters[:, column].astype(np.float64) for column in range(4))
    if turn == 0:
        return x + width / 2, y + height
    if turn == 180:
        return -(x + width / 2), -y
    if turn == 90:
        return -(y + height / 2), x + width
    return y + height / 2, -x


def _levelness(along: Floats, down: Floats) -> tuple[float, float]:
    """How few lines the feet stand on (1 for evenly strewn), and the skew in degrees clockwise at which they do."""

    def lines(angle: float) -> float:
        rows = down + along * np.tan(np.radians(angle))
        counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
        near = counts + 0.5 * (np.r_[0, counts[:-1]] + np.r_[counts[1:], 0])
        return float((near * near).sum() * len(near) / near.sum() ** 2)

    coarse = max(np.arange(-WIDEST_SKEW, WIDEST_SKEW + 0.1, 0.25), key=lines)
    fine = max(np.arange(coarse - 0.25, coarse + 0.26, 0.05), key=lines)
    skew = round(min(WIDEST_SKEW, max(-WIDEST_SKEW, float(fine))), 2)
    return lines(skew), skew + 0.0


def _damage(ink: Ink) -> float:
    """Dust and thickened strokes, from 0 to 1.

    Dust is the share of specks among all marks. Strokes are thick where letters fill more than 0.54 of their boxes,
    as clean typescript never did on the specimens (0.45 to 0.53), while a fourth copy fills 0.58 to 0.63.
    """
    dust = ink.specks / (ink.specks + len(ink.letters))
    filled = float(np.median(ink.letters[:, 4] / (ink.letters[:, 2] * ink.letters[:, 3])))
    thick = min(1.0, max(0.0, (filled - 0.54) / 0.16))
    return round(1 - (1 - dust) * (1 - thick), 3)
