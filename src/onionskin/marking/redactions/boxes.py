"""The stage `boxes`: what is hidden on the image of a page, by its look alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from onionskin.marking.redactions.among import in_line, panel, printed_in
from onionskin.marking.redactions.bars import bars, hatched
from onionskin.marking.redactions.brackets import brackets
from onionskin.marking.redactions.codes import Printed, beside, near, printed
from onionskin.marking.redactions.covers import covers, stamps
from onionskin.marking.redactions.gaps import gaps, line_pitch
from onionskin.marking.redactions.outlines import Box, hairlines, outlines, overlaps
from onionskin.marking.redactions.picture import Picture, Unseen, picture
from onionskin.marking.redactions.shapes import shaped
from onionskin.record import Annotation, Annotations, Bound, Finding, Redaction, Region, Transcription

DARK = "The image is a negative, or nearly black: boxes cannot be told from its ground, and none was looked for."
SAME = 0.5
"""Two finds of which so much is common are one; the earlier of FORMS holds."""
CERT = {"outline": 0.9, "bar": 0.9, "hatching": 0.7, "bracket": 0.6, "box": 0.6}
"""How sure a form is. On 60 bulletins boxed by hand 97 in 100 outlines found are boxes; the others are judged."""
PAGE = 0.35
"""A box of so much of the page, beside which hardly a word is left, stands for the page."""
FEW = 15
"""Words that are left on a page that is hidden whole: its banners, its number, its stamp."""


def find_boxes(image: bytes | None, given: tuple[Transcription, ...], ocr: tuple[Transcription, ...]) -> Annotations:
    """Every box, bar, field and bracket of a page image, pinned to its region, from the head of the page down.

    `given` and `ocr` are what readers saw: by their words codes and stamps are known. Each has its share of the page
    and a bound in whole lines; and the codes beside it. () where there is no image, or where it
    cannot be decoded; of a negative, or a page that is nearly black, a Finding says that none was looked for.
    """
    seen = picture(image)
    if seen is None:
        return ()
    if isinstance(seen, Unseen):
        return (Annotation(Region(0, 0, seen.width, seen.height), Finding("negative", DARK)),)
    readings = (*ocr, *given)
    codes = _codes(seen, readings)
    found = list(_found(seen, readings, codes))
    places = [region for _, region in found]
    widest = _widest(readings)
    pitch, column = line_pitch(widest), _wide(widest)
    remarks = [
        Annotation(region, _redaction(form, region, (seen, pitch, column)), CERT[form]) for form, region in found
    ]
    remarks = [_coded(one, codes, places) for one in remarks]
    return tuple(_whole(remarks, seen, widest))


def _codes(seen: Picture, readings: tuple[Transcription, ...]) -> tuple[Printed, ...]:
    """The codes that stand on the page: those known by their shape, and those that only a reader saw."""
    found = shaped(seen)
    return (*found, *(one for one in printed(readings) if not any(near(one.region, other.region) for other in found)))


def _coded(one: Annotation, codes: tuple[Printed, ...], places: list[Region]) -> Annotation:
    """A box with the codes that belong to it."""
    region, body = one.target, one.body
    assert isinstance(region, Region)
    assert isinstance(body, Redaction)
    others = [place for place in places if place != region]
    return replace(one, body=replace(body, exemptions=beside(region, codes, others)))


def _found(
    seen: Picture, readings: tuple[Transcription, ...], codes: tuple[Printed, ...]
) -> Iterator[tuple[str, Region]]:
    stood = [*stamps(readings), *(one.region for one in codes)]
    over = covers(seen, readings, (one.region for one in codes))
    boxes: list[tuple[str, Box]] = [("outline", box) for box in outlines(seen.ink, hairlines(seen.ink, over), over)]
    boxes = [one for one in boxes if not printed_in(seen, seen.region(one[1]), readings, stood)]
    boxes += [("bar", box) for box in _bars(seen, readings)]
    boxes += [("hatching", box) for box in hatched(seen)]
    boxes += [("bracket", box) for box in brackets(seen, codes)]
    taken = [seen.region(box) for _, box in boxes]
    served = {exemption for region in taken for exemption in beside(region, codes, ())}
    alone = [code for code in codes if code.exemption not in served]
    boxes += [("box", box) for box in gaps(seen, _widest(readings), over, alone)]
    for form, box in sorted(_apart(boxes), key=lambda one: (one[1][1], one[1][0])):
        yield form, seen.region(box)


def _bars(seen: Picture, readings: tuple[Transcription, ...]) -> list[Box]:
    """The bars that are no panel of a heading; on a page that is its own text, those that stand in its lines."""
    found = [box for box in bars(seen) if not panel(seen, seen.region(box), readings)]
    if not any(reading.reader == "text" for reading in readings):
        return found
    regions = [seen.region(box) for box in found]
    return [box for box, region in zip(found, regions, strict=True) if in_line(region, regions, readings)]


def _widest(readings: tuple[Transcription, ...]) -> Transcription:
    """The reading with most words in places."""
    return max(readings, key=lambda reading: len(reading.words), default=Transcription("none", ""))


def _apart(boxes: list[tuple[str, Box]]) -> list[tuple[str, Box]]:
    """The boxes without those that an earlier one has been told of."""
    kept: list[tuple[str, Box]] = []
    for form, box in boxes:
        rows = np.array([other for _, other in kept], dtype=np.int64).reshape(-1, 4)
        if not len(rows) or overlaps(rows, box).max() < SAME:
            kept.append((form, box))
    return kept


def _redaction(form: str, region: Region, page: tuple[Picture, float, float]) -> Redaction:
    seen, pitch, column = page
    share = round(region.width * region.height / (seen.width * seen.height), 4)
    return Redaction(form, bounds=_lines(region, pitch, column), share=share)


def _lines(region: Region, pitch: float, column: float) -> tuple[Bound, ...]:
    """How many whole lines a region can hold, between its height less and more one line; never how many letters."""
    if pitch <= 0:
        return ()
    high = region.height / pitch
    if high < 1.6 and region.width < 0.6 * column:
        return (Bound("lines", 0.0, 1.0),)
    return (Bound("lines", float(max(1, int(high - 0.5))), float(max(1, round(high + 0.5)))),)


def _wide(reading: Transcription) -> float:
    """How wide the text is, in canvas pixels; 0 where no words have places."""
    if not reading.words:
        return 0.0
    left = np.percentile([word.region.x for word in reading.words], 5)
    return float(np.percentile([word.region.x + word.region.width for word in reading.words], 95) - left)


def _whole(remarks: list[Annotation], seen: Picture, reading: Transcription) -> Iterator[Annotation]:
    """The remarks, with a box that stands for all of the page said so."""
    for one in remarks:
        region, body = one.target, one.body
        assert isinstance(region, Region)
        assert isinstance(body, Redaction)
        if (body.share or 0.0) >= PAGE and body.form in ("outline", "bar", "hatching"):
            left = sum(not _in(word.region, region) for word in reading.words)
            if left <= FEW:
                bounds = (Bound("pages", 0.0, 1.0),)
                yield replace(one, body=replace(body, form="page", bounds=bounds))
                continue
        yield one


def _in(word: Region, box: Region) -> bool:
    x, y = word.x + word.width / 2, word.y + word.height / 2
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
