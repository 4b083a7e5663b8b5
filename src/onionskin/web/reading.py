"""The page screen: the image and the text beside each other, what is said of them in the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Archive, Leaf, PageView, Word
from onionskin.errors import UsageError
from onionskin.record import ROLES, Mark, Span, Transcription, Zone
from onionskin.web import correcting, dates, layers, margin, names, redactions, repairs
from onionskin.web.addresses import Place, image_url, item_url
from onionskin.web.boxes import LABELS, Box, block, drawn, labelled
from onionskin.web.room import room
from onionskin.web.searching import HITS
from onionskin.web.sheet import Over, Sheet, line_of, mended, numbered, part_of_line, set_text
from onionskin.web.words import word

STRIP = 5
"""Neighbours shown on each side of a page in the strip of thumbnails."""
FIRST_WIDTH = 1400
"""Pixels of the image that is shown first: sharp in half a wide window; the whole scan follows when one zooms in."""

DRAWN, NOTED = 40, 30
"""Hits and zones drawn, and marks explained, at once: more cannot be told apart, and would make a page heavy."""


HEAVIEST = 60_000
"""Bytes of HTML that one page may weigh."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The way through the hits of a query: this one's number, how many there are, the hits before and after."""

    number: int
    total: int
    before: str | None
    after: str | None
    back: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the archive was asked for one screen."""

    view: PageView
    hits: tuple[Span, ...]
    trail: Trail | None
    strip: tuple[Leaf, ...]
    words: Sequence[Word] = ()


async def page(request: Request) -> Response:
    """One page with all that is said of it."""
    here, place = room(request), Place.of(request.query_params)
    gathered = await run_in_threadpool(gather, here.archive, request.path_params["page"], place)
    known = {**told(gathered, place), "signer": correcting.signer(request)}
    for most in dates.SHOWN:
        told_here = told_dates(gathered, known, most) | told_more(gathered, known, most)
        answer = here.show(request, "page.html", {**known, **told_here, **told_marks(gathered, known, most)})
        if len(answer.body) <= HEAVIEST:
            break
    return answer


def gather(archive: Archive, page: str, place: Place) -> Gathered:
    """Ask the archive for a page, for what of it meets the query, and for its neighbours."""
    view = archive.page(page)
    hits: tuple[Span, ...] = ()
    trail = None
    if place.asked.anything:
        try:
            hits = archive.matches(page, place.asked.query)
            trail = _trail(archive, place)
        except UsageError:
            trail = None  # a query that was mistyped into an address takes nothing from the page itself
    return Gathered(view, hits, trail, _strip(archive, view), archive.history(page))


def told(gathered: Gathered, place: Place) -> Mapping[str, Any]:
    """What the template is told."""
    view, page = gathered.view, gathered.view.page.id
    shown = next((one for one in view.readings if one.reader == place.reader), view.reading)
    own = shown is not None and view.reading is not None and shown.reader == view.reading.reader
    # Marks, zones and hits are pinned to the text that is read; on another reader's text they would stand wrongly.
    hits = gathered.hits if own else ()
    place = _place(view, place, own=own)
    counts = {"marks": len(view.marks), "zones": len(view.zones), "dates": len(dates.timexes(view))} | (
        {"hits": len(hits)} if place.asked.anything else {}
    )
    counts |= {"repairs": len(repairs.emendations(view)), "names": len(names.mentions(view))}
    counts |= {"redactions": len(redactions.hidden(view))}
    mode = (place.view or "both") if view.has_image else "text"
    turn = _turn(view, place)
    setting = _set(view, shown, hits if own else None, (place, turn))
    return {
        "asked": place.asked,
        "view": view,
        "place": place,
        "page": page,
        "title": view.units[-1].title if view.units else view.source,
        "mode": mode,
        "modes": [(name, place.url(page, view=name, xywh=None), name == mode) for name in ("both", "image", "text")],
        "reads": _reads(page, place),
        "shown": shown,
        "own": own,
        **setting,
        "turn": turn,
        "turned": place.url(page, turn=(turn + 90) % 360, xywh=None),
        "toggles": layers.toggles(page, place, counts),
        "on": layers.chosen(place),
        "trail": gathered.trail,
        "strip": gathered.strip,
        **_margin(gathered, shown),
        "item": item_url(view.units[-1].code) if view.units else None,
        "first_image": image_url(page, FIRST_WIDTH),
        "name_size": LABELS,
        "hidden_boxes": redactions.drawn(view, own=own),
    }


def _margin(gathered: Gathered, shown: Transcription | None) -> Mapping[str, Any]:
    view = gathered.view
    said = margin.history(view, gathered.words)
    return {
        "said": said[:NOTED],
        "hidden_said": max(0, len(said) - NOTED),
        "remarks": margin.remarks(view),
        "readings": margin.readings(view, shown.reader if shown else None),
        "state": margin.state(view.condition),
        "worst": repairs.worst(view) if shown is view.reading or shown == view.reading else (),
        "citation": margin.citation(view),
    }


def _set(
    view: PageView, shown: Transcription | None, hits: tuple[Span, ...] | None, at: tuple[Place, int]
) -> Mapping[str, Any]:
    """The text as set and the boxes to draw; `hits` is None where another reader's text is shown."""
    place, turn = at
    own = hits is not None
    if shown is None:
        sheet, boxes = Sheet((), 1, 1, ()), _boxes(view, (), None, turn)
        return {"sheet": sheet, "boxes": boxes, "hidden_hits": 0, "most_drawn": DRAWN, "onward": None, "whys": {}}
    line = place.line
    times, mends, called = dates.timexes(view), repairs.emendations(view), names.mentions(view)
    for number, remarks in ((place.name, called), (place.repair, mends), (place.date, times)):
        line = line_of(shown, remarks[number - 1].target) if number else line
    part = place.part if line is None or place.part > 1 else part_of_line(shown, line)
    span = set_text(shown, part=part).span
    here = tuple(one for one in hits or () if span is not None and one.meets(span))
    later = min((one for one in hits or () if span is not None and one.start >= span.end), default=None)
    text = repairs.mending(view) if own and place.text else None
    over = Over(view.zones, view.marks, here[:DRAWN], times, mends, mended(text) if text else (), called)
    return {
        "sheet": set_text(shown, over if own else Over(), part),
        "boxes": _boxes(view, here[:DRAWN], span, turn),
        "hidden_hits": max(0, len(here) - DRAWN),
        "most_drawn": DRAWN,
        "whys": margin.whys(view, here[:DRAWN]),
        "onward": None if later is None else place.url(view.page.id, line=line_of(shown, later), part=1),
    }


