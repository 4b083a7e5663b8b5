"""Points of the calendar: days, months and years, weekdays, decades and centuries."""

from __future__ import annotations

from typing import Any

from onionskin.dating.form import form
from onionskin.dating.grammar.counting import ordinal_day, rank
from onionskin.dating.grammar.seasons import season
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.years import bare_year, era, year
from onionskin.dating.words import company

_MAY_BE_WORDS = frozenset({3, 5})
"""`march` and `may` are other words too and need company."""
LAST_CENTURY = 30
_OLD_STYLE = range(9, 15)
"""Days by which the Julian calendar may lie behind where both dates are printed."""


def calendar_point(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The longest point that begins at the token: a weekday, day, month, season, decade, century or year."""
    if not (first or tape.near(at)):
        return None
    says = tape.tokens[at].says
    if "weekday" in says or "weekday_short" in says:
        return _weekday(tape, at)
    if "month" in says or "month_short" in says:
        return _month(tape, at) or (_weekday(tape, at) if "weekday_short" in says else None)
    if "season" in says:
        return season(tape, at)
    if "decade" in says:
        return _decade(tape, at)
    return _day_month(tape, at) or _century(tape, at) or _year(tape, at, first)


def month_name(tape: Tape, at: int, *, first: bool = False, beside: bool = False) -> tuple[int, int] | None:
    """A month, 1 to 12, and the index after it. `beside` tells that a figure beside it shows what it is."""
    if (number := tape.says(at, "month", first=first)) is not None:
        if not tape.tokens[at].capital:
            return (number, at + 1) if beside and number not in _MAY_BE_WORDS else None
        if number in _MAY_BE_WORDS and not (beside or _company(tape, at)):
            return None
        return number, at + 1
    if (number := tape.says(at, "month_short", first=first)) is not None and tape.tokens[at].capital:
        after = tape.skip(at + 1, ".")
        figured = tape.word(after, ",") and _figured(tape, after + 1)
        dashed = month_name(tape, after + 1, beside=True) if tape.word(after, "-", "–") else None
        ranged = dashed is not None and _figure(tape, dashed[1])  # Apr-Nov 1955
        if beside or figured or ranged or _figure(tape, after) or (after > at + 1 and _company(tape, at)):
            return number, after
    return None


def _company(tape: Tape, at: int) -> bool:
    """Whether `May` or `March` is a month here: beside a figure, or after a word that months follow."""
    if _figure(tape, at + 1) or (tape.word(at + 1, ",", "of") and _figure(tape, at + 2)):
        return True
    if tape.word(at + 1, "-", "–", "—") and tape.says(at + 2, "month") is not None:
        return True
    if tape.before(at, "a", "the", "its", "their", "his"):
        return tape.word_after(at + 1).isalpha() and tape.text[tape.tokens[at].end + 1].islower()  # the March operation
    return tape.near(at) and tape.tokens[at - 1].word in company()["before_month"]


def _figure(tape: Tape, at: int) -> bool:
    return any(tape.says(at, kind) is not None for kind in ("number", "ordinal", "short"))


def _weekday(tape: Tape, at: int) -> Found | None:
    token = tape.tokens[at]
    number = token.says.get("weekday")
    if not token.capital:
        return None
    if number is None:
        number, after = token.says["weekday_short"], tape.skip(at + 1, ".")
        beside = tape.skip(after, ",")
        if _month(tape, beside, sure=True) is None and _day_month(tape, beside, sure=True) is None:
            return None
    else:
        after = at + 1
    for joint in (tape.skip(after, ","), tape.skip(tape.skip(after, ","), "the")):
        found = _month(tape, joint, sure=True) or _day_month(tape, joint, sure=True)
        if found is not None and found[0].get("day") is not None:
            return found[0].having(weekday=number), found[1]
    return form("point", weekday=number), after


def _month(tape: Tape, at: int, *, sure: bool = False) -> Found | None:
    """Month first: May 1957, May 5, 1957, May."""
    named = month_name(tape, at, first=not sure, beside=_figure(tape, at + 1))
    if named is None:
        return None
    month, after = named
    if (day := _day_after(tape, after)) is not None:
        number, end = _old_style(tape, *day)
        fields, end = _year_after(tape, end)
        return form("point", month=month, day=number, **fields), end
    fields, end = _year_after(tape, after, after_month=True)
    return form("point", month=month, **fields), end


def _day_after(tape: Tape, at: int) -> tuple[int, int] | None:
    joint = tape.skip(at, "the", "-")
    if tape.word(at, ",", ".") and _figured(tape, at + 1):
        joint = at + 1  # `Nov, 12, 1864`
    found = ordinal_day(tape, joint)
    if found is None or tape.says(joint, "cardinal") is not None:
        return None
    if "ordinal_word" in tape.tokens[joint].says and tape.tokens[joint].capital:
        return None  # in May the Second Squadron sailed
    unit = tape.says(found[1], "unit")
    return None if unit is not None and not tape.word(found[1], "second") else found


def _figured(tape: Tape, at: int) -> bool:
    """Whether a day in figures and its year stand there."""
    found = ordinal_day(tape, at)
    return found is not None and year(tape, tape.skip(found[1], ",")) is not None


def _old_style(tape: Tape, day: int, at: int) -> tuple[int, int]:
    """`September 9 (21)`: the day by the Julian calendar, and behind it that of the Gregorian, which is passed over."""
    if tape.word(at, "(", "/"):
        other = ordinal_day(tape, at + 1)
        closed = other[1] + tape.word(other[1], ")") if other else at
        if other is not None and other[0] - day in _OLD_STYLE and (closed > other[1] or tape.word(at, "/")):
            return day, closed
    return day, at


def _year_after(tape: Tape, at: int, *, after_month: bool = False) -> tuple[dict[str, Any], int]:
    """A year behind a month or day, with `of` or a comma before it; no fields where there is none."""
    for joint in dict.fromkeys((at, tape.skip(at, ","), tape.skip(at, "of"), tape.skip(at, "-", "–"))):
        found = year(tape, joint, after_month=after_month or joint == at or not tape.word(at, ","))
        if found is not None and not (joint > at and found[0].get("digits") and tape.word(at, ",")):
            return found
    return _year_apart(tape, at) or ({}, at)


def _year_apart(tape: Tape, at: int) -> tuple[dict[str, Any], int] | None:
    """A year with more before it: `28. 1864.`, `October 3, (1863)`, `22, [1934]`, `June —, 1861`."""
    joint = tape.skip(at, "—", "–", "-")
    joint = tape.skip(joint, ",", ".")
    closing = {"(": ")", "[": "]"}.get(tape.tokens[joint].word if tape.near(joint) else "")
    found = year(tape, joint + 1 if closing else joint)
    if found is None or joint == at or found[0].get("digits"):
        return None
    fields, end = found
    if closing:
        end = tape.skip(end, ".")
        return (fields, end + 1) if tape.word(end, closing) else None
    # A full stop may end the sentence: then the figures that follow are a year only where a sign stands behind them.
    stopped = tape.word(at, ".")
    return found if not stopped or tape.text[tape.tokens[end - 1].end :].lstrip(" ")[:1] in ".,;)(\n" else None


def _day_month(tape: Tape, at: int, *, sure: bool = False) -> Found | None:
    """Day first: 5 May 1957, 5th of May, the fifth of May, 1957."""
    day = ordinal_day(tape, at, first=not sure)
    if day is None:
        return None
    number, after = day
    joint = tape.skip(tape.skip(tape.skip(after, "day"), "of"), "-", ".")
    named = month_name(tape, joint, beside=True)
    if named is None:
        return None
    month, end = named
    fields, end = _year_after(tape, end, after_month=True)
    return form("point", month=month, day=number, **fields), end


def _decade(tape: Tape, at: int) -> Found | None:
    printed = tape.tokens[at].says["decade"]
    if isinstance(printed, int):
        # `the fifties` is a decade; `in his fifties` is an age.
        return None if tape.before(at, "his", "her", "their") else (form("decade", first=printed, digits=2), at + 1)
    digits = "".join(filter(str.isdigit, printed))
    if not _is_decade(tape, at, digits):
        return None
    found = era(tape, at + 1)
    fields = {"first": int(digits), "digits": 2 if len(digits) == 2 else None, "era": found[0] if found else None}
    return form("decade", **fields), found[1] if found else at + 1


def _is_decade(tape: Tape, at: int, digits: str) -> bool:
    """Three figures need an era: the 470s BC."""
    return len(digits) != 3 or era(tape, at + 1) is not None


def _century(tape: Tape, at: int) -> Found | None:
    ranked = rank(tape, at, first=True)
    if ranked is None or not 1 <= ranked[0] <= LAST_CENTURY:
        return None
    joint = tape.skip(ranked[1], "-")
    if tape.says(joint, "unit") != "CE":
        return None
    found = era(tape, joint + 1)
    return form("century", number=ranked[0], era="bc" if found and found[0] == "bc" else None), found[
        1
    ] if found else joint + 1


def _year(tape: Tape, at: int, first: bool) -> Found | None:
    found = bare_year(tape, at) if first else year(tape, at)
    if found is None:
        return None
    return form("point", **found[0]), found[1]
