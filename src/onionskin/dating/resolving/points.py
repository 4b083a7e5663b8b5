"""Points of the calendar: what they say of themselves, and the year, month or day that they lean on others for."""

from __future__ import annotations

from typing import Any

from onionskin.dating.edtf import Date, Interval, OneOf, Range, Value, bounds, day_of, ordinal
from onionskin.dating.form import Form
from onionskin.dating.resolving.meaning import DOCUMENT, Meaning, Story, Told, point_of
from onionskin.dating.resolving.parts import season_months
from onionskin.dating.resolving.writing import date, timex_value, timex_year, valid, weekday

WINTER = 24
GROUP_WINDOW = 1940
"""Date-time groups and fiscal years in two figures lie in the hundred years from here: the forms are no older."""
_ZONES = {letter: at for at, letter in enumerate("ABCDEFGHIKLM", start=1)}
_ZONES |= {letter: -at for at, letter in enumerate("NOPQRSTUVWXY", start=1)} | {"Z": 0}
"""Hours ahead of UTC of the military zone letters; J is local time."""


def point(form: Form, story: Story) -> Meaning:
    """A point of the calendar."""
    if form.get("clock") is not None:
        return _clock(form, story)
    if form.get("era") == "bc":
        return _said(form, date(1 - form.get("year"), form.get("month"), form.get("day")), "year before Christ")
    year, anchor, rule, cert = whole_year(form, story)
    if form.get("weekday") is not None and form.get("day") is None:
        return _weekday(form, story)
    if year is None:
        return _without_year(form, story)
    return _placed(form, year, Meaning("DATE", None, None, rule, anchor=anchor, cert=cert))


def whole_year(form: Form, story: Story) -> tuple[int | None, int | None, str, float]:
    """The year that is printed; of two figures with the century that the document's date, or what was told, shows."""
    year, digits = form.get("year"), form.get("digits")
    if year is None or digits != 2:
        return year, None, "printed", 0.98
    pivot, anchor = _pivot(story)
    if pivot is None:
        return None, None, "two-digit year", 0.5
    near = min((century + year for century in (1700, 1800, 1900, 2000)), key=lambda one: (abs(one - pivot), one))
    return near, anchor, "two-digit year", 0.9


def _pivot(story: Story) -> tuple[int | None, int | None]:
    if story.written is not None and story.written.year.isdigit():
        return int(story.written.year), DOCUMENT
    told = story.last_year()
    return (told[0], told[1].index) if told is not None else (None, None)


def _placed(form: Form, year: int, base: Meaning) -> Meaning:
    month, day, season = form.get("month"), form.get("day"), form.get("season")
    if season is not None:
        return _season(form, year, base)
    if day is not None and not valid(year, month, day):
        return base.by("no such day", note=f"There is no day {day} in that month.", cert=0.5)
    made = date(year, month, day)
    grain = "day" if day else "month" if month else "year"
    rule = base.rule if base.rule != "printed" else f"printed {grain}"
    return base.by(rule, edtf=made, value=timex_value(made), stands=made)


def _season(form: Form, year: int, base: Meaning) -> Meaning:
    season, until = form.get("season"), form.get("until")
    rule = base.rule if base.rule != "printed" else "season of a year"
    value = timex_value(Date(f"{year:04d}", str(season)))
    if season != WINTER:
        made: Value = Date(f"{year:04d}", str(season))
        return base.by(rule, edtf=made, value=value, stands=made)
    if until is not None:
        made = Interval(*season_months(year, season))
        return base.by("winter of two years", edtf=made, value=value, stands=made)
    first, second = season_months(year - 1, season), season_months(year, season)
    made = OneOf((Range(*first), Range(*second)))
    note = "A winter of one year may be the one that began in it or the one that ended in it."
    return base.by("winter of one year", edtf=made, value=value, stands=date(year), note=note)


def _without_year(form: Form, story: Story) -> Meaning:
    """A month, season or day of a month whose year stands elsewhere."""
    if form.get("month") is None and form.get("season") is None:
        return _day_alone(form, story)
    base = Meaning("DATE", _open_value(form), None, "no year to lean on", note="No year is given and none was told before.", cert=0.6)
    if form.get("digits") == 2:
        return base.by("two-digit year", note="The century of a two-digit year cannot be told without a document date.",
                       value=f"XX{form.get('year'):02d}{_open_value(form)[4:]}")  # fmt: skip
    found = _year_for(form, story)
    if found is None:
        return base
    year, anchor, rule = found
    made = _placed(form, year, Meaning("DATE", None, None, rule, anchor=anchor, cert=0.9))
    return made.by(rule) if made.edtf is not None else made


