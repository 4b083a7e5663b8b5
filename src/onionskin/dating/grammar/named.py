"""Times that have names: holidays and events, fiscal years, Congresses, pointing words, events of the story."""

from __future__ import annotations

import re
from functools import cache

from onionskin.dating.form import form
from onionskin.dating.grammar.counting import rank
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.years import year
from onionskin.dating.words import company, events

_STORY = re.compile(
    r"(?:[Uu]pon|[Oo]n|[Aa]fter|[Ff]ollowing|[Uu]ntil|[Bb]efore|[Ss]ince|[Aa]t)\s+(?:the\s+)?"
    r"(?:his|her|their|its|my|our|[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3}['’]s?)\s+(?P<act>return|arrival|departure)\b"
    r"(?:\s+(?:to|from|in|for)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,3})*"
)
"""An event of the story that dates another: `upon his return from Moscow`."""
_NAMED = re.compile(r"\b[A-Z]\w+ $")
"""A word with a capital right before on the same line: both are a name."""
_YEAR_BEHIND = re.compile(r"\s*(?:of\s+|,\s*)?(1[5-9]\d\d|20[0-4]\d)(?![\d,.]\d|\w)")


def story_event(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """`upon his return from Moscow`, `until Ho's departure`: an event of the story that dates another."""
    found = _STORY.match(tape.text, tape.tokens[at].start)
    if found is None:
        return None
    return form("event", act=found["act"], end=found.end()), _after(tape, at, found.end())


def named_event(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """A named event; a year behind a holiday belongs to it (`Tet 1968`, `Christmas of 1964`)."""
    start = tape.tokens[at].start
    for number in tape.tokens[at].says["event"]:
        event = events()[number]
        found = event.pattern.match(tape.text, start)
        if found is None:
            continue
        end, fields = found.end(), dict[str, int]()
        behind = _YEAR_BEHIND.match(tape.text, end) if event.year else None
        if event.guarded and not behind and not _guarded(tape, at):
            continue
        if behind:
            fields, end = {"year": int(behind[1])}, behind.end()
        after = _after(tape, at, end)
        if event.year and tape.word_after(after) in company()["named_thing"]:
            continue
        return form("named", name=event.name, end=end, **fields), after
    return None


def _guarded(tape: Tape, at: int) -> bool:
    """Whether a preposition of time stands before, with an article between or not."""
    joint = at - tape.before(at, "the")
    return tape.near(joint) and tape.tokens[joint - 1].word in company()["of_time"]


def _after(tape: Tape, at: int, end: int) -> int:
    """The index of the first token at or after a place in the text."""
    while at < len(tape.tokens) and tape.tokens[at].start < end:
        at += 1
    return at


def fiscal(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """FY 1965, FY66, fiscal year 1980, fiscal 1989, first quarter FY 1967, the fiscal first quarter."""
    quarter, after = None, at
    ranked = rank(tape, at, first=first)
    if ranked is not None and tape.says(ranked[1], "unit") == "Q":
        quarter, after = ranked[0], tape.skip(tape.skip(ranked[1] + 1, "of"), "the")
        first = False
    if tape.word(after, "fy", first=first):
        after = tape.skip(tape.skip(after + 1, "-"), ".")
    elif tape.word(after, "fiscal", first=first):
        joint = tape.skip(after + 1, "-")
        ranked = rank(tape, joint)
        unit = tape.skip(ranked[1], "-") if ranked is not None else joint
        if ranked is not None and tape.says(unit, "unit") == "Q":
            return form("quarter", number=ranked[0]), unit + 1
        after = joint + 1 if tape.says(joint, "unit") == "Y" else joint
    else:
        return None
    printed = tape.says(after, "number")
    if printed is not None and printed.isdigit() and len(printed) in (2, 4):
        return form("fiscal", year=int(printed), digits=len(printed), quarter=quarter), after + 1
    short = year(tape, after)
    return None if short is None else (form("fiscal", **short[0], quarter=quarter), short[1])


def congress(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The 85th Congress."""
    ranked = rank(tape, at, first=first)
    if ranked is None or not tape.word(ranked[1], "congress") or not 1 <= ranked[0] <= 150:
        return None
    return (form("congress", number=ranked[0]), ranked[1] + 1) if tape.tokens[ranked[1]].capital else None


def deictic(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Today, yesterday, now, recently, thereafter, meanwhile; recent months; the future."""
    value, by = tape.tokens[at].says["deictic"]
    word = tape.tokens[at].word
    if tape.before(at, "as") and tape.word(at + 1, "as"):
        return None  # as recently as late 1957
    if word in ("recent", "current", "future"):
        return _adjective(tape, at, value)
    if word == "now" and tape.text[tape.tokens[at].end : tape.tokens[at].end + 1] == "-":
        return None  # the now-cancelled deal
    if tape.tokens[at].capital and _NAMED.search(tape.text, max(0, tape.tokens[at].start - 30), tape.tokens[at].start):
        return None  # the book `Vietnam Today`
    if word == "previously" and not tape.tokens[at].capital:
        return None  # had previously been: how it stands to the rest of its sentence
    return form("deictic", value=value, by=by), at + 1


def _adjective(tape: Tape, at: int, value: str) -> Found | None:
    """`recent`, `current`, `future` before a noun; with a unit of time they are one expression: recent months."""
    unit = tape.says(at + 1, "unit")
    if unit is not None and tape.tokens[at].word != "current":
        return (form("ref", value=value, unit=unit), at + 2) if tape.tokens[at + 1].word.endswith("s") else None
    follows = tape.word_after(at + 1)
    if not follows or not follows[0].isalpha() or unit is not None or follows in company()["after_noun"]:
        return None
    if tape.word_before(at) in company()["before_future"] and tape.tokens[at].word == "future":
        return None
    if tape.tokens[at].capital and tape.text[tape.tokens[at].end :][1:2].isupper():
        return None  # the Current Intelligence Memorandum
    if tape.word_before(at) in ("most", "more"):
        return None
    return form("deictic", value=value, by=0), at + 1


def saying(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Some words that are one time together: at present, to date, the near future."""
    for said in sorted(tape.tokens[at].says["saying"], key=lambda one: -len(one.words)):
        end = tape.words(at + 1, *said.words[1:])
        if end is None:
            continue
        if said.words[-1] in ("past", "future") and _noun_follows(tape, end):
            continue
        if said.value == "THEN" and tape.word(end, "of", "when", "that"):
            continue
        if said.value == "PXX" and tape.word(end, "in", "after", "before", "during", "ago", "between"):
            continue  # some time in 1957, a short time ago
        return form("deictic", value=said.value, by=0, lead=said.lead), end
    return None


def untold_length(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """A short period of time, a fairly long while: a length that nobody tells."""
    found = _untold().match(tape.text, tape.tokens[at].start)
    if found is None:
        return None
    return form("deictic", value="PXX", by=0, end=found.end()), _after(tape, at, found.end())


@cache
def _untold() -> re.Pattern[str]:
    words = company()
    degree, long = ("|".join(words[name]) for name in ("degrees", "lengths"))
    what = r"(?:period|stretch|interval|while)(?:\s+of\s+time)?"
    return re.compile(rf"an?\s+(?:(?:{degree})\s+)?(?:{long})\s+{what}\b", re.I)


def _noun_follows(tape: Tape, at: int) -> bool:
    """Whether `the past` is an adjective here: the past three years, the future government."""
    follows = tape.word_after(at)
    return follows.isalnum() and follows not in company()["after_noun"]


def has_since(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """`has since been cited`: from what was told to the writing."""
    if not tape.before(at, "has", "have", "had"):
        return None
    return form("deictic", value="SINCE", by=0), at + 1
