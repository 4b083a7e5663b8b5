"""What every reader of a format keeps to, for a sound file of each."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from onionskin.accession import Sheet, Source, content, kind
from onionskin.accession import sheets as pages
from onionskin.record import Span, decode, encode
from tests.accession.made import encoded, found, laid, sheets, tiff
from tests.accession.samples import ALTO, HOCR, LEAVES, PAGE, PAGES, READERS, SAMPLES

IMAGE_FORMATS = {"JPEG", "PNG", "JPEG2000", "GIF", "WEBP"}
each = pytest.mark.parametrize("name", list(SAMPLES))


def check(sheet: Sheet) -> None:
    """What holds for any sheet at all."""
    if sheet.fault is not None:
        assert sheet.image is None
        assert sheet.given == ()
        assert sheet.fault.endswith((".", ")"))
        return
    assert sheet.image is not None or sheet.given
    if sheet.image is not None:
        with Image.open(io.BytesIO(sheet.image)) as image:
            image.load()
            assert image.format in IMAGE_FORMATS
            assert image.size == (sheet.width, sheet.height)
            assert image.getexif().get(274, 1) == 1
    for given in sheet.given:
        assert decode(encode(given)) == given
        last = 0
        for word in given.words:
            assert last <= word.start < word.end <= len(given.text)
            last = word.end
            said = given.text[word.start : word.end]
            assert said == said.strip() != ""
            assert word in given.within(Span(word.start, word.end))
            region = word.region
            assert 0 <= region.x < region.x + region.width <= sheet.width
            assert 0 <= region.y < region.y + region.height <= sheet.height
            assert word.cert is None or 0 <= word.cert <= 1
        assert "\r" not in given.text


@each
def test_every_page_keeps_to_what_a_sheet_promises(name: str) -> None:
    found_ = sheets(name, SAMPLES[name])
    assert len(found_) == PAGES.get(name, 1)
    for sheet in found_:
        assert sheet.fault is None
        check(sheet)


@each
def test_numbers_ascend_and_pages_come_from_any_number_on(name: str) -> None:
    whole = sheets(name, SAMPLES[name])
    numbers = [sheet.number for sheet in whole]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == (7 if name == "numbered.md" else 1)
    for first in range(1, numbers[-1] + 2):
        assert sheets(name, SAMPLES[name], first) == [sheet for sheet in whole if sheet.number >= first]


@each
def test_the_same_bytes_give_the_same_pages(name: str) -> None:
    assert sheets(name, SAMPLES[name]) == sheets(name, bytes(bytearray(SAMPLES[name])))


@each
def test_who_read_it_is_said(name: str) -> None:
    readers = {given.reader for sheet in sheets(name, SAMPLES[name]) for given in sheet.given}
    assert readers == READERS.get(name, set())


@each
def test_it_is_found_by_its_name_and_known_by_its_beginning(tmp_path: Path, name: str) -> None:
    path = laid(tmp_path, {name: SAMPLES[name]}) / name
    ((source,), refused) = found(path)
    assert refused == {}
    assert content(source) == SAMPLES[name]
    told = kind(source)
    text = (tmp_path / name).suffix in (".txt", ".md")
    renamed = Source(str(path), "x", 1, "")
    assert kind(renamed) == told
    if not text:  # whatever it is called, but for text, which begins with nothing of its own
        other = laid(tmp_path, {"other.xml": SAMPLES[name]}) / "other.xml"
        assert kind(Source(str(other), "other.xml", 1, "")) == told


@pytest.mark.parametrize(
    ("markup", "image", "size"),
    [
        (ALTO, tiff(LEAVES[:1]), (200, 260)),
        (HOCR, encoded(LEAVES[0], "JPEG"), (200, 260)),
        (PAGE, encoded(LEAVES[0].resize((850, 1100)), "PNG"), (850, 1100)),
        (PAGE, encoded(LEAVES[0].rotate(90, expand=True), "JPEG"), (260, 200)),  # not the image it was read from
    ],
)
def test_words_are_placed_on_the_image_that_came_with_them(
    tmp_path: Path, markup: bytes, image: bytes, size: tuple[int, int]
) -> None:
    folder = laid(tmp_path, {"p1.hocr" if markup is HOCR else "p1.xml": markup, "p1.tif": image})
    ((source,), _) = found(folder)
    (sheet,) = pages(source, content(source))
    assert (sheet.width, sheet.height) == size
    check(sheet)
    word = sheet.given[0].words[0]
    assert word.region.x == pytest.approx(100 * size[0] / 850, abs=1)
    assert word.region.y + word.region.height == pytest.approx(120 * size[1] / 1100, abs=1)
