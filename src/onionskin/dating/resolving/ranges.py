"""Ranges, bounds, sets and lengths of time."""

from __future__ import annotations

from onionskin.dating.edtf import AllOf, Date, Interval, OneOf, Range, Value, bounds, day_of, ordinal
from onionskin.dating.edtf.calendar import months_later
from onionskin.dating.form import Form
from onionskin.dating.resolving.meaning import Meaning, Story, end_of, numbered, point_of
from onionskin.dating.resolving.shifting import duration_value, shifted
from onionskin.dating.resolving.writing import SEASONS, date, of_day

_MODS = {"since": None, "until": None, "by": "EQUAL_OR_BEFORE", "before": "BEFORE", "after": "AFTER",
         "from": "EQUAL_OR_AFTER", "upto": None, "by_point": "EQUAL_OR_BEFORE"}  # fmt: skip
_BOUNDS = {
    "since": "bounded: since", "until": "bounded: until", "by": "bounded: by", "by_point": "bounded: no later than",
    "upto": "bounded: as late as", "from": "bounded: no earlier than", "before": "bounded: before",
    "after": "bounded: after",
}  # fmt: skip


def ranged(form: Form, one: Meaning, other: Meaning) -> Meaning:
    """From one time to another; two neighbours joined by `and` are one span, two that are not are a set."""
    how = form.get("how")
    start, end = _months(one.edtf), _months(other.edtf)
    first, last = point_of(start) if start is not None else None, end_of(end) if end is not None else None
    value = None  # its two ends have values of their own
    if first is None or last is None:
        return other.by("range not anchored", value=value, edtf=None, note=one.note or other.note, stands=other.stands)
    cert = min(one.cert, other.cert)
    anchor = one.anchor if one.anchor is not None else other.anchor
    base = Meaning("DATE", value, None, "range", anchor=anchor, cert=cert)
    if how == "or":
        return _either(one, other, base)
    earliest, latest = bounds(start).earliest, bounds(end).latest  # type: ignore[arg-type]
    if earliest is not None and latest is not None and latest < earliest:
        return base.by("range that ends before it begins", note="The range as printed ends before it begins.", cert=0.4)
    if how == "and" and not _neighbours(start, end):
        made: Value = AllOf((first, last))
        return base.by("two times joined", edtf=made, stands=made)
    if how == "between" and form.get("point"):
        made = OneOf((Range(first, last),))
        return base.by("one point between", edtf=made, stands=Interval(first, last))
    made = Interval(first, last)
    return base.by(
        {"and": "neighbouring times joined", "between": "span between"}.get(how, "range"), edtf=made, stands=made
    )


def qualified(form: Form, inner: Meaning) -> Meaning:
    """About 1950, probably 1958: the value with its mark."""
    mark, value = form.get("mark"), inner.edtf
    if isinstance(value, Date):
        value = value.marked(mark)
    elif isinstance(value, Interval) and isinstance(value.start, Date) and isinstance(value.end, Date):
        value = Interval(value.start.marked(mark), value.end.marked(mark))
    mod = None if mark == "?" else "APPROX"
    rule = {"~": "about then", "?": "likely then", "%": "about then, and not sure"}[mark]
    if value is None:
        return inner.by(inner.rule, mod=mod)
    return inner.by(rule, edtf=value, mod=mod, stands=value)


def _either(one: Meaning, other: Meaning, base: Meaning) -> Meaning:
    if one.mod and isinstance(one.edtf, Interval) and isinstance(other.edtf, Date):
        first, last = bounds(one.edtf).earliest, bounds(other.edtf).latest
        if first is not None and last is not None:
            made: Value = OneOf((Range(date(first[0], first[1]), date(last[0], last[1])),))
            return base.by("one of two times", edtf=made, stands=other.stands)
    members = tuple(one for one in (_single(one.edtf), _single(other.edtf)) if one is not None)
    if len(members) < 2:
        return base.by("one of two times", edtf=None, note="Both times are needed and one is not known.")
    return base.by("one of two times", edtf=OneOf(members), stands=other.stands)


def _single(value: Value | None) -> Date | Range | None:
    if isinstance(value, Date):
        return value
    if isinstance(value, Interval) and isinstance(value.start, Date) and isinstance(value.end, Date):
        return Range(value.start, value.end)
    return None


def _months(value: Value | None) -> Value | None:
    """Seasons do not stand in intervals (domain §5.1): they become their months."""
    if not isinstance(value, Date) or not value.season or not numbered(value):
        return value
    found = bounds(value)
    assert found.earliest is not None
    assert found.latest is not None
    return Interval(date(*found.earliest[:2], mark=value.mark), date(*found.latest[:2], mark=value.mark))


