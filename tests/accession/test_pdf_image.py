"""A PDF's page as an image: the scan itself, byte for byte, where it is all that is seen; else drawn as it is seen."""

from __future__ import annotations

import numpy as np
import pikepdf
import pytest
from PIL import Image

from onionskin.accession import Sheet
from onionskin.accession.pdf_canvas import canvas
from onionskin.accession.pdfium import pdfium
from tests.accession.made import (
    LETTER,
    Array,
    Dictionary,
    Name,
    add_page,
    bilevel_image,
    encoded,
    hidden,
    ink,
    jpeg_image,
    lettered,
    saved,
    scan,
    scanned,
    sheets,
    shown,
)

PLAIN = scan(1275, 1650)  # a letter page at 150 dpi
JPEG = encoded(PLAIN, "JPEG")
WIDE, HIGH = LETTER
WHOLE = f"q {WIDE} 0 0 {HIGH} 0 0 cm /Im Do Q"


def one(data: bytes) -> Sheet:
    (sheet,) = sheets("scan.pdf", data)
    assert sheet.fault is None
    return sheet


@pytest.mark.parametrize(
    ("data", "more"),
    [
        (JPEG, {}),
        (encoded(PLAIN.convert("RGB"), "JPEG", progressive=True), {}),
        (encoded(PLAIN, "JPEG2000"), {}),
        (JPEG, {"words": hidden("VESSIN", 72, 700)}),  # somebody's OCR over it
        (JPEG, {"content": f"q 10 10 m 20 20 l n {WIDE} 0 0 {HIGH} 0 0 cm /Im Do Q"}),  # a path that is not painted
        (JPEG, {"content": f"q 0 0 {WIDE} {HIGH} re W n {WIDE} 0 0 {HIGH} 0 0 cm /Im Do Q"}),  # clipped to the page
        (JPEG, {"content": f"q {WIDE - 4} 0 0 {HIGH - 5} 3 2 cm /Im Do Q"}),  # a hair smaller than the page
        (JPEG, {"Annots": Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))])}),
    ],
)
def test_a_scan_comes_through_byte_for_byte(data: bytes, more: dict) -> None:
    sheet = one(scanned(data, **more))
    assert sheet.image == data
    assert (sheet.width, sheet.height) == (1275, 1650)


def test_the_scan_of_a_page_that_begins_elsewhere_comes_through() -> None:
    data = scanned(JPEG, content=f"q {WIDE} 0 0 {HIGH} 100 200 cm /Im Do Q", MediaBox=Array([100, 200, 712, 992]))
    assert one(data).image == JPEG


def drawn(data: bytes) -> tuple[Sheet, Image.Image]:
    sheet = one(data)
    assert sheet.image != JPEG
    return sheet, shown(sheet)


@pytest.mark.parametrize(
    ("turn", "size", "box"),
    [
        (90, (1650, 1275), (1320, 128, 1485, 425)),
        (180, (1275, 1650), (850, 1320, 1148, 1485)),
        (270, (1650, 1275), (165, 850, 330, 1148)),
    ],
)
def test_a_page_turned_by_the_pdf_is_drawn_as_it_is_shown(
    turn: int, size: tuple[int, int], box: tuple[int, int, int, int]
) -> None:
    sheet, image = drawn(scanned(JPEG, Rotate=turn))
    assert (sheet.width, sheet.height) == pytest.approx(size, abs=2)
    corner = image.crop((box[0] - 40, box[1] - 40, box[2] + 40, box[3] + 40))
    left, top, right, foot = ink(corner)
    assert (left, top, right, foot) == pytest.approx((40, 40, box[2] - box[0] + 40, box[3] - box[1] + 40), abs=6)


