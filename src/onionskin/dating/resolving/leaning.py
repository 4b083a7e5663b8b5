"""What leans on another time: turns, anaphors, shifts, stretches, parts of them."""

from __future__ import annotations

from onionskin.dating.edtf import AllOf, Date, Day, Interval, OneOf, Range, Value, bounds, day_of, ordinal
from onionskin.dating.edtf.calendar import month_length, months_later
from onionskin.dating.form import Form
from onionskin.dating.resolving import parts
from onionskin.dating.resolving.meaning import DOCUMENT, Meaning, Story, end_of, point_of
from onionskin.dating.resolving.writing import date, iso_week, of_day, timex_value, timex_year, weekday

_NOTHING = "It leans on a time that was not told before on this page."
_GRAINS = {"Y": "year", "M": "month", "D": "day", "W": "day", "DE": "year", "CE": "year", "Q": "month", "WE": "day"}
_STEP = {"Y": 12, "M": 1, "Q": 3, "H6": 6, "DE": 120, "CE": 1200}
"""Months that a unit counts."""
_DAYS = {"D": 1, "W": 7, "FN": 14, "WE": 7}
NEAR = 1
"""Sentences back in which `that year` finds what it means (rule R-ANAPHOR); farther back it is less sure."""


def turn(form: Form, story: Story) -> Meaning:
    """Next year, the following day, last Monday, the previous spring, next January, that morning."""
    base, anchor = _base(form, story)
    for name, read in (("weekday", _turn_weekday), ("season", _turn_season), ("month", _turn_month)):
        if form.get(name) is not None:
            return read(form, base, anchor)
    unit = form.get("unit")
    kind = "TIME" if form.get("tod") else "DATE"
    if base is None:
        return Meaning(kind, _unanchored(form), None, "nothing to lean on", note=_NOTHING, cert=0.5)
    if form.get("tod"):
        made = _moved(base, "D", form.get("by") if form.get("how") != "this" else 0)
        if made is None:
            return Meaning(kind, f"XXXX-XX-XXT{form.get('tod')}", None, "day not told", note=_NOTHING, cert=0.5)
        return Meaning(kind, f"{timex_value(made)}T{form.get('tod')}", made, "part of a day told before", anchor=anchor,
                       cert=0.85, stands=made)  # fmt: skip
    return _moved_meaning(base, unit, form.get("by"), anchor)


def _moved_meaning(base: Date, unit: str, by: int, anchor: int | None) -> Meaning:
    rule = {-1: "the one before", 0: "the same", 1: "the one after"}[by]
    if unit == "W":
        if not base.day:
            return Meaning("DATE", "XXXX-WXX", None, "week of a day not told", note=_NOTHING, cert=0.5)
        at = ordinal(_day(base)) + 7 * by
        year, week = iso_week(day_of(at))
        monday = at - weekday(day_of(at)) + 1
        made: Value = Interval(of_day(day_of(monday)), of_day(day_of(monday + 6)))
        return Meaning("DATE", f"{year:04d}-W{week:02d}", made, rule, anchor=anchor, cert=0.85, stands=made)
    moved = _moved(base, unit, by)
    if moved is None:
        return Meaning("DATE", "XXXX-XX-XX" if unit == "D" else "XXXX-XX", None, "finer than what was told", note=_NOTHING, cert=0.5)
    if unit in ("DE", "CE"):
        return _long(moved, unit, rule, anchor)
    return Meaning("DATE", timex_value(moved), moved, rule, anchor=anchor, cert=0.88, stands=moved)


def _long(moved: Date, unit: str, rule: str, anchor: int | None) -> Meaning:
    year = int(moved.year)
    if unit == "DE":
        made: Value = Date(f"{year // 10}X")
        return Meaning("DATE", timex_year(year)[:-1], made, rule, anchor=anchor, cert=0.85, stands=made)
    number = (year - 1) // 100 + 1
    made = Interval(date(100 * (number - 1) + 1), date(100 * number))
    return Meaning("DATE", f"{number - 1:02d}", made, rule, anchor=anchor, cert=0.85, stands=made)


