"""Which one of a row: turns, anaphors, quarters; what they count from."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.dating.edtf import Date, Day, Interval, Value, bounds, day_of, ordinal
from onionskin.dating.edtf.calendar import months_later
from onionskin.dating.form import Form
from onionskin.dating.resolving import parts
from onionskin.dating.resolving.meaning import DOCUMENT, NOTHING, Meaning, Story, Told, near_end, numbered, point_of
from onionskin.dating.resolving.writing import SEASONS, date, iso_week, of_day, timex_value, timex_year, weekday

GRAINS = {"Y": "year", "M": "month", "D": "day", "W": "day", "DE": "year", "CE": "year", "Q": "month", "WE": "day",
          "H": "day", "FN": "day", "ML": "year", "MIN": "day", "S": "day", "H6": "month", "FY": "month"}  # fmt: skip
"""How fine a time must be for a unit to be counted from it."""
STEP = {"Y": 12, "M": 1, "Q": 3, "H6": 6, "DE": 120, "CE": 1200, "ML": 12000}
"""Months that a unit counts."""
DAYS = {"D": 1, "W": 7, "FN": 14, "WE": 7}
"""Days that a unit counts."""
NEAR = 1
"""Sentences back in which `that year` finds what it means (rule R-ANAPHOR); farther back it is less sure."""
UNKNOWN = {"Y": "XXXX", "M": "XXXX-XX", "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "Q": "XXXX-QX"}
"""TIMEX3 for a unit of time of which it is not told which one it is."""
Base = tuple[Date | None, int | None]
"""What is counted from, and its anchor."""


def turn(form: Form, story: Story) -> Meaning:
    """Next year, the following day, last Monday, the previous spring, next January, that morning."""
    base, anchor = based(form, story)
    if base is not None and not numbered(base):
        base = None
    for name, read in (("weekday", _turn_weekday), ("season", _turn_season), ("month", _turn_month)):
        if form.get(name) is not None:
            return read(form, base, anchor)
    unit, tod = form.get("unit"), form.get("tod")
    if tod:
        return _turn_tod(form, base, anchor)
    if base is None:
        return unanchored(unit)
    made = moved_meaning(base, unit, form.get("by"), anchor)
    if form.get("word") == "past" and unit in ("Y", "M", "W") and isinstance(made.edtf, Date) and base.day:
        back = day_of(ordinal(_day(base)) - {"Y": 365, "M": 30, "W": 7}[unit])
        return made.by("the one up to now", edtf=Interval(of_day(back, "~"), base))
    return made


def unanchored(unit: str | None) -> Meaning:
    """A unit of time that nothing before says which of."""
    return Meaning("DATE", UNKNOWN.get(unit or "", "XXXX"), None, "nothing to lean on", note=NOTHING, cert=0.5)


def moved_meaning(base: Date, unit: str, by: int, anchor: int | None) -> Meaning:
    """The unit so many after the one in which a date lies."""
    rule = {-2: "two before", -1: "the one before", 0: "the same", 1: "the one after", 2: "two after"}[by]
    if unit in ("W", "WE"):
        return _week(base, unit, by, anchor, rule)
    moved = moved_date(base, unit, by)
    if moved is None:
        note = "What it leans on is told less finely than it is."
        return Meaning("DATE", UNKNOWN.get(unit, "XXXX"), None, "finer than what was told", note=note, cert=0.5)
    if unit in ("DE", "CE", "ML"):
        return _long(moved, unit, rule, anchor)
    return Meaning("DATE", timex_value(moved), moved, rule, anchor=anchor, cert=0.88, stands=moved)


def _week(base: Date, unit: str, by: int, anchor: int | None, rule: str) -> Meaning:
    if not base.day:
        return unanchored(unit)
    at = ordinal(_day(base)) + 7 * by
    year, week = iso_week(day_of(at))
    monday = at - weekday(day_of(at)) + 1
    first = monday + 5 if unit == "WE" else monday
    made = Interval(of_day(day_of(first)), of_day(day_of(monday + 6)))
    value = f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    return Meaning("DATE", value, made, rule, anchor=anchor, cert=0.85, stands=made)


def _long(moved: Date, unit: str, rule: str, anchor: int | None) -> Meaning:
    year = int(moved.year)
    if unit == "DE":
        made: Value = Date(f"{year // 10:03d}X")
        value = timex_year(year)[:-1]
        if year <= 0:
            ten = (1 - year) // 10  # the 460s BC are 469 to 460
            made, value = Interval(date(-10 * ten - 8), date(1 - 10 * ten)), f"BC{ten:03d}"
        return Meaning("DATE", value, made, rule, anchor=anchor, cert=0.85, stands=made)
    size = 100 if unit == "CE" else 1000
    number = (year - 1) // size
    made = Interval(date(size * number + 1), date(size * (number + 1)))
    value = f"{number:02d}" if number >= 0 else f"BC{-number - 1:02d}"
    return Meaning("DATE", value, made, rule, anchor=anchor, cert=0.85, stands=made)


def moved_date(base: Date, unit: str, by: int) -> Date | None:
    """A date moved by so many units and as coarse as the unit; None where the base is coarser."""
    year = int(base.year)
    if unit in ("Y", "DE", "CE", "ML"):
        return date(year + by * STEP[unit] // 12)
    if unit == "Q" and base.season and 33 <= int(base.month) <= 36:
        at = year * 4 + int(base.month) - 33 + by
        return date(at // 4, 33 + at % 4)
    if unit in ("M", "Q", "H6"):
        if not base.month or base.season:
            return None
        year, month = months_later(year, int(base.month), by * STEP[unit])
        return date(year, 33 + (month - 1) // 3) if unit == "Q" else date(year, month)
    if not base.day:
        return None
    return of_day(day_of(ordinal(_day(base)) + by * DAYS.get(unit, 1)))


def _turn_tod(form: Form, base: Date | None, anchor: int | None) -> Meaning:
    tod = form.get("tod")
    clock = {"MI": "12:00", "MN": "24:00"}.get(tod, tod)
    made = moved_date(base, "D", form.get("by") if form.get("how") != "this" else 0) if base is not None else None
    if made is None:
        return Meaning("TIME", f"XXXX-XX-XXT{clock}", None, "hour of a day not told", note=NOTHING, cert=0.5)
    return Meaning("TIME", f"{timex_value(made)}T{clock}", made, "part of a day told before", anchor=anchor, cert=0.85,
                   stands=made)  # fmt: skip


def _turn_weekday(form: Form, base: Date | None, anchor: int | None) -> Meaning:
    wanted, by = form.get("weekday"), form.get("by")
    if base is None or not base.day:
        return Meaning("DATE", f"XXXX-WXX-{wanted}", None, "nothing to lean on", note=NOTHING, cert=0.5)
    at = ordinal(_day(base))
    here = weekday(day_of(at))
    if by < 0:
        at -= (here - wanted) % 7 or 7
    elif by > 0:
        at += (wanted - here) % 7 or 7
    else:
        at += wanted - here
    made = of_day(day_of(at))
    return Meaning("DATE", timex_value(made), made, "weekday turned to", anchor=anchor, cert=0.8, stands=made)


def _turn_season(form: Form, base: Date | None, anchor: int | None) -> Meaning:
    season, by = form.get("season"), form.get("by")
    if base is None:
        return Meaning("DATE", f"XXXX-{SEASONS[season]}", None, "nothing to lean on", note=NOTHING, cert=0.5)
    year = int(base.year)
    here = int(base.month) if base.month and not base.season else 3 * (int(base.month) - 20) + 1 if base.season else 0
    begins = 3 * (season - 20)
    if (by < 0 and here < begins + 3) or (by > 0 and (not here or here >= begins)):
        year += by
    made: Value = date(year, season)
    value = timex_value(date(year, season))
    if season == 24:
        made = Interval(*parts.season_months(year, season))
    return Meaning("DATE", value, made, "season turned to", anchor=anchor, cert=0.85, stands=made)


def _turn_month(form: Form, base: Date | None, anchor: int | None) -> Meaning:
    month, by = form.get("month"), form.get("by")
    if base is None:
        return Meaning("DATE", f"XXXX-{month:02d}", None, "nothing to lean on", note=NOTHING, cert=0.5)
    year = int(base.year)
    here = int(base.month) if base.month and not base.season else 3 * (int(base.month) - 20) + 2 if base.season else 0
    if (by < 0 and month >= here) or (by > 0 and month <= here):
        year += by
    made = date(year, month, form.get("day"))
    return Meaning("DATE", timex_value(made), made, "month turned to", anchor=anchor, cert=0.85, stands=made)


def based(form: Form, story: Story) -> Base:
    """What a turn counts from: the document's date where it speaks of now, else the nearest time fine enough."""
    grain = GRAINS.get(form.get("unit") or "", "year")
    if form.get("weekday") is not None or form.get("tod"):
        grain = "day"
    if form.get("leans") == "now" and story.now is not None:
        return story.now, DOCUMENT
    return base_of(story, grain)


