"""EDTF is read: what is printed becomes a value, or a sentence says why it cannot."""

from __future__ import annotations

import re

from onionskin.dating.edtf.bounds import bounds
from onionskin.dating.edtf.calendar import days
from onionskin.dating.edtf.values import AllOf, Date, Interval, OneOf, Range, Value, both

_MARK = r"[?~%]?"
_DATE = re.compile(
    rf"(?P<y0>{_MARK})(?P<year>Y-?[1-9]\d{{4,}}(?:S\d+)?|Y-?\d+E\d+(?:S\d+)?|-?[\dX]{{4}}(?:S\d+)?)(?P<y1>{_MARK})"
    rf"(?:-(?P<m0>{_MARK})(?P<month>[\dX]{{2}})(?P<m1>{_MARK})(?:-(?P<d0>{_MARK})(?P<day>[\dX]{{2}})(?P<d1>{_MARK}))?)?"
    r"(?P<time>T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?)?"
)
_LAST_SEASON = 41
_SET = re.compile(r"([\[{])(.*)([\]}])")


class EdtfError(ValueError):
    """What is printed is no EDTF; the message says what of it."""


def parse(printed: str) -> Value:
    """The value of a printed EDTF string, levels 0 to 2. Raises EdtfError."""
    if found := _SET.fullmatch(printed):
        return _set(printed, found)
    if "/" in printed:
        return _interval(printed)
    return _date(printed)


def _interval(printed: str) -> Interval:
    ends = printed.split("/")
    if len(ends) != 2:
        raise EdtfError(f"{printed!r} has more than two ends.")
    start, end = (one if one in ("", "..") else _date(one) for one in ends)
    if not isinstance(start, Date) and not isinstance(end, Date):
        raise EdtfError(f"{printed!r} has no end that is a date.")
    _in_order(printed, start, end)
    return Interval(start, end)


def _in_order(printed: str, start: Date | str | None, end: Date | str | None) -> None:
    if isinstance(start, Date) and isinstance(end, Date):
        earliest, latest = bounds(start).earliest, bounds(end).latest
        if earliest is not None and latest is not None and latest < earliest:
            raise EdtfError(f"{printed!r} ends before it begins.")


def _set(printed: str, found: re.Match[str]) -> OneOf | AllOf:
    if found[1] + found[3] not in ("[]", "{}"):
        raise EdtfError(f"{printed!r} opens with {found[1]} and closes with {found[3]}.")
    members = tuple(_member(printed, one.strip()) for one in found[2].split(","))
    return OneOf(members) if found[1] == "[" else AllOf(members)


def _member(printed: str, member: str) -> Date | Range:
    if ".." not in member:
        return _date(member)
    start, _, end = member.partition("..")
    if not start and not end:
        raise EdtfError(f"{printed!r} has a range without a date.")
    ends = (_date(start) if start else None, _date(end) if end else None)
    _in_order(printed, *ends)
    return Range(*ends)


def _date(printed: str) -> Date:
    found = _DATE.fullmatch(printed)
    if found is None:
        raise EdtfError(f"{printed!r} is not a date as EDTF writes it.")
    year, month, day = found["year"], found["month"] or "", found["day"] or ""
    if found["time"] and (not day or "X" in year + month + day):
        raise EdtfError(f"{printed!r} gives a time without a whole day.")
    if year == "-0000":
        raise EdtfError(f"{printed!r}: the year 0 has no sign.")
    if month and not _is_month(year, month, day):
        raise EdtfError(f"{printed!r} has no such month or day.")
    # A mark to the right of a component is of all components up to it, one to the left of that component alone.
    after_day, after_month, after_year = found["d1"] or "", found["m1"] or "", found["y1"]
    after_month = both(after_month, after_day)
    after_year = both(after_year, after_month)
    marks = (
        both(found["y0"], after_year),
        both(found["m0"] or "", after_month) if month else "",
        both(found["d0"] or "", after_day) if day else "",
    )
    return Date(year, month, day, found["time"] or "", marks)


def _is_month(year: str, month: str, day: str) -> bool:
    if month.isdigit() and 21 <= int(month) <= _LAST_SEASON:
        return not day
    return any(True for _ in days(year, month, day or "XX"))
