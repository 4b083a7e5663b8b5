"""What leans on another time: parts of it, that year, the next day, two weeks later, the day before."""

from __future__ import annotations

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.counting import counted, rank
from onionskin.dating.grammar.points import calendar_point, month_name
from onionskin.dating.grammar.tape import Found, Tape

_LONG = ("Y", "M", "W", "D", "DE", "CE", "Q", "WE", "H", "MIN", "S", "FN")
_THAT = ("time", "moment", "point", "period", "date", "juncture", "era", "stage")


def part(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Early 1959, mid-August, the end of March, late in the year, the turn of the year, early the next morning."""
    if tape.word(at, "turn", first=first) and (of := tape.words(at + 1, "of", "the")):
        return _turn_of(tape, of)
    name = tape.says(at, "part", first=first)
    if name is None:
        return None
    word = tape.tokens[at].word
    after = at + 1
    if word in ("early", "mid", "late", "later", "middle", "latter") and tape.word(after, "-"):
        after += 1
    if tape.word(after, "part", "days", "stages", "months", "weeks", "years", "hours") and tape.word(after + 1, "of"):
        after += 1
    of = tape.skip(after, "of", "in")
    if word in ("beginning", "middle", "start", "outset", "opening", "end", "close", "latter", "rest", "remainder"):
        if of == after:
            return None
    elif word == "later" and of == after:
        return None
    inner = _inner(tape, of)
    if inner is None:
        return None
    return form("within", inner[0], part=name, word=word), inner[1]


def _inner(tape: Tape, at: int) -> Found | None:
    for joint in dict.fromkeys((at, tape.skip(at, "the"))):
        for read in (calendar_point, turn, _bare_unit):
            found = read(tape, joint, first=False)
            if found is not None:
                return found
    return None


def _bare_unit(tape: Tape, at: int, *, first: bool = False) -> Found | None:
    """`the end of the year`: the unit alone is that one."""
    unit = tape.says(at, "unit", first=first)
    if unit in ("Y", "M", "W", "DE", "CE", "D") and not tape.tokens[at].word.endswith("s") and tape.before(at, "the"):
        return form("anaphor", unit=unit, how="the"), at + 1
    return None


def _turn_of(tape: Tape, at: int) -> Found | None:
    unit = tape.says(at, "unit")
    if unit in ("Y", "CE"):
        return form("turning", unit=unit), at + 1
    return None


def turn(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """That year, the next day, last Monday, the previous spring, next January, this morning, the past three years."""
    row = tape.says(at, "turn", first=first)
    if row is None:
        return None
    by, leans = row
    word = tape.tokens[at].word
    after = at + 1
    how = word if word in ("that", "this", "same") else None
    if word in ("this", "that") and tape.word(after, "very", "same", "particular"):
        after += 1
    if tape.before(at, "the") or tape.before(at, "its", "their", "his", "that"):
        leans = "then" if word in ("next", "last") else leans
    if word in ("these", "those", "past", "last", "next", "previous", "following", "coming", "preceding", "first"):
        many = _several(tape, after, by, leans, word)
        if many is not None:
            return many
    if how and tape.word(after, *_THAT):
        return form("anaphor", unit="time", how=how, word=tape.tokens[after].word), after + 1
    return _one(tape, after, by, leans, how)


def _one(tape: Tape, at: int, by: int, leans: str, how: str | None) -> Found | None:
    unit = tape.says(at, "unit")
    if unit is not None and not tape.tokens[at].word.endswith("s") and tape.tokens[at].word != "second":
        if how:
            return form("anaphor", unit=unit, how=how), at + 1
        return form("turn", by=by, leans=leans, unit=unit), at + 1
    if (daypart := tape.says(at, "daypart")) is not None:
        return form("turn", by=by, leans=leans, unit="D", tod=daypart, how=how), at + 1
    if (weekday := tape.says(at, "weekday")) is not None:
        tod = tape.says(at + 1, "daypart")
        return form("turn", by=by, leans=leans, weekday=weekday, tod=tod), at + (2 if tod else 1)
    if (season := tape.says(at, "season")) is not None and not tape.word(at + 1, "of"):
        return form("turn", by=by, leans=leans, season=season), at + 1
    if (named := month_name(tape, at, beside=True)) is not None:
        found = calendar_point(tape, at, first=False)
        if found is not None and found[0].kind == "point" and found[0].get("year") is not None:
            return found
        if found is not None and found[0].get("day") is not None:
            return form("turn", by=by, leans=leans, month=named[0], day=found[0].get("day")), found[1]
        return form("turn", by=by, leans=leans, month=named[0]), named[1]
    return None


def _several(tape: Tape, at: int, by: int, leans: str, word: str) -> Found | None:
    """The past three years, the next few months, the following days: so much time before or after."""
    count = counted(tape, at)
    many, after = count if count is not None else ("X", at)
    unit = tape.says(after, "unit")
    if unit is None or (count is None and not tape.tokens[after].word.endswith("s")) or unit == "S":
        return None
    if word in ("these", "those"):
        return (form("ref", value="PRESENT_REF"), after + 1) if unit == "D" and count is None else None
    return form("stretch", by=by, leans=leans, count=many, unit=unit), after + 1


def day_before(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The day before, the day after, the day following; the morning after: where nothing follows that it is before."""
    unit = tape.says(at, "unit", first=first)
    if unit not in ("D", "W", "M", "Y") or tape.tokens[at].word.endswith("s") or not tape.before(at, "the"):
        return None
    if not tape.word(at + 1, "before", "after", "following", "earlier", "later"):
        return None
    by = -1 if tape.tokens[at + 1].word in ("before", "earlier") else 1
    inner = calendar_point(tape, at + 2, first=False) or (
        calendar_point(tape, at + 3, first=False) if tape.word(at + 2, "the") else None
    )
    if inner is not None:
        return form("shift", inner[0], count=1, unit=unit, by=by), inner[1]
    stands = tape.text[tape.tokens[at + 1].end : tape.tokens[at + 1].end + 1]
    return (form("turn", by=by, leans="then", unit=unit), at + 2) if stands in (",", ".", ";", "", "\n", ")") else None


def shift(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Two weeks later, three days earlier, ten years ago, a month after the Geneva conference, five days before 5 May."""
    count = counted(tape, at, first=first)
    many, after = count if count is not None else ("X", at)
    unit = tape.says(after, "unit", first=first and after == at)
    if unit is None or (count is None and not tape.tokens[after].word.endswith("s")):
        return None
    end = after + 1
    way = tape.says(end, "way")
    if way is None or unit not in _LONG:
        return None
    word, (by, leans) = tape.tokens[end].word, way
    if word == "since" or (word in ("before", "after", "back") and _goes_on(tape, end + 1) is False):
        return None
    inner = _counted_from(tape, end + 1) if word in ("before", "after") else None
    if inner is not None:
        return form("shift", inner[0], count=many, unit=unit, by=by), inner[1]
    if word in ("before", "after", "back"):
        return None
    return form("shift", count=many, unit=unit, by=by, leans=leans), end + 1


def _goes_on(tape: Tape, at: int) -> bool:
    return _counted_from(tape, at) is not None


def _counted_from(tape: Tape, at: int) -> Found | None:
    for joint in dict.fromkeys((at, tape.skip(at, "the"), tape.skip(at, "that"))):
        found = calendar_point(tape, joint, first=False) or turn(tape, joint, first=False)
        if found is not None:
            return found
    return None


def of_that_year(tape: Tape, inner: Found) -> Found | None:
    """`September of that year`, `January 24 of the same year`: a month or day within another time."""
    made, at = inner
    if made.kind != "point" or made.get("year") is not None or not (made.get("month") or made.get("season")):
        return None
    of = tape.words(at, "of") or (tape.skip(at, ",") if tape.word(at, ",") else None)
    if of is None:
        return None
    for joint in dict.fromkeys((of, tape.skip(of, "the"))):
        outer = turn(tape, joint, first=False)
        if outer is not None and outer[0].get("unit") == "Y":
            return form("within", outer[0], point=made), outer[1]
    return None


def nth(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The second day, the seventh week: the place in a row that began before."""
    ranked = rank(tape, at, first=first)
    if ranked is None or not tape.before(at, "the") or ranked[0] < 1:
        return None
    unit = tape.says(ranked[1], "unit")
    if unit not in ("D",) or tape.tokens[ranked[1]].word.endswith("s"):
        return None
    return form("nth", number=ranked[0], unit=unit), ranked[1] + 1


def leaning(made: Form) -> bool:
    """Whether a form leans on another time."""
    return made.kind in ("turn", "anaphor", "shift", "nth", "stretch", "turning")
