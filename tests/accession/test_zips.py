"""ZIPs: members are read in place, and none of them leads out, fills a disk or hides what it is."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.accession import Source, content
from onionskin.accession.zips import member_bytes, split
from onionskin.errors import SourceError
from tests.accession.made import encoded, found, laid, read, scan, text, zipped

MEMO = b"The mission reports no change."


def at(folder: Path, data: bytes, name: str = "papers.zip") -> Path:
    return laid(folder, {name: data}) / name


def test_members_are_sources_in_reading_order_with_the_zip_as_their_folder(tmp_path: Path) -> None:
    path = at(tmp_path, zipped({"p10.txt": b"ten", "p9.txt": b"nine", "vol/p1.txt": b"one", "empty/": b""}))
    sources, refused = found(path)
    assert refused == {}
    assert [source.code for source in sources] == ["papers.zip/p9.txt", "papers.zip/p10.txt", "papers.zip/vol/p1.txt"]
    assert sources[0].path == f"{path}!/p9.txt"
    assert [content(source) for source in sources] == [b"nine", b"ten", b"one"]
    assert {source.modified for source in sources} == {"1998-07-06T05:04:02+00:00"}
    assert [source.size for source in sources] == [4, 3, 3]


@pytest.mark.parametrize(
    "name",
    [
        "../up.txt", "a/../../up.txt", "/etc/passwd.txt", "C:\\memo.txt", "C:memo.txt", "\\\\host\\memo.txt",
        "..\\up.txt", "a\\..\\up.txt", "a\nb.txt", "a\x1b[2Jb.txt", "a!/b.txt",
    ],
)  # fmt: skip
def test_a_name_that_leads_out_is_refused_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    path = at(tmp_path, zipped({"first.txt": MEMO, name: b"intruder", "last.txt": MEMO}))
    sources, refused = found(path)
    assert [source.code for source in sources] == ["papers.zip/first.txt", "papers.zip/last.txt"]
    (reason,) = refused.values()
    assert repr(name) in reason
    assert "leads out of the ZIP" in reason
    assert sorted(one.name for one in tmp_path.iterdir()) == ["papers.zip"]  # nothing was unpacked anywhere


def test_a_name_as_long_as_a_page_is_refused(tmp_path: Path) -> None:
    sources, refused = found(at(tmp_path, zipped({"1" * 6000 + ".txt": MEMO, "memo.txt": MEMO})))
    assert [source.code for source in sources] == ["papers.zip/memo.txt"]
    (reason,) = refused.values()
    assert "6,004 characters" in reason
    assert len(reason) < 400


def test_of_two_members_of_one_name_the_second_is_refused(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("memo.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("memo.txt", "two")
    sources, refused = found(at(tmp_path, made.getvalue()))
    assert len(sources) == 1
    (reason,) = refused.values()
    assert "two members named memo.txt" in reason


def flagged(data: bytes, offset: int, central: int, value: int) -> bytes:
    """The ZIP of one member with two bytes of both of its headers changed."""
    made = bytearray(data)
    struct.pack_into("<H", made, offset, value)
    struct.pack_into("<H", made, data.rindex(b"PK\1\2") + central, value)
    return bytes(made)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (flagged(zipped({"memo.txt": MEMO}), 6, 8, 1), "is locked with a password"),
        (flagged(zipped({"memo.txt": MEMO}), 8, 10, 97), "packed in a way that is not read"),  # a method of others
        (zipped({"memo.txt": MEMO}).replace(zlib.compress(MEMO)[2:9], b"\xff" * 7), "cannot be unpacked"),
        (zipped({"memo.txt": MEMO}, zipfile.ZIP_STORED).replace(b"no change", b"all quiet"), "cannot be unpacked"),
    ],
)
def test_a_member_that_cannot_be_unpacked_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    path = at(tmp_path, data)
    sources, refused = found(path)
    if sources:
        with pytest.raises(SourceError) as raised:
            content(sources[0])
        refused = {"": str(raised.value)}
    (reason,) = refused.values()
    assert reason.startswith(f"{path}!/memo.txt ")
    assert said in reason


def test_a_link_is_no_file(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        link = zipfile.ZipInfo("passwords.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    sources, refused = found(at(tmp_path, made.getvalue()))
    assert sources == []
    assert "is a link and not a file" in " ".join(refused.values())


# -- bombs --


def zeros(size: int) -> bytes:
    """A ZIP with a member of so many noughts, written without making them: one block is packed and repeated."""
    block = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = block.compress(b"\0" * (1 << 20)) + block.flush(zlib.Z_FULL_FLUSH)
    packed = piece * (size >> 20) + b"\x03\0"
    name, crc = b"zeros.txt", 0
    wide = struct.pack("<HHQQ", 1, 16, size, len(packed))
    most = 0xFFFFFFFF
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 45, 0, 8, 0, 0, crc, most, most, len(name), len(wide)) + name + wide
    central = (
        struct.pack("<4s6H3L5H2L", b"PK\1\2", 45, 45, 0, 8, 0, 0, crc, most, most, len(name), len(wide), 0, 0, 0, 0, 0)
        + name + wide
    )  # fmt: skip
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    return local + packed + central + end


def test_ten_gigabytes_of_noughts_are_not_unpacked(tmp_path: Path) -> None:
    path = at(tmp_path, zeros(10 << 30))
    assert path.stat().st_size < 20_000_000
    sources, refused = found(path)
    assert sources == []
    assert refused[str(path)].startswith(f"{path} would unpack to 10,737 MB, ")
    with pytest.raises(SourceError, match=r"would unpack to 10,737 MB"):
        member_bytes(f"{path}!/zeros.txt", 10 << 31)


def test_many_members_that_are_one_run_of_bytes_are_told_by_what_the_file_weighs(tmp_path: Path) -> None:
    """The overlapping bomb: each member is within reason, and all of them stand on the same bytes."""
    grain = random.Random(1957)
    plain = zipped({"a.txt": b"".join(grain.randbytes(1) + b"\0" * 150 for _ in range(130_000))})  # packs to a 46th
    at_central = plain.index(b"PK\1\2")
    entry = plain[at_central : plain.index(b"PK\5\6")]
    entries = [entry.replace(b"a.txt", f"{name}.txt".encode()) for name in "bcdefgh"]
    central = b"".join([entry, *entries])
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 8, 8, len(central), at_central, 0)
    sources, refused = found(at(tmp_path, plain[:at_central] + central + end))
    assert sources == []
    assert "as only a ZIP made to fill a disk does" in " ".join(refused.values())


def test_what_says_less_than_it_holds_is_not_believed(tmp_path: Path) -> None:
    data = bytearray(zipped({"memo.txt": b"a" * 5_000_000}))
    struct.pack_into("<L", data, data.rindex(b"PK\1\2") + 24, 10)  # so many bytes, it says
    path = at(tmp_path, bytes(data))
    sources, _ = found(path)
    try:
        assert len(content(sources[0])) <= 10
    except SourceError as error:
        assert str(error).startswith(str(path))  # noqa: PT017


def test_a_blank_scan_packs_well_and_is_no_bomb(tmp_path: Path) -> None:
    blank = encoded(scan(2000, 2000).point(lambda _: 255), "BMP")
    sources, refused = found(at(tmp_path, zipped({"blank.bmp": blank})))
    assert (len(sources), refused) == (1, {})


@pytest.mark.parametrize("count", [3, 70_000])
def test_a_list_longer_than_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr("onionskin.accession.zips.MOST_MEMBERS", 2 if count == 3 else 65_535)
    data = zipped({f"{number}.txt": b"" for number in range(count)}, zipfile.ZIP_STORED)
    sources, refused = found(at(tmp_path, data))
    assert sources == []
    assert "members that are read from one ZIP" in " ".join(refused.values())


def test_a_list_that_says_it_is_short_is_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.accession.zips._LONGEST_LIST", 1000)
    data = bytearray(zipped({f"{number}.txt": b"" for number in range(100)}))
    struct.pack_into("<HH", data, len(data) - 14, 1, 1)  # one member, it says
    sources, refused = found(at(tmp_path, bytes(data)))
    assert sources == []
    assert "members that are read from one ZIP" in " ".join(refused.values())


# -- ZIPs in ZIPs --


def test_a_zip_in_a_zip_is_read_and_one_deeper_is_not(tmp_path: Path) -> None:
    inner = zipped({"memo.txt": MEMO})
    path = at(tmp_path, zipped({"box.zip": inner}))
    assert [text(sheet) for sheet in read(path)] == [MEMO.decode()]
    assert found(path)[0][0].path == f"{path}!/box.zip!/memo.txt"
    deep = at(tmp_path, zipped({"shelf.zip": zipped({"box.zip": inner}), "memo.txt": MEMO}), "deep.zip")
    sources, refused = found(deep)
    assert [source.code for source in sources] == ["deep.zip/memo.txt"]
    assert list(refused) == [f"{deep}!/shelf.zip!/box.zip"]
    assert "is a ZIP in a ZIP in a ZIP, which is not read" in " ".join(refused.values())


def test_a_zip_that_holds_itself_ends(tmp_path: Path) -> None:
    data = zipped({"self.zip": zipped({"self.zip": zipped({"self.zip": b"PK\3\4"})})})
    sources, refused = found(at(tmp_path, data))
    assert sources == []
    assert len(refused) == 1


# -- damage --


def test_a_zip_cut_short_is_named(tmp_path: Path) -> None:
    whole = zipped({"memo.txt": MEMO})
    for cut in (len(whole) - 1, len(whole) // 2, 10):
        path = at(tmp_path, whole[:cut])
        sources, refused = found(path)
        assert sources == []
        (reason,) = refused.values()
        assert reason.startswith(f"{path} cannot be read as a ZIP (")


def test_an_empty_zip_is_named(tmp_path: Path) -> None:
    for data in (zipped({}), zipped({"only/": b"", "__MACOSX/x.txt": b"x"})):
        path = at(tmp_path, data)
        assert "is a ZIP without a file in it" in found(path)[1][str(path)]


def test_a_member_that_is_gone_is_named(tmp_path: Path) -> None:
    path = at(tmp_path, zipped({"memo.txt": MEMO}))
    for gone in (f"{path}!/none.txt", f"{path}!/none.zip!/memo.txt"):
        with pytest.raises(SourceError, match="no longer there"):
            content(Source(gone, "memo.txt", 1, ""))
    path.unlink()
    with pytest.raises(SourceError, match="cannot be opened"):
        content(Source(f"{path}!/memo.txt", "memo.txt", 1, ""))


def test_a_zip_that_was_replaced_is_read_anew(tmp_path: Path) -> None:
    path = at(tmp_path, zipped({"memo.txt": b"old"}))
    assert member_bytes(f"{path}!/memo.txt") == b"old"
    at(tmp_path, zipped({"memo.txt": b"newer"}))
    assert member_bytes(f"{path}!/memo.txt") == b"newer"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_of_any_kind_is_named_or_read_past(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = at(tmp_path_factory.mktemp("zip"), bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    sources, refused = found(path)
    for source in sources:
        try:
            content(source)
        except SourceError as error:
            refused[source.path] = str(error)
    assert all(reason.endswith(".") and str(path) in reason for reason in refused.values())


WHOLE = zipped({"memo.txt": MEMO * 9, "box.zip": zipped({"page.txt": MEMO}), "plain/p1.txt": MEMO})


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("a.zip!/b.zip!/c.pdf", ("a.zip", ("b.zip", "c.pdf"))),
        ("a.zip", ("a.zip", ())),
        ("folder!/a.pdf", ("folder!/a.pdf", ())),  # a folder on disk may be called so
    ],
)
def test_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, parts: tuple[str, tuple[str, ...]]) -> None:
    monkeypatch.chdir(tmp_path)
    laid(tmp_path, {"a.zip": b"", "folder!/a.pdf": b""})
    assert split(path) == parts
