"""One happening: its statements side by side, how they stand together, and what a person says of it by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Archive, Grouped, HappeningView, Wanted
from onionskin.errors import OnionskinError, UsageError
from onionskin.record import Grouping
from onionskin.web.addresses import start_of
from onionskin.web.chronology import Listed, listed
from onionskin.web.correcting import NotYet, signer, taken
from onionskin.web.forms import NotKept
from onionskin.web.room import room
from onionskin.web.statements import paired, spoken, stated

SHOWN = (24, 12, 6, 3)
"""Statements on a screen: the most with which it is light enough; so many ties too, and a third of it pairs in full."""
FOUND = 8
"""Happenings offered as the same."""
SAID = 60
"""Words by hand on a screen."""
FIRST = ("conflicts", "drifts", "refines", "supports", "repeats", "beside")
"""In which order ties are told."""


async def happening(request: Request) -> Response:
    """A happening, conflicts before all else."""
    here, params = room(request), request.query_params
    id_, find, start = request.path_params["id"], params.get("find", "")[:200], start_of(params)
    view = await run_in_threadpool(here.archive.happening, id_)
    found = await run_in_threadpool(_found, here.archive, view, find)
    known = {"find": find, "found": found, "signer": signer(request)}
    return here.light(request, "happening.html", SHOWN, lambda most: {**known, **_told(view, start, most)})


def _told(view: HappeningView, start: int, most: int) -> Mapping[str, Any]:
    holding: dict[str, list[Grouped]] = {}
    for one in view.said:
        if one.undone is None and one.said.verdict in ("note", "own"):
            holding.setdefault(one.said.one, []).append(one)
    shown = view.statements[start - 1 : start - 1 + most]
    ties = sorted(view.ties, key=lambda one: FIRST.index(one.tie.kind))
    pairs, others = ([one for one in ties if (one.tie.kind == "conflicts") == conflict] for conflict in (True, False))
    url, last = f"/happening/{quote(view.row.id, safe='')}", start + len(shown) - 1
    return {
        "happening": view.row,
        "one": listed(view.row),
        "title": view.row.name,
        "url": url,
        "statements": [stated(one, holding) for one in shown],
        "all_statements": len(view.statements),
        "start": start,
        "last": last,
        "before": f"{url}?from={max(1, start - most)}" if start > 1 else None,
        "after": f"{url}?from={last + 1}" if last < len(view.statements) else None,
        "conflicts": [paired(one) for one in pairs[: most // 3]],
        "more_conflicts": max(0, len(pairs) - most // 3),
        "ties": [paired(one) for one in others[:most]],
        "more_ties": max(0, len(others) - most),
        "said": spoken(view.said)[:SAID],
    }


def _found(archive: Archive, view: HappeningView, find: str) -> Sequence[Listed]:
    """Happenings that a person may say are the same: those that have the words."""
    if not find.strip():
        return ()
    try:
        seen = archive.chronology(Wanted(words=find, all_kinds=True, order="sources"), 0, FOUND + 1, FOUND)
    except UsageError:
        return ()
    return [listed(one) for one in (*seen.rows, *seen.tray) if one.id != view.row.id][:FOUND]


async def groupings(request: Request) -> Response:
    """All that people said of statements, the newest first."""
    here, start = room(request), start_of(request.query_params)
    found = spoken(await run_in_threadpool(here.archive.groupings))
    told = {
        "said": found[start - 1 : start - 1 + SAID],
        "count": len(found),
        "before": f"/groupings?from={max(1, start - SAID)}" if start > 1 else None,
        "after": f"/groupings?from={start + SAID}" if start - 1 + SAID < len(found) else None,
    }
    return here.show(request, "groupings.html", told)


async def hand(request: Request) -> Response:
    """Keep what a person says of a happening, or take it back, and show the happening as it then is."""
    archive = room(request).archive
    return await taken(request, lambda sent, who: keep(archive, sent, who))


def keep(archive: Archive, sent: Mapping[str, str], who: str) -> str:
    """Do what a form asks; the address of what to show then. Raises NotKept where it cannot be done."""
    try:
        if "undo" in sent:
            return _undo(archive, sent)
        if not who:
            raise NotKept("Nobody is named. Write your name beside what you say, so that others can tell who did.", 400)
        said = _said(archive, sent)
        archive.group(who, *said)
    except (UsageError, ValueError) as fault:
        raise fault if isinstance(fault, NotKept) else NotKept(str(fault), 409) from fault
    except OnionskinError as fault:
        raise NotYet(str(fault), 503) from fault
    return _there(archive, [said[0].one, *(one.other for one in said), sent.get("of", "")])


def _said(archive: Archive, sent: Mapping[str, str]) -> tuple[Grouping, ...]:
    """What a form says. A statement that is moved out is apart from each other one of its happening."""
    what, one, other = sent.get("what", ""), sent.get("one", ""), sent.get("other", "")
    text = " ".join(sent.get("text", "").split())[:2000]
    if what == "out":
        others = [view.statement.id for view in archive.happening(one).statements if view.statement.id != one]
        if not others:
            raise NotKept("It is the only statement of this happening, and stands alone already.", 409)
        return tuple(Grouping("apart", one, each) for each in others)
    if what == "join":
        return _joined(archive, one, other)
    if what == "reject":
        return (Grouping("reject", one),)
    if what in ("note", "own"):
        return (Grouping(what, one, text=text),)
    raise NotKept("The form does not say what is meant.", 400)


def _joined(archive: Archive, one: str, other: str) -> tuple[Grouping, ...]:
    """What makes two happenings one: a statement is of the same as each other one of either.

    `other` is an id or an address. Said of the two alone, each would be torn from those it was grouped with.
    """
    named = other.strip().rstrip("/").rpartition("/")[2].partition("?")[0]
    both = (*archive.happening(one).statements, *archive.happening(named).statements)
    others = dict.fromkeys(view.statement.id for view in both if view.statement.id != one)
    if archive.happening(one).row.id == archive.happening(named).row.id:
        raise NotKept("These are one happening already.", 409)
    return tuple(Grouping("same", one, each) for each in others)


def _undo(archive: Archive, sent: Mapping[str, str]) -> str:
    numbers = sent["undo"].split()
    if not numbers or not all(one.isascii() and one.isdigit() and len(one) < 12 for one in numbers):
        raise NotKept("The form does not say what is to be undone.", 400)
    archive.ungroup(*map(int, numbers))
    return _there(archive, [sent.get("of", "")]) if sent.get("of") else "/groupings"


def _there(archive: Archive, ids: Sequence[str]) -> str:
    """The happening that the first of some statements is of now; what was said by hand where none is left."""
    for id_ in filter(None, ids):
        try:
            return f"/happening/{quote(archive.happening(id_).row.id, safe='')}"
        except UsageError:
            continue
    return "/groupings"
