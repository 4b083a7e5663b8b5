"""The screen of two releases side by side: a summary first, then page beside page, from difference to difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onionskin.archive import CompareView, Fellow, SideLeaf, VariantView, WitnessView, compared_rows
from onionskin.record import VARIANTS
from onionskin.web.compare_report import page as report_page
from onionskin.web.compare_rows import Cell, Row, drawn, part_of, parts, rows
from onionskin.web.room import Room, room
from onionskin.web.words import word

MATTER = ("opened", "withheld", "substantive", "legibility")
"""The classes that are shown at first: the others are of editors, printers and readers."""
BOXED = 40
"""Boxes drawn on one image at once."""
LISTED = 60
"""Places of a class that are listed; the rest is reached from place to place, and in the CSV."""


@dataclass(frozen=True, slots=True)
class State:
    """What the address says: the two items, which classes are shown, the part or the variant that is looked at."""

    a: str
    b: str
    only: tuple[str, ...] = MATTER
    part: int | None = None
    at: int | None = None

    @classmethod
    def of(cls, params: QueryParams) -> State:
        """From an address; what is none of ours is left out."""
        said = tuple(name for name in (params.get("only") or "").split(",") if name in VARIANTS)
        return cls(
            params.get("a", ""),
            params.get("b", ""),
            said or MATTER,
            _whole(params.get("part")),
            _whole(params.get("v")),
        )

    def url(self, path: str = "/compare", **changes: Any) -> str:
        """The address of this state, changed as said."""
        state = replace(self, **changes)
        pairs = [("a", state.a), ("b", state.b)]
        pairs += [("only", ",".join(state.only))] if state.only != MATTER else []
        pairs += [("part", str(state.part))] if state.part and not state.at else []
        pairs += [("v", str(state.at))] if state.at else []
        return f"{path}?{urlencode(pairs)}" + (f"#v{state.at}" if state.at else "")


def _whole(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdigit() and 0 < len(said) < 8 and int(said) else None


async def compare(request: Request) -> Response:
    """Two items side by side; where the other is not chosen yet, the choice of it."""
    here, state = room(request), State.of(request.query_params)
    if not state.b:
        return await _choose(request, here, state)
    view = await run_in_threadpool(here.archive.compare, state.a, state.b)
    return here.show(request, "compare.html", told(view, replace(state, a=view.a.code, b=view.b.code)))


async def _choose(request: Request, here: Room, state: State) -> Response:
    item = await run_in_threadpool(here.archive.item, state.a, 1, 1)
    fellows: Sequence[Fellow] = await run_in_threadpool(here.archive.fellows, state.a)
    offered = [(one, state.url(b=one.code)) for one in fellows]
    return here.show(request, "compare-choose.html", {"item": item, "title": item.units[-1].title, "offered": offered})


async def table(request: Request) -> Response:
    """Every difference as a row of CSV."""
    here, state = room(request), State.of(request.query_params)
    view = await run_in_threadpool(here.archive.compare, state.a, state.b)
    headers = {"Content-Disposition": 'attachment; filename="differences.csv"'}
    return Response(compared_rows(view), media_type="text/csv; charset=utf-8", headers=headers)


async def report(request: Request) -> Response:
    """The report to print."""
    here, state = room(request), State.of(request.query_params)
    view = await run_in_threadpool(here.archive.compare, state.a, state.b)
    return HTMLResponse(report_page(view, of_room=True), headers={"Cache-Control": "no-cache"})


def told(view: CompareView, state: State) -> Mapping[str, Any]:
    """What the template is told."""
    found = rows(view)
    cut = parts(found) if found else ((0, 0),)
    shown = [one for one in view.variants if one.kind in state.only]
    by_number = {one.number: one for one in view.variants}
    chosen = by_number.get(state.at or 0)
    part = part_of(found, cut, chosen) if chosen else min(len(cut), state.part or 1) - 1
    here = found[cut[part][0] : cut[part][1]]
    before, after = _steps(view, state, found, cut, part)
    return {
        "view": view,
        "state": state,
        "title": f"{view.a.title} and {view.b.title}",
        "sentence": view.summary.sentence(),
        "classes": [_filter(kind, view, state) for kind in VARIANTS],
        "rows": _set(here, view, state),
        "plates": [_plate(view.a, here, view, state, left=True), _plate(view.b, here, view, state, left=False)],
        "chosen": chosen,
        "chosen_at": [one.number for one in shown].index(chosen.number) + 1 if chosen in shown else None,
        "count": len(shown),
        "before": before,
        "after": after,
        "part": part + 1,
        "parts": len(cut),
        "earlier": state.url(part=part, at=None) if part else None,
        "further": state.url(part=part + 2, at=None) if part + 1 < len(cut) else None,
        "turned": state.url(a=state.b, b=state.a, at=None, part=None),
        "csv": state.url("/compare.csv", at=None, part=None),
        "report": state.url("/compare/report", at=None, part=None),
        "closed": [(by_number[number], state.url(at=number)) for number in view.summary.closed[:LISTED]],
        "marks": [(word("mark", one.kind), one) for one in view.marks[:LISTED]],
        "alone": [one for one in view.pages if one.how != "paired"],
    }


def _filter(kind: str, view: CompareView, state: State) -> tuple[str, int, bool, str]:
    on = kind in state.only
    only = tuple(one for one in VARIANTS if (one in state.only) != (one == kind))
    return kind, view.summary.counts[kind], on, state.url(only=only or MATTER, at=None, part=state.part)


def _steps(
    view: CompareView, state: State, found: Sequence[Row], cut: Sequence[tuple[int, int]], part: int
) -> tuple[str | None, str | None]:
    """The addresses of the difference before and after: of the one that is looked at, or of this part."""
    shown = [one for one in view.variants if one.kind in state.only]
    numbers = [one.number for one in shown]
    if state.at in numbers:
        at = numbers.index(state.at)
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
    else:
        later = [one.number for one in shown if part_of(found, cut, one) >= part]
        after = later[0] if later else None
        before = next((one for one in reversed(numbers) if after is None or one < after), None)
    return (
        state.url(at=before, part=None) if before else None,
        state.url(at=after, part=None) if after else None,
    )


def _set(here: Sequence[Row], view: CompareView, state: State) -> list[tuple[Cell | None, Cell | None]]:
    on = set(state.only) | ({kind.kind} if (kind := _at(view, state)) else set())

    def cell(one: Cell | None, of: WitnessView, *, left: bool) -> Cell | None:
        if one is None:
            return None
        return replace(one, pieces=drawn(one, of.leaves[one.leaf].text, view.variants, on, left=left))

    return [(cell(row.a, view.a, left=True), cell(row.b, view.b, left=False)) for row in here]


def _at(view: CompareView, state: State) -> VariantView | None:
    return next((one for one in view.variants if one.number == state.at), None)


def _plate(
    of: WitnessView, here: Sequence[Row], view: CompareView, state: State, *, left: bool
) -> tuple[SideLeaf | None, list[tuple[Any, str, bool, str]]]:
    """The image beside this part: that of the variant that is looked at, or of the first line; and its boxes."""
    chosen = _at(view, state)
    places = (chosen.a if left else chosen.b).places if chosen else ()
    cells = [cell for row in here if (cell := row.a if left else row.b) is not None]
    leaf = places[0].leaf if places else cells[0].leaf if cells else 0 if of.leaves else None
    if leaf is None:
        return None, []
    boxes = [
        (region, one.kind, one.number == state.at, state.url(at=one.number, part=None))
        for one in view.variants
        if one.kind in state.only
        for place in (one.a if left else one.b).places
        if place.leaf == leaf
        for region in place.regions
    ]
    boxes.sort(key=lambda box: not box[2])
    return of.leaves[leaf], boxes[:BOXED]
