"""The stage `pagination`: what the page numbers of the pages around show a page's own number to be.

Pages of one item are numbered in series: the number grows by one from sheet to sheet, whatever is misread on some of
them. A series is known by its place on the sheet, its prefix and where it would have begun; a sheet that is left out,
a tab that begins anew, or a second count is another series. What a series shows is evidence for the marks of a page
and never its label: a label is what is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onionskin.marking.folios import in_column
from onionskin.marking.labels import Numbered, numbered, written
from onionskin.marking.lines import Line, printed_lines
from onionskin.record import Transcription, Value

REACH = 12
"""How many pages away, on either side, another page's number is evidence. Swept on 14 volumes: 6 and 8 find less, 16
and 24 no more."""
SHOWN = 4
"""No more than so many series are told of for one page: before and after a sheet left out, at most twice."""
LONGEST = 60
"""A line that holds more than a number and a marking is no longer than this, in code points."""

Shown = Mapping[str, Value]
"""What one series shows: `label`, and on how many pages `before` and `after` this one it stands within REACH."""
Pagination = Mapping[str, str | tuple[Shown, ...]]
"""`place`: where the item has its numbers, `head` or `foot`, or `` where it has none; `series`: what they show."""
_Series = tuple[str, str, int]


def pagination(readings: tuple[Transcription, ...]) -> tuple[Pagination, ...]:
    """For each page of an item, in order, what the series around it show, the best supported first.

    A page is no evidence for itself. Numbers at the head count only in an item whose feet have fewer: what is written
    at the top of an archive's sheets is a foliation more often than the document's own number.
    """
    seen = [tuple(dict.fromkeys(_numbers(printed_lines(reading.text)))) for reading in readings]
    pages: dict[_Series, list[int]] = defaultdict(list)
    for page, numbers in enumerate(seen):
        for place, number in numbers:
            pages[place, number.prefix, number.count - page].append(page)
    place = _place(pages)
    return tuple({"place": place, "series": tuple(_shown(page, seen, pages, place))} for page in range(len(readings)))


def _place(pages: Mapping[_Series, list[int]]) -> str:
    """Where the item has its numbers, by the pages that are in a series of at least three there.

    At the head only where it has three times as many: a foliation is on every sheet, and read better than worn feet.
    """
    held = {
        place: {page for series, on in pages.items() if series[0] == place and len(on) >= 3 for page in on}
        for place in ("head", "foot")
    }
    if not held["head"] and not held["foot"]:
        return ""
    return "head" if len(held["head"]) > 3 * len(held["foot"]) else "foot"


def _shown(
    page: int, seen: Sequence[tuple[tuple[str, Numbered], ...]], pages: Mapping[_Series, list[int]], place: str
) -> Iterator[Shown]:
    around = range(max(0, page - REACH), min(len(seen), page + REACH + 1))
    series = {
        (where, number.prefix, number.count - other)
        for other in around
        if other != page
        for where, number in seen[other]
        if where == place
    }
    found = []
    for one in series:
        near = [other for other in pages[one] if abs(other - page) <= REACH and other != page]
        count = page + one[2]
        if count > 0 and (len(near) >= 2 or abs(near[0] - page) == 1):
            weight = sum(1 / (3 + abs(other - page)) for other in near)
            before = sum(other < page for other in near)
            found.append((-weight, written(Numbered(one[1], count)), before, len(near) - before))
    for _, label, before, after in sorted(found)[:SHOWN]:
        yield {"label": label, "before": before, "after": after}


def _numbers(lines: Sequence[Line]) -> Iterator[tuple[str, Numbered]]:
    """Whatever at the head or foot of a page may be its number: a line of its own, or a piece at a line's end."""
    for line in lines:
        if not line.edge or len(line.text) > LONGEST:
            continue
        place = "foot" if line.below < line.above else "head"
        if (place == "head" and line.text.endswith(".")) or in_column(lines, line.above):
            continue  # a foliation is written so; and the lines of a table or a transcript are numbered on every page
        words = line.text.split()
        for piece in dict.fromkeys((line.text, words[0], words[-1])):
            if len(piece) <= 16 and (number := numbered(piece)) is not None:
                yield place, number
