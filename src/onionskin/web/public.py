"""The screens of copies: whether a passage is open elsewhere, which pages repeat others, what one is beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Archive, Cluster, NearPage, OpenAt, Standing, Words
from onionskin.errors import UsageError
from onionskin.web.addresses import Place, start_of
from onionskin.web.room import room

LONGEST = 6_000
"""Code points of a passage that are looked for from here: two pages, and an address that can still be sent."""
PLACES, CLUSTERS = 20, 30
"""Places of a passage, and clusters, on one screen."""
BESIDE = 6
"""Pages that a page's margin names as near it; the screen of copies names all."""
RUN = 14
"""Words at either end of a run of the same words that are shown; what is between is counted."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A page with the address at which it opens on its evidence."""

    where: Standing
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A place of a passage: its address, and the words of both in pieces."""

    at: OpenAt
    url: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A page near another: its address there, and the address of the line here from which they agree."""

    near: NearPage
    url: str
    here: str


async def public(request: Request) -> Response:
    """A box for a passage; where it stands, as a whole or in part, with the words that differ."""
    here, passage = room(request), request.query_params.get("passage", "")[:LONGEST]
    told: dict[str, Any] = {"passage": passage, "longest": LONGEST, "found": None, "refusal": None}
    if passage.strip():
        try:
            found = await run_in_threadpool(here.archive.public, passage, PLACES)
        except UsageError as fault:
            return here.show(request, "public.html", told | {"refusal": str(fault)}, 400)
        told |= {"found": found, "places": [_shown(one) for one in found.found]}
    return here.show(request, "public.html", told)


async def copies(request: Request) -> Response:
    """The clusters of the archive; or, of one page, everything it is beside."""
    here, page, start = room(request), request.query_params.get("page", ""), start_of(request.query_params)
    if page:
        view = await run_in_threadpool(here.archive.page, page)
        beside = await run_in_threadpool(here.archive.near, page)
        return here.show(request, "near.html", {"view": view, "beside": _beside(page, beside)})
    found = await run_in_threadpool(here.archive.copies, start - 1, CLUSTERS)
    last = start + len(found.clusters) - 1
    return here.show(
        request,
        "copies.html",
        {
            "found": found,
            "clusters": [(one, _pages(one)) for one in found.clusters],
            "start": start,
            "last": last,
            "before": _listing(max(1, start - CLUSTERS)) if start > 1 else None,
            "after": _listing(last + 1) if found.clusters and last < found.total else None,
        },
    )


def near(archive: Archive, page: str) -> Mapping[str, Any]:
    """What the margin of a page is told of copies: how many there are, the first of them, where all are."""
    found = archive.near(page)
    return {
        "copied": sum(one.copy for one in found),
        "quoted": sum(not one.copy for one in found),
        "beside": _beside(page, found[:BESIDE]),
        "all_beside": _of_page(page),
    }


def of_item(archive: Archive, sha256: str) -> Mapping[str, Any]:
    """What the screen of an item is told: which of its pages have near copies, with how many and where they are."""
    return {"copied": {page: (count, _of_page(page)) for page, count in archive.copied(sha256).items()}}


def _shown(one: OpenAt) -> Shown:
    return Shown(one, Place(line=one.line).url(one.where.page), tuple(folded(one.words)))


def folded(words: Sequence[Words]) -> Iterator[Words]:
    """The pieces, with the middle of a long run of the same words left out and said so: `printed` is then shown."""
    for one in words:
        every = one.printed.split(" ")
        if one.kind == "same" and len(every) > 2 * RUN + 6:
            yield Words("same", one.asked, " ".join(every[:RUN]))
            yield Words("left out", "", f"{len(every) - 2 * RUN:,} words the same")
            yield Words("same", one.asked, " ".join(every[-RUN:]))
        else:
            yield one


def _beside(page: str, found: Sequence[NearPage]) -> tuple[Beside, ...]:
    return tuple(
        Beside(one, Place(line=one.line_there).url(one.where.page), Place(line=one.line).url(page)) for one in found
    )


def _pages(cluster: Cluster) -> tuple[Linked, ...]:
    return tuple(Linked(one, Place().url(one.page)) for one in cluster.pages)


def _of_page(page: str) -> str:
    return f"/copies?{urlencode({'page': page})}"


def _listing(start: int) -> str:
    return f"/copies?{urlencode({'from': start})}" if start > 1 else "/copies"
