"""Nouns that name what happened, within a claim: *his return to Hanoi in mid-1957*, *the Voroshilov visit*.

A noun with its owner takes for granted that the thing happened; that is the author's, whoever the rest comes from,
but not within a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onionskin.dating.chronology.acts import nouns, plain
from onionskin.dating.chronology.sheet import WORD, Naming, Sheet
from onionskin.record import Span, Timex

_HIS = re.compile(r"\b(his|her)\s+(?:\w+\s+){0,2}$", re.I)
_OWNER = re.compile(r"(?:['’]s?)?\s+(?:\w+\s+){0,2}$")
_TO = re.compile(r"\s*(?:to|from|in|at|of|by|with|via|through|and|,|on|\s)+\s*(?:the\s+)?$", re.I)
_AFTER = 70
"""Code points after such a noun within which its places and its time stand."""


@dataclass(frozen=True, slots=True)
class Event:
    """`target` is the noun with its owner, places and time. `owner` is the name of whoever it is of, None for *his*."""

    target: Span
    head: Span
    act: str
    owner: str | None
    others: tuple[Naming, ...]
    timex: Timex | None


def events(sheet: Sheet, target: Span, verbs: Sequence[Span]) -> Iterator[Event]:
    """The events named by nouns in a claim's place. `verbs` are where verbs stand, which name none."""
    for found in WORD.finditer(sheet.text, target.start, target.end):
        act = nouns().get(plain(found.group()))
        head = Span(found.start(), found.end())
        if act is None or head in verbs:
            continue
        event = _event(sheet, target, head, act)
        if event is not None:
            yield event


def _event(sheet: Sheet, target: Span, head: Span, act: str) -> Event | None:
    start, owner = _owner(sheet, target, head)
    if start is None:
        return None
    named, end = list[Naming](), head.end
    for one in sheet.within(Span(head.end, min(target.end, head.end + _AFTER))) if head.end < target.end else ():
        if not _TO.fullmatch(sheet.text[end : one.span.start]):
            break
        named.append(one)
        end = one.span.end
    timex, last = _time(sheet, head, Span(head.start, min(target.end, end + _AFTER)), end)
    if timex is None and not named:
        return None
    return Event(Span(start, max(end, last)), head, act, owner, tuple(named), timex)


def _owner(sheet: Sheet, target: Span, head: Span) -> tuple[int | None, str | None]:
    """Where the noun's owner begins, and whose name it is; (None, None) where it has none."""
    near = max(target.start, head.start - 40)
    his = _HIS.search(sheet.text, near, head.start)
    if his:
        return his.start(), None
    before = [one for one in sheet.namings if near <= one.span.start and one.span.end < head.start]
    if before and _OWNER.fullmatch(sheet.text[before[-1].span.end : head.start]):
        owned = sheet.text[before[-1].span.end : before[-1].span.end + 1] in ("'", "’")
        noun = before[-1].span.end + 1 >= head.start and before[-1].type == "PER"
        if owned or noun:
            return before[-1].span.start, before[-1].name
    return None, None


def _time(sheet: Sheet, head: Span, reach: Span, end: int) -> tuple[Timex | None, int]:
    """The time of such a noun: an expression that it is part of, else one that follows with nothing but a preposition
    between; and where that ends."""
    for where, timex in sheet.times:
        if head in where and timex.edtf is not None:
            return timex, min(where.end, reach.end)
    for where, timex in sheet.times:
        if timex.edtf is not None and where in reach and where.start >= end:
            return (timex, where.end) if _TO.fullmatch(sheet.text[end : where.start]) else (None, end)
    return None, end
