"""Times with names: holidays, events, fiscal years, Congresses, operations, events of the story."""

from __future__ import annotations

from onionskin.dating.edtf import Date, Interval, OneOf, Range, Value, day_of, ordinal, parse
from onionskin.dating.edtf.calendar import month_length, months_later
from onionskin.dating.form import Form
from onionskin.dating.resolving.holidays import holiday, month_of, open_value
from onionskin.dating.resolving.hours import windowed
from onionskin.dating.resolving.meaning import DOCUMENT, Meaning, Story, Told, end_of, numbered, point_of
from onionskin.dating.resolving.shifting import shifted
from onionskin.dating.resolving.turning import based
from onionskin.dating.resolving.writing import date, of_day, timex_value
from onionskin.dating.resolving.yearless import year_for
from onionskin.dating.words import events

OVERLORD = (1944, 6, 6)
"""D-Day where the years of that war are told and the document says of no other."""
_DEFINED_WITHIN = 25
"""Code points behind `D-Day` in which the day stands that it is: `D-Day was 6 June 1944`."""


def named(form: Form, story: Story) -> Meaning:
    """A row of the table of events; a holiday leans on a year."""
    event = next(one for one in events() if one.name == form.get("name"))
    if event.edtf:
        made = parse(event.edtf)
        value = timex_value(made) if isinstance(made, Date) else None
        return Meaning("DATE", value, made, "named event", cert=0.9, stands=made)
    if event.rule.split()[0] in ("after", "from"):
        return _counted_from_writing(event.rule, story)
    year, anchor = form.get("year"), None
    if year is None:
        found = year_for(story, month_of(event.rule), None)
        year, anchor = (found[0], found[1]) if found is not None else (None, None)
    if year is None:
        return Meaning("DATE", open_value(event.rule), None, "holiday", note="Its year is not told.", cert=0.7)
    day = holiday(event.rule, year)
    if day is None:
        return Meaning("DATE", f"{year:04d}", None, "holiday", note="Its day in that year is not in the table.")
    day = day.marked("~") if event.rule == "tet" else day
    return Meaning("DATE", timex_value(day), day, "holiday", anchor=anchor, cert=0.9, stands=day)


def _counted_from_writing(rule: str, story: Story) -> Meaning:
    """What a marking sets so many years from the writing: one point after it, or all the time from it."""
    which, years, _ = rule.split()
    written = story.written
    made = shifted(written, float(years), "Y", 1) if written is not None and numbered(written) else None
    if made is None or written is None:
        return Meaning(
            "DATE", None, None, "counted from the writing", note="The document's date is not known.", cert=0.6
        )
    made = date(int(made.year), int(written.month or 0) or None, int(written.day or 0) or None)
    edtf: Value = OneOf((Range(made, None),)) if which == "after" else Interval(made, "..")
    return Meaning("DATE", None, edtf, "counted from the writing", anchor=DOCUMENT, cert=0.8)


def fiscal(form: Form, story: Story) -> Meaning:
    """A US fiscal year: from 1 July of the year before to 1976, from 1 October from 1977 (domain, R-FY)."""
    year, anchor = form.get("year"), None
    if form.get("digits") == 2:
        year = windowed(year)
    if form.get("leans"):
        base, anchor = based(form, story)
        if base is None or not numbered(base) or not base.month or base.season:
            note = "The month that it is counted from is not told."
            return Meaning("DATE", "XXXX", None, "US fiscal year", note=note, cert=0.5)
        year = int(base.year) + (int(base.month) >= (7 if int(base.year) < 1976 else 10)) + form.get("by")
    begins = (year - 1, 7) if year <= 1976 else (year - 1, 10)
    quarter = form.get("quarter")
    rule, months = "US fiscal year", 12
    if quarter in (1, 2, 3, 4):
        begins, months, rule = months_later(*begins, 3 * (quarter - 1)), 3, "quarter of a US fiscal year"
    ends = months_later(*begins, months - 1)
    made = Interval(date(*begins, 1), date(*ends, month_length(*ends)))
    value = f"{year:04d}" + (f"-Q{quarter}" if quarter else "")  # as TimeBank writes it; EDTF has the months
    return Meaning("DATE", value, made, rule, anchor=anchor, cert=0.92 if anchor is None else 0.85, stands=made)


def congress(form: Form) -> Meaning:
    """A Congress: two years from 3 January since the 74th, from 4 March before (20th Amendment)."""
    number = form.get("number")
    first = 1787 + 2 * number
    edge = (1, 3) if number >= 74 else (3, 4)
    end = (1, 3) if number >= 73 else (3, 4)
    made = Interval(date(first, *edge), date(first + 2, *end))
    return Meaning("DATE", str(made), made, "term of a Congress", cert=0.92, stands=made)


def operation(form: Form, story: Story) -> Meaning:
    """D-Day and days counted from it: the day that the document gives, or the landing where that war is told."""
    if form.get("letter") == "H":
        return Meaning(
            "TIME", None, None, "hour of an operation", note="The hour H is not told in this document.", cert=0.5
        )
    rule: str = "day of an operation"
    anchor: int | None = None
    defined = _defined(story)
    day = point_of(defined.stands) if defined is not None else None
    if defined is not None:
        anchor = defined.index
    if day is None and form.get("count") == 0:
        story.operation = story.start
    year = story.last_year()
    if day is None and ((year and 1943 <= year[0] <= 1946) or (story.written and story.written.year == "1944")):
        day, rule, anchor = of_day(OVERLORD), "day of the landing", year[1].index if year else DOCUMENT
    if not isinstance(day, Date):
        return Meaning("DATE", None, None, rule, note="The day D is not told in this document.", cert=0.5)
    made = of_day(day_of(ordinal((int(day.year), int(day.month), int(day.day))) + form.get("count")))
    return Meaning("DATE", timex_value(made), made, rule, anchor=anchor, cert=0.8, stands=made)


def _defined(story: Story) -> Told | None:
    """The day that stands right behind the first `D-Day` of the document."""
    if story.operation is None:
        return None
    for one in story.told:
        behind = one.start - story.operation
        if 0 < behind <= _DEFINED_WITHIN and isinstance(one.stands, Date) and one.stands.day and numbered(one.stands):
            return one
    return None


def event(form: Form, story: Story) -> Meaning:
    """Upon his return from Moscow: an event of the story, dated by what was told about it."""
    told = story.last()
    if told is None:
        return Meaning(
            "DATE", None, None, "event of the story", note="Nothing on this page dates this event.", cert=0.5
        )
    first, last = point_of(told.stands), end_of(told.stands)
    if first is None or last is None:
        return Meaning(
            "DATE", None, None, "event of the story", anchor=told.index, note="What was told is open.", cert=0.5
        )
    rule = "event at the time told"
    if told.sentence == story.sentence:
        made: Value = told.stands.marked("~") if isinstance(told.stands, Date) else told.stands
    elif isinstance(told.stands, Interval):
        made, rule = Interval(last.marked("~"), _next(last).marked("~")), "event at the end of the time told"
    else:
        made, rule = OneOf((Range(first, None),)), "event after the time told"
    return Meaning("DATE", None, made, rule, anchor=told.index, cert=0.7, stands=made)


def _next(point: Date) -> Date:
    if not point.month:
        return date(int(point.year) + 1)
    if point.season:
        return date(int(point.year) + 1)
    if not point.day:
        return date(*months_later(int(point.year), int(point.month), 1))
    return of_day(day_of(ordinal((int(point.year), int(point.month), int(point.day))) + 1))
