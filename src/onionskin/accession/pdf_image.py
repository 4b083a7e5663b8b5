"""A page of a PDF as an image: the scan itself where the page is nothing else, otherwise drawn."""

from __future__ import annotations

import ctypes
import io
import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from onionskin.accession.pdfium import Handle, raw
from onionskin.accession.pictures import MOST_DECODED, Picture, picture
from onionskin.errors import SourceError

LEAST_DPI, MOST_DPI = 150, 300
"""Between these a scan keeps its own resolution. OCR of typescript gains nothing above 300 and loses below 150."""
_TEXT_DPI, _BARE_DPI = 150, 200
"""For a page without a scan: to look at beside its own text; and to be read by OCR where it has none."""
MOST_SIDE = 5_000
"""Pixels of a drawn canvas's longer side: tabloid at 300 dpi. A plan on a larger sheet is drawn at fewer dpi."""
_MOST_OBJECTS = 2_000
"""Objects of a page that are looked at to tell what it is; a page of more is drawn in any case."""
_FILLS = 0.8
"""The share of the page from which its images make it a scan. Scans cover 0.95 and more; figures rarely over 0.6."""
_NEAR = 0.01
"""How far, as a share of the page, a scan's edge may lie from the page's and still be the page's."""
_QUALITY = 90
_MASKED = re.compile(rb"/Decode\s*\[|/S?Mask\b")
_UPRIGHT = 1e-3


class Plates:
    """Whether a file's images mean what their bytes say: none is inverted or masked by its dictionary.

    An image's dictionary is never compressed, so that looking through the bytes is enough.
    """

    def __init__(self, data: bytes) -> None:
        """`data` is the whole file."""
        self.plain = _MASKED.search(data) is None and b"/Encrypt" not in data


@dataclass(slots=True)
class Canvas:
    """What stands on a page. `sole` is its one image where nothing else is seen; `dots` its scan's pixels a point."""

    width: float
    height: float
    dots: float = 0.0
    covered: float = 0.0
    sole: Handle | None = None
    bilevel: bool = False
    lettered: bool = False
    images: list[Handle] = field(default_factory=list)

    @property
    def filled(self) -> bool:
        """Whether images fill the page, which makes it a scan."""
        return self.covered >= _FILLS


def canvas(where: str, page: Handle) -> Canvas:
    """What stands on a page. Raises SourceError where the page has no size, or an image on it would not fit."""
    width, height = page.get_size()
    if not (0 < width < 1e6 and 0 < height < 1e6):
        raise SourceError(f"{where} has no size that could be drawn ({width} by {height} points). Ask for it again.")
    laid = Canvas(width, height)
    count = raw.FPDFPage_CountObjects(page)
    others = count > _MOST_OBJECTS
    for at in range(min(count, _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page, at)
        match raw.FPDFPageObj_GetType(thing):
            case raw.FPDF_PAGEOBJ_IMAGE:
                _lay(where, page, laid, thing)
            case raw.FPDF_PAGEOBJ_TEXT:
                visible = raw.FPDFTextObj_GetTextRenderMode(thing) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
                laid.lettered |= visible
                others |= visible
            case _:
                others = True
    if len(laid.images) == 1 and not others and raw.FPDFPage_GetAnnotCount(page) <= 0:
        laid.sole = laid.images[0]
    laid.bilevel = laid.sole is not None and _bits(page, laid.sole) == 1
    return laid


def page_image(where: str, page: Handle, laid: Canvas, plates: Plates) -> Picture:
    """The page as an image: the scan's own JPEG or JPEG 2000 where that is all there is, else drawn in gray.

    A drawn bilevel scan that keeps its resolution stays bilevel (1-bit PNG).
    """
    if laid.sole is not None and plates.plain and _is_page(page, laid):
        passed = _passed(where, laid.sole)
        if passed is not None:
            return passed
    dpi = min(MOST_DPI, max(LEAST_DPI, laid.dots * 72)) if laid.dots else _TEXT_DPI if laid.lettered else _BARE_DPI
    kept = laid.bilevel and dpi >= laid.dots * 72 - 1
    scale = min(dpi / 72, MOST_SIDE / max(laid.width, laid.height))
    return _drawn(page, scale, bilevel=kept)


def _lay(where: str, page: Handle, laid: Canvas, image: Handle) -> None:
    across, down = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, across, down)
    if across.value * down.value * (1 if _bits(page, image) <= 8 else 4) > MOST_DECODED:
        raise SourceError(
            f"{where} holds an image of {across.value:,} by {down.value:,} pixels, more than there is "
            "memory for. Save the file at a lower resolution."
        )
    left, foot, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(image, left, foot, right, top):
        return
    wide, high = right.value - left.value, top.value - foot.value
    if wide <= 0 or high <= 0:
        return
    share = min(1.0, wide * high / (laid.width * laid.height))
    laid.images.append(image)
    laid.covered = min(1.0, laid.covered + share)
    if share >= 0.5:
        laid.dots = max(laid.dots, max(across.value, down.value) / max(wide, high))


def _bits(page: Handle, image: Handle) -> int:
    told = raw.FPDF_IMAGEOBJ_METADATA()
    return int(told.bits_per_pixel) if raw.FPDFImageObj_GetImageMetadata(image, page, told) else 0


def _is_page(page: Handle, laid: Canvas) -> bool:
    """Whether the sole image is upright and its edges are the page's."""
    matrix = raw.FS_MATRIX()
    if page.get_rotation() or not raw.FPDFPageObj_GetMatrix(laid.sole, matrix):
        return False
    if matrix.a <= 0 or matrix.d <= 0 or max(abs(matrix.b), abs(matrix.c)) > _UPRIGHT * matrix.a:
        return False
    left, foot, right, top = page.get_bbox()
    near_x, near_y = _NEAR * laid.width, _NEAR * laid.height
    return bool(
        abs(matrix.e - left) <= near_x
        and abs(matrix.f - foot) <= near_y
        and abs(matrix.e + matrix.a - right) <= near_x
        and abs(matrix.f + matrix.d - top) <= near_y
    )


def _passed(where: str, image: Handle) -> Picture | None:
    """The bytes of an embedded JPEG or JPEG 2000 in gray or RGB; None where they are something else or damaged."""
    if raw.FPDFImageObj_GetImageFilterCount(image) != 1:
        return None
    name = ctypes.create_string_buffer(32)
    raw.FPDFImageObj_GetImageFilter(image, 0, name, 32)
    if name.value not in (b"DCTDecode", b"JPXDecode", b"DCT"):
        return None
    size = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
    data = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(image, data, size)
    try:
        found = picture(where, data.raw)
        with Image.open(io.BytesIO(found.image)) as opened:
            return found if opened.mode in ("L", "RGB") and max(found.width, found.height) <= MOST_SIDE else None
    except SourceError:
        return None


def _drawn(page: Handle, scale: float, *, bilevel: bool) -> Picture:
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        drawn: NDArray[np.uint8] = bitmap.to_numpy()
        gray = Image.fromarray(np.ascontiguousarray(drawn.reshape(drawn.shape[0], drawn.shape[1])))
    finally:
        bitmap.close()
    made = io.BytesIO()
    if bilevel:
        gray.point(lambda value: 255 if value > 127 else 0).convert("1").save(made, "PNG")
    else:
        gray.save(made, "JPEG", quality=_QUALITY)
    return Picture(made.getvalue(), *gray.size)
