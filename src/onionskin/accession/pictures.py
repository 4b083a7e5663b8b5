"""Page images: opened with care, brought to a size that can be held, written as what every viewer and reader knows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from onionskin.errors import SourceError

MOST_SIDE = 10_000
"""Pixels of a canvas's longer side. A0 at 200 dpi; a letter page at 600 dpi has 6,600. Larger ones are scaled."""
MOST_PIXELS = 1_000_000_000
"""A header that claims more is not believed: A0 at 600 dpi has 557 million."""
MOST_DECODED = 1_000_000_000
"""Bytes that one decoded image may take: half of the 2 GB that any file may cost. Bilevel and gray of 30,000 by
30,000 fit, colour does not."""
_QUALITY = 90
"""JPEG quality of what is written: OCR reads typescript the same from it as from the scan."""
_ORIENTATION = 274
_PASSED_ON = {"JPEG", "PNG", "JPEG2000", "GIF", "WEBP"}
_IMAGE_FAULTS = (OSError, ValueError, SyntaxError, EOFError, MemoryError, TypeError, KeyError, OverflowError,
                 Image.DecompressionBombError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded page image with its canvas in pixels; `scale` is canvas pixels for one of the original."""

    image: bytes
    width: int
    height: int
    scale: float = 1.0


@contextmanager
def opened(where: str, data: bytes) -> Iterator[Image.Image]:
    """The image, its pixels not yet decoded. Raises SourceError, naming `where`, for any fault within the block."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise SourceError(
            f"{where} claims over {MOST_PIXELS // 1_000_000:,} million pixels, more than any sheet of paper needs, "
            "and was not decoded. Scan the page again at a lower resolution, or replace the file."
        ) from error
    except UnidentifiedImageError as error:
        raise SourceError(
            f"{where} is not an image that can be opened, whatever its name says. Open it in another program to see "
            "what it is, or ask for it again."
        ) from error
    except _IMAGE_FAULTS as error:
        raise SourceError(
            f"{where} cannot be decoded ({_told(error)}). The file is damaged or was cut short; ask for it again."
        ) from error


def picture(where: str, data: bytes) -> Picture:
    """A file of one image as a picture: as it came where it is upright and no side is over MOST_SIDE, else made anew.

    Every pixel is decoded once, so that damage is found here. Raises SourceError.
    """
    with opened(where, data) as image:
        width, height = image.size
        passes = image.format in _PASSED_ON and max(width, height) <= MOST_SIDE and _orientation(image) == 1
        if passes and image.format == "JPEG":
            image.draft(None, (max(1, width // 8), max(1, height // 8)))
        if not passes:
            return encoded(where, image)
        weigh(where, image)
        image.load()
        return Picture(data, width, height)


def encoded(where: str, image: Image.Image) -> Picture:
    """An opened image, upright and fitted to the canvas: 1-bit PNG for bilevel, else JPEG."""
    original = max(image.size)
    _reduce(image)
    weigh(where, image)
    image.load()
    turn = _orientation(image)
    bilevel = image.mode == "1" and max(image.size) <= MOST_SIDE
    plain = image if bilevel else _fitted(image)
    if turn != 1:
        plain.getexif()[_ORIENTATION] = turn
        plain = ImageOps.exif_transpose(plain)
    made = io.BytesIO()
    if bilevel:
        plain.save(made, "PNG")
    else:
        plain.save(made, "JPEG", quality=_QUALITY, exif=b"")
    return Picture(made.getvalue(), *plain.size, scale=max(plain.size) / original)


def weigh(where: str, image: Image.Image) -> None:
    """Raises SourceError where the decoded image would not fit: 1 byte a pixel for bilevel and gray, 4 for colour."""
    pixels = image.size[0] * image.size[1]
    cost = pixels * (1 if image.mode in ("1", "L", "P") else 2 if image.mode.startswith("I;16") else 4)
    if image.info.get("progressive") or image.info.get("progression"):
        # A progressive JPEG is held whole in coefficients of 2 bytes, however small it is drawn.
        whole = getattr(image, "_size_of_file", image.size)
        cost = max(cost, 2 * whole[0] * whole[1] * len(image.getbands()))
    if cost > MOST_DECODED:
        raise SourceError(
            f"{where} has {image.size[0]:,} by {image.size[1]:,} pixels and would take {cost / 1e9:.1f} GB to decode, "
            f"more than the {MOST_DECODED / 1e9:.0f} GB that one image may take. Save it in gray, or smaller."
        )


def _reduce(image: Image.Image) -> None:
    """Ask the decoder itself for fewer pixels, where the format can give them."""
    width, height = image.size
    if max(width, height) <= MOST_SIDE:
        return
    if image.format == "JPEG":
        if image.info.get("progressive"):
            image._size_of_file = (width, height)  # type: ignore[attr-defined]
        image.draft(None, (MOST_SIDE * width // max(width, height), MOST_SIDE * height // max(width, height)))
    elif image.format == "JPEG2000":
        halvings = 0
        while max(width, height) >> halvings > MOST_SIDE:
            halvings += 1
        image.reduce = halvings  # type: ignore[assignment, method-assign]


def _fitted(image: Image.Image) -> Image.Image:
    """In gray or RGB on white paper, no side over MOST_SIDE; what is large goes band by band, not to be held twice."""
    if max(image.size) <= MOST_SIDE:
        return _plain(image)
    by = -(-max(image.size) // MOST_SIDE)
    width, height = image.size
    band = by * 256
    first = _plain(image.crop((0, 0, 1, 1)))
    fitted = Image.new(first.mode, (-(-width // by), -(-height // by)), "white")
    for top in range(0, height, band):
        piece = _plain(image.crop((0, top, width, min(height, top + band))))
        fitted.paste(piece.reduce(by), (0, top // by))
    return fitted


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in ("L", "RGB"):
        return image
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image).astype(np.float64)
        most = 255.0 if values.max(initial=0) <= 255 else 65535.0
        return Image.fromarray(np.clip(values * (255.0 / most), 0, 255).astype(np.uint8))
    if "A" in image.mode or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        return paper.convert("L" if image.mode in ("LA", "La") else "RGB")
    if image.mode == "P":
        colours = image.convert("RGB")
        return colours.convert("L") if _grayish(colours) else colours
    return image.convert("L" if image.mode == "1" else "RGB")


def _grayish(image: Image.Image) -> bool:
    red, green, blue = (np.asarray(band, np.int16) for band in image.reduce(8).split())
    return int(max(np.abs(red - green).max(), np.abs(green - blue).max())) < 8


def _orientation(image: Image.Image) -> int:
    found = image.getexif().get(_ORIENTATION, 1)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _told(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
