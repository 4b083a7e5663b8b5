"""A page image's bytes become pixels, or a sentence that says why they cannot.

Everything is decoded by Pillow, so that there is one decoder to trust: JPEG, PNG, TIFF (1-bit too), JPEG 2000, BMP,
GIF, WebP. The header is read first; nothing is decoded that would not fit.
"""

from __future__ import annotations

import io
import warnings

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from onionskin.errors import SourceError

Gray = NDArray[np.uint8]

MOST_PIXELS = 500_000_000
"""Pillow warns from here on and refuses at twice as much. The largest sheet that archives scan, A0 at 600 dpi, has
557 million pixels; a page of 30,000 pixels a side has 900 million, and is read if it is gray or bilevel."""
MOST_BYTES = 1_000_000_000
"""What one decoded image may take. Half of the 2 GB that any one file may cost; a gray 30,000 by 30,000 still fits."""


def decoded(image: bytes, most_side: int) -> tuple[Gray, float]:
    """The image in gray, 0 black to 255 white, no side over `most_side` pixels, and its scale to the original.

    Scale is pixels of the answer for one of the original, at most 1. What is transparent counts as white paper.
    The first frame stands for a file of several. Raises SourceError where the bytes are no image, are cut short,
    or would take too much memory to decode.
    """
    picture = _opened(image)
    width, height = picture.size
    scale = min(1.0, most_side / max(width, height))
    target = (max(1, round(width * scale)), max(1, round(height * scale)))
    if picture.format == "JPEG" and scale < 1:
        picture.draft(None, target)
    _weigh(picture, width, height)
    try:
        gray = _gray(picture)
        if gray.size != target:
            factor = max(1, min(gray.size[0] // target[0], gray.size[1] // target[1]))
            gray = gray.resize(target, Image.Resampling.BOX if factor > 1 else Image.Resampling.BILINEAR)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError) as error:
        raise _unreadable(error) from error
    return np.array(gray, dtype=np.uint8), scale


def size(image: bytes) -> tuple[int, int]:
    """Width and height in pixels, read from the header alone. Raises SourceError where the bytes are no image."""
    return _opened(image).size


def _opened(image: bytes) -> Image.Image:
    if not image:
        raise SourceError("The page image is empty (0 bytes). Ask its holder for the file again.")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(image))
    except Image.DecompressionBombError as error:
        raise SourceError(
            f"The page image claims more than {2 * MOST_PIXELS // 1_000_000:,} million pixels, more than any sheet of "
            "paper needs, and was not decoded. Scan the page again at a lower resolution, or replace the file."
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _unreadable(error) from error


def _weigh(picture: Image.Image, width: int, height: int) -> None:
    """Refuses what would not fit: 1 byte a pixel for gray and bilevel, 4 for colour, 2 a channel if progressive."""
    pixels = picture.size[0] * picture.size[1]
    cost = pixels * (1 if picture.mode in ("1", "L", "P") else 2 if picture.mode.startswith("I;16") else 4)
    if picture.info.get("progressive"):
        cost = max(cost, 2 * width * height * len(picture.getbands()))
    if cost > MOST_BYTES:
        raise SourceError(
            f"The page image, {width:,} by {height:,} pixels, would take {cost / 1e9:.1f} GB of memory to decode and "
            "was not. Save it in gray, or at a lower resolution."
        )


def _gray(picture: Image.Image) -> Image.Image:
    if picture.mode == "I" or picture.mode.startswith("I;16"):
        deep = np.asarray(picture)
        return Image.fromarray((np.clip(deep, 0, 65535) // 257).astype(np.uint8))
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        paper = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(paper, layered).convert("L")
    picture.load()
    return picture if picture.mode == "L" else picture.convert("L")


def _unreadable(error: BaseException) -> SourceError:
    reason = " ".join(str(error).split()).rstrip(".")[:120]
    if "BytesIO" in reason:
        reason = "it is in no image format that is known here"
    return SourceError(
        f"The page image cannot be decoded: {reason or type(error).__name__}. "
        "Open the file in an image viewer; if it fails there too, ask its holder for a sound copy."
    )
