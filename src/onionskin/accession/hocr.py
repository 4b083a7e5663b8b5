"""hOCR (1.2): HTML whose elements say by class and title what was read where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onionskin.accession.markup import Element, Frame, Growing, share
from onionskin.errors import SourceError
from onionskin.record import Region, Transcription

_BOX = re.compile(r"\bbbox\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)")
_CERTAINTY = re.compile(r"\bx_w?conf\s+([\d.]+)")
_LINES = frozenset({"ocr_line", "ocrx_line", "ocr_textfloat", "ocr_header", "ocr_footer", "ocr_caption"})
_WORDS = frozenset({"ocrx_word", "ocr_word"})
_BLOCKS = frozenset({"ocr_par", "ocrx_block", "ocr_carea"})


def hocr_frames(path: str, root: Element) -> Iterator[tuple[Element, Frame]]:
    """Each page with its size in pixels. Raises SourceError where the file has none, as an ordinary web page."""
    pages = [element for element in root.iter() if "ocr_page" in _classes(element)]
    if not pages:
        raise SourceError(
            f"{path} is HTML without an ocr_page in it, so it is not hOCR. Save it as text or PDF, or leave it out."
        )
    for page in pages:
        box = _corners(page)
        yield page, Frame(0, 0) if box is None else Frame(max(0.0, box[2]), max(0.0, box[3]))


def hocr_text(page: Element, frame: Frame) -> tuple[Transcription, ...]:
    """The text of a page, lines as they stand in it. A line without words is placed as a whole."""
    growing = Growing("hocr")
    lines = [element for element in page.iter() if _classes(element) & _LINES]
    block = None
    for line in lines or [element for element in page.iter() if _classes(element) & _BLOCKS] or [page]:
        above = next((parent for parent in line.iterancestors() if _classes(parent) & _BLOCKS), None)
        if above is not block:
            growing.block()
        block = above
        _line(line, frame, growing)
    return growing.told()


def _line(line: Element, frame: Frame, growing: Growing) -> None:
    words = [element for element in line.iter() if _classes(element) & _WORDS]
    for word in words:
        told = _CERTAINTY.search(word.get("title", ""))
        cert = (
            share(float(told[1].strip(".")) / 100)
            if told and told[1].strip(".").replace(".", "", 1).isdigit()
            else None
        )
        growing.say(_text(word), _region(word, frame), cert)
        growing.space()
    if not words:
        growing.say(_text(line), _region(line, frame))
    growing.line()


def _text(element: Element) -> str:
    return "".join(piece for piece in element.itertext() if isinstance(piece, str))


def _classes(element: Element) -> frozenset[str]:
    return frozenset(element.get("class", "").split()) if isinstance(element.tag, str) else frozenset()


def _corners(element: Element) -> tuple[float, float, float, float] | None:
    found = _BOX.search(element.get("title", ""))
    try:
        return None if found is None else (float(found[1]), float(found[2]), float(found[3]), float(found[4]))
    except ValueError:
        return None


def _region(element: Element, frame: Frame) -> Region | None:
    box = _corners(element)
    return None if box is None else frame.region(box[0], box[1], box[2] - box[0], box[3] - box[1])
