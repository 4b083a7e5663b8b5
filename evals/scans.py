"""The page images that the OCR eval reads, what is known of each, and what becomes of it when it is read."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

import numpy as np

from evals.place import ROOT, data
from onionskin import accession
from onionskin.accession import Sheet
from onionskin.errors import HouseError
from onionskin.reading.condition import condition
from onionskin.reading.image import decoded, size
from onionskin.reading.legibility import choose, legibility
from onionskin.reading.ocr import Ocr
from onionskin.reading.ocr.rapid import Rapid
from onionskin.reading.ocr.tesseract import Tesseract
from onionskin.reading.prepare import MOST_SIDE, Prepared, prepared
from onionskin.record import Condition, Transcription

SPECIMENS = ROOT / "examples" / "specimens"
LEVELS = ("clean", "light", "photocopy", "worst")
"""How worn a specimen is, from the first print to a copy of copies."""
PENTAGON = "pentagon"
"""The level of a real scan, of which nobody has said how worn it is."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page image: number `number` of the file `path`.

    `text` is what is truly on it, None where nobody has said. `turn` is the quarter turn, in degrees clockwise, by
    which the page lies in its image, and `skew` the degrees clockwise by which it then stands askew; None if not known.
    """

    path: Path
    number: int
    level: str
    text: str | None = None
    turn: int | None = None
    skew: float | None = None

    @property
    def name(self) -> str:
        """What to call it in a table."""
        return f"{self.path.stem}, page {self.number}"

    def sheet(self) -> Sheet:
        """The page as it comes out of its file."""
        return _sheets(self.path)[self.number - 1]


@lru_cache(maxsize=2)
def _sheets(path: Path) -> tuple[Sheet, ...]:
    refused: list[str] = []
    source = next(iter(accession.find(path, lambda _, reason: refused.append(reason))), None)
    if source is None:
        raise ValueError(f"{path} is no source: {' '.join(refused)}")
    return tuple(islice(accession.sheets(source, accession.content(source)), 500))


def specimens() -> Iterator[Scan]:
    """Every page of the specimens that is an image, in the order of their paths."""
    for path in sorted(SPECIMENS.rglob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        files = [path.parent / name for name in gold["files"] if not name.endswith((".xml", ".txt"))]
        if not files:
            continue
        one_file = len(files) == 1
        places = [(files[0], at + 1) if one_file else (files[at], 1) for at in range(len(gold["pages"]))]
        for (file, number), page in zip(places, gold["pages"], strict=True):
            yield Scan(file, number, page["level"], page["text"], page["turn"], page["skew"])


def pentagon() -> Iterator[Scan]:
    """The scans of the Pentagon Papers, in the order of their names; none where the data is not to be had."""
    for path in sorted((data() / "pentagon-papers" / "scans").glob("*.pdf")):
        yield Scan(path, 1, PENTAGON)


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a scan. `cpu` is seconds of the bare engine, of the preparation, and of all that we did;
    `voter` is RapidOCR on the image as it came, which only real scans are given to.
    """

    scan: Scan
    condition: Condition
    given: tuple[Transcription, ...]
    ocr: tuple[Transcription, ...]
    bare: Transcription
    voter: Transcription | None
    cpu: tuple[float, float, float]

    @property
    def read(self) -> Transcription:
        """Of the OCR readings the one that is read; an empty one where the page was taken for blank."""
        return choose((), self.ocr, legibility((), self.ocr))


def look(scan: Scan) -> Seen:
    """Read one scan as the stages do, and as the bare engine does."""
    sheet = scan.sheet()
    if sheet.image is None:
        raise HouseError(f"{scan.name} has no image.")
    _warm()
    plain = as_it_came(sheet.image)
    began = time.process_time()
    bare = Tesseract()(plain)
    by_bare = time.process_time()
    state = condition(sheet.image)
    assert state is not None
    prepared(sheet.image, state)
    by_preparation = time.process_time()
    state = condition(sheet.image)
    ocr = _ocr()(sheet.image, state, sheet.given)
    by_us = time.process_time()
    assert state is not None
    voter = Rapid()(plain) if scan.level == PENTAGON else None
    cpu = (by_bare - began, by_preparation - by_bare, by_us - by_preparation)
    return Seen(scan, state, sheet.given, ocr, bare, voter, cpu)


@cache
def _ocr() -> Ocr:
    return Ocr()


@cache
def _warm() -> None:
    """Load the first reader and the word list before any clock runs."""
    blank = np.full((200, 200), 255, np.uint8)
    Tesseract()(Prepared(blank, np.eye(2, 3), (200, 200)))
    legibility((), (Transcription("tesseract", "word"),))


def as_it_came(image: bytes) -> Prepared:
    """The image as a bare engine is given it."""
    width, height = size(image)
    gray, _ = decoded(image, MOST_SIDE)
    return Prepared(gray, np.array([[width / gray.shape[1], 0, 0], [0, height / gray.shape[0], 0]]), (width, height))
