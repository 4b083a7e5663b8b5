"""Portion marks, with the precautions that a list item `(c)` and a source's `(S)` make needful (domain §2.2)."""

from __future__ import annotations

import re

from onionskin.marking.lines import remark
from onionskin.record import Annotation, Mark, Value

_PORTION = re.compile(
    r"^[^\S\n]{0,12}(?:(?:\d{1,3}|[A-Za-z]|[IVX]{1,4})[.)]\s{0,4})?(?P<mark>\((?P<level>TSC?|Ss?|Cc?|Uu?|R)"
    r"(?://(?P<controls>[A-Z0-9][A-Z0-9 ,/-]{0,40}))?(?:-(?P<old>[A-Z]{2,4}))?\))"
    r"(?=[^\S\n]{1,4}[\w\"'“‘█■\[]|[^\S\n]{0,4}$)",
    re.MULTILINE,
)
_LETTER = re.compile(r"^[^\S\n]{0,12}\(([A-Z])\)", re.MULTILINE)
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
FIRST = 1972
"""The year from which portions were marked (E.O. 11652)."""
LEVELS = {
    "TS": "TOP SECRET",
    "TSC": "TOP SECRET",
    "S": "SECRET",
    "C": "CONFIDENTIAL",
    "U": "UNCLASSIFIED",
    "R": "RESTRICTED",
}


def portion_marks(text: str) -> list[Annotation]:
    """The portion marks of a page.

    One with controls (`(S//NF)`, `(S-NF)`, `(TSC)`) shows itself. Bare letters count where they are no items of a
    lettered list and two levels occur, or one follows a paragraph's number; on a page whose years are all before 1972
    only where more speaks for them, for a paper that is older may have been marked at its review.
    """
    found = list(_PORTION.finditer(text))
    sure = [item for item in found if _sure(item)]
    bare = [item for item in found if not _sure(item)]
    if not bare:
        return [_remark(item) for item in sure]
    listed = {letter[1] for letter in _LETTER.finditer(text)} - set("SCUR")
    years = [int(year[0]) for year in _YEAR.finditer(text)]
    levels = {_level(item) for item in bare}
    after = [item for item in bare if _numbered(item)]
    if listed:
        bare = []
    elif years and max(years) < FIRST:
        spoken = sure or "TS" in levels or len(after) >= 2 or (len(bare) >= 3 and len(levels) >= 2)
        bare = bare if spoken else []
    elif len(levels) < 2 and not sure:
        bare = after
    return [_remark(item) for item in sorted([*sure, *bare], key=lambda item: item.start())]


def _sure(item: re.Match[str]) -> bool:
    return bool(item["controls"] or item["old"]) or item["level"] == "TSC"


def _level(item: re.Match[str]) -> str:
    """The level's letters; one that an engine sees twice, as a capital and a small one, is one."""
    return str(item["level"]).rstrip("scu")


def _numbered(item: re.Match[str]) -> bool:
    return item.start("mark") > item.start() + _indent(item)


def _indent(item: re.Match[str]) -> int:
    return len(item[0]) - len(item[0].lstrip())


def _remark(item: re.Match[str]) -> Annotation:
    controls = tuple(part.strip() for part in re.split(r"[/,]+", item["controls"] or item["old"] or "") if part.strip())
    value: dict[str, Value] = {"level": LEVELS[_level(item)], "printed": item["level"], "controls": controls}
    start, end = item.span("mark")
    return remark(start, end, Mark("portion_mark", "PORTION", value), 0.95 if controls else 0.8)
