"""hOCR: what OCR engines write into HTML."""

from __future__ import annotations

import codecs

import pytest

from onionskin.errors import SourceError
from tests.accession.made import hocr, hocr_line, placed, sheets, text


def par(*lines: str) -> str:
    return f'<p class="ocr_par">{"".join(lines)}</p>'


def test_words_lines_and_paragraphs() -> None:
    body = par(hocr_line("LEGATION~91", "VESSIN~40"), hocr_line("1957", top=130)) + par(hocr_line("SECRET", top=300))
    (sheet,) = sheets("p1.hocr", hocr(body))
    (given,) = sheet.given
    assert (given.reader, given.text) == ("hocr", "LEGATION VESSIN\n1957\n\nSECRET")
    assert placed(given)["VESSIN"] == (160, 100, 210, 120)
    assert [word.cert for word in given.words] == [0.91, 0.4, None, None]
    assert (sheet.width, sheet.height) == (850, 1100)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (par('<span class="ocr_line" title="bbox 1 1 90 20">whole line</span>'), "whole line"),  # no words are marked
        (par(hocr_line("in"), '<span class="ocrx_word" title="bbox 1 200 50 220">loose</span>'), "in\nloose"),
        ('<span class="ocrx_word">VESSIN</span> <span class="ocrx_word">1957</span>', "VESSIN 1957"),  # no lines at all
        (par("plain paragraph"), "plain paragraph"),
        (par(hocr_line("one")) + par("two"), "one\n\ntwo"),  # a paragraph without lines beside one with them
        ("only  text", "only text"),
        (par('<span class="ocr_header" title="bbox 1 1 9 9"><span class="ocr_line">a</span></span>'), "a"),  # once
        (par('<span class="ocr_line"><span class="ocrx_word">Vi<b>et</b>-</span></span>'), "Viet-"),
        (par('<span class="ocr_line"><span class="ocrx_word"> </span><span class="ocrx_word">x</span></span>'), "x"),
        (par('<span class="ocr_line">a<!-- no --></span>'), "a"),
    ],
)
def test_pages_that_mark_more_or_less(body: str, said: str) -> None:
    assert text(sheets("p1.hocr", hocr(body))[0]) == said


def test_several_pages_and_markup_that_is_no_xml() -> None:
    data = (
        b"<html><body><div class='ocr_page' title=\"image 'p1.tif'; bbox 0 0 850 1100; ppageno 0\"><br>"
        b"<span class=ocr_line title='bbox 1 1 9 9'>one<br></span><p></div>"
        b"<div class='ocr_page' title='bbox 0 0 400 500'><span class=ocr_line>two</span></div>"
    )
    found = sheets("p.html", data)
    assert [(sheet.width, sheet.height, text(sheet)) for sheet in found] == [(850, 1100, "one"), (400, 500, "two")]


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html;charset=iso-8859-1">', "latin-1"),
        ("", "utf-8"),
        ('<meta charset="none such">', "utf-8"),
        ('<meta charset="idna">', "utf-8"),  # a codec that is of no characters
        ('<meta charset="hex">', "utf-8"),
    ],
)
def test_encodings(head: str, codec: str) -> None:
    data = f'<html><head>{head}</head><div class="ocr_page"><span class="ocr_line">Ærø</span></div></html>'
    assert text(sheets("p1.html", data.encode(codec))[0]) == "Ærø"


def test_a_byte_order_mark_goes_before_what_is_declared() -> None:
    data = '<html><meta charset="utf-8"><div class="ocr_page"><span class="ocr_line">Ærø</span></div></html>'
    assert text(sheets("p1.html", codecs.BOM_UTF16_LE + data.encode("utf-16-le"))[0]) == "Ærø"


def test_a_page_without_a_size_has_that_of_its_words() -> None:
    (sheet,) = sheets("p1.hocr", hocr(hocr_line("VESSIN"), page="ppageno 0"))
    assert (sheet.width, sheet.height) == (150, 120)


@pytest.mark.parametrize("told", ["x_wconf 101", "x_wconf -1", "x_wconf ..", "x_wconf"])
def test_a_confidence_that_is_none(told: str) -> None:
    word = f'<span class="ocrx_word" title="bbox 1 1 9 9; {told}">x</span>'
    (sheet,) = sheets("p1.hocr", hocr(f'<span class="ocr_line">{word}</span>'))
    assert sheet.given[0].words[0].cert is None


def test_an_ordinary_web_page_is_named_as_one() -> None:
    with pytest.raises(SourceError, match=r"^index.html is HTML without an ocr_page in it, so it is not hOCR"):
        sheets("index.html", b"<html><body>The Ministry</body></html>")
