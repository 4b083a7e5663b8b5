"""Setting a page: its text line for line, cut where what is said of it begins and ends; and the boxes for its image."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from onionskin.record import Annotation, Annotations, Page, Region, Span, Transcription, Zone

LINES, POINTS = 100, 6000
"""Lines and code points set at once. A typed page has some 60 lines and 4,000 code points; the bounds keep one screen
under 60 kB of HTML though every letter be one that HTML writes with five, and a longer text is divided into parts."""

LABELS = 72
"""Names that would fill the height of an image: what sets their size."""
_LONGEST_NAME = 13
"""Letters of the longest name, `release stamp`; a bold letter is about five eighths as wide as it is high."""

COLUMNS = (60, 68, 76, 84, 92, 110)
"""Letters to a line for which the face can be set, so that a line on the page is a line on the screen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line under the same remarks. `mark` and `hit` are numbers from 1, `first` whether the hit begins.

    `dates` are the numbers of the dates that it is part of, the shortest first; `opens` whether that one begins.
    """

    text: str
    mark: int | None
    hit: int | None
    first: bool
    dates: tuple[int, ...] = ()
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """What is said over a text: each pinned to spans of it, and numbered in the order given."""

    zones: Annotations = ()
    marks: Annotations = ()
    hits: Sequence[Span] = ()
    dates: Annotations = ()


NOTHING = Over()


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `number` counts from 1; `goes_on` where it is the rest of a line too long to be set at once."""

    number: int
    pieces: tuple[Piece, ...]
    zone: str | None
    opens: bool
    """Whether its zone begins with it."""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box to draw on the image; `number` is of the line, the mark or the hit that it shows."""

    number: int
    region: Region
    name: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A name to write beside a box: where its foot stands in pixels of the page, and the side that it grows from."""

    x: int
    y: int
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a page's text, set. `part` of `parts`, both from 1."""

    lines: tuple[Line, ...]
    part: int
    parts: int
    boxes: tuple[Box, ...]
    letters: int = COLUMNS[0]
    """The least of COLUMNS that holds the longest line."""
    span: Span | None = None
    """What of the text is set; None where there is none."""


def set_text(reading: Transcription, over: Over = NOTHING, part: int = 1) -> Sheet:
    """The `part`-th part of a text, or the last where there are not so many."""
    parts = list(_parts(reading))
    at = min(part, len(parts))
    placed = _placed(over.marks), list(zip(over.hits, count(1), strict=False)), _placed(over.dates)
    kinds = [
        (one.target, one.body.kind) for one in over.zones if isinstance(one.target, Span) and isinstance(one.body, Zone)
    ]
    lines: list[Line] = []
    boxes: list[Box] = []
    zone_before: str | None = None
    for number, start, end, goes_on in parts[at - 1]:
        zone = next((kind for span, kind in kinds if span.start < end and start < span.end), None)
        if zone is None and start == end:
            zone = zone_before
        pieces = tuple(_pieces(reading.text, (start, end), placed))
        lines.append(Line(number, pieces, zone, zone is not None and zone != zone_before, goes_on))
        zone_before = zone
        if end > start:
            boxes += [Box(number, region) for region in reading.regions(Span(start, end))]
    longest = max((end - start for _, start, end, _ in parts[at - 1]), default=0)
    letters = next((columns for columns in COLUMNS if columns >= longest), COLUMNS[-1])
    first, last = parts[at - 1][0][1], parts[at - 1][-1][2]
    span = Span(first, last) if last > first else None
    return Sheet(tuple(lines), at, len(parts), tuple(boxes), letters, span)


def part_of_line(reading: Transcription, line: int) -> int:
    """The part that a line stands in, from 1."""
    for number, rows in enumerate(_parts(reading), 1):
        if rows and rows[-1][0] >= line:
            return number
    return 1


def line_of(reading: Transcription, target: Span | Region) -> int | None:
    """The printed line, from 1, that a target begins on; for a region the line whose words it covers first."""
    if isinstance(target, Region):
        within = (word for word in reading.words if _meet(word.region, target))
        first = next(within, None)
        if first is None:
            return None
        target = Span(first.start, first.end)
    return reading.text.count("\n", 0, target.start) + 1