def base_of(story: Story, grain: str, kinds: Sequence[str] = ("time", "aside")) -> Base:
    """The nearest time told that is as fine as a grain; else the nearest at all; else the document's date."""
    told = story.last_with(grain, kinds)
    nearest = story.last(kinds)
    if told is None or (nearest is not None and told is not nearest and _newer(nearest.stands, told.stands)):
        told = nearest
    where = _whole(near_end(told.stands)) if told is not None else None
    if told is not None and numbered(where):
        return where, told.index
    return (story.written, DOCUMENT) if numbered(story.written) else (None, None)


def _whole(where: Date | None) -> Date | None:
    """A date to count from: a decade stands for its first year."""
    if where is not None and where.year.endswith("X") and where.year[:-1].isdigit():
        return date(int(where.year[:-1] + "0"))
    return where


def _newer(nearest: Value, told: Value) -> bool:
    """Whether the nearest time lies outside the finer one told before it, so that the story has moved on."""
    near, fine = bounds(nearest), bounds(told)
    if None in (near.earliest, near.latest, fine.earliest, fine.latest):
        return True
    return not (near.earliest <= fine.earliest and fine.latest <= near.latest)  # type: ignore[operator]


def anaphor(form: Form, story: Story) -> Meaning:
    """That year, the same month, at that time, this period, the year."""
    unit, how = form.get("unit"), form.get("how")
    if unit == "time":
        return that_time(form, story)
    own = (how == "this" and story.now is not None) or (how == "the" and story.news)
    if own and story.written is not None and numbered(story.written):
        by = -1 if unit == "WE" and how == "the" and _week_begun(story) else 0
        return moved_meaning(story.written, unit, by, DOCUMENT).by("this one, of the document")
    base, anchor = base_of(story, GRAINS.get(unit, "year"))
    if base is None:
        return unanchored(unit)
    made = moved_meaning(base, unit, 0, anchor)
    near = story.last(within=NEAR)
    rule = {"Y": "that year", "M": "that month", "D": "that day", "W": "that week"}.get(unit, "that time")
    return made.by(rule, cert=0.9 if near is not None else 0.65) if made.edtf is not None else made


