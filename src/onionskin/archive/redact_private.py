"""Numbers of living persons are masked where anything is shown; what is stored stays as it came.

The mask is as long as what it masks, so that every offset holds. What is said of a place that is masked is not told,
and what is said of a place around it is told with the mask.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from PIL import Image, ImageDraw

from onionskin.archive.views import PageView
from onionskin.marking.private import MASK, Private, masked, private_numbers
from onionskin.record import Annotation, Annotations, Region, Span, Transcription

_SHADE = 128
"""Gray that is laid over the place of such a number when a page image is shown."""


def veiled(value: Any) -> Any:
    """A transcription, or a tuple of them, with numbers of persons masked; anything else as it is."""
    if isinstance(value, Transcription):
        text = masked(value.text)
        return value if text == value.text else replace(value, text=text)
    if isinstance(value, tuple) and value and isinstance(value[0], Transcription):
        return tuple(map(veiled, value))
    return value


def tellable(remarks: Annotations, text: str) -> Annotations:
    """Remarks on a text as they may be told: none of a number of a person, and none that repeats one."""
    found = private_numbers(text)
    if not found:
        return remarks
    numbers = [text[one.span.start : one.span.end] for one in found]
    return tuple(
        replace(one, body=_without(one.body, numbers))
        for one in remarks
        if not (isinstance(one.target, Span) and any(_of(one.target, other) for other in found))
    )


def _of(span: Span, number: Private) -> bool:
    """Whether a span is of a number: within it, or no more than a word longer."""
    return span in number.span or (span.meets(number.span) and span.end - span.start < 2 * len(_whole(number)))


def _whole(number: Private) -> range:
    return range(number.span.start, number.span.end)


def without(value: Any, text: str) -> Any:
    """Plain JSON, nouns or strings with every number of a person that stands in a text, or by itself, masked."""
    return _without(value, [text[one.span.start : one.span.end] for one in private_numbers(text)])


def _without(value: Any, numbers: Sequence[str]) -> Any:
    if isinstance(value, str):
        for number in numbers:
            if number in value:
                value = value.replace(number, "".join(MASK if char.isalnum() else char for char in number))
        return masked(value)
    if isinstance(value, list | tuple):
        made = [_without(item, numbers) for item in value]
        return tuple(made) if isinstance(value, tuple) else made
    if isinstance(value, Mapping):
        return {key: _without(item, numbers) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type | Span | Region | Annotation):
        changed = {
            one.name: _without(held, numbers)
            for one in fields(value)
            if isinstance(held := getattr(value, one.name), str | list | tuple | Mapping)
        }
        return replace(value, **changed)
    return value


def behind_masks(view: PageView, reading: Transcription | None) -> PageView:
    """A page as it may be shown; `reading` is what is read of it, as it was read."""
    text = reading.text if reading else ""
    named = ("marks", "dates", "repairs", "findings", "mentions")
    shown: dict[str, Any] = {name: tellable(getattr(view, name), text) for name in named}
    return replace(view, readings=veiled(view.readings), **shown)


def masks(text: str) -> list[dict[str, Any]]:
    """What is masked in a text, as plain JSON: where, and what kind of number it is."""
    return [{"start": one.span.start, "end": one.span.end, "kind": one.kind} for one in private_numbers(text)]


def places(readings: Sequence[Transcription]) -> tuple[Region, ...]:
    """Where numbers of persons stand on the page, as far as a reader placed them."""
    return tuple(
        word.region
        for reading in readings
        for one in private_numbers(reading.text)
        for word in reading.within(one.span)
    )


def shaded(data: bytes, regions: Sequence[Region]) -> bytes:
    """A page image with gray laid over some regions, as PNG; the image that is stored stays as it is."""
    with Image.open(io.BytesIO(data)) as image:
        shown = image.convert("RGB" if image.mode in ("RGB", "RGBA", "P", "CMYK") else "L")
        pen = ImageDraw.Draw(shown)
        for region in regions:
            box = (region.x, region.y, region.x + region.width, region.y + region.height)
            pen.rectangle(box, fill=_SHADE if shown.mode == "L" else (_SHADE,) * 3)
        made = io.BytesIO()
        shown.save(made, "PNG", compress_level=1)
        return made.getvalue()
