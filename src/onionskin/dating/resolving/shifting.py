"""So much before or after a time, so long up to it or from it, and lengths of time alone."""

from __future__ import annotations

from onionskin.dating.edtf import Date, Interval, OneOf, Range, Value, bounds, day_of, ordinal
from onionskin.dating.edtf.calendar import months_later
from onionskin.dating.form import Form
from onionskin.dating.resolving.meaning import DOCUMENT, NOTHING, Meaning, Story, Told, end_of, numbered, point_of
from onionskin.dating.resolving.turning import DAYS, GRAINS, STEP, base_of, based, unanchored
from onionskin.dating.resolving.writing import date, iso_week, of_day, timex_value

FARTHEST = 5000
"""Years beyond which nothing is counted."""
LONG = 1200
"""Months from which a count of years is round, and what it reaches about then: `two thousand years ago`."""
APPOSED = 6
"""Code points between a day and what it is called: `5 July, the`."""
_CLOCKED = {"H": "H", "MIN": "M", "S": "S"}
_FOR = ("for", "for more than", "for over", "for many", "for several", "for some", "for nearly", "for almost")
"""Words before a length that ends where the story stands: `had for years`."""
_VALUES = {-1: "PAST_REF", 1: "FUTURE_REF"}


def shift(form: Form, story: Story, inner: Meaning | None) -> Meaning:
    """Two weeks later, ten years ago, five days before 5 May."""
    count, unit, by = form.get("count"), form.get("unit"), form.get("by")
    base, anchor = _counted_from(form, story, inner)
    if base is not None and not numbered(base):
        base = None
    if base is None and count != "X":
        return unanchored(unit)
    if count == "X" or base is None:
        edtf = _vaguely(base, by) if base is not None else None
        rule, note = "so much before or after, not counted", None if edtf is not None else NOTHING
        return Meaning("DATE", _VALUES[by], edtf, rule, anchor=anchor, cert=0.6, note=note)
    if base.season and 33 <= int(base.month) <= 36 and unit == "Y":
        made = date(int(base.year) + by * round(float(count)), int(base.month))  # a year ago, of a quarter
        return Meaning(
            "DATE", timex_value(made), made, "counted from a time told", anchor=anchor, cert=0.85, stands=made
        )
    moved = shifted(base, float(count), unit, by)
    if (
        moved is not None
        and unit in ("DE", "CE")
        and not moved.month
        and int(moved.year) > 0
        and base.year != moved.year
    ):
        digits = 3 if unit == "DE" else 2
        value, made = moved.year[:digits], Date(moved.year[:digits].ljust(4, "X"))
        return Meaning("DATE", value, made, "counted from a time told", anchor=anchor, cert=0.8, stands=made)
    if moved is None:
        value = "XXXX-XX-XX" if unit in DAYS else "XXXX-XX"
        return Meaning("DATE", value, None, "finer than what was told", anchor=anchor, cert=0.5,
                       note="What it is counted from is told less finely than the count.")  # fmt: skip
    value = timex_value(moved)
    if unit == "W" and moved.day and form.get("leans") == "now":
        year, week = iso_week((int(moved.year), int(moved.month), int(moved.day)))
        value = f"{year:04d}-W{week:02d}"
    return Meaning("DATE", value, moved, "counted from a time told", anchor=anchor, cert=0.88, stands=moved)


def _counted_from(form: Form, story: Story, inner: Meaning | None) -> tuple[Date | None, int | None]:
    if inner is not None:
        return (point_of(inner.edtf) if inner.edtf is not None else None), inner.anchor
    if form.get("leans") == "now" and story.now is not None:
        near = story.last(within=0)
        where = point_of(near.stands) if near is not None else None
        if where is not None and near is not None and where.season and int(where.month) > 32:
            return where, near.index  # earnings of the third quarter and those of a year ago
        return story.now, DOCUMENT
    grain = GRAINS.get(form.get("unit"), "day")
    if form.get("by") == -1 and form.get("leans") == "then" and story.last(("time",)) is not None:
        return base_of(story, grain, ("time",))
    return base_of(story, grain)


