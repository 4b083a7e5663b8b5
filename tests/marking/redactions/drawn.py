"""Pages of an invented country, drawn as a scanner would see them: typed lines, and what a reviewer laid over them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from onionskin.record import Region, Transcription, Word

WIDTH, HEIGHT = 1700, 2200
"""A letter page at 200 dpi."""
LEFT, PITCH, LETTER = 220, 40, 17
LINES = (
    "The harbour master of Vessin reported on the morning of the",
    "third that two lighters had left the inner basin without a",
    "pilot and were not seen again before the fog came down upon",
    "the mole. The commission took no view of the matter, though",
    "its chairman had asked for the papers of both of the ships.",
)
Box = tuple[int, int, int, int]
"""Left, top, right, foot in pixels."""


class Paper:
    """A page to draw on."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT, ground: int = 255) -> None:
        self.image = Image.new("L", (width, height), ground)
        self.pen = ImageDraw.Draw(self.image)
        self.words: list[tuple[str, Region]] = []

    def typed(self, lines: Sequence[str] = LINES, top: int = 400, left: int = LEFT) -> Paper:
        """Lines of typescript, each letter in a cell of its own, with where each word stands."""
        face = ImageFont.load_default(28)
        for row, line in enumerate(lines):
            at = 0
            for word in line.split(" "):
                x, y = left + at * LETTER, top + row * PITCH
                for step, letter in enumerate(word):
                    self.pen.text((x + step * LETTER, y), letter, fill=20, font=face)
                self.words.append((word, Region(x, y, max(1, len(word) * LETTER), 30)))
                at += len(word) + 1
        return self

    def outline(self, *boxes: Box, ink: int = 0) -> Paper:
        """White boxes with a line of one pixel around them."""
        for box in boxes:
            self.pen.rectangle(box, fill=255, outline=ink, width=1)
        return self

    def bar(self, *boxes: Box) -> Paper:
        """Black bars."""
        for box in boxes:
            self.pen.rectangle(box, fill=0)
        return self

    def png(self) -> bytes:
        """The page as a file."""
        made = io.BytesIO()
        self.image.save(made, "PNG")
        return made.getvalue()

    def read(self, reader: str = "tesseract") -> Transcription:
        """What a reader who makes no mistakes sees, one word a line."""
        text, words = "", []
        before: Region | None = None
        for word, region in self.words:
            if before is not None:
                text += " " if abs(region.y - before.y) < PITCH // 2 else "\n"
            words.append(Word(len(text), len(text) + len(word), region))
            text += word
            before = region
        return Transcription(reader, text, tuple(words))


def alike(one: Region, box: Box) -> float:
    """What a region and a box have in common, of all that either covers."""
    wide = min(one.x + one.width, box[2]) - max(one.x, box[0])
    high = min(one.y + one.height, box[3]) - max(one.y, box[1])
    both = max(0, wide) * max(0, high)
    return both / (one.width * one.height + (box[2] - box[0]) * (box[3] - box[1]) - both)
