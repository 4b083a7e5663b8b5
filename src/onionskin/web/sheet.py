"""Setting a page: its text line for line, as printed or as repaired, cut where what is said of it begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from onionskin.record import Annotation, Annotations, Emendation, Region, Span, Transcription, Zone
from onionskin.record.text import Text
from onionskin.web.boxes import Box

LINES, POINTS = 100, 5500
"""Lines and code points set at once. A typed page has some 60 lines and 4,000 code points; the bounds keep one screen
under 60 kB of HTML though every letter be one that HTML writes with five, and a longer text is divided into parts."""

COLUMNS = (60, 68, 76, 84, 92, 110)
"""Letters to a line for which the face can be set, so that a line on the page is a line on the screen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line under the same remarks. `mark` and `hit` are numbers from 1, `first` whether the hit begins.

    `dates` are the numbers of the dates that it is part of, the shortest first; `opens` whether that one begins.
    `repair` is the number of the emendation that it is part of, `begins` whether that begins; `text` may then be "".
    `names` are the numbers of the mentions that it is part of, the shortest first; `calls` whether that one begins.
    `claims` are the numbers of the claims that it is part of, the shortest first.
    """

    text: str
    mark: int | None
    hit: int | None
    first: bool
    dates: tuple[int, ...] = ()
    opens: bool = False
    repair: int | None = None
    begins: bool = False
    names: tuple[int, ...] = ()
    calls: bool = False
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Over:
    """What is said over a text: each pinned to spans of it, and numbered in the order given.

    `mended` is what is shown in place of what is printed, in order: a text as repaired (see `mended`).
    """

    zones: Annotations = ()
    marks: Annotations = ()
    hits: Sequence[Span] = ()
    dates: Annotations = ()
    repairs: Annotations = ()
    mended: Sequence[tuple[Span, str]] = ()
    names: Annotations = ()
    claims: Annotations = ()


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
    laid = _laid(over)
    kinds = [
        (one.target, one.body.kind) for one in over.zones if isinstance(one.target, Span) and isinstance(one.body, Zone)
    ]
    lines: list[Line] = []
    boxes: list[Box] = []
    zone_before: str | None = None
    longest = 0
    for number, start, end, goes_on in parts[at - 1]:
        zone = next((kind for span, kind in kinds if span.start < end and start < span.end), None)
        if zone is None and start == end:
            zone = zone_before
        if end > start:
            boxes += [Box(number, region) for region in reading.regions(Span(start, end))]
        pieces = tuple(_pieces(reading.text, (start, end), laid))
        if not pieces and any(one.start < start and end <= one.end for one, _ in over.mended):
            continue  # the line is taken out
        lines.append(Line(number, pieces, zone, zone is not None and zone != zone_before, goes_on))
        zone_before = zone
        longest = max(longest, sum(len(piece.text) for piece in pieces))
    letters = next((columns for columns in COLUMNS if columns >= longest), COLUMNS[-1])
    first, last = parts[at - 1][0][1], parts[at - 1][-1][2]
    span = Span(first, last) if last > first else None
    return Sheet(tuple(lines), at, len(parts), tuple(boxes), letters, span)


def mended(text: Text) -> tuple[tuple[Span, str], ...]:
    """What is shown in place of what is printed, in order, for every emendation that is made.

    Where nothing is read it is ""; of two such that adjoin it is one.

    Where the print goes over a line's end, all that is read stands on the line where it begins.
    """
    found: list[tuple[Span, str]] = []
    there = 0
    ends = [run.here for run in text.runs[1:]] + [len(text.text)]
    for run, end in zip(text.runs, ends, strict=False):
        if there < run.there:
            found.append((Span(there, run.there), ""))
        if run.emended:
            over = "\n" in text.printed[run.there : run.until]
            shown = text.text[run.here : end]
            found.append((Span(run.there, run.until), shown.rstrip("\n") if over else shown))
        there = run.until
    if there < len(text.printed):
        found.append((Span(there, len(text.printed)), ""))
    return tuple(found)


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


@dataclass(frozen=True, slots=True)
class _Laid:
    """What is said over a text, numbered; `made` are the numbers of the repairs that are made."""

    marks: _Placed
    hits: _Placed
    dates: _Placed
    repairs: _Placed
    names: _Placed
    claims: _Placed
    made: frozenset[int]
    mended: Sequence[tuple[Span, str]]


def _laid(over: Over) -> _Laid:
    made = (at for at, one in enumerate(over.repairs, 1) if isinstance(one.body, Emendation) and one.body.applied)
    hits = list(zip(over.hits, count(1), strict=False))
    dates, repairs, names, claims = map(_placed, (over.dates, over.repairs, over.names, over.claims))
    return _Laid(_placed(over.marks), hits, dates, repairs, names, claims, frozenset(made), over.mended)


def _placed(remarks: Annotations) -> _Placed:
    return [(one.target, number) for number, one in enumerate(remarks, 1) if isinstance(one.target, Span)]


def _pieces(text: str, line: tuple[int, int], laid: _Laid) -> Iterator[Piece]:
    near = _near(text, line, laid)
    for whole, shown in _stretches(text, line, near):
        mark = min(_over(near.marks, whole), default=None)
        hit = next(((span, number) for span, number in near.hits if _lie(span, whole)), None)
        when, named = sorted(_over(near.dates, whole)), sorted(_over(near.names, whole))
        repair = min(
            ((at not in near.made, size, at, start) for size, at, start in _over(near.repairs, whole)), default=None
        )
        yield Piece(
            shown,
            mark[1] if mark else None,
            hit[1] if hit else None,
            hit is not None and hit[0].start >= whole[0],
            tuple(number for _, number, _ in when),
            bool(when) and when[0][2] >= whole[0],
            repair[2] if repair else None,
            repair is not None and repair[3] >= whole[0],
            tuple(number for _, number, _ in named),
            bool(named) and named[0][2] >= whole[0],
            tuple(number for _, number, _ in sorted(_over(near.claims, whole))),
        )


def _near(text: str, line: tuple[int, int], laid: _Laid) -> _Laid:
    """What is said over one line, and over all that what is read there stands for; a repair that begins with the
    line's end too."""
    start, end = line
    last = text[end : end + 1] == "\n"

    def on(span: Span) -> bool:
        return (span.start < end and start < span.end) or (last and span.start == end)

    mended = [one for one in laid.mended if on(one[0])]
    start, end = min([start, *(one.start for one, _ in mended)]), max([end, *(one.end for one, _ in mended)])

    marks, hits, dates, repairs, names, claims = (
        [one for one in placed if on(one[0])]
        for placed in (laid.marks, laid.hits, laid.dates, laid.repairs, laid.names, laid.claims)
    )
    return _Laid(marks, hits, dates, repairs, names, claims, laid.made, mended)


