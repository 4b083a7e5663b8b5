"""What a search and a status are answered with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onionskin.archive.indexing import furniture_spans
from onionskin.archive.pages import Pages, label, said, shown
from onionskin.archive.views import Hit, Results, Status
from onionskin.dating.spoken import reached, spoken
from onionskin.marking.standing import standing
from onionskin.record import Layer, Transcription, repaired
from onionskin.search import WHYS, Found, Index, Met, Node, dated_places, locate, parse, snippet
from onionskin.store import Box, Catalogue

_REASONS = 4
"""Reasons that are told of one hit; the page itself shows every place."""

Asked = tuple[str, Mapping[str, Sequence[str]], int, int, bool]
"""Query, filters, offset, limit, and whether pages may answer by what they are about."""


def results(index: Index, pages: Pages, catalogue: Catalogue, asked: Asked) -> Results:
    """Pages that answer a query, with lines, snippets, boxes and why. Raises UsageError for a wrong query."""
    query, filters, offset, limit, meaning = asked
    answer = index.search(query, filters, offset, limit, meaning=meaning)
    return Results(
        query=query,
        total=answer.total,
        pages_in_archive=catalogue.counts()[1],
        hits=tuple(_hit(hit, answer.query, pages, catalogue) for hit in answer.hits),
        facets=answer.facets,
        years=answer.years,
        undated=answer.undated,
        whys=answer.whys,
    )


def _hit(found: Found, query: Node, pages: Pages, catalogue: Catalogue) -> Hit:
    item, box, shelved = pages.find(found.page)
    location = pages.source(item)
    heads = box.heads(found.page)
    marks = said(box, heads, "marks") or ()
    reading = said(box, heads, "reading") or Transcription("none", "")
    places = _places(query, reading, box, heads)
    near = found.passage if found.passage is not None and found.passage.end <= len(reading.text) else None
    by_meaning = found.why == "meaning" and near is not None
    line, words, bold = snippet(reading.text, (near,) if by_meaning and near else places)
    return Hit(
        page=found.page,
        source=location.code,
        number=shelved.number,
        count=item.pages or 0,
        label=label(marks),
        title=catalogue.chain(location.code)[-1].title,
        standing=standing(marks),
        line=line,
        snippet=words,
        bold=() if by_meaning else bold,
        why=found.why,
        spans=places,
        regions=tuple(region for span in places for region in reading.regions(span)),
        has_image=shelved.image is not None,
        reasons=_reasons(places, found),
        likeness=found.likeness,
    )


def _reasons(places: Sequence[Met], found: Found) -> tuple[str, ...]:
    """Why the page answers, in words: as printed, then what is repaired, misread, or near in meaning."""
    told = [] if found.why == "meaning" else sorted(places, key=lambda met: WHYS.index(met.kind))
    reasons = tuple(dict.fromkeys(met.why for met in told))[:_REASONS]
    return (*reasons, f"meaning (likeness {found.likeness:.2f})") if found.likeness is not None else reasons


def matches(pages: Pages, page: str, query: str) -> tuple[Met, ...]:
    """Where on a page a query is met, and why. Raises UsageError for a wrong query, or where there is no such page."""
    _, box, _ = pages.find(page)
    heads = box.heads(page)
    reading: Transcription | None = said(box, heads, "reading")
    if reading is None or not query.strip():
        return ()
    return _places(parse(query), reading, box, heads)


def _places(node: Node, reading: Transcription, box: Box, heads: dict[str, Layer]) -> tuple[Met, ...]:
    """Where a query is met on a page, in order: its words, and the dates it asks for."""
    emended = repaired(reading, said(box, heads, "repairs") or ())
    mended = emended if emended.text != reading.text else None
    places = list(locate(node, reading.text, furniture_spans(said(box, heads, "zones") or ()), mended))
    for span in dated_places(node, reached(spoken(said(box, heads, "dates") or ()))):
        if not any(span.meets(one) for one in places):
            places.append(Met(span.start, span.end))
    return tuple(sorted(places, key=lambda met: (met.start, met.end)))


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
