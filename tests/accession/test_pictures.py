"""Page images: as they came where every viewer shows them alike, else upright, square, on white, at a size to hold."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from onionskin.accession import pictures
from onionskin.accession.pictures import Picture, picture
from onionskin.errors import SourceError
from tests.accession.made import encoded, ink, scan

TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip


def seen(data: bytes) -> tuple[Picture, Image.Image]:
    made = picture("scan.jpg", data)
    image = Image.open(io.BytesIO(made.image))
    image.load()
    assert image.size == (made.width, made.height)
    return made, image


@pytest.mark.parametrize(
    ("image", "form", "how"),
    [
        (scan(), "JPEG", {}),
        (scan(mode="RGB"), "JPEG", {"progressive": True}),
        (scan(mode="1"), "PNG", {}),
        (scan(mode="RGB").quantize(16), "PNG", {}),
        (scan(mode="RGB"), "JPEG2000", {}),
        (scan(), "JPEG2000", {"no_jp2": True}),  # a bare codestream
        (scan(), "WEBP", {}),
        (scan().convert("P"), "GIF", {}),
    ],
)
def test_what_viewers_show_alike_comes_through_byte_for_byte(image: Image.Image, form: str, how: dict) -> None:
    data = encoded(image, form, **how)
    assert seen(data)[0] == Picture(data, 850, 1100)


@pytest.mark.parametrize(
    ("image", "form", "mode"),
    [
        (scan(mode="CMYK"), "JPEG", "RGB"),  # some viewers show it inverted
        (scan(mode="RGB"), "BMP", "RGB"),
        (scan(mode="L").point(lambda value: value * 257, "I").convert("I;16"), "PNG", "L"),
        (scan(mode="L").point(lambda value: value * 16, "I").convert("I;16"), "PNG", "L"),  # 12 bits deep: no night
        (scan(mode="L").convert("LA"), "PNG", "L"),
        (scan(mode="RGBA"), "PNG", "RGB"),
    ],
)
def test_the_others_are_made_anew_and_look_the_same(image: Image.Image, form: str, mode: str) -> None:
    made, shown = seen(encoded(image, form))
    assert shown.format == "JPEG"
    assert shown.mode == mode
    assert (made.width, made.height, made.scale) == (850, 1100, 1.0)
    difference = np.abs(np.asarray(shown.convert("L"), np.int16) - np.asarray(scan(), np.int16))
    assert difference.mean() < 3


def test_what_is_transparent_is_white_paper() -> None:
    letters = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    letters.paste((0, 0, 0, 255), (100, 100, 200, 150))
    assert ink(seen(encoded(letters, "PNG"))[1]) == (100, 100, 200, 150)
    palette = Image.new("P", (400, 300), 1)
    palette.putpalette([0, 0, 0, 0, 0, 0])  # both entries black: one is ink, the other the paper that is not there
    palette.paste(0, (100, 100, 200, 150))
    left, top, right, foot = ink(seen(encoded(palette, "PNG", transparency=1))[1])
    assert (abs(left - 100), abs(top - 100), abs(right - 200), abs(foot - 150)) <= (1, 1, 1, 1)


@pytest.mark.parametrize("turn", range(2, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_page_photographed_sideways_is_set_upright(form: str, turn: int) -> None:
    exif = Image.Exif()
    exif[274] = turn
    made, shown = seen(encoded(scan(300, 200).transpose(TURNED[turn]), form, exif=exif))
    assert (made.width, made.height) == (300, 200)
    assert shown.getexif().get(274) in (None, 1)
    left, top, _, _ = ink(shown.crop((0, 0, 150, 60)))
    assert abs(left - 30) <= 1
    assert abs(top - 20) <= 1


def test_a_mark_that_makes_no_sense_is_not_heeded() -> None:
    exif = Image.Exif()
    exif[274] = 77
    assert seen(encoded(scan(300, 200), "JPEG", exif=exif))[0].width == 300


@pytest.mark.parametrize(
    ("dots", "size"),
    [
        ((204, 98), (850, 2290)),  # a coarse fax
        ((204, 196), (850, 1100)),  # a fine one is near enough
        ((98, 204), (1769, 1100)),
        ((1, 300), (850, 1100)),  # not believed
        ((0, 0), (850, 1100)),
    ],
)
def test_oblong_pixels_become_square(dots: tuple[int, int], size: tuple[int, int]) -> None:
    data = encoded(scan(mode="1"), "TIFF", dpi=dots)
    with Image.open(io.BytesIO(data)) as image:
        made = pictures.encoded("fax.tif", image)
    assert (made.width, made.height) == size


def test_bilevel_stays_bilevel() -> None:
    with Image.open(io.BytesIO(encoded(scan(mode="1"), "TIFF", compression="group4"))) as image:
        made = pictures.encoded("scan.tif", image)
    assert Image.open(io.BytesIO(made.image)).mode == "1"
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(made.image))), np.asarray(scan(mode="1")))


@pytest.mark.parametrize(
    ("mode", "form"), [("L", "PNG"), ("1", "PNG"), ("L", "JPEG"), ("RGB", "JPEG"), ("L", "JPEG2000"), ("I;16", "PNG")]
)
def test_a_plan_is_scaled_to_what_can_be_held(monkeypatch: pytest.MonkeyPatch, mode: str, form: str) -> None:
    monkeypatch.setattr(pictures, "MOST_SIDE", 500)
    sheet = scan(1700, 2200)
    image = sheet.point(lambda value: value * 257, "I").convert("I;16") if mode == "I;16" else sheet.convert(mode)
    made, shown = seen(encoded(image, form))
    assert 250 < max(made.width, made.height) <= 500
    assert made.scale == pytest.approx(made.height / 2200, rel=0.02)
    left, top, right, foot = (
        round(edge / made.scale) for edge in ink(shown.crop((0, 0, made.width, made.height // 3)))
    )
    assert (left, top, right, foot) == pytest.approx((170, 220, 567, 441), abs=8)


def test_deep_pixels_are_scaled_alike_in_every_band(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_SIDE", 500)
    deep = np.full((3000, 400), 200, np.uint16)  # a dark page: all of its first bands would do in eight bits
    deep[-100:] = 40_000
    shown = np.asarray(seen(encoded(Image.fromarray(deep), "PNG"))[1])
    assert shown[:100].mean() < 5
    assert shown[-5:].mean() > 140


def test_a_vast_progressive_jpeg_is_weighed_as_it_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_SIDE", 500)
    monkeypatch.setattr(pictures, "MOST_DECODED", 2_000_000)
    sheet = scan(1000, 1200)
    assert picture("scan.jpg", encoded(sheet, "JPEG")).height <= 500
    with pytest.raises(SourceError, match=r"scan.jpg has 1,000 by 1,200 pixels .* a JPEG that is not progressive"):
        picture("scan.jpg", encoded(sheet, "JPEG", progressive=True))


def png(width: int, height: int, depth: int, colour: int) -> bytes:
    """A PNG of that size as its header claims it, all nought, which takes next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (png(60_000, 60_000, 1, 0), "claims over 1,000 million pixels"),
        (png(30_000, 30_000, 8, 2), "has 30,000 by 30,000 pixels and would take 3.6 GB to decode"),
        (png(2_000, 2_000, 8, 0), "cannot be decoded"),  # less in it than its header says
        (b"not an image at all", "is not an image that can be opened, whatever its name says"),
        (encoded(scan(), "JPEG")[:9000], "cannot be decoded"),
        (encoded(scan(), "PNG")[:4000], "cannot be decoded"),
        (encoded(scan(), "JPEG2000")[:2000], "cannot be decoded"),
        (encoded(scan(), "JPEG")[:200], ""),
        (b"", ""),
    ],
)
def test_what_cannot_be_decoded_is_named(data: bytes, said: str) -> None:
    with pytest.raises(SourceError) as raised:
        picture("box 3/scan.jpg", data)
    sentence = str(raised.value)
    assert sentence.startswith("box 3/scan.jpg ")
    assert sentence.endswith(".")
    assert said in sentence
    assert "0x" not in sentence  # the same sentence each time
