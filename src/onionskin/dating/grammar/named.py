"""Times that have names: holidays and events of the table, fiscal years, Congresses, deictic words, events of the story."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onionskin.dating.form import Form, form
from onionskin.dating.grammar.counting import rank
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.years import year

_EVENT = re.compile(
    r"(?:upon|on|after|following|until|before|since|at)\s+(?:the\s+)?"
    r"(?:his|her|their|its|my|our|[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,3}['’]s?)\s+"
    r"(?P<act>return|arrival|departure|death|visit|resignation|appointment|release|arrest|inauguration|election)\b"
    r"(?:\s+(?:to|from|in|for)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+[A-Z][\w-]*){0,3})*"
)
"""An event of the story that dates another: `upon his return from Moscow`."""
_ACTS = frozenset({"return", "arrival", "departure"})
"""Acts that make a moment of the story a date here; the others only where they stand with a preposition of time."""


@dataclass(frozen=True, slots=True)
class Event:
    """A row of events.toml: `edtf` the day or span, or `rule` how it falls in each year; `when` a condition on the text."""

    name: str
    pattern: re.Pattern[str]
    edtf: str
    rule: str
    year: bool
    source: str


@cache
def events() -> tuple[Event, ...]:
    """Every named event, in the order of the file."""
    table = tomllib.loads((files("onionskin.dating") / "events.toml").read_text("utf-8"))
    return tuple(
        Event(
            row["name"],
            re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)"),
            row.get("edtf", ""),
            row.get("rule", ""),
            row.get("year", False),
            row["source"],
        )
        for row in table["event"]
    )


@cache
def _any_event() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<e{at}>{event.pattern.pattern})" for at, event in enumerate(events())))


def named_events(text: str) -> list[tuple[int, int, Form]]:
    """Every named event of a text; a year behind it belongs to it (`Tet 1968`, `Christmas of 1964`)."""
    found = []
    for one in _any_event().finditer(text):
        event = events()[int((one.lastgroup or "e0")[1:])]
        end, fields = one.end(), dict[str, int]()
        behind = re.match(r"\s*(?:of\s+|,\s*)?(1[5-9]\d\d|20[0-4]\d)(?![\d,.]\d|\w)", text[end : end + 12])
        if event.year and behind:
            fields, end = {"year": int(behind[1])}, end + behind.end()
        found.append((one.start(), end, form("named", name=event.name, **fields)))
    return found


def story_events(text: str) -> list[tuple[int, int, Form]]:
    """Events of the story that date another."""
    return [
        (one.start(), one.end(), form("event", act=one["act"], words=one[0]))
        for one in _EVENT.finditer(text)
        if one["act"] in _ACTS
    ]


def fiscal(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """FY 1965, FY66, fiscal year 1980, first quarter FY 1967, the transition quarter."""
    quarter, after = None, at
    ranked = rank(tape, at, first=first)
    if ranked is not None and tape.says(ranked[1], "unit") == "Q":
        quarter, after = ranked[0], tape.skip(tape.skip(ranked[1] + 1, "of"), "the")
        if not tape.word(after, "fy", "fiscal"):
            return None
        first = False
    if tape.word(after, "fy", first=first):
        after = tape.skip(tape.skip(after + 1, "-"), ".")
    elif tape.word(after, "fiscal", first=first) and tape.says(after + 1, "unit") == "Y":
        after += 2
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
    return form("congress", number=ranked[0]), ranked[1] + 1


_TIMES: Mapping[str, tuple[str, ...]] = {
    "PRESENT_REF": ("at present", "at the present time", "to date", "for the time being", "right now", "so far"),
    "FUTURE_REF": ("in the near future", "the near future", "in the future", "the future"),
    "PAST_REF": ("in the past", "the past", "in recent times"),
}


def deictic(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """Today, yesterday morning, now, recently, thereafter, in the meantime, has since been."""
    row = tape.says(at, "deictic", first=first)
    if row is not None:
        value, by = row
        if value == "D":
            tod = tape.says(at + 1, "daypart")
            return form("deictic", value="D", by=by, tod=tod), at + (2 if tod else 1)
        if value in ("AFTER", "MEANTIME", "NI") or value.endswith("_REF"):
            return form("deictic", value=value, by=by), at + 1
        return None
    if tape.word(at, "since", first=first):
        row_before = tape.near(at) and tape.tokens[at - 1].word in ("has", "have", "had")
        if (row_before and not tape.word(at + 1, "been", "the", "he", "it")) or (
            row_before and tape.word(at + 1, "been")
        ):
            return form("deictic", value="SINCE", by=0), at + 1
    return _phrase(tape, at, first)


def _phrase(tape: Tape, at: int, first: bool) -> Found | None:
    for value, phrases in _TIMES.items():
        for phrase in phrases:
            words = phrase.split()
            if tape.word(at, words[0], first=first):
                end = tape.words(at + 1, *words[1:]) if len(words) > 1 else at + 1
                if end is not None and not (words[-1] in ("past", "future") and _noun_follows(tape, end)):
                    return form("deictic", value=value, by=0, phrase=phrase), end
    return None


def _noun_follows(tape: Tape, at: int) -> bool:
    """Whether `the past` is an adjective here: the past three years, the future government."""
    end = tape.tokens[at - 1].end
    tail = tape.text[end : end + 24]
    return bool(re.match(r"\s+[a-z]", tail)) and not re.match(
        r"\s+(?:and|or|but|is|was|will|would|of|to|that|as|for)\b", tail
    )