def _year_for(form: Form, story: Story) -> tuple[int, int, str] | None:
    month = form.get("month") or 3 * (form.get("season") - 20)
    if story.news and story.written is not None:
        year = nearest_year(story.written, month, form.get("day"), future=story.future)
        return year, DOCUMENT, "nearest to the document's date"
    told = story.last_year()
    if told is not None:
        return _onward(told[0], told[1], month), told[1].index, "year told before"
    if story.written is not None:
        return nearest_year(story.written, month, form.get("day"), future=story.future), DOCUMENT, "nearest to the document's date"
    return None


def _onward(year: int, told: Told, month: int) -> int:
    """The year in which the story goes on: that of the time told, or the one after where its month lies far behind.

    A story goes forward twice as readily as back: after November, March is the next one; after June, May is the same.
    """
    point = point_of(told.stands)
    if point is None or not point.month or point.season:
        return year
    ahead = month - int(point.month)
    return year + 1 if ahead < 0 and ahead + 12 < -2 * ahead else year


def nearest_year(written: Date, month: int, day: int | None, *, future: bool) -> int:
    """The year of the last such month up to the document's date, or the next from it where the future is spoken of."""
    year = int(written.year)
    if not written.month or written.season:
        return year
    here, there = (int(written.month), int(written.day or 0)), (month, day or int(written.day or 0))
    if future:
        return year + 1 if there < here else year
    return year - 1 if there > here else year


def _day_alone(form: Form, story: Story) -> Meaning:
    """`the 14th`: a day of the month told before."""
    base = Meaning("DATE", f"XXXX-XX-{form.get('day') or 0:02d}", None, "no month to lean on",
                   note="No month is given and none was told before.", cert=0.5)  # fmt: skip
    told = story.last_with("month")
    point = point_of(told.stands) if told else None
    if point is None or told is None or point.season or not form.get("day"):
        return base
    made = _placed(form.having(month=int(point.month)), int(point.year), base)
    return made.by("day of a month told before", anchor=told.index, cert=0.8) if made.edtf is not None else made


def _weekday(form: Form, story: Story) -> Meaning:
    """A weekday: of the document's week, or of the days told before."""
    wanted = form.get("weekday")
    told = story.last_with("day")
    near = story.written if story.written is not None and story.written.day and (story.news or told is None) else None
    base = point_of(told.stands) if told is not None and near is None else near
    if base is None:
        return Meaning("DATE", f"XXXX-WXX-{wanted}", None, "no day to lean on", cert=0.6,
                       note="A weekday needs a day near it, and none was told before.")  # fmt: skip
    at = ordinal((int(base.year), int(base.month), int(base.day)))
    back = (weekday(day_of(at)) - wanted) % 7
    at = at - back if not story.future else at + (-back) % 7
    made = date(*day_of(at))
    anchor = DOCUMENT if near is not None else told.index if told else None
    return Meaning("DATE", timex_value(made), made, "weekday nearest", anchor=anchor, cert=0.8, stands=made)


def _clock(form: Form, story: Story) -> Meaning:
    """A time of day, on its own day or on the one told before."""
    day = point(Form("point", {k: v for k, v in form.fields.items() if k not in ("clock", "zone")}), story)
    if form.get("day") is None and form.get("weekday") is None:
        told = story.last_with("day")
        base = point_of(told.stands) if told else story.written if story.written and story.written.day else None
        if base is None or not base.day:
            return Meaning("TIME", f"XXXX-XX-XXT{form.get('clock')}", None, "clock without a day", cert=0.7,
                           note="The day of this time is not told on this page.")  # fmt: skip
        day = Meaning("DATE", timex_value(base), base, "clock on a day told before", anchor=told.index if told else DOCUMENT)
    value = f"{day.value}T{form.get('clock')}" if day.value else None
    # A time of day whose zone is not sure is kept in the TIMEX3 value; EDTF has the day.
    return Meaning("TIME", value, day.edtf, day.rule if day.anchor is not None else "clock time", anchor=day.anchor,
                   note=day.note, cert=min(day.cert, 0.9), stands=day.stands)  # fmt: skip


def _open_value(form: Form) -> str:
    season, month, day = form.get("season"), form.get("month"), form.get("day")
    if season is not None:
        return f"XXXX-{ {21: 'SP', 22: 'SU', 23: 'FA', 24: 'WI'}[season] }"
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")


def _said(form: Form, made: Date, rule: str) -> Meaning:
    return Meaning("DATE", timex_value(made), made, rule, stands=made)


