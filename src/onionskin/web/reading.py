"""The page screen: the image and the text beside each other, what is said of them in the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Archive, Leaf, PageView, Word
from onionskin.errors import UsageError
from onionskin.record import ROLES, Mark, Span, Transcription, Zone
from onionskin.web import claims, correcting, dates, layers, margin, names, public, redactions, repairs
from onionskin.web.addresses import Place, image_url, item_url
from onionskin.web.boxes import LABELS, Box, block, drawn, labelled
from onionskin.web.room import HEAVIEST, room
from onionskin.web.sheet import Over, Sheet, line_of, mended, numbered, part_of_line, set_text
from onionskin.web.trail import Trail, strip, trail_of
from onionskin.web.words import word

FIRST_WIDTH = 1400
"""Pixels of the image that is shown first: sharp in half a wide window; the whole scan follows when one zooms in."""

DRAWN, NOTED = 40, 30
"""Hits and zones drawn, and marks explained, at once: more cannot be told apart, and would make a page heavy."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the archive was asked for one screen."""

    view: PageView
    hits: tuple[Span, ...]
    trail: Trail | None
    strip: tuple[Leaf, ...]
    words: Sequence[Word] = ()
    happenings: Mapping[tuple[int, int], str] = field(default_factory=dict)


async def page(request: Request) -> Response:
    """One page with all that is said of it."""
    here, place = room(request), Place.of(request.query_params)
    gathered = await run_in_threadpool(gather, here.archive, request.path_params["page"], place)
    known = {**told(gathered, place), "signer": correcting.signer(request)}
    known |= await run_in_threadpool(public.near, here.archive, gathered.view.page.id)
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
            trail = trail_of(archive, place)
        except UsageError:
            trail = None  # a query that was mistyped into an address takes nothing from the page itself
    happenings: Mapping[tuple[int, int], str] = {}
    if layers.CLAIMS in layers.chosen(place):
        happenings = archive.statements_of(page)
    return Gathered(view, hits, trail, strip(archive, view), archive.history(page), happenings)


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
    counts |= {"claims": len(claims.claims(view)), "redactions": len(redactions.hidden(view))}
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
        return {
            "sheet": sheet,
            "boxes": boxes,
            "hidden_hits": 0,
            "most_drawn": DRAWN,
            "onward": None,
            "whys": {},
            "glosses": {},
        }
    line = place.line
    times, mends, called = dates.timexes(view), repairs.emendations(view), names.mentions(view)
    said = claims.claims(view) if layers.CLAIMS in layers.chosen(place) else ()
    for number, remarks in ((place.claim, said), (place.name, called), (place.repair, mends), (place.date, times)):
        line = line_of(shown, remarks[number - 1].target) if number else line
    part = place.part if line is None or place.part > 1 else part_of_line(shown, line)
    span = set_text(shown, part=part).span
    here = tuple(one for one in hits or () if span is not None and one.meets(span))
    later = min((one for one in hits or () if span is not None and one.start >= span.end), default=None)
    text = repairs.mending(view) if own and place.text else None
    over = Over(view.zones, view.marks, here[:DRAWN], times, mends, mended(text) if text else (), called, said)
    return {
        "sheet": set_text(shown, over if own else Over(), part),
        "boxes": _boxes(view, here[:DRAWN], span, turn),
        "hidden_hits": max(0, len(here) - DRAWN),
        "most_drawn": DRAWN,
        "whys": margin.whys(view, here[:DRAWN]),
        **(claims.beside(view) if own and said else {"claim_looks": {}, "glosses": {}}),
        "onward": None if later is None else place.url(view.page.id, line=line_of(shown, later), part=1),
    }


def _boxes(view: PageView, hits: tuple[Span, ...], part: Span | None, turn: int) -> Mapping[str, Any]:
    reading = view.reading
    if reading is None or not view.has_image:
        return dict.fromkeys(("marks", "zones", "hits", "dates", "repairs", "names", "claims", "labels"), ())
    marks = [(at, one.body.kind, one.target) for at, one in numbered(view.marks) if isinstance(one.body, Mark)]
    blocks = [
        (one.body.kind, found)
        for one in view.zones[:DRAWN]
        if isinstance(one.body, Zone) and (found := block(reading, one.target)) is not None
    ]
    zones = tuple(Box(at, found, word("zone", kind)) for at, (kind, found) in enumerate(blocks, 1))
    times, mends, called, said = (
        [
            (at, "", one.target)
            for at, one in numbered(remarks)
            if part and isinstance(one.target, Span) and part.meets(one.target)
        ]
        for remarks in (dates.timexes(view), repairs.emendations(view), names.mentions(view), claims.claims(view))
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
        "claims": drawn(reading, said),
    }


def _reads(page: str, place: Place) -> list[tuple[str, str, bool]]:
    """The ways in which the text may be read: their names, their addresses, whether it is read so."""
    return [
        (name, place.url(page, text=value, date=None, repair=None, name=None, claim=None), place.text == value)
        for name, value in (("printed", None), (repairs.REPAIRED, repairs.REPAIRED))
    ]


def told_marks(gathered: Gathered, known: Mapping[str, Any], most: int) -> dict[str, Any]:
    """So many marks and reasons of hits, and some more; the others are drawn all the same."""
    view, noted = gathered.view, min(NOTED, most + (10 if most > 1 else 3))
    notes = margin.notes(view, correcting.holding(gathered.words))
    whys = dict(list(known["whys"].items())[:noted])
    return {"notes": notes[:noted], "hidden_notes": max(0, len(notes) - noted), "whys": whys}


def told_dates(gathered: Gathered, known: Mapping[str, Any], most: int) -> dict[str, Any]:
    """So many dates of what of the text is set, and the ways to the others; none beside another reader's text."""
    view, words, place = gathered.view, gathered.words, known["place"]
    numbers = dates.here(view, known["sheet"].span if known["own"] else None)
    most = most if layers.told("dates", known["on"]) else 0
    at = numbers.index(place.date) // most * most if most and place.date in numbers else 0

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
    """So many repairs, names and claims, as so many dates; none of what is not told on this page."""
    at = known["place"], known["sheet"].span if known["own"] else None
    view, words = gathered.view, gathered.words
    of = {name: most if layers.told(name, known["on"]) else 0 for name in ("repairs", "names", "claims")}
    found = repairs.told(view, words, at, of["repairs"]) | names.told(view, words, at, of["names"])
    found |= redactions.told(view, words, known["place"], min(redactions.MOST, most))
    return {**found, **claims.told(view, gathered.happenings, at, of["claims"])}


def _place(view: PageView, place: Place, *, own: bool) -> Place:
    """Where the reader stands, as far as the page has such a date, repair or name now; they stand on what is read."""
    if not own:
        return replace(place, date=None, repair=None, name=None, claim=None, said=None, text=None)

    def within(number: int | None, remarks: Sequence[Any]) -> int | None:
        return number if number is not None and number <= len(remarks) else None

    date, repair = within(place.date, dates.timexes(view)), within(place.repair, repairs.emendations(view))
    name = within(place.name, names.mentions(view))
    claim = within(place.claim or claims.number_at(view, place.said), claims.claims(view))
    return replace(place, reader=None, date=date, repair=repair, name=name, claim=claim, said=None)


def _turn(view: PageView, place: Place) -> int:
    """Degrees clockwise by which the image is shown turned: as the reader chose, else so that it stands upright."""
    return _upright(view) if place.turn is None else place.turn


def _upright(view: PageView) -> int:
    return view.condition.rotation if view.condition else 0
