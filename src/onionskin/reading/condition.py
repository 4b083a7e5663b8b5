"""The state of a page image, told before anything is read: ink, rotation, skew, damage.

All is seen on a copy no side of which is over SIDE pixels, so that an answer costs some tens of milliseconds. A line
of type stands on its baseline: the feet of its letters are level, while their heads are not, for some have ascenders
and most have none. So of the four edges of letters the one that lies on the fewest lines is the foot of the page.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onionskin.reading.image import Gray, decoded
from onionskin.reading.ink import Ink, Rows, central, flattened, inked
from onionskin.reading.ocr.tesseract import sureness
from onionskin.record import Condition

SIDE = 1650
"""Pixels of the longer side: 150 dpi of a letter page, the least at which typed letters still part from dust."""
BLANK, NEAR_BLANK = 2, 60
"""Fewer marks of letter size than these make a blank and a near-blank page: a page number typed as - 12 - has two
to four, a stamp or a letterhead some dozens."""
ENOUGH = 20
"""Fewer letters than these stand level at every angle."""
WIDEST_SKEW = 10.0
SURE = 1.12
"""By how much the feet of letters must be more level than their heads for them to say which side is up. Swept on
the specimens and on 340 real scans: typed lower case gives 1.2 to 1.9, capitals alone about 1.0; none was wrong."""
READABLE, LEAD = 0.5, 0.15
"""The least confidence of a reader at which a piece of the page counts as words, and its least lead over the other
sides. On 26 pages of stamps and capitals, each laid on two sides, words had 0.38 to 0.96 and the other sides 0.12 to
0.46, and the lead was 0.2 or more in all but three that are hardly words at all.
"""

Floats = NDArray[np.float64]


def condition(image: bytes | None) -> Condition | None:
    """The state of the page image; None where there is none.

    A reader tries a piece of the page on each side only where its lines do not say which side is up, as with capitals
    alone. Raises SourceError where the image cannot be decoded.
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
    """Degrees clockwise to upright, and the skew that then remains.

    Where neither the lines nor the reader can tell, the page is taken to stand upright, as most do.
    """
    letters = central(ink.letters, gray.shape)
    if len(letters) < ENOUGH:
        # A banner at the head, a stamp at the foot: too little for the turn, and yet it may be level or not.
        ends = central(ink.letters, gray.shape, down=0.0)
        return 0, _levelness(*_feet(ends, 0))[1] if len(ends) >= ENOUGH else 0.0
    level = {turn: _levelness(*_feet(letters, turn)) for turn in (0, 90, 180, 270)}
    best = max(level, key=lambda turn: (level[turn][0], -turn))
    if level[best][0] < SURE * level[(best + 180) % 360][0]:
        best = _readable(_densest(gray, letters))
    return best, level[best][1]


def _densest(gray: Gray, letters: Rows) -> Gray:
    """The square piece of the page, a third of its longer side, in which most letters stand."""
    side = max(gray.shape) // 3
    right, foot = (letters[:, at] + letters[:, at + 2] for at in (0, 1))

    def count(corner: tuple[int, int]) -> int:
        left, top = corner
        inside = (letters[:, 0] >= left) & (right <= left + side) & (letters[:, 1] >= top) & (foot <= top + side)
        return int(inside.sum())

    steps = (range(0, max(1, length - side + side // 4), max(1, side // 4)) for length in gray.shape)
    tops, lefts = (list(one) for one in steps)
    left, top = max(((left, top) for top in tops for left in lefts), key=count)
    return gray[top : top + side, left : left + side]


def _readable(piece: Gray) -> int:
    """Degrees clockwise at which the piece reads as words; 0 where it reads as words on no side."""
    sure = {turn: sureness(np.rot90(piece, -turn // 90)) for turn in (0, 90, 180, 270)}
    best, second = sorted(sure, key=lambda turn: -sure[turn])[:2]
    return best if sure[best] >= READABLE and sure[best] >= sure[second] + LEAD else 0


def _feet(letters: Rows, turn: int) -> tuple[Floats, Floats]:
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
    specks = int(ink.dust.sum())
    dust = specks / (specks + len(ink.letters))
    filled = float(np.median(ink.letters[:, 4] / (ink.letters[:, 2] * ink.letters[:, 3])))
    thick = min(1.0, max(0.0, (filled - 0.54) / 0.16))
    return round(1 - (1 - dust) * (1 - thick), 3)
