"""Whatever bytes come under whatever name: they are read, or named in a sentence, and nothing else ever happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onionskin.accession import Source, content, find
from onionskin.accession import sheets as pages
from onionskin.errors import SourceError
from tests.accession.made import laid, zipped
from tests.accession.samples import SAMPLES
from tests.accession.test_contract import check

ENDINGS = ["txt", "md", "pdf", "tif", "jpg", "png", "jp2", "gif", "webp", "xml", "hocr", "html", "zip", "bin"]
BEGINNINGS = [
    b"", b"%PDF-1.4\n", b"II*\0\x08\0\0\0", b"MM\0+\0\x08\0\0", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n",
    b"\0\0\0\x0cjP  \r\n\x87\n", b"GIF89a", b"BM", b"RIFF\0\0\0\0WEBP", b"PK\3\4", b"PK\5\6", b"<alto>", b"<PcGts>",
    b"<html class='ocr_page'>", b"\xff\xfe", b"\xfe\xff\0", b"## Page 3\n",
]  # fmt: skip
SUFFIX_OF = {name: name.rpartition(".")[2] for name in SAMPLES}


def take(name: str, data: bytes) -> None:
    """Read bytes as an ingest would, but for the disk."""
    try:
        for sheet in pages(Source(name, name, len(data), ""), data):
            check(sheet)
            for said in (sheet.fault, sheet.note):
                assert said is None or (name in said and said == " ".join(said.split()) and "0x" not in said)
    except SourceError as error:
        sentence = str(error)
        assert sentence.startswith(name)
        assert sentence.endswith(".")
        assert "object at" not in sentence


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ENDINGS), st.sampled_from(BEGINNINGS), st.binary(max_size=300))
@example("xml", b"", b'<alto><Page WIDTH="9"><String CONTENT="a" HPOS="1e308" WIDTH="1e308"/></Page></alto>')
@example("html", b"", b'<meta charset="undefined"><p class="ocr_page">a')
def test_any_bytes_under_any_name(ending: str, beginning: bytes, rest: bytes) -> None:
    take(f"box 3/odd.{ending}", beginning + rest)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sound file with some bytes changed, taken out, doubled or cut off."""
    name = draw(st.sampled_from(list(SAMPLES)))
    data = bytearray(SAMPLES[name])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        size = draw(st.integers(1, 40))
        match draw(st.sampled_from(["change", "out", "twice", "nought", "cut"])):
            case "change":
                data[at : at + size] = draw(st.binary(min_size=1, max_size=size))
            case "out":
                del data[at : at + size]
            case "twice":
                data[at:at] = data[at : at + size]
            case "nought":
                data[at : at + size] = draw(st.sampled_from([b"\0", b"\xff"])) * size
            case "cut":
                del data[at:]
    return name, bytes(data)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(damaged())
def test_any_damage(case: tuple[str, bytes]) -> None:
    take(*case)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.text("ab./\\: !\0\n€", min_size=1, max_size=12), st.sampled_from(sorted(SAMPLES)), max_size=5),
    st.sampled_from(ENDINGS),
)
def test_any_names_in_a_zip(tmp_path_factory: pytest.TempPathFactory, members: dict[str, str], ending: str) -> None:
    data = zipped({f"{name}.{ending}": SAMPLES[sample] for name, sample in members.items()})
    path = laid(tmp_path_factory.mktemp("zip"), {"set.zip": data}) / "set.zip"
    heard: list[str] = []
    for source in find(path, lambda where, reason: heard.append(reason)):
        source.path.encode()
        try:
            for sheet in pages(source, content(source)):
                check(sheet)
        except SourceError as error:
            heard.append(str(error))
    assert all(str(path) in reason and reason.endswith(".") for reason in heard)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text("ab.é \n", min_size=1, max_size=12).filter(lambda name: name.strip(".")),
                       st.binary(max_size=40), min_size=1, max_size=6))  # fmt: skip
def test_every_file_of_a_folder_is_a_source_or_refused_or_passed_over(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    folder: Path = laid(tmp_path_factory.mktemp("folder") / "papers", {f"{n}.txt": data for n, data in files.items()})
    heard: dict[str, str] = {}
    taken = [source.path for source in find(folder, lambda where, reason: heard.update({where: reason}))]
    seen = {str(folder / f"{name}.txt") for name in files if not name.startswith(".")}
    assert set(taken) | (set(heard) - {str(folder)}) == seen
    assert len(taken) == len(set(taken))
