"""The search index is a projection: it takes in, page by page, what the boxes say has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from onionskin.archive.entities import EntityAnswers
from onionskin.archive.pages import Pages, label, said
from onionskin.archive.redact_private import tellable, veiled
from onionskin.archive.work import box_path
from onionskin.dating.spoken import reached, spoken, years_spoken
from onionskin.errors import UsageError
from onionskin.marking.facets import facets
from onionskin.record import Annotations, Finding, Legibility, Mark, Span, Transcription, Zone, repaired
from onionskin.search import Index, Sheet, installed
from onionskin.store import Box, Catalogue, Item, Names, Shelved

_BATCH = 500
"""Pages taken in at a time: what bounds the memory of a rebuild."""
_BANDS = ((0.85, "good"), (0.6, "fair"), (0.3, "poor"), (0.0, "hardly legible"))
"""Legibility in words, for the facet: the least score of each band."""
_FURNITURE = frozenset({"release_stamp", "marking_header", "marking_footer", "page_number", "control"})
"""Zones that are out of the running text."""
_NAMED = {"person": "PER", "org": "ORG", "place": "LOC"}
"""The facets of entities, with the types of names."""
_EMBEDDED = 128
"""Pages whose meaning is taken in at a time by the model: half a minute's work is lost when it is stopped."""
_TAUGHT = 4000
"""Pages taken in at a time where there is no model: so many teach what words stand for."""
Stamped = tuple[str, str | None]


class Indexing:
    """One round of taking in. `pages` reads the archive whose folder is given, `names` its table of names."""

    def __init__(self, archive: Path, catalogue: Catalogue, pages: Pages, names: Names | None = None) -> None:
        """Opens the index, and where it cannot be read on from, notes in every box that it is empty."""
        self._archive, self._catalogue, self._pages = archive, catalogue, pages
        self._names = names
        self._known = EntityAnswers(names, catalogue, pages) if names else None
        self._index = Index(archive / "index")
        if self._index.needs_rebuild:
            for name in catalogue.boxes():
                box = self._writing(name)
                box.forget_index()
                box.close()

    def take_in(self, most: int | None = None) -> int:
        """Let the index hold what the boxes now say; how many pages it took in or let go.

        Pages on which a name means another than before are taken in again, unless they are more than `most`: they
        then wait for a round without that bound.
        """
        moved = self._names.moved() if self._names else ()
        if most is not None and len(moved) > most:
            moved = ()
        for name, pages in self._by_box(moved).items():
            box = self._writing(name)
            with box.transaction():
                box.reindex(pages)
            box.close()
        taken = sum(self._box(name) for name in self._catalogue.boxes())
        if moved:
            table = Names(self._archive, writing=True)
            with table.transaction():
                table.arrived(moved)
            table.close()
        return taken

    def _by_box(self, pages: Sequence[str]) -> dict[str, list[str]]:
        """Pages by the box they are in; those that are no longer there are left out."""
        found: dict[str, list[str]] = {}
        for _, of_item in groupby(pages, key=lambda page: page.rpartition("-")[0]):
            together = list(of_item)
            with suppress(UsageError):
                found.setdefault(self._catalogue.holder(together[0]).box, []).extend(together)
        return found

    def take_in_meaning(self, watch: Callable[[int, int], None]) -> int:
        """Let the index hold what the pages are about; how many pages it took in or let go.

        `watch` is told how many pages are done, of how many. What was taken in holds though it is stopped.
        """
        known = self._index.known_meaning()
        now = {
            page: (name, stamp) for name in self._catalogue.boxes() for page, stamp in self._pages.box(name).stamps()
        }
        due = [(name, (page, stamp)) for page, (name, stamp) in now.items() if known.get(page) != stamp]
        gone = sorted(known.keys() - now.keys())
        size = _EMBEDDED if installed() else _TAUGHT
        for at in range(0, len(due), size):
            sheets = [
                replace(sheet, digest=now[sheet.page][1])
                for name, rows in groupby(due[at : at + size], key=lambda one: one[0])
                for sheet in self._sheets(self._pages.box(name), [row for _, row in rows])
            ]
            self._index.take_in_meaning(sheets)
            watch(min(at + size, len(due)), len(due))
        if gone:
            self._index.take_in_meaning((), gone)
        return len(due) + len(gone)

    def _writing(self, name: str) -> Box:
        return Box(box_path(self._archive, name), writing=True)

    def _box(self, name: str) -> int:
        due = self._pages.box(name).unindexed()
        for at in range(0, len(due), _BATCH):
            batch = due[at : at + _BATCH]
            self._index.withdraw(page for page, stamp in batch if stamp is None)
            self._index.shelve(self._sheets(self._pages.box(name), batch))
            self._index.commit()
            # Noted after the commit: an interruption between the two takes the same pages in again, to no effect.
            box = self._writing(name)
            with box.transaction():
                box.indexed(batch)
            box.close()
        return len(due)

    def _sheets(self, box: Box, batch: Sequence[Stamped]) -> Iterator[Sheet]:
        items: dict[str, Item] = {}
        for page, stamp in batch:
            shelved = box.page(page)
            item = items.setdefault(shelved.item, self._catalogue.holder(page))
            if stamp is not None:
                yield self._sheet(box, shelved, item)

    def _sheet(self, box: Box, shelved: Shelved, item: Item) -> Sheet:
        heads = box.heads(shelved.page.id)
        location = self._pages.source(item)
        units = self._catalogue.chain(location.code)
        marks: Annotations = said(box, heads, "marks") or ()
        findings: Annotations = said(box, heads, "findings") or ()
        reading: Transcription = veiled(said(box, heads, "reading") or Transcription("none", ""))
        repairs = tellable(
            said(box, heads, "repairs") or (), box.read(heads["reading"].says).text if reading.text else ""
        )
        scores: tuple[Legibility, ...] = said(box, heads, "legibility") or ()
        zones: Annotations = said(box, heads, "zones") or ()
        times = spoken(said(box, heads, "dates") or ())
        told = self._known.on_page(shelved.page.id) if self._known else {}
        found = facets(marks) | {
            **{facet: tuple(name for _, name in told.get(kind, ())) for facet, kind in _NAMED.items()},
            "collection": (units[0].title,),
            "kind": (item.kind,),
            "reader": (reading.reader,),
            "legibility": tuple(band(one.score) for one in scores if one.reader == reading.reader)[:1],
            "mark": tuple(dict.fromkeys(one.body.kind for one in marks if isinstance(one.body, Mark))),
            "finding": tuple(dict.fromkeys(one.body.kind for one in findings if isinstance(one.body, Finding))),
        }
        return Sheet(
            page=shelved.page.id,
            source=location.path,
            unit=location.code,
            title=units[-1].title,
            number=shelved.number,
            label=label(marks) or "",
            text=running_text(reading, zones),
            mended=mended(reading, zones, repairs),
            furniture=furniture(reading, zones),
            facets=found,
            times=tuple((first, last) for _, first, last in reached(times)),
            years=years_spoken(times),
        )


