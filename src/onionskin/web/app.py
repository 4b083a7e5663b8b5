"""The reading room as an application: its screens, its guard, and what it says when something is not there."""

from __future__ import annotations

import logging

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from onionskin.archive import Archive
from onionskin.errors import OnionskinError, UsageError
from onionskin.web import choices, pictures, upkeep
from onionskin.web.forms import foreign, form, remember, way_back
from onionskin.web.room import STATIC, Room, room, stamp
from onionskin.web.safety import HEADERS, Guard
from onionskin.web.screens import SCREENS

_log = logging.getLogger(__name__)


class Kept(StaticFiles):
    """Static files, kept by the browser for good: their address changes when they do."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def application(archive: Archive) -> Starlette:
    """A reading room over an archive."""
    app = Starlette(
        routes=[
            *SCREENS,
            Route("/choices", choose, methods=["POST"]),
            Route("/keys", keys),
            Route("/image/{page}", pictures.image),
            Mount(f"/static/{stamp()}", Kept(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(Guard), Middleware(GZipMiddleware, minimum_size=1500, compresslevel=5)],
        exception_handlers={HTTPException: unknown, OnionskinError: ours, Exception: broken},
    )
    app.state.room = Room(archive)
    app.state.retrying = upkeep.Retrying()
    app.state.kept = pictures.Kept()
    return app


async def keys(request: Request) -> Response:
    """The keys of the keyboard."""
    return room(request).show(request, "keys.html", {})


async def choose(request: Request) -> Response:
    """Keep what the reader chose in cookies, and go back to where they were."""
    sent = await form(request)
    if sent is None:
        return foreign(request)
    answer = RedirectResponse(way_back(sent), 303)
    for name, value in choices.changed(sent).items():
        remember(answer, name, value)
    return answer


async def unknown(request: Request, fault: Exception) -> Response:
    """An address that the room does not have, or that is asked in the wrong way."""
    status = fault.status_code if isinstance(fault, HTTPException) else 404
    told = {
        "title": "There is nothing at this address",
        "sentence": f"The reading room has no screen {request.url.path}.",
        "next": "Perhaps a letter was lost when the address was copied. Search the archive, or look through its units.",
    }
    return room(request).show(request, "error.html", told, status)


async def ours(request: Request, fault: Exception) -> Response:
    """What the archive itself says it cannot do."""
    missing = isinstance(fault, UsageError)
    told = {
        "title": "The archive does not have this" if missing else "This could not be read",
        "sentence": str(fault),
        "next": "Everything else is as it was. Search the archive, or look through its units.",
    }
    return room(request).show(request, "error.html", told, 404 if missing else 500)


async def broken(request: Request, fault: Exception) -> Response:
    """A fault of the room itself."""
    _log.error("The reading room could not show %s.", request.url.path, exc_info=fault)
    told = {
        "title": "The reading room broke here",
        "sentence": "This screen could not be made, by a fault of Onionskin and not of your papers.",
        "next": "Nothing in the archive was changed. Please report it with the lines that the log shows.",
    }
    answer = room(request).show(request, "error.html", told, 500)
    answer.headers.update(HEADERS)  # such an answer is made outside the guard
    return answer
