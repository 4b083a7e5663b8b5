"""How long and how often: durations and sets."""

from __future__ import annotations

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.counting import Count, counted
from onionskin.dating.grammar.shifts import shift
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.turns import turn
from onionskin.dating.words import company, mods

_PLACES = ("over", "under", "around", "about", "up")
"""Of these, the ones that are prepositions too: `over the next three years`."""
_BETWEEN = ("more", "full", "whole", "long", "solid", "consecutive", "additional", "entire", "straight")
_DAYPARTS = frozenset({"NI", "MO", "AF", "EV"})


def modified(tape: Tape, at: int) -> tuple[str, int] | None:
    """The TIMEX3 `mod` of the words at an index, and the index after them."""
    for words, mod in mods().items():
        if tape.word(at, words[0], first=True):
            after = tape.words(at + 1, *words[1:])
            if after is not None:
                return mod, after
    return None


def duration(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Three days, several months, a year and a half, two-year, half an hour, more than a year, years, a year or two."""
    found = modified(tape, at)
    if found is None:
        return _length(tape, at, first=first)
    mod, after = found
    if not tape.word(at, *_PLACES, first=True):
        made = turn(tape, tape.skip(after, "the"), first=False)
        if made is not None and made[0].kind == "stretch":
            return made[0].having(mod=mod), made[1]
    made = shift(tape, after, first=False) or _length(tape, after, first=False)
    return None if made is None else (made[0].having(mod=mod), made[1])


def _length(tape: Tape, at: int, *, first: bool) -> Found | None:
    count = counted(tape, at, first=first)
    if count is None:
        return None
    many, after = count
    hyphened = tape.word(after, "-", "–")
    after = tape.skip(after + hyphened, *_BETWEEN)
    if not hyphened and (made := turn(tape, after, first=False)) is not None and made[0].kind == "stretch":
        return made[0].having(count=many), made[1]  # the four previous weeks
    if hyphened and many == 1 and tape.word(at, "a", "an", first=first):
        return None
    unit = _unit(tape, after, first=not hyphened and many != 1 and _one_word_on(tape, after))
    if unit is None or (unit == "S" and tape.tokens[after].word == "second"):
        return None
    article = tape.word(at, "a", "an", first=first)
    if article and tape.words(after + 1, "-", "long"):
        return None  # a year-long wait: the article is of the wait
    figures = tape.says(at, "number", first=first) is not None
    if figures and tape.before(at, "-") and isinstance(many, float | int) and many >= 1000:
        return None  # the pre-1960 days
    if not _fits(tape, (many, after), unit, figures=figures):
        return None
    return _suffixed(
        tape, form("duration", count=many, unit=unit, whole=hyphened or _is_name(tape, after) or None), after + 1
    )


def _one_word_on(tape: Tape, at: int) -> bool:
    """Whether units stand one word farther on: two bloody weeks, eight trading days."""
    if at >= len(tape.tokens) or tape.tokens[at].order != tape.tokens[at - 1].order + 2:
        return False
    between = tape.text[tape.tokens[at - 1].end : tape.tokens[at].start].strip()
    plural = tape.tokens[at].word.endswith("s") and tape.tokens[at].says.get("unit") in ("D", "W", "M", "Y")
    return plural and between.isalpha() and between.islower()


def _is_name(tape: Tape, at: int) -> bool:
    """Whether it is part of a name: the Seven Days Battles."""
    return tape.tokens[at].capital and tape.text[tape.tokens[at].start :][:12].istitle() and tape.tokens[at - 1].capital


def _unit(tape: Tape, at: int, *, first: bool = False) -> str | None:
    unit: str | None = tape.says(at, "unit", first=first)
    if unit is not None:
        return unit
    part = tape.says(at, "daypart", first=first)
    return part if part in _DAYPARTS else None


def _fits(tape: Tape, count: Count, unit: str, *, figures: bool) -> bool:
    """Whether a count and a unit are a length of time: not `three quarters of the men`, `a second`, `one night`."""
    many, after = count
    plural = tape.tokens[after].word.endswith("s")
    if unit == "Q" and (tape.word(after + 1, "of") or tape.word(after - 1, "-", "–") or many == 3):
        return False
    if many == 1 and (unit in _DAYPARTS or unit in ("Q", "WE", "S")):
        return False
    if isinstance(many, float | int) and many > 1 and not plural and not tape.word(after - 1, "-", "–"):
        # `three year plan` is a length; `1957 year` and `5 May day` are none.
        return not figures or float(many) < 100
    return not (isinstance(many, float | int) and many >= 1000 and unit in ("Y", "M", "W") and plural is False)


def _suffixed(tape: Tape, made: Form, end: int) -> Found:
    """What belongs to a length behind its unit: and a half, or two, or so, -long."""
    many = made.get("count")
    half = tape.words(end, "and", "a", "half")
    if half is not None and many != "X":
        return made.having(count=float(many) + 0.5), half
    if tape.word(end, "or") and many == 1:
        second = counted(tape, end + 1)
        if second is not None and tape.says(second[1], "unit") is None:
            return made, second[1]
    if (so := tape.words(end, "or", "so")) is not None:
        return made, so
    joint = tape.skip(end, "-")
    if tape.word(joint, "long"):
        return made, joint + 1
    attribute = made.get("whole") or not tape.tokens[end - 1].word.endswith("s")
    if attribute and many != 1 and tape.word(end, "period", "span", "stretch", "interval"):
        return made.having(whole="period"), end + 1
    return made.having(of=tape.word(end, "of") or None), end


def plural(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """`for years`, `after months`, `years of war`; decades-long."""
    unit, word = tape.says(at, "unit", first=first), tape.tokens[at].word
    if unit is None or unit == "S":
        return None
    joint = tape.skip(at + 1, "-")
    if joint > at + 1 and tape.word(joint, "long") and unit != "Q":
        return form("duration", count="X" if word.endswith("s") else 1, unit=unit), joint + 1
    if not word.endswith("s") or unit in ("Q", "WE"):
        return None
    if tape.before(at, "the") and tape.word(at + 1, "ahead") and not tape.word(at + 2, "of"):
        return form("duration", count="X", unit=unit), at + 2  # in the weeks ahead
    if tape.word_before(at) in company()["before_plural"]:
        return _joined_units(tape, form("duration", count="X", unit=unit), at + 1)
    return None


def _joined_units(tape: Tape, made: Form, end: int) -> Found:
    """`weeks or months` is as long as the first."""
    if (
        tape.word(end, "or", "and")
        and tape.says(end + 1, "unit") is not None
        and tape.tokens[end + 1].word.endswith("s")
    ):
        return made, end + 2 if tape.word(end, "or") else end
    return made, end


def every(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Every day, each year, every two weeks, every other month, per month, daily."""
    if (unit := tape.says(at, "frequency", first=first)) is not None:
        if tape.tokens[at].capital and tape.text[tape.tokens[at].end :][1:2].isupper():
            return None  # the Weekly Intelligence Digest
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


def rate(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """`twice a week`, `$5 million a year`, `800 shootings a month`: how often, behind what is counted."""
    unit = tape.says(at + 1, "unit")
    if (
        unit is None
        or unit == "S"
        or tape.tokens[at + 1].word.endswith("s")
        or not tape.word(at, "a", "an", first=True)
    ):
        return None
    head = tape.text[max(0, tape.tokens[at].start - 30) : tape.tokens[at].start].lower().split()
    if not head:
        return None
    figure = (
        len(head) > 1 and any(sign.isdigit() for sign in head[-2]) and head[-1].isalpha() and head[-1].endswith("s")
    )
    plain = head[-1].strip("$£%").replace(",", "").replace(".", "").isdigit()
    if (head[-1] in company()["rates"] or plain or figure) and tape.says(at + 2, "way") is None:
        return form("set", count=1, unit=unit, quant="a"), at + 2
    return None
