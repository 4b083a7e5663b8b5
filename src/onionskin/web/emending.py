"""Readings that a person gives by hand: of words they name, in place of a repair, or a suspicion that they take."""

from __future__ import annotations

from collections.abc import Mapping

from onionskin.archive import PageView
from onionskin.record import Annotation, Emendation, Span
from onionskin.web.forms import NotKept
from onionskin.web.giving import WORDS
from onionskin.web.remarks import pressed
from onionskin.web.repairs import emendations, taken
from onionskin.web.standing import LONGEST, standing

KIND, BY_HAND = "confusion", "by hand"
"""Of a reading that a person typed: its kind, and the rule by which it is read."""
EVIDENCE = "A person read it so."


def read(view: PageView, sent: Mapping[str, str]) -> Annotation:
    """The reading that a form gives: `read` names its place, `reading` what is to be read there.

    Raises NotKept where the place is none, nothing is given, or that is what is printed there.
    """
    reading = " ".join(sent.get("reading", "")[:LONGEST].split())
    if not reading:
        raise NotKept("No reading is given. Write what ought to be read there.", 400)
    if sent["read"] == WORDS:
        found = standing(view, sent, "misread")
        span, reading = found.span, found.before + reading + found.after
    else:
        span = _named(view, sent["read"])
    if view.reading is not None and view.reading.text[span.start : span.end] == reading:
        raise NotKept(
            f"“{reading}” is what is printed there. To let that stand, press undo beside the repair in the margin.", 409
        )
    return Annotation(span, Emendation(reading, KIND, True, BY_HAND, EVIDENCE))


def take(view: PageView, value: str) -> Annotation:
    """The suspicion that a button names, as made. Raises NotKept where there is none."""
    asked = pressed(value)
    found = taken(view, asked[1]) if asked and asked[0] == "emendation" and isinstance(asked[1], Span) else None
    if found is None:
        raise NotKept("Nothing is suspected at that place now; perhaps it was taken or refused before.", 409)
    return found


def _named(view: PageView, value: str) -> Span:
    asked = pressed(value)
    if asked is None or asked[0] != "emendation" or not isinstance(asked[1], Span):
        raise NotKept("The form does not say which repair is meant.", 400)
    if all(one.target != asked[1] for one in emendations(view)):
        raise NotKept("There is no repair at that place now; perhaps it was undone before.", 409)
    return asked[1]
