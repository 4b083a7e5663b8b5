"""Ranges and coordinations: July and August 1957, 1954-1960, 14-16 November, between 1955 and 1957."""

from __future__ import annotations

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.hours import of_day, part_of_day
from onionskin.dating.grammar.partial import counted_part, of_that_year, part
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.qualified import qualified
from onionskin.dating.grammar.seasons import monsoon
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.turns import turn
from onionskin.dating.grammar.years import era, year
from onionskin.dating.words import company

_HOW = {"and": "and", "or": "or", "to": "to", "through": "to", "thru": "to", "until": "to", "till": "to", "-": "to",
        "–": "to", "—": "to", "/": "or", "&": "and"}  # fmt: skip
_DASHES = ("-", "–", "—")
_KINDS = frozenset({"point", "within", "decade", "turn", "hour", "century", "qualified"})


def time(tape: Tape, at: int) -> Found | None:
    """Any one time: a point, a part of one, a turn; with a `the` before it or not."""
    for joint in dict.fromkeys((at, tape.skip(at, "the"))):
        for read in (part, counted_part, calendar_point, turn, part_of_day, _about):
            found = read(tape, joint, first=False)
            if found is not None and found[0].kind not in ("stretch", "duration"):
                return of_that_year(tape, found) or of_day(tape, found) or found
        if tape.says(joint, "monsoon") is not None and (found := monsoon(tape, joint)) is not None:
            return found
    return None


def _about(tape: Tape, at: int, *, first: bool = False) -> Found | None:
    opens = tape.says(at, "opens", first=first)
    return qualified(tape, at) if opens is not None and "qualified" in opens else None


def joined(tape: Tape, first_one: Found, start: int) -> Found | None:
    """What follows a time and makes a range of it: July and August 1957, 1954-1960, May to June, 1952 or 1953.

    `middle` of the form is the index after the first end and that of the second.
    """
    made, at = first_one
    if made.kind not in _KINDS or not tape.near(at):
        return None
    word = tape.tokens[at].word
    joint = at + 1
    if word in _DASHES:
        joint = tape.skip(joint, "-")
    how = _HOW.get(word)
    if how is None or (word == "/" and made.get("month")):
        return None
    if word in ("until", "till") and not _began(tape, start):
        return None
    second = _second(tape, joint, made, how)
    if second is None:
        return None
    other, end = second
    if word == "/" and other.get("year") == (made.get("year") or 0) + 1:
        how = "to"  # 1956/57
    if how == "and" and not _coordinated(made, other):
        return None
    return form("range", made, other, how=how, middle=(at, tape.skip(joint, "the"))), end


def _began(tape: Tape, start: int) -> bool:
    """Whether `from` stands before the range."""
    return tape.before(start - tape.before(start, "the"), "from")


