"""Sources are found in reading order; what is not read is said, by its path, and nothing is read twice."""

from __future__ import annotations

import contextlib
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.accession import content, find, kind
from onionskin.accession.holdings import reading_order
from onionskin.errors import UsageError
from tests.accession.made import (
    alto,
    alto_line,
    encoded,
    found,
    hocr,
    laid,
    page_region,
    page_xml,
    read,
    scan,
    text,
    tiff,
    zipped,
)

MEMO = b"The mission reports no change."
ALTO = alto(alto_line("VESSIN"))
TIFF = tiff([scan(400, 500)])


def codes(path: Path) -> list[str]:
    sources, refused = found(path)
    assert refused == {}
    return [source.code for source in sources]


def test_a_folder_is_walked_in_reading_order(tmp_path: Path) -> None:
    names = [
        "box 2/p1.txt",
        "box 10/p1.txt",
        "box 2/p10.txt",
        "box 2/p9.txt",
        "Box 1/p1.txt",
        "memo.txt",
        "a/b/c/d.txt",
    ]
    folder = laid(tmp_path / "papers", dict.fromkeys(names, MEMO))
    assert codes(folder) == [
        "papers/a/b/c/d.txt", "papers/Box 1/p1.txt", "papers/box 2/p1.txt", "papers/box 2/p9.txt",
        "papers/box 2/p10.txt", "papers/box 10/p1.txt", "papers/memo.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        ["p9", "p10", "p100"],
        ["p09", "p9", "p010"],  # noughts in front are no more than that, and yet tell two names apart
        ["1957-2-1", "1957-12-1"],
        ["P1", "p2", "P3"],
        ["p1", "p1a", "p1b", "p2"],
        ["p", "p1", "pa"],
        ["9" * 5000, "1" + "0" * 5000],  # longer than Python makes a number of
        ["p٩", "p١٠"],  # digits of another script
    ],
)
def test_reading_order(names: list[str]) -> None:
    for start in range(len(names)):
        assert sorted(names[start:] + names[:start], key=reading_order) == names


@given(st.lists(st.text("pP019/é ", max_size=8), max_size=6))
def test_reading_order_is_total(names: list[str]) -> None:
    back = names[::-1]
    back.sort(key=reading_order)
    assert back == sorted(names, key=reading_order)
    assert len({reading_order(name) for name in names}) == len(set(names))


def test_a_file_by_itself_is_an_item_without_a_parent(tmp_path: Path) -> None:
    (source,) = found(laid(tmp_path, {"papers/memo.txt": MEMO}) / "papers" / "memo.txt")[0]
    assert (source.code, source.size, source.images) == ("memo.txt", len(MEMO), ())
    assert source.modified.endswith("+00:00")
    assert content(source) == MEMO


def test_the_folder_one_stands_in_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = laid(tmp_path / "papers", {"vol1/memo.txt": MEMO})
    monkeypatch.chdir(folder / "vol1")
    assert codes(Path(".")) == ["vol1/memo.txt"]
    assert codes(Path("..")) == ["papers/vol1/memo.txt"]
    assert codes(Path("../vol1/")) == ["vol1/memo.txt"]


