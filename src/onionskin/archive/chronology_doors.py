"""The doors of an archive that lead to what happened: the chronology, a happening, conflicts, offices on a day."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from onionskin.archive.chronicling import Chronicling
from onionskin.archive.chronology import ChronologyAnswers
from onionskin.archive.chronology_views import ChronologyView, Grouped, HappeningView, Office, TieView, Wanted
from onionskin.archive.naming_doors import NamingDoors, now
from onionskin.archive.offices import Offices
from onionskin.archive.pages import Pages
from onionskin.errors import SourceError, UsageError
from onionskin.record import Grouping
from onionskin.store import Chronology, Groupings, Names, chronology_path

ALL = Wanted()


class ChronologyDoors(NamingDoors):
    """Of an archive: what is asked and said of what happened. Its table is a projection; see `bring_chronology`."""

    _chronicle: Chronology | None = None

    @abstractmethod
    def _near_copies(self) -> Mapping[str, str]:
        """For pages that are near copies of others, the cluster of each."""

    # -- keeping up --

    def bring_chronology(self) -> int:
        """Let the chronology hold what pages, names and people now say; how many happenings are new or other.

        Only pages that changed are read; all statements are grouped anew, and what comes out the same stays.
        """
        with self._writable() as catalogue:
            table = self._gathered_table()
            if table is None:
                return 0
            pages = Pages(self.folder, catalogue)
            round_ = Chronicling(self.folder, catalogue, pages, table, self._near_copies())
            try:
                made = round_.bring()
            finally:
                round_.close()
                pages.close()
        self._behind = False
        with self._lock:
            self._forget_chronology()
        return made

    def _forget_chronology(self) -> None:
        """Let go of the table, which is opened again when it is asked."""
        if self._chronicle is not None:
            self._chronicle.close()
            self._chronicle = None

    def _told_table(self) -> tuple[Chronology, Names]:
        """The table of happenings and that of names. Raises UsageError where there is none yet."""
        if self._behind:
            self.bring_chronology()
        names = self._gathered_table()
        if self._chronicle is None and chronology_path(self.folder).exists():
            try:
                self._chronicle = Chronology(self.folder)
            except SourceError:
                self._chronicle = None
        if self._chronicle is None or names is None:
            raise UsageError("The chronology of this archive is not made yet. Run: onionskin index --archive DIR.")
        return self._chronicle, names

    def _chronology(self) -> ChronologyAnswers:
        return ChronologyAnswers(*self._told_table(), self._catalogue, self._pages)

    # -- asking --

    def chronology(self, wanted: Wanted = ALL, offset: int = 0, limit: int = 200, tray: int = 50) -> ChronologyView:
        """What is said to have happened, in order, with some of what has no time.

        Raises UsageError for a name that nobody has, a time that is none, and where nothing was gathered yet.
        """
        with self._lock:
            return self._chronology().view(wanted, (max(0, offset), max(0, limit)), max(0, tray))

    def happening(self, id_: str) -> HappeningView:
        """A happening with its statements and how they stand. Raises UsageError where there is none of that id."""
        with self._lock:
            return self._chronology().happening(id_)

    def conflicts(self, wanted: Wanted = ALL, offset: int = 0, limit: int = 50) -> tuple[int, tuple[TieView, ...]]:
        """How many pairs of statements contradict each other, and some of them."""
        with self._lock:
            return self._chronology().ties("conflicts", wanted, (max(0, offset), max(0, limit)))

    def drifts(self, wanted: Wanted = ALL, offset: int = 0, limit: int = 50) -> tuple[int, tuple[TieView, ...]]:
        """How many pairs of statements are not equally sure, and some of them."""
        with self._lock:
            return self._chronology().ties("drifts", wanted, (max(0, offset), max(0, limit)))

    def offices(self, day: str, about: str = "") -> tuple[Office, ...]:
        """Who held what office on a day, month or year in EDTF, and who says so. Raises UsageError for no time."""
        with self._lock:
            tables = self._told_table()
            return Offices(self._chronology(), tables[1], self._catalogue).on(day, about)

    def timeline(self, wanted: Wanted = ALL) -> Mapping[str, list[Any]]:
        """Every happening with a time, in columns: id, name, first and last day since 1970 (None: open) and more."""
        with self._lock:
            return self._chronology().timeline(wanted)

    def statements_of(self, page: str) -> Mapping[tuple[int, int], str]:
        """The happening of each claim of a page, by where the claim stands. Empty where nothing was gathered yet."""
        with self._lock:
            try:
                return self._chronology().on_page(page)
            except UsageError:
                return {}

    # -- deciding --

    def group(self, who: str, *groupings: Grouping) -> tuple[int, ...]:
        """Note what a person says of statements; the numbers to undo it by.

        Raises UsageError where one is of a statement that there is not, of one with itself, or nobody is named.
        """
        if not who.strip():
            raise UsageError("Nobody is named. Give the name of who says so, so that others can tell who did.")
        with self._writable() as catalogue:
            with self._lock:
                wanted = {id_ for one in groupings for id_ in (one.one, one.other) if id_}
                missing = sorted(wanted - self._chronology().known(wanted))
            if missing or not groupings:
                raise UsageError(f"This archive has no statement {', '.join(missing) or 'to speak of'}.")
            if any(one.one == one.other for one in groupings):
                raise UsageError("A statement is compared with itself. Name two that differ.")
            with catalogue.transaction():
                numbers = tuple(Groupings(catalogue).say(one, who.strip(), now()) for one in groupings)
        self.bring_chronology()
        return numbers

    def ungroup(self, *numbers: int) -> None:
        """Let what was said hold no longer; it stays in the history. Raises UsageError where there is none."""
        with self._writable() as catalogue:
            missing = set(numbers) - {one.id for one in Groupings(catalogue).history()}
            if missing:
                raise UsageError(f"Nobody said anything of statements under the number {min(missing)}.")
            with catalogue.transaction():
                for number in numbers:
                    Groupings(catalogue).undo(number, now())
        self.bring_chronology()

    def groupings(self) -> tuple[Grouped, ...]:
        """All that was ever said of statements, the earliest first, and whether it has effect."""
        with self._lock:
            return self._chronology().groupings()
