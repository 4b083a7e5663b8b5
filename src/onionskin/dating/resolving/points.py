"""Points of the calendar: what they say of themselves, and the year, month or day that they lean on others for."""

from __future__ import annotations

from typing import Any

from onionskin.dating.edtf import Date, Interval, OneOf, Range, Value, day_of, ordinal
from onionskin.dating.form import Form
from onionskin.dating.resolving.meaning import DOCUMENT, NOTHING, Meaning, Story, numbered, point_of
from onionskin.dating.resolving.parts import season_months, southern_months
from onionskin.dating.resolving.writing import SEASONS, date, timex_value, valid, weekday
from onionskin.dating.resolving.yearless import dated, weekday_ahead, year_for

WINTER = 24
_CENTURIES = (1600, 1700, 1800, 1900, 2000)
_NO_CENTURY = "The century of a two-digit year cannot be told without a document date."


def point(form: Form, story: Story) -> Meaning:
    """A point of the calendar."""
    if form.get("era") == "bc":
        return _printed(form, 1 - form.get("year"), Meaning("DATE", None, None, "year before Christ"))
    if form.get("weekday") is not None and form.get("day") is None:
        return _weekday(form, story)
    year, anchor, rule, cert = whole_year(form, story)
    if year is None:
        return _without_year(form, story)
    return _printed(form, year, Meaning("DATE", None, None, rule, anchor=anchor, cert=cert))


def whole_year(form: Form, story: Story) -> tuple[int | None, int | None, str, float]:
    """The year that is printed; of two figures with the century that the document's date, or what was told, shows."""
    year, digits = form.get("year"), form.get("digits")
    if year is None or digits != 2:
        return year, None, "printed", 0.98
    pivot, anchor = _pivot(story)
    if pivot is None:
        return None, None, "two-digit year", 0.5
    near = min((century + year for century in _CENTURIES), key=lambda one: (abs(one - pivot), one))
    return near, anchor, "two-digit year", 0.9


def _pivot(story: Story) -> tuple[int | None, int | None]:
    if numbered(story.written) and story.written is not None:
        return int(story.written.year), DOCUMENT
    told = story.usual_year()
    return (told[0], told[1].index) if told is not None else (None, None)


def _printed(form: Form, year: int, base: Meaning) -> Meaning:
    month, day = form.get("month"), form.get("day")
    if form.get("season") is not None:
        return _season(form, year, base)
    if day is not None and not valid(year, month, day):
        return base.by("no such day", note=f"There is no day {day} in that month.", cert=0.5)
    made = date(year, month, day)
    grain = "day" if day else "month" if month else "year"
    rule = base.rule if base.rule != "printed" else f"printed {grain}"
    return base.by(rule, edtf=made, value=timex_value(made), stands=made)


def _season(form: Form, year: int, base: Meaning) -> Meaning:
    season, until = form.get("season"), form.get("until")
    if form.get("south"):
        made: Value = Interval(*southern_months(year, season, until is not None))
        return base.by("southern season", edtf=made, value=timex_value(date(year, season)), stands=made)
    rule = base.rule if base.rule != "printed" else "season of a year"
    value = timex_value(date(year, season))
    if season != WINTER:
        made = date(year, season)
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
    month, season = form.get("month"), form.get("season")
    if month is None and season is None:
        return _day_alone(form, story)
    base = Meaning("DATE", _open_value(form), None, "no year to lean on", cert=0.6,
                   note="No year is given and none was told before.")  # fmt: skip
    if form.get("digits") == 2:
        return base.by("two-digit year", note=_NO_CENTURY, value=f"XX{form.get('year'):02d}{_open_value(form)[4:]}")
    if month is not None and not valid(2000, month, form.get("day") or 1):
        return base.by("no such day", note=f"There is no day {form.get('day')} in that month.", cert=0.5)
    found = year_for(story, month or (3 * (season - 20)) % 12 + 1, form.get("day"), winter=season == WINTER)
    if found is None:
        return base
    year, anchor, rule = found
    if season == WINTER:
        span = Interval(*season_months(year - 1, season))
        return Meaning("DATE", timex_value(date(year, season)), span, rule, anchor=anchor, cert=0.8, stands=span)
    made = _printed(form, year, Meaning("DATE", None, None, rule, anchor=anchor, cert=0.9))
    return made.by(rule) if made.edtf is not None else made


def _day_alone(form: Form, story: Story) -> Meaning:
    """`the 14th`: a day of the month told before."""
    base = Meaning("DATE", f"XXXX-XX-{form.get('day') or 0:02d}", None, "no month to lean on",
                   note="No month is given and none was told before.", cert=0.5)  # fmt: skip
    if form.get("day") is None:
        return base.by("two-digit year", value=f"XX{form.get('year') or 0:02d}", note=_NO_CENTURY)
    told = story.last_with("month")
    where = point_of(told.stands) if told else None
    if where is None or told is None or where.season or not numbered(where):
        return base
    made = _printed(form.having(month=int(where.month)), int(where.year), base)
    return (
        made.by("day of a month told before", anchor=told.index, cert=0.8, note=None) if made.edtf is not None else made
    )


