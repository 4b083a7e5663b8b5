"""What the archive holds: the tree of its units, and one item with its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import ItemView
from onionskin.errors import UsageError
from onionskin.record import Level, Unit
from onionskin.web.addresses import Asked, item_url, start_of, units_url
from onionskin.web.room import room

LEAVES = 96
"""Pages of an item on one screen."""
ROWS = 150
"""Units on one screen; where there are more, a unit is opened instead of shown with all that is under it."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree. `under` are those shown below it, `folded` the number of units below that are not."""

    unit: Unit
    url: str
    within: str
    under: tuple[Branch, ...]
    folded: int


async def item(request: Request) -> Response:
    """One source: where it belongs, what it is, its pages."""
    here = room(request)
    found = await run_in_threadpool(here.archive.item, request.path_params["code"])
    start = min(start_of(request.query_params), max(1, len(found.leaves)))
    code = found.units[-1].code
    return here.show(
        request,
        "item.html",
        {
            "item": found,
            "title": found.units[-1].title,
            "leaves": found.leaves[start - 1 : start - 1 + LEAVES],
            "start": start,
            "last": min(len(found.leaves), start - 1 + LEAVES),
            "before": item_url(code, max(1, start - LEAVES)) if start > 1 else None,
            "after": item_url(code, start + LEAVES) if start - 1 + LEAVES < len(found.leaves) else None,
            "within": Asked(chosen=(("unit", code),)).url(),
            "modified": _day(found),
        },
    )


async def units(request: Request) -> Response:
    """The tree of units, or what is under one of them."""
    here = room(request)
    found = await run_in_threadpool(here.archive.units)
    top = request.query_params.get("in")
    by_code = {unit.code: unit for unit in found}
    if top is not None and top not in by_code:
        raise UsageError(f"This archive has no unit {top}.")
    chain = _chain(by_code, top)
    return here.show(
        request,
        "units.html",
        {"tree": tree(found, top), "chain": chain, "top": by_code.get(top or ""), "all": len(found)},
    )


def tree(units: Sequence[Unit], top: str | None, rows: int = ROWS) -> tuple[Branch, ...]:
    """The units under `top`, level by level as deep as `rows` allows, each with the number of those folded away."""
    under: dict[str | None, list[Unit]] = {}
    for unit in units:
        under.setdefault(unit.parent, []).append(unit)
    shown: set[str] = set()
    level = under.get(top, [])
    while level and (not shown or len(shown) + len(level) <= rows):
        shown |= {unit.code for unit in level}
        level = [child for unit in level for child in under.get(unit.code, ())]
    return tuple(_branch(unit, under, shown) for unit in under.get(top, ()))


def _branch(unit: Unit, under: Mapping[str | None, Sequence[Unit]], shown: set[str]) -> Branch:
    children = under.get(unit.code, ())
    open_ = [child for child in children if child.code in shown]
    url = item_url(unit.code) if unit.level is Level.ITEM else units_url(unit.code)
    within = Asked(chosen=(("unit", unit.code),)).url()
    return Branch(unit, url, within, tuple(_branch(one, under, shown) for one in open_), len(children) - len(open_))


def _chain(by_code: Mapping[str, Unit], code: str | None) -> tuple[Unit, ...]:
    found: list[Unit] = []
    while code is not None and code in by_code and by_code[code] not in found:
        found.append(by_code[code])
        code = by_code[code].parent
    return tuple(reversed(found))


def _day(item: ItemView) -> str:
    return item.modified[:10]