def test_a_cropped_page_shows_what_is_left_of_it() -> None:
    sheet, image = drawn(scanned(JPEG, CropBox=Array([0, HIGH / 2, WIDE / 2, HIGH])))
    assert (sheet.width, sheet.height) == pytest.approx((638, 825), abs=2)
    assert ink(image.crop((0, 0, 638, 400))) == pytest.approx((127, 165, 426, 331), abs=6)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"{WHOLE} 0 0 0 rg 61 630 144 20 re f", ""),  # a bar over it
        (WHOLE, hidden("Released 2004", 72, 20, mode=0)),  # a stamp on it
        (f"q 0 400 {WIDE} 392 re W n {WIDE} 0 0 {HIGH} 0 0 cm /Im Do Q", ""),  # half of it clipped away
        (f"q 10 10 m 600 10 l 300 780 l h W n {WIDE} 0 0 {HIGH} 0 0 cm /Im Do Q", ""),  # clipped to a triangle
        (f"q {WIDE} 0 0 -{HIGH} 0 {HIGH} cm /Im Do Q", ""),  # upside down
        (f"q {WIDE / 2} 0 0 {HIGH / 2} 0 0 cm /Im Do Q", ""),  # smaller than the page
        ("/GS gs " + WHOLE, ""),  # half transparent
    ],
)
def test_a_scan_that_is_not_seen_as_it_is_is_drawn(content: str, words: str) -> None:
    pdf = pikepdf.new()
    add_page(pdf, jpeg_image(pdf, JPEG), words, content=content)
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(GS=Dictionary(ca=0.5))
    drawn(saved(pdf))


def test_nothing_that_was_clipped_away_comes_through() -> None:
    _, image = drawn(scanned(JPEG, content=f"q 0 0 {WIDE} 400 re W n {WIDE} 0 0 {HIGH} 0 0 cm /Im Do Q"))
    assert np.asarray(image)[: image.height // 3].min() > 250  # the block stands in the upper part


@pytest.mark.parametrize(
    "more",
    [
        {"Decode": Array([1, 0])},  # a negative
        {"SMask": "mask"},
        {"ColorSpace": Array([Name.Separation, Name.Black, Name.DeviceGray, "tint"])},  # 0 is no ink, which is white
    ],
)
def test_an_image_that_its_dictionary_turns_into_another_is_drawn(more: dict) -> None:
    pdf = pikepdf.new()
    made = {}
    for key, value in more.items():
        if value == "mask":
            soft = {"Width": 10, "Height": 10, "ColorSpace": Name.DeviceGray, "BitsPerComponent": 8}
            value = pdf.make_indirect(pikepdf.Stream(pdf, bytes(100), Type=Name.XObject, Subtype=Name.Image, **soft))
        elif key == "ColorSpace":
            tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([1]), C1=Array([0]))
            value = Array([Name.Separation, Name.Black, Name.DeviceGray, tint])
        made[key] = value
    add_page(pdf, jpeg_image(pdf, JPEG, **made))
    _, image = drawn(saved(pdf))
    block = image.crop((140, 180, 400, 310)).convert("L")
    assert np.asarray(block).mean() > 200  # what is black in the JPEG is not on the page


def test_a_jpeg_that_is_marked_as_turned_is_not_turned_by_a_pdf() -> None:
    exif = Image.Exif()
    exif[274] = 3
    marked = encoded(PLAIN, "JPEG", exif=exif)
    _, image = drawn(scanned(marked))
    assert ink(image.crop((0, 0, 1275, 400))) == pytest.approx((127, 165, 426, 331), abs=6)


def test_a_fax_is_drawn_with_square_pixels() -> None:
    fax = encoded(PLAIN.resize((1275, 825)), "JPEG")
    sheet, _ = drawn(scanned(fax))
    assert sheet.width / sheet.height == pytest.approx(WIDE / HIGH, rel=0.01)


def test_a_jpeg_in_four_inks_is_drawn() -> None:
    _, image = drawn(scanned(encoded(PLAIN.convert("CMYK"), "JPEG")))
    assert image.mode == "L"


def test_a_bilevel_scan_stays_bilevel_and_as_sharp_as_it_was() -> None:
    page = scan(2550, 3300).convert("1")
    pdf = pikepdf.new()
    add_page(pdf, bilevel_image(pdf, page))
    sheet = one(saved(pdf))
    image = shown(sheet)
    assert (image.format, image.mode) == ("PNG", "1")
    assert (sheet.width, sheet.height) == (2550, 3300)
    assert np.array_equal(np.asarray(image), np.asarray(page))


