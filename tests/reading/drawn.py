"""Pages drawn for the tests with the face that Pillow carries, so that no font is needed."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

LINES = (
    "The Miller crossed the Brenta Bridge before the light,",
    "and of the guard who stood there none was ever found.",
    "Premier Korr was told of it in the afternoon, by the",
    "minister of the mines, who had it from his brother.",
    "He asked how many boats were missing from the landing",
    "and whether the ferryman had been paid in silver.",
    "Nobody at the table knew, and the paper was put away.",
    "On the second of May it was taken out again, copied",
    "twice, and sent to the legation in a plain envelope.",
    "A clerk wrote the date in the margin and signed below.",
)
LETTER = (1275, 1650)
"""Letter paper at 150 dpi."""


def page(lines: Sequence[str] = LINES, size: int = 30, at: tuple[int, int] = (160, 200), ink: int = 20) -> Image.Image:
    """Lines of type on letter paper, the first with its top left corner at `at`."""
    sheet = Image.new("L", LETTER, 245)
    draw = ImageDraw.Draw(sheet)
    for number, line in enumerate(lines):
        draw.text((at[0], at[1] + 2 * size * number), line, fill=ink, font=ImageFont.load_default(size))
    return sheet


def turned(sheet: Image.Image, clockwise: float) -> Image.Image:
    """The sheet laid so far clockwise; quarter turns to the pixel, others on paper of the same size."""
    if clockwise % 90 == 0:
        return sheet.rotate(-clockwise, expand=True)
    return sheet.rotate(-clockwise, Image.Resampling.BICUBIC, fillcolor=245)


def dusty(sheet: Image.Image, specks: int, seed: int = 7) -> Image.Image:
    """The sheet with specks of one to four pixels strewn over it."""
    pixels = np.array(sheet)
    draw = np.random.default_rng(seed)
    for x, y, side in zip(
        draw.integers(0, sheet.width - 4, specks),
        draw.integers(0, sheet.height - 4, specks),
        draw.integers(1, 3, specks),
        strict=True,
    ):
        pixels[y : y + side, x : x + side] = 40
    return Image.fromarray(pixels)


def png(sheet: Image.Image | NDArray[np.uint8]) -> bytes:
    """The sheet as a file."""
    made = io.BytesIO()
    (sheet if isinstance(sheet, Image.Image) else Image.fromarray(sheet)).save(made, "PNG")
    return made.getvalue()
