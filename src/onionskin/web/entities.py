"""Who and where: the list of entities, and one of them with its forms, offices, pages and those it is met with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Archive, Change, Day, EntityList, EntityRow, EntityView, FormView, Spot, in_words
from onionskin.errors import UsageError
from onionskin.record import MENTIONS
from onionskin.web import judging, network
from onionskin.web.addresses import Place, entity_url, start_of
from onionskin.web.correcting import signer
from onionskin.web.room import room
from onionskin.web.searching import Row, rows
from onionskin.web.words import word

ROWS, PAGES, FORMS, FOUND, MET = 60, 20, 12, 12, 9
"""Entities on a screen, pages of one, forms that are shown before the rest is folded away, entities offered as the
same, and companions that are shown before the rest is folded away."""
KINDS = tuple(one for one in MENTIONS if one != "CRYPT")
ORDERS = {"pages": "by pages", "name": "by name"}
LONGEST = 200
"""Code points of a name that are looked at."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A page that names an entity, with its address and its snippet."""

    spot: Spot
    url: str
    snippet: tuple[Row, ...]
    apart: str | None
    """The address that shows what it would change if the source of this page named another."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A form as printed, with the addresses of its pages, and of what would change if it were another or no name."""

    form: FormView
    pages: str
    another: str | None
    none: str | None


async def entities(request: Request) -> Response:
    """The entities of a type, those on most pages first, or by name."""
    here, params = room(request), request.query_params
    type_ = params.get("type") if params.get("type") in MENTIONS else None
    query, start = params.get("q", "")[:LONGEST], start_of(params)
    order = "name" if params.get("order") == "name" else "pages"
    found = await run_in_threadpool(here.archive.entities, type_, query, order, start - 1, ROWS)
    return here.show(request, "entities.html", _listed(found, (type_, query, order), start))


def _listed(found: EntityList, at: tuple[str | None, str, str], start: int) -> Mapping[str, Any]:
    type_, query, order = at
    last = start + len(found.rows) - 1
    every = [(None, sum(found.types.values())), *((one, found.types.get(one, 0)) for one in MENTIONS)]
    return {
        "rows": [(row, entity_url(row.id)) for row in found.rows],
        "total": found.total,
        "start": start,
        "last": last,
        "type": type_,
        "query": query,
        "order": order,
        "types": [
            (one, count, listing(one, query, order), one == type_) for one, count in every if count or one is None
        ],
        "orders": [(name, title, listing(type_, query, name), name == order) for name, title in ORDERS.items()],
        "before": listing(type_, query, order, max(1, start - ROWS)) if start > 1 else None,
        "after": listing(type_, query, order, last + 1) if last < found.total and found.rows else None,
    }


def listing(type_: str | None = None, query: str = "", order: str = "pages", start: int = 1) -> str:
    """The address of a list of entities."""
    pairs = [("type", type_), ("q", query), ("order", order if order != "pages" else ""), ("from", str(start))]
    said = [(name, value) for name, value in pairs if value and (name, value) != ("from", "1")]
    return f"/entities?{urlencode(said)}" if said else "/entities"


async def entity(request: Request) -> Response:
    """One entity; where something is said of it, what that would change stands first."""
    here, params = room(request), request.query_params
    asked, form, start = request.path_params["entity"], params.get("form") or None, start_of(params)
    view = await run_in_threadpool(here.archive.entity, asked, form, start - 1, PAGES)
    told = dict(_told(view, form, start)) | {"signer": signer(request)}
    told |= await run_in_threadpool(_doubts, here.archive, view)
    told |= await run_in_threadpool(_same, here.archive, view, params.get("find", "")[:LONGEST])
    what, than = params.get("say", ""), params.get("than", "")[:LONGEST]
    if what:
        told |= await run_in_threadpool(_would, here.archive, view, what, than)
    return here.show(request, "entity.html", told)


