"""Times with names: holidays, events, fiscal years, Congresses, operations, deictic words, events of the story."""

from __future__ import annotations

import re

from onionskin.dating.edtf import Date, Interval, OneOf, Range, Value, bounds, day_of, ordinal, parse
from onionskin.dating.edtf.calendar import month_length, months_later
from onionskin.dating.form import Form
from onionskin.dating.grammar.named import events
from onionskin.dating.resolving.leaning import base_of
from onionskin.dating.resolving.meaning import DOCUMENT, Meaning, Story, Told, end_of, point_of
from onionskin.dating.resolving.points import GROUP_WINDOW
from onionskin.dating.resolving.writing import date, of_day, timex_value, valid, weekday

_TET = {1945: "02-13", 1946: "02-02", 1947: "01-22", 1948: "02-10", 1949: "01-29", 1950: "02-17", 1951: "02-06",
        1952: "01-27", 1953: "02-14", 1954: "02-03", 1955: "01-24", 1956: "02-12", 1957: "01-31", 1958: "02-18",
        1959: "02-08", 1960: "01-28", 1961: "02-15", 1962: "02-05", 1963: "01-25", 1964: "02-13", 1965: "02-02",
        1966: "01-21", 1967: "02-09", 1968: "01-30", 1969: "02-17", 1970: "02-06", 1971: "01-27", 1972: "02-15",
        1973: "02-03", 1974: "01-23", 1975: "02-11"}  # fmt: skip
"""Lunar new year, month and day, as the South kept it (domain, timex.csv TX136; tables of the Chinese calendar)."""
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
OVERLORD = "1944-06-06"
"""D-Day where the Second World War is spoken of."""


def named(form: Form, story: Story) -> Meaning:
    """A row of the table of events; a holiday leans on a year."""
    event = next(one for one in events() if one.name == form.get("name"))
    if event.edtf:
        made = parse(event.edtf)
        point = point_of(made)
        value = event.edtf if "/" in event.edtf else timex_value(point) if point is not None else None
        return Meaning("DATE", value, made, f"named event: {event.name}", cert=0.9, stands=made)
    year, anchor = form.get("year"), None
    if year is None:
        base, anchor = _year_base(story)
        year = int(base.year) if base is not None else None
    if year is None:
        value = f"XXXX-{event.rule}" if re.fullmatch(r"\d\d-\d\d", event.rule) else "XXXX"
        return Meaning("DATE", value, None, f"holiday: {event.name}", note="Its year is not told.", cert=0.7)
    day = holiday(event.rule, year)
    if day is None:
        return Meaning("DATE", f"{year:04d}", None, f"holiday: {event.name}", note="Its day in that year is not in the table.")
    day = day.marked("~") if event.rule == "tet" else day
    return Meaning("DATE", timex_value(day), day, f"holiday: {event.name}", anchor=anchor, cert=0.9, stands=day)


def _year_base(story: Story) -> tuple[Date | None, int | None]:
    if story.news and story.written is not None:
        return story.written, DOCUMENT
    return base_of(story, "year")


def holiday(rule: str, year: int) -> Date | None:
    """The day of a holiday in a year."""
    if rule == "tet":
        rule = _TET.get(year, "")
    if re.fullmatch(r"\d\d-\d\d", rule):
        return date(year, int(rule[:2]), int(rule[3:]))
    if rule == "easter":
        return of_day(easter(year))
    if found := re.fullmatch(r"(\w+) (\w+) of (\w+)", rule):
        month = _MONTHS.index(found[3]) + 1
        return of_day(nth_weekday(year, month, _DAYS.index(found[2]) + 1, _RANKS[found[1]]))
    return None


