"""How long and how often: durations and sets."""

from __future__ import annotations

from onionskin.dating.form import form
from onionskin.dating.grammar.counting import counted
from onionskin.dating.grammar.tape import Found, Tape

_MODS = (
    (("more", "than"), "MORE_THAN"), (("over",), "MORE_THAN"), (("less", "than"), "LESS_THAN"),
    (("under",), "LESS_THAN"), (("at", "least"), "EQUAL_OR_MORE"), (("at", "most"), "EQUAL_OR_LESS"),
    (("up", "to"), "EQUAL_OR_LESS"), (("no", "more", "than"), "EQUAL_OR_LESS"), (("nearly",), "LESS_THAN"),
    (("almost",), "LESS_THAN"), (("about",), "APPROX"), (("around",), "APPROX"), (("approximately",), "APPROX"),
    (("roughly",), "APPROX"), (("some",), "APPROX"),
)  # fmt: skip
"""Words before a count and the TIMEX3 `mod` they stand for."""
_ALONE = frozenset({"for", "in", "within", "over", "after", "during", "of", "many", "by", "through", "takes", "took"})
"""Words after which a bare plural is a duration: `for years`."""


def duration(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Three days, several months, a year and a half, two-year, half an hour, more than a year, years."""
    for words, mod in _MODS:
        if tape.word(at, words[0], first=first):
            after = at + 1 if len(words) == 1 else tape.words(at + 1, *words[1:])
            if after is not None and (found := _length(tape, after, first=False)) is not None:
                return found[0].having(mod=mod), found[1]
    return _length(tape, at, first=first) or _plural(tape, at, first=first)


def _length(tape: Tape, at: int, *, first: bool) -> Found | None:
    count = counted(tape, at, first=first)
    if count is None:
        return None
    many, after = count
    after = tape.skip(tape.skip(after, "-"), "more", "full", "whole", "long", "solid", "consecutive", "additional")
    unit = tape.says(after, "unit") or {"NI": "NI", "MO": "MO", "AF": "AF", "EV": "EV"}.get(
        tape.says(after, "daypart") or ""
    )
    if unit is None or (unit == "S" and tape.tokens[after].word == "second"):
        return None
    if many == 1 and unit in ("Q", "MO", "AF", "EV", "NI", "WE") and not tape.says(at, "cardinal", first=first):
        return None
    end = after + 1
    if tape.word(end, "and") and (half := tape.words(end, "and", "a", "half")) is not None and many != "X":
        many, end = float(many) + 0.5, half
    end = end + 1 if tape.word(end, "-") and tape.word(end + 1, "long", "old") else end
    return form("duration", count=many, unit=unit), end


def _plural(tape: Tape, at: int, *, first: bool) -> Found | None:
    unit = tape.says(at, "unit", first=first)
    if unit is None or unit in ("S", "Q", "WE") or not tape.tokens[at].word.endswith("s"):
        return None
    if tape.near(at) and tape.tokens[at - 1].word in _ALONE:
        return form("duration", count="X", unit=unit), at + 1
    return None


def every(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Every day, each year, every two weeks, per month, daily, twice a week, $5 a year."""
    if (unit := tape.says(at, "frequency", first=first)) is not None:
        return form("set", count=1, unit=unit, word=tape.tokens[at].word), at + 1
    if tape.says(at, "each", first=first) is None:
        return None
    word = tape.tokens[at].word
    after = tape.skip(at + 1, "other")
    step = 2 if after > at + 1 else 1
    count = counted(tape, after) if word != "per" else None
    if count is not None and isinstance(count[0], float | int):
        step, after = int(count[0]), count[1]
    if (unit := tape.says(after, "unit")) is not None and not (unit == "S" and tape.tokens[after].word == "second"):
        return form("set", count=step, unit=unit, quant=word), after + 1
    for kind in ("weekday", "month", "season", "daypart"):
        if word != "per" and (value := tape.says(after, kind)) is not None:
            return form("set", count=1, **{kind: value}, quant=word), after + 1
    return None
