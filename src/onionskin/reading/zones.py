"""The stage `zones`: the parts of a page by their office, so that running text can flow without the rest.

Marks say where stamps, banners, numbers and controls are; what is left is body, cut where a heading, a footnote or a
table stands. Every zone is a run of whole lines, but for a page number or banner that shares a line with another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from onionskin.reading.shapes import Shapes
from onionskin.record import Annotation, Annotations, Mark, Span, Transcription, Zone, refused

OFFICE = {
    "declass_stamp": "release_stamp", "release_stamp": "release_stamp", "control_number": "control",
    "downgrade": "control", "handling_caveat": "control", "page_number": "page_number",
}  # fmt: skip
"""The zone that a mark's lines are when the mark is all that stands on them. Banners go by their place."""
FEW, SHORT = 3, 24
"""So many lines, and no longer than this in code points, beyond the banners are dirt or a worn number: no text goes on
there. More of them, or longer ones, are text that an engine has read out of its order."""
SPECKS = 3
"""Letters and figures that may stand beside a mark on its line without making the line body."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with print, `text[start:end]` without blanks around, its number among all lines, and its zone if known."""

    start: int
    end: int
    text: str
    number: int


class Held:
    """Spans of a page, to be asked which of them a stretch meets. A page may have many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def over(self, start: int, end: int) -> list[Span]:
        """The spans that share a code point with [start, end)."""
        at = bisect_left(self._spans, end, key=lambda span: span.start)
        found = []
        while at > 0 and self._reach[at - 1] > start:
            at -= 1
            if self._spans[at].end > start:
                found.append(self._spans[at])
        return found[::-1]


def find_zones(reading: Transcription, marks: Annotations, hand: Annotations) -> Annotations:
    """The zones of a page, sorted by where they begin, the longer first; spans hold no line break at either end.

    A line that a banner and a page number share is a `marking_header` or `marking_footer` as a whole and holds both as
    zones of their own. A refusal of `zone` in `hand` withdraws machine zones that meet its span; a zone said by hand
    takes the place of those it meets.
    """
    text = reading.text
    lines = _lines(text)
    furniture = _furniture(lines, marks)
    taken = _covered(lines, furniture)
    shapes = Shapes([(line.text, line.number) for line in lines])
    zones = [*furniture, *_rest(lines, taken, shapes, _beyond(lines, taken, furniture))]
    return tuple(sorted(_with_hand(zones, hand), key=_place))


def _lines(text: str) -> list[Line]:
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if bare := line.strip():
            at = start + line.index(bare[0])
            lines.append(Line(at, at + len(bare), bare, number))
        start += len(line) + 1
    return lines


def _furniture(lines: Sequence[Line], marks: Annotations) -> list[Annotation]:
    """The zones that marks make: each mark that has its lines to itself, and lines that number and banner share."""
    pinned = [(m.target, m.body) for m in marks if isinstance(m.target, Span) and isinstance(m.body, Mark)]
    spans = Held(span for span, body in pinned if body.kind in OFFICE or body.kind == "classification_banner")
    numbers = Held(span for span, body in pinned if body.kind == "page_number")
    middle = _middle(lines, spans)
    starts = [line.start for line in lines]
    zones: list[Annotation] = []
    for span, body in pinned:
        held = lines[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]
        if body.kind == "unrecognised" and body.family == "UNKNOWN_LINE":
            zones.append(_zone(span.start, span.end, "other"))
        elif body.kind == "classification_banner":
            kind = "marking_header" if span.start < middle else "marking_footer"
            zones.append(_zone(span.start, span.end, kind))
            zones.extend(_shared(held, span, kind, numbers))
        elif body.kind in OFFICE and (OFFICE[body.kind] != "control" or all(_alone(line, spans) for line in held)):
            zones.append(_zone(span.start, span.end, OFFICE[body.kind]))
    return list(dict.fromkeys(zones))


def _middle(lines: Sequence[Line], furniture: Held) -> float:
    """The place that halves the print which is no furniture; a page of furniture alone is halved as it stands."""
    body = [line for line in lines if not furniture.over(line.start, line.end)]
    chosen = body or list(lines)
    return (chosen[0].start + chosen[-1].end) / 2 if chosen else 0.0


def _shared(held: Sequence[Line], span: Span, kind: str, numbers: Held) -> Iterator[Annotation]:
    for line in held:
        beside = [one for one in numbers.over(line.start, line.end) if line.start <= one.start and one.end <= line.end]
        if beside:
            yield _zone(min(span.start, beside[0].start), max(span.end, beside[0].end), kind)


def _alone(line: Line, spans: Held) -> bool:
    """Whether nothing but marks and specks stands on a line."""
    rest = list(line.text)
    for span in spans.over(line.start, line.end):
        for at in range(max(span.start, line.start), min(span.end, line.end)):
            rest[at - line.start] = " "
    return sum(map(str.isalnum, rest)) <= SPECKS


def _covered(lines: Sequence[Line], furniture: Sequence[Annotation]) -> set[int]:
    """The lines that furniture takes: those on which it leaves no more than specks."""
    spans = Held(zone.target for zone in furniture if isinstance(zone.target, Span))
    taken = set()
    for index, line in enumerate(lines):
        held = spans.over(line.start, line.end)
        if held and (_alone(line, spans) or all(_small(line, span) for span in held)):
            taken.add(index)
    return taken


def _small(line: Line, span: Span) -> bool:
    """Whether furniture holds most of a line's print, so that what is beside it is a worn number or specks."""
    return (min(span.end, line.end) - max(span.start, line.start)) * 2 > line.end - line.start


