"""A date that is asked for: `date:1957`, `date:[1957-07 TO 1958]`, `date:"late 1957"`, `date:undated`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onionskin.dating.catalogue import value_of
from onionskin.dating.edtf import Day, Value, bounds
from onionskin.record import Span
from onionskin.search.ast import All, Any, Dated, Node, Undated

_OPEN = frozenset({"", "*", ".."})
_RANGE = re.compile(r"\[(?P<first>.*?)(?:\s+(?:TO|to)\s+|\s*(?<=[\s*\d])\.\.(?=[\s*\d])\s*)(?P<last>.*?)\]?")


def asked(value: str) -> Dated | Undated | None:
    """What the value of `date:` asks for; None where it cannot be understood, or ends before it begins."""
    value = value.strip(' "“”„«»')
    if value.lower() == "undated":
        return Undated()
    if found := _RANGE.fullmatch(value):
        return _between(found["first"].strip(), found["last"].strip())
    return _of(value_of(value.strip("[]")))


def _between(first: str, last: str) -> Dated | None:
    begins = None if first in _OPEN else _of(value_of(first))
    ends = None if last in _OPEN else _of(value_of(last))
    if (begins is None and first not in _OPEN) or (ends is None and last not in _OPEN):
        return None
    made = Dated(begins.first if begins else None, ends.last if ends else None)
    return None if made.first and made.last and made.last < made.first else made


def _of(value: Value | None) -> Dated | None:
    if value is None:
        return None
    found = bounds(value)
    return Dated(found.earliest, found.latest)


def years_in(text: str) -> list[str]:
    """The first and the last year that are named in it, to be offered instead; [] for none."""
    years = sorted(re.findall(r"(?<!\d)[12]\d{3}(?!\d)", text))
    return years[:1] + years[-1:] if len(set(years)) > 1 else years[:1]


def dated_places(query: Node, times: Sequence[tuple[Span, Day, Day]]) -> Iterator[Span]:
    """Where the dates that a query asks for stand on a page; `times` are its times with their first and last days."""
    for node in _leaves(query):
        for span, first, last in times:
            if (node.first is None or node.first <= last) and (node.last is None or first <= node.last):
                yield span


def _leaves(node: Node) -> Iterator[Dated]:
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _leaves(part)
        case Dated():
            yield node
        case _:
            return
