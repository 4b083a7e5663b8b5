"""ALTO, versions 2 to 4 (Library of Congress): pages of blocks of lines of strings."""

from __future__ import annotations

import math
from collections.abc import Iterator

from onionskin.accession.markup import Element, Frame, Growing, local, named, number, share
from onionskin.record import Transcription

_DPI = 300
"""Canvas pixels an inch where a file measures in millimetres or inches and its image is not at hand."""
_UNITS = {"mm10": _DPI / 254, "inch1200": _DPI / 1200}
"""Canvas pixels for one of ALTO's MeasurementUnits: tenths of a millimetre, 1200ths of an inch; else a pixel is one."""
_CLOSING = frozenset(".,;:!?)]}\u2019\u201d")
_TOUCHES = 0.2
"""How far from the word before it, in its own heights, a sign may stand and still touch it."""
_ORDER = {"TopMargin": 0, "BottomMargin": 2}
"""The schema lists all margins before the print space; on the page the foot comes last."""


def alto_frames(root: Element) -> Iterator[tuple[Element, Frame]]:
    """Each page with its size."""
    unit = next((found.text or "" for found in named(root, "MeasurementUnit")), "pixel").strip()
    for page in named(root, "Page"):
        width, height = number(page, "WIDTH"), number(page, "HEIGHT")
        if not (width > 0 and height > 0):
            space = next(named(page, "PrintSpace"), None)
            width, height = _extent(space) if space is not None else (0.0, 0.0)
        yield page, Frame(width, height, _UNITS.get(unit, 1.0), _UNITS.get(unit, 1.0))


def alto_text(page: Element, frame: Frame) -> tuple[Transcription, ...]:
    """The text of a page. Where it writes its spaces (SP), there are no others; else a space parts any two strings,
    but for a sign that closes what it touches.
    """
    growing = Growing("alto")
    spaced = next(named(page, "SP"), None) is not None
    for part in sorted(page, key=lambda part: _ORDER.get(local(part), 1)):
        block = None
        for line in named(part, "TextLine"):
            if block is not None and line.getparent() is not block:
                growing.block()
            block = line.getparent()
            _line(line, frame, growing, spaced=spaced)
        growing.block()
    return growing.told()


def _line(line: Element, frame: Frame, growing: Growing, *, spaced: bool) -> None:
    edge = math.nan
    for piece in line:
        name, region = local(piece), None
        if name in ("String", "HYP"):
            region = frame.region(*(number(piece, key) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT")))
        if name == "String":
            said, left = piece.get("CONTENT", ""), number(piece, "HPOS")
            if not spaced and not (_CLOSING.issuperset(said) and left - edge <= _TOUCHES * number(piece, "HEIGHT")):
                growing.space()
            growing.say(said, region, share(number(piece, "WC")))
            edge = left + number(piece, "WIDTH")
        elif name == "SP":
            growing.space()
        elif name == "HYP":
            growing.extend(piece.get("CONTENT", "-").replace("\xad", "-"), region)
    growing.line()


def _extent(space: Element) -> tuple[float, float]:
    width = number(space, "HPOS") + number(space, "WIDTH")
    height = number(space, "VPOS") + number(space, "HEIGHT")
    return width, height
