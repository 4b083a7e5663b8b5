"""A PDF's text with the places of its words, and whose reading it is."""

from __future__ import annotations

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.accession import Sheet
from onionskin.record import Transcription
from tests.accession.made import (
    LETTER,
    Array,
    Dictionary,
    Name,
    add_page,
    courier,
    encoded,
    hidden,
    ink,
    jpeg_image,
    lettered,
    placed,
    saved,
    scan,
    scanned,
    sheets,
    shown,
)

JPEG = encoded(scan(1275, 1650), "JPEG")
COURIER = 0.6
"""The width of every letter of Courier, as a share of its size."""


def one(data: bytes) -> tuple[Sheet, Transcription]:
    (sheet,) = sheets("memo.pdf", data)
    (given_,) = sheet.given
    return sheet, given_


def where(word: str, x: float, y: float, scale: float, high: float = LETTER[1]) -> tuple[float, float, float, float]:
    """Where a word in 12-point Courier stands on the canvas: its left, baseline, right, and top of the capitals."""
    return x * scale, (high - y) * scale, (x + len(word) * 12 * COURIER) * scale, (high - y - 12 * 0.56) * scale


def stands(box: tuple[int, int, int, int], at: tuple[float, float, float, float], within: float = 3) -> bool:
    """Whether a box is as wide as the word and holds the height of its capitals, and little more."""
    left, top, right, foot = box
    return (
        abs(left - at[0]) <= within
        and abs(right - at[2]) <= within
        and at[3] - 14 <= top <= at[3] + within
        and at[1] - within <= foot <= at[1] + 14
    )


WORDS = {"LEGATION": (72.0, 700.0), "VESSIN": (200.0, 700.0), "1957": (72.0, 100.0), "x": (590.0, 20.0)}


def test_words_stand_where_they_were_typed() -> None:
    sheet, given_ = one(lettered(WORDS))
    assert given_.reader == "text"
    assert given_.text == "LEGATION VESSIN\n1957\nx"
    scale = sheet.width / LETTER[0]
    boxes = placed(given_)
    assert set(boxes) == set(WORDS)
    for word, (x, y) in WORDS.items():
        assert stands(boxes[word], where(word, x, y, scale)), word


def test_the_ink_of_a_word_is_within_its_box() -> None:
    sheet, given_ = one(lettered({"MINISTRY": (300.0, 400.0)}))
    ((left, top, right, foot),) = placed(given_).values()
    seen = ink(shown(sheet))
    assert left <= seen[0] + 1
    assert top <= seen[1] + 1
    assert right >= seen[2] - 1
    assert foot >= seen[3] - 1


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_words_turn_with_the_page(turn: int) -> None:
    pdf = pikepdf.new()
    add_page(pdf, None, hidden("VESSIN", 72, 700, mode=0), Rotate=turn)
    sheet, given_ = one(saved(pdf))
    ((left, top, right, foot),) = placed(given_).values()
    seen = ink(shown(sheet))
    assert left <= seen[0] + 1
    assert top <= seen[1] + 1
    assert right >= seen[2] - 1
    assert foot >= seen[3] - 1
    assert (right - left) * (foot - top) < 6 * (seen[2] - seen[0]) * (seen[3] - seen[1])


def test_words_of_a_cropped_page_stand_on_what_is_left_of_it() -> None:
    pdf = pikepdf.new()
    words = hidden("VESSIN", 172, 500, mode=0) + hidden("outside", 20, 20, mode=0)
    add_page(pdf, None, words, CropBox=Array([100, 400, 500, 600]))
    sheet, given_ = one(saved(pdf))
    boxes = placed(given_)
    assert set(boxes) == {"VESSIN"}  # what lies outside has no place on the canvas
    assert stands(boxes["VESSIN"], where("VESSIN", 72, 100, sheet.width / 400, high=200))


@settings(max_examples=20, deadline=None)
@given(
    st.dictionaries(
        st.text("ABCDEFGH", min_size=1, max_size=8),
        st.tuples(st.integers(0, 500), st.integers(0, 780)),
        min_size=1,
        max_size=5,
    )
)
def test_every_span_pins_to_its_word_and_every_region_lies_on_the_canvas(typed: dict[str, tuple[int, int]]) -> None:
    sheet, given_ = one(lettered(typed))
    for word in given_.words:
        assert given_.text[word.start : word.end] == "".join(given_.text[word.start : word.end].split())
        assert 0 <= word.region.x < word.region.x + word.region.width <= sheet.width
        assert 0 <= word.region.y < word.region.y + word.region.height <= sheet.height


# -- whose reading it is --


def test_letters_that_are_not_drawn_are_somebodys_ocr() -> None:
    assert one(lettered(WORDS, hidden=True))[1].reader == "text-layer"
    assert one(scanned(JPEG, hidden("VESSIN", 72, 700)))[1].reader == "text-layer"


