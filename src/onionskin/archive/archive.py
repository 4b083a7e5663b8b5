"""An archive: the few things one asks of it. The only thing that the doors know."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from onionskin import accession
from onionskin.archive import answers, ruling, verify
from onionskin.archive.chronology_doors import ChronologyDoors
from onionskin.archive.comparing_doors import ComparingDoors
from onionskin.archive.copies_doors import CopyDoors
from onionskin.archive.dates import checked
from onionskin.archive.indexing import Indexing
from onionskin.archive.ingest import Ingest, Progress, Watch
from onionskin.archive.naming_doors import SOON, now
from onionskin.archive.pages import Pages
from onionskin.archive.redact_doors import RedactionDoors
from onionskin.archive.views import Fault, ItemView, PageView, Results, RuleExample, RuleView, Status, Tally
from onionskin.pipeline import signature
from onionskin.pipeline.stages import STAGES
from onionskin.record import Annotation, Unit, digest
from onionskin.search import Index, Met
from onionskin.store import Catalogue, Hand, Ruling, Rulings, Word

_INDEX_EVERY = 20_000
"""Pages after which the index takes in what is new while an ingest goes on; at the end, with names, it does again."""


def _quiet(_: Progress) -> None:
    """For whoever does not watch."""


class Archive(RedactionDoors, CopyDoors, ComparingDoors, ChronologyDoors):
    """One folder: `catalogue.db`, `boxes/`, `sources/`, `images/`, and the disposable `index/` and `tables/`.

    May be asked from several threads; it answers one at a time, and goes on answering while one of them writes.
    """

    def __init__(self, folder: Path, *, writing: bool = False) -> None:
        """Raises UsageError where there is none to read, SourceError where it is damaged."""
        if writing:
            folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._lock, self._writing = threading.RLock(), threading.RLock()
        self._catalogue = Catalogue(folder, writing=writing)
        self._pages = Pages(folder, self._catalogue)
        self._index: Index | None = None
        self._signature = signature(STAGES)

    @classmethod
    def open(cls, folder: Path) -> Archive:
        """An archive that is there."""
        return cls(folder)

    @classmethod
    def create(cls, folder: Path) -> Archive:
        """An archive to write to, made if it is not there."""
        return cls(folder, writing=True)

    def close(self) -> None:
        """Let go of every file."""
        self._forget_names()
        self._forget_copies()
        self._forget_chronology()
        self._pages.close()
        self._catalogue.close()

    # -- filling --

    def ingest(self, paths: Sequence[Path], workers: int | None = None, watch: Watch = _quiet) -> Tally:
        """Take in files and folders, and do all that is due. Raises UsageError for a path that is not there."""
        run = Ingest(self.folder, self._catalogue, self._signature, watch)
        # Every path is looked for before anything is done about one.
        found = [(path, accession.find(path, run.refuse)) for path in map(Path, map(os.path.abspath, paths))]
        for path, sources in found:
            self._catalogue.accession(str(path))
            run.register(sources)
        return self._run(run, workers)

    def retry(self, workers: int | None = None, watch: Watch = _quiet) -> Tally:
        """Try again what failed, and do all that is due."""
        with self._writable() as catalogue:
            failures = catalogue.failures()
            with catalogue.transaction():
                for failed in failures:
                    location = catalogue.location(failed.code)
                    catalogue.forgive(failed.code)
                    if location is not None and location.sha256 is not None:
                        catalogue.done(location.sha256, None)
            run = Ingest(self.folder, catalogue, self._signature, watch)
            # What was refused when it was found has no location; it is looked for again where it was asked for.
            for asked in map(Path, catalogue.accessions()):
                if os.path.exists(asked) and any(Path(failed.code).is_relative_to(asked) for failed in failures):
                    run.register(accession.find(asked, run.refuse))
            return self._run(run, workers)

    def _run(self, run: Ingest, workers: int | None) -> Tally:
        since = 0
        for finished in run.run(workers or os.cpu_count() or 1):
            since += finished
            if since >= _INDEX_EVERY:
                self._take_in(0)
                since = 0
        self.index()
        made = run.progress
        with self._lock:
            failures = self._catalogue.failures()
        return Tally(
            read=made.pages_done,
            unchanged=made.unchanged,
            failed=len({(failed.code, failed.number) for failed in failures}),
            files=made.files,
            copies=made.copies,
        )

    def index(self) -> int:
        """Let names, copies, chronology and search index take in what changed; how many pages the index took in."""
        for bring in (self.bring_names, self.bring_copies, self.bring_chronology):
            bring()
        return self._take_in(None)

    def _take_in(self, most: int | None) -> int:
        with self._lock:
            self._index = None
            return Indexing(self.folder, self._catalogue, self._pages, self._gathered_table()).take_in(most)

    def index_meaning(self, watch: Callable[[int, int], None] = lambda done, due: None) -> int:
        """Let the search know what the pages are about; how many pages it took in. Slow: some five pages a second.

        `watch` is told how many pages are done, of how many. It goes on where it was stopped.
        """
        with self._lock:
            self._index = None
            return Indexing(self.folder, self._catalogue, self._pages).take_in_meaning(watch)

    @contextmanager
    def _writable(self) -> Iterator[Catalogue]:
        with self._writing:
            catalogue = Catalogue(self.folder, writing=True)
            try:
                yield catalogue
            finally:
                catalogue.close()

    # -- people --

    def correct(self, page: str, who: str, said: Annotation) -> int:
        """Note what a person says of a page, and bring the page up to it; the number to undo it by.

        A date is kept as EDTF prints it. Raises UsageError where there is no such page, or a date is none.
        """
        said = checked(said)
        with self._lock:
            self._pages.find(page)
        with self._writable() as catalogue:
            with catalogue.transaction():
                word = Hand(catalogue).say(page, who, said, now())
            self._bring(catalogue, page)
        return word

    def undo(self, page: str, word: int) -> None:
        """Let a person's word hold no longer, and bring the page up to that; the word stays in the history."""
        with self._writable() as catalogue:
            with catalogue.transaction():
                Hand(catalogue).undo(word, now())
            self._bring(catalogue, page)

    def _bring(self, catalogue: Catalogue, page: str) -> None:
        item = catalogue.holder(page)
        with catalogue.transaction():
            catalogue.done(item.sha256, None)
        Ingest(self.folder, catalogue, self._signature, _quiet).bring(item)
        self.bring_names()
        self._behind = True
        self._take_in(SOON)

    def history(self, page: str) -> tuple[Word, ...]:
        """All that people ever said of a page."""
        with self._lock:
            return Hand(self._catalogue).history(page)

    def rules(self) -> tuple[RuleView, ...]:
        """The rules of repair that did anything here, with how much, and what people said of them."""
        with self._lock:
            return ruling.rules(self._pages, self._catalogue)

    def rule_examples(self, rule: str, limit: int = 50) -> tuple[RuleExample, ...]:
        """What a rule makes or suspects, whatever people said of it."""
        with self._lock:
            return ruling.examples(self._pages, self._catalogue, rule, limit)

    def rulings(self) -> tuple[Ruling, ...]:
        """All that people ever said of rules."""
        with self._lock:
            return Rulings(self._catalogue).history()

    def rule(self, rule: str, verdict: str | None, who: str, workers: int | None = None) -> Tally:
        """Note that a rule is `accepted` or `refused` for every page, or with None that nothing is said of it.

        Every page is brought up to it. Raises UsageError for another verdict.
        """
        with self._writable() as catalogue:
            ruling.rule(catalogue, rule, verdict, who, now())
            return self._run(Ingest(self.folder, catalogue, self._signature, _quiet), workers)

    def reread(self, share: float, workers: int | None = None, watch: Watch = _quiet) -> tuple[int, Tally]:
        """Have the worst pages read by every reader: how many were asked for, and what was done.

        Worst are the least legible of those that one reader alone has read; `share` is of all that were read from
        an image.
        """
        with self._writable() as catalogue:
            with self._lock:
                asked = ruling.ask_again(self._pages, catalogue, share, now())
            return asked, self._run(Ingest(self.folder, catalogue, self._signature, watch), workers)

    # -- reading --

    def search(
        self,
        query: str,
        filters: Mapping[str, Sequence[str]] | None = None,
        offset: int = 0,
        limit: int = 20,
        *,
        meaning: bool = True,
    ) -> Results:
        """Pages that answer a query, best first: as printed, as repaired, misread, and by what they are about.

        The last needs `index_meaning`, and is left out where `meaning` is False. Raises UsageError, with `positions`
        and `offer`, for a wrong query.
        """
        with self._lock:
            asked = (query, filters or {}, offset, limit, meaning)
            return answers.results(self._searched(), self._pages, self._catalogue, asked)

    def matches(self, page: str, query: str) -> tuple[Met, ...]:
        """Where on a page a query is met, and why."""
        with self._lock:
            return answers.matches(self._pages, page, query)

    def page(self, page: str) -> PageView:
        """All that is said of a page. Raises UsageError where there is none."""
        with self._lock:
            return self._with_known(self._pages.page(page))

    def item(self, code: str, first: int = 1, last: int = 1 << 62) -> ItemView:
        """One source with its pages, or those from `first` to `last`. Raises UsageError where there is none."""
        with self._lock:
            return self._pages.item(code, first, last)

    def units(self) -> tuple[Unit, ...]:
        """All units of description, parents before children."""
        with self._lock:
            return self._catalogue.units()

    def _searched(self) -> Index:
        if self._index is None:
            self._index = Index(self.folder / "index")
        return self._index

    # -- trust --

    def status(self) -> Status:
        """What there is, what is due, what failed."""
        with self._lock:
            return answers.status(self._catalogue, self._searched(), self._signature)

    def verify(self) -> Iterable[Fault]:
        """All that is not as its digest says."""
        with self._lock:
            return tuple(verify.faults(self.folder, self._catalogue, self._pages))

    def fingerprint(self) -> str:
        """One digest over every source and every layer that holds: equal archives have equal fingerprints."""
        with self._lock:
            lines = [f"{item.sha256} {item.pages}" for item in self._catalogue.items()]
            for name in self._catalogue.boxes():
                lines += [
                    f"{one.page} {one.stage} {one.version} {' '.join(one.reads)} {one.says}"
                    for one in self._pages.box(name).all_heads()
                ]
            return digest("\n".join(sorted(lines)).encode())