def _told(view: EntityView, form: str | None, start: int) -> Mapping[str, Any]:
    printed = [_printed(view, one) for one in view.forms if not one.misread]
    last = start + len(view.spots) - 1
    address = entity_url(view.id)
    return {
        "entity": view,
        "title": view.name,
        "url": address,
        "printed": printed[:FORMS],
        "more_printed": printed[FORMS:],
        "misread": [_printed(view, one) for one in view.forms if one.misread],
        "spots": list(_spotted(view)),
        "form": form,
        "start": start,
        "last": last,
        "before": _at(address, form, max(1, start - PAGES)) if start > 1 else None,
        "after": _at(address, form, last + 1) if last < view.all_spots and view.spots else None,
        "told": _days(view.told),
        "written": _days(view.written),
        "net": network.net(view),
        "met": [
            (word("entity", type_), found[:MET], found[MET:])
            for type_ in ("PER", "ORG")
            if (found := [(one, entity_url(one.id)) for one in view.company if one.type == type_])
        ],
        "judged": [judging.said(one) for one in view.judged[: judging.SAID]],
        "kinds_listed": listing(view.type),
        "senses": [(sense, count) for sense, count in sorted(view.senses.items()) if sense],
        "resolved": view.type != "CRYPT",
        "would": None,
    }


def _at(address: str, form: str | None, start: int) -> str:
    pairs = [*([("form", form)] if form else []), *([("from", str(start))] if start > 1 else [])]
    return f"{address}?{urlencode(pairs)}" if pairs else address


def _days(days: tuple[Day, Day] | None) -> tuple[tuple[str, str], ...]:
    """The first and the last day, in words, with the addresses where they stand; once where they are one."""
    if days is None:
        return ()
    found = [(in_words(one.day), spot_url(one.page, one.line)) for one in days]
    return tuple(found[:1] if days[0].day == days[1].day else found)


def spot_url(page: str, line: int, mention: int | None = None) -> str:
    """The address of a line of a page with its names drawn, the mention on it looked into."""
    layers = ("marks", "hits", "names")
    address = Place(line=line, name=mention, layers=None if mention else layers).url(page).partition("#")[0]
    return f"{address}#L{line}"


def _spotted(view: EntityView) -> Iterator[Spotted]:
    """The pages; the first of each source with the address that says it of all of them."""
    told = set[str]()
    for spot in view.spots:
        first = spot.item not in told and view.items > 1 and view.type != "CRYPT"
        told.add(spot.item)
        apart = judging.address(view.id, "source", spot.item) if first else None
        yield Spotted(spot, spot_url(spot.page, spot.line, spot.mention), tuple(rows(spot)), apart)


def _printed(view: EntityView, form: FormView) -> Printed:
    several = sum(one.named for one in view.forms) > 1
    pages = _at(entity_url(view.id), form.form, 1) + "#pages"
    another = judging.address(view.id, "split", form.form) if form.named and several else None
    return Printed(form, pages, another, judging.address(view.id, "form", form.form) if form.named else None)


def _doubts(archive: Archive, view: EntityView) -> dict[str, Any]:
    """The pairs in doubt that are of it."""
    total, found = archive.review(FOUND, 0, view.id)
    return {"doubts": [judging.doubt(one) for one in found], "all_doubts": total}


def _same(archive: Archive, view: EntityView, query: str) -> dict[str, Any]:
    """What a reader may say it is the same as: what they look for, of its type."""
    if not query.strip():
        return {"find": "", "found": (), "all_found": 0}
    found = archive.entities(view.type, query, "pages", 0, FOUND)
    others = [one for one in found.rows if one.id != view.id]
    return {
        "find": query,
        "found": [(one, entity_url(one.id), judging.address(view.id, "merge", one.id)) for one in others],
        "all_found": found.total,
    }


def _would(archive: Archive, view: EntityView, what: str, than: str) -> dict[str, Any]:
    try:
        change = archive.would(*archive.proposed(what, view.id, than))
    except UsageError as fault:
        return {"would": {"fault": str(fault), "leave": entity_url(view.id)}}
    other = archive.entity(than).name if what in ("merge", "unsure", "apart") else than
    return {
        "would": {
            "fault": "",
            "what": what,
            "than": than,
            "sentence": judging.sentence(what, view.name, other),
            "before": _short(change.before),
            "after": _short(change.after),
            "faults": change.faults,
            "same": _same_as_before(change),
            "leave": entity_url(view.id),
        }
    }


def _short(found: Sequence[EntityRow]) -> tuple[Sequence[tuple[EntityRow, str]], int]:
    """The first of the entities with their addresses, and how many more there are."""
    return [(one, entity_url(one.id)) for one in found[:FORMS]], max(0, len(found) - FORMS)


def _same_as_before(change: Change) -> bool:
    return not change.before and not change.after
