"""OCR: two readers behind one protocol, the second asked only where the first finds the page hard."""

from __future__ import annotations

import logging
from typing import Protocol

import numpy as np

from onionskin.errors import SourceError
from onionskin.reading.legibility import legibility
from onionskin.reading.ocr.rapid import Rapid
from onionskin.reading.ocr.tesseract import Tesseract
from onionskin.reading.prepare import Prepared, prepared
from onionskin.record import Condition, Transcription

_log = logging.getLogger(__name__)
HARD = 0.8
"""Below this legibility of the first reading the second reader is asked. Of 128 scans 17 lie below; above it the two
readers are level on real scans."""
UNREAD = 0.1
"""So is it where more than this share of the letters stand in no word that was read: an engine that takes a table for
a picture leaves it out, and what it did read is legible. Six of 128 scans have 0.19 and more, all of them tables; the
next, faint pages that are hard anyway, 0.15; sound ones up to 0.06."""


class Reader(Protocol):
    """An engine: reads a prepared page and names every word's place on the original image."""

    @property
    def name(self) -> str:
        """What the transcription is signed with."""

    def __call__(self, prepared: Prepared) -> Transcription:
        """What it saw. Raises SourceError where the page cannot be read."""


class Ocr:
    """The readers of a worker: built once, called for each page. Nothing is loaded before the first page."""

    def __init__(self, first: Reader | None = None, second: Reader | None = None) -> None:
        self.first = first or Tesseract()
        self.second = second or Rapid()

    def __call__(
        self,
        image: bytes | None,
        condition: Condition | None,
        given: tuple[Transcription, ...],
        reread: bool = False,
    ) -> tuple[Transcription, ...]:
        """What the readers saw: () for no image, a blank page, or a page whose exact text came with it.

        With `reread` both are asked, be the page hard or not. A scanned PDF's text layer does not stop them. A reader
        that gives up is passed over. Raises SourceError where the image cannot be decoded, or where nobody could read
        it.
        """
        if image is None or condition is None or condition.ink == "blank":
            return ()
        if any(reading.reader == "text" for reading in given):
            return ()
        page = prepared(image, condition)
        readings: list[Transcription] = []
        faults: list[str] = []
        for reader in (self.first, self.second):
            try:
                readings.append(reader(page))
            except SourceError as error:
                _log.warning("%s gave up on a page: %s", reader.name, error)
                faults.append(str(error))
            if readings and not reread and not hard(readings[0], page):
                break
        if not readings:
            raise SourceError(" ".join(faults))
        return tuple(readings)


def hard(reading: Transcription, page: Prepared) -> bool:
    """Whether the first reader found the page hard: what it read is no language, or much was left unread."""
    return legibility((), (reading,))[0].score < HARD or unread(reading, page) > UNREAD


def unread(reading: Transcription, page: Prepared) -> float:
    """The share of the page's letters whose middles lie in no word of the reading; 0 where there are none."""
    x, y = page.letters[:, :1], page.letters[:, 1:]
    boxes = [(r.x, r.y, r.x + r.width, r.y + r.height) for r in (word.region for word in reading.words)]
    left, top, right, foot = np.array(boxes, dtype=np.float64).reshape(-1, 4).T
    inside = np.asarray((left <= x) & (x <= right) & (top <= y) & (y <= foot)).any(axis=1)
    return 1.0 - float(np.mean(inside)) if len(x) else 0.0
