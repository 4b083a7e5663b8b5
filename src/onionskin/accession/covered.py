"""Words of a file that lie under a box: nobody who looks at the page sees them, and so no transcription has them.

Where a program drew a box over text, the text often stays in the file. It is in the stored source, byte for byte; what
is given to be read has `record.COVERED` in its place, always as long, and its owner is told that something is there.
"""

from __future__ import annotations

import ctypes
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from onionskin.accession.pdf_canvas import MOST_OBJECTS, placed_things
from onionskin.accession.pdfium import Handle, raw
from onionskin.record import COVERED, Region, Transcription, Word

DARK = 96
"""Gray below which a pixel is of a dark box."""
FULL = 0.97
"""The share of a word's middle that must be dark; bold letters fill 0.7 of it at most."""
WHOLE = 0.9
"""The share of a word's whole place that must be dark where the word was read of a scan."""
BLOCK = 0.8
"""A dark block as wide as so many heights of the word hides a part of it; the widest stroke of a letter has 0.35."""
EVEN = 14
"""By how much the gray within a word's place may differ for nothing to be seen on a light box (JPEG adds some)."""
INSIDE = 0.6
"""The share of a word's place that a light box must cover."""

Gray = NDArray[np.uint8]


NEGATIVE = 0.5
"""A scan more than this share of which is dark is a negative or has a dark ground: nothing is told of it."""
LABEL = 3
"""So many boxes over the same words show what the program that drew them wrote on each, and nothing that is hidden."""
_LABELS = re.compile(
    r"\W*(?:(?:fully |partially )?redacted|redaction|privileged|confidential|under seal|sealed|withheld"
    r"|deleted|ex(?:emption|cised)|omitted|phi|pii|x{2,}|\(?b\)?\W?\(?\d\W*[a-f]?)\W*",
    re.IGNORECASE,
)


def uncovered(given: Transcription, image: bytes | None, over: Sequence[Region] | None) -> Transcription:
    """The transcription with COVERED for every run of words, within a line, that lies under a box.

    `image` is the page as it is seen; `over` the boxes and images that were drawn over text that came before them, None
    where that cannot be told, as of text that is not drawn at all. There a dark place alone shows a box; a light one
    is known only by what was drawn, because bare paper is light too. What a program wrote on each of its boxes is left
    out: it was put there to be seen, and is no text that is hidden.
    """
    if image is None or not given.words:
        return given
    try:
        with Image.open(io.BytesIO(image)) as opened:
            gray = np.asarray(opened.convert("L"))
    except (OSError, ValueError):
        return given
    if over is None and float((gray[::4, ::4] < DARK).mean()) > NEGATIVE:
        return given
    hidden = [_hidden(given, word, gray, over) for word in given.words]
    return _without(given, hidden) if any(hidden) else given


def _hidden(given: Transcription, word: Word, gray: Gray, over: Sequence[Region] | None) -> bool:
    if sum(map(str.isalnum, given.text[word.start : word.end])) < 2:
        return False
    box = word.region
    middle = gray[box.y + box.height // 4 : box.y + box.height - box.height // 4, box.x : box.x + box.width]
    if middle.size == 0:
        return False
    if over is None:
        # What was read of a scan lies under a bar where all of its place is dark, not the strokes of a letter alone.
        return bool((gray[box.y : box.y + box.height, box.x : box.x + box.width] < DARK).mean() >= WHOLE)
    drawn = [other for other in over if _share(box, other) > 0]
    if not drawn:
        return False
    dark = middle < DARK
    if dark.mean() >= FULL or _widest(dark.mean(axis=0) >= FULL) >= BLOCK * box.height:
        return True
    if not any(_share(box, other) >= INSIDE for other in drawn):
        return False
    low, high = np.percentile(middle, (2, 98))
    return bool(high - low <= EVEN)


def _widest(columns: NDArray[np.bool_]) -> int:
    """The longest run of columns that are dark from above to below."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], columns.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _share(inner: Region, outer: Region) -> float:
    wide = min(inner.x + inner.width, outer.x + outer.width) - max(inner.x, outer.x)
    high = min(inner.y + inner.height, outer.y + outer.height) - max(inner.y, outer.y)
    return max(0, wide) * max(0, high) / (inner.width * inner.height)


def _without(given: Transcription, hidden: Sequence[bool]) -> Transcription:
    parts: list[str] = []
    words: list[Word] = []
    length = at = 0
    runs = list(_runs(given, hidden))
    labels = _labels([given.text[given.words[first].start : given.words[last].end] for first, last in runs])
    for first, last in runs:
        start, end = given.words[first].start, given.words[last].end
        between = given.text[at:start]
        shift = length - at
        words += [
            _moved(word, shift) for word, gone in zip(given.words, hidden, strict=True) if _kept(word, gone, at, start)
        ]
        region = given.words[first].region
        for word in given.words[first + 1 : last + 1]:
            region = region.around(word.region)
        length += len(between)
        parts.append(between)
        if given.text[start : given.words[last].end] not in labels:
            words.append(Word(length, length + len(COVERED), region))
            parts.append(COVERED)
            length += len(COVERED)
        at = end
    shift = length - at
    words += [_moved(word, shift) for word in given.words if word.start >= at]
    return replace(given, text="".join([*parts, given.text[at:]]), words=tuple(words))


def _labels(found: list[str]) -> frozenset[str]:
    """What the program that drew the boxes wrote on them."""
    many = Counter(found)
    return frozenset(words for words, count in many.items() if count >= LABEL or _LABELS.fullmatch(words))


def _kept(word: Word, gone: bool, first: int, last: int) -> bool:
    return not gone and first <= word.start < last


def _moved(word: Word, shift: int) -> Word:
    return replace(word, start=word.start + shift, end=word.end + shift)


def _runs(given: Transcription, hidden: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each run of hidden words on one line."""
    first: int | None = None
    for at, gone in enumerate(hidden):
        breaks = at > 0 and "\n" in given.text[given.words[at - 1].end : given.words[at].start]
        if first is not None and (not gone or breaks):
            yield first, at - 1
            first = None
        if gone and first is None:
            first = at
    if first is not None:
        yield first, len(hidden) - 1


def drawn_over(page: Handle, size: tuple[int, int]) -> list[Region] | None:
    """The filled boxes and images of a PDF page, in canvas pixels, that were drawn over text that came before them.

    None where the page has text that is not drawn, or more on it than is looked at.
    """
    texts: list[tuple[float, float, float, float]] = []
    found: list[Region] = []
    for count, (thing, bounds) in enumerate(placed_things(page), 1):
        if thing.kind == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(thing.handle) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                return None
            texts.append(bounds)
        elif (thing.kind != raw.FPDF_PAGEOBJ_PATH or _filled(thing.handle)) and any(
            _meet(bounds, one) for one in texts
        ):
            region = _region(page, size, bounds)
            if region is not None:
                found.append(region)
        if count >= MOST_OBJECTS:
            return None
    return found


def _filled(path: Handle) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    return bool(
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        and fill.value != raw.FPDF_FILLMODE_NONE
        and raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
        and alpha.value > 250
    )


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _region(page: Handle, size: tuple[int, int], box: tuple[float, float, float, float]) -> Region | None:
    across, down = ctypes.c_int(), ctypes.c_int()
    corners: list[tuple[int, int]] = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        corners.append((across.value, down.value))
    (left, right), (top, foot) = (sorted(corner[axis] for corner in corners) for axis in (0, 1))
    return Region(left, top, right - left, foot - top) if right > left and foot > top else None
