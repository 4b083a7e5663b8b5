"""The text of a PDF page with the places of its words, through PDFium's own characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from unicodedata import category

from onionskin.accession.pdf_canvas import Canvas
from onionskin.accession.pdfium import Handle, raw
from onionskin.record import Region, Transcription, Word

_MOST_PLACED = 200_000
"""Characters of a page whose words are placed (about two seconds); a page of more keeps its text without places."""
_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at a line's end, after which it leaves the line break out."""
_BREAKS = frozenset((0x0A, 0x0D))
_SPACES = frozenset(code for code in range(0x10000) if chr(code).isspace()) - _BREAKS
_NO_LETTERS = frozenset({"Cc", "Cn", "Co", "Cs"})
_MOST_ODD = 0.1
"""The share of private, unassigned and control characters from which a page's own text is not believed."""

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Piece:
    """A word as it is gathered: its letters, its box in points, and whether a new line begins before it."""

    letters: list[int]
    box: Box | None
    breaks: bool


def layer(page: Handle, width: int, height: int, laid: Canvas) -> Transcription | None:
    """The page's text as PDFium orders it, words in canvas pixels; None where there is none.

    Between words stands one space or one line break. Reader `text`, or `text-layer` where somebody's OCR wrote it, it
    is not all there is on the page, or its letters have no meaning outside their font.
    """
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return None
    try:
        count = raw.FPDFText_CountChars(text)
        if count <= 0:
            return None
        reader = "text-layer" if laid.scanned(count) else "text"
        if count > _MOST_PLACED:
            given = _unplaced(text, count, reader)
        else:
            given = _joined(page, (width, height), _pieces(text, count), reader)
        return replace(given, reader="text-layer") if given is not None and _meaningless(given.text) else given
    finally:
        raw.FPDFText_ClosePage(text)


def _meaningless(text: str) -> bool:
    """Whether too many letters are numbers in a font that does not say what they stand for."""
    odd = sum(char == "\ufffd" or category(char) in _NO_LETTERS for char in text if not char.isspace())
    return odd > _MOST_ODD * len(text)


def _pieces(text: Handle, count: int) -> Iterator[_Piece]:
    """The words of a page. The loop is bare because it runs for every character of every page."""
    code_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    loose = raw.FS_RECTF()
    handle = ctypes.byref(loose)
    piece, breaks = _Piece([], None, False), False
    for at in range(count):
        code = code_at(text, at)
        hyphen = code in _HYPHENS
        if code in _SPACES or code in _BREAKS:
            breaks |= code in _BREAKS
            if piece.letters:
                yield piece
                piece = _Piece([], None, False)
            continue
        if not code or code in (0xFFFF, 0xFEFF, 0xAD):
            continue
        if not piece.letters:
            piece.breaks, breaks = breaks, False
        piece.letters.append(0x2D if hyphen else code)
        if box_at(text, at, handle):
            piece.box = _around(piece.box, loose)
        if hyphen:
            yield piece
            piece, breaks = _Piece([], None, False), True
    if piece.letters:
        yield piece


def _around(box: Box | None, other: Handle) -> Box | None:
    left, right = sorted((other.left, other.right))
    foot, top = sorted((other.bottom, other.top))
    if not (right - left < 1e6 and top - foot < 1e6):
        return box
    if box is None:
        return left, foot, right, top
    return min(box[0], left), min(box[1], foot), max(box[2], right), max(box[3], top)


def _joined(page: Handle, size: tuple[int, int], pieces: Iterator[_Piece], reader: str) -> Transcription | None:
    parts: list[str] = []
    words: list[Word] = []
    length = 0
    for piece in pieces:
        letters = _letters(piece.letters)
        if length:
            parts.append("\n" if piece.breaks else " ")
            length += 1
        parts.append(letters)
        region = None if piece.box is None else _region(page, size, piece.box)
        if region is not None:
            words.append(Word(length, length + len(letters), region))
        length += len(letters)
    return Transcription(reader, "".join(parts), tuple(words)) if parts else None


def _region(page: Handle, size: tuple[int, int], box: Box) -> Region | None:
    """A box in points as a region of the canvas: PDFium turns it with the page. None where it lies off the canvas."""
    across, down = ctypes.c_int(), ctypes.c_int()
    corners: list[tuple[int, int]] = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        corners.append((across.value, down.value))
    left, right = sorted(min(max(corner[0], 0), size[0]) for corner in corners)
    top, foot = sorted(min(max(corner[1], 0), size[1]) for corner in corners)
    if right == left == 0 or left == right == size[0] or foot == top == 0 or top == foot == size[1]:
        return None
    return Region(left, top, max(1, right - left), max(1, foot - top))


def _letters(codes: list[int]) -> str:
    """Code points from what PDFium gives, which may be halves of UTF-16 pairs; a lone half becomes U+FFFD."""
    units = "".join(map(chr, (code if code < 0x110000 else 0xFFFD for code in codes)))
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _unplaced(text: Handle, count: int, reader: str) -> Transcription | None:
    held = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(text, 0, count, held)
    told = bytes(held).decode("utf-16-le", "replace").split("\0", 1)[0]
    told = told.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-\n").replace("\x02", "-\n")
    return Transcription(reader, told) if told.strip() else None
