"""hOCR (1.2): HTML whose elements say by class and title what was read where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onionskin.accession.markup import Element, Frame, Growing, share
from onionskin.errors import SourceError
from onionskin.record import Region, Transcription

_BOX = re.compile(r"\bbbox\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)")
_CERTAINTY = re.compile(r"\bx_w?conf\s+(\d{1,3}(?:\.\d{1,9})?)")
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
    """The text of a page in the order of the file. A line or paragraph in which no word is marked is placed as a whole.

    Words outside any line make a line of their paragraph.
    """
    growing = Growing("hocr")
    line = block = None
    for piece in list(_innermost(page)) or [page]:
        within = next((one for one in _upwards(piece) if _classes(one) & _BLOCKS), None)
        carrier = next((one for one in _upwards(piece) if _classes(one) & _LINES), within)
        if carrier is not line:
            growing.line()
        if within is not block:
            growing.block()
        line, block = carrier, within
        growing.say(_text(piece), _region(piece, frame), _certainty(piece))
        growing.space()
    return growing.told()


def _innermost(page: Element) -> Iterator[Element]:
    """Words; lines without a word; paragraphs without either."""
    for element in page.iter():
        for classes, within in ((_WORDS, _WORDS), (_LINES, _LINES | _WORDS), (_BLOCKS, _BLOCKS | _LINES | _WORDS)):
            if _classes(element) & classes and not any(_classes(one) & within for one in element.iterdescendants()):
                yield element
                break


def _upwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _certainty(word: Element) -> float | None:
    told = _CERTAINTY.search(word.get("title", ""))
    return share(float(told[1]) / 100) if told else None


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