def test_what_is_hidden_or_left_behind_is_passed_over(tmp_path: Path) -> None:
    files = [".hidden.txt", ".git/memo.txt", "Thumbs.db", "__MACOSX/memo.txt", "~$memo.txt", "a/.b/c.txt", "memo.txt"]
    assert codes(laid(tmp_path / "papers", dict.fromkeys(files, MEMO))) == ["papers/memo.txt"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("memo.txt", b"", "is empty (0 bytes)"),
        ("empty.zip", b"", "is empty (0 bytes)"),
        ("memo.docx", zipped({"a": b""}), "is of a kind that is not read here"),
        ("mets.xml", b"<m:METS xmlns:m='x'/>", "is XML that begins with <mets>, not ALTO, hOCR or PAGE-XML"),
        ("odd.xml", b"no markup", "is of a kind that is not read here"),
        ("memo", MEMO, "is of a kind that is not read here"),
    ],
)
def test_what_is_not_read_is_said(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    folder = laid(tmp_path / "papers", {name: data, "memo-2.txt": MEMO})
    sources, refused = found(folder)
    assert [source.code for source in sources] == ["papers/memo-2.txt"]
    assert list(refused) == [str(folder / name)]
    assert refused[str(folder / name)].startswith(f"{folder / name} {said}")


def test_a_file_too_large_is_said_and_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.accession.finding.MOST_BYTES", 10)
    path = laid(tmp_path, {"memo.txt": MEMO}) / "memo.txt"
    assert "Split it into volumes" in found(path)[1][str(path)]


def test_a_folder_with_nothing_in_it_is_said(tmp_path: Path) -> None:
    for files in ({}, {".hidden": MEMO}, {"empty/": b""}):
        folder = tmp_path / f"papers{len(files)}{len(str(files))}"
        folder.mkdir()
        for name, data in files.items():
            if name.endswith("/"):
                (folder / name).mkdir()
            else:
                laid(folder, {name: data})
        sources, refused = found(folder)
        assert sources == []
        assert refused == {
            str(folder): f"{folder} holds no file that could be read. Put scans, PDFs or texts into it and ingest it "
            "again."
        }


@pytest.mark.parametrize("name", ["gone", "a" * 300, "a\0b", "gone/memo.txt"])
def test_a_path_where_nothing_is_is_said_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"^There is nothing at "):
        find(tmp_path / name, lambda where, reason: None)


def test_links(tmp_path: Path) -> None:
    folder = laid(tmp_path / "papers", {"vol1/memo.txt": MEMO})
    laid(tmp_path / "elsewhere", {"other.txt": MEMO, "deep/other.txt": MEMO})
    (folder / "file.txt").symlink_to(tmp_path / "elsewhere" / "other.txt")  # a link to a file is that file
    (folder / "around").symlink_to(folder)
    (folder / "broken.txt").symlink_to(tmp_path / "gone.txt")
    (folder / "itself.txt").symlink_to(folder / "itself.txt")
    sources, refused = found(folder)
    assert [source.code for source in sources] == ["papers/file.txt", "papers/vol1/memo.txt"]
    assert set(refused) == {str(folder / name) for name in ("around", "broken.txt", "itself.txt")}
    assert "was not followed. Ingest that folder itself." in refused[str(folder / "around")]
    assert all("Mend the link" in refused[str(folder / name)] for name in ("broken.txt", "itself.txt"))


def test_pipes_and_sockets_are_not_waited_for(tmp_path: Path) -> None:
    folder = laid(tmp_path / "p", {"memo.txt": MEMO})
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "s.txt"))
        sources, refused = found(folder)
    assert [source.code for source in sources] == ["p/memo.txt"]
    assert all("not a file but a pipe, a socket or a device" in reason for reason in refused.values())
    assert len(refused) == 2


def test_a_folder_that_may_not_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = laid(tmp_path / "papers", {"locked/memo.txt": MEMO, "open/memo.txt": MEMO})
    real = os.scandir

    def scandir(path: Path) -> object:  # who runs the tests may be allowed everything
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr("onionskin.accession.holdings.os.scandir", scandir)
    sources, refused = found(folder)
    assert [source.code for source in sources] == ["papers/open/memo.txt"]
    assert refused == {
        str(folder / "locked"): f"{folder / 'locked'} cannot be opened (Permission denied). Allow it to be read, then "
        "ingest it again."
    }


def test_names_that_are_not_utf8_are_said_in_words_that_can_be_stored(tmp_path: Path) -> None:
    folder = laid(tmp_path / "papers", {"memo.txt": MEMO})
    odd = os.fsdecode(b"m\xe9mo")
    for name in (f"{odd}.txt", f"{odd}/memo.txt"):
        laid(folder, {name: MEMO})
    (folder / f"{odd}-link").symlink_to(folder)
    sources, refused = found(folder)
    assert [source.code for source in sources] == ["papers/memo.txt"]
    assert len(refused) == 3
    for where, reason in refused.items():
        where.encode()
        assert reason.encode().decode().startswith(where)
    with pytest.raises(UsageError, match="has a name that is not UTF-8"):
        find(folder / odd, lambda where, reason: None)


