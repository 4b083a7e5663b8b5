"""A file is what it begins with; its name is believed where that says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.accession.kinds import kind_of, passed_over, suffix_kind
from tests.accession.made import alto, alto_line, encoded, hocr, lettered, page_xml, scan, tiff, zipped

MEMO = b"The mission reports no change."
ALTO = alto(alto_line("VESSIN"))
SMALL = scan(40, 50)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("memo.txt", MEMO, "text"),
        ("MEMO.TXT", MEMO, "text"),
        ("memo.md", b"# Memo", "text"),
        ("memo.pdf", lettered({}), "pdf"),
        ("memo.txt", lettered({}), "pdf"),  # the ending lies
        ("memo", lettered({}), "pdf"),  # or there is none
        ("memo", b"\r\n\r\n" + lettered({}), "pdf"),  # Acrobat forgives what stands before the header
        ("memo.pdf", b"junk" * 500, "pdf"),
        ("memo.txt", b"The header is %PDF-1.4.", "text"),  # a text about PDF
        ("page.jpg", tiff([SMALL]), "tiff"),
        ("page.tif", encoded(SMALL, "JPEG"), "image"),
        ("page", tiff([SMALL], big_tiff=True), "tiff"),
        ("page.dat", encoded(SMALL, "PNG"), "image"),
        ("page.xml", encoded(SMALL, "JPEG2000"), "image"),
        ("page.pdf", encoded(SMALL, "WEBP"), "image"),
        ("page.bmp", encoded(SMALL, "BMP"), "image"),
        ("memo.txt", b"BM is the mark of the Board.", "text"),  # two letters are no proof
        ("memo", b"BM is the mark of the Board.", None),
        ("p1.xml", ALTO, "alto"),
        ("p1.alto", ALTO, "alto"),
        ("p1.html", ALTO, "alto"),
        ("p1.txt", ALTO, "alto"),
        ("p1", ALTO, "alto"),
        ("p1.txt", b"Write <alto> around it.", "text"),
        ("p1.md", hocr(""), "text"),  # a note may begin with HTML; ALTO is never typed by hand
        ("p1.xml", page_xml(""), "page-xml"),
        ("p1.html", hocr(""), "hocr"),
        ("p1.hocr", b"<HTML>", "hocr"),
        ("p1.xml", b"\xef\xbb\xbf" + ALTO, "alto"),
        ("p1.xml", ALTO.decode().replace("UTF-8", "UTF-16").encode("utf-16"), "alto"),
        ("p1.xml", b'<?xml version="1.0"?><!-- <html> --><!DOCTYPE alto [<!ENTITY a "<html>">]><alto/>', "alto"),
        ("p1.xml", b"<a:alto xmlns:a='x'/>", "alto"),
        ("p1.xml", b"<altogether/>", None),
        ("mets.xml", b"<mets/>", None),
        ("p1.xml", b"", None),
        ("papers.zip", zipped({"a.txt": MEMO}), "zip"),
        ("table.xlsx", zipped({"a.txt": MEMO}), None),
        ("memo.doc", MEMO, None),
        (".txt", MEMO, "text"),
        ("memo.", MEMO, None),
        ("", MEMO, None),
    ],
)
def test_kind(name: str, data: bytes, kind: str | None) -> None:
    assert kind_of(name, data[:4096]) == kind


@given(st.text(max_size=12), st.binary(max_size=60))
def test_any_name_and_any_beginning_have_a_kind_or_none(name: str, head: bytes) -> None:
    assert kind_of(name, head) in {None, "text", "pdf", "tiff", "image", "alto", "hocr", "page-xml", "zip"}
    suffix_kind(name)


@pytest.mark.parametrize(
    ("name", "folder", "over"),
    [
        ("Thumbs.db", False, True),
        (".DS_Store", False, True),
        ("._memo.pdf", False, True),
        ("~$memo.doc", False, True),
        ("collection.toml", False, True),
        ("__MACOSX", True, True),
        (".git", True, True),
        ("__MACOSX", False, False),
        ("memo.pdf", False, False),
    ],
)
def test_what_systems_leave_behind_is_passed_over(name: str, folder: bool, over: bool) -> None:
    assert passed_over(name, folder=folder) is over