def _coordinated(made: Form, other: Form) -> bool:
    """Two times joined by `and` are one expression where they share what only the second says, or are of one kind."""
    if made.kind == "turn" or other.kind == "turn":
        return False
    return made.kind == other.kind or "within" in (made.kind, other.kind)


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
        if number > first % 100 and tape.word(at - 1, *_DASHES, "/", "to") and made.get("season") is None:
            return form("point", year=first // 100 * 100 + number), at + 1
        return None
    if day is None or not made.get("month") or not 1 <= number <= 31:
        return None
    named = calendar_point(tape, at, first=False)
    if named is not None and named[0].get("month") is not None:
        return named
    last = year(tape, tape.skip(at + 1, ","))
    made_last = form("point", month=made.get("month"), day=number, **(last[0] if last else {}))
    if tape.says(at + 1, "unit") is not None or tape.says(at + 1, "daypart") in ("MI", "MN"):
        return None
    if tape.word(at - 1, "and", "or") and _counts(tape, at + 1):
        return None  # on May 5 and 12 men
    return made_last, last[1] if last else at + 1


def _counts(tape: Tape, at: int) -> bool:
    """Whether the figure before an index counts what follows."""
    behind, words = tape.word_after(at), company()
    return behind in words["counted"] or (
        behind.endswith("s") and behind.isalpha() and behind not in words["follows_year"]
    )


def day_range(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """14-16 November 1957, 5 and 6 May: days before the month they share."""
    day = tape.says(at, "number", first=first) or tape.says(at, "ordinal", first=first)
    if day is None or len(day) > 4 or not tape.word(at + 1, *_DASHES, "to", "and", "or", "through"):
        return None
    number = int("".join(filter(str.isdigit, day)) or 0)
    joint = tape.skip(at + 2, "the")
    second = calendar_point(tape, joint, first=False)
    if second is None or second[0].get("day") is None or not 1 <= number <= 31:
        return None
    if second[0].get("day") <= number:
        return None
    how = {"and": "and", "or": "or"}.get(tape.tokens[at + 1].word, "to")
    one = form(
        "point", day=number, month=second[0].get("month"), year=second[0].get("year"), digits=second[0].get("digits")
    )
    return form("range", one, second[0], how=how, middle=(at + 1, joint)), second[1]


def era_range(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """499-493 BC: the first has its era from the second."""
    printed = tape.says(at, "number", first=first)
    if (
        printed is None
        or not printed.isdigit()
        or len(printed) > 4
        or not tape.word(at + 1, *_DASHES, "to", "and", "or")
    ):
        return None
    other = tape.says(at + 2, "number")
    found = era(tape, at + 3)
    if other is None or not other.isdigit() or found is None:
        return None
    how = _HOW[tape.tokens[at + 1].word]
    one, two = form("point", year=int(printed), era=found[0]), form("point", year=int(other), era=found[0])
    return form("range", one, two, how=how, middle=(at + 1, at + 2)), found[1]


def between(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Between 1955 and 1957; sometime between them is one point of the span."""
    one = time(tape, at + 1)
    if one is None or not tape.word(one[1], "and"):
        return None
    other = time(tape, one[1] + 1)
    if other is None:
        return None
    point = tape.before(at, "sometime")
    middle = (one[1], tape.skip(one[1] + 1, "the"))
    return form("range", one[0], other[0], how="between", point=point or None, middle=middle), other[1]


def _alike(one: Form, other: Form) -> bool:
    """Whether two times may be the ends of one range: of one grain, or both with parts."""
    grains = (_grain(one), _grain(other))
    return grains[0] == grains[1] or ("part" in grains and "weekday" not in grains and "clock" not in grains)


def _grain(made: Form) -> str:
    if made.kind == "qualified":
        return _grain(made.parts[0])
    if made.kind in ("within", "turn", "quarter"):
        return "part"
    if made.kind == "hour":
        return "clock" if made.get("clock") else "part"
    if made.kind != "point":
        return made.kind
    for name in ("day", "weekday", "month", "season", "year"):
        if made.get(name) is not None:
            return name
    return ""


def completed(one: Form, other: Form) -> Form:
    """The first end of a range with the year, and the month, that only the second end gives: July and August 1957."""
    if one.kind in ("within", "hour", "qualified") and one.parts:
        return Form(one.kind, one.fields, (completed(one.parts[0], other),))
    if one.kind not in ("point", "decade") or one.get("year") is not None:
        return one
    source = other
    while source.parts:
        source = source.parts[-1]
    if one.kind == "decade":
        return one.having(era=source.get("era"))
    last = source.get("year")
    if last is None:
        return one
    made = one.having(year=last, digits=source.get("digits"), era=source.get("era"))
    month, second = one.get("month"), source.get("month")
    if month is not None and second is not None and month > second and not source.get("digits"):
        made = made.having(year=last - 1)  # November to February 1957
    if month is not None or one.get("season") is not None or one.get("day") is None:
        return made
    return made.having(month=second)
