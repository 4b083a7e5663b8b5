"""What is shown of the chronology, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onionskin.archive import Archive, HappeningRow, Office, StatementView, TieView
from onionskin.errors import UsageError
from onionskin.web.room import room
from onionskin.web.seeking import Seeking
from onionskin.web.statements import page_url

EVERY = 1 << 31
_Rows = Iterable[Mapping[str, Any]]


async def download(request: Request) -> Response:
    """The chronology, the conflicts and drifts, a happening or the offices of a day, in the form that is asked for."""
    here, params, form = room(request), request.query_params, request.url.path.rpartition(".")[2]
    name = request.url.path.strip("/").split("/")[0].partition(".")[0]
    seeking = Seeking.of(params)
    day, about = params.get("on", ""), params.get("about", "")
    made: dict[str, Callable[[Archive], _Rows]] = {
        "chronology": lambda archive: happenings(archive, seeking),
        "conflicts": lambda archive: pairs(archive, seeking),
        "happening": lambda archive: statements(archive.happening(request.path_params["id"]).statements),
        "asof": lambda archive: offices(archive.offices(day, about)),
    }
    try:
        rows = await run_in_threadpool(lambda: list(made[name](here.archive)))
    except UsageError as fault:
        return JSONResponse({"fault": str(fault)}, 400)
    if form == "json":
        return JSONResponse(rows)
    return _csv(rows, name)


def _csv(rows: Sequence[Mapping[str, Any]], name: str) -> Response:
    """Rows with a header; of several values in a cell each is parted by a semicolon."""
    out = io.StringIO(newline="")
    written = csv.writer(out)
    written.writerow(list(rows[0]) if rows else [])
    for row in rows:
        written.writerow(["; ".join(one) if isinstance(one, list) else one for one in row.values()])
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def happenings(archive: Archive, seeking: Seeking) -> _Rows:
    """Every happening that was asked for, those without a time last."""
    view = archive.chronology(seeking.wanted, 0, EVERY, EVERY)
    return (_happening(one) for one in (*view.rows, *view.tray))


def _happening(row: HappeningRow) -> Mapping[str, Any]:
    named = {
        "actors": [one.name for one in row.actors],
        "places": [one.name for one in row.places],
        "address": f"/happening/{row.id}",
    }
    told = asdict(row) | named
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def pairs(archive: Archive, seeking: Seeking) -> _Rows:
    """Every pair in conflict and every pair that drifts, both statements with their pages."""
    for ask in (archive.conflicts, archive.drifts):
        yield from (_pair(one) for one in ask(seeking.wanted, 0, EVERY)[1])


def _pair(view: TieView) -> Mapping[str, Any]:
    told: dict[str, Any] = {"kind": view.tie.kind, "happening": view.happening, "why": view.tie.why}
    told |= {name: getattr(view.tie, name) for name in ("dates", "sureness", "gap")} | {"shared": list(view.tie.shared)}
    for name, one in (("one", view.one), ("other", view.other)):
        told |= {f"{name}_{key}": value for key, value in _statement(one).items()}
    return told


def statements(views: Iterable[StatementView]) -> _Rows:
    """The statements of a happening."""
    return map(_statement, views)


def _statement(view: StatementView) -> Mapping[str, Any]:
    one = view.statement
    return {
        "id": one.id,
        "proposition": one.proposition,
        "holders": list(view.chain),
        "source": one.source,
        "factuality": one.factuality,
        "edtf": one.edtf,
        "earliest": one.earliest,
        "latest": one.latest,
        "title": view.title,
        "label": view.label,
        "image": view.number,
        "line": view.line,
        "start": one.target.start,
        "end": one.target.end,
        "sentence": view.sentence,
        "document": one.document,
        "copies": view.copies,
        "address": page_url(view),
    }


def offices(found: Iterable[Office]) -> _Rows:
    """The offices of a day."""
    for one in found:
        address = page_url(one.statement) if one.statement else None
        yield {
            "holder": one.holder.name, "office": one.office, "said_by": one.voice, "earliest": one.earliest,
            "latest": one.latest, "sure": one.sure, "address": address,
        }  # fmt: skip
