"""Parts of a time: early, the first half, the third quarter, the first nine months; a month or day in a year told."""

from __future__ import annotations

from onionskin.dating.edtf import Date, Interval, Value, bounds, day_of, ordinal
from onionskin.dating.edtf.calendar import month_length, months_later
from onionskin.dating.form import Form
from onionskin.dating.resolving import parts
from onionskin.dating.resolving.meaning import NOTHING, Meaning, numbered, point_of
from onionskin.dating.resolving.shifting import duration_value
from onionskin.dating.resolving.turning import DAYS, STEP
from onionskin.dating.resolving.writing import SEASONS, date, of_day, timex_value

_RULES = {"START": "early part", "MID": "middle part", "END": "late part"}
_NOT_PLACED = "Which part is meant is not told finely enough."


def within(form: Form, inner: Meaning) -> Meaning:
    """A part of another time, or a month or day in a year that was told."""
    if (point := form.get("point")) is not None:
        return _month_within(point, inner)
    if form.get("first") is not None:
        return _first_few(form, inner)
    base = inner.edtf
    if base is None:
        return inner.by(inner.rule, mod=form.get("part"))
    if form.get("part") is None:
        return _counted_part(form, base, inner)
    made = part_of(base, form.get("part"), form.get("word") or "")
    return inner.by(_RULES[form.get("part")], edtf=made if made is not None else base, mod=form.get("part"),
                    stands=inner.stands)  # fmt: skip


def part_of(base: Value, part: str, word: str) -> Value | None:
    """Early, mid or late in a time, by its grain; None where the conventions have none."""
    point = point_of(base)
    if isinstance(base, Interval):
        first, last = bounds(base).earliest, bounds(base).latest
        if first is not None and last is not None and last[0] - first[0] == 99 and first[0] > 0:
            return parts.century_part((first[0] - 1) // 100 + 1, part)
        return None
    if not isinstance(base, Date) or point is None or word in ("earlier", "later"):
        return None
    if point.year.endswith("X") and not point.month and point.year[:-1].isdigit():
        return parts.decade_part(int(point.year.replace("X", "0")), part)
    if not numbered(point):
        return None
    year = int(point.year)
    if point.season:
        return parts.season_part(year, int(point.month), part) if int(point.month) <= 24 else None
    if point.day:
        return None
    return parts.month_part(year, int(point.month), part, word) if point.month else parts.year_part(year, part, word)


def _counted_part(form: Form, base: Value, inner: Meaning) -> Meaning:
    """The n-th quarter, half, week, month or day of it."""
    point = point_of(base)
    unplaced = inner.by("part not placed", edtf=None, note=_NOT_PLACED, stands=inner.stands)
    if point is None or not isinstance(base, Date) or point.season or point.day or not numbered(point):
        return unplaced
    year = int(point.year)
    if point.month:
        return _of_month(form, year, int(point.month), inner, unplaced)
    if (number := form.get("quarter")) is not None and (number == -1 or 1 <= number <= 4):
        made: Value = date(year, 36 if number == -1 else 32 + number)
        return inner.by("quarter of a year", edtf=made, value=timex_value(made), stands=made)  # type: ignore[arg-type]
    if (number := form.get("half")) in (1, 2, -1):
        number = 2 if number == -1 else number
        made = date(year, 39 + number)
        return inner.by("half of a year", edtf=made, value=f"{year:04d}-H{number}", stands=made)
    if (number := form.get("month_of")) is not None and (number == -1 or 1 <= number <= 12):
        made = date(year, 12 if number == -1 else number)
        return inner.by("month of a year, counted", edtf=made, value=timex_value(made), stands=made)
    if (number := form.get("day_of")) in (1, -1):
        made = date(year, 1, 1) if number == 1 else date(year, 12, 31)
        return inner.by("day of a year, counted", edtf=made, value=timex_value(made), stands=made)
    return unplaced


def _of_month(form: Form, year: int, month: int, inner: Meaning, unplaced: Meaning) -> Meaning:
    last = month_length(year, month)
    if (week := form.get("week")) is not None and (week == -1 or 1 <= week <= 5):
        made: Value = parts.week_of(year, month, week)
        return inner.by("week of a month", edtf=made, value=timex_value(date(year, month)), stands=made)
    if (half := form.get("half")) in (1, 2, -1):
        first, end = (1, 15) if half == 1 else (16, last)
        made = Interval(date(year, month, first), date(year, month, end))
        return inner.by("half of a month", edtf=made, stands=made)
    if (number := form.get("day_of")) is not None and (number == -1 or 1 <= number <= last):
        made = date(year, month, last if number == -1 else number)
        return inner.by("day of a month, counted", edtf=made, value=timex_value(made), stands=made)
    return unplaced


def _first_few(form: Form, inner: Meaning) -> Meaning:
    """The first nine months of 1989, the last ten days of May 1957."""
    count, unit, last = form.get("first"), form.get("unit"), form.get("last")
    rule = "last so many of a time" if last else "first so many of a time"
    made = inner.by(rule, type="DURATION", value=duration_value(count, unit), edtf=None)
    found = bounds(inner.edtf) if isinstance(inner.edtf, Date) and numbered(inner.edtf) else None
    if count == "X" or found is None or found.earliest is None or found.latest is None:
        return made.by("length of time")
    if unit in ("M", "Q") and not inner.edtf.month:  # type: ignore[union-attr]
        months = round(float(count) * STEP[unit])
        edge = found.latest if last else found.earliest
        ends = (
            (months_later(*edge[:2], 1 - months), edge[:2]) if last else (edge[:2], months_later(*edge[:2], months - 1))
        )
        return made.by(rule, edtf=Interval(date(*ends[0]), date(*ends[1]))) if 1 <= months <= 12 else made
    if unit in ("D", "W"):
        days = round(float(count) * DAYS[unit])
        first, end = ordinal(found.earliest), ordinal(found.latest)
        span = (end - days + 1, end) if last else (first, first + days - 1)
        inside = 1 <= days <= end - first + 1
        return made.by(rule, edtf=Interval(*(of_day(day_of(one)) for one in span))) if inside else made
    return made.by("length of time")


def _month_within(point: Form, inner: Meaning) -> Meaning:
    base = point_of(inner.edtf) if inner.edtf is not None else None
    month, day, season = point.get("month"), point.get("day"), point.get("season")
    if point.kind == "quarter":
        season = 32 + point.get("number") if point.get("number") else None
    if base is None or not numbered(base) or not (month or season):
        value = f"XXXX-{month:02d}" if month else f"XXXX-{SEASONS[season]}" if season in SEASONS else "XXXX"
        return Meaning("DATE", value, None, "nothing to lean on", note=NOTHING, cert=0.5)
    made = date(int(base.year), season or month, day)
    rule = "month of anchored year" if month else "season of anchored year"
    return Meaning("DATE", timex_value(made), made, rule, anchor=inner.anchor, cert=min(0.95, inner.cert + 0.03),
                   stands=made)  # fmt: skip
