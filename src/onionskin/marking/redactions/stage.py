"""The stage `redactions`: everything that is hidden on a page, with why and how much, and what people said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onionskin.marking.redactions.codes import Printed, beside, printed
from onionskin.marking.redactions.words import in_words
from onionskin.marking.tables import codes
from onionskin.record import (
    COVERED,
    Annotation,
    Annotations,
    Exemption,
    Finding,
    Mark,
    Redaction,
    Refusal,
    Region,
    Span,
)
from onionskin.record import Transcription as Reading

SAME = 0.5
"""Two regions of which so much is common are one place."""


def find_redactions(
    boxes: Annotations, given: tuple[Reading, ...], reading: Reading, marks: Annotations, hand: Annotations
) -> Annotations:
    """What is hidden on a page: first on its image, from the head down, then in its words.

    `boxes` are those of the image; `given` the readings that came with the page, in which COVERED stands for words
    that lie under a box: such a box is told as `beneath`, and nothing of the words is. `marks` are pinned to
    `reading`. `hand` is what people said: a refusal of `redaction` withdraws what is found at its place, a redaction
    said by hand takes the place of those it meets. A Finding that the image was not looked through stands last.
    """
    codes_seen = _codes(given, reading, marks)
    places = [one.target for one in boxes if isinstance(one.target, Region)]
    unseen = tuple(one for one in boxes if isinstance(one.body, Finding))
    found = [_with_codes(one, codes_seen, places) for one in boxes if one not in unseen]
    found = [*_beneath(found, (*given, reading)), *_in_words(reading, marks)]
    return (*_with_hand(found, hand), *unseen)


def _codes(given: tuple[Reading, ...], reading: Reading, marks: Annotations) -> tuple[Printed, ...]:
    """The codes that stand somewhere on the image: as the marks have them, and as a margin shows them."""
    found: list[Printed] = []
    for one in marks:
        if isinstance(one.body, Mark) and one.body.kind == "exemption_code" and isinstance(one.target, Span):
            names, regions = one.body.value.get("codes"), reading.regions(one.target)
            for name in names if isinstance(names, tuple) and regions else ():
                known = codes().get(name.upper())
                if known is not None:
                    found.append(Printed(Exemption(known.code, known.family, regions[0]), regions[0]))
    seen = printed((reading, *given))
    return (*found, *(one for one in seen if not any(_meet(one.region, other.region) for other in found)))


def _with_codes(one: Annotation, found: Sequence[Printed], places: Sequence[Region]) -> Annotation:
    body, region = one.body, one.target
    if not isinstance(body, Redaction) or not isinstance(region, Region):
        return one
    if body.exemptions:
        return one
    others = [place for place in places if place != region]
    return replace(one, body=replace(body, exemptions=beside(region, found, others)))


def _beneath(found: list[Annotation], readings: Sequence[Reading]) -> Iterator[Annotation]:
    """The boxes, with those under which the file has text said so, and those that only the file's text shows added.

    What somebody's OCR of a scan set where the scan is dark, and no box is seen, may be a photograph: it is not told.
    """
    covered = [
        (reading.reader, word.region)
        for reading in readings
        for word in reading.words
        if reading.text[word.start : word.end] == COVERED
    ]
    left = list(covered)
    for one in found:
        region, body = one.target, one.body
        if isinstance(region, Region) and isinstance(body, Redaction):
            under = [piece for piece in left if _meet(piece[1], region)]
            left = [piece for piece in left if piece not in under]
            yield replace(one, body=replace(body, beneath=True)) if under else one
    told: list[Region] = []
    for reader, region in left:
        if reader == "text" and not any(_meet(region, other) for other in told):
            told.append(region)
            yield Annotation(region, Redaction("vector", beneath=True), 0.9)


def _in_words(reading: Reading, marks: Annotations) -> Iterator[Annotation]:
    yield from sorted(in_words(reading.text, marks), key=lambda one: _start(one.target))


def _start(place: Span | Region) -> int:
    return place.start if isinstance(place, Span) else -1


def _with_hand(machine: list[Annotation], hand: Annotations) -> Iterator[Annotation]:
    """What machines found but for what people withdrew or put in its place; then what people said."""
    said = [one for one in hand if isinstance(one.body, Redaction)]
    refused = [one.target for one in hand if isinstance(one.body, Refusal) and one.body.kind == "redaction"]
    places = [one.target for one in said] + refused
    for one in machine:
        if not any(same_place(one.target, place) for place in places):
            yield one
    for one in said:
        if not any(one.target == place for place in refused):
            yield one


def same_place(one: Span | Region, other: Span | Region) -> bool:
    """Whether two places of a page are one: spans that meet, regions that have half of what they cover in common."""
    if isinstance(one, Span) and isinstance(other, Span):
        return one.meets(other)
    if isinstance(one, Region) and isinstance(other, Region):
        both = _common(one, other)
        return both >= SAME * (one.width * one.height + other.width * other.height - both)
    return False


def _meet(one: Region, other: Region) -> bool:
    return _common(one, other) > 0


def _common(one: Region, other: Region) -> int:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(0, wide) * max(0, high)
