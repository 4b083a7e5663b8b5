"""Words that point: today, now, recently, the future, thereafter, in the meantime, has since."""

from __future__ import annotations

from onionskin.dating.edtf import Date, Interval, Value, bounds, day_of, ordinal
from onionskin.dating.form import Form
from onionskin.dating.resolving.meaning import DOCUMENT, NOTHING, Meaning, Story, Told, end_of, point_of
from onionskin.dating.resolving.turning import that_time
from onionskin.dating.resolving.writing import date, of_day, timex_value
from onionskin.dating.resolving.yearless import dated


def deictic(form: Form, story: Story) -> Meaning:
    """Today, now, recently, thereafter, in the meantime, has since."""
    value, by = form.get("value"), form.get("by")
    if value in ("D", "NI"):
        return _day_word(story, value, by)
    if value == "AFTER":
        return _thereafter(story)
    if value == "MEANTIME":
        return _meantime(story)
    if value == "SINCE":
        return _has_since(story)
    if value == "THEN":
        return that_time(form, story)
    if value.startswith("PX"):
        return Meaning("DURATION", value, None, "length of time", cert=0.8)
    return _reference(story, value)


def _day_word(story: Story, value: str, by: int) -> Meaning:
    night = "TNI" if value == "NI" else ""
    kind = "TIME" if night else "DATE"
    now = story.now
    if now is None or not dated(now):
        plain = f"XXXX-XX-XX{night}" if night or by else "PRESENT_REF"
        note = "The document's date is not known to the day, or what is told lies far from it."
        return Meaning(kind, plain, None, "day of writing", note=note, cert=0.6)
    made = of_day(day_of(ordinal((int(now.year), int(now.month), int(now.day))) + by))
    return Meaning(kind, timex_value(made) + night, made, "counted from the document's date", anchor=DOCUMENT, cert=0.9,
                   stands=made)  # fmt: skip


def _reference(story: Story, value: str) -> Meaning:
    plain = "PRESENT_REF" if value == "TO_DATE" else value
    if value == "PRESENT_REF" and "shifted" in story.cues:
        told = story.last(("time", "aside", "event"))
        if told is not None:
            return Meaning(
                "DATE", value, told.whole or told.stands, "now, of what was reported", anchor=told.index, cert=0.65
            )
    written = story.written
    if written is None:
        return Meaning("DATE", plain, None, "now, of the writing", note="The document's date is not known.", cert=0.7)
    made: Value = written
    rule = "now, the document's date"
    if value == "PAST_REF":
        made, rule = Interval("", written.marked("~")), "before the document's date"
    elif value == "FUTURE_REF":
        made, rule = Interval(written.marked("~"), ""), "after the document's date"
    elif value == "TO_DATE":
        made, rule = Interval("..", written), "up to the document's date"
    return Meaning("DATE", plain, made, rule, anchor=DOCUMENT, cert=0.8)


def vague(form: Form, story: Story) -> Meaning:
    """Recent months, future years: uncounted units before or after the document's date, the far end soft."""
    made = _reference(story, form.get("value"))
    written, unit = story.written, form.get("unit")
    if made.edtf is None or written is None or made.value != "PAST_REF":
        return made
    if unit in ("M", "Q") and written.month:
        return made.by(made.rule, edtf=Interval(date(int(written.year), mark="~"), written))
    if unit in ("D", "W") and written.day:
        return made.by(made.rule, edtf=Interval(date(int(written.year), int(written.month), mark="~"), written))
    return made


def _thereafter(story: Story) -> Meaning:
    told = story.last(("time", "event"))
    last = end_of(told.stands) if told is not None else None
    if told is None or last is None:
        return Meaning("DATE", "FUTURE_REF", None, "after a time not told", note=NOTHING, cert=0.5)
    return Meaning("DATE", "FUTURE_REF", Interval(last, ".."), "after the time told", anchor=told.index, cert=0.75,
                   stands=Interval(last, ".."))  # fmt: skip


def _meantime(story: Story) -> Meaning:
    """Beside what the paragraph before told: from its first time to its last."""
    earlier = [one for one in story.told if one.paragraph < story.paragraph]
    told = [one for one in earlier if one.paragraph == earlier[-1].paragraph] if earlier else list(story.told[-1:])
    ends = [(one, end) for one in told for end in _edges(one)]
    if not ends:
        return Meaning("DATE", None, None, "beside a time not told", note=NOTHING, cert=0.4)
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
        return Meaning("DATE", None, None, "since a time not told", note=NOTHING, cert=0.4)
    end: Date | str = story.written if story.written is not None else ".."
    value = f"{timex_value(first)}/PRESENT_REF"
    return Meaning(
        "DATE", value, Interval(first, end), "from the time told to the writing", anchor=told.index, cert=0.75
    )
