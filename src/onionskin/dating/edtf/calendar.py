"""Days of the proleptic Gregorian calendar for any year, before Christ and after 9999 too."""

from __future__ import annotations

from functools import cache

Day = tuple[int, int, int]
"""Year (0 is 1 BC), month and day."""

_LONG = frozenset({1, 3, 5, 7, 8, 10, 12})


def month_length(year: int, month: int) -> int:
    """Days of a month, 28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 31 if month in _LONG else 30


def ordinal(day: Day) -> int:
    """The number of days from 1 March of the year 0 (after Howard Hinnant, days_from_civil)."""
    year, month, date = day
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + date - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year


def day_of(count: int) -> Day:
    """The day of an ordinal: `day_of(ordinal(day)) == day`."""
    era, of_era = divmod(count, 146097)
    years = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * years + years // 4 - years // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + years + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def months_later(year: int, month: int, count: int) -> tuple[int, int]:
    """The month so many months later, or earlier where `count` is negative."""
    whole = year * 12 + month - 1 + count
    return whole // 12, whole % 12 + 1


def iso(day: Day | None) -> str | None:
    """`YYYY-MM-DD`; a year of more than four digits begins with Y, one before 0 with a minus; None for None."""
    if day is None:
        return None
    year, month, date = day
    printed = f"{'-' if year < 0 else ''}{abs(year):04d}"
    return f"{'Y' if abs(year) > 9999 else ''}{printed}-{month:02d}-{date:02d}"


def days(year: str, month: str, day: str) -> tuple[tuple[int, int], ...]:
    """The months and days that a pattern with X for unknown digits may stand for, in order; of February by its year."""
    leap = 2000 if not year.lstrip("-").isdigit() else int(year)
    return _days(month_length(leap, 2), month, day)


@cache
def _days(february: int, month: str, day: str) -> tuple[tuple[int, int], ...]:
    """Kept: patterns are few, and a page asks for them a hundred times."""
    return tuple(
        (one, date)
        for one in range(1, 13)
        if _fits(month, one)
        for date in range(1, (february if one == 2 else month_length(1, one)) + 1)
        if _fits(day, date)
    )


def _fits(pattern: str, number: int) -> bool:
    return all(sign in ("X", digit) for sign, digit in zip(pattern, f"{number:02d}", strict=True))


def read_day(printed: str) -> Day:
    """The day that `iso` printed: `read_day(iso(day)) == day`. Raises ValueError for anything else."""
    year, month, date = printed.removeprefix("Y").rsplit("-", 2)
    return int(year), int(month), int(date)
