"""Bounds: since, until, by, before, after, within, as early as, the six months ending."""

from __future__ import annotations

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.counting import counted
from onionskin.dating.grammar.ranges import time
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.words import sides

_LATER = frozenset({"before", "after", "by_point", "from"})
"""Sides of one point: it lies somewhere beyond the bound."""


def bound_word(tape: Tape, at: int) -> int:
    """The index of the word that may make a bound of the time at `at`; an article may stand between."""
    at -= tape.before(at, "the")
    return at - 1 if tape.near(at) else -1


def bounded(tape: Tape, at: int, inner: Form) -> Form | None:
    """The side on which a time bounds another, from the words before it: since 1954, no later than 1 March."""
    joint = bound_word(tape, at)
    for words, side in sides().items() if joint >= 0 else ():
        start = joint - len(words) + 1
        if start >= 0 and tape.word(start, words[0], first=True) and tape.words(start + 1, *words[1:]) == joint + 1:
            point = side in _LATER or tape.before(start, "sometime")
            return form("bound", inner, side=side, point=point or None)
    return None


def within(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Within two weeks of 1 November 1963."""
    count = counted(tape, at + 1)
    if count is None or (unit := tape.says(count[1], "unit")) is None or not tape.word(count[1] + 1, "of", "after"):
        return None
    inner = time(tape, count[1] + 2)
    return None if inner is None else (form("soon", inner[0], count=count[0], unit=unit), inner[1])


def ending(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The six months ending 30 June 1962."""
    count = counted(tape, at, first=first)
    if count is None or (unit := tape.says(count[1], "unit")) is None or not tape.word(count[1] + 1, "ending", "ended"):
        return None
    inner = time(tape, tape.skip(count[1] + 2, "on"))
    return None if inner is None else (form("ending", inner[0], count=count[0], unit=unit), inner[1])