def _week_begun(story: Story) -> bool:
    """Whether `the weekend` is the one that is over."""
    written = story.written
    return written is not None and bool(written.day) and weekday(_day(written)) < 6 and "future" not in story.cues


def that_time(form: Form, story: Story) -> Meaning:
    """At that time: the time told before; at this time: the document's."""
    if form.get("how") == "this" and story.now is not None:
        return Meaning("DATE", "PRESENT_REF", story.now, "now, the document's date", anchor=DOCUMENT, cert=0.8)
    told = story.last(within=NEAR) or story.last()
    if told is None:
        value = "PRESENT_REF" if form.get("how") == "this" else "XXXX"
        return Meaning("DATE", value, None, "nothing to lean on", note=NOTHING, cert=0.5)
    return Meaning("DATE", told.value or _value(told), told.stands, "that time", anchor=told.index,
                   cert=0.9 if story.sentence - told.sentence <= NEAR else 0.65, stands=told.stands)  # fmt: skip


def _value(told: Told) -> str:
    where = point_of(told.stands)
    return timex_value(where) if where is not None else "XXXX"


def quarter(form: Form, story: Story) -> Meaning:
    """The third quarter, the latest quarter, that of a year ago: the last that had begun by the document's date."""
    number = form.get("number")
    told = next((one for one in reversed(story.told) if _is_quarter(one.stands)), None)
    if number is None and told is not None:
        base = point_of(told.stands)
        assert base is not None
        year, number = int(base.year), int(base.month) - 32
        anchor: int | None = told.index
    else:
        where, anchor = (story.written, DOCUMENT) if numbered(story.written) else base_of(story, "month")
        if where is None:
            return Meaning("DATE", f"XXXX-Q{number or 'X'}", None, "nothing to lean on", note=NOTHING, cert=0.5)
        year, number = _quarter_by(where, number, "future" in story.cues)
    year -= form.get("back") or 0
    made = date(year, 32 + number)
    return Meaning("DATE", f"{year:04d}-Q{number}", made, "quarter of a year", anchor=anchor, cert=0.8, stands=made)


def _is_quarter(value: Value) -> bool:
    return isinstance(value, Date) and value.season and 33 <= int(value.month) <= 36 and numbered(value)


def _quarter_by(where: Date, number: int | None, future: bool) -> tuple[int, int]:
    year = int(where.year)
    here = (int(where.month) - 1) // 3 + 1 if where.month and not where.season else 4
    if number is None:
        return (year, here - 1) if here > 1 else (year - 1, 4)
    if future:
        return (year, number) if number >= here else (year + 1, number)
    return (year, number) if number <= here else (year - 1, number)


def _day(point: Date) -> Day:
    return int(point.year), int(point.month), int(point.day)
