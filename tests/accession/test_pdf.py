"""PDF as a whole: what opens, what opens after repair, and how the rest is named."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from onionskin.errors import SourceError
from tests.accession.made import add_page, encoded, hidden, jpeg_image, lettered, saved, scan, scanned, sheets, text

ROOT = Path(__file__).parents[2]
MEMO = lettered({"VESSIN": (72, 700), "1957": (200, 700)})


def volume(pages: int) -> bytes:
    """A PDF whose page N says `leaf N`."""
    pdf = pikepdf.new()
    for number in range(1, pages + 1):
        add_page(pdf, None, hidden(f"leaf {number}", 72, 700, mode=0))
    return saved(pdf)


def locked(user: str, owner: str = "registry") -> bytes:
    with pikepdf.open(io.BytesIO(MEMO)) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner=owner, user=user))


def test_pages_come_in_order_and_from_any_of_them() -> None:
    data = volume(12)
    found = sheets("volume.pdf", data)
    assert [(sheet.number, text(sheet)) for sheet in found] == [(number, f"leaf {number}") for number in range(1, 13)]
    assert sheets("volume.pdf", data, 9) == found[8:]
    assert sheets("volume.pdf", data, 13) == []


def test_a_pdf_may_hold_scans_and_pages_of_its_own_text() -> None:
    pdf = pikepdf.new()
    add_page(pdf, jpeg_image(pdf, encoded(scan(), "JPEG")), hidden("VESSIN", 72, 700))
    add_page(pdf, None, hidden("index", 72, 700, mode=0))
    add_page(pdf, jpeg_image(pdf, encoded(scan(label="bare"), "JPEG")))
    add_page(pdf, None)
    found = sheets("mixed.pdf", saved(pdf))
    assert [[given.reader for given in sheet.given] for sheet in found] == [["text-layer"], ["text"], [], []]
    assert all(sheet.image is not None and sheet.fault is None for sheet in found)


def test_a_document_that_only_may_not_be_printed_is_read() -> None:
    (sheet,) = sheets("memo.pdf", locked(user=""))
    assert text(sheet) == "VESSIN 1957"


def test_a_document_that_asks_for_a_password_is_named_with_what_to_do() -> None:
    with pytest.raises(SourceError) as raised:
        sheets("box 3/memo.pdf", locked(user="vessin"))
    assert str(raised.value).startswith("box 3/memo.pdf is encrypted and asks for a password.")
    assert "qpdf --decrypt" in str(raised.value)


def test_a_damaged_list_of_objects_is_rebuilt() -> None:
    broken = {
        "wrong place": MEMO[: MEMO.rindex(b"startxref")] + b"startxref\n99999999\n%%EOF\n",
        "before the header": b"\r\nFrom the registry\r\n" + MEMO,
        "end missing": MEMO[: MEMO.rindex(b"%%EOF")],
    }
    for name, data in broken.items():
        (sheet,) = sheets("memo.pdf", data)
        assert text(sheet) == "VESSIN 1957", name


def test_a_file_that_only_qpdf_can_open_says_so() -> None:
    for end in (b"trailer", b"xref\n0 9"):  # the file was cut short where its objects end
        (sheet,) = sheets("memo.pdf", MEMO[: MEMO.rindex(end)])
        assert text(sheet) == "VESSIN 1957"
        assert sheet.note is not None
        assert sheet.note.startswith("memo.pdf is a damaged PDF; it was read after its list of contents was rebuilt")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4 torn",
        b"%PDF-1.7\n" + bytes(range(256)) * 8,
        b"This was never a PDF.",
        MEMO[:120],
    ],
)
def test_what_cannot_be_opened_is_named_the_same_way_each_time(data: bytes) -> None:
    said = set()
    for _ in range(2):
        with pytest.raises(SourceError) as raised:
            sheets("torn.pdf", data)
        said.add(str(raised.value))
    (sentence,) = said
    assert sentence.startswith("torn.pdf is damaged beyond repair, or is not a PDF")
    assert "print it to a new PDF" in sentence


def test_the_libraries_beneath_say_nothing_by_themselves(tmp_path: Path) -> None:
    pdf = pikepdf.open(io.BytesIO(volume(2)))
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([]), XFA=pdf.make_stream(b"<xfa/>"))
    path = tmp_path / "odd.pdf"
    path.write_bytes(saved(pdf))
    # In a process of its own, because pytest hears what is logged before Python would print it.
    asked = "import sys; from pathlib import Path; from tests.accession.made import read; read(Path(sys.argv[1]))"
    told = subprocess.run([sys.executable, "-c", asked, path], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (told.stdout, told.stderr) == ("", "")


def test_a_pdf_without_pages_is_named() -> None:
    pdf = pikepdf.new()
    with pytest.raises(SourceError, match=r"^bare.pdf (has no pages|is damaged beyond repair)"):
        sheets("bare.pdf", saved(pdf))


def test_a_list_of_pages_that_lists_itself_ends() -> None:
    found = sheets("odd.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>")
    assert len(found) <= 1


def test_a_page_that_is_missing_is_named_and_the_others_are_read() -> None:
    pdf = pikepdf.open(io.BytesIO(volume(3)))
    pdf.Root.Pages.Kids[1] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Nothing))
    found = sheets("volume.pdf", saved(pdf))
    read = {sheet.number: text(sheet) for sheet in found if sheet.fault is None}
    assert read[1] == "leaf 1"
    assert "leaf 3" in read.values()
    assert "leaf 2" not in read.values()


@pytest.mark.parametrize("size", [(0, 792), (612, 0), (1e7, 1e7)])
def test_a_page_without_a_size_is_named(size: tuple[float, float]) -> None:
    pdf = pikepdf.new()
    add_page(pdf, None, hidden("leaf", 72, 700, mode=0))
    add_page(pdf, None, hidden("leaf", 72, 700, mode=0), MediaBox=pikepdf.Array([0, 0, *size]))
    found = sheets("odd.pdf", saved(pdf))
    assert found[0].fault is None
    assert found[1].fault is None or found[1].fault.startswith("odd.pdf, page 2, has no size")


def test_an_image_that_would_not_fit_is_named_and_not_decoded() -> None:
    pdf = pikepdf.new()
    vast = jpeg_image(pdf, encoded(scan(), "JPEG"), Width=40_000, Height=40_000)
    add_page(pdf, vast)
    (sheet,) = sheets("vast.pdf", saved(pdf))
    assert sheet.fault is not None
    assert sheet.fault.startswith("vast.pdf, page 1, holds an image of 40,000 by 40,000 pixels")


def test_a_scan_that_is_cut_short_leaves_the_other_pages() -> None:
    whole = encoded(scan(), "JPEG")
    pdf = pikepdf.new()
    add_page(pdf, jpeg_image(pdf, whole))
    cut = jpeg_image(pdf, whole)
    cut.write(whole[:5000], filter=pikepdf.Name.DCTDecode)
    add_page(pdf, cut)
    found = sheets("scans.pdf", saved(pdf))
    assert [sheet.image is not None for sheet in found] == [True, True]  # drawn as far as it goes
    assert found[1].image != whole[:5000]


def test_more_pages_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.accession.pdf.MOST_PAGES", 3)
    assert len(sheets("volume.pdf", volume(3))) == 3
    with pytest.raises(SourceError, match=r"^volume.pdf has 4 pages, more than the 3"):
        sheets("volume.pdf", volume(4))


def test_scripts_and_attachments_are_let_be() -> None:
    pdf = pikepdf.open(io.BytesIO(scanned(encoded(scan(), "JPEG"))))
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('x')")
    pdf.attachments["a.exe"] = b"MZ"
    (sheet,) = sheets("active.pdf", saved(pdf))
    assert sheet.fault is None
