"""Every expression of a text in turn: what it means, given what was told before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onionskin.dating.edtf import Date, bounds, day_of, ordinal
from onionskin.dating.form import Form
from onionskin.dating.grammar.ranges import completed
from onionskin.dating.resolving import deixis, hours, naming, points, portions, ranges, shifting, turning
from onionskin.dating.resolving.meaning import Meaning, Story, Told, numbered, point_of
from onionskin.dating.resolving.writing import date, of_day, timex_value

_Simple = Callable[[Form, Story], Meaning]
_SIMPLE: dict[str, _Simple] = {
    "point": points.point,
    "numeric": points.numeric,
    "decade": points.decade,
    "century": lambda form, story: points.century(form),
    "monsoon": points.monsoon,
    "group": hours.group,
    "turn": turning.turn,
    "anaphor": turning.anaphor,
    "quarter": turning.quarter,
    "stretch": shifting.stretch,
    "nth": shifting.nth,
    "turning": shifting.turning_point,
    "set": lambda form, story: ranges.each(form),
    "named": naming.named,
    "fiscal": naming.fiscal,
    "congress": lambda form, story: naming.congress(form),
    "operation": naming.operation,
    "event": naming.event,
    "deictic": deixis.deictic,
    "ref": deixis.vague,
}


def meaning(form: Form, story: Story, before: str = "") -> Meaning:
    """What a form means where the story stands; `before` are the words before it in lower case."""
    if form.kind in _SIMPLE:
        return _SIMPLE[form.kind](form, story)
    if form.kind == "duration":
        return shifting.length(form, story, before)
    if form.kind == "hour":
        return hours.hour(form, story, meaning)
    if form.kind == "shift":
        return shifting.shift(form, story, meaning(form.parts[0], story) if form.parts else None)
    if form.kind == "range":
        return _range(form, story)
    inner = meaning(form.parts[-1], story)
    if form.kind == "qualified":
        return ranges.qualified(form, inner)
    if form.kind == "within":
        return portions.within(form, inner)
    if form.kind == "bound":
        return ranges.bounded(form, inner, story)
    if form.kind == "soon":
        return ranges.soon(form, inner)
    assert form.kind == "ending", form.kind
    return ranges.ending(form, inner)


def _range(form: Form, story: Story) -> Meaning:
    """A range and its two ends: the second goes on from the first."""
    one = meaning(completed(*form.parts), story)
    if one.stands is None:
        other = meaning(form.parts[1], story)
    else:
        place = (len(story.told), story.start, story.start + 1, story.sentence, story.paragraph)
        told = [*story.told, Told(*place, one.stands, "time")]
        other = meaning(form.parts[1], replace(story, told=told))
        if one.anchor is not None and other.anchor == place[0]:
            other = replace(other, anchor=one.anchor)  # the second leans on what the first leans on
        other = _not_before(one, other, weekly=form.parts[1].get("weekday") is not None)
    return replace(ranges.ranged(form, one, other), ends=(one, other))


def _not_before(one: Meaning, other: Meaning, *, weekly: bool) -> Meaning:
    """The second end a year later where it would end before the first begins, and its year was only told before; a
    weekday some weeks later.
    """
    first, last = one.edtf, point_of(other.edtf) if other.edtf is not None else None
    if not isinstance(first, Date) or not isinstance(other.edtf, Date) or last is None or not numbered(last):
        return other
    begins, ends = bounds(first).earliest, bounds(last).latest
    if other.anchor is None or begins is None or ends is None or ends >= begins or not last.month:
        return other
    made = replace(last, year=date(int(last.year) + 1).year)
    if weekly and last.day:
        made = of_day(day_of(ordinal(begins) + (ordinal(ends) - ordinal(begins)) % 7))
    return replace(other, edtf=made, stands=made, value=timex_value(made))
