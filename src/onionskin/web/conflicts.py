"""Where the papers contradict each other, and apart from it where they drift; and who held what office on a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Archive, Office, in_words
from onionskin.errors import UsageError
from onionskin.web.addresses import entity_url, start_of
from onionskin.web.chronology import asked
from onionskin.web.room import room
from onionskin.web.seeking import Seeking
from onionskin.web.statements import paired, stated

PAIRS, OFFICES = (12, 6, 3), 100
"""Pairs of a kind on a screen, the most with which it is light enough, and offices."""


async def conflicts(request: Request) -> Response:
    """Pairs in conflict, then pairs that drift, each with both of its statements."""
    here, params = room(request), request.query_params
    seeking, start = Seeking.of(params), start_of(params)
    found = await run_in_threadpool(_pairs, here.archive, seeking, start)
    return here.light(request, "conflicts.html", PAIRS, lambda most: _told(found, seeking, start, most))


def _pairs(archive: Archive, seeking: Seeking, start: int) -> dict[str, Any]:
    told: dict[str, Any] = {**asked(archive, seeking, "/conflicts"), "fault": "", "start": start}
    for kind, ask in (("conflicts", archive.conflicts), ("drifts", archive.drifts)):
        try:
            total, found = ask(seeking.wanted, start - 1, PAIRS[0])
        except UsageError as refused:
            total, found, told["fault"] = 0, (), str(refused)
        told |= {kind: [paired(one) for one in found], f"all_{kind}": total}
    return told


def _told(found: Mapping[str, Any], seeking: Seeking, start: int, most: int) -> Mapping[str, Any]:
    left = max(found["all_conflicts"], found["all_drifts"]) - (start - 1 + most)
    return {
        **found,
        **{kind: found[kind][:most] for kind in ("conflicts", "drifts")},
        "before": seeking.url("/conflicts", max(1, start - most)) if start > 1 else None,
        "after": seeking.url("/conflicts", start + most) if left > 0 else None,
    }


async def asof(request: Request) -> Response:
    """The offices that are said to be held on a day, and by whom that is said."""
    here, params = room(request), request.query_params
    day, about = (params.get(name, "").strip()[:200] for name in ("on", "about"))
    told = await run_in_threadpool(_offices, here.archive, day, about)
    return here.show(request, "asof.html", told, 400 if told["fault"] else 200)


def _offices(archive: Archive, day: str, about: str) -> Mapping[str, Any]:
    found: tuple[Office, ...] = ()
    fault = ""
    if day:
        try:
            found = archive.offices(day, about)
        except UsageError as refused:
            fault = str(refused)
    return {
        "day": day,
        "on": in_words(day) if day and not fault else "",
        "about": about,
        "fault": fault,
        "offices": [office(one) for one in found[:OFFICES]],
        "all_offices": len(found),
        "csv": "/asof.csv?" + urlencode({"on": day, "about": about}),
    }


def office(one: Office) -> Mapping[str, Any]:
    """One holder of an office, as it is told."""
    said = stated(one.statement) if one.statement else None
    return {
        "holder": one.holder.name,
        "url": entity_url(one.holder.id),
        "office": one.office,
        "voice": one.voice,
        "between": said.when if said else between(one.earliest, one.latest),
        "sure": one.sure,
        "said": said,
    }


def between(earliest: str | None, latest: str | None) -> str:
    """The days between which something is said, in words."""
    if earliest and latest:
        return in_words(earliest) if earliest == latest else f"{in_words(earliest)} to {in_words(latest)}"
    if earliest:
        return f"from {in_words(earliest)} on"
    return f"until {in_words(latest)}" if latest else "no days are said"