def _neighbours(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return False
    end, start = bounds(one).latest, bounds(other).earliest
    return end is not None and start is not None and ordinal(end) + 1 >= ordinal(start)


def bounded(form: Form, inner: Meaning, story: Story) -> Meaning:
    """Since, until, by, before, as early as: what the time bounds. A point is one of a set, a state an interval."""
    side, value = form.get("side"), _months(inner.edtf)
    if value is None:
        return inner
    first, last = point_of(value), end_of(value)
    made: Value | None = None
    if side == "since" and first is not None:
        made = Interval(first, story.written if story.written is not None and _after(story.written, first) else "..")
    elif side in ("until", "by", "upto") and last is not None:
        made = Interval("..", last)
    elif side == "by_point" and last is not None:
        made = OneOf((Range(None, last),))
    elif side == "from" and first is not None:
        made = OneOf((Range(first, None),))
    elif side == "before" and first is not None and (edge := _beside(first, -1)) is not None:
        made = OneOf((Range(None, edge),))
    elif side == "after" and last is not None and (edge := _beside(last, 1)) is not None:
        made = OneOf((Range(edge, None),))
    if made is None:
        return inner
    return inner.by(_BOUNDS[side], edtf=made, mod=_MODS[side] or inner.mod)


def _after(written: Date, first: Date) -> bool:
    one, other = bounds(written).earliest, bounds(first).earliest
    return one is not None and other is not None and one >= other


def _beside(point: Date, by: int) -> Date | None:
    """The unit before or after, as fine as the date is."""
    if not numbered(point):
        return None
    year = int(point.year)
    if not point.month:
        return date(year + by)
    if point.season:
        quarter = year * 4 + int(point.month) - 33 + by
        return date(quarter // 4, 33 + quarter % 4) if 33 <= int(point.month) <= 36 else None
    if not point.day:
        return date(*months_later(year, int(point.month), by))
    return of_day(day_of(ordinal((year, int(point.month), int(point.day))) + by))


def soon(form: Form, inner: Meaning) -> Meaning:
    """Within two weeks of a day."""
    base = point_of(inner.edtf) if inner.edtf is not None else None
    end = (
        shifted(base, float(form.get("count")), form.get("unit"), 1)
        if base is not None and form.get("count") != "X"
        else None
    )
    if base is None or end is None:
        return inner.by("within a time not told")
    made = OneOf((Range(base, end),))
    return inner.by(
        "within so long of a time",
        edtf=made,
        value=duration_value(form.get("count"), form.get("unit")),
        type="DURATION",
    )


def ending(form: Form, inner: Meaning) -> Meaning:
    """The six months ending 30 June 1962."""
    last = end_of(inner.edtf) if inner.edtf is not None else None
    value = duration_value(form.get("count"), form.get("unit"))
    if last is None or form.get("count") == "X":
        return inner.by("so long, to a time not told", type="DURATION", value=value)
    begin = _begin(last, float(form.get("count")), form.get("unit"))
    if begin is None:
        return inner.by("so long, to a time not told", type="DURATION", value=value)
    return inner.by("so long, ending then", type="DURATION", value=value, edtf=Interval(begin, last))


def _begin(last: Date, count: float, unit: str) -> Date | None:
    """The first day of so many units that end on this day: the day after the same day so much earlier."""
    if not last.day:
        return shifted(last, count - 1 if unit in ("M", "Y") else count, unit, -1)
    if unit in ("M", "Y"):
        months = round(count * (12 if unit == "Y" else 1))
        year, month, day = int(last.year), int(last.month), int(last.day)
        begin = months_later(year, month, 1 - months)
        whole = day_of(ordinal((*months_later(year, month, 1), 1)) - 1)[2] == day
        return (
            date(*begin, 1)
            if whole
            else of_day(day_of(ordinal((*months_later(year, month, -months), min(day, 28))) + 1))
        )
    found = shifted(last, count, unit, -1)
    return None if found is None else _beside(found, 1)


def each(form: Form) -> Meaning:
    """Every day, weekly, every two years."""
    unit = form.get("unit")
    if (weekday := form.get("weekday")) is not None:
        value = f"XXXX-WXX-{weekday}" + (f"T{form.get('tod')}" if form.get("tod") else "")
    elif (month := form.get("month")) is not None:
        value = f"XXXX-{month:02d}"
    elif (season := form.get("season")) is not None:
        value = f"XXXX-{SEASONS[season]}"
    elif (daypart := form.get("daypart")) is not None or unit == "NI":
        value = f"XXXX-XX-XXT{daypart or 'NI'}"
    elif form.get("word") or form.get("quant") == "per":
        value = _OFTEN.get(unit) or duration_value(1, unit)
    else:
        value = duration_value(form.get("count"), unit)
    return Meaning("SET", value, None, "how often", cert=0.9)


_OFTEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}
"""TIMEX3 for daily, weekly and so on (as TimeBank and WikiWars have it)."""
