"""The days between which a value lies: nothing invented where an end is open or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onionskin.dating.edtf.calendar import Day, day_of, days, month_length, months_later, ordinal
from onionskin.dating.edtf.values import Date, Interval, Range, Value

SEASONS = {
    **{20 + at: (3 * at, 3) for at in (1, 2, 3, 4)},
    **{24 + at: (3 * at, 3) for at in (1, 2, 3, 4)},
    **{28 + at: (month, 3) for at, month in ((1, 9), (2, 12), (3, 3), (4, 6))},
    **{32 + at: (3 * at - 2, 3) for at in (1, 2, 3, 4)},
    **{36 + at: (4 * at - 3, 4) for at in (1, 2, 3)},
    **{39 + at: (6 * at - 5, 6) for at in (1, 2)},
}
"""Part of a year: the month it begins with, counted on past 12 into the next year, and its months. Meteorological
seasons: 21 to 28 northern, 29 to 32 southern; then quarters, thirds and halves (ISO 8601-2 §4.8)."""
_YEAR = re.compile(r"(?P<sign>Y?-?)(?P<digits>[\dX]+)(?:E(?P<tens>\d+))?(?:S(?P<sure>\d+))?")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day, both included; None where there is none. `loose` tells by how many days an approximate
    end (`~` or `%`) may lie beyond: one unit of the precision that is given there.
    """

    earliest: Day | None
    latest: Day | None
    loose: tuple[int, int] = (0, 0)


def bounds(value: Value) -> Bounds:
    """The first and last day of a value, and how loose each is."""
    found = pieces(value)
    first, last = found[0], found[-1]
    earliest = None if any(one.earliest is None for one in found) else first.earliest
    latest = None if any(one.latest is None for one in found) else max(found, key=_last).latest
    return Bounds(earliest, latest, (first.loose[0], last.loose[1]))


def pieces(value: Value) -> tuple[Bounds, ...]:
    """The stretches that a value is made of, by their first day: one, or those of a set's members."""
    if isinstance(value, Date):
        return (_of(value),)
    if isinstance(value, Interval):
        start = _of(value.start) if isinstance(value.start, Date) else Bounds(None, None)
        end = _of(value.end) if isinstance(value.end, Date) else Bounds(None, None)
        return (_between(start, end),)
    found = [_member(one) for one in value.members]
    return tuple(sorted(found, key=lambda one: (one.earliest is not None, one.earliest or (0, 0, 0))))


def _member(member: Date | Range) -> Bounds:
    if isinstance(member, Date):
        return _of(member)
    start = _of(member.start) if member.start else Bounds(None, None)
    end = _of(member.end) if member.end else Bounds(None, None)
    return _between(start, end)


def _between(start: Bounds, end: Bounds) -> Bounds:
    return Bounds(start.earliest, end.latest, (start.loose[0], end.loose[1]))


def _last(one: Bounds) -> Day:
    assert one.latest is not None
    return one.latest


def _of(date: Date) -> Bounds:
    years = year_span(date.year)
    if years is None:
        return Bounds(None, None)
    first, last = years
    if not date.month:
        found = (first, 1, 1), (last, 12, 31)
        unit = 366 if first == last else (last - first + 1) * 366
    elif date.season:
        found = _season(first, int(date.month))[0], _season(last, int(date.month))[1]
        unit = 31 * SEASONS[int(date.month)][1]
    else:
        near, far = _days(date, first), _days(date, last)
        found = (first, *near[0]), (last, *far[-1])
        unit = 1 if date.day and "X" not in date.day else 31 if "X" not in date.month else 366
    loose = unit if date.mark in ("~", "%") else 0
    return Bounds(found[0], found[1], (loose, loose))


def _days(date: Date, year: int) -> tuple[tuple[int, int], ...]:
    """The days a pattern may stand for in one year; 29 February falls back to what the other years allow."""
    return days(str(year) if year >= 0 else "2001", date.month, date.day or "XX") or ((2, 28),)


def _season(year: int, season: int) -> tuple[Day, Day]:
    month, months = SEASONS[season]
    begins = months_later(year, 1, month - 1)
    ends = months_later(*begins, months - 1)
    return (*begins, 1), (*ends, month_length(*ends))


def year_span(printed: str) -> tuple[int, int] | None:
    """The first and last year of a printed one; None where no digit of it is known."""
    found = _YEAR.fullmatch(printed)
    assert found is not None
    digits = found["digits"]
    if set(digits) == {"X"}:
        return None
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    tens = 10 ** int(found["tens"] or 0)
    low, high = low * tens, high * tens
    if found["sure"]:
        wide = 10 ** max(0, len(str(high)) - int(found["sure"]))
        low, high = low // wide * wide, low // wide * wide + wide - 1
    return (-high, -low) if "-" in found["sign"] else (low, high)


def shifted(day: Day | None, by: int) -> int | None:
    """The ordinal of a day moved by so many days; None for None."""
    return None if day is None else ordinal(day) + by


def next_day(day: Day, by: int = 1) -> Day:
    """The day so many days later."""
    return day_of(ordinal(day) + by)
