"""What stands on a page of a PDF, by which a scan is told from a page that is its own text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

from onionskin.accession.pdfium import Handle, raw
from onionskin.accession.pictures import MOST_DECODED
from onionskin.errors import SourceError

MOST_OBJECTS = 2_000
"""Objects of a page that are looked at to tell what it is; a page of more is drawn in any case."""
_DEEPEST = 8
"""Forms within forms that are looked into. Stamping programs put the page they stamp into one, at times again."""
_FILLS = 0.8
"""The share of the page from which its images make it a scan. Scans cover 0.95 and more; figures rarely over 0.6."""
_PICTURED, _STAMPED = 0.25, 200
"""A page of so few characters beside so large an image is taken for a small scan that was stamped or numbered."""
_RESOLVED = 0.02
"""The share of the page from which an image's resolution counts: scans come in strips, logos are finer than they."""
_UNDRAWN = (2, 16)
"""Links and pop-ups (FPDF_ANNOT_LINK, FPDF_ANNOT_POPUP): annotations that leave nothing on the page."""

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Canvas:
    """What stands on a page, which is `width` by `height` points.

    `dots` are its scan's pixels a point, 0 without one; `covered` is the share of it under images; `lettered` and
    `veiled` are whether it has text that is drawn and text that is not; `annotated` whether something was put on it
    that is no part of it (form fields, stamps). `sole` is its one image where nothing else is seen.
    """

    width: float
    height: float
    dots: float = 0.0
    covered: float = 0.0
    lettered: bool = False
    veiled: bool = False
    annotated: bool = False
    sole: Handle | None = None
    bilevel: bool = False

    def scanned(self, characters: int) -> bool:
        """Whether the text of a page, of so many characters, is what somebody's OCR read, or not all there is."""
        stamped = self.covered >= _PICTURED and characters <= _STAMPED
        return self.covered >= _FILLS or self.veiled or stamped


@dataclass(frozen=True, slots=True)
class _Thing:
    """An object of a page, or of a form on it (`inner`); `matrix` takes its places to the page's."""

    handle: Handle
    kind: int
    matrix: Matrix
    inner: bool


def canvas(where: str, page: Handle) -> Canvas:
    """What stands on a page. Raises SourceError where the page has no size, or an image on it would not fit."""
    width, height = page.get_size()
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise SourceError(f"{where} has no size that could be drawn ({width} by {height} points). Ask for it again.")
    laid = Canvas(width, height, annotated=_annotated(page))
    images: list[_Thing] = []
    others = False
    for count, thing in enumerate(_things(page)):
        if thing.kind == raw.FPDF_PAGEOBJ_IMAGE:
            if _lay(where, page, laid, thing):
                images.append(thing)
        elif thing.kind == raw.FPDF_PAGEOBJ_TEXT:
            visible = raw.FPDFTextObj_GetTextRenderMode(thing.handle) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
            laid.lettered |= visible
            laid.veiled |= not visible
        else:
            others = True
        others |= count >= MOST_OBJECTS - 1
    if len(images) == 1 and not (others or laid.lettered or laid.annotated or images[0].inner):
        laid.sole = images[0].handle
        laid.bilevel = _bits(page, laid.sole) == 1
    return laid


def _things(page: Handle) -> Iterator[_Thing]:
    """What stands on the page, forms opened, in the order in which it is drawn: at most MOST_OBJECTS."""
    left = MOST_OBJECTS
    levels = [(iter(range(raw.FPDFPage_CountObjects(page))), None, _IDENTITY)]
    while levels and left:
        numbers, form, matrix = levels[-1]
        at = next(numbers, None)
        if at is None:
            levels.pop()
            continue
        left -= 1
        thing = raw.FPDFPage_GetObject(page, at) if form is None else raw.FPDFFormObj_GetObject(form, at)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind != raw.FPDF_PAGEOBJ_FORM or len(levels) > _DEEPEST:
            yield _Thing(thing, kind, matrix, form is not None)
        else:
            inner = iter(range(max(0, raw.FPDFFormObj_CountObjects(thing))))
            levels.append((inner, thing, _times(_matrix(thing) or _IDENTITY, matrix)))


def placed_things(page: Handle) -> Iterator[tuple[_Thing, tuple[float, float, float, float]]]:
    """What stands on the page, in the order in which it is drawn, each with its left, foot, right and top in points."""
    for thing in _things(page):
        left, foot, right, top = (ctypes.c_float() for _ in range(4))
        if raw.FPDFPageObj_GetBounds(thing.handle, left, foot, right, top):
            a, b, c, d, e, f = thing.matrix
            corners = [
                (left.value, foot.value),
                (right.value, top.value),
                (left.value, top.value),
                (right.value, foot.value),
            ]
            across = [a * x + c * y + e for x, y in corners]
            up = [b * x + d * y + f for x, y in corners]
            yield thing, (min(across), min(up), max(across), max(up))


def _lay(where: str, page: Handle, laid: Canvas, thing: _Thing) -> bool:
    """Note an image; whether it is seen."""
    across, down = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(thing.handle, across, down)
    if across.value * down.value * (1 if _bits(page, thing.handle) <= 8 else 4) > MOST_DECODED:
        raise SourceError(
            f"{where} holds an image of {across.value:,} by {down.value:,} pixels, more than there is "
            "memory for. Save the file at a lower resolution."
        )
    wide, high = _extent(thing)
    if not (0 < wide < 1e6 and 0 < high < 1e6):
        return False
    share = min(1.0, wide * high / (laid.width * laid.height))
    laid.covered = min(1.0, laid.covered + share)
    if share >= _RESOLVED:
        laid.dots = max(laid.dots, max(across.value, down.value) / max(wide, high))
    return True


def _extent(thing: _Thing) -> tuple[float, float]:
    """How wide and high a thing is on the page, in points; (0, 0) where it does not say."""
    left, foot, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing.handle, left, foot, right, top):
        return 0.0, 0.0
    a, b, c, d, _, _ = thing.matrix
    wide, high = right.value - left.value, top.value - foot.value
    return abs(a) * wide + abs(c) * high, abs(b) * wide + abs(d) * high


def _annotated(page: Handle) -> bool:
    for at in range(min(MOST_OBJECTS, max(0, raw.FPDFPage_GetAnnotCount(page)))):
        note = raw.FPDFPage_GetAnnot(page, at)
        if note:
            kind = raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)
            if kind not in _UNDRAWN:
                return True
    return False


def _bits(page: Handle, image: Handle) -> int:
    told = raw.FPDF_IMAGEOBJ_METADATA()
    return int(told.bits_per_pixel) if raw.FPDFImageObj_GetImageMetadata(image, page, told) else 0


def _matrix(thing: Handle) -> Matrix | None:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, found):
        return None
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does one and then the other (PDF 1.7, 8.3.4)."""
    a, b, c, d, e, f = first
    m, n, o, p, q, r = then
    return (a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r)
