"""The search screen: the facets left, the hits in the middle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onionskin.archive import Hit, Results, Spot
from onionskin.errors import UsageError
from onionskin.record import Span
from onionskin.web.addresses import Asked, Place, start_of
from onionskin.web.room import room
from onionskin.web.words import WORDS, word
from onionskin.web.years import histogram

HITS = 20
"""Hits on a screen."""
SHOWN = 8
"""Values of a facet that are shown before the rest is folded away."""
MOST = 40
"""Values of a facet that are shown at all; the search itself reaches the others."""


Cut = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is pointed at."""
Row = tuple[int | None, Cut]
"""A printed line of a snippet: its number where it is known, and its text."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: what it is called, how many pages have it, the address that chooses it or lets it go."""

    name: str
    label: str
    count: int
    chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values, the chosen ones and those most frequent first; `more` are folded away."""

    name: str
    title: str
    values: tuple[Value, ...]
    more: tuple[Value, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with the address of its page, and its snippet: rows with their numbers where known, cut where met."""

    hit: Hit
    number: int
    url: str
    snippet: tuple[Row, ...]


async def search(request: Request) -> Response:
    """Search the archive, or look through all of it where nothing is asked."""
    here = room(request)
    asked, start = Asked.of(request.query_params), start_of(request.query_params)
    try:
        found = await run_in_threadpool(here.archive.search, asked.query, asked.filters, start - 1, HITS)
    except UsageError as fault:
        return here.show(request, "query.html", {"asked": asked, **refused(asked, fault)}, 400)
    return here.show(request, "search.html", _told(asked, start, found))


def _told(asked: Asked, start: int, found: Results) -> Mapping[str, Any]:
    last = start + len(found.hits) - 1
    return {
        "asked": asked,
        "found": found,
        "hits": [_shown(asked, hit, number) for number, hit in enumerate(found.hits, start)],
        "years": histogram(asked, found),
        "facets": list(facets(asked, found)),
        "chosen": [
            (word("facet", name), label(name, value), asked.toggled(name, value).url()) for name, value in asked.chosen
        ],
        "first": start,
        "last": last,
        "before": asked.url(max(1, start - HITS)) if start > 1 else None,
        "after": asked.url(start + HITS) if last < found.total and found.hits else None,
    }


def _shown(asked: Asked, hit: Hit, number: int) -> Shown:
    # A page that was only looked through has no hit to go on from, so its address stays short.
    place = Place(asked=asked, hit=number if asked.anything else None, line=hit.line if hit.spans else None)
    return Shown(hit, number, place.url(hit.page), tuple(rows(hit)))


def facets(asked: Asked, found: Results) -> Iterator[Facet]:
    """The facets that tell something, in the order of words.toml, unknown ones after."""
    order = list(WORDS["facet"])
    for name in sorted(found.facets, key=lambda name: order.index(name) if name in order else len(order)):
        if name == "collection" and "unit" in found.facets and name not in asked.filters:
            continue  # the widest units are the collections, and stand there already
        values = [_value(asked, name, value, count) for value, count in found.facets[name]]
        known = {value.name for value in values}
        gone = [(facet, value) for facet, value in asked.chosen if facet == name and value not in known]
        values = [_value(asked, name, value, 0) for _, value in gone] + values
        values.sort(key=lambda value: not value.chosen)
        if values:
            yield Facet(
                name,
                word("facet", name),
                tuple(values[:SHOWN]),
                tuple(values[SHOWN:MOST]),
                max(0, len(values) - MOST),
            )


def _value(asked: Asked, name: str, value: str, count: int) -> Value:
    return Value(value, label(name, value), count, (name, value) in asked.chosen, asked.toggled(name, value).url())


def label(facet: str, value: str) -> str:
    """What a value of a facet is called; of a unit's path, its own name and its parent's."""
    if facet == "unit":
        return " / ".join(value.split("/")[-2:])
    return word(facet, value) if facet in ("mark", "finding", "kind", "reader") else value.replace("_", " ")


def rows(hit: Hit | Spot) -> Iterator[Row]:
    """The printed lines of a snippet. The number belongs to the line first met; neighbours may stand farther off."""
    met = min((span.start for span in hit.bold), default=0)
    at = 0
    for text in hit.snippet.split("\n"):
        end = at + len(text)
        bold = tuple(
            Span(max(one.start, at) - at, min(one.end, end) - at)
            for one in hit.bold
            if max(one.start, at) < min(one.end, end)
        )
        yield (hit.line if at <= met <= end else None), tuple(cut(text, bold))
        at = end + 1


def cut(text: str, bold: tuple[Span, ...]) -> Iterator[tuple[str, bool]]:
    """A text cut where spans begin and end: (piece, whether it lies in a span). Overlapping spans are met once."""
    at = 0
    for span in sorted(bold):
        start, end = max(at, span.start), min(span.end, len(text))
        if start >= end:
            continue
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def refused(asked: Asked, fault: UsageError) -> Mapping[str, Any]:
    """What to tell of a query that was refused: the query with its faults underlined, why, and what would do."""
    spans = tuple(getattr(fault, "positions", ()))
    offer = getattr(fault, "offer", None)
    return {
        "pieces": tuple(cut(asked.query, spans)) if spans else (),
        "sentences": tuple(getattr(fault, "sentences", ())) or (str(fault),),
        "offer": offer,
        "offered": Asked(offer, asked.chosen).url() if offer else None,
    }
