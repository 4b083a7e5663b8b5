"""What a search and a status are answered with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onionskin.archive.indexing import furniture_spans
from onionskin.archive.pages import Pages, label, said, shown
from onionskin.archive.views import Hit, Results, Status
from onionskin.dating.spoken import reached, spoken
from onionskin.marking.standing import standing
from onionskin.record import Layer, Span, Transcription
from onionskin.search import Index, dated_places, locate, parse, snippet
from onionskin.store import Box, Catalogue

Asked = tuple[str, Mapping[str, Sequence[str]], int, int]
"""Query, filters, offset, limit."""


def results(index: Index, pages: Pages, catalogue: Catalogue, asked: Asked) -> Results:
    """Pages that answer a query, with lines, snippets and boxes. Raises UsageError for a wrong query."""
    query, filters, offset, limit = asked
    answer = index.search(query, filters, offset, limit)
    return Results(
        query=query,
        total=answer.total,
        pages_in_archive=catalogue.counts()[1],
        hits=tuple(_hit(hit.page, query, pages, catalogue) for hit in answer.hits),
        facets=answer.facets,
        years=answer.years,
        undated=answer.undated,
    )


def _hit(page: str, query: str, pages: Pages, catalogue: Catalogue) -> Hit:
    item, box, shelved = pages.find(page)
    location = pages.source(item)
    heads = box.heads(page)
    marks = said(box, heads, "marks") or ()
    reading = said(box, heads, "reading") or Transcription("none", "")
    spans = _places(query, reading, box, heads)
    line, words, bold = snippet(reading.text, spans)
    return Hit(
        page=page,
        source=location.code,
        number=shelved.number,
        count=item.pages or 0,
        label=label(marks),
        title=catalogue.chain(location.code)[-1].title,
        standing=standing(marks),
        line=line,
        snippet=words,
        bold=bold,
        why="exact",
        spans=spans,
        regions=tuple(region for span in spans for region in reading.regions(span)),
        has_image=shelved.image is not None,
    )


def matches(pages: Pages, page: str, query: str) -> tuple[Span, ...]:
    """Where on a page a query is met. Raises UsageError for a wrong query, or where there is no such page."""
    _, box, _ = pages.find(page)
    heads = box.heads(page)
    reading: Transcription | None = said(box, heads, "reading")
    if reading is None or not query.strip():
        return ()
    return _places(query, reading, box, heads)


def _places(query: str, reading: Transcription, box: Box, heads: dict[str, Layer]) -> tuple[Span, ...]:
    """Where a query is met on a page, in order: its words, and the dates it asks for."""
    node = parse(query)
    found = locate(node, reading.text, furniture_spans(said(box, heads, "zones") or ()))
    places = list(found)
    for span in dated_places(node, reached(spoken(said(box, heads, "dates") or ()))):
        if not any(span.meets(one) for one in places):
            places.append(span)
    return tuple(sorted(places))


def status(catalogue: Catalogue, index: Index, signature: str) -> Status:
    """What there is, what is due, what failed. Marks and findings are counted by the pages that have them."""
    sources, count = catalogue.counts()
    answer = index.search("", {}, 0, 0)
    failures = []
    for one in catalogue.failures():
        location = catalogue.location(one.code)
        failures.append(shown(one, location.path if location else one.code))
    return Status(
        sources=sources,
        pages=count,
        due=catalogue.due_pages(signature),
        indexed=answer.total,
        failures=tuple(failures),
        kinds=dict(answer.facets.get("kind", ())),
        readers=dict(answer.facets.get("reader", ())),
        counts=dict((*answer.facets.get("mark", ()), *answer.facets.get("finding", ()))),
    )