def _beyond(lines: Sequence[Line], taken: set[int], furniture: Sequence[Annotation]) -> set[int]:
    """The few short lines before the first banner and after the last that nothing knows."""
    known = [(z.body.kind, z.target) for z in furniture if isinstance(z.body, Zone) and isinstance(z.target, Span)]
    head = min((span.start for kind, span in known if kind == "marking_header"), default=0)
    foot = max((span.end for kind, span in known if kind == "marking_footer"), default=1 << 62)
    sides = (
        [i for i, line in enumerate(lines) if line.end <= head],
        [i for i, line in enumerate(lines) if line.start >= foot],
    )
    found = set()
    for side in sides:
        free = [index for index in side if index not in taken]
        if len(free) <= FEW and all(len(lines[index].text) <= SHORT for index in free):
            found |= set(free)
    return found


def _rest(lines: Sequence[Line], taken: set[int], shapes: Shapes, beyond: set[int]) -> Iterator[Annotation]:
    """Body, headings, footnotes and tables of the lines that are left, in runs of one kind; edge specks are `other`."""
    free = [index for index in range(len(lines)) if index not in taken]
    kinds = shapes.kinds(free) | dict.fromkeys(beyond, "other")
    run: list[int] = []
    for index in free:
        if run and (kinds[index] != kinds[run[-1]] or _between(run[-1], index, taken)):
            yield _zone(lines[run[0]].start, lines[run[-1]].end, kinds[run[0]])
            run = []
        run.append(index)
    if run:
        yield _zone(lines[run[0]].start, lines[run[-1]].end, kinds[run[0]])


def _between(before: int, after: int, taken: set[int]) -> bool:
    return any(index in taken for index in range(before + 1, after))


def _zone(start: int, end: int, kind: str) -> Annotation:
    return Annotation(Span(start, end), Zone(kind))


def _with_hand(zones: Sequence[Annotation], hand: Annotations) -> list[Annotation]:
    said = [note for note in hand if isinstance(note.body, Zone)]
    withdrawn = [note.target for note in said if isinstance(note.target, Span)] + refused(hand, "zone")
    kept = [z for z in zones if isinstance(z.target, Span) and not any(z.target.meets(span) for span in withdrawn)]
    return kept + said


def _place(zone: Annotation) -> tuple[int, int]:
    return (zone.target.start, -zone.target.end) if isinstance(zone.target, Span) else (1 << 62, 0)
