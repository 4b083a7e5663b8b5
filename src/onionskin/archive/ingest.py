"""Ingest: note what was found, have it worked on, keep what was answered.

find ──▶ catalogue ──▶ agenda ──▶ workers ──▶ settle ──▶ boxes, catalogue
                          ▲                      │
                          └── what follows ──────┤
                          └─ words of the collection, when no job is left or under way
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from onionskin import accession, engine
from onionskin.accession import Source
from onionskin.archive.agenda import Agenda
from onionskin.archive.collecting import Collecting
from onionskin.archive.shelves import Shelves
from onionskin.archive.work import Answer, Brought, Job, Part, Portion, Taken, work
from onionskin.engine import Outcome
from onionskin.store import Catalogue, Failed, Item, Location

_DEATHS = 3
"""After so many pages that took their worker down, the rest of a source is given up."""


@dataclass(slots=True)
class Progress:
    """How far an ingest is, for whoever watches."""

    files: int = 0
    files_done: int = 0
    pages: int = 0
    pages_done: int = 0
    unchanged: int = 0
    copies: int = 0


Watch = Callable[[Progress], None]


class Ingest:
    """One run over an archive open for writing. `signature` is that of the table of stages."""

    def __init__(self, archive: Path, catalogue: Catalogue, signature: str, watch: Watch) -> None:
        """Nothing is done until `register` or `run`."""
        self._archive, self._catalogue, self._signature, self._watch = archive, catalogue, signature, watch
        self._shelves = Shelves(archive)
        self._agenda = Agenda(archive, catalogue, signature, self._shelves.pages)
        self._collecting = Collecting(catalogue, self._shelves)
        self._under_way, self._again = 0, False
        self._deaths: dict[str, int] = {}
        self._superseded: set[str] = set()
        self.progress = Progress()

    # -- what was found --

    def register(self, found: Iterator[Source]) -> None:
        """Note every source found; one that stands in the catalogue with the same size and time is unchanged."""
        while batch := tuple(islice(found, 1000)):
            standing = self._catalogue.standing(source.code for source in batch)
            changed = [one for one in batch if standing.get(one.code, ())[:2] != (one.size, one.modified)]
            self.progress.unchanged += len(batch) - len(changed)
            if changed:
                with self._catalogue.transaction():
                    for source in changed:
                        self._note(source)
            self._watch(self.progress)
        for sha256 in self._superseded:
            self._retire(sha256)

    def refuse(self, path: str, reason: str) -> None:
        """Note that a file was found which cannot be a source."""
        self._catalogue.fail(Failed(path, 0, "accession", reason, ours=False))

    def _note(self, source: Source) -> None:
        known = self._catalogue.location(source.code)
        if known is not None and known.sha256 is not None:
            self._superseded.add(known.sha256)
        self._catalogue.describe(accession.units(source.code))
        self._catalogue.forgive(source.code)
        box = known.box if known else self._catalogue.box_for(source.code.rpartition("/")[0])
        kind = accession.kind(source)
        located = Location(source.code, source.path, source.size, source.modified, kind, box, images=source.images)
        self._catalogue.locate(located)
        if known is not None and known.sha256 is not None:
            self._collecting.forget(known.sha256)
        self.progress.files += 1

    def _retire(self, sha256: str) -> None:
        """A file was changed where it stood: what it was before is kept, but shown only if it stands elsewhere too."""
        item = self._catalogue.item(sha256)
        if item is None or self._catalogue.locations(sha256):
            return
        box = self._shelves.box(item.box)
        with box.transaction():
            for shelved in box.pages(sha256):
                box.stamp(shelved.page.id, None)
        self._catalogue.done(sha256, None)

    # -- what was answered --

    def run(self, workers: int) -> Iterator[int]:
        """Do all that is due; the number of pages finished, each time some are."""
        try:
            for outcome in engine.run(work, self._next, workers):
                self._under_way -= 1
                yield self._settle(outcome)
                self._watch(self.progress)
        finally:
            self._shelves.close()

    def _next(self) -> Job | None:
        """The next job. When all else is done, the words of the collection are weighed, and what they change is due.

        An item's forms do not follow from its emendations, so one such round is enough.
        """
        job = self._agenda.next()
        if job is None and self._under_way == 0 and self._collecting.weigh():
            self._agenda.again()
            self._again = True
            job = self._agenda.next()
        self._under_way += job is not None
        return job

    def bring(self, item: Item) -> None:
        """Bring one item up to date in this process: for a person's word, which makes no image be read again."""
        job = Job(self._archive, 0.0, parts=(Part(item.sha256, item.box),))
        try:
            self._settle(Outcome(job, work(job)))
        finally:
            self._shelves.close()

    def _settle(self, outcome: Outcome[Job, Answer]) -> int:
        if outcome.answer is None:
            if not self._agenda.singly(outcome.job):
                with self._catalogue.transaction(), self._shelves.together():
                    self._lose(outcome)
            return 0
        taken, brought = outcome.answer
        small: list[Part] = []
        # The boxes are written out before the catalogue says so: an interruption between the two repeats, to no effect.
        with self._catalogue.transaction(), self._shelves.together():
            for one in taken:
                small += self._accept(one)
            finished = sum(self._finish(one) for one in brought)
        if small:
            self._agenda.bring(small, len(small), images=False)
        return finished

    def _accept(self, taken: Taken) -> list[Part]:
        """Keep the pages of a portion; an item of one text page is given back, to share a job with others."""
        source = taken.portion.source
        for number, reason in taken.faults:
            self._fail(source.code, number, "accession", reason)
        location = self._catalogue.location(source.code)
        if location is None or 0 in dict(taken.faults):
            self.progress.files_done += 1
            return []
        self._catalogue.note(source.code, taken.sha256, "; ".join(taken.notes) or None)
        item = self._catalogue.add_item(Item(taken.sha256, location.kind, source.size, location.box, None, None))
        if item.pages is not None:
            self.progress.copies += 1
            self.progress.files_done += 1
            if item.done is None:
                self._agenda.plan(item)
            return []
        self._shelves.shelve(taken, item.box)
        self.progress.pages += len(taken.pages)
        if taken.more:
            self._agenda.take(replace(taken.portion, first=taken.pages[-1].number + 1))
            return []
        return self._complete(item)

    def _complete(self, item: Item) -> list[Part]:
        pages = len(self._shelves.pages(item))
        self._catalogue.whole(item.sha256, pages)
        self.progress.files_done += 1
        if pages == 1 and not self._agenda.has_images(item):
            return [Part(item.sha256, item.box)]
        self._agenda.plan(item)
        return []

    def _finish(self, brought: Brought) -> int:
        """Keep what was said of a part; the number of pages that are now finished."""
        self._shelves.keep(brought)
        item = brought.part.item
        if brought.part.pages is not None:
            self._agenda.part_done(brought.part)
            return 0
        code = self._code(item)
        if not brought.part.without:
            self._catalogue.forgive_stages(code)
        for one in brought.unsaid:
            number = int(one.page.rpartition("-")[2]) if "-" in one.page else 0
            self._fail(code, number, one.stage, one.reason, ours=one.ours)
        self._catalogue.done(item, self._signature if self._collecting.note(brought) else None)
        if not self._again:
            self.progress.pages_done += len(brought.holding)
        return len(brought.holding)

    # -- what took its worker down, alone --

    def _lose(self, outcome: Outcome[Job, Answer]) -> None:
        ours = outcome.trace is not None
        reason = outcome.trace or f"It could not be read: {outcome.died}. Open it in another program to see why."
        for portion in outcome.job.portions:
            self._lose_page(portion, reason, ours=ours)
        for part in outcome.job.parts:
            code = self._code(part.item)
            if part.pages is None:
                self._fail(code, 0, "stages", reason, ours=ours)
                self._catalogue.done(part.item, self._signature)
            else:
                self._fail(code, int(part.pages[0].rpartition("-")[2]), "ocr", reason, ours=ours)
                self._agenda.leave_out(part)

    def _lose_page(self, portion: Portion, reason: str, *, ours: bool) -> None:
        """Go on with the page after it, until the source has taken too many workers down."""
        code = portion.source.code
        self._deaths[code] = self._deaths.get(code, 0) + 1
        location = self._catalogue.location(code)
        item = self._catalogue.item(location.sha256) if location and location.sha256 else None
        self._fail(code, portion.first if item else 0, "accession", reason, ours=ours)
        if item is None:
            self.progress.files_done += 1
        elif self._deaths[code] < _DEATHS:
            self._agenda.take(replace(portion, first=portion.first + 1))
        else:
            for part in self._complete(item):
                self._agenda.bring((part,), 1, images=False)

    def _code(self, item: str) -> str:
        return self._catalogue.locations(item)[0].code

    def _fail(self, code: str, number: int, stage: str, reason: str, *, ours: bool = False) -> None:
        self._catalogue.fail(Failed(code, number, stage, reason, ours))
