"""Dates in figures: ISO, US slashes, Roman months, date-time groups, D+3."""

from __future__ import annotations

import re

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.words import company, confusions, lexicon

_ROMAN = {
    name: n
    for n, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1)
}
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_GROUP_TAIL = re.compile(
    r"[ \t]{1,3}(?P<month>[A-Z0-9]{3,4}|[A-Z][a-z]{2,8})\.?(?:[ \t]{1,3}['’]?(?P<year>\d{4}|\d{2})(?!\d))?"
)
_D = re.compile(
    r"(?P<letter>[DH])(?:[ -]?(?P<name>[Dd]ay|DAY|[Hh]our|HOUR)|\s?(?P<sign>[+-])\s?(?P<count>\d{1,3}))(?!\w)"
)


def figures(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """A date or time that is one token of figures."""
    token = tape.tokens[at]
    for kind, read in (("iso", _iso), ("slash", _slash), ("dash", _slash), ("dots", _dots)):
        if (printed := token.says.get(kind)) is not None:
            made = read(printed)
            return None if made is None else (made, at + 1)
    return None


def _iso(printed: str) -> Form | None:
    day, _, time = printed.partition("T")
    year, month, date = (int(one) for one in day.split("-"))
    made = form("point", year=year, month=month, day=date)
    return form("hour", made, clock=time.rstrip("Z")[:8], zone="utc" if time.endswith("Z") else None) if time else made


def _slash(printed: str) -> Form | None:
    """Month, day, year in the order of the United States; 00 for what is not known."""
    one, two, last = re.split(r"[/-]", printed)
    if max(int(one), int(two)) > 31 or min(int(one), int(two)) > 12:
        return None  # no date in either order, but the number of a paper: SNIE 53-2-63
    digits = 2 if len(last) == 2 else None
    return form("numeric", one=int(one), two=int(two), year=int(last), digits=digits)


def _dots(printed: str) -> Form | None:
    day, month, last = (one.strip() for one in printed.split("."))
    number = _ROMAN.get(month) or (int(month) if month.isdigit() else 0)
    return form("point", day=int(day), month=number, year=int(last)) if 1 <= number <= 12 else None


def group(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """A date-time group: day, hour, minute, zone; then month and year, which may be left out or damaged."""
    printed = tape.tokens[at].says["group"]
    day, hour, minute = int(printed[:2]), int(printed[2:4]), int(printed[4:6])
    damaged = printed[6] == "2"
    if not 1 <= day <= 31 or hour > 23:
        return None
    tail = _GROUP_TAIL.match(tape.text, tape.tokens[at].end)
    month = near_month(tail["month"]) if tail else None
    if tail and month is None and tail["year"] and not tail["month"].isdigit():
        return None  # a month stood there and cannot be read: 300659Z REC 18
    if damaged and month is None and not tape.before(at, "dtg"):
        return None  # seven figures are a number before they are a group
    after, year = at + 1, None
    if tail and month is not None:
        end = tail.end() if tail["year"] else tail.end("month")
        year = int(tail["year"]) if tail["year"] else None
        while after < len(tape.tokens) and tape.tokens[after].start < end:
            after += 1
        damaged = damaged or tail["month"] not in _MONTHS
    digits = 2 if tail and tail["year"] and len(tail["year"]) == 2 and month is not None else None
    zone = "Z" if printed[6] == "2" else printed[6].upper()
    made = form("group", day=day, clock=f"{hour:02d}:{minute:02d}", zone=zone, month=month, year=year, digits=digits,
                damaged=damaged or None)  # fmt: skip
    return made, after


def near_month(printed: str) -> int | None:
    """The month of a printed short form, one letter of which may be misread: AFR is APR, 0CT is OCT, REC is none.

    Two months that are equally near make it unreadable.
    """
    if printed[1:].islower() and "month" not in lexicon().get(printed.lower(), {}) and len(printed) > 4:
        return None
    short = printed[:3].upper()
    if short in _MONTHS:
        return _MONTHS.index(short) + 1
    near = [name for name in _MONTHS if sum(a != b for a, b in zip(name, short, strict=False)) == 1]
    return _MONTHS.index(near[0]) + 1 if len(near) == 1 and _likely(near[0], short) else None


def _likely(name: str, printed: str) -> bool:
    like = confusions()
    return all(a == b or frozenset((a, b)) in like for a, b in zip(name, printed, strict=False))


def operation(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """D-Day, D+3, H-hour: relative until the document says which day it was."""
    start = tape.tokens[at].start
    found = _D.match(tape.text, start)
    if found is None or tape.text[max(0, start - 1) : start] in ("-", "+") or not tape.tokens[at].capital:
        return None
    opens = "\n" in tape.text[max(0, start - 2) : start]
    if found["sign"] == "-" and (opens or tape.word_before(at) not in company()["before_year"]):
        return None  # the page number D-17
    count = int(found["count"] or 0) * (-1 if found["sign"] == "-" else 1)
    after = at + 1
    while after < len(tape.tokens) and tape.tokens[after].start < found.end():
        after += 1
    return form("operation", letter=found["letter"], count=count), after
