"""Which role a label beside a date gives it: written, of the information, acquired, stamped, released."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onionskin.dating.words import table

ROLES = ("written", "information", "acquired", "stamped", "released")
"""What a date may be to its document (domain reference §5.3)."""
_NOT_PRINT = " \t:.-–—_*|=#('’\"“[/"
GAP = 14
"""Code points of white space and signs that may stand between a label and its date."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label on the page: its role, and where it stands."""

    role: str
    start: int
    end: int


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["role"], re.compile(rf"(?<![\w])(?:{row['pattern']})(?P<gap>[\s:.\-–—_*|=#('’\"“\[/]{{0,{GAP}}})$", re.I))
        for row in table("documents.toml")["label"]
    )


@cache
def head_line() -> re.Pattern[str]:
    """Lines that open a document."""
    return re.compile(table("documents.toml")["head"]["line"], re.I)


@cache
def small_words() -> frozenset[str]:
    """Words in small letters that the place of a dateline may have."""
    return frozenset(table("documents.toml")["head"]["small"])


@cache
def cited_words() -> frozenset[str]:
    """Words that no place has."""
    return frozenset(table("documents.toml")["head"]["cited"])


@cache
def law() -> re.Pattern[str]:
    """Words behind which a year names a law."""
    return re.compile(table("documents.toml")["release"]["law"], re.I)


@cache
def _release_line() -> re.Pattern[str]:
    return re.compile(table("documents.toml")["release"]["line"], re.I)


def line_of(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line in which a place lies."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def label_of(text: str, start: int) -> Label | None:
    """The label right before a date: on its line, or alone on the line above."""
    first, last = line_of(text, start)
    line = text[first:start]
    if _release_line().match(text[first:last]):
        return Label("released", first, start)
    if line.strip(_NOT_PRINT):
        return _longest(line, first)
    above = text[:first].rstrip()
    begin, end = line_of(text, len(above))
    if first - end > 3 or not above:
        return None
    found = _longest(text[begin:end], begin)
    # A label alone above: anything else on its line would be what it labels. Without a colon it heads a column.
    alone = found is not None and not text[begin : found.start].strip(_NOT_PRINT + "0123456789")
    return found if alone and found is not None and (":" in text[found.end : end] or found.role != "written") else None


def _longest(line: str, offset: int) -> Label | None:
    best: Label | None = None
    for role, pattern in _labels():
        found = pattern.search(line)
        if found is None or not _labels_only(line, found, role):
            continue
        if best is None or found.start() + offset < best.start:
            best = Label(role, offset + found.start(), offset + found.start("gap"))
    return best


def _labels_only(line: str, found: re.Match[str], role: str) -> bool:
    """Whether it is a label and no word of a sentence: a colon behind it, a bracket before, its line's first word."""
    head = line[: found.start()].rstrip()
    if ":" in found["gap"] or (role == "stamped" and head.endswith(("(", "["))):
        return True
    return not head.strip(_NOT_PRINT) and (found[0].isupper() or len(found["gap"].strip()) > 0 or found[0].istitle())
