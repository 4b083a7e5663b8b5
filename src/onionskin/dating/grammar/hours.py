"""Times of day: clocks with their zones, noon and midnight, the morning of a day, the night."""

from __future__ import annotations

import re

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.turns import turn

_PRINTED = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)?\s*(?P<half>[apAP])?")
_OFFSET = re.compile(r"\s?\((?P<name>GMT|UTC)\s?(?P<sign>[+-])(?P<hours>\d{1,2})\)")
_FOUR = re.compile(r"[01]\d[0-5]\d|2[0-3][0-5]\d")
_BEHIND_FOUR = ("hours", "hrs", "gmt", "zulu", "local", "est", "edt")
"""Behind these four figures are a time of day."""
_CLOCKS = {"MI": "12:00", "MN": "24:00"}
"""Noon and midnight as TIMEX3 writes them."""


def clock(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """9 p.m., 5:34 AM EST, 1400 hours, nine o'clock, noon; with the day that stands beside it."""
    time = _time(tape, at)
    if time is None:
        return None
    shown, after = time
    zone, after = _zone(tape, after)
    day = _day(tape, after)
    if day is not None:
        if zone is None:
            zone, end = _zone(tape, day[1])
            return form("hour", day[0], clock=shown, zone=zone), end
        return form("hour", day[0], clock=shown, zone=zone), day[1]
    if (tod := tape.words(after, "in", "the")) is not None and tape.says(tod, "daypart") is not None:
        after = tod + 1
    return form("hour", clock=shown, zone=zone), after


def _time(tape: Tape, at: int) -> tuple[str, int] | None:
    says = tape.tokens[at].says
    if (printed := says.get("clock")) is not None:
        half = tape.says(at + 1, "half_day")
        shown = clock_time(f"{printed} {half or ''}")
        return (shown, at + 1 + (half is not None)) if shown is not None else None
    printed = says.get("number")
    if printed is not None and _FOUR.fullmatch(printed) and tape.word(at + 1, *_BEHIND_FOUR):
        return f"{printed[:2]}:{printed[2:]}", tape.skip(at + 1, "hours", "hrs")
    if printed == "12" and (tod := tape.says(at + 1, "daypart")) in _CLOCKS:
        return _CLOCKS[tod], at + 2
    hour = says.get("cardinal") or (
        int(printed) if printed is not None and printed.isdigit() and len(printed) < 3 else 0
    )
    sharp = tape.words(at + 1, "o", "’", "clock") or tape.words(at + 1, "o", "'", "clock")
    if sharp is not None and 1 <= hour <= 12:
        half = _half_told(tape, sharp)
        return f"{hour % 12 + 12 if half == 'p' else hour:02d}:00", sharp
    return None


def _half_told(tape: Tape, at: int) -> str | None:
    """Which half of the day the words behind an hour tell: in the morning, at night."""
    joint = tape.words(at, "in", "the") or tape.words(at, "at")
    part = tape.says(joint, "daypart") if joint is not None else None
    return None if part is None else "a" if part == "MO" else "p"


def clock_time(printed: str) -> str | None:
    """`HH:MM` of a printed time; None where there is no such time."""
    found = _PRINTED.match(printed)
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return f"{hour:02d}:{minute:02d}" if 12 < hour <= 23 and half == "p" else None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"{hour:02d}:{minute:02d}" if hour <= 24 else None


def _zone(tape: Tape, at: int) -> tuple[str | None, int]:
    """The zone behind a time as printed, folded: utc, est, gmt+8; and the index after it."""
    if tape.says(at, "zone") is not None and tape.tokens[at].word != "local":
        return tape.tokens[at].word, at + 1
    end = tape.tokens[at - 1].end
    found = _OFFSET.match(tape.text, end)
    if found is None:
        return None, at
    while at < len(tape.tokens) and tape.tokens[at].start < found.end():
        at += 1
    return f"{found['name'].lower()}{found['sign']}{found['hours']}", at


def _day(tape: Tape, at: int) -> Found | None:
    """The day beside a time: `, May 5`, `on May 5, 1957`, `Wednesday`, `yesterday`, `the next day`."""
    for joint in dict.fromkeys((tape.skip(at, ","), tape.skip(tape.skip(at, ","), "on", "of"))):
        found = day(tape, joint)
        if found is not None:
            return found
    return None


def day(tape: Tape, at: int) -> Found | None:
    """A day however it is named: of the calendar, of the week, today, the next day."""
    joint = tape.skip(at, "the")
    if (row := tape.says(joint, "deictic")) is not None and row[0] == "D":
        return form("deictic", value="D", by=row[1]), joint + 1
    found = calendar_point(tape, joint, first=False)
    if found is not None and (found[0].get("day") is not None or found[0].get("weekday") is not None):
        return found
    found = turn(tape, joint, first=False)
    if found is None or found[0].get("tod"):
        return None
    return found if found[0].get("unit") == "D" or found[0].get("weekday") or found[0].get("day") else None


def part_of_day(tape: Tape, at: int, *, first: bool = False, alone: bool = False) -> Found | None:
    """The morning of 31 January 1965, the early morning hours of 30 April, noon Thursday, in the morning, at night.

    `alone` takes a part of the day that stands by itself too: mid-afternoon.
    """
    tod = tape.says(at, "daypart", first=first)
    word = tape.tokens[at].word if tod is not None else ""
    if tod is None or word.endswith("s"):
        return None
    after = tape.skip(tape.skip(at + 1, "-"), "hours", "hour") if tod == "MO" else at + 1
    joint = (
        tape.skip(tape.skip(after, ","), "of", "on")
        if alone or tod in _CLOCKS or tape.word(after, "of", "on") or tape.before(at, "at")
        else -1
    )
    inner = day(tape, joint) if joint >= 0 else None
    if inner is not None:
        return _within(tod, inner[0]), inner[1]
    if tape.before(at, "the") and tape.before(at - 1, "in", "during", "through", "throughout", "by", "for"):
        return (form("hour", tod=tod), at + 1) if not tape.word(at + 1, "of") else None
    if tape.before(at, "at") or (
        tod in _CLOCKS and tape.before(at, "by", "until", "before", "after", "from", "to", "about")
    ):
        return _within(tod, None), at + 1
    return (form("hour", tod=tod), after) if alone else None


def _within(tod: str, inner: Form | None) -> Form:
    parts = (inner,) if inner is not None else ()
    return form("hour", *parts, clock=_CLOCKS[tod]) if tod in _CLOCKS else form("hour", *parts, tod=tod)


def of_day(tape: Tape, found: Found) -> Found | None:
    """What follows a day: its morning or night (Friday evening), or its hour (May 5, 1957, 9 p.m.)."""
    made, at = found
    dated = made.kind == "point" and (made.get("day") is not None or made.get("weekday") is not None)
    if not dated and not (made.kind in ("turn", "deictic") and _is_day(made)):
        return None
    tod = tape.says(at, "daypart")
    if tod is not None and tape.tokens[at].word.endswith("s") and made.get("weekday") and not made.get("day"):
        return form("set", count=1, weekday=made.get("weekday"), tod=tod, quant="every"), at + 1
    if tod is not None and not tape.tokens[at].word.endswith("s"):
        return _within(tod, made), at + 1
    if made.get("day") is None and not tape.word(at, "at"):
        return None
    joint = tape.skip(at, ",", "-", "–", "—", "at", ".")
    joint = tape.skip(joint, "-", "—")
    if joint > at and (tod := tape.says(joint, "daypart")) in _CLOCKS:
        return _within(tod, made), joint + 1
    time = _time(tape, joint) if tape.near(joint) else None
    if time is None or (joint == at and "clock" not in tape.tokens[joint].says):
        return None
    zone, end = _zone(tape, time[1])
    return form("hour", made, clock=time[0], zone=zone), end


def _is_day(made: Form) -> bool:
    return (
        made.get("value") == "D" or made.get("weekday") is not None or (made.get("unit") == "D" and not made.get("tod"))
    )


def hour_alone(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """A time of day in the zone of a letter, with its day: 1400R 22 NOV 63."""
    printed = tape.tokens[at].says.get("zoned")
    if printed is None:
        return None
    day_beside = calendar_point(tape, at + 1, first=False)
    if day_beside is None or day_beside[0].get("day") is None or int(printed[:2]) > 23:
        return None
    fields = {"clock": f"{printed[:2]}:{printed[2:4]}", "letter": printed[4]}
    return form("hour", day_beside[0], **fields), day_beside[1]
