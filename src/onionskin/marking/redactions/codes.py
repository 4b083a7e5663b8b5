"""The codes beside boxes: read where they stand, each of one family, and given to the boxes they stand beside.

The stage `marks` reads codes in a text. Beside a box a code stands alone in the margin, printed small, and engines lose
its point or a bracket (`3 3(h)(2)`, `3-5(c`); what is told here is the code of the table that it can only be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onionskin.marking.tables import codes
from onionskin.record import Annotations, Exemption, Mark, Region, Span, Transcription

_POINT = r"\s?[.,:;'\"_~-]{0,2}\s?"
_OPEN, _CLOSE = r"\s?[(\[{<]?", r"[)\]}>1]?"
_SHAPES = (
    (re.compile(rf"(?<![\w/.-])3{_POINT}3{_OPEN}[hn]{_CLOSE}{_OPEN}2{_CLOSE}(?![\w-])"), "3.3(h)(2)"),
    (re.compile(rf"(?<![\w/.-])3{_POINT}3{_OPEN}b{_CLOSE}{_OPEN}([1-9]){_CLOSE}(?![\w-])"), "3.3(b)({})"),
    (re.compile(rf"(?<![\w/.-])3{_POINT}5\s?[(\[{{<]\s?[cC]{_CLOSE}(?![\w-])"), "3.5(c)"),
    (re.compile(r"(?<![^\W_])(25|50|75)\s?[xX]\s?1\s?-\s?HUM(?![^\W_])", re.IGNORECASE), "{}X1-HUM"),
    (re.compile(r"(?<![^\W_])(25|50|75)\s?[xX]\s?([1-9lI])(?:\s?(?:and|,|&)\s?(?:E\.?O\.?)\S*)?(?![^\W_])"), "{}X{}"),
    (re.compile(r"(?<![^\W_])(STAT|STATINTL|STATOTHR|STATSPEC|ILLEGIB)(?![^\W_])"), "{}"),
    (re.compile(r"(?<![\w(])[(\[{]b[)\]}]\s?[(\[{]([1-9])[)\]}](?:\s?[(\[{]([A-F])[)\]}])?"), "(b)({})({})"),
    (re.compile(r"(?<![^\W_])b([1-9])([A-F])?(?![^\W_])"), "(b)({})({})"),
)  # fmt: skip
"""Codes as engines read them in a margin, and how the table writes what each can only be. Swept on the development
bulletins; those of the FOIA as the Bureau writes them."""
REACH = 2.5
"""Heights of a code's letters by which it may stand above or below the box it belongs to."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A code that stands at a place of the page."""

    exemption: Exemption
    region: Region


def printed(readings: Sequence[Transcription]) -> tuple[Printed, ...]:
    """The codes that any of the readers saw and placed, each place once, from the head of the page down."""
    found: list[Printed] = []
    for reading in readings:
        for one in _seen(reading):
            if not any(near(one.region, other.region) for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: (one.region.y, one.region.x)))


def _seen(reading: Transcription) -> Iterator[Printed]:
    for shape, written in _SHAPES:
        for at in shape.finditer(reading.text):
            name = written.format(*(_letter(part) for part in at.groups())).removesuffix("()")
            known = codes().get(name.upper())
            words = reading.within(Span(at.start(), at.end()))
            if known is not None and words and (at[0][0] != "b" or _alone(reading.text, at)):
                region = words[0].region
                for word in words[1:]:
                    region = region.around(word.region)
                yield Printed(Exemption(known.code, known.family, region), region)


def _letter(part: str | None) -> str:
    return "" if part is None else {"l": "1", "I": "1"}.get(part, part.upper())


def _alone(text: str, at: re.Match[str]) -> bool:
    """Whether a code that may be something else is all of its line, but for other codes of its kind."""
    start, end = text.rfind("\n", 0, at.start()) + 1, text.find("\n", at.end())
    line = text[start : end if end >= 0 else len(text)]
    return re.fullmatch(r"(?:\W{0,3}b[1-9][A-F]?\W{0,3}){1,5}", line) is not None


def beside(box: Region, found: Iterable[Printed], others: Sequence[Region]) -> tuple[Exemption, ...]:
    """The codes that belong to a box: those on it, else those that stand level with it, nearest first.

    A code that stands on another box, or nearer to one that is level with it too and further in its column, is that
    one's. Only codes of one row are taken: the row that stands nearest to the head of the box.
    """
    on = [one for one in found if _share(one.region, box) > 0.6]
    if on:
        return _once(on)
    level = [
        one
        for one in found
        if _distance(one.region, box) <= REACH * one.region.height
        and not any(_share(one.region, other) > 0.6 for other in others)
    ]
    if not level:
        return ()
    first = min(level, key=lambda one: (_distance(one.region, box), abs(_middle(one.region) - box.y)))
    return _once([one for one in level if abs(_middle(one.region) - _middle(first.region)) <= first.region.height])


def _once(found: Iterable[Printed]) -> tuple[Exemption, ...]:
    return tuple({one.exemption.code: one.exemption for one in found}.values())


def _middle(region: Region) -> float:
    return region.y + region.height / 2


def _distance(code: Region, box: Region) -> float:
    """By how many pixels the middle of a code stands above or below a box; 0 where it is level with it."""
    middle = _middle(code)
    return max(0.0, box.y - middle, middle - box.y - box.height)


def _share(inner: Region, outer: Region) -> float:
    """How much of the inner region lies in the outer, from 0 to 1."""
    wide = min(inner.x + inner.width, outer.x + outer.width) - max(inner.x, outer.x)
    high = min(inner.y + inner.height, outer.y + outer.height) - max(inner.y, outer.y)
    return max(0, wide) * max(0, high) / (inner.width * inner.height)


def near(one: Region, other: Region) -> bool:
    """Whether two saw the same code: their middles lie within one code's size."""
    across = abs(one.x + one.width / 2 - other.x - other.width / 2)
    return across <= max(one.width, other.width) and abs(_middle(one) - _middle(other)) <= max(one.height, other.height)


def marked(text: str, marks: Annotations, span: Span) -> tuple[Exemption, ...]:
    """The codes that the stage `marks` found in a span of the text or right behind it on its line; else those that
    begin its line right before it."""
    found = [
        (one.target, one.body)
        for one in marks
        if isinstance(one.target, Span) and isinstance(one.body, Mark) and one.body.kind == "exemption_code"
    ]
    after = [(at, mark) for at, mark in found if at in span or _adjoin(text, span.end, at.start)]
    if not after:
        start = text.rfind("\n", 0, span.start) + 1
        after = [(at, mark) for at, mark in found if at.start == start and _adjoin(text, at.end, span.start)]
    told: dict[str, Exemption] = {}
    for at, mark in after:
        names = mark.value.get("codes")
        for name in names if isinstance(names, tuple) else ():
            known = codes().get(name.upper())
            if known is not None:
                told[known.code] = Exemption(known.code, known.family, at)
    return tuple(told.values())


def _adjoin(text: str, end: int, start: int) -> bool:
    """Whether only blanks of a line stand between two places."""
    return end <= start <= end + 2 and not text[end:start].strip(" \t")
