"""Page images: opened with care, brought to a size that can be held, written as what every viewer and reader knows."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from onionskin.accession.bounds import told
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
_ALIKE = frozenset({"1", "L", "P", "RGB"})
_DEPTHS = (255.0, 1023.0, 4095.0, 16383.0, 65535.0)
_SQUARE, _LONGEST_PIXEL = 1.1, 4.0
"""How much longer than wide a pixel is, or wider than long, from which it is not square, and up to which it is
believed: a fine fax has 204 by 196 dots an inch, a coarse one 204 by 98 or 204 by 64."""
_IMAGE_FAULTS = (OSError, ValueError, SyntaxError, EOFError, MemoryError, TypeError, LookupError, ArithmeticError,
                 AttributeError, RuntimeError, struct.error)  # fmt: skip
"""What Pillow's decoders were seen to raise, or may, of damaged files."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded page image with its canvas in pixels; `scale` is canvas pixels for one of the original."""

    image: bytes
    width: int
    height: int
    scale: float = 1.0


@contextmanager
def faults_named(where: str) -> Iterator[None]:
    """Raises SourceError, naming `where`, for whatever the decoder finds wrong within the block."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
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
            f"{where} cannot be decoded ({told(error)}). The file is damaged or was cut short; ask for it again."
        ) from error


def opened(data: bytes) -> Image.Image:
    """The image, its pixels not yet decoded."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2
    return Image.open(io.BytesIO(data))


