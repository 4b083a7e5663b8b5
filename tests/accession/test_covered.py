"""Words under a box of a PDF are in no transcription; words that are seen are, whatever is drawn around them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from onionskin.accession import Sheet
from onionskin.accession.covered import uncovered
from onionskin.record import COVERED, Region, Transcription, Word
from tests.accession.made import LETTER, Array, Dictionary, Name, sheets, text

SECRET = "Kestrel"
LINE = f"The pilot {SECRET} left Vessin at dawn"
AT = (72.0, 700.0)
BOX = (125.0, 694.0, 45.0, 18.0)
"""Over the secret word of the line, in points: left, foot, width, height."""

Draw = Callable[[canvas.Canvas], None]


def page(*draws: Draw) -> Sheet:
    """A page with what was drawn on it, in that order, as it is taken in."""
    made = io.BytesIO()
    pen = canvas.Canvas(made, pagesize=LETTER, invariant=1)
    for draw in draws:
        draw(pen)
    pen.showPage()
    pen.save()
    (sheet,) = sheets("page.pdf", made.getvalue())
    return sheet


def words(pen: canvas.Canvas) -> None:
    pen.setFillGray(0)
    pen.setFont("Courier", 12)
    pen.drawString(*AT, LINE)
    pen.drawString(72, 660, "Nothing else was said of her.")


def filled(*colour: float) -> Draw:
    def draw(pen: canvas.Canvas) -> None:
        pen.setFillColorRGB(*colour)
        pen.rect(143, *BOX[1:2], 52, BOX[3], stroke=0, fill=1)

    return draw


def pictured(pen: canvas.Canvas) -> None:
    """An image with nothing on it, laid over the word."""
    pen.drawImage(ImageReader(Image.new("RGB", (60, 20), (10, 10, 10))), 143, BOX[1], 52, BOX[3])


def white_words(pen: canvas.Canvas) -> None:
    pen.setFillGray(1)
    pen.setFont("Courier", 12)
    pen.drawString(*AT, LINE)


@pytest.mark.parametrize(
    "draws",
    [
        (words, filled(0, 0, 0)),  # the commonest: a black rectangle
        (words, filled(1, 1, 1)),  # a white one
        (words, filled(0.6, 0.1, 0.1)),  # a coloured one
        (words, filled(1, 1, 1), filled(0, 0, 0)),  # one on another
        (words, pictured),
    ],
)
def test_words_under_a_box_are_not_there(draws: tuple[Draw, ...]) -> None:
    given = text(page(*draws))
    assert SECRET not in given
    assert COVERED in given
    assert "Nothing else was said of her." in given
    assert "Vessin at dawn" in given


@pytest.mark.parametrize(
    "draws",
    [
        (words,),
        (filled(1, 1, 0), words),  # a highlight under the words
        (filled(0, 0, 0), white_words),  # light words on a dark ground
        (words, lambda pen: pen.rect(143, BOX[1], 52, BOX[3], stroke=1, fill=0)),  # a frame around them
        (words, lambda pen: pen.line(143, 703, 195, 703)),  # struck out, and legible
        (filled(1, 1, 1), words),
    ],
)
def test_words_that_are_seen_are_there(draws: tuple[Draw, ...]) -> None:
    given = text(page(*draws))
    assert SECRET in given
    assert COVERED not in given


def test_where_the_box_is_and_that_its_length_says_nothing() -> None:
    def long(pen: canvas.Canvas) -> None:
        pen.setFont("Courier", 12)
        pen.drawString(72, 700, "The pilots Kestrel and Oldan and Tensin left")
        filled(0, 0, 0)(pen)
        pen.rect(143, 694, 240, 18, stroke=0, fill=1)

    short, longer = page(words, filled(0, 0, 0)), page(long)
    assert text(short).count(COVERED) == text(longer).count(COVERED) == 1
    (given,) = short.given
    (word,) = (one for one in given.words if given.text[one.start : one.end] == COVERED)
    assert word.region.x == pytest.approx(143 / 72 * 150, abs=12)
    assert all(given.text[one.start : one.end].strip() for one in given.words)


def test_an_annotation_that_lies_over_words() -> None:
    made = io.BytesIO()
    pen = canvas.Canvas(made, pagesize=LETTER, invariant=1)
    words(pen)
    pen.showPage()
    pen.save()
    with pikepdf.open(made) as document:
        form = document.make_stream(b"0 0 0 rg 0 0 52 18 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 52, 18])
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=Array([143, 694, 195, 712]), F=4, AP=Dictionary(N=form)
        )
        document.pages[0].Annots = Array([document.make_indirect(note)])
        annotated = io.BytesIO()
        document.save(annotated)
    (sheet,) = sheets("page.pdf", annotated.getvalue())
    assert SECRET not in text(sheet)


def test_what_a_program_wrote_on_each_of_its_boxes_is_left_out_and_not_told() -> None:
    def labelled(pen: canvas.Canvas) -> None:
        for foot in (600, 560, 520):
            pen.setFillGray(0)
            pen.setFont("Courier", 10)
            pen.drawString(143, foot, "1/2/2003")
            pen.rect(140, foot - 6, 80, 18, stroke=0, fill=1)

    given = text(page(words, labelled))
    assert "1/2/2003" not in given
    assert COVERED not in given


def scan(ink: int) -> bytes:
    image = Image.new("L", (600, 200), ink)
    if ink == 255:
        ImageDraw.Draw(image).rectangle((90, 40, 300, 80), fill=0)
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


OCR = Transcription(
    "text-layer", "seen Kestrel", (Word(0, 4, Region(10, 50, 60, 20)), Word(5, 12, Region(100, 50, 120, 20)))
)


def test_what_was_read_of_a_scan_before_a_bar_was_laid_on_it() -> None:
    assert uncovered(OCR, scan(255), None).text == f"seen {COVERED}"


def test_a_scan_that_is_dark_all_over_tells_nothing() -> None:
    assert uncovered(OCR, scan(0), None) == OCR


def test_without_an_image_nothing_is_told() -> None:
    assert uncovered(OCR, None, None) == OCR
    assert uncovered(OCR, b"no image", None) == OCR
