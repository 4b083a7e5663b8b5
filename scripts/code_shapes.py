"""Draws the codes that release programs print beside boxes, and keeps their shapes for the stage `boxes`.

python scripts/code_shapes.py /usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf

The programs of the agencies set such codes in Arial; Liberation Sans has its measures (Debian: fonts-liberation).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from onionskin.marking.redactions.shapes import HIGH, packed, reduced
from onionskin.marking.tables import codes

KEPT = Path(__file__).parent.parent / "src" / "onionskin" / "marking" / "redactions" / "shapes.json"
FAMILIES = ("DURATION", "FOIA", "REVIEW", "EO_REASON", "CREST_LABEL")
SIZE = 50
"""Pixels of the face: 12 points at 300 dpi."""


def drawn(code: str, face: ImageFont.FreeTypeFont) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """A code as the stage sees it: ink at 150 dpi, each pixel as dark as the darkest it stands for."""
    image = Image.new("L", (len(code) * SIZE, 2 * SIZE), 255)
    ImageDraw.Draw(image).text((SIZE // 2, SIZE // 2), code, fill=0, font=face)
    gray = np.asarray(image)
    small = gray[: gray.shape[0] // 2 * 2, : gray.shape[1] // 2 * 2]
    small = small.reshape(small.shape[0] // 2, 2, small.shape[1] // 2, 2).min(axis=(1, 3))
    ink = (small < 128).astype(np.uint8)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def main() -> None:
    face = ImageFont.truetype(sys.argv[1], SIZE)
    shapes = {}
    for one in sorted(codes().values(), key=lambda one: one.code):
        if one.family in FAMILIES and len(one.code) >= 4:
            ink = drawn(one.code, face)
            shapes[one.code] = [round(ink.shape[1] / ink.shape[0], 3), packed(reduced(ink))]
    KEPT.write_text(json.dumps({"high": HIGH, "shapes": shapes}, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
