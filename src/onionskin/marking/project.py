"""The National Archives' project stamp of 2010 and after: two lines, each of which may be damaged or lost."""

from __future__ import annotations

import re

from onionskin.marking import fields
from onionskin.marking.lines import remark, stamp_fields
from onionskin.record import Annotation, Mark, Value

FAMILY = "NARA_NND_13526"
NAME = "National Archives project stamp"
_ORDER = re.compile(
    r"^(?P<action>[^\n]{0,24}?)\b[pf]?er[^\S\n]{1,3}E[\w ]{5,11}[^\S\n]{0,2}O\w{3,5}\W{1,4}"
    r"(?P<order>[1lI|][\dOolI|]{4})\b"
    r"(?:[^\S\n]?[,.;:]{0,2}[^\S\n]{0,3}S\w{4,6}n[^\S\n]{0,3}(?P<section>\d[.,]\s{0,4}\d\b|[^\s]{1,6}))?",
    re.IGNORECASE | re.MULTILINE,
)
_PROJECT = re.compile(
    r"(?:\bN{0,2}D?[^\S\n]{0,2}Pro\w{2,5}t[^\S\n]{1,3}N\w{3,6}[^\S\n]{0,2}[:;.,]?[^\S\n]{0,3})?"
    r"\b(?P<project>NND?[^\S\n]{0,3}\d[\dOolI|][\dOolI| ]{2,6}[\dOolI|]|NND[^\S\n]{0,3}\S{0,8})"
    r"(?:[^\S\n]{0,2}[.,;:]{0,2}[^\S\n]{1,3}B[yv][:;.,]?[^\S\n]{0,3}(?P<by>[A-Z]{2,6})\b)?"
    r"(?:[^\S\n]{0,3}[.,]?[^\S\n]{0,2}Date[:;.,]?[^\S\n]{0,3}"
    r"(?P<date>(?:19|20)[\d|!\]lI ]{1,3}[\d|!\]lI]|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}))?",
)
BEFORE, AFTER = 80, 160
"""How far the words and the fields of the second line reach from its number, in code points."""
REACH = 120
"""How far the second line may begin after the first ends: a section torn over two lines, or specks between them."""


def project_stamps(text: str, folded: str) -> list[Annotation]:
    """Every such stamp, its two lines as one mark where both are there."""
    firsts = list(_ORDER.finditer(text)) if " order" in folded or "e order" in folded else []
    start, end = folded.find("nnd"), folded.rfind("nnd")
    around = _PROJECT.finditer(text, max(0, start - BEFORE), end + AFTER) if start >= 0 else ()
    seconds = [found for found in around if _second(found)]
    stamps: list[Annotation] = []
    for first in firsts:
        second = next((found for found in seconds if 0 <= found.start() - first.end() <= REACH), None)
        if second is not None:
            seconds.remove(second)
        elif "declass" not in first["action"].lower():
            continue
        stamps.append(_stamp(text, first, second))
    stamps.extend(_stamp(text, None, second) for second in seconds)
    return stamps


def _second(found: re.Match[str]) -> bool:
    """Whether it is the stamp's own line: its words stand before the number, or its fields after it."""
    return found.start("project") > found.start() or found["by"] is not None


def _stamp(text: str, first: re.Match[str] | None, second: re.Match[str] | None) -> Annotation:
    printed: dict[str, str | None] = {
        "authority": first["order"] if first else None,
        "section": first["section"] if first else None,
        "project": second["project"] if second else None,
        "by": second["by"] if second else None,
        "date": second["date"] if second else None,
    }
    readers = {"authority": fields.order, "section": fields.section, "project": fields.project, "date": fields.date}
    known: dict[str, Value] = {}
    for name, surface in printed.items():
        known[name] = readers[name](surface) if surface and name in readers else surface
    value = stamp_fields(**known)
    if not all(known.values()):
        value["unreadable"] = True
    parts = [part for part in (first, second) if part]
    start, end = parts[0].start(), parts[-1].end()
    bare = text[start:end].lstrip(" \t:;.,'|-_~").rstrip()
    start = text.index(bare, start)
    return remark(start, start + len(bare), Mark("declass_stamp", FAMILY, value), 0.99 if all(known.values()) else 0.9)
