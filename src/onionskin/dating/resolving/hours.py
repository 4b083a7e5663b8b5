"""Times of day and date-time groups: EDTF has the day; the hour stays in the TIMEX3 value, unless its zone is known."""

from __future__ import annotations

from collections.abc import Callable

from onionskin.dating.edtf import Date
from onionskin.dating.form import Form
from onionskin.dating.resolving.meaning import DOCUMENT, Meaning, Story, point_of
from onionskin.dating.resolving.writing import date, timex_value, valid
from onionskin.dating.words import lexicon

GROUP_WINDOW = 1940
"""Date-time groups and fiscal years in two figures lie in the hundred years from here: the forms are no older."""
_ZONES = {letter: at for at, letter in enumerate("ABCDEFGHIKLM", start=1)}
_ZONES |= {letter: -at for at, letter in enumerate("NOPQRSTUVWXY", start=1)} | {"Z": 0}
"""Hours ahead of UTC of the military zone letters; J is local time."""


def windowed(year: int) -> int:
    """A year of two figures within the hundred years from GROUP_WINDOW."""
    return GROUP_WINDOW // 100 * 100 + year + (100 if year < GROUP_WINDOW % 100 else 0)


def hour(form: Form, story: Story, resolve: Callable[[Form, Story], Meaning]) -> Meaning:
    """A time of day, on its own day or on the one told before."""
    if form.parts:
        if form.get("letter") and form.parts[0].get("digits") == 2:
            return _zoned(
                form, resolve(form.parts[0].having(year=windowed(form.parts[0].get("year")), digits=4), story)
            )
        base = resolve(form.parts[0], story)
        rule = base.rule
    else:
        found = _day_before(form, story)
        if found is None:
            return Meaning("TIME", f"XXXX-XX-XXT{_shown(form)}", None, "hour of a day not told", cert=0.7,
                           note="The day of this time is not told on this page.")  # fmt: skip
        base, rule = found, "hour of a day told before"
    if form.get("letter"):
        return _zoned(form, base)
    day = base.value.split("T")[0] if base.value else "XXXX-XX-XX"
    day = "XXXX-XX-XX" if day == "PRESENT_REF" else day
    return Meaning("TIME", f"{day}T{_shown(form)}", base.edtf, rule, mod=form.get("part"), anchor=base.anchor,
                   note=base.note, cert=min(base.cert, 0.9), stands=base.stands)  # fmt: skip


def _shown(form: Form) -> str:
    if form.get("clock") is None:
        return str(form.get("tod"))
    zone = form.get("zone") or ""
    return f"{form.get('clock')}{'Z' if lexicon().get(zone, {}).get('zone') == 'Z' else ''}"


def _day_before(form: Form, story: Story) -> Meaning | None:
    if form.get("tod") == "NI" and not story.told:
        return None
    told = story.last_with("day")
    near = told is not None and story.sentence - told.sentence <= 2
    base = point_of(told.stands) if told is not None and (near or form.get("clock")) else None
    if base is None and story.news and form.get("clock"):
        base, told = (story.written if story.written and story.written.day else None), None
    if base is None or not base.day:
        return None
    return Meaning("DATE", timex_value(base), base, "", anchor=told.index if told else DOCUMENT, cert=0.85, stands=base)


def _zoned(form: Form, base: Meaning) -> Meaning:
    """An hour with the letter of its zone: the moment is known."""
    point = base.edtf
    if not isinstance(point, Date) or not point.day:
        return base
    made = Date(point.year, point.month, point.day, f"T{form.get('clock')}:00{zone_offset(form.get('letter'))}")
    value = f"{timex_value(point)}T{form.get('clock')}" + ("Z" if form.get("letter") == "Z" else "")
    return base.by("hour in a zone", type="TIME", value=value, edtf=made, cert=0.93)


def group(form: Form, story: Story) -> Meaning:
    """A date-time group; month and year from the page's own dates where they are left out."""
    year, month, anchor = form.get("year"), form.get("month"), None
    if year is not None and form.get("digits") == 2:
        year = windowed(year)
    if year is None or month is None:
        told = story.last_with("month")
        base = (
            story.written
            if story.written is not None and story.written.month
            else point_of(told.stands)
            if told
            else None
        )
        if base is None or base.season or not base.year.isdigit() or (month is None and not base.month):
            return Meaning("TIME", f"XXXX-XX-{form.get('day'):02d}T{form.get('clock')}", None, "group without a month",
                           note="The month of this date-time group is not on this page.", cert=0.6)  # fmt: skip
        anchor = DOCUMENT if base is story.written else told.index if told else None
        year, month = year or int(base.year), month or int(base.month)
    if not valid(year, month, form.get("day")):
        return Meaning("TIME", None, None, "no such day", note="That month has no such day.", cert=0.4)
    day = date(year, month, form.get("day"))
    made = Date(day.year, day.month, day.day, f"T{form.get('clock')}:00{zone_offset(form.get('zone'))}")
    value = f"{timex_value(day)}T{form.get('clock')}" + ("Z" if form.get("zone") == "Z" else "")
    rule = "date-time group" if anchor is None else "date-time group, month inherited"
    rule = "date-time group, letters mended" if form.get("damaged") else rule
    return Meaning("TIME", value, made, rule, anchor=anchor, cert=0.75 if form.get("damaged") else 0.95, stands=day)


def zone_offset(letter: str) -> str:
    """A military zone letter as EDTF writes the zone: Z, +08:00, -05:00; local time has none."""
    hours = _ZONES.get(letter)
    if hours is None:
        return ""
    return "Z" if hours == 0 else f"{'+' if hours > 0 else '-'}{abs(hours):02d}:00"
