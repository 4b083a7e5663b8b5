"""Times that are about or likely: circa 1950, about 3 May, probably 1958, c. 1958?"""

from __future__ import annotations

from onionskin.dating.form import form
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.words import company

_SHORT = ("c", "ca")


def qualified(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """A point behind a word that makes it approximate or uncertain."""
    word = tape.tokens[at].word
    joint = tape.skip(at + 1, ".") if word in _SHORT else at + 1
    joint = tape.skip(joint, "the")
    found = calendar_point(tape, joint, first=tape.near(joint) and tape.says(joint, "number") is not None)
    if found is None or (word in _SHORT and found[0].get("year") is None):
        return None
    made, end = found
    if made.kind not in ("point", "decade", "century") or (made.get("weekday") is not None and made.get("day") is None):
        return None
    mark = "~" if word in company()["about"] else "?"
    if tape.word(end, "?"):
        mark, end = ("%" if mark == "~" else "?"), end + 1
    return form("qualified", made, mark=mark), end


def doubted(tape: Tape, found: Found) -> Found | None:
    """A year with a question mark in brackets or close behind it in a heading: `1958 (?)`."""
    made, at = found
    if made.kind != "point" or not tape.word(at, "(") or tape.words(at + 1, "?", ")") is None:
        return None
    return form("qualified", made, mark="?"), at + 3
