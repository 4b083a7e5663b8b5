"""The day of a holiday in a year, by the rule that events.toml gives for it."""

from __future__ import annotations

import re

from onionskin.dating.edtf import Date, Day
from onionskin.dating.edtf.calendar import month_length
from onionskin.dating.resolving.writing import date, of_day, weekday
from onionskin.dating.words import lexicon, tet

_RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_FIXED = re.compile(r"(\d\d)-(\d\d)")
_MOVING = re.compile(r"(\w+) (\w+) of (\w+)")


def holiday(rule: str, year: int) -> Date | None:
    """The day of a holiday in a year; None where the table has none for it."""
    if rule == "tet":
        rule = tet().get(year, "")
    if found := _FIXED.fullmatch(rule):
        return date(year, int(found[1]), int(found[2]))
    if rule == "easter":
        return of_day(easter(year))
    if found := _MOVING.fullmatch(rule):
        month = lexicon()[found[3]]["month"]
        return of_day(nth_weekday(year, month, lexicon()[found[2]]["weekday"], _RANKS[found[1]]))
    return None


def month_of(rule: str) -> int:
    """The month in which a holiday usually falls."""
    if rule == "tet":
        return 2
    if rule == "easter":
        return 4
    found = _FIXED.fullmatch(rule)
    return int(found[1]) if found else int(lexicon()[rule.split()[-1]]["month"])


def open_value(rule: str) -> str:
    """The TIMEX3 value of a holiday in a year that is not told."""
    return f"XXXX-{rule}" if _FIXED.fullmatch(rule) else "XXXX"


def easter(year: int) -> Day:
    """Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return year, f // 31, f % 31 + 1


def nth_weekday(year: int, month: int, wanted: int, rank: int) -> Day:
    """The n-th such weekday of a month; -1 the last."""
    if rank > 0:
        first = weekday((year, month, 1))
        return year, month, 1 + (wanted - first) % 7 + 7 * (rank - 1)
    last = month_length(year, month)
    return year, month, last - (weekday((year, month, last)) - wanted) % 7