def test_folders_deeper_than_calls_may_be_are_walked(tmp_path: Path) -> None:
    top = tmp_path / "deep"
    top.mkdir()
    here = os.getcwd()
    try:
        os.chdir(top)  # step by step: no path is longer than the system allows
        for _ in range(1200):
            os.mkdir("a")
            os.chdir("a")
        Path("memo.txt").write_bytes(MEMO)
        os.chdir(top)
        sources, refused = found(top)
        assert [source.code for source in sources] == ["deep/" + "a/" * 1200 + "memo.txt"]
        assert refused == {}
    finally:
        os.chdir(top)
        with contextlib.suppress(FileNotFoundError):  # what removes folders for us calls itself for each
            while True:
                os.chdir("a")
        Path("memo.txt").unlink(missing_ok=True)
        while Path.cwd() != top:
            os.chdir("..")
            os.rmdir("a")
        os.chdir(here)


# -- collection.toml --


def test_what_a_collection_leaves_out_is_left_out_there_and_below(tmp_path: Path) -> None:
    files = {
        "a/collection.toml": b'leave = ["*.gold.json", "drafts", "READ*"]', "a/memo.gold.json": b"{}",
        "a/deep/memo.gold.json": b"{}", "a/drafts/memo.txt": MEMO, "a/README.txt": MEMO, "a/memo.txt": MEMO,
        "b/drafts/memo.txt": MEMO,
    }  # fmt: skip
    assert codes(laid(tmp_path / "papers", files)) == ["papers/a/memo.txt", "papers/b/drafts/memo.txt"]


def test_a_collection_file_in_a_zip_holds_there(tmp_path: Path) -> None:
    members = {
        "a/memo.gold.json": b"{}", "a/collection.toml": b'leave = ["*.gold.json", "drafts"]', "a/drafts/1.txt": MEMO,
        "a/b/memo.gold.json": b"{}", "a/memo.txt": MEMO, "drafts/1.txt": MEMO,
    }  # fmt: skip
    path = laid(tmp_path, {"set.zip": zipped(members)}) / "set.zip"
    assert codes(path) == ["set.zip/a/memo.txt", "set.zip/drafts/1.txt"]


@pytest.mark.parametrize(
    "toml",
    [
        b"leave = ", b'leave = "all"', b"leave = [1]", b"\xff\xfe", b"[leave]\n", b"leave = " + b"[" * 5000,
        b"leave = " + b"1" * 5000,
    ],
)  # fmt: skip
def test_a_collection_file_that_cannot_be_used_is_said_and_the_files_are_read(tmp_path: Path, toml: bytes) -> None:
    folder = laid(tmp_path / "papers", {"collection.toml": toml, "memo.txt": MEMO})
    sources, refused = found(folder)
    assert [source.code for source in sources] == ["papers/memo.txt"]
    (reason,) = refused.values()
    assert reason.startswith(f"{folder / 'collection.toml'} cannot be used: ")
    assert 'leave = ["*.gold.json", "README.md"]' in reason


def test_a_collection_file_of_other_things_leaves_nothing_out(tmp_path: Path) -> None:
    assert codes(laid(tmp_path / "p", {"collection.toml": b'title = "Papers"', "memo.txt": MEMO})) == ["p/memo.txt"]


# -- pairs --