def picture(where: str, data: bytes) -> Picture:
    """A file of one image as a picture: as it came where every viewer shows it alike, else made anew.

    As it came: upright, no side over MOST_SIDE, bilevel, gray, RGB or a palette of these, nothing transparent. Every
    pixel is decoded once, so that damage is found here. Raises SourceError.
    """
    with faults_named(where), opened(data) as image:
        width, height = image.size
        passes = image.format in _PASSED_ON and image.mode in _ALIKE and "transparency" not in image.info
        if not passes or max(width, height) > MOST_SIDE:
            return encoded(where, image)
        if image.format == "JPEG":
            image.draft(None, (max(1, width // 8), max(1, height // 8)))
        weigh(where, image, (width, height))
        image.load()
        if _orientation(image) == 1:
            return Picture(data, width, height)
    with faults_named(where), opened(data) as image:
        return encoded(where, image)


def encoded(where: str, image: Image.Image) -> Picture:
    """An opened image, upright, its pixels square, fitted to the canvas: 1-bit PNG for bilevel, else JPEG."""
    whole = image.size
    _reduce(image)
    weigh(where, image, whole)
    image.load()
    turn = _orientation(image)
    bilevel = image.mode == "1" and max(image.size) <= MOST_SIDE
    plain = _squared(image if bilevel else _fitted(image), image)
    if turn != 1:
        plain.getexif()[_ORIENTATION] = turn
        plain = ImageOps.exif_transpose(plain)
    made = io.BytesIO()
    if bilevel:
        plain.save(made, "PNG")
    else:
        plain.save(made, "JPEG", quality=_QUALITY, exif=b"")
    return Picture(made.getvalue(), *plain.size, scale=max(plain.size) / max(whole))


def weigh(where: str, image: Image.Image, whole: tuple[int, int]) -> None:
    """Raises SourceError where the decoded image would not fit: 1 byte a pixel for bilevel and gray, 4 for colour.

    `whole` is the size of the file's image, of which `image` may be asked to give fewer pixels.
    """
    pixels = image.size[0] * image.size[1]
    cost = pixels * (1 if image.mode in ("1", "L", "P") else 2 if image.mode.startswith("I;16") else 4)
    advice = "Save it in gray, or smaller."
    if image.info.get("progressive") or image.info.get("progression"):
        # A progressive JPEG is held whole in coefficients of 2 bytes, however small it is drawn.
        coefficients = 2 * whole[0] * whole[1] * len(image.getbands())
        if coefficients > cost:
            cost, advice = coefficients, "Save it as a JPEG that is not progressive, or smaller."
    if cost > MOST_DECODED:
        raise SourceError(
            f"{where} has {whole[0]:,} by {whole[1]:,} pixels and would take {cost / 1e9:.1f} GB to decode, "
            f"more than the {MOST_DECODED / 1e9:.0f} GB that one image may take. {advice}"
        )


def _reduce(image: Image.Image) -> None:
    """Ask the decoder itself for fewer pixels, where the format can give them."""
    width, height = image.size
    if max(width, height) <= MOST_SIDE:
        return
    if image.format == "JPEG":
        image.draft(None, (MOST_SIDE * width // max(width, height), MOST_SIDE * height // max(width, height)))
    elif image.format == "JPEG2000":
        halvings = 0
        while max(width, height) >> halvings > MOST_SIDE:
            halvings += 1
        image.reduce = halvings  # type: ignore[assignment, method-assign]


def _fitted(image: Image.Image) -> Image.Image:
    """In gray or RGB on white paper, no side over MOST_SIDE; what is large goes band by band, not to be held twice."""
    white = _white(image)
    if max(image.size) <= MOST_SIDE:
        return _plain(image, white)
    by = -(-max(image.size) // MOST_SIDE)
    width, height = image.size
    band = by * 256
    first = _plain(image.crop((0, 0, 1, 1)), white)
    fitted = Image.new(first.mode, (-(-width // by), -(-height // by)), "white")
    for top in range(0, height, band):
        piece = _plain(image.crop((0, top, width, min(height, top + band))), white)
        fitted.paste(piece.reduce(by), (0, top // by))
    return fitted


def _squared(plain: Image.Image, image: Image.Image) -> Image.Image:
    """Stretched where the image says that its pixels are not square: a fax has 204 dots an inch across and 98 down."""
    told_of = image.info.get("dpi") or image.info.get("resolution") or (1, 1)
    try:
        ratio = float(told_of[0]) / float(told_of[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return plain
    width, height = plain.size
    size = (width, round(height * ratio)) if ratio > 1 else (round(width / ratio), height) if ratio > 0 else plain.size
    if not _SQUARE < max(ratio, 1 / ratio if ratio else 0) <= _LONGEST_PIXEL or max(size) > MOST_SIDE:
        return plain
    return plain.resize(size, Image.Resampling.NEAREST if plain.mode == "1" else Image.Resampling.BILINEAR)


def _plain(image: Image.Image, most: float = 255.0) -> Image.Image:
    """In gray or RGB on white paper. `most` is the value of white where values are deeper than a byte."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image).astype(np.float32)
        return Image.fromarray(np.clip(values * (255.0 / most), 0, 255).astype(np.uint8))
    if "A" in image.mode or "a" in image.mode or "transparency" in image.info:
        layered = image.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        paper.alpha_composite(layered)
        return paper.convert("L" if image.mode in ("LA", "La") else "RGB")
    if image.mode == "P":
        colours = image.convert("RGB")
        return colours.convert("L") if _grayish(colours) else colours
    return image.convert("L" if image.mode == "1" else "RGB")


def _white(image: Image.Image) -> float:
    """The value of white: what so many bits hold as the brightest pixel needs."""
    if not image.mode.startswith(("I", "F")):
        return 255.0
    brightest = float(np.nan_to_num(np.asarray(image.getextrema(), np.float64)).max())
    depths = (1.0, *_DEPTHS) if image.mode == "F" else _DEPTHS
    return next((depth for depth in depths if brightest <= depth), max(brightest, 1.0))


def _grayish(image: Image.Image) -> bool:
    red, green, blue = (np.asarray(band, np.int16) for band in image.reduce(8).split())
    return int(max(np.abs(red - green).max(), np.abs(green - blue).max())) < 8


def _orientation(image: Image.Image) -> int:
    """How an image that was decoded is turned (EXIF, TIFF); 1, upright, where that cannot be told."""
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except _IMAGE_FAULTS:
        return 1
    return found if isinstance(found, int) and 1 <= found <= 8 else 1
