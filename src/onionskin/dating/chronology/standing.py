"""How two statements stand to each other: in time, in sureness, by their words.

early 1957   ├────┤                    apart: each chooses a part of one year, and the parts exclude each other
mid-1957            ├────┤
before the fall of 1957  ◀──────┤      wider than either
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onionskin.dating.edtf import EdtfError, Value, bounds, ordinal, parse, relation
from onionskin.record import Statement

_DATES = {"equal": "equal", "within": "narrower", "contains": "wider", "overlaps": "overlap"}
_YEAR = re.compile(r"\d{4}")
_RANK = {"CT": 3, "PR": 2, "PS": 1}


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a time, as ordinals; None where open."""

    first: int | None
    last: int | None

    @property
    def width(self) -> int:
        """How many days it spans; 0 where a side is open."""
        return 0 if self.first is None or self.last is None else self.last - self.first + 1


@lru_cache(maxsize=1 << 16)
def value(edtf: str) -> Value | None:
    """An EDTF string as a value; None where it is none, which only a person's hand could bring."""
    try:
        return parse(edtf)
    except EdtfError:
        return None


@lru_cache(maxsize=1 << 16)
def days(edtf: str) -> Days:
    """The days of an EDTF string."""
    of = value(edtf)
    found = None if of is None else bounds(of)
    if found is None:
        return Days(None, None)
    ends = (found.earliest, found.latest)
    return Days(*(None if end is None else ordinal(end) for end in ends))


@lru_cache(maxsize=1 << 18)
def dates(one: str, other: str, parts: tuple[str, str]) -> str:
    """One of DATES but `undated`, of `one` as seen from `other`. `parts` are the parts of a period that each chooses.

    What only the looseness of `~` brings together is together, unless each names another part of one year: whoever
    says *mid-1957* denies *early 1957*, though both are loose.
    """
    a, b = value(one), value(other)
    if a is None or b is None:
        return "overlap"
    if parts[0] and parts[1] and parts[0] != parts[1] and apart(one, other) is not None:
        return "apart"
    return _DATES.get(relation(a, b), "apart")


def apart(one: str, other: str) -> int | None:
    """How many days lie between two times that have no day in common; None where they have one."""
    a, b = days(one), days(other)
    for left, right in ((a, b), (b, a)):
        if left.last is not None and right.first is not None and left.last < right.first:
            return right.first - left.last - 1
    return None


def one_figure(one: str, other: str) -> bool:
    """Whether two times differ in one figure of the year alone, as where a page was misread: 1957-11 and 1997-11."""
    if one == other or _YEAR.sub("", one) != _YEAR.sub("", other):
        return False
    pairs = set(zip(_YEAR.findall(one), _YEAR.findall(other), strict=True))
    return len(pairs) == 1 and all(sum(a != b for a, b in zip(*pair, strict=True)) == 1 for pair in pairs)


def sureness(one: str, other: str) -> str:
    """One of SURENESS, of the factuality `one` as seen from `other`."""
    if "Uu" in (one, other):
        return "unsaid"
    if one[-1] != other[-1]:
        return "reversed"
    by = _RANK[one[:2]] - _RANK[other[:2]]
    return "same" if by == 0 else "stronger" if by > 0 else "weaker"


def effective(statement: Statement) -> str:
    """How sure a statement is: the author's word; where the author leaves it open, that of the last voice."""
    if statement.factuality != "Uu" or len(statement.voices) < 2:
        return statement.factuality
    return max(statement.voices, key=lambda voice: voice.rank).factuality


def likeness(one: Statement, other: Statement) -> float:
    """How far the words of two statements are the same, from 0 to 1: shared ones against those of the shorter, less
    where one says much more. 0 where one has fewer than two words.
    """
    a, b = set(one.words), set(other.words)
    if min(len(a), len(b)) < 2:
        return 0.0
    shared = len(a & b)
    return 0.7 * shared / min(len(a), len(b)) + 0.3 * shared / max(len(a), len(b))
