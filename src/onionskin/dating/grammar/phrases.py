"""Every expression of time in a text, the longest at each place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onionskin.dating.form import Form
from onionskin.dating.grammar.bounds import bound_word, bounded, ending, within
from onionskin.dating.grammar.figures import figures, group, operation
from onionskin.dating.grammar.hours import clock, hour_alone, of_day, part_of_day
from onionskin.dating.grammar.named import (
    congress,
    deictic,
    fiscal,
    has_since,
    named_event,
    saying,
    story_event,
    untold_length,
)
from onionskin.dating.grammar.partial import (
    counted_part,
    of_that_year,
    of_turned_year,
    part,
    quarter,
    the_unit,
    unit_end,
    year_quarter,
)
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.qualified import doubted, qualified
from onionskin.dating.grammar.ranges import between, completed, day_range, era_range, joined
from onionskin.dating.grammar.seasons import monsoon
from onionskin.dating.grammar.shifts import day_before, nth, shift
from onionskin.dating.grammar.spans import duration, every, plural, rate
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.turns import turn
from onionskin.dating.lexing import Token, tokens

Phrase = tuple[int, int, Form]
"""[start, end) in code points of the text, and what stands there. A range stands over its two ends."""
_Read = Callable[..., Found | None]

_COUNTS: tuple[_Read, ...] = (ending, shift, rate, duration)
_READERS: dict[str, tuple[_Read, ...]] = {
    "month": (calendar_point,),
    "month_short": (calendar_point,),
    "weekday": (calendar_point,),
    "weekday_short": (calendar_point,),
    "season": (calendar_point,),
    "decade": (calendar_point,),
    "short": (calendar_point,),
    "number": (day_range, era_range, clock, calendar_point, year_quarter, *_COUNTS),
    "ordinal": (day_range, fiscal, congress, counted_part, calendar_point, nth),
    "ordinal_word": (fiscal, congress, counted_part, calendar_point, nth),
    "rank": (counted_part,),
    "cardinal": (*_COUNTS, clock, calendar_point, fiscal, congress),
    "vague": _COUNTS,
    "unit": (shift, day_before, plural, quarter, unit_end, the_unit),
    "daypart": (part_of_day,),
    "part": (part,),
    "turn": (turn,),
    "deictic": (deictic,),
    "saying": (saying,),
    "frequency": (every,),
    "each": (every,),
    "monsoon": (monsoon,),
    "iso": (figures,),
    "slash": (figures,),
    "dash": (figures,),
    "dots": (figures,),
    "group": (group,),
    "zoned": (hour_alone,),
    "clock": (clock,),
    "event": (named_event,),
}
_OPENS: dict[str, tuple[_Read, ...]] = {
    "counts": _COUNTS,
    "between": (between,),
    "within": (within,),
    "fiscal": (fiscal,),
    "since": (has_since,),
    "story": (story_event,),
    "untold": (untold_length,),
    "part": (part,),
    "quarter": (quarter,),
    "operation": (operation,),
    "qualified": (qualified,),
}
"""The readers of words with which an expression may begin, by the names that lexicon.toml uses."""
_ARTICLED = frozenset({"within", "turn", "anaphor", "stretch", "nth", "decade", "century", "turning", "congress",
                       "range", "named", "quarter", "hour", "duration", "monsoon", "ending"})  # fmt: skip
"""Kinds of expression that an article before them belongs to."""
_BEFORE_LENGTH = ("first", "final", "last", "initial", "entire", "whole", "full", "same", "closing", "opening")


def phrases(text: str, cut: Sequence[Token] | None = None) -> list[Phrase]:
    """The expressions of a text in order. One may hold another only where it bounds it or is a range of it."""
    return sorted(_read(Tape(text, tokens(text) if cut is None else cut)), key=lambda one: (one[0], -one[1]))


def _read(tape: Tape) -> Iterator[Phrase]:
    at, last = 0, len(tape.tokens)
    while at < last:
        says = tape.tokens[at].says
        found = None if "sign" in says else _longest(tape, at)
        if found is None:
            at += 1
            continue
        made, after = found
        yield from _placed(tape, at, made, after)
        at = max(after, at + 1)


def _longest(tape: Tape, at: int) -> Found | None:
    best = _alone(tape, at)
    while best is not None and (wider := joined(tape, best, at)) is not None:
        best = wider
    return best


def _alone(tape: Tape, at: int) -> Found | None:
    best: Found | None = None
    for kind, value in tape.tokens[at].says.items():
        readers = _READERS.get(kind, ())
        if kind == "opens":
            readers = tuple(read for name in value for read in _OPENS[name])
        for read in readers:
            found = read(tape, at, first=True)
            if found is not None and (best is None or found[1] > best[1]):
                best = found
    if best is None:
        return None
    best = of_that_year(tape, best) or of_turned_year(tape, best) or best
    return of_day(tape, best) or doubted(tape, best) or best


def _placed(tape: Tape, at: int, made: Form, after: int) -> Iterator[Phrase]:
    """The phrase with its article, and, around it, the bound that the words before it make."""
    start, end = _start(tape, at, made), made.get("end") or tape.tokens[after - 1].end
    if made.kind == "range":
        yield start, end, made
        yield from _ends(tape, at, made, after)
        return
    bound = bounded(tape, at, made) if made.kind not in ("event", "duration", "set", "ref", "deictic") else None
    if bound is not None and tape.before(bound_word(tape, at), "sometime"):
        yield tape.tokens[bound_word(tape, at) - 1].start, end, bound
        yield start, end, made
        return
    yield start, end, bound or made


def _ends(tape: Tape, at: int, made: Form, after: int) -> Iterator[Phrase]:
    """The two ends of a range as they stand, the first with what only the second says."""
    first = at + (made.get("how") == "between")
    first = tape.skip(first, "the") if first > at else first
    last, second = made.get("middle")
    yield _start(tape, first, made.parts[0]), tape.tokens[last - 1].end, completed(*made.parts)
    yield _start(tape, second, made.parts[1]), tape.tokens[after - 1].end, made.parts[1]


def _start(tape: Tape, at: int, made: Form) -> int:
    """Where the phrase begins: an article before it belongs to it where it leans on another time or names a part."""
    at += made.get("lead") or 0
    if made.kind == "shift" and tape.before(at, "just", "only"):
        return tape.tokens[at - 1].start
    if not _takes_article(made):
        return tape.tokens[at].start
    if made.kind in ("duration", "within") and tape.before(at, *_BEFORE_LENGTH) and tape.before(at - 1, "the"):
        at -= 1
    articles: tuple[str, ...] = ("the",)
    if made.get("whole") == "period":
        at -= tape.before(at, "same")
        articles = ("the", "a", "an")
    elif made.kind in ("within", "quarter", "turn", "stretch"):
        articles = ("the", "that", "its", "this")
    return tape.tokens[at - 1].start if tape.before(at, *articles) else tape.tokens[at].start


def _takes_article(made: Form) -> bool:
    if made.kind == "point":
        return made.get("season") is not None and not made.get("held")
    if made.kind == "duration":
        return made.get("whole") is not True
    turned = made.kind == "fiscal" and made.get("leans") is not None
    return made.kind in _ARTICLED or turned or (made.kind == "shift" and bool(made.parts))
