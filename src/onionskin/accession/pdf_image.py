"""A page of a PDF as an image: the scan itself where the page is nothing else, otherwise drawn."""

from __future__ import annotations

import ctypes
import io
import re

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from onionskin.accession.pdf_canvas import Canvas
from onionskin.accession.pdfium import Handle, raw
from onionskin.accession.pictures import Picture, picture
from onionskin.errors import SourceError

LEAST_DPI, MOST_DPI = 150, 300
"""Between these a scan keeps its own resolution. OCR of typescript gains nothing above 300 and loses below 150."""
_TEXT_DPI, _BARE_DPI = 150, 200
"""For a page without a scan: to look at beside its own text; and to be read by OCR where it has none."""
MOST_SIDE = 5_000
"""Pixels of a drawn canvas's longer side: tabloid at 300 dpi. A plan on a larger sheet is drawn at fewer dpi."""
_NEAR = 0.01
"""How far, as a share of the page, a scan's edge may lie from the page's and still be the page's; and how far its
pixels may be from square."""
_QUALITY = 90
_MASKED = re.compile(rb"/Decode\s*\[|/S?Mask\b")
_UPRIGHT = 1e-3
_PASSED_ON = (b"DCTDecode", b"DCT", b"JPXDecode")
_PLAIN_COLOURS = frozenset(
    {
        raw.FPDF_COLORSPACE_DEVICEGRAY,
        raw.FPDF_COLORSPACE_DEVICERGB,
        raw.FPDF_COLORSPACE_CALGRAY,
        raw.FPDF_COLORSPACE_CALRGB,
        raw.FPDF_COLORSPACE_ICCBASED,
    }
)
"""Colour spaces in which an image's numbers mean what they mean outside the PDF; in an ink's own space they do not."""


class Plates:
    """Whether a file's images mean what their bytes say: none is inverted or masked by its dictionary.

    An image's dictionary is never compressed, so that looking through the bytes is enough.
    """

    def __init__(self, data: bytes) -> None:
        """`data` is the whole file."""
        self.plain = _MASKED.search(data) is None and b"/Encrypt" not in data


def page_image(where: str, page: Handle, laid: Canvas, plates: Plates) -> Picture:
    """The page as an image: the scan's own JPEG or JPEG 2000 where that is all there is, else drawn in gray.

    A drawn bilevel scan that keeps its resolution stays bilevel (1-bit PNG).
    """
    if laid.sole is not None and plates.plain and _is_page(page, laid.sole):
        passed = _passed(where, page, laid.sole)
        if passed is not None:
            return passed
    dpi = min(MOST_DPI, max(LEAST_DPI, laid.dots * 72)) if laid.dots else _TEXT_DPI if laid.lettered else _BARE_DPI
    kept = laid.bilevel and dpi >= laid.dots * 72 - 1
    scale = min(dpi / 72, MOST_SIDE / max(laid.width, laid.height))
    return _drawn(page, scale, bilevel=kept)


def _is_page(page: Handle, image: Handle) -> bool:
    """Whether the sole image is upright, opaque and whole, its edges are the page's and its pixels are square."""
    matrix = raw.FS_MATRIX()
    if page.get_rotation() or raw.FPDFPageObj_HasTransparency(image) or not raw.FPDFPageObj_GetMatrix(image, matrix):
        return False
    if matrix.a <= 0 or matrix.d <= 0 or max(abs(matrix.b), abs(matrix.c)) > _UPRIGHT * matrix.a:
        return False
    left, foot, right, top = page.get_bbox()
    near_x, near_y = _NEAR * (right - left), _NEAR * (top - foot)
    across, down = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, across, down)
    squeezed = matrix.a * down.value / (matrix.d * max(1, across.value))
    return bool(
        abs(matrix.e - left) <= near_x
        and abs(matrix.f - foot) <= near_y
        and abs(matrix.e + matrix.a - right) <= near_x
        and abs(matrix.f + matrix.d - top) <= near_y
        and abs(squeezed - 1) <= _NEAR
        and _unclipped(image, (left + near_x, foot + near_y, right - near_x, top - near_y))
    )


def _unclipped(image: Handle, box: tuple[float, float, float, float]) -> bool:
    """Whether no path cuts anything off the image within the box: each is a rectangle around it, or there is none."""
    paths = raw.FPDFPageObj_GetClipPath(image)
    for path in range(max(0, raw.FPDFClipPath_CountPaths(paths)) if paths else 0):
        points: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for at in range(min(6, raw.FPDFClipPath_CountPathSegments(paths, path))):
            raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(paths, path, at), x, y)
            points.append((x.value, y.value))
        # A rectangle has each corner on two of its sides, so that no point of it lies within the box.
        if len(points) not in (4, 5) or any(box[0] < x < box[2] or box[1] < y < box[3] for x, y in points):
            return False
        wide, high = sorted(x for x, _ in points), sorted(y for _, y in points)
        if wide[0] > box[0] or wide[-1] < box[2] or high[0] > box[1] or high[-1] < box[3]:
            return False
    return True


def _passed(where: str, page: Handle, image: Handle) -> Picture | None:
    """The bytes of an embedded JPEG or JPEG 2000 in gray or RGB; None where they are something else or damaged."""
    told = raw.FPDF_IMAGEOBJ_METADATA()
    if raw.FPDFImageObj_GetImageFilterCount(image) != 1 or not raw.FPDFImageObj_GetImageMetadata(image, page, told):
        return None
    name = ctypes.create_string_buffer(32)
    raw.FPDFImageObj_GetImageFilter(image, 0, name, 32)
    # JPEG 2000 may carry its own colour space and then has none here.
    own = name.value == b"JPXDecode" and told.colorspace == raw.FPDF_COLORSPACE_UNKNOWN
    if name.value not in _PASSED_ON or not (own or told.colorspace in _PLAIN_COLOURS):
        return None
    size = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
    data = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(image, data, size)
    try:
        found = picture(where, data.raw)
        with Image.open(io.BytesIO(found.image)) as opened:
            plain = opened.mode in ("L", "RGB") and max(found.width, found.height) <= MOST_SIDE
    except SourceError:
        return None
    # What was made anew was turned by a mark in the JPEG that a PDF does not heed.
    return found if plain and found.image == data.raw else None


def _drawn(page: Handle, scale: float, *, bilevel: bool) -> Picture:
    # A hair less, because sides are rounded up: a bilevel scan must not be stretched by one row.
    bitmap = page.render(scale=scale * (1 - 1e-6), grayscale=True)
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