def _stretches(text: str, line: tuple[int, int], near: _Laid) -> Iterator[tuple[tuple[int, int], str]]:
    """A line cut where anything begins or ends: where each stretch is printed, and what is shown of it.

    What is shown in place of print is one stretch, however much is said over a part of it.
    """
    start, end = line
    laid = (near.marks, near.hits, near.dates, near.repairs, near.names, near.claims, near.mended)
    spans = [span for placed in laid for span, _ in placed]
    cuts = {start, end, *(max(start, one.start) for one in spans), *(min(end, one.end) for one in spans)}
    cuts = {at for at in cuts if start <= at <= end and not any(one.start < at < one.end for one, _ in near.mended)}
    cuts |= {start, end}
    goes_on = any(one.start < start for one, _ in near.mended)
    for at, until in pairwise(sorted(cuts)):
        over = next(((span, shown) for span, shown in near.mended if span.start <= at < span.end), None)
        if over is None:
            shown = text[at:until].lstrip(" ") if goes_on else text[at:until]
            goes_on = False
            if shown:
                yield (at, until), shown
        elif over[0].start == at:
            yield (over[0].start, over[0].end), over[1]
    ends = [(span.start, span.end) for span, _ in (*near.repairs, *near.mended) if span.start == end]
    if ends and not any(one.start < end < one.end for one, _ in near.mended):
        whole = min(ends)
        yield whole, next((shown for span, shown in near.mended if span.start == end), "")


def _over(placed: _Placed, whole: tuple[int, int]) -> Iterator[tuple[int, int, int]]:
    """What lies over a stretch: the length, the number and the start of each."""
    return ((span.end - span.start, number, span.start) for span, number in placed if _lie(span, whole))


def _lie(span: Span, whole: tuple[int, int]) -> bool:
    return span.start < whole[1] and whole[0] < span.end


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
