"""OCR: two readers behind one protocol, the second asked only where the first finds the page hard."""

from __future__ import annotations

import logging
from typing import Protocol

from onionskin.errors import SourceError
from onionskin.reading.legibility import legibility
from onionskin.reading.ocr.rapid import Rapid
from onionskin.reading.ocr.tesseract import Tesseract
from onionskin.reading.prepare import Prepared, prepared
from onionskin.record import Condition, Transcription

_log = logging.getLogger(__name__)
HARD = 0.8
"""Below this legibility of the first reading the second reader is asked."""


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
        self, image: bytes | None, condition: Condition | None, given: tuple[Transcription, ...]
    ) -> tuple[Transcription, ...]:
        """What the readers saw: () for no image, a blank page, or a page whose exact text came with it.

        A scanned PDF's text layer does not stop them. A reader that gives up is passed over. Raises SourceError where
        the image cannot be decoded, or where nobody could read it.
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
            if readings and not hard(readings[0]):
                break
        if not readings:
            raise SourceError(" ".join(faults))
        return tuple(readings)


def hard(reading: Transcription) -> bool:
    """Whether the first reader found the page hard (see HARD); a page of a few words is judged alike."""
    return legibility((), (reading,))[0].score < HARD