def band(score: float) -> str:
    """A score of legibility in words."""
    return next(name for least, name in _BANDS if score >= least)


def furniture_spans(zones: Annotations) -> tuple[Span, ...]:
    """Where running heads, stamps and page numbers stand, in order; zones that meet count as one."""
    merged: list[Span] = []
    for span in sorted(_furniture(zones)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _furniture(zones: Annotations) -> Iterator[Span]:
    for one in zones:
        if isinstance(one.body, Zone) and one.body.kind in _FURNITURE and isinstance(one.target, Span):
            yield one.target


def furniture(reading: Transcription, zones: Annotations) -> str:
    """What is out of the running text, a line for each zone."""
    return "\n".join(reading.text[span.start : span.end] for span in furniture_spans(zones))


def mended(reading: Transcription, zones: Annotations, repairs: Annotations) -> str:
    """The running text as repaired; "" where nothing in it is. What is out of the running text is not repaired."""
    out = furniture_spans(zones)
    inside = [one for one in repairs if isinstance(one.target, Span) and not any(map(one.target.meets, out))]
    running = Transcription(reading.reader, running_text(reading, zones))
    emended = repaired(running, tuple(inside)).text
    return "" if emended == running.text else emended


def running_text(reading: Transcription, zones: Annotations) -> str:
    """The text without its furniture, which is blanked out, so that every offset stays what it is on the page."""
    text = list(reading.text)
    for span in furniture_spans(zones):
        text[span.start : span.end] = " " * (span.end - span.start)
    return "".join(text)
