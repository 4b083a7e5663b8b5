"""Ranges and bounds: from one to another, since, until, by, before, after, within, as early as."""

from __future__ import annotations

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.counting import counted
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.relative import of_that_year, part, turn
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.years import year

_SIDES = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
    "through": "until", "throughout": "", "following": "after",
}  # fmt: skip


def time(tape: Tape, at: int, *, first: bool = False) -> Found | None:
    """Any one time: a point, a part of one, a turn; with a `the` before it or not."""
    for joint in dict.fromkeys((at, tape.skip(at, "the"))) if not first else (at,):
        for read in (part, calendar_point, turn):
            found = read(tape, joint, first=first and joint == at)
            if found is not None:
                return of_that_year(tape, found) or found
    return None


def joined(tape: Tape, first_one: Found) -> Found | None:
    """What follows a time and makes a range of it: July and August 1957, 1954-1960, May to June, 1952 or 1953."""
    made, at = first_one
    if made.kind not in ("point", "within", "decade", "turn"):
        return None
    if not tape.near(at):
        return None
    word = tape.tokens[at].word
    if word in ("-", "–", "—"):
        at = tape.skip(at + 1, "-") - 1
    how = {"and": "and", "or": "or", "to": "to", "through": "to", "thru": "to", "until": "to", "-": "to", "–": "to",
           "—": "to", "/": "or"}.get(word)  # fmt: skip
    if how is None or (how == "or" and word == "/" and made.get("month")):
        return None
    if word == "until" and not _began(tape, at, made):
        return None
    second = _second(tape, at + 1, made, how)
    if second is None:
        return None
    other, end = second
    return form("range", made, other, how=how), end


def _began(tape: Tape, at: int, made: Form) -> bool:
    """Whether `from` stands before the range."""
    head = tape.text[: tape.tokens[at].start].rsplit(None, 8)
    return any(word.lower() == "from" for word in head[1:])


def _second(tape: Tape, at: int, made: Form, how: str) -> Found | None:
    """The second end: a whole time, or the figures that differ (1957-58, May 5-7)."""
    printed = tape.says(at, "number")
    if printed is not None and printed.isdigit() and len(printed) <= 2:
        shortened = _shortened(tape, at, made, int(printed))
        if shortened is not None:
            return shortened
    found = time(tape, at)
    if found is None or not _alike(made, found[0]):
        return None
    return found


def _shortened(tape: Tape, at: int, made: Form, number: int) -> Found | None:
    first, day = made.get("year"), made.get("day")
    if made.kind == "point" and first is not None and day is None and made.get("month") is None and first >= 1000:
        if number > first % 100 and tape.word(at - 1, "-", "–", "/", "to") and made.get("season") is None:
            return form("point", year=first // 100 * 100 + number), at + 1
        return None
    if day is not None and made.get("month") and 1 <= number <= 31:
        named = calendar_point(tape, at, first=False)
        if named is not None and named[0].get("month") is not None:
            return named
        joint = tape.skip(at + 1, ",")
        last = year(tape, joint)
        return form("point", month=made.get("month"), day=number, **(last[0] if last else {})), last[
            1
        ] if last else at + 1
    return None


def day_range(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """14-16 November 1957, 5 and 6 May: days before the month they share."""
    day = tape.says(at, "number", first=first) or tape.says(at, "ordinal", first=first)
    if day is None or not tape.word(at + 1, "-", "–", "to", "and", "or", "through"):
        return None
    number = int("".join(filter(str.isdigit, day)) or 0)
    second = calendar_point(tape, at + 2, first=False)
    if second is None or second[0].get("day") is None or not 1 <= number <= 31 or len(day) > 4:
        return None
    how = {"and": "and", "or": "or"}.get(tape.tokens[at + 1].word, "to")
    return form("range", form("point", day=number, month=second[0].get("month"), year=second[0].get("year")), second[0],
                how=how), second[1]  # fmt: skip


def _alike(one: Form, other: Form) -> bool:
    """Whether two times may be the ends of one range: of one grain, or both with parts."""
    grains = (_grain(one), _grain(other))
    return grains[0] == grains[1] or "part" in grains


def _grain(made: Form) -> str:
    if made.kind in ("within", "turn"):
        return "part"
    if made.kind != "point":
        return made.kind
    for name in ("clock", "weekday", "day", "month", "season", "year"):
        if made.get(name) is not None:
            return name
    return ""


def bounded(tape: Tape, at: int, inner: Found) -> Form | None:
    """The side on which a time bounds another, from the words before it: since 1954, no later than 1 March."""
    if not tape.near(at):
        return None
    word = tape.tokens[at - 1].word
    if word in ("the",) and tape.near(at - 1):
        at, word = at - 1, tape.tokens[at - 2].word
    if word in ("as", "than", "to") and at >= 3:
        return _longer(tape, at, inner[0])
    side = _SIDES.get(word)
    if not side:
        return None
    point = side in ("before", "after") or tape.before(at - 1, "sometime")
    return form("bound", inner[0], side=side, point=point or None)


def _longer(tape: Tape, at: int, made: Form) -> Form | None:
    head = " ".join(token.word for token in tape.tokens[max(0, at - 3) : at])
    sides = {
        "as early as": "from", "as late as": "upto", "as far as": "", "prior to": "before", "up to": "until",
        "later than": "by_point", "earlier than": "from", "subsequent to": "after", "previous to": "before",
        "prior": "before",
    }  # fmt: skip
    for words, side in sides.items():
        if head.endswith(words) and side:
            if words == "later than" and not head.startswith("no") and not head.startswith("not"):
                return None
            return form("bound", made, side=side, point=side in ("before", "after", "by_point", "from") or None)
    return None


def between(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Between 1955 and 1957; sometime between them is one point of the span."""
    if not tape.word(at, "between", first=first):
        return None
    one = time(tape, at + 1)
    if one is None or not tape.word(one[1], "and"):
        return None
    other = time(tape, one[1] + 1)
    if other is None:
        return None
    point = tape.before(at, "sometime")
    return form("range", one[0], other[0], how="between", point=point or None), other[1]


def within(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Within two weeks of 1 November 1963."""
    if not tape.word(at, "within", first=first):
        return None
    count = counted(tape, at + 1)
    if count is None or (unit := tape.says(count[1], "unit")) is None or not tape.word(count[1] + 1, "of", "after"):
        return None
    inner = time(tape, count[1] + 2)
    return None if inner is None else (form("soon", inner[0], count=count[0], unit=unit), inner[1])


def ending(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The six months ending 30 June 1962."""
    count = counted(tape, at, first=first)
    if count is None or (unit := tape.says(count[1], "unit")) is None or not tape.word(count[1] + 1, "ending", "ended"):
        return None
    inner = time(tape, tape.skip(count[1] + 2, "on"))
    return None if inner is None else (form("ending", inner[0], count=count[0], unit=unit), inner[1])


def completed(one: Form, other: Form) -> Form:
    """The first end of a range with the year, and the month, that only the second end gives: July and August 1957."""
    if one.kind == "within" and one.parts:
        return Form(one.kind, one.fields, (completed(one.parts[0], other),))
    if one.kind != "point" or one.get("year") is not None:
        return one
    source = other
    while source.parts:
        source = source.parts[-1]
    year = source.get("year")
    if year is None:
        return one
    made = one.having(year=year, digits=source.get("digits"), era=source.get("era"))
    month, last = one.get("month"), source.get("month")
    if month is not None and last is not None and month > last and not source.get("digits"):
        made = made.having(year=year - 1)  # November to February 1957
    return made if month is not None or one.get("season") is not None or one.get("day") is None else made.having(month=last)
