"""What is hidden on a page, as the margin tells it, as it is drawn on the image, and as a queue to be reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onionskin.archive import (
    BENEATH,
    FORMS,
    Archive,
    AskedRedactions,
    PageView,
    RedactionCounts,
    RedactionList,
    RedactionView,
    Word,
    in_short,
)
from onionskin.errors import UsageError
from onionskin.record import Annotation, Annotations, Redaction, Region, Span
from onionskin.web.addresses import Place, start_of
from onionskin.web.boxes import Box
from onionskin.web.correcting import named, signer
from onionskin.web.forms import NotKept, foreign, form, must_be_alone, not_kept, remember, way_back
from onionskin.web.remarks import REMARKS, button, pressed
from onionskin.web.room import room
from onionskin.web.sheet import line_of
from onionskin.web.words import certainty

MOST = 30
"""Redactions told in a margin, or on one screen of the queue, at once."""
DRAWABLE = ("outline", "bar", "box", "hatching", "bracket", "page")
"""The forms of a box that a person may draw."""
_AROUND = 0.35
"""How much of a box's size is shown around it in the queue, and at least a twentieth of the page."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """One redaction of a page. `at` names it in a form; `by` is who said it, `word` the number to undo that by."""

    number: int
    short: str
    warning: str
    line: int | None
    look: str | None
    sure: str
    editorial: bool
    by: str | None
    word: int | None
    at: str


def hidden(view: PageView) -> Annotations:
    """The redactions of a page; their numbers are their places here, from 1."""
    return REMARKS["redaction"](view)


def told(view: PageView, words: Sequence[Word], place: Place, most: int) -> dict[str, Any]:
    """What the margin is told: so many redactions, and the forms that a drawn box may have."""
    said = {one.said: one for one in words if one.undone is None}
    found = hidden(view)
    numbers = range(1, min(most, len(found)) + 1)
    return {
        "hidden": tuple(_hidden(view, number, found[number - 1], (said, place)) for number in numbers),
        "all_hidden": len(found),
        "drawable": [(form, FORMS[form]) for form in DRAWABLE] if view.has_image else [],
        "draw_url": place.url(view.page.id, layers=(*(place.layers or ("marks", "hits")), "redactions"), line=None),
    }


def _hidden(view: PageView, number: int, remark: Annotation, known: tuple[Mapping[Annotation, Word], Place]) -> Hidden:
    said, place = known
    body, target = remark.body, remark.target
    assert isinstance(body, Redaction)
    hand = said.get(remark)
    look = None
    if isinstance(target, Region):
        look = place.url(view.page.id, xywh=_near(target, view.page.width, view.page.height), line=None)
    return Hidden(
        number=number,
        short=in_short(body),
        warning=BENEATH if body.beneath else "",
        line=line_of(view.reading, target) if view.reading and isinstance(target, Span) else None,
        look=look,
        sure=certainty(remark.cert),
        editorial=body.editorial,
        by=hand.who if hand else None,
        word=hand.id if hand else None,
        at=button("redaction", target),
    )


def drawn(view: PageView, *, own: bool) -> tuple[Box, ...]:
    """The boxes on the image: regions always, words only where their own text is shown."""
    return tuple(
        Box(number, region)
        for number, one in enumerate(hidden(view), 1)
        for region in (
            (one.target,)
            if isinstance(one.target, Region)
            else view.reading.regions(one.target)
            if own and view.reading
            else ()
        )
    )


