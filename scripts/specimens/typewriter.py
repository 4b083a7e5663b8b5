"""Inks a typed page: uneven ink, letters that stand a little high or low, stamps set askew."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from random import Random

import cv2
import numpy as np
from layout import Row, Sheet
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Ink = NDArray[np.float32]
# Path of the font, width of a letter in columns, and what its strokes are thickened by, in pixels at 200 dpi, so that
# every face stands the same wear: the thin ones would vanish where the bold ones clog.
FACES = {
    "prime": ("/usr/share/fonts/opentype/courier-prime/Courier Prime.otf", 1.0, 0.25),
    "free": ("/usr/share/fonts/opentype/freefont/FreeMonoBold.otf", 1.0, 0.0),
    "tlwg": ("/usr/share/fonts/truetype/tlwg/TlwgTypo.ttf", 1.0, 0.7),
    "stamp": ("/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf", 0.94, 0.0),
    "code": ("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", 0.9, 0.2),
}


@dataclass(frozen=True)
class Machine:
    """One typewriter: its face, its pitch in characters to the inch, and the seed of its faults."""

    face: str
    pitch: int
    seed: int
    dpi: int

    @property
    def advance(self) -> float:
        """Pixels to a column."""
        return self.dpi / self.pitch

    @property
    def line(self) -> float:
        """Pixels to a row: six to the inch."""
        return self.dpi / 6


@cache
def glyph(face: str, char: str, advance: float) -> Ink:
    """The letter's ink from 0 to 1 on a cell twice as wide and high as a column."""
    path, scale, weight = FACES[face]
    size = int(advance * scale * 1.667)
    font = ImageFont.truetype(path, size)
    width = font.getlength("n")
    font = ImageFont.truetype(path, max(6, round(size * advance * scale / width)))
    cell = Image.new("L", (int(advance * 2), int(advance * 2.4)))
    ImageDraw.Draw(cell).text(
        (advance / 2, advance * 1.7), char, font=font, fill=255, anchor="ls", stroke_width=weight * advance / 20
    )
    return np.asarray(cell, np.float32) / 255


def place(machine: Machine, row: Row, column: int) -> tuple[float, float]:
    """The pixel where a column of a row begins: left edge and base line."""
    return machine.dpi * 0.45 + (row.x + column) * machine.advance, machine.dpi * 0.12 + (row.y + 0.8) * machine.line


def inked(sheet: Sheet, machine: Machine) -> Ink:
    """The page as it left the machine and the stamp pad: ink from 0 (paper) to 1."""
    canvas = np.zeros((int(11 * machine.dpi), int(8.5 * machine.dpi)), np.float32)
    rng = Random(machine.seed * 7919 + sheet.number)
    for row in sheet.rows:
        pad = Random(f"{machine.seed} {sheet.number} {next((cell.origin[0] for cell in row.cells), 0)}")
        tilt = pad.uniform(-0.012, 0.012) if row.face == "stamp" else rng.uniform(-0.0006, 0.0006)
        drift = rng.uniform(-0.7, 0.7)
        for column, cell in enumerate(row.cells):
            if cell.char not in " \u00a0█":
                x, y = place(machine, row, column)
                _strike(canvas, machine, (row.face, cell.char), (x, y + drift + tilt * column * machine.advance), rng)
    _covered(canvas, sheet, machine)
    return canvas


def _strike(canvas: Ink, machine: Machine, key: tuple[str, str], at: tuple[float, float], rng: Random) -> None:
    face, char = key
    face = machine.face if face == "type" else face
    mask = glyph(face, char, machine.advance)
    fault = zlib.crc32(f"{machine.seed}{char}".encode())
    dy = ((fault % 5) - 2) * 0.45 + rng.gauss(0, 0.35)
    dx = ((fault // 5 % 5) - 2) * 0.35 + rng.gauss(0, 0.3)
    press = min(1.0, max(0.35, rng.gauss(0.86 - (fault // 25 % 4) * 0.04, 0.08)))
    x = round(at[0] + dx - machine.advance / 2)
    y = round(at[1] + dy - machine.advance * 1.7)
    height, width = mask.shape
    left, top = max(0, -x), max(0, -y)
    part = canvas[y + top : y + height, x + left : x + width]
    if at[0] + machine.advance > canvas.shape[1] or at[1] > canvas.shape[0] or not part.size:
        raise ValueError(f"{char!r} at {at} leaves the page; shorten the line or move it.")
    np.maximum(part, mask[top : top + part.shape[0], left : left + part.shape[1]] * press, out=part)


def cover_box(machine: Machine, row: float, first: int, last: int) -> tuple[int, int, int, int]:
    """Where a struck-out piece of a row stands: x, y, width, height in pixels of the unworn page."""
    left, base = place(machine, Row(row, first, [], ""), 0)
    right = left + (last - first) * machine.advance
    top, foot = base - machine.advance * 1.25, base + machine.advance * 0.42
    return round(left - 2), round(top), round(right - left + 4), round(foot - top)


def _covered(canvas: Ink, sheet: Sheet, machine: Machine) -> None:
    for item in sheet.covers:
        x, y, width, height = cover_box(machine, *item[:3])
        if item[3] == "bar":
            cv2.rectangle(canvas, (x, y), (x + width, y + height), 1.0, -1)
        elif item[3] == "box":
            cv2.rectangle(canvas, (x, y), (x + width, y + height), 0.7, 1)