def test_a_stamp_on_a_scan_is_not_all_there_is_to_read() -> None:
    stamp = hidden("Approved for Release 2004", 72, 760, mode=0)
    assert one(scanned(JPEG, stamp))[1].reader == "text-layer"
    small = scanned(JPEG, stamp, content="q 400 0 0 460 100 150 cm /Im Do Q")  # half a page was scanned
    assert one(small)[1].reader == "text-layer"
    both = scanned(JPEG, stamp + hidden("VESSIN", 150, 400), content="q 400 0 0 460 100 150 cm /Im Do Q")
    assert one(both)[1].reader == "text-layer"


def test_a_page_of_text_with_a_picture_is_its_own_text() -> None:
    text = "".join(hidden("The mission reports no change", 72, 700 - 14 * at, mode=0) for at in range(20))
    assert one(scanned(JPEG, text, content="q 300 0 0 350 72 40 cm /Im Do Q"))[1].reader == "text"
    logo = scanned(JPEG, hidden("VESSIN", 72, 700, mode=0), content="q 60 0 0 60 500 700 cm /Im Do Q")
    assert one(logo)[1].reader == "text"


def test_ocr_inside_a_form_is_ocr() -> None:
    pdf = pikepdf.new()
    layer = pdf.make_stream(hidden("VESSIN", 72, 300).encode())
    layer.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 612, 792])})
    layer.Resources = Dictionary(Font=Dictionary(F1=courier()))
    add_page(pdf, jpeg_image(pdf, JPEG), "q /Layer Do Q")
    pdf.pages[0].obj.Resources.XObject["/Layer"] = layer
    sheet, given_ = one(saved(pdf))
    assert (given_.reader, given_.text) == ("text-layer", "VESSIN")
    assert sheet.image == JPEG  # and the scan comes through all the same


def test_letters_without_a_meaning_are_not_believed() -> None:
    pdf = pikepdf.new()
    to_private = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        b"1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfrange <00> <FF> <E000> endbfrange endcmap end end"
    )
    add_page(pdf, None, hidden("VESSIN", 72, 700, mode=0))
    pdf.pages[0].obj.Resources.Font.F1 = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, ToUnicode=pdf.make_stream(to_private)
    )
    _, given_ = one(saved(pdf))
    assert given_.reader == "text-layer"
    assert all("\ue000" <= char <= "\uf8ff" for char in given_.text)


# -- what was put on later --


def test_what_was_filled_into_a_form_is_text_and_stands_in_its_field() -> None:
    pdf = pikepdf.new()
    add_page(pdf, None, hidden("Name", 72, 700, mode=0))
    look = pdf.make_stream(b"BT /F1 12 Tf 2 4 Td (Vessin) Tj ET")
    look.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 200, 20])})
    look.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
    field = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="name", V="Vessin", F=4,
                   Rect=Array([200, 640, 400, 660]), AP=Dictionary(N=look), DA="/F1 12 Tf")
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DR=Dictionary(Font=pdf.pages[0].obj.Resources.Font))
    sheet, given_ = one(saved(pdf))
    assert given_.text.split() == ["Name", "Vessin"]
    scale = sheet.width / LETTER[0]
    assert stands(placed(given_)["Vessin"], where("Vessin", 202, 644, scale))
    assert stands(placed(given_)["Name"], where("Name", 72, 700, scale))
    dark = shown(sheet).crop((round(200 * scale), round(132 * scale), round(400 * scale), round(152 * scale)))
    assert ink(dark)


def test_an_annotation_does_not_move_what_stands_on_a_page_that_has_its_size_from_its_parent() -> None:
    pdf = pikepdf.new()
    add_page(pdf, None, hidden("VESSIN", 72, 700, mode=0), size=(500, 842))
    page = pdf.pages[0].obj
    pdf.Root.Pages.MediaBox = page.MediaBox
    del page["/MediaBox"]
    look = pdf.make_stream(b"0 0 1 rg 0 0 20 20 re f")
    look.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 20, 20])})
    page.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 20, 20]), F=4, AP=Dictionary(N=look))]
    )
    sheet, given_ = one(saved(pdf))
    assert stands(placed(given_)["VESSIN"], where("VESSIN", 72, 700, sheet.width / 500, high=842))


def test_a_word_broken_at_the_lines_end_keeps_its_hyphen() -> None:
    _, given_ = one(lettered({"Viet-": (540.0, 700.0), "namese": (72.0, 686.0)}))
    assert given_.text == "Viet-\nnamese"
    assert set(placed(given_)) == {"Viet-", "namese"}


def test_spaces_of_every_width_part_words() -> None:
    pdf = pikepdf.new()
    to_wide = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <5A> <0041> endbfrange "
        b"2 beginbfchar <7E> <2003> <7D> <3000> endbfchar endcmap end end"
    )
    add_page(pdf, None, hidden("VES~SIN}~X~", 72, 700, mode=0))
    pdf.pages[0].obj.Resources.Font.F1 = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier, ToUnicode=pdf.make_stream(to_wide)
    )
    _, given_ = one(saved(pdf))
    assert given_.text == "VES SIN X"
    assert set(placed(given_)) == {"VES", "SIN", "X"}


def test_a_page_of_more_letters_than_can_be_placed_keeps_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.accession.pdf_text._MOST_PLACED", 10)
    _, given_ = one(lettered(WORDS))
    assert given_.text.split() == ["LEGATION", "VESSIN", "1957", "x"]
    assert given_.words == ()
