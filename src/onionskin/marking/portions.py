"""Portion marks, with the precautions that a list item `(c)` and a source's `(S)` make needful (domain §2.2)."""

from __future__ import annotations

import re

from onionskin.marking.lines import remark
from onionskin.record import Annotation, Mark, Value

_PORTION = re.compile(
    r"^[^\S\n]{0,12}(?:(?:\d{1,3}|[A-Za-z]|[IVX]{1,4})[.)]\s{0,4})?(?P<mark>\((?P<level>TSC?|S|C|U|R)"
    r"(?://(?P<controls>[A-Z0-9][A-Z0-9 ,/-]{0,40}))?(?:-(?P<old>[A-Z]{2,4}))?\))(?=[^\S\n]{1,4}[^\W_]|[^\S\n]{0,4}$)",
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

    One with controls (`(S//NF)`, `(S-NF)`, `(TSC)`) shows itself. A bare letter counts where the page shows no year or
    one of 1972 or after, and it is no item of a lettered list: two levels occur, or it follows a paragraph's number.
    """
    found = list(_PORTION.finditer(text))
    if not found:
        return []
    sure = [item for item in found if item["controls"] or item["old"] or item["level"] == "TSC"]
    bare = [item for item in found if item not in sure]
    return [_remark(item) for item in found if item in sure or (item in bare and _accepts(item, bare, text))]


def _accepts(item: re.Match[str], bare: list[re.Match[str]], text: str) -> bool:
    listed = {letter[1] for letter in _LETTER.finditer(text)} - set("SCUR")
    years = [int(year[0]) for year in _YEAR.finditer(text)]
    if listed or (years and max(years) < FIRST):
        return False
    return len({other["level"] for other in bare}) >= 2 or item.start("mark") > item.start() + _indent(item)


def _indent(item: re.Match[str]) -> int:
    return len(item[0]) - len(item[0].lstrip())


def _remark(item: re.Match[str]) -> Annotation:
    controls = tuple(part.strip() for part in re.split(r"[/,]+", item["controls"] or item["old"] or "") if part.strip())
    value: dict[str, Value] = {"level": LEVELS[item["level"]], "printed": item["level"], "controls": controls}
    start, end = item.span("mark")
    return remark(start, end, Mark("portion_mark", "PORTION", value), 0.95 if controls else 0.8)
