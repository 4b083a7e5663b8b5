"""Years: four figures that are no quantity, two figures where a century may follow from the context, eras."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onionskin.dating.grammar.tape import Tape
from onionskin.dating.words import company

Year = tuple[dict[str, Any], int]
"""The fields `year` (and `era`, `digits`), and the index of the token after them."""
EARLIEST, LATEST = 1000, 2100
"""Four figures outside are no year of these papers, unless an era stands beside them."""
_HYPHENED = re.compile(r"(?:[\d\s-]|[a-z]{2,3})-$")
"""What a hyphen may tie to a year: 1955-1957, mid-1957, pre-1957; but not a code such as SM-1963."""
_NEXT_YEAR = re.compile(r"/\d\d(?!\d)")
"""`/57` behind 1956."""
PLAIN = range(1750, 2051)
"""A bare number is taken for a year in this range only, and only where nothing speaks for a quantity."""


def year(tape: Tape, at: int, *, first: bool = False, after_month: bool = False) -> Year | None:
    """A year where one is wanted: after a month, a season, `of`. Two figures count after a month or an apostrophe."""
    if (short := tape.says(at, "short", first=first)) is not None:
        return {"year": int(short[1:]), "digits": 2}, at + 1
    printed = tape.says(at, "number", first=first)
    if printed is None:
        return spelt(tape, at, first=first)
    if not printed.isdigit():
        return None
    if len(printed) <= 4 and (found := era(tape, at + 1)) is not None:
        return {"year": int(printed), "era": found[0]}, found[1]
    if len(printed) == 4 and EARLIEST <= int(printed) <= LATEST:
        return {"year": int(printed)}, at + 1
    if after_month and len(printed) == 2 and int(printed) > 31:
        return {"year": int(printed), "digits": 2}, at + 1
    return None


def spelt(tape: Tape, at: int, *, first: bool = False) -> Year | None:
    """A year in words: nineteen fifty-seven, two thousand."""
    century = tape.says(at, "cardinal", first=first)
    if century == 2 and tape.word(at + 1, "thousand") and not tape.says(at + 2, "unit"):
        return {"year": 2000}, at + 2
    if century is None or not 15 <= century <= 20:
        return None
    tens = tape.says(at + 1, "cardinal")
    if tens is None or not 10 <= tens <= 90:
        return None
    joint = tape.skip(at + 2, "-")
    ones = tape.says(joint, "cardinal") if tens >= 20 else None
    if ones is not None and ones < 10:
        return {"year": century * 100 + tens + ones}, joint + 1
    return {"year": century * 100 + tens}, at + 2


def bare_year(tape: Tape, at: int) -> Year | None:
    """A year that stands by itself, if what stands around it does not make it a quantity or a number of something."""
    found = year(tape, at, first=True)
    if found is None or not _apart(tape, at):
        return None
    fields, after = found
    words, before = company(), tape.word_before(at)
    if fields.get("digits") == 2:
        return found if before in words["before_year"] or before.endswith(",") else None
    if "era" in fields or tape.says(at, "cardinal", first=True):
        return found
    behind = tape.word_after(after)
    if fields["year"] not in PLAIN or behind in words["counted"] or before.rstrip(".") in words["numbered"]:
        return None
    if before.isalpha() and _messages().search(tape.text, max(0, tape.tokens[at].start - 40), tape.tokens[at].start):
        return None
    hyphened = tape.text[tape.tokens[at].start - 1 :][:1] == "-"
    if hyphened or (before in words["before_year"] and before not in words["about"]):
        return found
    plural = behind.endswith("s") and behind.isalpha() and behind not in words["follows_year"]
    if plural and before not in ("a", "this"):
        return None  # 1600 cadres
    return None if _numbers(tape, after) or _heads_a_note(tape, at) else found


def _heads_a_note(tape: Tape, at: int) -> bool:
    """Whether the figures open a line and a stop follows: `1533. Pike, op. cit.` is the number of a note."""
    token = tape.tokens[at]
    return (
        tape.text[max(0, token.start - 1) : token.start] in ("", "\n") and tape.text[token.end : token.end + 2] == ". "
    )


@cache
def _messages() -> re.Pattern[str]:
    """A kind of message and its place, right before the figures that number it."""
    return re.compile(rf"\b(?:{'|'.join(sorted(company()['messages']))})\.?\s+[A-Z]\w+\s+$".replace("(?:", "(?i:", 1))


def _numbers(tape: Tape, after: int) -> bool:
    """Whether the date of what the figures number stands behind them: `Saigon 1622, 14 March 1963`."""
    if not tape.word(after, ","):
        return False
    month_first = tape.says(after + 1, "month") or tape.says(after + 1, "month_short")
    month_second = tape.says(after + 2, "month") or tape.says(after + 2, "month_short")
    day = tape.says(after + 1, "number") if month_second else tape.says(after + 2, "number") if month_first else None
    return day is not None and len(day) <= 2


def era(tape: Tape, at: int) -> tuple[str, int] | None:
    """BC or AD behind a year, and the index after it."""
    if tape.word(at, "bc", "bce"):
        return "bc", at + 1
    if tape.word(at, "b") and tape.words(at, "b", ".", "c"):
        return "bc", tape.skip(at + 3, ".")
    if tape.word(at, "ad", "ce") and tape.tokens[at].capital:
        return "ad", at + 1
    return None


def _apart(tape: Tape, at: int) -> bool:
    """Whether no sign ties the figures to others: 1,957.50 and 12/1957 and 1957-A and 1900-lb are no years."""
    token = tape.tokens[at]
    before = tape.text[max(0, token.start - 4) : token.start]
    behind = tape.text[token.end : token.end + 4]
    if _NEXT_YEAR.match(behind) and int(behind[1:3]) == (int(token.word[-2:]) + 1 if token.word[-2:].isdigit() else -1):
        return True
    if before[-1:] and before[-1] in "$£€#/\\_=+*":
        return False
    if before[-1:] == "-" and not _HYPHENED.search(before):
        return False
    if behind[:1] in "-–" and behind[1:2].isalpha() and tape.word_before(at) not in ("in", "of", "since", "by"):
        return False
    return not (behind[:1] == "%" or (behind[:1] in ".,:/" and behind[1:2].isdigit()))
