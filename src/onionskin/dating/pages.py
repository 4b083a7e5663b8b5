"""Pages of one item in order: the story, and the date of the document, go on over a page's end.

page + Carried ──▶ turned ──▶ Telling (what each expression means, the documents) + Carried for the next page

Carried is small: a later page depends on all pages before it through nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onionskin.dating.documents import Document, documents
from onionskin.dating.edtf import Date
from onionskin.dating.resolving.meaning import Meaning, Story, Told
from onionskin.dating.telling import (
    Orders,
    Placed,
    mostly_near,
    orders_of,
    placed,
    puts_day_first,
    speaks_from,
    tell,
    years_told,
)

EARLIER = -2
"""Stands as the anchor for a time told on an earlier page."""
KEPT = 4
"""Times told that are carried over a page's end. Of 8,712 expressions on pages of the Pentagon Papers two mean
something else than with all times carried; with two kept, thirteen; with one, 85."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as it is read. `told` are its expressions where they are known already.

    `written` is when its document was written, where a person said so: it holds, whatever the page says, until a later
    page opens a document. `headed` tells whether the person pointed to words at its head: a text without speaks from
    that day only where it shows that.
    """

    text: str
    told: tuple[Placed, ...] | None = None
    written: Date | None = None
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What a page hands on: the document's date, whether a head of its own gave it, the last times told, the heading's
    year, how its years lie.

    `near`, `years` and `points` count over the document so far, see `telling.tells_news`; so do `orders`, see
    `telling.orders_of`.
    """

    written: Date | None = None
    headed: bool = False
    told: tuple[Told, ...] = ()
    heading: Date | None = None
    near: int = 0
    years: int = 0
    points: int = 0
    orders: Orders = (0, 0)


@dataclass(frozen=True, slots=True)
class Telling:
    """A page told: its expressions, what each means, and the documents that are on it, in order.

    An anchor is the index of an expression of this page, DOCUMENT for the date of the document it stands in, EARLIER
    for a time told on an earlier page.
    """

    told: tuple[Placed, ...]
    meanings: tuple[Meaning, ...]
    documents: tuple[Document, ...]


def over_pages(pages: Sequence[PageText], written: Date | None = None) -> Iterator[Telling]:
    """Each page of an item in order; `written` is the item's date where it is known from elsewhere."""
    carried = Carried(written)
    for page in pages:
        telling, carried = turned(page, carried)
        yield telling


def turned(page: PageText, carried: Carried = Carried()) -> tuple[Telling, Carried]:
    """A page told after those before it, and what it hands on."""
    told = tuple(placed(page.text)) if page.told is None else page.told
    if page.written is not None:
        carried = replace(carried, written=page.written, headed=page.headed)
    found = documents(page.text, told, carried.written)
    meanings: list[Meaning] = []
    for at, document in enumerate(found):
        end = found[at + 1].start if at + 1 < len(found) else len(page.text) + 1
        if document.opens:
            written = page.written or document.written
            carried = Carried(written, headed=page.headed or (page.written is None and written is not None))
        part = [one for one in told if document.start <= one.start < end]
        said, carried = _document(part, len(meanings), carried)
        meanings += said
    return Telling(told, tuple(meanings), tuple(found)), carried


def _document(part: Sequence[Placed], first: int, carried: Carried) -> tuple[list[Meaning], Carried]:
    """The expressions of one document on one page; `first` is how many of the page stand before them."""
    near, years, points = years_told(carried.written, part)
    carried = replace(carried, near=carried.near + near, years=carried.years + years, points=carried.points + points)
    day, month = orders_of(part)
    carried = replace(carried, orders=(carried.orders[0] + day, carried.orders[1] + month))
    news = carried.written is not None and mostly_near(carried.near, carried.years, carried.points)
    headed = carried.headed or speaks_from(carried.near, carried.years)
    story = Story(
        carried.written,
        news,
        headed,
        list(carried.told),
        heading=carried.heading,
        day_first=puts_day_first(carried.orders),
    )
    said = tell(part, story, first)
    sentence, paragraph = (part[-1].sentence, part[-1].paragraph) if part else (0, 0)
    kept = tuple(
        replace(
            one,
            index=EARLIER,
            start=0,
            end=0,
            sentence=one.sentence - sentence - 1,
            paragraph=one.paragraph - paragraph - 1,
        )
        for one in story.told[-KEPT:]
    )
    return said, replace(carried, told=kept if part else carried.told, heading=story.heading)
