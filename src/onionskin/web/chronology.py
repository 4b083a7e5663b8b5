"""What is said to have happened: a list that is read without script, and a timeline over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onionskin.archive import Archive, ChronologyView, HappeningRow, TieView, in_words
from onionskin.errors import UsageError
from onionskin.record import FACTUALITY, SOURCES, Level
from onionskin.web.addresses import entity_url, start_of
from onionskin.web.room import room
from onionskin.web.seeking import ORDERS, Seeking
from onionskin.web.statements import sure
from onionskin.web.words import word

ROWS = (50, 25, 12)
"""Happenings on a screen: the most with which it is light enough."""
TRAY, TIMES, WHO = 12, 3, 4
"""Happenings without a time on a screen, and times and people told of one."""
NAME = 160
"""Code points of a happening's name that are shown in a list."""
DOCUMENTS, TIED = 60, 120
"""Documents that are offered as a filter, and pairs of a kind whose times the timeline draws apart: each is read from
its pages."""
PLAIN = ("author_narrative", "statement", "document")
"""Kinds of source that a list need not name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A happening as the list tells it. `when` are its times in words, `more` how many others are said."""

    row: HappeningRow
    name: str
    url: str
    when: tuple[str, ...]
    more: int
    who: tuple[tuple[str, str], ...]
    others: int
    by: tuple[str, ...]
    """The kinds of source that tell of it, those that tell something."""


async def chronology(request: Request) -> Response:
    """Happenings in order, with what narrows them; on top of them, with script, the timeline."""
    here, seeking, start = room(request), Seeking.of(request.query_params), start_of(request.query_params)
    view, known = await run_in_threadpool(gather, here.archive, seeking, start)
    return here.light(request, "chronology.html", ROWS, lambda most: {**known, **_told(seeking, view, start, most)})


def gather(archive: Archive, seeking: Seeking, start: int) -> tuple[ChronologyView, Mapping[str, Any]]:
    """Ask the archive; what it cannot answer is told as a fault above an empty list."""
    view, fault = ChronologyView(0, 0, 0, 0, ()), ""
    try:
        view = archive.chronology(seeking.wanted, start - 1, ROWS[0], TRAY)
    except UsageError as refused:
        fault = str(refused)
    return view, {**asked(archive, seeking, "/chronology"), "fault": fault}


def _told(seeking: Seeking, view: ChronologyView, start: int, most: int) -> Mapping[str, Any]:
    shown = view.rows[:most]
    last = start + len(shown) - 1
    return {
        "view": view,
        "rows": [listed(one) for one in shown],
        "tray": [listed(one) for one in view.tray],
        "decades": _decades(seeking, view),
        "start": start,
        "last": last,
        "before": seeking.url(start=max(1, start - most)) if start > 1 else None,
        "after": seeking.url(start=last + 1) if shown and last < view.total else None,
        "orders": [(title, seeking.url(order=name), seeking.order == name) for name, title in ORDERS.items()],
    }


def asked(archive: Archive, seeking: Seeking, path: str) -> dict[str, Any]:
    """What every list of the chronology shows of what was asked for, and the form that asks for more."""
    items = [one for one in archive.units() if one.level == Level.ITEM]
    titles = {one.code: one.title for one in items}
    chips = seeking.chips(path, _caller(archive))
    return {
        "seeking": seeking,
        "path_of": path,
        "chips": [(kind, titles.get(value, value), url) for kind, value, url in chips],
        "kept": [(name, value) for name, value in seeking.pairs() if name in ("order", "about", "source", "sure")],
        "documents": sorted(titles.items(), key=lambda one: one[1])[:DOCUMENTS] if len(items) > 1 else [],
        "sources": [(one, word("source", one)) for one in SOURCES if one not in seeking.source],
        "certainties": [(one, word("factuality", one)) for one in FACTUALITY if one not in seeking.sure],
        "every": seeking.url(path, every=not seeking.every),
        "csv": seeking.url(f"{path}.csv"),
        "json": seeking.url(f"{path}.json"),
        "data": seeking.url("/chronology/timeline.json"),
    }


def _caller(archive: Archive) -> Callable[[str], str]:
    def called(name: str) -> str:
        try:
            return archive.entity(name, limit=0).name
        except UsageError:
            return name

    return called


def listed(row: HappeningRow) -> Listed:
    """A happening as a list tells it."""
    times = [in_words(one) for one in row.edtf]
    who = tuple((one.name, entity_url(one.id)) for one in row.actors)
    return Listed(
        row=row,
        name=short(row.name),
        url=f"/happening/{row.id}",
        when=tuple(times[:TIMES]),
        more=max(0, len(times) - TIMES),
        who=who[:WHO],
        others=max(0, len(who) - WHO),
        by=tuple(word("source", one) for one in row.types if one not in PLAIN)[:TIMES],
    )


def short(name: str, most: int = NAME) -> str:
    """A name as far as a list has room for it."""
    return name if len(name) <= most else name[:most].rsplit(" ", 1)[0] + " …"


def _decades(seeking: Seeking, view: ChronologyView) -> list[tuple[str, int, str]]:
    """How many begin in each decade, and the address of that decade."""
    found: dict[int, int] = {}
    for year, count in view.dated.items():
        found[year // 10] = found.get(year // 10, 0) + count
    return [
        (f"{decade}0s", count, seeking.url(since=f"{decade:03}0", until=f"{decade:03}9"))
        for decade, count in sorted(found.items())
        if 0 < decade < 1000
    ]


async def timeline(request: Request) -> Response:
    """All happenings with a time, in columns, for the timeline; and the statements of those that are in conflict."""
    here, seeking = room(request), Seeking.of(request.query_params)
    try:
        told = await run_in_threadpool(_columns, here.archive, seeking)
    except UsageError as refused:
        return JSONResponse({"fault": str(refused)}, 400)
    return JSONResponse(told, headers={"Cache-Control": "no-cache"})


def _columns(archive: Archive, seeking: Seeking) -> Mapping[str, Any]:
    ties = [
        (kind, one)
        for kind, ask in (("conflicts", archive.conflicts), ("drifts", archive.drifts))
        for one in ask(seeking.wanted, 0, TIED)[1]
    ]
    words_of = {one: word("factuality", one) for one in FACTUALITY}
    return {**archive.timeline(seeking.wanted), "words": words_of, "ties": _tied(ties)}


def _tied(ties: Sequence[tuple[str, TieView]]) -> Mapping[str, Any]:
    """For each happening the times of the statements that conflict or drift, each once; a conflict goes before."""
    found: dict[str, dict[str, Any]] = {}
    for kind, one in ties:
        told = found.setdefault(one.happening, {"kind": kind, "bars": []})
        if told["kind"] != kind:
            continue
        for side in (one.one.statement, one.other.statement):
            bar = [side.earliest, side.latest, int("~" in (side.edtf or "")), sure(side)]
            if bar not in told["bars"] and (side.earliest or side.latest):
                told["bars"].append(bar)
    return {id_: told for id_, told in found.items() if len(told["bars"]) > 1}