def easter(year: int) -> tuple[int, int, int]:
    """Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return year, f // 31, f % 31 + 1


def nth_weekday(year: int, month: int, wanted: int, rank: int) -> tuple[int, int, int]:
    """The n-th such weekday of a month; -1 the last."""
    if rank > 0:
        first = weekday((year, month, 1))
        return year, month, 1 + (wanted - first) % 7 + 7 * (rank - 1)
    last = month_length(year, month)
    return year, month, last - (weekday((year, month, last)) - wanted) % 7


def fiscal(form: Form) -> Meaning:
    """A US fiscal year: from 1 July of the year before to 1976, from 1 October from 1977 (domain, R-FY)."""
    year = form.get("year")
    if form.get("digits") == 2:
        year = GROUP_WINDOW // 100 * 100 + year + (100 if year < GROUP_WINDOW % 100 else 0)
    begins = (year - 1, 7) if year <= 1976 else (year - 1, 10)
    quarter = form.get("quarter")
    rule, months = "US fiscal year", 12
    if quarter in (1, 2, 3, 4):
        begins, months, rule = months_later(*begins, 3 * (quarter - 1)), 3, "quarter of a US fiscal year"
    ends = months_later(*begins, months - 1)
    made = Interval(date(*begins, 1), date(*ends, month_length(*ends)))
    value = f"FY{year:04d}" + (f"-Q{quarter}" if quarter else "")
    return Meaning("DATE", value, made, rule, cert=0.92, stands=made)


def congress(form: Form) -> Meaning:
    """A Congress: two years from 3 January since the 74th, from 4 March before (20th Amendment)."""
    number = form.get("number")
    first = 1787 + 2 * number
    edge = (1, 3) if number >= 74 else (3, 4)
    end = (1, 3) if number >= 73 else (3, 4)
    made = Interval(date(first, *edge), date(first + 2, *end))
    return Meaning("DATE", str(made), made, "term of a Congress", cert=0.92, stands=made)


def operation(form: Form, story: Story) -> Meaning:
    """D-Day and days counted from it: the day that the document gives it, or the landing where that war is spoken of."""
    if form.get("letter") == "H":
        return Meaning("TIME", None, None, "hour of an operation", note="The hour H is not told in this document.", cert=0.5)
    year = story.last_year()
    if year is None or not 1943 <= year[0] <= 1946:
        if story.written is None or not story.written.year.startswith("1944"):
            return Meaning("DATE", None, None, "day of an operation", note="The day D is not told in this document.", cert=0.5)
    made = of_day(day_of(ordinal((1944, 6, 6)) + form.get("count")))
    anchor = year[1].index if year else DOCUMENT
    return Meaning("DATE", timex_value(made), made, "day of the landing", anchor=anchor, cert=0.8, stands=made)


def event(form: Form, story: Story) -> Meaning:
    """Upon his return from Moscow: an event of the story, dated by what was told about it."""
    told = story.last()
    if told is None:
        return Meaning("DATE", None, None, "event of the story", note="Nothing on this page dates this event.", cert=0.5)
    first, last = point_of(told.stands), end_of(told.stands)
    if first is None or last is None:
        return Meaning("DATE", None, None, "event of the story", anchor=told.index, note="What was told is open.", cert=0.5)
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


def deictic(form: Form, story: Story) -> Meaning:
    """Today, now, recently, thereafter, in the meantime, has since."""
    value, by = form.get("value"), form.get("by")
    if value in ("D", "NI"):
        return _day_word(form, story, value, by)
    if value == "AFTER":
        return _thereafter(story)
    if value == "MEANTIME":
        return _meantime(story)
    if value == "SINCE":
        return _has_since(story)
    return _reference(form, story, value)


def _day_word(form: Form, story: Story, value: str, by: int) -> Meaning:
    tod = form.get("tod") or ("NI" if value == "NI" else None)
    kind = "TIME" if tod else "DATE"
    if story.written is None or not story.written.day:
        plain = f"XXXX-XX-XXT{tod}" if tod else "PRESENT_REF" if by == 0 else "XXXX-XX-XX"
        return Meaning(kind, plain, None, "day of writing", note="The document's date is not known to the day.", cert=0.6)
    made = of_day(day_of(ordinal(_ints(story.written)) + by))
    shown = timex_value(made) + (f"T{tod}" if tod else "")
    return Meaning(kind, shown, made, "counted from the document's date", anchor=DOCUMENT, cert=0.9, stands=made)


def _reference(form: Form, story: Story, value: str) -> Meaning:
    word = form.get("phrase") or ""
    if value == "PRESENT_REF" and story.shifted:
        told = story.last(("time", "event"))
        if told is not None:
            return Meaning("DATE", value, told.stands, "now, of what was reported", anchor=told.index, cert=0.65)
    written = story.written
    if written is None:
        return Meaning("DATE", value, None, "now, of the writing", note="The document's date is not known.", cert=0.7)
    made: Value = written
    rule = "now, the document's date"
    if value == "PAST_REF":
        made, rule = Interval("", written.marked("~")), "before the document's date"
    elif value == "FUTURE_REF":
        made, rule = Interval(written.marked("~"), ""), "after the document's date"
    elif word in ("to date", "so far"):
        made, rule = Interval("..", written), "up to the document's date"
    return Meaning("DATE", value, made, rule, anchor=DOCUMENT, cert=0.8)


def _thereafter(story: Story) -> Meaning:
    told = story.last(("time", "event"))
    last = end_of(told.stands) if told is not None else None
    if told is None or last is None:
        return Meaning("DATE", "FUTURE_REF", None, "after a time not told", note="Nothing was told before.", cert=0.5)
    return Meaning("DATE", "FUTURE_REF", Interval(last, ".."), "after the time told", anchor=told.index, cert=0.75,
                   stands=Interval(last, ".."))  # fmt: skip


def _meantime(story: Story) -> Meaning:
    """Beside what the paragraph before told: from its first time to its last."""
    earlier = [one for one in story.told if one.paragraph < story.paragraph]
    told = [one for one in earlier if one.paragraph == earlier[-1].paragraph] if earlier else list(story.told[-1:])
    ends = [(one, end) for one in told for end in _edges(one)]
    if not ends:
        return Meaning("DATE", None, None, "beside a time not told", note="Nothing was told before.", cert=0.4)
    begin = min((end for _, end in ends), key=_first)
    last = max((end for _, end in ends), key=_first)
    return Meaning("DATE", None, Interval(begin, last), "beside the paragraph before", anchor=told[0].index, cert=0.55)


def _edges(told: Told) -> list[Date]:
    return [one for one in (point_of(told.stands), end_of(told.stands)) if one is not None]


def _first(one: Date) -> tuple[int, int, int]:
    return bounds(one).earliest or (0, 0, 0)


def _has_since(story: Story) -> Meaning:
    told = story.last()
    first = point_of(told.stands) if told is not None else None
    if told is None or first is None:
        return Meaning("DATE", None, None, "since a time not told", note="Nothing was told before.", cert=0.4)
    end: Date | str = story.written if story.written is not None else ".."
    value = f"{timex_value(first)}/PRESENT_REF"
    return Meaning("DATE", value, Interval(first, end), "from the time told to the writing", anchor=told.index, cert=0.75)


def _ints(point: Date) -> tuple[int, int, int]:
    found = int(point.year), int(point.month), int(point.day)
    assert valid(*found)
    return found
