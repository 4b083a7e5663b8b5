"""The way on from a page: to the hits before and after, and to the pages beside it in its item."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onionskin.archive import Archive, Leaf, PageView
from onionskin.web.addresses import Place
from onionskin.web.searching import HITS

STRIP = 5
"""Neighbours shown on each side of a page in the strip of thumbnails."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The way through the hits of a query: this one's number, how many there are, the hits before and after."""

    number: int
    total: int
    before: str | None
    after: str | None
    back: str


def trail_of(archive: Archive, place: Place) -> Trail | None:
    """Where the reader stands among the hits they came through; None where they came through none."""
    if place.hit is None:
        return None
    asked, first = place.asked, max(1, place.hit - 1)
    found = archive.search(asked.query, asked.filters, first - 1, 3)
    near = dict(enumerate(found.hits, first))
    beside = replace(place, part=1, reader=None, turn=None, xywh=None)

    def at(number: int) -> str | None:
        hit = near.get(number)
        return None if hit is None else beside.url(hit.page, hit=number, line=hit.line if hit.spans else None)

    back = asked.url((place.hit - 1) // HITS * HITS + 1)
    return Trail(place.hit, found.total, at(place.hit - 1), at(place.hit + 1), back)


def strip(archive: Archive, view: PageView) -> tuple[Leaf, ...]:
    """The pages beside this one in its item, itself among them; none where it stands alone."""
    if view.count < 2 or not view.units:
        return ()
    first = max(1, min(view.number - STRIP, view.count - 2 * STRIP))
    return archive.item(view.units[-1].code, first, first + 2 * STRIP).leaves
