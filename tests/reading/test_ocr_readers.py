"""The readers' contract, held by both engines on pages drawn here: what is read, where it stands, what is not done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFont
from rapidfuzz.distance import Levenshtein

from onionskin.reading.condition import condition
from onionskin.reading.ocr import Ocr, Reader
from onionskin.reading.ocr.rapid import Rapid, _engine
from onionskin.reading.ocr.tesseract import Tesseract
from onionskin.reading.prepare import Prepared, prepared
from onionskin.record import Transcription, Word
from tests.reading.drawn import LETTER, LINES, dusty, page, png, turned

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent.parent
SIZE, LEFT, TOP = 30, 160, 200


@pytest.fixture(params=[Tesseract, Rapid], ids=["tesseract", "rapidocr"], scope="module")
def reader(request: pytest.FixtureRequest) -> Reader:
    made: Reader = request.param()
    return made


def ready(sheet: Image.Image) -> Prepared:
    image = png(sheet)
    state = condition(image)
    assert state is not None
    return prepared(image, state)


SHEETS = {
    "plain": page(LINES[:6]),
    "turned": turned(page(LINES[:6]), 90),
    "askew": turned(page(LINES[:6]), 2.0),
    "dusty": dusty(page(LINES[:6]), 1500),
}


@pytest.fixture(params=SHEETS.values(), ids=SHEETS.keys(), scope="module")
def seen(request: pytest.FixtureRequest, reader: Reader) -> tuple[Transcription, Image.Image]:
    return reader(ready(request.param)), request.param


def test_what_is_typed_is_read(seen: tuple[Transcription, Image.Image]) -> None:
    reading, _ = seen
    typed = "\n".join(LINES[:6])
    assert Levenshtein.distance(reading.text, typed) <= 0.02 * len(typed)


def test_words_pin_the_text_in_order_and_nothing_is_unpinned(seen: tuple[Transcription, Image.Image]) -> None:
    reading, _ = seen
    rest, at = "", 0
    for word in reading.words:
        assert at <= word.start < word.end <= len(reading.text)
        rest, at = rest + reading.text[at : word.start], word.end
        assert not set(" \n") & set(reading.text[word.start : word.end])
        assert word.cert is not None
        assert 0 <= word.cert <= 1
    assert not (rest + reading.text[at:]).strip()


def test_every_word_stands_inside_the_canvas(seen: tuple[Transcription, Image.Image]) -> None:
    reading, sheet = seen
    for word in reading.words:
        region = word.region
        assert 0 <= region.x < region.x + region.width <= sheet.width
        assert 0 <= region.y < region.y + region.height <= sheet.height


def typed_at(line: int, word: str) -> tuple[float, float]:
    """The middle of a word as it was drawn, before the sheet was turned."""
    face = ImageFont.load_default(SIZE)
    before = LINES[line].index(word)
    left, right = (LEFT + face.getlength(LINES[line][:end]) for end in (before, before + len(word)))
    return (left + right) / 2, TOP + 2 * SIZE * line + SIZE * 0.6


def laid(point: tuple[float, float], clockwise: float) -> tuple[float, float]:
    """Where a point of the sheet lies once the sheet has been turned."""
    angle = np.radians(clockwise)
    width, height = LETTER
    sides = (height, width) if clockwise % 180 == 90 else (width, height)
    x, y = point[0] - width / 2, point[1] - height / 2
    return (
        float(x * np.cos(angle) - y * np.sin(angle) + sides[0] / 2),
        float(x * np.sin(angle) + y * np.cos(angle) + sides[1] / 2),
    )


def found(reading: Transcription, word: str) -> Word:
    """The word as it was read."""
    hits = [one for one in reading.words if reading.text[one.start : one.end] == word]
    assert len(hits) == 1, f"{word} was read {len(hits)} times in {reading.text!r}"
    return hits[0]


@pytest.mark.parametrize("clockwise", [0, 90, 180, 270, 3.0, -1.4])
def test_a_word_is_found_where_it_stands_on_the_image_as_it_came(clockwise: float) -> None:
    reading = Tesseract()(ready(turned(page(LINES[:6]), clockwise)))
    for line, word in ((0, "Brenta"), (1, "guard"), (3, "minister"), (5, "ferryman")):
        x, y = laid(typed_at(line, word), clockwise)
        region = found(reading, word).region
        assert region.x <= x <= region.x + region.width
        assert region.y <= y <= region.y + region.height
        assert max(region.width, region.height) < 220, "and it is that word's box, not the line's"


def test_the_other_reader_finds_it_there_too() -> None:
    reading = Rapid()(ready(turned(page(LINES[:6]), 270)))
    for line, word in ((0, "Brenta"), (3, "minister")):
        x, y = laid(typed_at(line, word), 270)
        region = found(reading, word).region
        assert region.x <= x <= region.x + region.width
        assert region.y <= y <= region.y + region.height


def test_a_page_of_nothing_is_read_as_nothing(reader: Reader) -> None:
    blank = Prepared(np.full((400, 300), 250, np.uint8), np.eye(2, 3), (300, 400))
    assert reader(blank) == Transcription(reader.name, "")


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (400, 2)])
def test_a_sliver_takes_no_reader_down(reader: Reader, shape: tuple[int, int]) -> None:
    sliver = Prepared(np.zeros(shape, np.uint8), np.eye(2, 3), shape[::-1])
    height, width = shape
    for word in reader(sliver).words:
        assert word.region.x + word.region.width <= width
        assert word.region.y + word.region.height <= height


def test_a_reader_says_the_same_twice(reader: Reader) -> None:
    once = ready(page(LINES[:2]))
    assert reader(once) == reader(once)


def test_the_angle_classifier_is_off_and_was_never_loaded() -> None:
    engine = _engine()
    assert engine.use_cls is False
    assert engine.text_cls is None
    assert engine.cfg.EngineConfig.onnxruntime.intra_op_num_threads == 1


def test_engines_are_loaded_once_for_a_process() -> None:
    Ocr()
    Rapid()
    assert _engine() is _engine()


OFFLINE = """
import socket
def refused(*args, **kwargs):
    raise AssertionError("the network was asked for something")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refused
import os, sys
from onionskin.reading.condition import condition
from onionskin.reading.ocr.rapid import Rapid
from onionskin.reading.ocr.tesseract import Tesseract
from onionskin.reading.prepare import prepared
image = sys.stdin.buffer.read()
ready = prepared(image, condition(image))
print(Tesseract()(ready).text)
print(Rapid()(ready).text)
print(os.environ["OMP_THREAD_LIMIT"])
"""


def test_nothing_is_fetched_and_tesseract_keeps_to_one_thread() -> None:
    """In an interpreter of its own, so that everything is imported and loaded with the network shut."""
    run = subprocess.run(
        [sys.executable, "-c", OFFLINE], input=png(page(LINES[:2])), capture_output=True, cwd=ROOT, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    typed = list(LINES[:2])
    assert run.stdout.decode().split("\n") == [*typed, *typed, "1", ""]
