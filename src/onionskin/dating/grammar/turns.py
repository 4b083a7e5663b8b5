"""Which one of a row: that year, the next day, last Monday, the previous spring, this morning, the past three years."""

from __future__ import annotations

from onionskin.dating.form import form
from onionskin.dating.grammar.counting import counted
from onionskin.dating.grammar.points import calendar_point, month_name
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.words import company


def turn(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """That year, the next day, last Monday, the previous spring, next January, this morning, the past three years."""
    row = tape.says(at, "turn", first=first)
    if row is None:
        return None
    by, leans = row
    word, after = tape.tokens[at].word, at + 1
    if word == "present" and tape.word(after, "day"):
        return None
    how = word if word in ("that", "this", "same", "current", "present") else None
    if word in ("this", "that"):
        after = tape.skip(after, "very", "same", "particular")
        if tape.word(after, "past", "coming"):
            by, how, after = (-1 if tape.word(after, "past") else 1), None, after + 1
    if word in ("next", "last") and tape.before(at, "the", "its", "their", "his", "that"):
        leans = "then"
    if word in company()["rows"] and (many := _several(tape, after, by, leans, word)) is not None:
        return many
    if how in ("that", "this", "same") and tape.word(after, *company()["pointed"]):
        return _that_time(tape, at, after, how)
    if word in ("these", "those"):
        return None
    found = _fiscal_year(tape, after, by, leans) or _one(tape, after, by, leans, how)
    if found is not None and word == "last" and leans == "then" and tape.word(found[1], "of"):
        return None  # the last month of the war: the end of a row, not the one before
    return found


def _fiscal_year(tape: Tape, at: int, by: int, leans: str) -> Found | None:
    if tape.word(at, "fiscal") and tape.word(at + 1, "year"):
        return form("fiscal", by=by, leans=leans), at + 2
    return None


def _that_time(tape: Tape, at: int, after: int, how: str) -> Found | None:
    """`at that time`; `this time he came` is no time."""
    word = tape.tokens[after].word
    joint = at - tape.before(at, "the")
    if (
        word in ("time", "period", "date", "stage")
        and how != "same"
        and not tape.before(joint, *company()["prepositions"])
    ):
        return None  # they warned that time was short
    if how == "this" and not tape.before(joint, *company()["prepositions"]):
        return None
    return form("anaphor", unit="time", how=how, word=word), after + 1


def _one(tape: Tape, at: int, by: int, leans: str, how: str | None) -> Found | None:
    unit = tape.says(at, "unit")
    if unit == "Q" and tape.word(at + 1, "of"):
        return None  # this quarter of the world
    if unit is not None and not tape.tokens[at].word.endswith("s") and unit != "S":
        return _unit(tape, at, by, leans, how)
    if (daypart := tape.says(at, "daypart")) is not None and not tape.tokens[at].word.endswith("s"):
        return form("turn", by=by, leans=leans, unit="D", tod=daypart, how=how), at + 1
    if (weekday := tape.says(at, "weekday")) is not None:
        named = calendar_point(tape, at, first=False)
        if named is not None and named[0].get("day") is not None:
            return named
        return form("turn", by=by, leans=leans, weekday=weekday), at + 1
    if (season := tape.says(at, "season")) is not None and not tape.word(at + 1, "of"):
        return form("turn", by=by, leans=leans, season=season, how=how), at + 1
    if (named_month := month_name(tape, at, beside=True)) is not None:
        found = calendar_point(tape, at, first=False)
        if found is not None and found[0].get("year") is not None:
            return found
        if found is not None and found[0].get("day") is not None:
            return form("turn", by=by, leans=leans, month=named_month[0], day=found[0].get("day")), found[1]
        return form("turn", by=by, leans=leans, month=named_month[0]), named_month[1]
    return None


def _unit(tape: Tape, at: int, by: int, leans: str, how: str | None) -> Found | None:
    unit, word = tape.says(at, "unit"), tape.tokens[at - 1].word
    lasting = tape.before(at - 1, "the") and tape.before(at - 2, "for", "over")
    if word in ("next", "coming") and unit in ("Y", "DE", "M", "W") and lasting:
        return form("stretch", by=by, leans=leans, count=1, unit=unit), at + 1
    if unit in ("DE", "CE") and leans == "now" and by and word in ("past", "last", "next", "coming"):
        return form("stretch", by=by, leans=leans, count=1, unit=unit), at + 1
    if how and how not in ("current", "present"):
        return form("anaphor", unit=unit, how=how), at + 1
    return form("turn", by=by, leans=leans, unit=unit, word=word), at + 1


def _several(tape: Tape, at: int, by: int, leans: str, word: str) -> Found | None:
    """The past three years, the next few months, the following days: so much time before or after."""
    count = counted(tape, at)
    many, after = count if count is not None else ("X", at)
    after = tape.skip(after, "full", "consecutive")
    unit = tape.says(after, "unit")
    if unit is None or (count is None and not tape.tokens[after].word.endswith("s")) or unit == "S":
        return None
    if word in ("these", "those"):
        return (form("duration", count=many, unit=unit), after + 1) if count is not None else None
    if word == "intervening":
        return form("duration", count="X", unit=unit), after + 1
    if count is None and word in ("coming", "past") and not tape.before(at - 1, "the"):
        value = "FUTURE_REF" if by > 0 else "PAST_REF"
        return form("ref", value=value, unit=unit), after + 1
    end = tape.words(after + 1, "or", "so") or after + 1
    return form("stretch", by=by, leans=leans, count=many, unit=unit), end
