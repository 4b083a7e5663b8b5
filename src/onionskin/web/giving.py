"""Dates that a reader gives by hand: another value, words that are a date, a date of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onionskin.archive import PageView, Word, checked
from onionskin.errors import UsageError
from onionskin.record import ROLES, Annotation, DocumentDate, Region, Span, Timex
from onionskin.web.forms import NotKept
from onionskin.web.remarks import REMARKS, pressed
from onionskin.web.standing import LONGEST, standing

WORDS = "words"
"""Stands in a form in place of a target: the reader names the words, or means the page as a whole."""


def given(view: PageView, sent: Mapping[str, str]) -> Annotation:
    """The date that a form gives: `date` names its place, `edtf` its value, `what` its role if it is the document's.

    Raises NotKept where the place or the value is none.
    """
    edtf, role = sent.get("edtf", "")[:LONGEST].strip(), sent.get("what", "")
    if sent["date"] != WORDS:
        return _checked(Annotation(_named(view, sent["date"]), _timex(edtf)))
    if role not in ROLES:
        return _checked(Annotation(standing(view, sent, "a date").span, _timex(edtf)))
    whole = Region(0, 0, max(1, view.page.width), max(1, view.page.height))
    return _checked(
        Annotation(standing(view, sent, "a date").span if sent.get("words") else whole, DocumentDate(role, edtf))
    )


def _timex(edtf: str) -> Timex:
    return Timex("TIME" if "T" in edtf else "DATE", None, edtf)


def instead(words: Sequence[Word], said: Annotation) -> tuple[int, ...]:
    """The words that hold now and which this one takes the place of: two would be two dates at one place."""
    return tuple(one.id for one in words if one.undone is None and _same(one.said, said))


def meeting(words: Sequence[Word], said: Annotation, opened: Span | Region | None = None) -> tuple[int, ...]:
    """The words of one kind that hold now and share a letter with this one, or stand where the form was opened."""
    return tuple(
        one.id
        for one in words
        if one.undone is None
        and type(one.said.body) is type(said.body)
        and isinstance(one.said.target, Span)
        and isinstance(said.target, Span)
        and (one.said.target == opened or one.said.target.meets(said.target))
    )


def _same(before: Annotation, now: Annotation) -> bool:
    if type(before.body) is not type(now.body):
        return False
    if isinstance(before.body, DocumentDate) and isinstance(now.body, DocumentDate):
        whole = isinstance(before.target, Region) and isinstance(now.target, Region)
        if before.body.role == now.body.role and (whole or now.body.role == "written"):
            return True
    return isinstance(before.target, Span) and isinstance(now.target, Span) and before.target.meets(now.target)


def _checked(said: Annotation) -> Annotation:
    try:
        return checked(said)
    except UsageError as fault:
        raise NotKept(str(fault), 400) from fault


def _named(view: PageView, value: str) -> Span | Region:
    asked = pressed(value)
    if asked is None or asked[0] != "timex":
        raise NotKept("The form does not say which date is meant.", 400)
    if all(one.target != asked[1] for one in REMARKS["timex"](view)):
        raise NotKept("There is no date at that place now; perhaps it was refused before.", 409)
    return asked[1]