def _moved(base: Date, unit: str, by: int) -> Date | None:
    """A date moved by so many units and as coarse as the unit; None where the base is coarser."""
    year = int(base.year)
    if unit in ("Y", "DE", "CE"):
        return date(year + by * _STEP[unit] // 12)
    if unit in ("M", "Q"):
        if not base.month or base.season:
            return None
        year, month = months_later(year, int(base.month), by * _STEP[unit])
        if unit == "Q":
            return Date(f"{year:04d}", str(33 + (month - 1) // 3))
        return date(year, month)
    if not base.day:
        return None
    return of_day(day_of(ordinal(_day(base)) + by * _DAYS.get(unit, 1)))


def _turn_weekday(form: Form, base: Date | None, anchor: int | None) -> Meaning:
    wanted, by = form.get("weekday"), form.get("by")
    if base is None or not base.day:
        return Meaning("DATE", f"XXXX-WXX-{wanted}", None, "nothing to lean on", note=_NOTHING, cert=0.5)
    at = ordinal(_day(base))
    here = weekday(day_of(at))
    if by < 0:
        at -= (here - wanted) % 7 or 7
    elif by > 0:
        at += (wanted - here) % 7 or 7
    else:
        at += wanted - here
    made = of_day(day_of(at))
    if tod := form.get("tod"):
        return Meaning("TIME", f"{timex_value(made)}T{tod}", made, "weekday turned to", anchor=anchor, cert=0.8, stands=made)
    return Meaning("DATE", timex_value(made), made, "weekday turned to", anchor=anchor, cert=0.8, stands=made)


def _turn_season(form: Form, base: Date | None, anchor: int | None) -> Meaning:
    season, by = form.get("season"), form.get("by")
    name = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[season]
    if base is None:
        return Meaning("DATE", f"XXXX-{name}", None, "nothing to lean on", note=_NOTHING, cert=0.5)
    year = int(base.year)
    here = int(base.month) if base.month and not base.season else 3 * (int(base.month) - 20) + 1 if base.season else 0
    begins = 3 * (season - 20)
    if by < 0 and here and here < begins + 3:
        year -= 1
    elif by > 0 and here >= begins:
        year += 1
    elif by < 0 and not here:
        year -= 1
    elif by > 0 and not here:
        year += 1
    made: Value = Date(f"{year:04d}", str(season))
    value = f"{timex_year(year)}-{name}"
    if season == 24:
        made = Interval(*parts.season_months(year, season))
    return Meaning("DATE", value, made, "season turned to", anchor=anchor, cert=0.85, stands=made)


def _turn_month(form: Form, base: Date | None, anchor: int | None) -> Meaning:
    month, by = form.get("month"), form.get("by")
    if base is None:
        return Meaning("DATE", f"XXXX-{month:02d}", None, "nothing to lean on", note=_NOTHING, cert=0.5)
    year = int(base.year)
    here = int(base.month) if base.month and not base.season else 3 * (int(base.month) - 20) + 2 if base.season else 0
    if by < 0 and month >= here:
        year -= 1
    elif by > 0 and month <= here:
        year += 1
    made = date(year, month, form.get("day"))
    return Meaning("DATE", timex_value(made), made, "month turned to", anchor=anchor, cert=0.85, stands=made)


def _base(form: Form, story: Story) -> tuple[Date | None, int | None]:
    """What a turn counts from: the document's date where it speaks of now, else the nearest time fine enough."""
    grain = _GRAINS.get(form.get("unit") or "", "year")
    if form.get("weekday") is not None or form.get("tod"):
        grain = "day"
    if form.get("leans") == "now" and story.written is not None and (story.news or not story.told):
        return story.written, DOCUMENT
    return base_of(story, grain)


def base_of(story: Story, grain: str) -> tuple[Date | None, int | None]:
    """The nearest time told that is as fine as a grain; else the nearest at all; else the document's date."""
    told = story.last_with(grain)
    nearest = story.last()
    if told is None or (nearest is not None and told.index != nearest.index and _newer(nearest.stands, told.stands)):
        told = nearest
    point = point_of(told.stands) if told is not None else None
    if told is not None and point is not None and point.year.lstrip("-").isdigit():
        return point, told.index
    return (story.written, DOCUMENT) if story.written is not None else (None, None)


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
        return _that_time(form, story)
    if how == "this" and unit in ("Y", "M", "W", "D", "Q") and story.written is not None and (story.news or not story.told):
        return _moved_meaning(story.written, unit, 0, DOCUMENT).by("this one, of the document")
    base, anchor = base_of(story, _GRAINS.get(unit, "year"))
    if base is None:
        return Meaning("DATE", _unanchored(form), None, "nothing to lean on", note=_NOTHING, cert=0.5)
    made = _moved_meaning(base, unit, 0, anchor)
    near = story.last(within=NEAR)
    rule = {"Y": "that year", "M": "that month", "D": "that day", "W": "that week"}.get(unit, "that time")
    return made.by(rule, cert=0.9 if near is not None else 0.65) if made.edtf is not None else made


def _that_time(form: Form, story: Story) -> Meaning:
    if form.get("how") == "this" and story.written is not None and (story.news or not story.told):
        return Meaning("DATE", "PRESENT_REF", story.written, "now, the document's date", anchor=DOCUMENT, cert=0.8)
    told = story.last(within=NEAR) or story.last()
    if told is None:
        return Meaning("DATE", "XXXX" if form.get("how") != "this" else "PRESENT_REF", None, "nothing to lean on", note=_NOTHING, cert=0.5)
    point = point_of(told.stands)
    value = timex_value(point) if isinstance(told.stands, Date) and point is not None else None
    return Meaning("DATE", value or str(told.stands), told.stands, "that time", anchor=told.index,
                   cert=0.9 if story.sentence - told.sentence <= NEAR else 0.65, stands=told.stands)  # fmt: skip


def _unanchored(form: Form) -> str:
    return {"Y": "XXXX", "M": "XXXX-XX", "D": "XXXX-XX-XX", "W": "XXXX-WXX"}.get(form.get("unit") or "", "XXXX")


def shift(form: Form, story: Story, inner: Meaning | None) -> Meaning:
    """Two weeks later, ten years ago, five days before 5 May."""
    count, unit, by = form.get("count"), form.get("unit"), form.get("by")
    if inner is not None:
        base, anchor = (point_of(inner.edtf) if inner.edtf is not None else None), inner.anchor
    elif form.get("leans") == "now" and story.written is not None:
        base, anchor = story.written, DOCUMENT
    else:
        base, anchor = base_of(story, _GRAINS.get(unit, "day"))
    if count == "X" or base is None:
        value = {-1: "PAST_REF", 1: "FUTURE_REF"}[by]
        edtf = _vaguely(base, by) if base is not None else None
        return Meaning("DATE", value, edtf, "so much before or after, not counted", anchor=anchor, cert=0.6,
                       note=None if edtf is not None else _NOTHING)  # fmt: skip
    moved = shifted(base, float(count), unit, by)
    if moved is None:
        return Meaning("DATE", "XXXX-XX-XX" if unit in _DAYS else "XXXX-XX", None, "finer than what was told", anchor=anchor,
                       note="What it is counted from is told less finely than the count.", cert=0.5)  # fmt: skip
    return Meaning("DATE", timex_value(moved), moved, "counted from a time told", anchor=anchor, cert=0.88, stands=moved)


def shifted(base: Date, count: float, unit: str, by: int) -> Date | None:
    """A date so many units later or earlier, no finer than the coarser of base and unit."""
    if unit in _DAYS:
        if not base.day:
            return None
        return of_day(day_of(ordinal(_day(base)) + by * round(count * _DAYS[unit])))
    if unit in ("H", "MIN", "S"):
        return base if base.day else None
    months = round(count * _STEP[unit])
    if unit in ("Y", "DE", "CE") and (not base.month or base.season):
        return date(int(base.year) + by * months // 12)
    if not base.month or base.season:
        return None
    year, month = months_later(int(base.year), int(base.month), by * months)
    if unit in ("Y", "DE", "CE"):
        return date(year)
    return date(year, month)


def _vaguely(base: Date, by: int) -> Value:
    return OneOf((Range(base, None),)) if by > 0 else OneOf((Range(None, base),))


def stretch(form: Form, story: Story) -> Meaning:
    """The past three years, the next few months: a duration beside the time it leans on."""
    count, unit, by = form.get("count"), form.get("unit"), form.get("by")
    value = duration_value(count, unit)
    base, anchor = _base(form, story)
    edtf: Value | None = None
    if base is not None and count != "X":
        other = shifted(base, float(count), unit, by)
        if other is not None and unit in ("Y", "M", "D", "W", "DE"):
            edtf = Interval(other, base) if by < 0 else Interval(base, other)
    return Meaning("DURATION", value, edtf, "so long before or after", anchor=anchor if edtf is not None else None, cert=0.85)


def duration_value(count: float | str, unit: str) -> str:
    """A TIMEX3 duration: P3D, PXM, PT2H, P1.5Y, P2DE."""
    number = "X" if count == "X" else f"{float(count):g}"
    if unit in ("H", "MIN", "S"):
        return f"PT{number}{ {'H': 'H', 'MIN': 'M', 'S': 'S'}[unit] }"
    if unit == "FN":
        return f"P{number if number == 'X' else float(number) * 2:g}W" if number != "X" else "PXW"
    return f"P{number}{ {'H6': 'H'}.get(unit, unit) }"


def nth(form: Form, story: Story) -> Meaning:
    """The second day: counted from a beginning that is not known."""
    return Meaning("DATE", "XXXX-XX-XX", None, "place in a row", note="The first of the row is not told.", cert=0.5)


def turning(form: Form, story: Story) -> Meaning:
    """The turn of the year: about the last month of one and the first of the next."""
    told = story.last_year()
    year = told[0] if told else int(story.written.year) if story.written else None
    if year is None:
        return Meaning("DATE", "XXXX", None, "nothing to lean on", note=_NOTHING, cert=0.5)
    anchor = told[1].index if told else DOCUMENT
    if form.get("unit") == "CE":
        first = (year + 49) // 100 * 100
        made: Value = Interval(date(first - 5, mark="~"), date(first + 5, mark="~"))
        return Meaning("DATE", f"{first:04d}", made, "turn of the century", anchor=anchor, cert=0.7, stands=made)
    made = Interval(date(year, 12, mark="~"), date(year + 1, 1, mark="~"))
    return Meaning("DATE", f"{year:04d}", made, "turn of the year", anchor=anchor, cert=0.75, stands=made)


def within(form: Form, inner: Meaning, story: Story) -> Meaning:
    """A part of another time, or a month or day in a year that was told."""
    if (point := form.get("point")) is not None:
        return _month_within(point, inner)
    base = inner.edtf
    number = form.get("quarter") or form.get("half")
    if base is None:
        return inner.by("part of a time not told", mod=form.get("part"))
    if number is not None or form.get("week") is not None:
        return _counted_part(form, base, inner)
    if form.get("part") is None:
        return inner.by("part not placed", edtf=None, note="Which part is meant is not told finely enough.")
    made = part_of(base, form.get("part"), form.get("word") or "")
    rule = {"START": "early", "MID": "middle", "END": "late"}[form.get("part")] + " part"
    return inner.by(rule, edtf=made if made is not None else base, mod=form.get("part"), stands=inner.stands)


def part_of(base: Value, part: str, word: str) -> Value | None:
    """Early, mid or late in a time, by its grain; None where the conventions have none."""
    point = point_of(base)
    if isinstance(base, Interval):
        first, last = bounds(base).earliest, bounds(base).latest
        if first is not None and last is not None and last[0] - first[0] == 99:
            return parts.century_part((first[0] - 1) // 100 + 1, part)
        return None
    if not isinstance(base, Date) or point is None:
        return None
    if point.year.endswith("X") and not point.month:
        return parts.decade_part(int(point.year.replace("X", "0")), part)
    if not point.year.lstrip("-").isdigit():
        return None
    year = int(point.year)
    if point.season:
        return parts.season_part(year, int(point.month), part) if int(point.month) <= 24 else None
    if point.day:
        return None
    return parts.month_part(year, int(point.month), part) if point.month else parts.year_part(year, part, word)


def _counted_part(form: Form, base: Value, inner: Meaning) -> Meaning:
    point = point_of(base)
    if point is None or not isinstance(base, Date) or point.season or point.day or not point.year.isdigit():
        return inner.by("part not placed", edtf=None, note="Which part is meant is not told finely enough.")
    year = int(point.year)
    if (week := form.get("week")) is not None:
        if not point.month:
            return inner.by("part not placed", edtf=None, note="A week needs its month.")
        made: Value = parts.week_of(year, int(point.month), week)
        return inner.by("week of a month", edtf=made, value=timex_value(point), stands=made)
    if point.month:
        half = form.get("half")
        last = month_length(year, int(point.month))
        if half not in (1, 2):
            return inner.by("part not placed", edtf=None)
        made = Interval(date(year, int(point.month), 1 if half == 1 else 16), date(year, int(point.month), 15 if half == 1 else last))
        return inner.by("half of a month", edtf=made, stands=made)
    if (quarter := form.get("quarter")) is not None and quarter in (1, 2, 3, 4):
        made = Date(f"{year:04d}", str(32 + quarter))
        return inner.by("quarter of a year", edtf=made, value=f"{year:04d}-Q{quarter}", stands=made)
    half = form.get("half")
    half = 2 if half == -1 else half
    if half not in (1, 2):
        return inner.by("part not placed", edtf=None)
    made = Date(f"{year:04d}", str(39 + half))
    return inner.by("half of a year", edtf=made, value=f"{year:04d}-H{half}", stands=made)


def _month_within(point: Form, inner: Meaning) -> Meaning:
    base = point_of(inner.edtf) if inner.edtf is not None else None
    month, day, season = point.get("month"), point.get("day"), point.get("season")
    if base is None:
        value = f"XXXX-{month:02d}" if month else "XXXX"
        return Meaning("DATE", value, None, "year not told", note=_NOTHING, cert=0.5)
    made = Date(base.year, str(season)) if season else date(int(base.year), month, day)
    rule = "month of anchored year" if month else "season of anchored year"
    return Meaning("DATE", timex_value(made), made, rule, anchor=inner.anchor, cert=min(0.95, inner.cert + 0.03), stands=made)


def _day(point: Date) -> Day:
    return int(point.year), int(point.month), int(point.day)


def last_day(value: Value | AllOf) -> Date | None:
    """Where a value ends."""
    return end_of(value)
