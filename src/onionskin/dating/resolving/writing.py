"""Dates made from numbers, and TIMEX3 values made from dates."""

from __future__ import annotations

from onionskin.dating.edtf import Date, Day, ordinal
from onionskin.dating.edtf.calendar import month_length

SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
PART_OF_YEAR = {33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}


def year_digits(year: int) -> str:
    """A year as EDTF writes it: `1957`, `-0479` for 480 BC."""
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def date(year: int, month: int | None = None, day: int | None = None, mark: str = "") -> Date:
    """A date of numbers, with one mark for all its components."""
    made = Date(year_digits(year), f"{month:02d}" if month else "", f"{day:02d}" if day else "")
    return made.marked(mark) if mark else made


def of_day(day: Day, mark: str = "") -> Date:
    """A day as a date."""
    return date(day[0], day[1], day[2], mark)


def valid(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def timex_year(year: int) -> str:
    """A year as TIMEX3 writes it: BC0480 for 480 BC (EDTF -0479)."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def timex_value(point: Date) -> str:
    """The TIMEX3 value of a date."""
    bare = point.year.lstrip("-")
    year = timex_year(int(point.year)) if bare.isdigit() else point.year.rstrip("X")
    if not point.month:
        return year
    if point.season:
        number = int(point.month)
        return f"{year}-{SEASONS.get(number) or PART_OF_YEAR.get(number) or point.month}"
    return f"{year}-{point.month}" + (f"-{point.day}" if point.day else "")


def iso_week(day: Day) -> tuple[int, int]:
    """ISO 8601 year and week of a day."""
    number = ordinal(day) - ordinal((1970, 1, 5))  # a Monday
    thursday = number - number % 7 + 3
    year = day[0]
    for candidate in (year + 1, year, year - 1):
        first = ordinal((candidate, 1, 1)) - ordinal((1970, 1, 5))
        if first <= thursday:
            return candidate, (thursday - first) // 7 + 1
    raise AssertionError("every Thursday lies in a year")


def weekday(day: Day) -> int:
    """1 for Monday to 7 for Sunday."""
    return (ordinal(day) - ordinal((1970, 1, 5))) % 7 + 1
