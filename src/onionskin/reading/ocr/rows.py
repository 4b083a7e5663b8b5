"""What a reader found, piece by piece, put on lines and in order; and the lines as a transcription.

A typewriter's line is a line, however a layout engine cuts it: an exemption code in the margin, a figure at the far end
of a table's row and the words after a gap stand on the line of their height. Only where two columns of running text
stand side by side is the left one read to its foot before the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from onionskin.reading.prepare import Prepared
from onionskin.record import Transcription, Word

COLUMN_LINES = 6
"""Fewer lines than these on either side are no column but a heading, a list of copies, a block of signatures."""
COLUMN_WIDTH = 20
"""Characters that the middle line of a column of running text has at least; a table's cells have fewer."""
TALL = 4
"""How many times the usual height makes a piece one that does not run along the lines."""
PARAGRAPH = 1.4
"""How many times the page's usual step from line to line parts two paragraphs."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word and its box on the prepared image, with the reader's confidence from 0 to 1."""

    text: str
    left: float
    top: float
    right: float
    foot: float
    cert: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: words from left to right, and the box around it on the prepared image.

    `opens` says that the reader saw a paragraph begin with it, as by an indent.
    """

    left: float
    top: float
    right: float
    foot: float
    words: tuple[Placed, ...]
    opens: bool = False

    @property
    def middle(self) -> float:
        """Half its height down the page."""
        return (self.top + self.foot) / 2

    @property
    def size(self) -> int:
        """How many characters it has."""
        return sum(len(word.text) for word in self.words) + len(self.words) - 1


Row = list[Piece]


def rows(found: Sequence[Piece]) -> list[Row]:
    """Lines in the order in which they are read, each from left to right.

    What runs up or down the margin, as a stamp on a page that was laid on its side, is a line of its own, before the
    line at its upper end.
    """
    tall = TALL * median(piece.foot - piece.top for piece in found) if found else 0.0
    lines = _columns(_level([piece for piece in found if piece.foot - piece.top <= tall]))
    for piece in sorted((one for one in found if one.foot - one.top > tall), key=lambda one: (one.top, one.left)):
        at = next((at for at, line in enumerate(lines) if _middle(line) > piece.top), len(lines))
        lines.insert(at, [piece])
    return lines


def _level(found: Sequence[Piece]) -> list[Row]:
    """Pieces put on lines, from the top down and from left to right: those whose middles lie within half a height."""
    lines: list[Row] = []
    for piece in sorted(found, key=lambda piece: (piece.middle, piece.left)):
        for line in lines[-3:]:
            last = line[-1]
            apart = abs(piece.middle - last.middle)
            if apart < 0.5 * min(piece.foot - piece.top, last.foot - last.top) and not _overlap(piece, line):
                line.append(piece)
                break
        else:
            lines.append([piece])
    ordered = [sorted(line, key=lambda piece: piece.left) for line in lines]
    return sorted(ordered, key=lambda line: min(piece.middle for piece in line))


def _overlap(piece: Piece, line: Row) -> bool:
    return any(min(piece.right, other.right) - max(piece.left, other.left) > piece.foot - piece.top for other in line)


def _columns(lines: list[Row]) -> list[Row]:
    """Where two columns of running text stand side by side, the left one first; the rest as it stands."""
    tried: set[int] = set()
    for line in lines:
        for before, after in pairwise(line):
            gutter = (before.right + after.left) / 2
            if int(gutter) // 8 in tried:
                continue
            tried.add(int(gutter) // 8)
            first, last = _run(lines, lines.index(line), gutter)
            left = [part for one in lines[first:last] if (part := [piece for piece in one if piece.right <= gutter])]
            right = [part for one in lines[first:last] if (part := [piece for piece in one if piece.left >= gutter])]
            if _running(left) and _running(right):
                sides = [*_columns(left), *_columns(right)]
                return [*_columns(lines[:first]), *sides, *_columns(lines[last:])]
    return lines


def _run(lines: list[Row], at: int, gutter: float) -> tuple[int, int]:
    """The lines around the one at `at` that leave the gutter free: from, to (half-open)."""

    def free(line: Row) -> bool:
        return not any(piece.left < gutter < piece.right for piece in line)

    first = last = at
    while first > 0 and free(lines[first - 1]):
        first -= 1
    while last < len(lines) and free(lines[last]):
        last += 1
    return first, last


def _running(column: list[Row]) -> bool:
    """Whether this is a column of running text and not one of figures or names."""
    return len(column) >= COLUMN_LINES and median(sum(piece.size for piece in line) for line in column) >= COLUMN_WIDTH


def transcription(reader: str, lines: list[Row], prepared: Prepared) -> Transcription:
    """The lines as text, every word pinned to its place on the original image.

    Lines part by a line break; by a blank line where the step is wider than the page's usual one, where a column ends,
    or where the line opens a paragraph.
    """
    steps = [below - above for above, below in pairwise(_middle(line) for line in lines)]
    down = [step for step in steps if step > 0]
    usual = median(down) if down else 0.0
    text, words = "", []
    for number, line in enumerate(lines):
        if number:
            near = 0 < steps[number - 1] <= PARAGRAPH * usual
            text += "\n" if near and not line[0].opens else "\n\n"
        for place, word in enumerate(word for piece in line for word in piece.words):
            text += " " if place else ""
            region = prepared.region(word.left, word.top, word.right, word.foot)
            cert = round(min(1.0, max(0.0, word.cert)), 3)
            words.append(Word(len(text), len(text) + len(word.text), region, cert))
            text += word.text
    return Transcription(reader, text, tuple(words))


def _middle(line: Row) -> float:
    return sum(piece.middle for piece in line) / len(line)
