"""What readers decide of names: shown before it is done, said under a name, undone; pairs in doubt; the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import PROPOSALS, Archive, Asked, JudgedView, Tally
from onionskin.errors import UsageError
from onionskin.record import Judgement
from onionskin.web.addresses import Place, entity_url, start_of
from onionskin.web.correcting import signer, taken
from onionskin.web.forms import NotKept, way_back
from onionskin.web.margin import when
from onionskin.web.room import room

PAIRS, SAID, ROWS = 20, 30, 100
"""Pairs in doubt on a screen, judgements told of one entity, judgements on a screen."""
LIKELY = ((0.67, "probably the same"), (0.33, "possibly the same"), (0.0, "hardly the same"))
"""A score in words, from the least of each band on: bands for a reader; nothing is decided by them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one person decided: in a sentence, with the entity it is of now; `undo` the number to undo it by."""

    id: int
    who: str
    sentence: str
    url: str | None
    at: str
    undone: str | None
    without_effect: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair in doubt, with addresses: of the two, and of what it would change if they were the same."""

    asked: Asked
    one_url: str
    other_url: str
    merge: str
    likely: str
    one_page: str | None
    other_page: str | None


def address(entity: str, what: str, than: str = "") -> str:
    """The address that shows what it would change to say this of an entity."""
    pairs = [("say", what), *([("than", than)] if than else [])]
    return f"{entity_url(entity)}?{urlencode(pairs)}#would"


def sentence(what: str, name: str, than: str) -> str:
    """What is about to be said, as a sentence."""
    return {
        "merge": f"{name} and {than} are the same.",
        "unsure": f"Nobody can tell whether {name} and {than} are the same.",
        "apart": f"{name} and {than} are not the same.",
        "split": f"“{than}” is not the {name} that the other forms name.",
        "source": f"The {name} of this source is not the {name} of the others.",
        "rename": f"{name} is to be called {than}.",
        "delete": f"{name} is no name, in any of its forms.",
        "form": f"“{than}” is no name.",
    }[what]


async def judge(request: Request) -> Response:
    """Keep what a reader decides, or take back what was decided, and show the entity as it then is."""
    archive = room(request).archive
    answer = await taken(request, lambda sent, who: keep(archive, sent, who))
    waiting = await run_in_threadpool(archive.names_waiting) if answer.status_code == 303 else 0
    if waiting:
        request.app.state.retrying.begin(lambda: taken_in(archive), "The search is taking in what names now mean")
    return answer


def taken_in(archive: Archive) -> Tally:
    """Let the search know what names now mean, on however many pages."""
    return Tally(read=archive.index(), unchanged=0, failed=0, files=0, copies=0)


def keep(archive: Archive, sent: Mapping[str, str], who: str) -> str:
    """Do what a form asks; the address of what to show. Raises NotKept where it cannot be done."""
    try:
        if "undo" in sent:
            return _undo(archive, sent)
        if sent.get("what") not in PROPOSALS:
            raise NotKept("The form does not say what is decided.", 400)
        if not who:
            raise NotKept(
                "Nobody is named. Write your name beside what you decide, so that others can tell who did.", 400
            )
        proposed = archive.proposed(sent["what"], sent.get("entity", ""), sent.get("than", ""))
        archive.judge(who, *proposed)
    except UsageError as fault:
        raise fault if isinstance(fault, NotKept) else NotKept(str(fault), 409) from fault
    if "back" in sent:
        return way_back(sent)
    return _after(archive, sent.get("entity", ""))


def _undo(archive: Archive, sent: Mapping[str, str]) -> str:
    number = sent["undo"]
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        raise NotKept("The form does not say what is to be undone.", 400)
    archive.unjudge(int(number))
    return way_back(sent) if "back" in sent else "/judgements"


def _after(archive: Archive, entity: str) -> str:
    """The entity as it is now; where it is none any more, what was decided."""
    try:
        return entity_url(archive.entity(entity, limit=0).id)
    except UsageError:
        return "/judgements"


async def review(request: Request) -> Response:
    """The pairs in doubt, those that would move most pages first."""
    here, start = room(request), start_of(request.query_params)
    total, found = await run_in_threadpool(here.archive.review, PAIRS, start - 1)
    last = start + len(found) - 1
    return here.show(
        request,
        "review.html",
        {
            "doubts": [doubt(one) for one in found],
            "total": total,
            "start": start,
            "last": last,
            "before": f"/review?from={max(1, start - PAIRS)}" if start > 1 else None,
            "after": f"/review?from={start + PAIRS}" if start - 1 + PAIRS < total else None,
            "signer": signer(request),
        },
    )


async def judgements(request: Request) -> Response:
    """All that was ever decided, the newest first."""
    here, start = room(request), start_of(request.query_params)
    found = tuple(reversed(await run_in_threadpool(here.archive.judgements)))
    told: dict[str, Any] = {
        "said": [said(one) for one in found[start - 1 : start - 1 + ROWS]],
        "count": len(found),
        "before": f"/judgements?from={max(1, start - ROWS)}" if start > 1 else None,
        "after": f"/judgements?from={start + ROWS}" if start - 1 + ROWS < len(found) else None,
    }
    return here.show(request, "judgements.html", told)


def doubt(one: Asked) -> Doubt:
    """A pair as a screen tells it."""
    merge, pages = address(one.one.id, "merge", one.other.id), [_page(one.one_page), _page(one.other_page)]
    likely = next(words for least, words in LIKELY if one.score >= least)
    return Doubt(one, entity_url(one.one.id), entity_url(one.other.id), merge, likely, *pages)


def _page(page: str | None) -> str | None:
    return Place(layers=("marks", "hits", "names")).url(page) if page else None


def said(view: JudgedView) -> Said:
    """A judgement as a screen tells it."""
    one = view.judged
    url = entity_url(view.one) if view.one else entity_url(view.other) if view.other else None
    undone = when(one.undone) if one.undone else None
    return Said(one.id, one.who, _decided(one.judgement), url, when(one.at), undone, view.without_effect)


def _decided(one: Judgement) -> str:
    here = "in one source, " if one.one.item else ""
    other = one.other.form if one.other else ""
    return (
        here
        + {
            "same": f"{one.one.form} and {other} are the same",
            "different": f"{one.one.form} is not {other}"
            if other != one.one.form
            else f"{other} is not that of another source",
            "unsure": f"nobody can tell whether {one.one.form} and {other} are the same",
            "rename": f"{one.one.form} is called {one.name}",
            "delete": f"{one.one.form} is no name",
        }[one.verdict]
    )
