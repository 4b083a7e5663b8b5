"""Bytes become pixels, or a sentence that says why they cannot."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onionskin.errors import SourceError
from onionskin.reading.image import MOST_BYTES, decoded, size

WHOLE = 10_000


def saved(picture: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind, **how)  # type: ignore[arg-type]
    return made.getvalue()


def half(mode: str = "L") -> Image.Image:
    """Black on the left, white on the right, 60 by 40."""
    picture = Image.new("L", (60, 40), 255)
    picture.paste(0, (0, 0, 30, 40))
    return picture.convert(mode)


@pytest.mark.parametrize(
    "image",
    [
        saved(half()),
        saved(half("1")),  # bilevel
        saved(half("RGB")),
        saved(half("P")),  # a palette
        saved(half("RGB"), "JPEG", quality=95),
        saved(half("1"), "TIFF", compression="group4"),
        saved(half(), "JPEG2000"),
        saved(half(), "BMP"),
        saved(half(), "GIF"),
        saved(half("RGB"), "WEBP", lossless=True),
        saved(Image.fromarray(np.array(half(), np.uint16) * 257)),  # 16 bits deep
        saved(half("CMYK"), "TIFF"),
    ],
    ids=["gray", "bilevel", "colour", "palette", "jpeg", "g4", "jp2", "bmp", "gif", "webp", "deep", "cmyk"],
)
def test_every_kind_of_image_is_gray_from_black_to_white(image: bytes) -> None:
    gray, scale = decoded(image, WHOLE)
    assert (gray.shape, gray.dtype, scale) == ((40, 60), np.uint8, 1.0)
    assert gray[:, :25].max() <= 6
    assert gray[:, 35:].min() >= 249
    assert size(image) == (60, 40)


def test_what_is_transparent_is_paper() -> None:
    layered = half().convert("RGBA")
    layered.putalpha(Image.new("L", layered.size, 0))
    gray, _ = decoded(saved(layered), WHOLE)
    assert gray.min() == 255


@given(st.integers(1, 300), st.integers(1, 300), st.integers(1, 300))
def test_no_side_is_longer_than_asked_for_and_the_scale_says_by_how_much(width: int, height: int, most: int) -> None:
    gray, scale = decoded(saved(Image.new("L", (width, height), 128)), most)
    assert max(gray.shape) == min(most, max(width, height))
    assert scale <= 1
    assert gray.shape == (max(1, round(height * scale)), max(1, round(width * scale)))
    assert set(np.unique(gray)) == {128}


def test_an_image_of_several_frames_is_its_first() -> None:
    frames = [Image.new("L", (8, 8), shade) for shade in (10, 200)]
    gray, _ = decoded(saved(frames[0], "TIFF", save_all=True, append_images=frames[1:]), WHOLE)
    assert gray.max() == 10


@pytest.mark.parametrize(
    ("image", "said"),
    [
        (b"", "empty"),
        (b"nothing that is known", "no image format"),
        (saved(half("RGB"), "JPEG")[:200], "cannot be decoded"),  # cut short in its header
        (saved(Image.effect_noise((400, 400), 80), "JPEG")[:9000], "cannot be decoded"),  # and in its pixels
        (saved(half())[:-30], "cannot be decoded"),
    ],
    ids=["empty", "unknown", "cut header", "cut pixels", "cut png"],
)
def test_what_cannot_be_decoded_is_said_in_sentences(image: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said) as raised:
        decoded(image, WHOLE)
    assert str(raised.value).startswith("The page image ")
    assert str(raised.value).endswith(".")


def claiming(width: int, height: int, colour: int) -> bytes:
    """A PNG whose header claims a size and whose pixels are not there."""

    def chunk(body: bytes) -> bytes:
        return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR" + head) + chunk(b"IDAT") + chunk(b"IEND")


@pytest.mark.parametrize(
    ("width", "height", "colour", "said"),
    [
        (60_000, 60_000, 0, "million pixels"),  # more than any sheet of paper
        (20_000, 20_000, 2, "GB of memory"),  # colour that would not fit
        (31_000, 31_000, 0, "cannot be decoded"),  # gray of that size would fit, so only its pixels are missed
    ],
)
def test_nothing_is_decoded_that_would_not_fit(width: int, height: int, colour: int, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        decoded(claiming(width, height, colour), 1000)


def test_the_largest_gray_page_is_within_the_bound() -> None:
    assert MOST_BYTES >= 30_000 * 30_000
