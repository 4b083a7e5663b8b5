"""What an EDTF value says, in words for a reader: `1957-09~/..` is *from about September 1957 on*."""

from __future__ import annotations

from onionskin.dating.edtf import AllOf, Date, EdtfError, Interval, OneOf, Range, Value, parse

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ORDER = ("first", "second", "third", "last")
_SEASONS = {
    **dict(enumerate(("spring", "summer", "autumn", "winter"), 21)),
    **dict(enumerate(("northern spring", "northern summer", "northern autumn", "northern winter"), 25)),
    **dict(enumerate(("southern spring", "southern summer", "southern autumn", "southern winter"), 29)),
    **dict(enumerate((f"the {one} quarter of" for one in _ORDER), 33)),
    **dict(enumerate((f"the {one} four months of" for one in ("first", "second", "last")), 37)),
    **dict(enumerate((f"the {one} half of" for one in ("first", "second")), 40)),
}
"""The parts of a year of ISO 8601-2 §4.8, by their number in place of a month."""
_MARKS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}
_MARKED = {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}


def in_words(edtf: str) -> str:
    """An EDTF value in words, without a capital or a stop; what is no EDTF as it stands."""
    try:
        return _value(parse(edtf))
    except EdtfError:
        return edtf


def _value(value: Value) -> str:
    match value:
        case Date():
            return _date(value)
        case Interval(Date() as start, Date() as end):
            return f"from {_date(start)} to {_date(end)}"
        case Interval(Date() as start, end):
            return f"from {_date(start)} on" if end == ".." else f"from {_date(start)}, until when is not known"
        case Interval(start, Date() as end):
            return f"up to {_date(end)}" if start == ".." else f"up to {_date(end)}, since when is not known"
        case OneOf(members):
            return " or ".join(_one(member) for member in members)
        case AllOf(members):
            return " and ".join(_all(member) for member in members)
    return str(value)


def _one(member: Date | Range) -> str:
    match member:
        case Range(Date() as start, Date() as end):
            return f"once from {_date(start)} to {_date(end)}"
        case Range(Date() as start, None):
            return f"{_date(start)} or later"
        case Range(None, Date() as end):
            return f"{_date(end)} or earlier"
    return _date(member) if isinstance(member, Date) else str(member)


def _all(member: Date | Range) -> str:
    match member:
        case Range(Date() as start, Date() as end):
            return f"all from {_date(start)} to {_date(end)}"
        case Range(Date() as start, None):
            return f"all from {_date(start)} on"
        case Range(None, Date() as end):
            return f"all up to {_date(end)}"
    return _date(member) if isinstance(member, Date) else str(member)


def _date(date: Date) -> str:
    said = _day(date) + _time(date.time)
    marks = date.marks[: 1 + bool(date.month) + bool(date.day)]
    if len(set(marks)) == 1:
        return _MARKS[marks[0]] + said
    told = [f"{name} {_MARKED[mark]}" for name, mark in zip(("year", "month", "day"), marks, strict=False) if mark]
    return f"{said} ({', '.join(told)})"


def _day(date: Date) -> str:
    if {*date.year, *date.month, *date.day} == {"X"}:
        return f"a {'day' if date.day else 'month' if date.month else 'year'} that is not known"
    year = _year(date.year)
    if not date.month:
        return year
    if date.season:
        return f"{_SEASONS[int(date.month)]} {year}"
    if "X" in date.month:
        month = f"a month of {year} that is not known" if date.month == "XX" else f"month {date.month} of {year}"
        return month if not date.day or date.day == "XX" else f"day {date.day.lstrip('0')} of {month}"
    month = f"{_MONTHS[int(date.month) - 1]} {year}" if "X" not in date.year else _of(date, year)
    if not date.day:
        return month
    if "X" in date.day:
        return f"a day of {month} that is not known" if date.day == "XX" else f"a day {date.day} of {month}"
    return f"{int(date.day)} {month}"


def _of(date: Date, year: str) -> str:
    return f"{_MONTHS[int(date.month) - 1]} of {year}"


def _year(printed: str) -> str:
    """`1957`, `the 1950s`, `45 BC`; one of more than four figures or with an exponent as it is printed."""
    if printed.isdigit():
        return printed.lstrip("0") or "1 BC"
    if printed.startswith("-") and printed[1:].isdigit():
        return f"{int(printed[1:]) + 1} BC"
    if printed == "XXXX":
        return "a year that is not known"
    if len(printed) == 4 and printed[:3].isdigit() and printed.endswith("X"):
        return f"the {printed[:3]}0s"
    if len(printed) == 4 and printed[:2].isdigit() and printed.endswith("XX"):
        return f"the years {printed[:2]}00 to {printed[:2]}99"
    return f"the year {printed}"


def _time(time: str) -> str:
    """`, 15:30 UTC`, `, 15:30 at +07:00`, or nothing."""
    if not time:
        return ""
    clock, zone = time[1:9].removesuffix(":00"), time[9:]
    return f", {clock}" + (" UTC" if zone == "Z" else f" at {zone}" if zone else "")
