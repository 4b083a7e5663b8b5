"""Every expression of time in a text, the longest at each place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onionskin.dating.form import Form
from onionskin.dating.grammar.bounds import between, bounded, completed, day_range, ending, joined, within
from onionskin.dating.grammar.figures import clock, figures, operation_day
from onionskin.dating.grammar.named import congress, deictic, fiscal, named_events, story_events
from onionskin.dating.grammar.points import calendar_point
from onionskin.dating.grammar.relative import day_before, nth, of_that_year, part, shift, turn
from onionskin.dating.grammar.spans import duration, every
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.lexing import Token, tokens

Phrase = tuple[int, int, Form]
"""[start, end) in code points of the text, and what stands there. A range stands over its two ends."""
_Read = Callable[..., Found | None]

_COUNTS: tuple[_Read, ...] = (ending, shift, duration)
_JOINS = frozenset({"and", "or", "to", "through", "thru", "until", "-", "–", "—", "/"})
_READERS: dict[str, tuple[_Read, ...]] = {
    "month": (calendar_point,),
    "month_short": (calendar_point,),
    "weekday": (calendar_point,),
    "weekday_short": (calendar_point,),
    "season": (calendar_point,),
    "number": (day_range, clock, calendar_point, *_COUNTS),
    "short": (calendar_point,),
    "ordinal": (day_range, fiscal, congress, calendar_point, nth),
    "ordinal_word": (fiscal, congress, calendar_point, nth),
    "cardinal": (*_COUNTS, calendar_point, fiscal, congress),
    "vague": (*_COUNTS,),
    "decade": (calendar_point,),
    "unit": (shift, day_before, duration),
    "daypart": (),
    "part": (part,),
    "turn": (part, turn),
    "deictic": (deictic,),
    "frequency": (every,),
    "each": (every,),
    "iso": (figures,),
    "slash": (figures,),
    "dash": (figures,),
    "dots": (figures,),
    "group": (figures,),
    "clock": (clock,),
    "join": (between, within, fiscal, deictic, ending, shift, duration),
}


def phrases(text: str, cut: Sequence[Token] | None = None) -> list[Phrase]:
    """The expressions of a text in order. One may hold another only where it bounds it (`sometime before the fall`)."""
    tape = Tape(text, tokens(text) if cut is None else cut)
    found = [*_apart(named_events(text)), *operation_day(text, 0, len(text)), *story_events(text)]
    taken = [(start, end) for start, end, _ in found]
    found += [one for one in _read(tape) if not any(start < one[1] and one[0] < end for start, end in taken)]
    return sorted(found, key=lambda one: (one[0], -one[1]))


def _apart(found: list[Phrase]) -> list[Phrase]:
    kept: list[Phrase] = []
    for one in found:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _read(tape: Tape) -> Iterator[Phrase]:
    at, last = 0, len(tape.tokens)
    while at < last:
        found = _longest(tape, at)
        if found is None:
            at += 1
            continue
        made, after = found
        yield from _placed(tape, at, made, after)
        at = max(after, at + 1)


def _longest(tape: Tape, at: int) -> Found | None:
    best = _alone(tape, at)
    while best is not None and (wider := joined(tape, best)) is not None:
        best = wider
        if best[0].get("how") != "and":
            break
    return best


def _alone(tape: Tape, at: int) -> Found | None:
    best: Found | None = None
    for kind in tape.tokens[at].says:
        for read in _READERS.get(kind, ()):
            found = read(tape, at, first=True)
            if found is not None and (best is None or found[1] > best[1]):
                best = found
    if best is None:
        return None
    return of_that_year(tape, best) or best


def _placed(tape: Tape, at: int, made: Form, after: int) -> Iterator[Phrase]:
    """The phrase with its article, and, around it, the bound that the words before it make."""
    start, end = _start(tape, at, made), tape.tokens[after - 1].end
    if made.kind == "range":
        yield start, end, made
        yield from _ends(tape, at, made, after)
        return
    bound = bounded(tape, at, (made, after))
    if bound is not None and tape.before(_bound_word(tape, at), "sometime"):
        outer = tape.tokens[_bound_word(tape, at) - 1].start
        yield outer, end, bound
        yield start, end, made
        return
    yield start, end, bound or made


def _ends(tape: Tape, at: int, made: Form, after: int) -> Iterator[Phrase]:
    """The two ends of a range as they stand, the first with what only the second says."""
    middle = at
    while middle < after and not (middle > at and tape.tokens[middle].word in _JOINS):
        middle += 1
    first, last = at + (made.get("how") == "between"), middle - 1
    second = tape.skip(middle + 1, "-", "the")
    if second < after:
        yield _start(tape, first, made.parts[0]), tape.tokens[last].end, completed(*made.parts)
        yield _start(tape, second, made.parts[1]), tape.tokens[after - 1].end, made.parts[1]


def _bound_word(tape: Tape, at: int) -> int:
    return at - 2 if tape.tokens[at - 1].word == "the" else at - 1


def _start(tape: Tape, at: int, made: Form) -> int:
    """Where the phrase begins: an article before it belongs to it where it leans on another time or names a part."""
    if tape.near(at) and tape.tokens[at - 1].word in ("the", "that", "a") and _takes_article(made):
        return tape.tokens[at - 1].start
    return tape.tokens[at].start


def _takes_article(made: Form) -> bool:
    if made.kind == "point":
        return made.get("season") is not None or made.get("tod") is not None
    return made.kind in (
        "within",
        "turn",
        "anaphor",
        "stretch",
        "nth",
        "decade",
        "century",
        "turning",
        "congress",
        "range",
    ) or (made.kind == "shift" and bool(made.parts))
