"""The status screen: what was read, what is due, what failed and why; and trying again what failed."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onionskin.archive import Archive
from onionskin.errors import OnionskinError
from onionskin.web.room import THEMES, room
from onionskin.web.safety import form, ours
from onionskin.web.words import counted

FAILURES = 100
"""Failures on one screen; the command line lists them all."""
_YEAR = 365 * 24 * 3600
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Retrying:
    """Trying again goes on beside the room, once at a time; `told` is what the last time came to."""

    told: str | None = None
    _task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether it goes on."""
        return self._task is not None and not self._task.done()

    def begin(self, archive: Archive) -> None:
        """Begin, if it does not go on already."""
        if not self.busy:
            self._task = asyncio.get_running_loop().create_task(self._run(archive))

    async def _run(self, archive: Archive) -> None:
        try:
            tally = await run_in_threadpool(archive.retry)
        except OnionskinError as fault:
            self.told = str(fault)
        except Exception:
            _log.exception("Trying again broke off.")
            self.told = "Trying again broke off by a fault of ours; what was read before is kept. The log tells more."
        else:
            failed = f"{counted(tally.failed, 'failure')} remain" if tally.failed else "nothing failed"
            self.told = f"The last time, {counted(tally.read, 'page')} read; {failed}."


async def status(request: Request) -> Response:
    """What was read, what is due, what failed."""
    here = room(request)
    retrying: Retrying = request.app.state.retrying
    found = await run_in_threadpool(here.archive.status)
    told = {
        "found": found,
        "failures": found.failures[:FAILURES],
        "left_out": max(0, len(found.failures) - FAILURES),
        "busy": retrying.busy,
        "told": retrying.told,
    }
    return here.show(request, "status.html", told)


async def retry(request: Request) -> Response:
    """Begin to try again what failed."""
    here = room(request)
    sent = await form(request)
    if not ours(request, sent.get("token"), here.token):
        return foreign(request)
    request.app.state.retrying.begin(here.archive)
    return RedirectResponse("/status", 303)


async def theme(request: Request) -> Response:
    """Keep the reader's choice of paper or night in a cookie, and go back to where they were."""
    sent = await form(request)
    if not ours(request, sent.get("token"), room(request).token):
        return foreign(request)
    back = sent.get("back", "/")
    # A path of our own only: `//elsewhere` and `/\elsewhere` would lead out of the room.
    if not back.startswith("/") or back[1:2] in ("/", "\\"):
        back = "/"
    answer = RedirectResponse(back, 303)
    chosen = sent.get("theme")
    if chosen in THEMES:
        answer.set_cookie("theme", chosen, max_age=_YEAR, samesite="strict", httponly=True)
    return answer


def foreign(request: Request) -> Response:
    """What to say to a form that did not come from a screen of this room."""
    told = {
        "title": "That did not come from this reading room",
        "sentence": "The form was sent from elsewhere, or from a screen opened before the room was last started.",
        "next": "Nothing was changed. Go back, load the screen again and press the button once more.",
    }
    return room(request).show(request, "error.html", told, 403)
