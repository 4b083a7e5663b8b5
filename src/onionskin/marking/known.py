"""Marks known by their wording: each family's pattern, run only where its triggers stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from onionskin.marking import fields
from onionskin.marking.lines import remark, stamp_fields
from onionskin.marking.tables import Family, families
from onionskin.record import Annotation, Mark, Span, Value

BEFORE, AFTER = 220, 420
"""How far around a trigger a pattern is tried, in code points: more than the longest example on either side."""


def known_marks(text: str, folded: str) -> list[Annotation]:
    """Every mark that a family knows, in the order of families; they may overlap. `folded` is `text` in lower case."""
    flat = folded.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    here = {trigger for trigger in triggers() if trigger in flat}
    return [found for family in families() if not here.isdisjoint(family.triggers) for found in _of(family, text, flat)]


@cache
def triggers() -> tuple[str, ...]:
    """The triggers of all families, each once."""
    return tuple(dict.fromkeys(trigger for family in families() for trigger in family.triggers))


def _of(family: Family, text: str, flat: str) -> Iterator[Annotation]:
    for start, end in windows(text, flat, family.triggers):
        for found in family.pattern.finditer(text, start, end):
            if found.end() > found.start():
                yield _remark(family, found)


def windows(text: str, flat: str, triggers: tuple[str, ...]) -> list[tuple[int, int]]:
    """The stretches of whole lines around the triggers, merged where they meet.

    `flat` is `text` in lower case with a blank for every line break, so that a line's end parts no words.
    """
    places = sorted(at for trigger in triggers for at in _places(flat, trigger))
    merged: list[tuple[int, int]] = []
    for at in places:
        if merged and at + AFTER <= merged[-1][1]:
            continue
        start = text.rfind("\n", 0, max(0, at - BEFORE)) + 1
        start = max(start, at - 2 * BEFORE)
        end = text.find("\n", at + AFTER)
        end = min(len(text) if end < 0 else end, at + 2 * AFTER)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _places(flat: str, trigger: str) -> Iterator[int]:
    at = flat.find(trigger)
    while at >= 0:
        yield at
        at = flat.find(trigger, at + len(trigger))


def _remark(family: Family, found: re.Match[str]) -> Annotation:
    value, sure = _value(family, found)
    surface, at = (found[family.pin], found.start(family.pin)) if family.pin else (found[0], found.start())
    bare = surface.strip()
    start = at + surface.index(bare[0])
    return remark(start, start + len(bare), Mark(family.kind, family.id, value), 0.98 if sure else 0.8)


def _value(family: Family, found: re.Match[str]) -> tuple[dict[str, Value], bool]:
    printed: dict[str, str | None] = {}
    for group, surface in found.groupdict().items():
        name = group.rstrip("0123456789")
        printed[name] = printed.get(name) or (" ".join(surface.split()) if surface else None)
    value: dict[str, Value] = stamp_fields(**family.says) if family.stamp else dict(family.says)
    sure = True
    for name, surface in printed.items():
        if surface is None:
            value.setdefault(name, None)
            continue
        read = read_field(name, surface)
        value[name] = read
        if read != surface:
            value[f"{name}_printed"] = surface
        if read is None:
            value["unreadable"] = True
            sure = False
    return _settled(family, value), sure


def read_field(name: str, surface: str) -> str | None:
    """The value of a printed field by the field's name."""
    if name == "authority":
        return fields.order(surface)
    if name == "section":
        return fields.section(surface)
    if name == "date":
        return fields.date(surface)
    if name == "record":
        return fields.record(surface)
    return surface


def _settled(family: Family, value: dict[str, Value]) -> dict[str, Value]:
    if family.id == "PRESLIB_SANITIZED_NLK" and isinstance(case := value["case"], str):
        value["case"], repaired = fields.library_case(case)
        if repaired:
            value["case_printed"] = case
    if family.id == "NARA_AUTHORITY_NND":
        _settle_box(value)
    if family.id == "FBI_CLASSIFIED_BY" or family.id == "FBI_ALL_INFO":
        value.pop("by_printed", None)
    return value


def _settle_box(value: dict[str, Value]) -> None:
    """The box has one line for its authority: a project number, an order, or handwriting that nobody can read."""
    printed = str(value.get("project") or "")
    value["project"] = fields.project(printed)
    digits = re.search(r"1\d{4}$", printed)
    if value["project"] is None and digits and re.match(r"E|Executive", printed, re.IGNORECASE):
        value["authority"] = fields.order(digits[0])
    if value["project"] is None and value["authority"] is None:
        value["project_printed"], value["unreadable"] = printed, True


def apart(marks: list[Annotation]) -> list[Annotation]:
    """Of marks that meet, the longest; of equally long ones the one listed first."""
    kept: list[Annotation] = []
    places: list[Span] = []
    for candidate in sorted(marks, key=_length, reverse=True):
        span = _span(candidate)
        at = bisect_left(places, span)
        if not any(near.meets(span) for near in places[max(0, at - 1) : at + 1]):
            places.insert(at, span)
            kept.append(candidate)
    return kept


def _span(found: Annotation) -> Span:
    assert isinstance(found.target, Span)
    return found.target


def _length(found: Annotation) -> int:
    return _span(found).end - _span(found).start
