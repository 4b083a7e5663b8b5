"""Points of the calendar: days, months, years, seasons, quarters and halves, decades and centuries, weekdays."""

from __future__ import annotations

from typing import Any

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.counting import ordinal_day, rank
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.years import bare_year, year

_SURE_MONTHS = frozenset({1, 2, 4, 6, 7, 8, 9, 10, 11, 12})
"""Months whose full names are no other words; `may` and `march` need company."""
_BEFORE_MONTH = ("in", "of", "since", "until", "till", "by", "during", "last", "next", "this", "early", "mid", "late",
                 "from", "to", "through", "before", "after", "between", "and", "or", "each", "every", "following",
                 "previous", "that", "same", "around", "about", "around", "-", "the", "on", "for", "as")  # fmt: skip


def calendar_point(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The longest point that begins at the token."""
    for read in (_weekday, _month, _day_month, _season, _part_of_year, _decade, _century, _year):
        if (found := read(tape, at, first)) is not None:
            return found
    return None


def month_name(tape: Tape, at: int, *, first: bool = False, beside: bool = False) -> tuple[int, int] | None:
    """A month, 1 to 12, and the index after it. `beside` tells that a figure beside it shows what it is."""
    if (number := tape.says(at, "month", first=first)) is not None:
        token = tape.tokens[at]
        if number in _SURE_MONTHS and (token.capital or beside):
            return number, at + 1
        return (number, at + 1) if token.capital and (beside or _company(tape, at)) else None
    if (number := tape.says(at, "month_short", first=first)) is not None and tape.tokens[at].capital:
        after = tape.skip(at + 1, ".")
        if beside or after > at + 1 or _figure(tape, after):
            return number, after
    return None


def _company(tape: Tape, at: int) -> bool:
    """Whether `May` or `March` is a month here: beside a figure, or after a word that months follow."""
    if _figure(tape, at + 1) or (tape.word(at + 1, ",", "of") and _figure(tape, at + 2)):
        return True
    return at > 0 and tape.near(at) and tape.tokens[at - 1].word in _BEFORE_MONTH


def _figure(tape: Tape, at: int) -> bool:
    return any(tape.says(at, kind) is not None for kind in ("number", "ordinal", "short"))


def _weekday(tape: Tape, at: int, first: bool) -> Found | None:
    number = tape.says(at, "weekday", first=first)
    after = at + 1
    if number is None or not tape.tokens[at].capital:
        number = tape.says(at, "weekday_short", first=first)
        if number is None or not tape.tokens[at].capital:
            return None
        after = tape.skip(after, ".")
        beside = tape.skip(after, ",")
        named = month_name(tape, beside, beside=True) or _day_month(tape, beside, False)
        if named is None:
            return None
    for joint in (tape.skip(after, ","), tape.skip(tape.skip(after, ","), "the")):
        for read in (_month, _day_month):
            found = read(tape, joint, False)
            if found is not None and found[0].get("day") is not None:
                return found[0].having(weekday=number), found[1]
    return form("point", weekday=number), after


def _month(tape: Tape, at: int, first: bool) -> Found | None:
    """Month first: May 1957, May 5, 1957, May 5-7, 1957, May."""
    beside = _figure(tape, at + 1)
    named = month_name(tape, at, first=first, beside=beside)
    if named is None:
        return None
    month, after = named
    if (day := _day_after(tape, after)) is not None:
        number, end = day
        fields, end = _year_after(tape, end)
        return form("point", month=month, day=number, **fields), end
    fields, end = _year_after(tape, after, after_month=True)
    return form("point", month=month, **fields), end


def _day_after(tape: Tape, at: int) -> tuple[int, int] | None:
    at = tape.skip(at, "the")
    found = ordinal_day(tape, at)
    if found is None:
        return None
    # `May 12` followed by figures that make it more than a day: a time, a decimal, a count.
    return None if tape.says(found[1], "unit") is not None and not tape.word(found[1], "second") else found


def _year_after(tape: Tape, at: int, *, after_month: bool = False) -> tuple[dict[str, Any], int]:
    """A year behind a month or day, with `of` or a comma before it; no fields where there is none."""
    for joint in dict.fromkeys((at, tape.skip(at, ","), tape.skip(at, "of"), tape.skip(at, "-"))):
        found = year(tape, joint, after_month=after_month or joint == at)
        if found is not None and not (joint > at and found[0].get("digits") and tape.word(at, ",")):
            return found
    return {}, at


def _day_month(tape: Tape, at: int, first: bool) -> Found | None:
    """Day first: 5 May 1957, 5th of May, the fifth of May, 1957."""
    day = ordinal_day(tape, at, first=first)
    if day is None:
        return None
    number, after = day
    joint = tape.skip(tape.skip(after, "day"), "of")
    joint = joint if joint > after else tape.skip(after, "-")
    named = month_name(tape, joint, beside=True)
    if named is None:
        return None
    month, end = named
    fields, end = _year_after(tape, tape.skip(end, "-") if tape.says(end + 1, "number") else end, after_month=True)
    return form("point", month=month, day=number, **fields), end


def _season(tape: Tape, at: int, first: bool) -> Found | None:
    season = tape.says(at, "season", first=first)
    if season is None:
        return None
    joint = tape.skip(tape.skip(at + 1, ","), "of")
    if (found := year(tape, joint)) is not None:
        fields, end = found
        second = _second_year(tape, end)
        return form("point", season=season, **fields, until=second[0] if second else None), second[1] if second else end
    word = tape.tokens[at].word
    if word == "fall" or word == "spring":
        return (form("point", season=season), at + 1) if _season_company(tape, at) else None
    if at > 0 and tape.near(at) and (
        tape.tokens[at - 1].word in ("the", "in", "this", "that", "last", "next", "early", "mid", "late", "of", "by",
                                     "during", "following", "previous", "each", "every", "same", "-", "until", "since")
    ):  # fmt: skip
        return form("point", season=season), at + 1
    return (form("point", season=season), at + 1) if tape.tokens[at].capital else None


def _season_company(tape: Tape, at: int) -> bool:
    """Whether fall or spring is the season: `in the fall` but not `the fall of Saigon`, `last spring` but not `to spring`."""
    if at == 0 or not tape.near(at):
        return False
    before = tape.tokens[at - 1].word
    if before in ("last", "next", "this", "that", "early", "late", "mid", "following", "previous", "same", "coming"):
        return not tape.word(at + 1, "of")
    joined = before == "the" and tape.before(at - 1, "in", "by", "of", "during", "since", "until", "for", "through")
    return (joined or before in ("in", "by", "since", "until", "during")) and not tape.word(at + 1, "of")


def _second_year(tape: Tape, at: int) -> tuple[int, int] | None:
    """The second year of the winter of 1957-58 or 1957/58."""
    if not tape.word(at, "-", "/", "–"):
        return None
    printed = tape.says(at + 1, "number")
    if printed is None or not printed.isdigit() or len(printed) not in (2, 4):
        return None
    return int(printed), at + 2


def _part_of_year(tape: Tape, at: int, first: bool) -> Found | None:
    """The first half of 1963, the third quarter of 1965, the first week of June 1965."""
    ranked = rank(tape, at, first=first)
    if ranked is None and tape.word(at, "latter", first=first):
        ranked = (2, at + 1)
    if ranked is None:
        return None
    which, after = ranked
    half, unit = tape.word(after, "half"), tape.says(after, "unit")
    if not half and unit not in ("Q", "W", "M", "D"):
        return None
    of = tape.words(after + 1, "of")
    inner = calendar_point(tape, of, first=False) if of else None
    if of and inner is None and tape.word(of, "the"):
        inner = calendar_point(tape, of + 1, first=False)
    if inner is None:
        joint = tape.skip(after + 1, ",")
        found = year(tape, joint) if (half or unit == "Q") and which in (1, 2, 3, 4) else None
        inner = (form("point", **found[0]), found[1]) if found else None
    if inner is None or inner[0].kind not in ("point", "decade"):
        return None
    name = "half" if half else {"Q": "quarter", "W": "week", "M": "month_of", "D": "day_of"}[unit]
    return form("within", inner[0], **{name: which}), inner[1]


def _decade(tape: Tape, at: int, first: bool) -> Found | None:
    if (printed := tape.says(at, "decade", first=first)) is not None:
        if isinstance(printed, int):
            return form("decade", first=printed, digits=2), at + 1
        digits = "".join(filter(str.isdigit, printed))
        return form("decade", first=int(digits), digits=2 if len(digits) == 2 else None), at + 1
    return None


def _century(tape: Tape, at: int, first: bool) -> Found | None:
    ranked = rank(tape, at, first=first)
    if ranked is None or ranked[0] < 1:
        return None
    joint = tape.skip(ranked[1], "-")
    if tape.says(joint, "unit") != "CE":
        return None
    era = "bc" if tape.word(joint + 1, "bc", "bce") else None
    return form("century", number=ranked[0], era=era), joint + (2 if era else 1)


def _year(tape: Tape, at: int, first: bool) -> Found | None:
    found = bare_year(tape, at) if first else year(tape, at)
    if found is None:
        return None
    fields, after = found
    return form("point", **fields), after


def of_form(found: Found | None, kind: str) -> Form | None:
    """The form, if it is of that kind."""
    return found[0] if found is not None and found[0].kind == kind else None