@pytest.mark.parametrize(
    ("markup", "image"),
    [
        ("p1.xml", "p1.tif"), ("p1.alto.xml", "p1.tif"), ("p1_ocr.xml", "p1.TIF"), ("p1.tif.xml", "p1.tif"),
        ("p1-fulltext.xml", "p1.jp2"), ("vol/p1.page.xml", "vol/p1.png"), ("p1.hocr", "p1.jpeg"),
    ],
)  # fmt: skip
def test_a_markup_file_brings_the_image_of_its_stem(tmp_path: Path, markup: str, image: str) -> None:
    data = hocr("x") if markup.endswith("hocr") else page_xml("") if "page" in markup else ALTO
    folder = laid(tmp_path / "papers", {markup: data, image: TIFF, "other.tif": TIFF})
    (source, other) = sorted(found(folder)[0], key=lambda source: source.code == "papers/other.tif")
    assert (source.code, source.images) == (f"papers/{markup}", (str(folder / image),))
    assert (other.code, other.images) == ("papers/other.tif", ())
    assert source.size == len(data) + len(TIFF)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ocr/1.xml", page_xml(page_region("r", "x")).replace(b"p1.tif", b"../img/scan.tif")),
        ("ocr/1.xml", page_xml(page_region("r", "x")).replace(b"p1.tif", b"img/scan.tif")),
        ("img/1.xml", page_xml(page_region("r", "x")).replace(b"p1.tif", b"C:\\scans\\scan.tif")),
        ("img/1.html", hocr("x", page="image 'scan.tif'; bbox 0 0 9 9")),
        ("img/1.html", hocr("x", page="image &quot;/tmp/scan.tif&quot;; bbox 0 0 9 9")),
        (
            "img/1.xml",
            ALTO.replace(
                b"</MeasurementUnit>",
                b"</MeasurementUnit><sourceImageInformation><fileName> scan.tif </fileName></sourceImageInformation>",
            ),
        ),
    ],
)
def test_a_markup_file_brings_the_image_that_it_names(tmp_path: Path, name: str, data: bytes) -> None:
    folder = laid(tmp_path / "papers", {name: data, "img/scan.tif": TIFF})
    (source,) = found(folder)[0]
    assert source.images == (str(folder / "img" / "scan.tif"),)


@pytest.mark.parametrize("name", ["../../outside.tif", "/etc/outside.tif", "../outside.tif", "~/outside.tif"])
def test_no_image_is_brought_from_outside(tmp_path: Path, name: str) -> None:
    laid(tmp_path, {"outside.tif": TIFF})
    data = page_xml(page_region("r", "x")).replace(b"p1.tif", name.encode())
    (source,) = found(laid(tmp_path / "papers", {"1.xml": data}))[0]
    assert source.images == ()


def test_markup_of_several_pages_brings_all_its_images_or_none(tmp_path: Path) -> None:
    one = hocr("one", page="image 'a.tif'; bbox 0 0 400 500").decode()
    page = one[one.index("<div") : one.index("</body>")]
    data = one.replace(page, page + page.replace("one", "two").replace("a.tif", "b.tif")).encode()
    folder = laid(tmp_path / "papers", {"both.html": data, "a.tif": TIFF, "b.tif": TIFF})
    (source,) = found(folder)[0]
    assert [Path(image).name for image in source.images] == ["a.tif", "b.tif"]
    assert [(sheet.number, text(sheet), sheet.image is not None) for sheet in read(folder)] == [
        (1, "one", True),
        (2, "two", True),
    ]
    (folder / "b.tif").unlink()
    assert [source.code for source in found(folder)[0]] == ["papers/a.tif", "papers/both.html"]


def test_pairs_are_found_in_a_zip(tmp_path: Path) -> None:
    path = laid(tmp_path, {"papers.zip": zipped({"p1.xml": ALTO, "p1.tif": TIFF})}) / "papers.zip"
    (source,) = found(path)[0]
    assert source.images == (f"{path}!/p1.tif",)
    (sheet,) = read(path)
    assert sheet.image is not None
    assert text(sheet) == "VESSIN"


def test_a_file_called_a_zip_that_is_none_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = laid(tmp_path, {"scan.zip": encoded(scan(40, 50), "PNG")}) / "scan.zip"
    (source,) = found(path)[0]
    assert kind(source) == "image"
    assert len(read(path)) == 1