def _near(region: Region, width: int, height: int) -> tuple[int, int, int, int]:
    """A box with a little of the page around it, within the page."""
    x = max(0, region.x - max(width // 20, int(_AROUND * region.width)))
    y = max(0, region.y - max(height // 20, int(_AROUND * region.height)))
    right = min(width, region.x + region.width + max(width // 20, int(_AROUND * region.width)))
    foot = min(height, region.y + region.height + max(height // 20, int(_AROUND * region.height)))
    return x, y, max(1, right - x), max(1, foot - y)


# -- the queue --


@dataclass(frozen=True, slots=True)
class Row:
    """One place in the queue: `view` is what the `svg` shows of the page image, None where it is in words."""

    one: RedactionView
    short: str
    warning: str
    url: str
    view: tuple[int, int, int, int] | None
    at: str
    sure: str


async def queue(request: Request) -> Response:
    """The redactions of the archive, those first of which the software is least sure, to be confirmed or refused."""
    here, params = room(request), request.query_params
    start = start_of(params)
    state = params.get("state", "found")
    asked = AskedRedactions(
        form=params.get("form", ""),
        code=params.get("code", ""),
        state="" if state == "all" else state,
        beneath=params.get("beneath") == "1",
        doubtful=True,
    )
    found, counts = await run_in_threadpool(_asked, here.archive, asked, start - 1)

    def url(**changes: str) -> str:
        kept = {"state": state, "form": asked.form, "code": asked.code, "beneath": params.get("beneath", "")} | changes
        return "/redactions?" + urlencode({name: value for name, value in kept.items() if value})

    told = {
        "found": found,
        "counts": counts,
        "rows": [_row(one) for one in found.rows],
        "codes": [row for row in counts.rows if row.by == "code"],
        "forms": [(row, FORMS.get(row.name, row.name)) for row in counts.rows if row.by == "form"],
        "agencies": [row for row in counts.rows if row.by in ("agency", "year")],
        "asked_here": asked,
        "state": state,
        "url": url,
        "before": url(**{"from": str(max(1, start - MOST))}) if start > 1 else None,
        "after": url(**{"from": str(start + MOST)}) if start - 1 + MOST < found.total else None,
        "signer": signer(request),
    }
    return here.show(request, "redactions.html", told)


def _asked(archive: Archive, asked: AskedRedactions, offset: int) -> tuple[RedactionList, RedactionCounts]:
    return archive.redactions(asked, offset, MOST), archive.redaction_counts()


def _row(one: RedactionView) -> Row:
    body, target = one.remark.body, one.remark.target
    assert isinstance(body, Redaction)
    view = _near(target, one.width, one.height) if isinstance(target, Region) and one.has_image else None
    place = Place(layers=("redactions",), xywh=view)
    return Row(
        one=one,
        short=in_short(body),
        warning=BENEATH if body.beneath else "",
        url=f"{place.url(one.page)}#x{one.number}",
        view=view,
        at=button("redaction", target),
        sure=certainty(one.remark.cert),
    )


# -- by hand --


async def say(request: Request) -> Response:
    """Take in that a redaction is one, that it is none, or a box that a person drew."""
    here, page = room(request), request.path_params["page"]
    sent = await form(request)
    if sent is None:
        return foreign(request)
    who = named(sent)
    try:
        must_be_alone(request)
        if not who:
            raise NotKept("Nobody is named. Write your name beside what you say, so that others can tell who.", 400)
        said = await run_in_threadpool(_keep, here.archive, page, sent, who)
    except NotKept as fault:
        return not_kept(request, fault)
    back = way_back(sent)
    answer = RedirectResponse(back if back.startswith("/redactions") else f"{back}#w{said}", 303)
    remember(answer, "who", quote(who))
    return answer


def _keep(archive: Archive, page: str, sent: Mapping[str, str], who: str) -> int:
    if "draw" in sent:
        try:
            region = Region(*(int(sent.get(name, "")) for name in ("x", "y", "width", "height")))
        except ValueError as fault:
            raise NotKept("A box needs four whole numbers: left, top, width and height, in pixels.", 400) from fault
        try:
            return archive.draw_redaction(page, region, who, sent.get("form", "outline"), sent.get("codes", ""))
        except UsageError as fault:
            raise NotKept(str(fault), 400) from fault
    asked = pressed(sent.get("confirm", "") or sent.get("reject", ""))
    places = [one.target for one in hidden(archive.page(page))]
    if asked is None or asked[0] != "redaction" or asked[1] not in places:
        raise NotKept("There is no redaction at that place now; perhaps it was refused before.", 409)
    number = places.index(asked[1]) + 1
    if "confirm" in sent:
        return archive.confirm_redaction(page, number, who)
    return archive.reject_redaction(page, number, who)