def drawn(reading: Transcription, remarks: Sequence[tuple[int, str, Span | Region]]) -> tuple[Box, ...]:
    """Boxes for remarks, each given as its number, its name and its target."""
    return tuple(
        Box(number, region, name)
        for number, name, target in remarks
        for region in ((target,) if isinstance(target, Region) else reading.regions(target))
    )


def block(reading: Transcription, target: Span | Region) -> Region | None:
    """The one box around all that a zone holds."""
    regions = (target,) if isinstance(target, Region) else reading.regions(target)
    whole: Region | None = None
    for region in regions:
        whole = region if whole is None else whole.around(region)
    return whole


def labelled(boxes: Sequence[Box], page: Page, turn: int) -> tuple[Label, ...]:
    """Names for boxes, in the margin left of all of them as the image is shown (turned clockwise by `turn`), or in
    the right one where the left is too narrow: so no name lies on print."""
    wide, high = (page.height, page.width) if turn in (90, 270) else (page.width, page.height)
    shown = [(box, _turned(box.region, page, turn)) for box in boxes]
    if not shown:
        return ()
    left, right = min(at.x for _, at in shown), max(at.x + at.width for _, at in shown)
    small = high // LABELS
    before = left >= _LONGEST_NAME * small * 5 // 8 or left >= wide - right
    x, anchor = (left - small // 2, "end") if before else (right + small // 2, "start")
    return tuple(Label(*_back(x, at.y + small, page, turn), anchor, box.name) for box, at in shown)


def _turned(box: Region, page: Page, turn: int) -> Region:
    """A region of the page in pixels of the image as it is shown."""
    x, y, width, height = box.x, box.y, box.width, box.height
    if turn == 90:
        return Region(page.height - y - height, x, height, width)
    if turn == 180:
        return Region(page.width - x - width, page.height - y - height, width, height)
    return Region(y, page.width - x - width, height, width) if turn == 270 else box


def _back(x: int, y: int, page: Page, turn: int) -> tuple[int, int]:
    """A point of the image as it is shown, in pixels of the page."""
    return {90: (y, page.height - x), 180: (page.width - x, page.height - y), 270: (page.width - y, x)}.get(
        turn, (x, y)
    )


def _parts(reading: Transcription) -> Iterator[list[tuple[int, int, int, bool]]]:
    rows: list[tuple[int, int, int, bool]] = []
    points = 0
    for number, (start, end) in enumerate(reading.lines(), 1):
        for at in range(start, max(end, start + 1), POINTS):
            until = min(end, at + POINTS)
            if rows and (len(rows) >= LINES or points + until - at > POINTS):
                yield rows
                rows, points = [], 0
            rows.append((number, at, until, at > start))
            points += until - at
    yield rows


_Placed = list[tuple[Span, int]]


def _placed(remarks: Annotations) -> _Placed:
    return [(one.target, number) for number, one in enumerate(remarks, 1) if isinstance(one.target, Span)]


def _pieces(text: str, line: tuple[int, int], placed: tuple[_Placed, _Placed, _Placed]) -> Iterator[Piece]:
    start, end = line
    marks, hits, dates = ([one for one in some if one[0].start < end and start < one[0].end] for some in placed)
    cuts = {start, end}
    for span, _ in (*marks, *hits, *dates):
        cuts |= {max(start, span.start), min(end, span.end)}
    for at, until in pairwise(sorted(cuts)):
        mark = min(_over(marks, at, until), default=None)
        hit = next(((span, number) for span, number in hits if span.start <= at and until <= span.end), None)
        when = sorted(_over(dates, at, until))
        yield Piece(
            text[at:until],
            mark[1] if mark else None,
            hit[1] if hit else None,
            hit is not None and hit[0].start == at,
            tuple(number for _, number, _ in when),
            bool(when) and when[0][2] == at,
        )


def _over(placed: _Placed, at: int, until: int) -> Iterator[tuple[int, int, int]]:
    """What lies over a stretch: the length, the number and the start of each."""
    return (
        (span.end - span.start, number, span.start) for span, number in placed if span.start <= at and until <= span.end
    )


def _meet(one: Region, other: Region) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def numbered(remarks: Annotations) -> Iterator[tuple[int, Annotation]]:
    """Remarks with their numbers, from 1, as they stand in the margin."""
    return enumerate(remarks, 1)
