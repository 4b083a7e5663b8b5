"""The status screen: what was read, what is due, what failed and why; and trying again what failed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onionskin.archive import Failure, Status, Tally
from onionskin.errors import OnionskinError
from onionskin.record import Span
from onionskin.web.forms import foreign, form
from onionskin.web.margin import stop
from onionskin.web.room import room
from onionskin.web.searching import cut
from onionskin.web.words import counted

FAILURES = 100
"""Failures on one screen; the command line lists them all."""
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Retrying:
    """Trying again, or bringing every page up to a rule, goes on beside the room, one at a time.

    `told` is what the last time came to, `doing` what goes on, as the beginning of a sentence.
    """

    told: str | None = None
    doing: str = ""
    _task: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether it goes on."""
        return self._task is not None and not self._task.done()

    def begin(self, work: Callable[[], Tally], doing: str) -> asyncio.Task[None]:
        """Begin, if nothing goes on already; what goes on."""
        if self._task is None or self._task.done():
            self.doing = doing
            self._task = asyncio.get_running_loop().create_task(self._run(work))
        return self._task

    async def _run(self, work: Callable[[], Tally]) -> None:
        try:
            tally = await run_in_threadpool(work)
        except OnionskinError as fault:
            self.told = str(fault)
        except Exception:
            _log.exception("%s: that broke off.", self.doing)
            self.told = "That broke off by a fault of ours; what was read before is kept. The log tells more."
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
        "sentences": tuple(sentences(found)),
        "failures": [(one, tuple(pieces(one))) for one in found.failures[:FAILURES]],
        "left_out": max(0, len(found.failures) - FAILURES),
        "busy": retrying.busy,
        "doing": retrying.doing,
        "told": retrying.told,
    }
    return here.show(request, "status.html", told)


def sentences(found: Status) -> Iterator[str]:
    """What there is, what is due, what can be searched and what failed, a sentence each."""
    yield f"{counted(found.pages, 'page')} of {counted(found.sources, 'source')}."
    if found.due:
        yield f"{counted(found.due, 'page')} still due; onionskin ingest goes on where it stopped."
    else:
        yield "Nothing is due."
    yield "All can be searched." if found.indexed >= found.pages else f"{found.indexed:,} can be searched."
    yield f"{counted(len(found.failures), 'failure')}." if found.failures else "Nothing failed."


def pieces(failure: Failure) -> Iterator[tuple[str, bool]]:
    """A reason cut where it names the source, each piece with whether it is that name."""
    reason = stop(failure.reason)
    at = reason.find(failure.source)
    return cut(reason, (Span(at, at + len(failure.source)),) if at >= 0 and failure.source else ())


async def retry(request: Request) -> Response:
    """Begin to try again what failed."""
    here = room(request)
    if await form(request) is None:
        return foreign(request)
    request.app.state.retrying.begin(here.archive.retry, "What failed is being tried again")
    return RedirectResponse("/status", 303)
