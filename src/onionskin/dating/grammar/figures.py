"""Dates and times in figures: ISO, US slashes, Roman months, clocks, date-time groups, D+3."""

from __future__ import annotations

import re

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.years import year

_ROMAN = {
    name: n
    for n, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1)
}
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_GROUP_TAIL = re.compile(r"[ \t]{1,3}(?P<month>[A-Z0-9]{3,4})\.?(?:[ \t]{1,3}['’]?(?P<year>\d{4}|\d{2})(?!\d))?")
_ZONED = re.compile(r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?P<zone>[A-IK-Z])?$")
_D = re.compile(
    r"(?<![\w-])(?P<letter>[DH])(?:[ -]?(?P<name>[Dd]ay|DAY|[Hh]our|HOUR)|\s?(?P<sign>[+-])\s?(?P<count>\d{1,3}))(?!\w)"
)


def figures(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """A date or time that is one token of figures."""
    token = tape.tokens[at]
    for kind, read in (("iso", _iso), ("slash", _slash), ("dash", _slash), ("dots", _dots)):
        if (printed := token.says.get(kind)) is not None:
            made = read(printed)
            return None if made is None else (made, at + 1)
    if (printed := token.says.get("group")) is not None:
        return _group(tape, at, printed)
    return None


def clock(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """9 p.m., 5:34 AM EST, 1400 hours, 1400R 22 NOV 63, noon; with the day that stands beside it."""
    token = tape.tokens[at]
    printed = token.says.get("clock")
    if printed is not None:
        time, after = _clock_time(printed), at + 1
        if tape.word(after, "am", "pm"):
            time, after = _clock_time(f"{printed} {tape.tokens[after].word}"), after + 1
    elif (number := token.says.get("number")) is not None and re.fullmatch(r"[0-2]\d[0-5]\d", number):
        if not tape.word(at + 1, "hours", "hrs", "hour", "gmt", "zulu", "local", "est", "edt"):
            return None
        time, after = f"{number[:2]}:{number[2:]}", tape.skip(at + 1, "hours", "hrs", "hour")
    else:
        return None
    if time is None:
        return None
    zone = tape.tokens[after].word.upper() if tape.word(after, "gmt", "zulu", "local", "est", "edt") else None
    after += zone is not None
    for joint in dict.fromkeys((tape.skip(after, ","), tape.skip(tape.skip(after, ","), "on", "of"))):
        day = calendar_point(tape, joint, first=False)
        if day is not None and (day[0].get("day") is not None or day[0].get("weekday") is not None):
            return day[0].having(clock=time, zone=zone), day[1]
    return form("point", clock=time, zone=zone), after


def _clock_time(printed: str) -> str | None:
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([apAP])?", printed)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02d}:{minute:02d}" if hour <= 24 else None


def _iso(printed: str) -> Form | None:
    day, _, time = printed.partition("T")
    parts = [int(one) for one in day.split("-")]
    return form("point", year=parts[0], month=parts[1], day=parts[2], clock=time.rstrip("Z") or None)


def _slash(printed: str) -> Form | None:
    """Month, day, year in the order of the United States; 00 for what is not known."""
    one, two, last = re.split(r"[/-]", printed)
    digits = 2 if len(last) == 2 else None
    return form("numeric", one=int(one), two=int(two), year=int(last), digits=digits)


def _dots(printed: str) -> Form | None:
    day, month, last = (one.strip() for one in printed.split("."))
    number = _ROMAN.get(month) or (int(month) if month.isdigit() else 0)
    return form("point", day=int(day), month=number, year=int(last)) if 1 <= number <= 12 else None


def _group(tape: Tape, at: int, printed: str) -> Found | None:
    """A date-time group: day, hour, minute, zone; then month and year, which may be left out or damaged."""
    day, hour, minute = int(printed[:2]), int(printed[2:4]), int(printed[4:6])
    zone = {"2": "Z"}.get(printed[6].upper(), printed[6].upper())
    if not 1 <= day <= 31 or hour > 23:
        return None
    damaged = printed[6] == "2"
    tail = _GROUP_TAIL.match(tape.text, tape.tokens[at].end)
    month = near_month(tail["month"]) if tail else None
    if tail and month is None and tail["year"] and not tail["month"].isdigit():
        return None  # a month stood there and cannot be read: 300659Z REC 18
    after, last = at + 1, None
    if tail and month is not None:
        end = tail.end() if tail["year"] else tail.end("month")
        last = int(tail["year"]) if tail["year"] else None
        while after < len(tape.tokens) and tape.tokens[after].start < end:
            after += 1
        damaged = damaged or tail["month"] not in _MONTHS
    digits = 2 if tail and tail["year"] and len(tail["year"]) == 2 and month is not None else None
    made = form("group", day=day, clock=f"{hour:02d}:{minute:02d}", zone=zone, month=month, year=last, digits=digits,
                damaged=damaged or None)  # fmt: skip
    return made, after


def near_month(printed: str) -> int | None:
    """The month of a printed short form, one letter of which may be misread: AFR is APR, 0CT is OCT, REC is none.

    Two months that are equally near make it unreadable.
    """
    short = printed[:3].upper()
    if short in _MONTHS:
        return _MONTHS.index(short) + 1
    near = [name for name in _MONTHS if sum(a != b for a, b in zip(name, short, strict=False)) == 1]
    return _MONTHS.index(near[0]) + 1 if len(near) == 1 and _likely(near[0], short) else None


_LIKE = (
    "0O",
    "1I",
    "1L",
    "IL",
    "5S",
    "8B",
    "PF",
    "PR",
    "UV",
    "VY",
    "CG",
    "CE",
    "EF",
    "GC",
    "NM",
    "TI",
    "TY",
    "QO",
    "LI",
    "JI",
    "DO",
)
"""Letters that readers take for one another in capitals of a teleprinter."""


def _likely(name: str, printed: str) -> bool:
    return all(a == b or a + b in _LIKE or b + a in _LIKE for a, b in zip(name, printed, strict=False))


def operation_day(text: str, start: int, end: int) -> list[tuple[int, int, Form]]:
    """D-Day, D+3, H-hour in a stretch of text: relative until the document says which day it was."""
    found = []
    for one in _D.finditer(text, start, end):
        if one["count"] is not None or (one["name"] or "").lower() in ("day", "hour"):
            count = int(one["count"] or 0) * (-1 if one["sign"] == "-" else 1)
            found.append((one.start(), one.end(), form("operation", letter=one["letter"], count=count)))
    return found


def year_only(tape: Tape, at: int) -> Found | None:
    """A year where one is wanted."""
    found = year(tape, at)
    return None if found is None else (form("point", **found[0]), found[1])
