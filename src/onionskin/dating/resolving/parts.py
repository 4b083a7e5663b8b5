"""Parts of a time: early, mid, late, the first half, the third quarter, the first week (conventions of domain §5.2)."""

from __future__ import annotations

from onionskin.dating.edtf import Date, Interval, Value
from onionskin.dating.edtf.calendar import month_length
from onionskin.dating.resolving.writing import date

_EDGES = frozenset({"end", "close", "beginning", "start", "outset", "opening"})
"""Words for the very edge of a time: the end of 1956 is about December, late 1956 its last third."""


def year_part(year: int, part: str, word: str) -> Value:
    """Early, mid or late in a year: months 1 to 4, 5 to 8, 9 to 12, the inner edge approximate; its end is December."""
    if word in _EDGES:
        return date(year, 12 if part == "END" else 1, mark="~")
    if word == "middle":
        return Interval(date(year, 6, mark="~"), date(year, 7, mark="~"))
    if word in ("rest", "remainder"):
        return Interval(date(year, mark="~"), date(year, 12))
    if part == "START":
        return Interval(date(year, 1), date(year, 4, mark="~"))
    if part == "MID":
        return Interval(date(year, 5, mark="~"), date(year, 8, mark="~"))
    return Interval(date(year, 9, mark="~"), date(year, 12))


def month_part(year: int, month: int, part: str, word: str = "") -> Value:
    """Early, mid or late in a month: days 1 to 10, 11 to 20, 21 to the end; the inner edge approximate."""
    last = month_length(year, month)
    if word in _EDGES:
        return date(year, month, last if part == "END" else 1, "~")
    if part == "START":
        return Interval(date(year, month, 1), date(year, month, 10, "~"))
    if part == "MID":
        return Interval(date(year, month, 11, "~"), date(year, month, 20, "~"))
    return Interval(date(year, month, 21, "~"), date(year, month, last))


def decade_part(first: int, part: str) -> Value:
    """Early, mid or late in a decade: years 0 to 3, 4 to 6, 7 to 9."""
    if part == "START":
        return Interval(date(first), date(first + 3, mark="~"))
    if part == "MID":
        return Interval(date(first + 4, mark="~"), date(first + 6, mark="~"))
    return Interval(date(first + 7, mark="~"), date(first + 9))


def century_part(number: int, part: str) -> Value:
    """A third of a century."""
    first = 100 * (number - 1) + 1
    if part == "START":
        return Interval(date(first), date(first + 32, mark="~"))
    if part == "MID":
        return Interval(date(first + 33, mark="~"), date(first + 65, mark="~"))
    return Interval(date(first + 66, mark="~"), date(first + 99))


def season_months(year: int, season: int) -> tuple[Date, Date]:
    """First and last month of a northern season; the winter of a year begins in its December."""
    month = 3 * (season - 20)
    return date(year, month), date(year + (month + 2 > 12), (month + 1) % 12 + 1)


def southern_months(year: int, season: int, two_years: bool) -> tuple[Date, Date]:
    """First and last month of a southern season: summer is from December, winter from June."""
    month = (3 * (season - 20) + 5) % 12 + 1
    if season == 22 and not two_years:
        year -= 1  # the summer of one year is that of its January
    return date(year, month), date(year + (month + 2 > 12), (month + 1) % 12 + 1)


def season_part(year: int, season: int, part: str) -> Value:
    """The first, middle or last month of a season, about."""
    month = 3 * (season - 20) + {"START": 0, "MID": 1, "END": 2}[part]
    return date(year + (month > 12), (month - 1) % 12 + 1, mark="~")


def week_of(year: int, month: int, number: int) -> Interval:
    """The n-th week of a month: seven days from the first; -1 is the last seven."""
    last = month_length(year, month)
    first = last - 6 if number < 0 else 7 * (number - 1) + 1
    return Interval(date(year, month, min(first, last)), date(year, month, min(first + 6, last)))
