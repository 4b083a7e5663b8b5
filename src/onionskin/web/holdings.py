"""What the archive holds: the tree of its units, and one item with its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.errors import UsageError
from onionskin.record import Level, Unit
from onionskin.web import public
from onionskin.web.addresses import Asked, compare_url, item_url, start_of, units_url
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


@dataclass(frozen=True, slots=True)
class Extent:
    """What of a list is on this screen: from the `start`-th, counted from 1, to the `last`; where the rest is."""

    count: int
    start: int
    last: int
    before: str | None
    after: str | None


async def item(request: Request) -> Response:
    """One source: where it belongs, what it is, its pages."""
    here = room(request)
    code, start = request.path_params["code"], start_of(request.query_params)
    found = await run_in_threadpool(here.archive.item, code, start, start - 1 + LEAVES)
    copied = await run_in_threadpool(public.of_item, here.archive, found.sha256)
    extent = _extent(request, found.count, LEAVES, lambda start: item_url(code, start))
    return here.show(
        request,
        "item.html",
        {
            "item": found,
            "title": found.units[-1].title,
            "extent": extent,
            "leaves": found.leaves,
            **copied,
            "within": Asked(chosen=(("unit", code),)).url(),
            "modified": found.modified[:10],
            "compare": compare_url(code),
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
    count = sum(unit.parent == top for unit in found)
    extent = _extent(request, count, ROWS, lambda start: units_url(top, start))
    return here.show(
        request,
        "units.html",
        {
            "extent": extent,
            "tree": tree(found, top, extent.start - 1),
            "chain": _chain(by_code, top),
            "top": by_code.get(top or ""),
            "within": Asked(chosen=(("unit", top or ""),)).url(),
            "all": len(found),
        },
    )


def _extent(request: Request, count: int, most: int, url: Callable[[int], str]) -> Extent:
    start = min(start_of(request.query_params), max(1, count))
    last = min(count, start - 1 + most)
    before, after = url(max(1, start - most)) if start > 1 else None, url(last + 1) if last < count else None
    return Extent(count, start, last, before, after)


def tree(units: Sequence[Unit], top: str | None, skipped: int = 0, rows: int = ROWS) -> tuple[Branch, ...]:
    """The units under `top` past those `skipped`, at most `rows` of them, and what is under those, level by level as
    deep as `rows` allows; each with the number of those folded away."""
    under: dict[str | None, list[Unit]] = {}
    for unit in units:
        under.setdefault(unit.parent, []).append(unit)
    first = under.get(top, [])[skipped : skipped + rows]
    shown: set[str] = set()
    level = first
    while level and len(shown) + len(level) <= rows:
        shown |= {unit.code for unit in level}
        level = [child for unit in level for child in under.get(unit.code, ())]
    return tuple(_branch(unit, under, shown) for unit in first)


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
