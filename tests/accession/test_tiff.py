"""TIFF: every page of a file, and where a file that was cut short stops."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onionskin.accession.tiff import directory, frames
from onionskin.errors import SourceError
from tests.accession.made import directories, encoded, ink, scan, sheets, shown, tiff

PAGES = [scan(400, 500, label=f"SHEET {number}") for number in (1, 2, 3)]


def tagged(data: bytes, page: int, tag: int, value: int) -> bytes:
    """The file with a value of four bytes for a tag of one of its pages, in the place of its first."""
    at, _, _ = list(directories(data))[page]
    first = at + 2
    assert struct.unpack_from("<H", data, first)[0] == 254
    return data[:first] + struct.pack("<HHII", tag, 4, 1, value) + data[first + 12 :]


def subfiled(values: tuple[tuple[int, int], ...]) -> bytes:
    """Three pages, each with such a subfile tag."""
    data = tiff(PAGES, tiffinfo={254: 0})
    for page, (tag, value) in enumerate(values):
        data = tagged(data, page, tag, value)
    return data


@pytest.mark.parametrize(
    ("mode", "how"),
    [
        ("L", {}),
        ("L", {"compression": "tiff_lzw"}),
        ("1", {"compression": "group4"}),
        ("1", {"compression": "group3"}),
        ("L", {"compression": "packbits"}),
        ("RGB", {"compression": "jpeg"}),
        ("L", {"compression": "tiff_adobe_deflate"}),
        ("L", {"big_tiff": True}),
    ],
)
def test_each_page_comes_in_order(mode: str, how: dict) -> None:
    found = sheets("plates.tif", tiff([page.convert(mode) for page in PAGES], **how))
    assert [sheet.number for sheet in found] == [1, 2, 3]
    for sheet, page in zip(found, PAGES, strict=True):
        seen = np.asarray(shown(sheet).convert("L"), np.int16)
        assert np.abs(seen - np.asarray(page.convert(mode).convert("L"), np.int16)).mean() < 4
    assert sheets("plates.tif", tiff([page.convert(mode) for page in PAGES], **how), 2) == found[1:]


def test_pages_may_differ_in_kind_and_turn() -> None:
    upside_down = Image.new("1", (300, 200), 1)
    upside_down.paste(0, (200, 150, 290, 190))
    data = tiff([PAGES[0], PAGES[1].convert("1"), PAGES[2].convert("RGB")])
    mixed = sheets("plates.tif", data)
    assert [shown(sheet).mode for sheet in mixed] == ["L", "1", "RGB"]
    turned = encoded(upside_down, "TIFF", tiffinfo={274: 3})
    (sheet,) = sheets("turned.tif", turned)
    assert ink(shown(sheet)) == (10, 10, 100, 50)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (((254, 0), (254, 1), (254, 0)), [0, 2]),  # a thumbnail between two pages
        (((254, 2), (254, 2), (254, 2)), [0, 1, 2]),  # pages of a document of several
        (((254, 0), (254, 4), (254, 0)), [0, 2]),  # what shows through on the page before
        (((255, 1), (255, 2), (255, 3)), [0, 2]),  # the tag that came before it
    ],
)
def test_smaller_copies_and_masks_are_no_pages(values: tuple[tuple[int, int], ...], expected: list[int]) -> None:
    data = subfiled(values)
    assert directory(data).frames == tuple(expected)
    assert [number for number, _ in frames("plates.tif", data)] == list(range(1, len(expected) + 1))


def test_a_file_cut_short_gives_the_pages_before_the_cut_and_says_so() -> None:
    data = tiff(PAGES)
    last = max(at for at, _, _ in directories(data))
    for cut in (last + 1, last + 5):  # in the list of the third page
        found = sheets("plates.tif", data[:cut])
        assert [sheet.fault is None for sheet in found] == [True, True, False]
        assert found[2].fault is not None
        assert found[2].fault.startswith("plates.tif breaks off before page 3: the file was cut short.")


def test_a_page_whose_rows_are_cut_off_is_named_and_the_others_are_read() -> None:
    # Libtiff writes a page's rows before its list; a copier may write all lists first. Here the second page's rows
    # are said to stand behind the end of the file.
    data = bytearray(tiff(PAGES))
    at, entries, _ = list(directories(bytes(data)))[1]
    for entry in range(at + 2, at + 2 + 12 * entries, 12):
        if struct.unpack_from("<H", data, entry)[0] == 273:
            struct.pack_into("<I", data, entry + 8, len(data) - 100)
    found = sheets("plates.tif", bytes(data))
    assert [sheet.fault is None for sheet in found] == [True, False, True]
    assert found[1].fault is not None
    assert found[1].fault.startswith("plates.tif, page 2, cannot be decoded")
    assert found[1].image is None


def test_a_list_that_runs_in_a_circle_ends() -> None:
    data = bytearray(tiff(PAGES))
    found = list(directories(bytes(data)))
    struct.pack_into("<I", data, found[2][2], found[0][0])
    pages = sheets("plates.tif", bytes(data))
    assert [sheet.fault is None for sheet in pages] == [True, True, True, False]
    assert pages[3].fault is not None
    assert "runs in a circle" in pages[3].fault


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"II*\0", "the file was cut short"),
        (b"II*\0\0\0\0\0", "it lists none"),
        (b"MM\0*\0\0\0\x08\xff\xff", "the file was cut short"),
        (b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0" + b"\xff" * 60, "the file was cut short"),  # 2^64 entries
    ],
)
def test_a_file_without_a_page_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=rf"^plates.tif holds no page that could be found: {why}\."):
        sheets("plates.tif", data)


SMALL = tiff([page.resize((40, 50)) for page in PAGES], compression="tiff_lzw")
END = max(following + 4 for _, _, following in directories(SMALL))


@given(st.integers(8, END - 1))
def test_any_cut_is_told(cut: int) -> None:
    try:
        faults = [sheet.fault for sheet in sheets("plates.tif", SMALL[:cut])]
    except SourceError as error:
        faults = [str(error)]
    assert any(fault is not None and fault.startswith("plates.tif") for fault in faults)


def test_the_library_beneath_says_nothing_by_itself(capfd: pytest.CaptureFixture[str]) -> None:
    data = bytearray(tiff(PAGES, compression="tiff_lzw"))
    at, entries, _ = list(directories(bytes(data)))[1]
    for entry in range(at + 2, at + 2 + 12 * entries, 12):
        if struct.unpack_from("<H", data, entry)[0] == 273:  # the places of its strips
            (places,) = struct.unpack_from("<I", data, entry + 8)
            data[places : places + 16] = b"\xff" * 16
    assert sheets("plates.tif", bytes(data))[1].fault is not None
    assert capfd.readouterr().err == ""