def numeric(form: Form, story: Story) -> Meaning:
    """Month, day and year in figures, in US order unless only the other order is a date; 00 is a part not known."""
    one, two = form.get("one"), form.get("two")
    year, anchor, rule, cert = whole_year(form, story)
    if year in (0, None) and form.get("year") == 0 and one == two == 0:
        return Meaning("DATE", "XXXX-XX-XX", Date("XXXX", "XX", "XX"), "parts not known", cert=0.9)
    month, day = (two, one) if one > 12 >= two > 0 else (one, two)
    if month > 12 or day > 31:
        return Meaning("DATE", None, None, "no such day", note="These figures are no date in either order.", cert=0.4)
    if year is None:
        return Meaning("DATE", f"XX{form.get('year'):02d}-{month:02d}-{day:02d}", None, "two-digit year", cert=0.5,
                       note="The century of a two-digit year cannot be told without a document date.")  # fmt: skip
    fields: dict[str, Any] = {"month": month or None, "day": (day or None) if month else None}
    order = "figures in the order of the United States" if (month, day) == (one, two) else "figures, day first"
    if 0 in (month, day):
        order = "figures with a part not known"
    made = _placed(Form("point", fields), year, Meaning("DATE", None, None, order, anchor=anchor, cert=min(cert, 0.92)))
    return made.by(order) if made.edtf is not None else made


def group(form: Form, story: Story) -> Meaning:
    """A date-time group; month and year from the page's own dates where they are left out."""
    year, month, anchor = form.get("year"), form.get("month"), None
    if year is not None and form.get("digits") == 2:
        year = GROUP_WINDOW // 100 * 100 + year + (100 if year < GROUP_WINDOW % 100 else 0)
    if year is None or month is None:
        told = story.last_with("month")
        base = story.written if story.written is not None and story.written.month else point_of(told.stands) if told else None
        if base is None or (month is None and not base.month) or base.season:
            return Meaning("TIME", f"XXXX-XX-{form.get('day'):02d}T{form.get('clock')}", None, "group without a month",
                           note="The month of this date-time group is not on this page.", cert=0.6)  # fmt: skip
        anchor = DOCUMENT if base is story.written else told.index if told else None
        year, month = year or int(base.year), month or int(base.month)
    if not valid(year, month, form.get("day")):
        return Meaning("TIME", None, None, "no such day", note="That month has no such day.", cert=0.4)
    rule = "date-time group" if anchor is None else "date-time group, month inherited"
    day = date(year, month, form.get("day"))
    made = Date(day.year, day.month, day.day, f"T{form.get('clock')}:00{zone_offset(form.get('zone'))}")
    value = f"{timex_value(day)}T{form.get('clock')}" + ("Z" if form.get("zone") == "Z" else "")
    return Meaning("TIME", value, made, rule + (", letters mended" if form.get("damaged") else ""), anchor=anchor,
                   cert=0.75 if form.get("damaged") else 0.95, stands=day)  # fmt: skip


def zone_offset(letter: str) -> str:
    """A military zone letter as EDTF writes the zone: Z, +08:00, -05:00; local time has none."""
    hours = _ZONES.get(letter)
    if hours is None:
        return ""
    return "Z" if hours == 0 else f"{'+' if hours > 0 else '-'}{abs(hours):02d}:00"


def decade(form: Form, story: Story) -> Meaning:
    """The 1950s, the fifties: with the century of the document, or of what was told."""
    first, anchor, rule = form.get("first"), None, "decade"
    if form.get("digits") == 2:
        pivot, anchor = _pivot(story)
        if pivot is None:
            return Meaning("DATE", f"XX{first // 10}", None, "decade without a century", cert=0.6,
                           note="The century of this decade is not told.")  # fmt: skip
        centuries = [century for century in (1700, 1800, 1900, 2000) if century + first <= pivot] or [1900]
        first, rule = max(centuries) + first, "decade of the document's century"
    made = Date(f"{first // 10}X")
    return Meaning("DATE", str(first // 10), made, rule, anchor=anchor, stands=made)


def century(form: Form) -> Meaning:
    """The twentieth century is 1901 to 2000."""
    number = form.get("number")
    if form.get("era") == "bc":
        made: Value = Interval(date(-100 * number + 1), date(-100 * (number - 1)))
        return Meaning("DATE", f"BC{number - 1:02d}", made, "century before Christ", stands=made)
    made = Interval(date(100 * (number - 1) + 1), date(100 * number))
    return Meaning("DATE", f"{number - 1:02d}", made, "century", stands=made)


def told_day(told: Told | None) -> tuple[int, int, int] | None:
    """The day of a told time, if it is one day."""
    if told is None:
        return None
    found = bounds(told.stands)
    return found.earliest if found.earliest is not None and found.earliest == found.latest else None


def bc(year: int) -> str:
    """A year for people and TIMEX3."""
    return timex_year(year)