def shifted(base: Date, count: float, unit: str, by: int) -> Date | None:
    """A date so many units later or earlier, no finer than the coarser of base and unit; None beyond all reckoning."""
    if count * (DAYS.get(unit, 0) / 366 + STEP.get(unit, 0) / 12) > FARTHEST:
        return None
    if unit in DAYS:
        if not base.day:
            return None
        return of_day(
            day_of(ordinal((int(base.year), int(base.month), int(base.day))) + by * round(count * DAYS[unit]))
        )
    if unit in _CLOCKED:
        return base if base.day else None
    if unit not in STEP:
        return None
    months = round(count * STEP[unit])
    if unit in ("Y", "DE", "CE", "ML") and (not base.month or base.season):
        return date(int(base.year) + by * months // 12, mark="~" if months >= LONG else "")
    if not base.month or base.season:
        return None
    year, month = months_later(int(base.year), int(base.month), by * months)
    return date(year, mark="~" if months >= LONG else "") if unit in ("Y", "DE", "CE", "ML") else date(year, month)


def _vaguely(base: Date, by: int) -> Value:
    return OneOf((Range(base, None),)) if by > 0 else OneOf((Range(None, base),))


def stretch(form: Form, story: Story) -> Meaning:
    """The past three years, the next few months: a duration beside the time it leans on."""
    count, unit, by = form.get("count"), form.get("unit"), form.get("by")
    base, anchor = based(form, story)
    edtf: Value | None = None
    if base is not None and numbered(base) and count != "X" and unit in ("Y", "M", "D", "W", "DE"):
        other = shifted(base, float(count), unit, by)
        if other is not None:
            edtf = Interval(other, base) if by < 0 else Interval(base, other)
    return Meaning("DURATION", duration_value(count, unit), edtf, "so long before or after", mod=form.get("mod"),
                   anchor=anchor if edtf is not None else None, cert=0.85)  # fmt: skip


def duration_value(count: float | str, unit: str) -> str:
    """A TIMEX3 duration: P3D, PXM, PT2H, P1.5Y, P2DE."""
    number = "X" if count == "X" else f"{float(count):g}"
    if unit in _CLOCKED:
        return f"PT{number}{_CLOCKED[unit]}"
    if unit == "FN":
        return f"P{number if number == 'X' else f'{float(number) * 2:g}'}W"
    return f"P{number}{ {'H6': 'M', 'ML': 'L'}.get(unit, unit) }"


def length(form: Form, story: Story, before: str) -> Meaning:
    """So long. `for years`, told of what had been, ends about the time under discussion."""
    count, unit = form.get("count"), form.get("unit")
    tod = unit if unit in ("MO", "AF", "EV", "NI") else None
    value = f"P{'X' if count == 'X' else f'{float(count):g}'}T{tod}" if tod else duration_value(count, unit)
    made = Meaning("DURATION", value, None, "length of time", mod=form.get("mod"), cert=0.9)
    if "had" in story.cues and before.endswith(_FOR) and unit in ("Y", "M", "DE"):
        first = _looked_back_from(story)
        last = end_of(first.whole or first.stands) if first is not None else None
        if last is not None and first is not None:
            end = last if last.mark else last.marked("~")
            return made.by("so long, up to a time told", edtf=Interval("", end), anchor=first.index, cert=0.7)
    nearest = _after_length(story, before) if form.get("of") else None
    until = end_of(nearest.stands) if nearest is not None else None
    if nearest is not None and until is not None:
        return made.by("so long, up to a time told", edtf=Interval("", until), anchor=nearest.index, cert=0.6)
    return made


def _after_length(story: Story, before: str) -> Told | None:
    """What `after more than a year of upheavals` ends with: the time told nearest."""
    return story.last(within=1) if before.endswith(("after", "after more than", "after over", "after nearly")) else None


def _looked_back_from(story: Story) -> Told | None:
    """What `had for years` reaches back from: the first time of the last sentence that told one."""
    told = [one for one in story.told if one.kind in ("time", "aside") and one.sentence < story.sentence]
    if not told:
        return story.last()
    nearest = told[-1].sentence
    return next(one for one in told if one.sentence == nearest)


def nth(form: Form, story: Story) -> Meaning:
    """The second day: counted from a beginning that is not known. `5 July, the second anniversary` is that day."""
    told = story.last(within=0) if form.get("yearly") else None
    day = point_of(told.stands) if told is not None and story.start - told.end <= APPOSED else None
    if told is not None and day is not None and day.day:
        return Meaning("DATE", timex_value(day), day, "that day", anchor=told.index, cert=0.85, stands=day)
    return Meaning("DATE", "XXXX-XX-XX", None, "place in a row", note="The first of the row is not told.", cert=0.5)


def _year_that_turns(story: Story) -> tuple[int | None, int | None]:
    """The first of two years that were told together, else the year told before, else that of the document."""
    last = story.last()
    if last is not None:
        first, end = bounds(last.stands).earliest, bounds(last.stands).latest
        if first is not None and end is not None and end[0] - first[0] == 1:
            return first[0], last.index
    told = story.last_year()
    if told is not None:
        return told[0], told[1].index
    return (
        (int(story.written.year), DOCUMENT) if story.written is not None and numbered(story.written) else (None, None)
    )


def turning_point(form: Form, story: Story) -> Meaning:
    """The turn of the year: about the last month of one and the first of the next."""
    year, anchor = _year_that_turns(story)
    if year is None:
        return Meaning("DATE", "XXXX", None, "nothing to lean on", note=NOTHING, cert=0.5)
    if form.get("unit") == "CE":
        first = (year + 49) // 100 * 100
        made: Value = Interval(date(first - 5, mark="~"), date(first + 5, mark="~"))
        return Meaning("DATE", f"{first:04d}", made, "turn of the century", anchor=anchor, cert=0.7, stands=made)
    made = Interval(date(year, 12, mark="~"), date(year + 1, 1, mark="~"))
    return Meaning("DATE", f"{year:04d}", made, "turn of the year", anchor=anchor, cert=0.75, stands=made)
