"""What stands where markings stand and is shaped like one, and no family knows: said as unrecognised, and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onionskin.marking.lines import Line, Taken, folded, remark
from onionskin.record import Annotation, Mark, Span

LONGEST = 48
SMALL = ("page_number", "portion_mark", "exemption_code", "control_number")
"""Kinds that stand in the text, or at an edge with text beside them: nothing is unrecognised for standing by them."""
_WORDS = re.compile(r"[A-Z0-9][A-Z0-9 .,/#&:'-]*[A-Z0-9.]")


def unknown_marks(lines: Sequence[Line], known: Sequence[Annotation], running: frozenset[str]) -> list[Annotation]:
    """Whole lines in capitals at the head or foot, beyond the banner or, on a page without, next to what else is known.

    Within the banners stand the headings, the addressee and the name of whoever signed, in capitals too; and a form
    prints its labels so. A line that only this page has must stand next to a mark, or to another such line.
    """
    spans = _places(known)
    banners = _lines_of(lines, [mark for mark in known if _kind(mark) == "classification_banner"])
    others = _lines_of(lines, [mark for mark in known if _kind(mark) not in SMALL])
    beyond = [line for line in lines if not banners and line.edge and folded(line.text) in running]
    top = min((line.above for line in banners if line.head), default=None)
    if top is None:
        top = max((line.above for line in others if line.head and line.above < line.below), default=0)
    foot = max((line.above for line in banners if line.foot and line.below < line.above), default=None)
    if foot is None:
        foot = min((line.above for line in others if line.foot and line.below < line.above), default=len(lines))
    beyond += [*_run(lines[:top][::-1], spans, running), *_run(lines[foot + 1 :], spans, running)]
    return [
        remark(line.start, line.end, Mark("unrecognised", "UNKNOWN_LINE", {"text": line.text}), 0.5)
        for line in dict.fromkeys(beyond)
        if line.edge and _shaped(line) and not spans.meets(line.start, line.end)
    ]


def _lines_of(lines: Sequence[Line], marks: Sequence[Annotation]) -> list[Line]:
    spans = _places(marks)
    return [line for line in lines if line.edge and spans.meets(line.start, line.end)]


def _places(marks: Sequence[Annotation]) -> Taken:
    return Taken(mark.target for mark in marks if isinstance(mark.target, Span))


def _kind(mark: Annotation) -> str:
    return mark.body.kind if isinstance(mark.body, Mark) else ""


def _run(lines: Sequence[Line], spans: Taken, running: frozenset[str]) -> Iterator[Line]:
    """From a mark outwards: what looks like marks while nothing else comes between; and what the item repeats."""
    near = True
    for line in lines:
        near = near and (spans.meets(line.start, line.end) or (_shaped(line) and len(line.text.split()) > 1))
        if near or folded(line.text) in running:
            yield line


def _shaped(line: Line) -> bool:
    """Capitals, short, no leader dots: as a marking is printed."""
    if not 4 <= len(line.text) <= LONGEST or ".." in line.text or not _WORDS.fullmatch(line.text):
        return False
    words = [word for word in re.findall(r"[A-Z]+", line.text) if len(word) > 3]
    return bool(words) and any(re.search(r"[AEIOUY]", word) for word in words)
