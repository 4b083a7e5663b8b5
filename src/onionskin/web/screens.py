"""The screens of the reading room by their addresses: one row for each."""

from __future__ import annotations

from starlette.routing import Route

from onionskin.web import (
    atlas,
    chronology,
    compare,
    conflicts,
    correcting,
    downloads,
    entities,
    happening,
    holdings,
    judging,
    pictures,
    public,
    reading,
    redactions,
    rules,
    searching,
    upkeep,
)

READ = (
    Route("/", searching.search),
    Route("/page/{page}", reading.page),
    Route("/page/{page}/hand", correcting.hand, methods=["POST"]),
    Route("/item/{code:path}", holdings.item),
    Route("/units", holdings.units),
    Route("/image/{page}", pictures.image),
    Route("/rules", rules.rules),
    Route("/rules", rules.rule, methods=["POST"]),
)
NAMED = (
    Route("/entities", entities.entities),
    Route("/entity/{entity}", entities.entity),
    Route("/judge", judging.judge, methods=["POST"]),
    Route("/review", judging.review),
    Route("/judgements", judging.judgements),
    Route("/places", atlas.places),
)
HAPPENED = (
    Route("/chronology", chronology.chronology),
    Route("/chronology/timeline.json", chronology.timeline),
    *(
        Route(f"/{name}.{ending}", downloads.download, name=ending)
        for name in ("chronology", "conflicts", "asof", "happening/{id}")
        for ending in ("csv", "json")
    ),
    Route("/happening/{id}", happening.happening),
    Route("/groupings", happening.groupings),
    Route("/groupings", happening.hand, methods=["POST"]),
    Route("/conflicts", conflicts.conflicts),
    Route("/asof", conflicts.asof),
)
OPENED = (
    Route("/page/{page}/redactions", redactions.say, methods=["POST"]),
    Route("/redactions", redactions.queue),
    Route("/compare", compare.compare),
    Route("/compare.csv", compare.table),
    Route("/compare/report", compare.report),
    Route("/public", public.public),
    Route("/copies", public.copies),
)
KEPT_UP = (
    Route("/status", upkeep.status),
    Route("/retry", upkeep.retry, methods=["POST"]),
)
SCREENS = (*READ, *NAMED, *HAPPENED, *OPENED, *KEPT_UP)
"""All of them; the first whose address fits answers."""
