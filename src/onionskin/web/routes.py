"""The screens of what is said to have happened, by their addresses."""

from __future__ import annotations

from starlette.routing import Route

from onionskin.web import chronology, conflicts, downloads, happening

HAPPENED = (
    Route("/chronology", chronology.chronology),
    Route("/chronology/timeline.json", chronology.timeline),
    *(
        Route(f"/{name}.{ending}", downloads.download)
        for name in ("chronology", "conflicts", "asof", "happening/{id}")
        for ending in ("csv", "json")
    ),
    Route("/happening/{id}", happening.happening),
    Route("/groupings", happening.groupings),
    Route("/groupings", happening.hand, methods=["POST"]),
    Route("/conflicts", conflicts.conflicts),
    Route("/asof", conflicts.asof),
)
"""Where the same address ends in another way, the longer stands first."""
