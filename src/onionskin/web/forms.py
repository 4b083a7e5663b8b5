"""Forms that a reader sends: read, and taken only where a screen of this room wrote them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from onionskin.errors import UsageError
from onionskin.web.room import room

_LONGEST = 20_000
"""Bytes of a form that are read; the longest of ours has some 500."""
_YEAR = 365 * 24 * 3600


class NotKept(UsageError):
    """What was said by hand could not be kept; `status` is that of the answer."""

    title = "That was not kept"
    next = "Nothing was changed. Go back, load the page again and look at what it now says."

    def __init__(self, sentence: str, status: int) -> None:
        """`sentence` says why, and what to do."""
        super().__init__(sentence)
        self.status = status


async def form(request: Request) -> Mapping[str, str] | None:
    """The fields of a form that was sent from a screen of this room, the last of each name; None for any other."""
    sent = b""
    async for chunk in request.stream():
        sent += chunk
        if len(sent) > _LONGEST:
            return None
    fields = dict(parse_qsl(sent.decode("utf-8", "replace")))
    return fields if _ours(request, fields.get("token"), room(request).token) else None


def foreign(request: Request) -> Response:
    """What to say to a form that did not come from a screen of this room."""
    told = {
        "title": "That did not come from this reading room",
        "sentence": "The form was sent from elsewhere, or from a screen opened before the room was last started.",
        "next": "Nothing was changed. Go back, load the screen again and press the button once more.",
    }
    return room(request).show(request, "error.html", told, 403)


def must_be_alone(request: Request) -> None:
    """Raises NotKept while something that writes goes on beside the room."""
    retrying = request.app.state.retrying
    if retrying.busy:
        raise NotKept(f"{retrying.doing}, and one alone may write. Say it when that is done.", 409)


def not_kept(request: Request, fault: NotKept) -> Response:
    """What to say where something could not be kept."""
    told = {"title": fault.title, "sentence": str(fault), "next": fault.next}
    return room(request).show(request, "error.html", told, fault.status)


def way_back(fields: Mapping[str, str]) -> str:
    """The screen that a form says it was sent from: a path of our own, else the search."""
    back = fields.get("back", "/")
    # `//elsewhere` and `/\elsewhere` would lead out of the room, and a line break would end the header.
    inside = back.startswith("/") and back[1:2] not in ("/", "\\") and back.isprintable()
    return back if inside else "/"


def remember(answer: Response, name: str, value: str) -> None:
    """Let the reader's browser, and no script in it, keep a choice for a year."""
    answer.set_cookie(name, value, max_age=_YEAR, samesite="strict", httponly=True)


def _ours(request: Request, token: str | None, secret: str) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    return token is not None and secrets.compare_digest(token.encode(), secret.encode())
