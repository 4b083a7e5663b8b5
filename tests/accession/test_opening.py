"""A source's bytes, and a markup file with its page images as one source."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from onionskin.accession import Source, content, kind, sheets
from onionskin.accession.pairs import bound, unbound
from onionskin.errors import SourceError
from tests.accession.made import encoded, found, laid, page_xml, read, scan, shown, text, tiff, zipped
from tests.accession.samples import ALTO, HOCR, LEAVES, PAGE, twice

TIFF = tiff(LEAVES[:1])


def test_a_pair_is_one_run_of_bytes_that_any_program_opens_and_that_is_the_same_each_time(tmp_path: Path) -> None:
    folder = laid(tmp_path, {"p1.xml": ALTO, "p1.tif": TIFF})
    ((source,), _) = found(folder)
    data = content(source)
    assert data == content(source) == bound([("p1.xml", ALTO), ("elsewhere/p1.tif", TIFF)])
    with zipfile.ZipFile(io.BytesIO(data)) as pair:
        assert pair.namelist() == ["0-p1.xml", "1-p1.tif"]
        assert pair.read("0-p1.xml") == ALTO
    assert unbound("p1.xml", data) == (ALTO, TIFF)
    assert kind(source) == "alto"


def test_a_pair_that_is_none_is_named() -> None:
    source = Source("p1.xml", "p1.xml", 1, "", ("p1.tif",))
    for data in (ALTO, bound([("p1.xml", ALTO), ("p1.tif", TIFF)])[:-30]):
        with pytest.raises(SourceError, match=r"^p1.xml was kept with its page images, but not whole"):
            list(sheets(source, data))


def pages(source: Source, first: int = 1) -> list[tuple[int, str | None, bool]]:
    """Number, text if any, and whether there is an image."""
    return [
        (sheet.number, text(sheet) if sheet.given else None, sheet.image is not None)
        for sheet in sheets(source, content(source), first)
    ]


def paired(folder: Path, markup: bytes, *images: bytes) -> Source:
    """A markup file with these images."""
    laid(folder, {"p.xml": markup} | {f"{at}.tif": image for at, image in enumerate(images)})
    names = tuple(str(folder / f"{at}.tif") for at in range(len(images)))
    return Source(str(folder / "p.xml"), "p.xml", 1, "", names)


TWO = twice(ALTO, "<Page", "</Layout>")
SAID = "LEGATION VESSIN\nViet-"


@pytest.mark.parametrize(
    ("markup", "images", "expected"),
    [
        (ALTO, [TIFF], [(1, SAID, True)]),
        (TWO, [tiff(LEAVES[:2])], [(1, SAID, True), (2, SAID, True)]),  # one image of two frames
        (TWO, [TIFF, encoded(scan(), "PNG")], [(1, SAID, True), (2, SAID, True)]),  # an image each
        (TWO, [tiff(LEAVES), TIFF], [(1, SAID, True), (2, SAID, True)]),  # of several images the first frames
        (TWO, [TIFF], [(1, SAID, True), (2, SAID, False)]),  # an image is missing
        (ALTO, [tiff(LEAVES)], [(1, SAID, True), (2, None, True), (3, None, True)]),  # nobody read the last two
        (ALTO, [b"torn"], [(1, SAID, False)]),  # the text is kept where the image cannot be
        (TWO, [b"torn", TIFF], [(1, SAID, False), (2, SAID, True)]),
    ],
)
def test_pages_and_images_are_put_together_in_order(
    tmp_path: Path, markup: bytes, images: list[bytes], expected: list[tuple[int, str | None, bool]]
) -> None:
    source = paired(tmp_path, markup, *images)
    assert pages(source) == expected
    for first in range(1, len(expected) + 2):
        assert pages(source, first) == expected[first - 1 :]


def test_an_image_that_cannot_be_shown_is_said_beside_its_text(tmp_path: Path) -> None:
    source = paired(tmp_path, ALTO, b"torn")
    (sheet,) = sheets(source, content(source))
    assert sheet.note is not None
    assert sheet.note.startswith(f"{tmp_path / '0.tif'} holds no page that could be found")
    assert (sheet.width, sheet.height) == (850, 1100)


def test_markup_without_text_leaves_its_image_to_be_read(tmp_path: Path) -> None:
    source = paired(tmp_path, page_xml(""), TIFF)
    assert pages(source) == [(1, None, True)]


def test_what_is_too_much_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.accession.opening.MOST_BYTES", len(ALTO) + 10)
    source = paired(tmp_path, ALTO, TIFF)
    with pytest.raises(SourceError, match="has more than the"):
        content(source)


def test_what_is_gone_or_may_not_be_read_is_named(tmp_path: Path) -> None:
    gone = Source(str(tmp_path / "gone.txt"), "gone.txt", 1, "")
    with pytest.raises(SourceError, match=rf"^{tmp_path}/gone.txt cannot be opened \(No such file"):
        content(gone)
    assert kind(gone) == "text"  # its name is all there is to go by


@pytest.mark.parametrize("name", ["papers.pdf", "papers.txt", "papers.tif", "papers.xml"])
def test_a_zip_under_another_name_is_told(name: str) -> None:
    with pytest.raises(SourceError, match=rf"^{name} is a ZIP or an office document, whatever its name says"):
        list(sheets(Source(name, name, 1, ""), zipped({"a.txt": b"x"})))


def test_an_image_scaled_down_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.accession.pictures.MOST_SIDE", 100)
    (sheet,) = read(laid(tmp_path, {"plan.png": encoded(LEAVES[0], "PNG")}) / "plan.png")
    assert sheet.note is not None
    assert "was scaled down to 67 by 87 pixels" in sheet.note
    assert shown(sheet).size == (67, 87)
    placed = laid(tmp_path / "pair", {"p1.html": HOCR, "p1.png": encoded(LEAVES[0], "PNG")})
    (sheet,) = read(placed)
    assert sheet.note is not None
    assert all(word.region.x + word.region.width <= 67 for word in sheet.given[0].words)


def test_page_xml_and_its_image_in_two_folders_of_a_zip(tmp_path: Path) -> None:
    data = zipped({"page/1.xml": PAGE.replace(b"p1.tif", b"../img/1.tif"), "img/1.tif": TIFF})
    (sheet,) = read(laid(tmp_path, {"set.zip": data}) / "set.zip")
    assert sheet.image is not None
    assert sheet.given[0].reader == "page-xml"
