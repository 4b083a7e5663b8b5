"""Years: four figures that are no quantity, two figures where a century may follow from the context, eras."""

from __future__ import annotations

from typing import Any

from onionskin.dating.grammar.tape import Tape

Year = tuple[dict[str, Any], int]
"""The fields `year` (and `era`, `digits`), and the index of the token after them."""
EARLIEST, LATEST = 1000, 2100
"""Four figures outside are no year of these papers, unless an era stands beside them."""
PLAIN = range(1500, 2051)
"""A bare number is taken for a year in this range only, and only where nothing speaks for a quantity."""
_ASKED = frozenset(
    [
        "in",
        "of",
        "since",
        "until",
        "till",
        "by",
        "during",
        "from",
        "to",
        "through",
        "thru",
        "before",
        "after",
        "around",
        "about",
        "circa",
        "c",
        "ca",
        "between",
        "early",
        "mid",
        "late",
        "and",
        "or",
        "year",
        "years",
        "the",
        "fall",
        "spring",
        "summer",
        "autumn",
        "winter",
        "mid-",
        "throughout",
        "into",
        "for",
        "as",
        "calendar",
        "ending",
    ]
)
_COUNTED = frozenset(
    [
        "men",
        "people",
        "troops",
        "persons",
        "soldiers",
        "miles",
        "feet",
        "tons",
        "pounds",
        "dollars",
        "percent",
        "km",
        "kilometers",
        "kilometres",
        "yards",
        "hours",
        "meters",
        "metres",
        "acres",
        "copies",
        "rounds",
        "aircraft",
        "planes",
        "cadres",
        "families",
        "tanks",
        "guns",
        "casualties",
        "deaths",
        "votes",
        "votes.",
        "members",
        "kg",
        "lbs",
        "times",
        "degrees",
    ]
)
_NUMBERED = frozenset(["no", "nos", "number", "page", "pages", "p", "pp", "par", "para", "paragraph", "section", "sec", "item", "tel", "telegram", "msg", "embtel", "deptel", "project", "dept", "room", "box", "folder", "serial", "case", "file", "doc", "document", "article", "pl", "law", "order", "route", "hill", "extension", "ext", "nr"])  # fmt: skip


def year(tape: Tape, at: int, *, first: bool = False, after_month: bool = False) -> Year | None:
    """A year where one is wanted: after a month, a season, `of`. Two figures count after a month or an apostrophe."""
    if (short := tape.says(at, "short", first=first)) is not None:
        return {"year": int(short[1:]), "digits": 2}, at + 1
    printed = tape.says(at, "number", first=first)
    if printed is None or not printed.isdigit():
        return None
    if (era := _era(tape, at + 1)) is not None:
        return {"year": int(printed), "era": era[0]}, era[1]
    if len(printed) == 4 and EARLIEST <= int(printed) <= LATEST:
        return {"year": int(printed)}, at + 1
    if after_month and len(printed) == 2 and int(printed) > 31:
        return {"year": int(printed), "digits": 2}, at + 1
    return None


def bare_year(tape: Tape, at: int) -> Year | None:
    """A year that stands by itself, if what stands around it does not make it a quantity or a number of something."""
    found = year(tape, at, first=True)
    if found is None or found[0].get("digits") == 2:
        return found if found and _decimal_apart(tape, at) else None
    fields, after = found
    if "era" in fields:
        return found
    if fields["year"] not in PLAIN or not _decimal_apart(tape, at):
        return None
    before = _word_before(tape, at)
    behind = _word_after(tape, after)
    if behind in _COUNTED or before in _NUMBERED or before in ("$", "#", "£", "no."):
        return None
    if before in _ASKED:
        return found
    quantity = (
        behind.endswith("s") and behind.isalpha() and behind not in ("was", "is", "as", "has", "its", "his", "this")
    )
    return None if quantity and before not in ("the", "a", "this", "that") else found


def _era(tape: Tape, at: int) -> tuple[str, int] | None:
    if tape.word(at, "bc", "bce"):
        return "bc", at + 1
    if tape.word(at, "b") and tape.words(at, "b", ".", "c"):
        return "bc", tape.skip(at + 3, ".")
    if tape.word(at, "ad", "ce") and tape.tokens[at].capital:
        return "ad", at + 1
    return None


def _decimal_apart(tape: Tape, at: int) -> bool:
    """Whether no sign ties the figures to others: 1,957.50 and 12/1957 and 1957-A are no years."""
    token = tape.tokens[at]
    before = tape.text[token.start - 1 : token.start]
    behind = tape.text[token.end : token.end + 2]
    if before and before in "$£€#/\\_":
        return False
    return not (behind[:1] == "%" or (behind[:1] in ".,:/" and behind[1:2].isdigit()))


def _word_before(tape: Tape, at: int) -> str:
    head = tape.text[max(0, tape.tokens[at].start - 40) : tape.tokens[at].start].split()
    return head[-1].lower().strip("(\"'“‘[") if head else ""


def _word_after(tape: Tape, at: int) -> str:
    end = tape.tokens[at - 1].end
    tail = tape.text[end : end + 40]
    if not tail or tail[0] not in " \n":
        return ""
    words = tail.split()
    return words[0].lower() if words else ""