def test_a_bilevel_scan_that_is_too_fine_is_drawn_in_gray() -> None:
    pdf = pikepdf.new()
    add_page(pdf, bilevel_image(pdf, scan(5100, 6600).convert("1")))
    sheet = one(saved(pdf))
    assert shown(sheet).mode == "L"  # at half its resolution, its letters need gray
    assert (sheet.width, sheet.height) == (2550, 3300)


def resolution(data: bytes) -> int:
    return round(one(data).width / WIDE * 72)


def test_a_scan_keeps_its_resolution_within_reason() -> None:
    def at(dpi: int) -> int:
        sheet = scan(round(8.5 * dpi), 11 * dpi)
        return resolution(scanned(encoded(sheet, "JPEG"), hidden("Released", 9, 9, mode=0)))

    assert (at(100), at(200), at(600)) == (150, 200, 300)
    assert resolution(lettered({"VESSIN": (72, 700)})) == 150  # a page of its own text
    pdf = pikepdf.new()
    add_page(pdf, None, "10 10 m 500 700 l S")
    assert resolution(saved(pdf)) == 200  # a drawing, which OCR may read


def test_a_scan_in_strips_keeps_its_resolution() -> None:
    pdf = pikepdf.new()
    strips = [jpeg_image(pdf, encoded(scan(2550, 165), "JPEG")) for _ in range(20)]
    add_page(pdf, strips[0], content="")
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary({f"/S{at}": strip for at, strip in enumerate(strips)})
    height = HIGH / 20
    drawn_strips = "\n".join(f"q {WIDE} 0 0 {height} 0 {at * height} cm /S{at} Do Q" for at in range(20))
    page.Contents = pdf.make_stream(drawn_strips.encode())
    assert resolution(saved(pdf)) == 300


def test_a_vast_sheet_is_drawn_at_what_can_be_held() -> None:
    data = lettered({"VESSIN": (72, 700)}, size=(14_400, 7_200))
    sheet = one(data)
    assert (sheet.width, sheet.height) == (5000, 2500)


def test_a_scan_inside_a_form_is_a_scan() -> None:
    pdf = pikepdf.new()
    inner = pdf.make_stream(b"q 306 0 0 396 0 0 cm /Im Do Q")
    inner.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 612, 792])})
    inner.Matrix = Array([2, 0, 0, 2, 0, 0])
    inner.Resources = Dictionary(XObject=Dictionary(Im=jpeg_image(pdf, JPEG)))
    add_page(pdf, inner, hidden("VESSIN", 72, 700, mode=0), content="q /Im Do Q")
    document = pdfium.PdfDocument(saved(pdf))
    laid = canvas("stamped.pdf", document[0])
    assert laid.covered == 1.0
    assert laid.dots * 72 == pytest.approx(150, abs=1)
    assert laid.scanned(5_000)
    assert laid.sole is None
    assert resolution(saved(pdf)) == 150


def test_a_scan_inside_a_form_that_is_drawn_smaller_is_no_page() -> None:
    pdf = pikepdf.new()
    inner = pdf.make_stream(WHOLE.encode())
    inner.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 612, 792])})
    inner.Resources = Dictionary(XObject=Dictionary(Im=jpeg_image(pdf, JPEG)))
    add_page(pdf, inner, content="q 0.5 0 0 0.5 0 396 cm /Im Do Q")
    laid = canvas("half.pdf", pdfium.PdfDocument(saved(pdf))[0])
    assert laid.covered == pytest.approx(0.25)
    assert laid.dots * 72 == pytest.approx(300, abs=1)
    _, image = drawn(saved(pdf))
    assert np.asarray(image)[image.height * 3 // 5 :].min() > 250  # nothing stands in the lower half


def test_forms_within_forms_come_to_an_end() -> None:
    pdf = pikepdf.new()
    form = pdf.make_stream(b"q /Im Do Q")
    form.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 612, 792])})
    form.Resources = Dictionary(XObject=Dictionary(Im=form))  # it holds itself
    add_page(pdf, form, content="q /Im Do Q")
    one(saved(pdf))
