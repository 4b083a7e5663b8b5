"""PAGE-XML (PRImA): regions in reading order, of lines, of words."""

from __future__ import annotations

import math
from collections.abc import Iterator

from onionskin.accession.markup import Element, Frame, Growing, local, named, number, share
from onionskin.record import Region, Transcription

_GROUPS = {"OrderedGroup", "OrderedGroupIndexed", "UnorderedGroup", "UnorderedGroupIndexed"}
_REFERENCES = {"RegionRef", "RegionRefIndexed"}
_REGIONS = ("TextRegion", "TableRegion")


def page_frames(root: Element) -> Iterator[tuple[Element, Frame]]:
    """Each page with its size in pixels."""
    for page in named(root, "Page"):
        width, height = number(page, "imageWidth"), number(page, "imageHeight")
        yield page, Frame(width, height) if width > 0 and height > 0 else Frame(0, 0)


def page_text(page: Element, frame: Frame) -> tuple[Transcription, ...]:
    """The text of a page: regions in the order it gives, those it does not mention after them as they stand.

    A line's own text holds where its words are found in it, in order; otherwise its words are joined by spaces. A line
    without words is placed as a whole; a region whose lines say nothing, not at all.
    """
    growing = Growing("page-xml")
    for region in _in_order(page):
        said = [_line(line, frame, growing) for line in region if local(line) == "TextLine"]
        if not any(said) and not any(local(child) in _REGIONS for child in region):
            for text in _own_text(region).splitlines():
                growing.say(text)
                growing.line()
        growing.block()
    return growing.told()


def _in_order(page: Element) -> Iterator[Element]:
    """Each region once: those in the reading order, with what lies inside them, then the others as they stand."""
    regions = list(named(page, *_REGIONS))
    by_name = {region.get("id"): region for region in reversed(regions)}
    order = next(named(page, "ReadingOrder"), None)
    listed = dict.fromkeys(() if order is None else _references(order))
    found: dict[Element, None] = {}
    for name in listed:
        if (region := by_name.get(name)) is not None:
            inner = (one for one in named(region, *_REGIONS) if one is region or one.get("id") not in listed)
            found.update(dict.fromkeys(inner))
    return iter(found | dict.fromkeys(regions))


def _references(group: Element) -> Iterator[str]:
    children = [child for child in group if local(child) in _GROUPS | _REFERENCES]
    for child in sorted(children, key=lambda child: index if math.isfinite(index := number(child, "index")) else 0):
        if reference := child.get("regionRef"):
            yield reference
        if local(child) in _GROUPS:
            yield from _references(child)


def _line(line: Element, frame: Frame, growing: Growing) -> bool:
    """Say a line; whether it says anything."""
    words = [(_own_text(word), word) for word in line if local(word) == "Word"]
    words = [(" ".join(text.split()), word) for text, word in words if text.strip()]
    text = " ".join(_own_text(line).split())
    if not words:
        growing.say(text, _region(line, frame))
    elif (gaps := _gaps(text, [word for word, _ in words])) is not None:
        for (word, element), gap in zip(words, gaps, strict=True):
            if gap:
                growing.space()
            growing.say(word, _region(element, frame), _certainty(element))
    else:
        for word, element in words:
            growing.say(word, _region(element, frame), _certainty(element))
            growing.space()
    growing.line()
    return bool(words or text)


def _gaps(text: str, words: list[str]) -> list[str] | None:
    """What stands before each word in the line's own text; None where they are not all in it, one after another."""
    gaps: list[str] = []
    at = 0
    for word in words:
        found = text.find(word, at)
        if found < 0 or text[at:found].strip():
            return None
        gaps.append(text[at:found])
        at = found + len(word)
    return gaps if not text[at:].strip() else None


def _own_text(element: Element) -> str:
    """The element's own text."""
    best = _reading(element)
    if best is None:
        return ""
    found = [child.text or "" for child in best if local(child) == "Unicode"]
    found += [child.text or "" for child in best if local(child) == "PlainText"]
    return found[0] if found else ""


def _certainty(word: Element) -> float | None:
    best = _reading(word)
    return None if best is None else share(number(best, "conf"))


def _reading(element: Element) -> Element | None:
    """Of several readings the one of the lowest index, else the first."""
    readings = [child for child in element if local(child) == "TextEquiv"]
    return min(readings, key=lambda one: index if math.isfinite(index := number(one, "index")) else 0, default=None)


def _region(element: Element, frame: Frame) -> Region | None:
    """The box around an element's outline; versions before 2013 write it as Point elements."""
    outline = next((child for child in element if local(child) == "Coords"), None)
    if outline is None:
        return None
    points: list[tuple[float, float]] = []
    for pair in outline.get("points", "").split():
        x, _, y = pair.partition(",")
        try:
            points.append((float(x), float(y)))
        except ValueError:
            return None
    points += [(number(point, "x"), number(point, "y")) for point in named(outline, "Point")]
    if not points:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return frame.region(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
