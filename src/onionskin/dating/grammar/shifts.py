"""So much before or after another time: two weeks later, ten years ago, the day before, five days before 5 May."""

from __future__ import annotations

from onionskin.dating.form import form
from onionskin.dating.grammar.counting import counted, rank
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.turns import turn
from onionskin.dating.words import company

_STOPS = frozenset({",", ".", ";", ":", "", "\n", ")", "!", "?"})


def shift(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Two weeks later, three days earlier, ten years ago, a month after 5 May, weeks later, a week or so ago."""
    count = counted(tape, at, first=first)
    many, after = count if count is not None else ("X", at)
    unit = tape.says(after, "unit", first=first and after == at)
    if unit is None or (count is None and not tape.tokens[after].word.endswith("s")):
        return None
    end = tape.words(after + 1, "or", "so") or after + 1
    way = tape.says(end, "way")
    if way is None:
        return _from_now(tape, end, many, unit)
    word, (by, leans) = tape.tokens[end].word, way
    if word == "since" or tape.word(end + 1, "than"):
        return None
    if word in ("before", "after"):
        inner = _counted_from(tape, end + 1)
        if inner is not None:
            return form("shift", inner[0], count=many, unit=unit, by=by), inner[1]
        return (form("shift", count=many, unit=unit, by=by, leans=leans), end + 1) if _alone(tape, end) else None
    if word == "back" and not _alone(tape, end):
        return None
    return form("shift", count=many, unit=unit, by=by, leans=leans), end + 1


def _from_now(tape: Tape, at: int, count: float | str, unit: str) -> Found | None:
    """Five years from now, a week from Tuesday, two days from tomorrow."""
    if not tape.word(at, "from"):
        return None
    if tape.word(at + 1, "now"):
        return form("shift", count=count, unit=unit, by=1, leans="now"), at + 2
    if (inner := _day_word(tape, at + 1)) is None:
        named = calendar_point(tape, at + 1, first=False)
        if named is None or named[0].get("weekday") is None or named[0].get("day"):
            return None
        inner = form("turn", by=1, leans="now", weekday=named[0].get("weekday")), named[1]
    return form("shift", inner[0], count=count, unit=unit, by=1), inner[1]


def _day_word(tape: Tape, at: int) -> Found | None:
    """Today, yesterday, tomorrow."""
    row = tape.says(at, "deictic")
    return (form("deictic", value="D", by=row[1]), at + 1) if row is not None and row[0] == "D" else None


def _alone(tape: Tape, at: int) -> bool:
    """Whether nothing follows that it would be before or after: the sentence stops, or goes on with its verb."""
    if tape.text[tape.tokens[at].end : tape.tokens[at].end + 1] in _STOPS:
        return True
    return tape.tokens[at].word == "before" and tape.word_after(at + 1) in company()["after_before"]


def _counted_from(tape: Tape, at: int) -> Found | None:
    if (found := _day_word(tape, at)) is not None:
        return found
    for joint in dict.fromkeys((at, tape.skip(at, "the"), tape.skip(at, "that"))):
        found = calendar_point(tape, joint, first=False) or turn(tape, joint, first=False)
        if found is not None and found[0].kind != "stretch":
            return found
    return None


def day_before(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The day before, the month after, where nothing follows that it is before; the day before yesterday, the week
    before last.
    """
    unit = tape.says(at, "unit", first=first)
    if unit not in ("D", "W", "M", "Y") or tape.tokens[at].word.endswith("s") or not tape.before(at, "the"):
        return None
    if not tape.word(at + 1, "before", "after", "following", "earlier", "later"):
        return None
    by = -1 if tape.tokens[at + 1].word in ("before", "earlier") else 1
    if tape.word(at + 2, "last" if by < 0 else "next") and tape.says(at + 3, "unit") is None and unit != "D":
        return form("turn", by=2 * by, leans="now", unit=unit), at + 3  # the week before last
    inner = _counted_from(tape, at + 2)
    if inner is not None:
        return form("shift", inner[0], count=1, unit=unit, by=by), inner[1]
    if tape.word(at + 1, "following") or _alone(tape, at + 1):
        return form("turn", by=by, leans="then", unit=unit), at + 2
    return None


def nth(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The second day, the seventh day: the place in a row that began before."""
    ranked = rank(tape, at, first=first)
    if ranked is None or ranked[0] < 1:
        return None
    if tape.word(ranked[1], "anniversary") and tape.before(at, "the", "its", "their", "his", "our"):
        return form("nth", number=ranked[0], unit="D", yearly=True), ranked[
            1
        ] + 1  # the sixth anniversary of the treaty
    if not tape.before(at, "the"):
        return None
    unit = tape.says(ranked[1], "unit")
    if unit != "D" or tape.tokens[ranked[1]].word.endswith("s"):
        return None
    return form("nth", number=ranked[0], unit=unit), ranked[1] + 1
