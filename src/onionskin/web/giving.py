"""Dates that a reader gives by hand: another value, words that are a date, a date of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onionskin.archive import PageView, Word, checked
from onionskin.errors import UsageError
from onionskin.record import ROLES, Annotation, DocumentDate, Region, Span, Timex
from onionskin.web.forms import NotKept
from onionskin.web.remarks import REMARKS, pressed

WORDS = "words"
"""Stands in a form in place of a target: the reader names the words, or means the page as a whole."""
_LONGEST = 200
"""Code points of words that are taken for a date, and of a value."""


def given(view: PageView, sent: Mapping[str, str]) -> Annotation:
    """The date that a form gives: `date` names its place, `edtf` its value, `what` its role if it is the document's.

    Raises NotKept where the place or the value is none.
    """
    edtf, role = sent.get("edtf", "")[:_LONGEST].strip(), sent.get("what", "")
    if sent["date"] != WORDS:
        return _checked(Annotation(_named(view, sent["date"]), _timex(edtf)))
    if role not in ROLES:
        return _checked(Annotation(_words(view, sent), _timex(edtf)))
    whole = Region(0, 0, max(1, view.page.width), max(1, view.page.height))
    return _checked(Annotation(_words(view, sent) if sent.get("words") else whole, DocumentDate(role, edtf)))


def _timex(edtf: str) -> Timex:
    return Timex("TIME" if "T" in edtf else "DATE", None, edtf)


def instead(words: Sequence[Word], said: Annotation) -> tuple[int, ...]:
    """The words that hold now and which this one takes the place of: two would be two dates at one place."""
    return tuple(one.id for one in words if one.undone is None and _same(one.said, said))


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


def _words(view: PageView, sent: Mapping[str, str]) -> Span:
    """Where the words stand that a reader names: on the line given, or anywhere if they stand there once."""
    asked, reading = sent.get("words", "")[:_LONGEST].split(), view.reading
    if not asked or reading is None:
        raise NotKept("No words are named. Copy from the page those that are a date.", 400)
    line, nth = (_whole(sent.get(name, "")) for name in ("line", "nth"))
    found = [Span(*one.span()) for one in re.finditer(r"\s+".join(map(re.escape, asked)), reading.text)]
    where = ""
    if line is not None:
        starts = dict(enumerate(reading.lines(), 1)).get(line, (-1, -1))
        found = [one for one in found if starts[0] <= one.start < starts[1]]
        where = f" on line {line}"
    if nth is not None and nth <= len(found):
        return found[nth - 1]
    if not found:
        raise NotKept(f"“{' '.join(asked)}” does not stand{where} as the page is read. Copy it letter for letter.", 400)
    if len(found) > 1:
        times, more = len(found), "Name the line, or take" if line is None else "Take"
        raise NotKept(f"“{' '.join(asked)}” stands {times} times{where}. {more} more of the words around it.", 400)
    return found[0]


def _whole(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 9 and int(said) else None