def _weekday(form: Form, story: Story) -> Meaning:
    """A weekday: of the document's week, or of the days told before."""
    wanted = form.get("weekday")
    told = story.last_with("day")
    near = story.written if dated(story.written) and (story.news or not story.told) else None
    base = point_of(told.stands) if told is not None and near is None else near
    if base is None or not numbered(base):
        return Meaning("DATE", f"XXXX-WXX-{wanted}", None, "no day to lean on", cert=0.6,
                       note="A weekday needs a day near it, and none was told before.")  # fmt: skip
    at = ordinal((int(base.year), int(base.month), int(base.day)))
    back = (weekday(day_of(at)) - wanted) % 7
    at = at + (-back) % 7 if weekday_ahead(story) else at - back
    made = date(*day_of(at))
    anchor = DOCUMENT if near is not None else told.index if told else None
    return Meaning("DATE", timex_value(made), made, "weekday nearest", anchor=anchor, cert=0.8, stands=made)


def _open_value(form: Form) -> str:
    season, month, day = form.get("season"), form.get("month"), form.get("day")
    if season is not None:
        return f"XXXX-{SEASONS[season]}"
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")


def numeric(form: Form, story: Story) -> Meaning:
    """Month, day and year in figures, in US order unless only the other order is a date, or other figures of the text
    have the day first; 00 is a part not known.
    """
    one, two = form.get("one"), form.get("two")
    year, anchor, _, cert = whole_year(form, story)
    if form.get("year") == one == two == 0:
        return Meaning("DATE", "XXXX-XX-XX", Date("XXXX", "XX", "XX"), "figures with a part not known", cert=0.9)
    forced = one > 12 >= two > 0
    month, day = (two, one) if forced or (story.day_first and 0 < two <= 12) else (one, two)
    if month > 12 or day > 31:
        return Meaning("DATE", None, None, "no such day", note="These figures are no date in either order.", cert=0.4)
    if year is None:
        value = f"XX{form.get('year'):02d}-{month:02d}-{day:02d}"
        return Meaning("DATE", value, None, "two-digit year", cert=0.5, note=_NO_CENTURY)
    fields: dict[str, Any] = {"month": month or None, "day": (day or None) if month else None}
    order = "figures in the order of the United States"
    if story.day_first or forced:
        order = "figures, day first" if forced else "figures, day first as others"
    if 0 in (month, day):
        order = "figures with a part not known"
    made = _printed(
        Form("point", fields), year, Meaning("DATE", None, None, order, anchor=anchor, cert=min(cert, 0.92))
    )
    return made.by(order) if made.edtf is not None else made


def decade(form: Form, story: Story) -> Meaning:
    """The 1950s, the fifties: with the century of the document, or of what was told."""
    first, anchor, rule = form.get("first"), None, "decade"
    if form.get("era") == "bc":
        made: Value = Interval(date(-first - 8), date(-first + 1))
        return Meaning("DATE", f"BC{first // 10:03d}", made, "year before Christ", stands=made)
    if form.get("digits") == 2:
        pivot, anchor = _pivot(story)
        if pivot is None:
            return Meaning("DATE", f"XX{first // 10}", None, "decade without a century", cert=0.6,
                           note="The century of this decade is not told.")  # fmt: skip
        first = max((one for one in _CENTURIES if one + first <= pivot), default=pivot // 100 * 100 - 100) + first
        rule = "decade of the document's century"
    made = Date(f"{first // 10:03d}X")
    return Meaning("DATE", f"{first // 10:03d}", made, rule, anchor=anchor, stands=made)


def century(form: Form) -> Meaning:
    """The twentieth century is 1901 to 2000."""
    number = form.get("number")
    if form.get("era") == "bc":
        made: Value = Interval(date(-100 * number + 1), date(-100 * (number - 1)))
        return Meaning("DATE", f"BC{number - 1:02d}", made, "year before Christ", stands=made)
    made = Interval(date(100 * (number - 1) + 1), date(100 * number))
    return Meaning("DATE", f"{number - 1:02d}", made, "century", stands=made)


def monsoon(form: Form, story: Story) -> Meaning:
    """The dry season, November to April, and the rains, from May to October (Indochina; domain, R-MONSOON)."""
    year, anchor = form.get("year"), None
    rule = "season of the monsoon"
    if year is None:
        told = story.last_year()
        if told is None and not numbered(story.written):
            return Meaning("DATE", "XXXX", None, rule, note=NOTHING, cert=0.5)
        year, anchor = (told[0], told[1].index) if told else (int(story.written.year), DOCUMENT)  # type: ignore[union-attr]
    if form.get("which") == "dry":
        made: Value = Interval(date(year, 11, mark="~"), date(year + 1, 4, mark="~"))
    else:
        made = Interval(date(year, 5, mark="~"), date(year, 10, mark="~"))
    return Meaning("DATE", f"{year:04d}", made, rule, anchor=anchor, cert=0.75, stands=made)