def _boxes(view: PageView, hits: tuple[Span, ...], part: Span | None, turn: int) -> Mapping[str, Any]:
    reading = view.reading
    if reading is None or not view.has_image:
        return {"marks": (), "zones": (), "hits": (), "dates": (), "repairs": (), "names": (), "labels": ()}
    marks = [(at, one.body.kind, one.target) for at, one in numbered(view.marks) if isinstance(one.body, Mark)]
    blocks = [
        (one.body.kind, found)
        for one in view.zones[:DRAWN]
        if isinstance(one.body, Zone) and (found := block(reading, one.target)) is not None
    ]
    zones = tuple(Box(at, found, word("zone", kind)) for at, (kind, found) in enumerate(blocks, 1))
    times, mends, called = (
        [
            (at, "", one.target)
            for at, one in numbered(remarks)
            if part and isinstance(one.target, Span) and part.meets(one.target)
        ]
        for remarks in (dates.timexes(view), repairs.emendations(view), names.mentions(view))
    )
    return {
        "marks": drawn(reading, marks),
        "zones": zones,
        # Turned otherwise than to read, names would stand along the lines and not beside them.
        "labels": labelled(zones, view.page, turn) if turn == _upright(view) else (),
        "hits": drawn(reading, [(at, "", span) for at, span in enumerate(hits, 1)]),
        "dates": drawn(reading, times),
        "repairs": drawn(reading, mends),
        "names": drawn(reading, called),
    }


def _reads(page: str, place: Place) -> list[tuple[str, str, bool]]:
    """The ways in which the text may be read: their names, their addresses, whether it is read so."""
    return [
        (name, place.url(page, text=value, date=None, repair=None, name=None), place.text == value)
        for name, value in (("printed", None), (repairs.REPAIRED, repairs.REPAIRED))
    ]


def told_marks(gathered: Gathered, known: Mapping[str, Any], most: int) -> dict[str, Any]:
    """So many marks and reasons of hits, and some more; the others are drawn all the same."""
    view, noted = gathered.view, min(NOTED, most + 10)
    notes = margin.notes(view, correcting.holding(gathered.words))
    whys = dict(list(known["whys"].items())[:noted])
    return {"notes": notes[:noted], "hidden_notes": max(0, len(notes) - noted), "whys": whys}


def told_dates(gathered: Gathered, known: Mapping[str, Any], most: int) -> dict[str, Any]:
    """So many dates of what of the text is set, and the ways to the others; none beside another reader's text."""
    view, words, place = gathered.view, gathered.words, known["place"]
    numbers = dates.here(view, known["sheet"].span if known["own"] else None)
    at = numbers.index(place.date) // most * most if place.date in numbers else 0

    def link(where: int) -> str | None:
        return place.url(view.page.id, date=numbers[where], line=None) if 0 <= where < len(numbers) else None

    told = numbers[at : at + most]
    return {
        "dated": dates.dated(view, words, told),
        "told_dates": frozenset(told),
        "all_dates": len(numbers),
        "dates_before": link(at - most),
        "dates_after": link(at + most),
        "of_document": dates.of_document(view, words),
        "roles": ROLES,
    }


def told_more(gathered: Gathered, known: Mapping[str, Any], most: int) -> dict[str, Any]:
    """So many repairs and so many names, as so many dates."""
    at = known["place"], known["sheet"].span if known["own"] else None
    view, words = gathered.view, gathered.words
    hidden = redactions.told(view, words, known["place"], min(redactions.MOST, most))
    return repairs.told(view, words, at, most) | names.told(view, words, at, most) | hidden


def _place(view: PageView, place: Place, *, own: bool) -> Place:
    """Where the reader stands, as far as the page has such a date, repair or name now; they stand on what is read."""
    if not own:
        return replace(place, date=None, repair=None, name=None, text=None)

    def within(number: int | None, remarks: Sequence[Any]) -> int | None:
        return number if number is not None and number <= len(remarks) else None

    date, repair = within(place.date, dates.timexes(view)), within(place.repair, repairs.emendations(view))
    return replace(place, reader=None, date=date, repair=repair, name=within(place.name, names.mentions(view)))


def _turn(view: PageView, place: Place) -> int:
    """Degrees clockwise by which the image is shown turned: as the reader chose, else so that it stands upright."""
    return _upright(view) if place.turn is None else place.turn


def _upright(view: PageView) -> int:
    return view.condition.rotation if view.condition else 0


def _trail(archive: Archive, place: Place) -> Trail | None:
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


def _strip(archive: Archive, view: PageView) -> tuple[Leaf, ...]:
    if view.count < 2 or not view.units:
        return ()
    first = max(1, min(view.number - STRIP, view.count - 2 * STRIP))
    return archive.item(view.units[-1].code, first, first + 2 * STRIP).leaves
