"""The doors of an archive that lead to who and where: entities, what people decide of them, authority files."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from onionskin.archive import judging
from onionskin.archive.authorities import add_file
from onionskin.archive.entities import EntityAnswers
from onionskin.archive.entity_views import Added, Asked, Atlas, Change, EntityList, EntityView, JudgedView
from onionskin.archive.gathering import Gathering
from onionskin.archive.pages import Pages
from onionskin.archive.views import PageView
from onionskin.errors import SourceError, UsageError
from onionskin.naming.entities import Authorities
from onionskin.record import Judgement
from onionskin.store import AuthorityRows, Catalogue, Names, names_path

SOON = 200
"""Pages on which names mean another than before that the search index takes in at once, in half a second; where a word
moves more of them, the search asks by names as they were until `index` is run."""


class NamingDoors(ABC):
    """Of an archive: what is asked and said of entities. Its table of names is a projection; see `bring_names`."""

    folder: Path
    _lock: threading.RLock
    _writing: threading.RLock
    _catalogue: Catalogue
    _pages: Pages
    _table: Names | None = None
    _behind: bool = False
    """Whether something was said since the chronology was brought up to date: it follows when it is next asked."""
    _told: tuple[str, Authorities] | None = None
    """The rows of authority files as they were last asked by name, and their signature: to take them apart again for
    every judgement would cost a second for 30,000."""

    @abstractmethod
    def _writable(self) -> AbstractContextManager[Catalogue]:
        """The catalogue, to write to; one at a time."""

    @abstractmethod
    def _take_in(self, most: int | None) -> int:
        """Let the search index hold what names now mean, unless that is another on more than so many pages."""

    # -- keeping up --

    def bring_names(self) -> frozenset[str]:
        """Let the table of names hold what pages and people now say; the pages where a name may be another than before.

        Only items that changed are gathered, and only blocks that this touches are settled again.
        """
        with self._gathering() as gathering:
            moved = gathering.bring()
        with self._lock:
            self._forget_names()
        return moved

    @contextmanager
    def _gathering(self) -> Iterator[Gathering]:
        with self._writable() as catalogue:
            pages = Pages(self.folder, catalogue)
            gathering = Gathering(self.folder, catalogue, pages, self._authorities(catalogue))
            try:
                yield gathering
            finally:
                gathering.close()
                pages.close()

    def _authorities(self, catalogue: Catalogue) -> tuple[str, Authorities]:
        rows = AuthorityRows(catalogue)
        signature = rows.signature()
        if self._told is None or self._told[0] != signature:
            self._told = signature, Authorities(rows.all())
        return self._told

    def _answers(self) -> tuple[Names, EntityAnswers]:
        """The table and what answers from it. Raises UsageError where no names were gathered yet."""
        table = self._gathered_table()
        if table is None:
            raise UsageError("The names of this archive are not gathered yet. Run: onionskin index --archive DIR.")
        return table, EntityAnswers(table, self._catalogue, self._pages)

    def _gathered_table(self) -> Names | None:
        """The table; None where there is none, or one that is damaged or of another release: it is made anew."""
        if self._table is None and names_path(self.folder).exists():
            try:
                self._table = Names(self.folder)
            except SourceError:
                return None
        return self._table

    def _forget_names(self) -> None:
        """Let go of the table, which is opened again when it is asked."""
        if self._table is not None:
            self._table.close()
            self._table = None

    # -- asking --

    def entities(
        self, type_: str | None = None, query: str = "", order: str = "pages", offset: int = 0, limit: int = 50
    ) -> EntityList:
        """Entities of a type (one of MENTIONS) whose forms have all words of a query; `order` is `pages` or `name`.

        Raises UsageError for another type or order, and where no names were gathered yet.
        """
        with self._lock:
            return self._answers()[1].listed(type_, query, order, (max(0, offset), max(0, limit)))

    def entity(self, entity: str, form: str | None = None, offset: int = 0, limit: int = 20) -> EntityView:
        """An entity by its id, the id of one of its names, or its name; with some of the pages that name it (so).

        Raises UsageError where there is none, or where a name is that of several.
        """
        with self._lock:
            table, answers = self._answers()
            found = answers.called(entity)
            view = answers.entity(found, (max(0, offset), max(0, limit)), form)
            view = judging.with_history(view, judging.history(self._catalogue, table, answers))
        self._keep_places(answers)
        return view

    def review(self, limit: int = 20, offset: int = 0, entity: str | None = None) -> tuple[int, tuple[Asked, ...]]:
        """How many pairs are in doubt (of one entity), and some of them, those that would move most pages first."""
        with self._lock:
            return self._answers()[1].asked((max(0, offset), max(0, limit)), entity)

    def atlas(self) -> Atlas:
        """The places of the archive that can be plotted."""
        with self._lock:
            answers = self._answers()[1]
            atlas = answers.atlas()
        self._keep_places(answers)
        return atlas

    def _keep_places(self, answers: EntityAnswers) -> None:
        """Keep what was learnt of places, unless somebody is writing: then whoever asks next learns it again."""
        if answers.learnt and self._writing.acquire(blocking=False):
            try:
                table = Names(self.folder, writing=True)
                with table.transaction():
                    table.keep_places(answers.learnt)
                table.close()
            finally:
                self._writing.release()

    def page_entities(self, page: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The entities that a page names, by type: id and preferred name of each. Empty where none were gathered."""
        with self._lock:
            return self._answers()[1].on_page(page) if self._gathered_table() else {}

    def _with_known(self, view: PageView) -> PageView:
        """A page with what each of its mentions is taken for, if names were gathered."""
        if self._gathered_table() is None:
            return view
        return replace(view, named=self._answers()[1].known(view.page.id, view.mentions))

    # -- deciding --

    def judge(self, who: str, *judgements: Judgement) -> tuple[int, ...]:
        """Note what a person decides of names, and settle what it touches; the numbers to undo it by.

        The search knows it at once where few pages are touched (SOON), else after `index`.

        Raises UsageError where one is of a name that this archive does not have, or nobody is named.
        """
        with self._gathered() as (catalogue, table, _):
            judging.checked(table, judgements)
            numbers = judging.say(catalogue, judgements, who, now())
        with self._gathering() as gathering:
            gathering.judged(judgements)
        self._behind = True
        self._take_in(SOON)
        return numbers

    def unjudge(self, number: int) -> None:
        """Let a judgement hold no longer; it stays in the history. Raises UsageError where there is none."""
        with self._writable() as catalogue:
            taken = judging.unsay(catalogue, number, now())
        with self._gathering() as gathering:
            gathering.judged((taken,))
        self._behind = True
        self._take_in(SOON)

    def names_waiting(self) -> int:
        """On how many pages a name means another than the search index knows."""
        with self._lock:
            table = self._gathered_table()
            return len(table.moved()) if table else 0

    def judgements(self) -> tuple[JudgedView, ...]:
        """All that was ever decided of names, the earliest first, and whether it has effect."""
        with self._lock:
            table, answers = self._answers() if self._gathered_table() else (None, None)
            return judging.history(self._catalogue, table, answers)

    def would(self, *judgements: Judgement) -> Change:
        """What judgements would change, were they made. Raises UsageError as `judge` does."""
        with self._gathered() as (_, table, answers):
            judging.checked(table, judgements)
            with self._gathering() as gathering:
                return judging.change(gathering, answers, judgements)

    def proposed(self, what: str, entity: str, than: str = "") -> tuple[Judgement, ...]:
        """The judgements that say this of an entity; `what` is one of PROPOSALS, `than` what it names there.

        Raises UsageError where there is no such entity, or it cannot be said of it.
        """
        with self._lock:
            return judging.proposed(*self._answers(), what, (entity, than))

    @contextmanager
    def _gathered(self) -> Iterator[tuple[Catalogue, Names, EntityAnswers]]:
        """The catalogue to write to and the table as it is."""
        with self._writable() as catalogue, self._lock:
            yield catalogue, *self._answers()

    # -- authority files --

    def authority_add(self, path: Path) -> Added:
        """Add an authority file (CSV or JSON Lines), and settle again all that it may touch.

        Raises UsageError where there is no file, SourceError where nothing of it can be read.
        """
        with self._writable() as catalogue:
            added = add_file(catalogue, path)
        if added.added and names_path(self.folder).exists():
            self.bring_names()
        return added

    def authorities(self) -> tuple[tuple[str, int], ...]:
        """The authority files that were added, with how many rows of each hold."""
        with self._lock:
            return AuthorityRows(self._catalogue).sources()


def now() -> str:
    """The time of what a person says: ISO 8601 UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
