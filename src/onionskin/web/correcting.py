"""What a reader says of a page by hand: that a remark does not hold there, when something was, what ought to be read,
or that a word of theirs no longer holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onionskin.archive import Archive, Word
from onionskin.errors import OnionskinError
from onionskin.record import Annotation, Refusal
from onionskin.web import emending, names
from onionskin.web.dates import BY_HAND
from onionskin.web.forms import NotKept, foreign, form, must_be_alone, not_kept, remember, way_back
from onionskin.web.giving import given, instead, meeting
from onionskin.web.remarks import REMARKS, pressed
from onionskin.web.room import room
from onionskin.web.words import word

_NAME = 80
"""Code points of a person's name that are kept."""


class NotYet(NotKept):
    """What was said may be kept, but the page could not be brought up to it."""

    title = "The page is not brought up to that yet"
    next = (
        "Go back and load the page again: what stands there under By hand is kept, and the next ingest or retry brings"
        " the page up to it. What does not stand there was not kept; say it again."
    )


def holding(words: Sequence[Word]) -> Mapping[Annotation, str]:
    """What people say of a page that holds now, and who says it."""
    return {one.said: one.who for one in words if one.undone is None}


def signer(request: Request) -> str:
    """The name under which this reader last said something."""
    return unquote(request.cookies.get("who", ""))[:_NAME]


def named(sent: Mapping[str, str]) -> str:
    """The name that a form is signed with, "" where with none."""
    return " ".join(sent.get("who", "").split())[:_NAME]


async def taken(request: Request, keep: Callable[[Mapping[str, str], str], str]) -> Response:
    """Take in a form that a reader signed. `keep` does what it asks under that name, and gives the address where it
    shows (the answer is then 303); it runs in a thread, and raises NotKept where it keeps nothing.
    """
    sent = await form(request)
    if sent is None:
        return foreign(request)
    who = named(sent)
    try:
        must_be_alone(request)
        there = await run_in_threadpool(keep, sent, who)
    except NotKept as fault:
        return not_kept(request, fault)
    answer = RedirectResponse(there, 303)
    if who:
        remember(answer, "who", quote(who))
    return answer


async def hand(request: Request) -> Response:
    """Take in what a reader says of a page, and show it among what was said by hand."""
    archive, page = room(request).archive, request.path_params["page"]
    return await taken(request, lambda sent, who: f"{way_back(sent)}#w{keep(archive, page, sent, who)}")


def keep(archive: Archive, page: str, sent: Mapping[str, str], who: str) -> int:
    """Do what a form asks; the number of the word that was said or undone.

    Raises NotKept, NotYet, and UsageError where the archive has no such page.
    """
    if "undo" in sent:
        return _undo(archive, page, sent["undo"])
    if "name" in sent:
        return _call(archive, page, sent, who)
    if "date" in sent:
        return _give(archive, page, sent, who)
    if "read" in sent or "take" in sent:
        return _read(archive, page, sent, who)
    asked = pressed(sent.get("refuse", ""))
    if asked is None:
        raise NotKept("The form does not say which remark is meant.", 400)
    kind, target = asked
    _named(who)
    remarks = [one for one in REMARKS[kind](archive.page(page)) if one.target == target]
    if not remarks:
        raise NotKept(f"There is no {word('remark', kind)} at that place now; perhaps it was refused before.", 409)
    said = [one for one in archive.history(page) if one.undone is None and one.said.target == target]
    if any(
        type(one.said.body) is type(remark.body) and _by_hand(remark, one.said) for one in said for remark in remarks
    ):
        raise NotKept(f"This {word('remark', kind)} was itself said by hand. Undo that word, under By hand.", 409)
    with _bringing():
        return archive.correct(page, who, Annotation(target, Refusal(kind)))


def _give(archive: Archive, page: str, sent: Mapping[str, str], who: str) -> int:
    """Keep a date that a reader gives, in place of what was given there before."""
    _named(who)
    said = given(archive.page(page), sent)
    return _put(archive, page, (who, said), instead(archive.history(page), said))


def _call(archive: Archive, page: str, sent: Mapping[str, str], who: str) -> int:
    """Keep a name that a person gives: other words, or another type, in place of what was said there before."""
    _named(who)
    view = archive.page(page)
    said = names.given(view, sent)
    asked = pressed(sent["name"])
    opened = asked[1] if asked else None
    before = meeting(archive.history(page), said, opened)
    with _bringing():
        # The words that were taken for a name, and are only a part of it or more than it, are none.
        if opened is not None and opened != said.target and any(one.target == opened for one in names.mentions(view)):
            archive.correct(page, who, Annotation(opened, Refusal("mention")))
        number = archive.correct(page, who, said)
        for one in before:
            archive.undo(page, one)
    return number


def _read(archive: Archive, page: str, sent: Mapping[str, str], who: str) -> int:
    """Keep a reading that a person gives or a suspicion that they take, in place of what was read there by hand."""
    _named(who)
    view = archive.page(page)
    said = emending.read(view, sent) if "read" in sent else emending.take(view, sent["take"])
    return _put(archive, page, (who, said), meeting(archive.history(page), said))


def _put(archive: Archive, page: str, spoken: tuple[str, Annotation], before: Sequence[int]) -> int:
    """Keep what somebody says in place of what was said there before."""
    with _bringing():
        number = archive.correct(page, *spoken)
        for one in before:
            archive.undo(page, one)
    return number


def _named(who: str) -> None:
    if not who:
        raise NotKept("Nobody is named. Write your name beside what you say, so that others can tell who said it.", 400)


def _by_hand(remark: Annotation, said: Annotation) -> bool:
    """Whether a remark is what a person said: of a date the page tells more than they did, and says who gave it."""
    return remark == said or getattr(remark.body, "rule", None) == BY_HAND


def _undo(archive: Archive, page: str, number: str) -> int:
    found = next((one for one in archive.history(page) if str(one.id) == number), None)
    if found is None:
        raise NotKept("Nobody said that of this page.", 404)
    if found.undone is None:
        with _bringing():
            archive.undo(page, found.id)
    return found.id


@contextmanager
def _bringing() -> Iterator[None]:
    try:
        yield
    except OnionskinError as fault:
        raise NotYet(str(fault), 503) from fault
