"""Parts of a time: early 1959, the end of March, later that month, the first half of 1963, the third quarter."""

from __future__ import annotations

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.counting import counted, rank
from onionskin.dating.grammar.hours import part_of_day
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.shifts import nth
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.turns import turn
from onionskin.dating.grammar.years import year
from onionskin.dating.words import company

_EDGES = frozenset({"beginning", "middle", "start", "outset", "opening", "end", "close", "latter", "rest", "remainder"})
"""Words that are a part of a time only before `of`."""
_COMPARED = frozenset({"earlier", "later"})
"""Words that are a part of a time only before one that is under discussion: `later that month`."""
_HYPHENED = frozenset({"early", "mid", "late"})
_DURING = ("for", "during", "in", "of", "throughout", "over", "through")
_WHOLE = ("Y", "M", "W", "DE", "CE", "D", "Q")


def part(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Early 1959, mid-August, the end of March, late in the year, the turn of the year, early the next morning."""
    if tape.word(at, "turn", first=first):
        of = tape.words(at + 1, "of", "the")
        return _turn_of(tape, of) if of else None
    name = tape.says(at, "part", first=first)
    if name is None:
        return None
    word, after = tape.tokens[at].word, at + 1
    if word in _HYPHENED:
        after = tape.skip(after, "-")
    many = _units(tape, after) if word in ("early", "later") else None
    if tape.word(after, "part", "days", "stages", "months", "weeks", "years", "hours") and tape.word(after + 1, "of"):
        after += 1
    of = tape.skip(tape.skip(after, "of", "in", "on"), "the")
    if word in _EDGES and not tape.word(after, "of"):
        return None
    if word in _HYPHENED and (found := part_of_day(tape, after, alone=True)) is not None:
        return found[0].having(part=name), found[1]
    inner = _compared(tape, of) if word in _COMPARED else _inner(tape, of)
    if inner is None:
        return many
    return form("within", inner[0], part=name, word=word), inner[1]


def _units(tape: Tape, at: int) -> Found | None:
    """`the early years of the war`: so many units that nobody counted."""
    unit = tape.says(at, "unit")
    if unit is None or not tape.tokens[at].word.endswith("s"):
        return None
    return form("duration", count="X", unit=unit), at + 1


def _inner(tape: Tape, at: int) -> Found | None:
    for read in (counted_part, calendar_point, turn, whole, part_of_day, _day_word, nth):
        found = read(tape, at, first=False)
        if found is not None and found[0].kind not in ("stretch", "shift", "duration"):
            return found
    return None


def _compared(tape: Tape, at: int) -> Found | None:
    """What `earlier` and `later` may stand before: this year, that month, the year, yesterday, Sunday."""
    found = turn(tape, at, first=False) or whole(tape, at) or _day_word(tape, at)
    if found is not None and (found[0].kind in ("anaphor", "deictic") or found[0].get("how")):
        return found
    named = calendar_point(tape, at, first=False)
    if named is None or named[0].get("day") is not None:
        return None
    return named if named[0].get("weekday") is not None or (named[0].get("season") and tape.before(at, "the")) else None


def _day_word(tape: Tape, at: int, *, first: bool = False) -> Found | None:
    row = tape.says(at, "deictic", first=first)
    return (form("deictic", value="D", by=row[1]), at + 1) if row is not None and row[0] == "D" else None


def whole(tape: Tape, at: int, *, first: bool = False) -> Found | None:
    """`the end of the year`: the unit alone is that one."""
    unit = tape.says(at, "unit", first=first)
    if unit in _WHOLE and not tape.tokens[at].word.endswith("s") and tape.before(at, "the"):
        return form("anaphor", unit=unit, how="the"), at + 1
    return None


def _turn_of(tape: Tape, at: int) -> Found | None:
    unit = tape.says(at, "unit")
    return (form("turning", unit=unit), at + 1) if unit in ("Y", "CE") else None


def the_unit(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The weekend; for the year, during the month, in the week: one that is under discussion."""
    unit = tape.says(at, "unit", first=first)
    if unit not in ("Y", "M", "W", "WE") or not tape.before(at, "the") or tape.tokens[at].word.endswith("s"):
        return None
    if tape.text[tape.tokens[at].end : tape.tokens[at].end + 1] in ("-", "–", "’", "'"):
        return None
    if unit != "WE" and (not tape.before(at - 1, *_DURING) or _told_which(tape, at + 1)):
        return None
    return form("anaphor", unit=unit, how="the"), at + 1


def _told_which(tape: Tape, at: int) -> bool:
    """Whether the words behind say which one is meant, or make it a part of something else."""
    follows = tape.word_after(at)
    return tape.says(at, "number") is not None or follows in company()["tells_which"]


def unit_end(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Year-end, year's end, month-end."""
    unit = tape.says(at, "unit", first=first)
    if unit not in ("Y", "M") or tape.tokens[at].word.endswith("s"):
        return None
    after = tape.words(at + 1, "’", "s") or tape.words(at + 1, "'", "s") or tape.skip(at + 1, "-")
    if not tape.word(after, "end"):
        return None
    return form("within", form("anaphor", unit=unit, how="the"), part="END", word="end"), after + 1


_PORTIONS = {"Q": "quarter", "W": "week", "M": "month_of", "D": "day_of", "WE": "weekend", "DE": "decade_of", "Y": ""}
"""What a counted unit of a longer time is called in a form; a year is of nothing longer."""


def counted_part(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The first half of 1963, the third quarter of 1965, the first week of June, the first nine months of the year."""
    ranked = rank(tape, at, first=first)
    if ranked is None:
        return None
    which, after = ranked
    if which in (1, -1) and (found := _first_few(tape, after, last=which == -1)) is not None:
        return found
    after = tape.skip(after, "-")
    half, unit = tape.word(after, "half"), tape.says(after, "unit")
    plural = unit is not None and tape.tokens[after].word.endswith("s")
    if which in (1, -1) and plural and tape.before(at, "the"):
        return _edge_units(tape, after, unit, which)
    if not half and (unit not in _PORTIONS or plural):
        return None
    name = "half" if half else _PORTIONS[unit]
    inner = _of(tape, after + 1, quarter=name in ("half", "quarter") and which in (1, 2, 3, 4)) if name else None
    if inner is not None and inner[0].kind not in ("stretch", "shift"):
        return form("within", inner[0], **{name: which}), inner[1]
    if name == "quarter" and 1 <= which <= 4 and not tape.word(after + 1, "of"):
        return form("quarter", number=which), after + 1
    alone = inner is None and which in (1, -1) and unit in ("Y", "M", "W")
    if alone and tape.word(after + 1, "of") and tape.before(at, "the"):
        return form("duration", count=1, unit=unit), after + 1  # the first year of the war
    return None


def _of(tape: Tape, at: int, *, quarter: bool) -> Found | None:
    """What it is a part of: `of 1963`, `of the year`, `of next year`; or the year right behind a quarter or half."""
    of = tape.words(at, "of")
    if of is None:
        joint = tape.skip(at, ",")
        found = year(tape, joint) if quarter else None
        return (form("point", **found[0]), found[1]) if found else None
    joint = tape.skip(of, "the")
    return calendar_point(tape, joint, first=False) or turn(tape, joint, first=False) or whole(tape, joint)


def _edge_units(tape: Tape, at: int, unit: str, which: int) -> Found | None:
    """The first months of 1965, the closing weeks of the year: an early or late part; of a war, so long."""
    if not tape.word(at + 1, "of"):
        return None
    inner = _of(tape, at + 1, quarter=False)
    if inner is None or inner[0].kind in ("stretch", "shift"):
        return form("duration", count="X", unit=unit), at + 1
    part, word = ("START", "early") if which == 1 else ("END", "late")
    return form("within", inner[0], part=part, word=word), inner[1]


def _first_few(tape: Tape, at: int, *, last: bool) -> Found | None:
    """The first nine months of 1989, the first seven weeks; the last three months of 1965."""
    count = counted(tape, at)
    unit = tape.says(count[1], "unit") if count is not None else None
    if count is None or unit is None:
        return None
    inner = _of(tape, count[1] + 1, quarter=False)
    if inner is None:
        return (form("duration", count=count[0], unit=unit), count[1] + 1) if not last else None
    return form("within", inner[0], first=count[0], unit=unit, last=last or None), inner[1]


def year_quarter(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The 1988 third quarter, the 1988 quarter."""
    printed = tape.says(at, "number", first=first)
    if printed is None or len(printed) != 4 or not printed.isdigit():
        return None
    found = year(tape, at, first=first)
    ranked = rank(tape, at + 1)
    if found is None or ranked is None or not 1 <= ranked[0] <= 4:
        return None
    joint = tape.skip(ranked[1], "-")
    if tape.says(joint, "unit") != "Q":
        return None
    return form("within", form("point", **found[0]), quarter=ranked[0]), joint + 1


def of_turned_year(tape: Tape, found: Found) -> Found | None:
    """`last year's third quarter`, `next year's spring`."""
    made, at = found
    owned = tape.words(at, "’", "s") or tape.words(at, "'", "s")
    if owned is None or made.get("unit") != "Y" or made.kind not in ("turn", "anaphor"):
        return None
    ranked = rank(tape, owned)
    joint = tape.skip(ranked[1], "-") if ranked is not None else owned
    if ranked is not None and tape.says(joint, "unit") == "Q" and 1 <= ranked[0] <= 4:
        return form("within", made, quarter=ranked[0]), joint + 1
    if ranked is not None and tape.word(joint, "half"):
        return form("within", made, half=ranked[0]), joint + 1
    return None


def quarter(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The quarter, the latest quarter, the year-ago quarter, the year-earlier third quarter."""
    back, after = 0, at
    if tape.word(at, "latest", first=first):
        after = at + 1
    elif tape.says(at, "unit", first=first) == "Y" and tape.word(at, "year", first=first):
        joint = tape.skip(at + 1, "-")
        if not tape.word(joint, "ago", "earlier") or joint == at + 1:
            return None
        back, after = 1, joint + 1
        ranked = rank(tape, after)
        if ranked is not None and tape.says(ranked[1], "unit") == "Q":
            return form("quarter", number=ranked[0], back=1), ranked[1] + 1
        if tape.says(after, "unit") != "Q":
            return form("turn", by=-1, leans="then", unit="Y"), tape.skip(after, "period")
    unit = tape.says(after, "unit", first=first and after == at)
    if unit != "Q" or tape.tokens[after].word.endswith("s"):
        return None
    if after == at and not (tape.before(at, "the") and tape.before(at - 1, "in", "for", "during", "of", "on")):
        return None
    return (form("quarter", back=back), after + 1) if not tape.word(after + 1, "of") else None


def of_that_year(tape: Tape, inner: Found) -> Found | None:
    """`September of that year`, `January 24 of the same year`, `June last year`: a month or day within another time."""
    made, at = inner
    if made.kind not in ("point", "quarter") or made.get("year") is not None:
        return None
    if not (made.get("month") or made.get("season") or made.kind == "quarter"):
        return None
    joint = tape.skip(at, "of", ",")
    for start in dict.fromkeys((joint, tape.skip(joint, "the"))):
        outer = turn(tape, start, first=False) or (whole(tape, start) if start > joint else None)
        if outer is not None and outer[0].get("unit") == "Y" and outer[0].kind in ("turn", "anaphor"):
            if joint == at and outer[0].get("leans") != "now" and outer[0].get("how") != "this":
                return None
            return form("within", outer[0], point=made), outer[1]
    return None


def inner_most(made: Form) -> Form:
    """The form at the bottom."""
    while made.parts:
        made = made.parts[-1]
    return made
