"""The doors of an archive that lead to copies: which pages repeat others, whether a passage is open elsewhere."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from onionskin.archive.copies import Copying
from onionskin.archive.copies_public import Asking
from onionskin.archive.copies_views import Cluster, CopyList, NearPage, PublicView
from onionskin.archive.entities import text_of
from onionskin.archive.pages import Pages
from onionskin.errors import SourceError, UsageError
from onionskin.record import Span
from onionskin.store import Beheld, Catalogue, Copies, copies_path

TOLD = 12
"""Pages of a cluster that a list names; the page itself names all."""


class CopyDoors(ABC):
    """Of an archive: what is asked of copies. Its table of copies is a projection; see `bring_copies`."""

    folder: Path
    _lock: threading.RLock
    _catalogue: Catalogue
    _pages: Pages
    _copies: Copies | None = None

    @abstractmethod
    def _writable(self) -> AbstractContextManager[Catalogue]:
        """The catalogue, to write to; one at a time."""

    def bring_copies(self) -> int:
        """Let the table of copies hold what pages now say; how many pages it took in. What is as it was is not read."""
        with self._writable() as catalogue:
            pages = Pages(self.folder, catalogue)
            copying = Copying(self.folder, catalogue, pages)
            try:
                taken = copying.bring()
            finally:
                copying.close()
                pages.close()
        with self._lock:
            self._forget_copies()
        return taken

    def clusters(self) -> Mapping[str, str]:
        """The cluster of every page that has a near copy: page id to cluster id. Empty where none were looked for.

        Pages of one cluster are copies of one another or of a copy. A cluster goes by the least id of its pages.
        """
        with self._lock:
            table = self._copied_table()
            return table.clusters() if table else {}

    def _near_copies(self) -> Mapping[str, str]:
        """What the chronology counts independent sources by."""
        return self.clusters()

    def near(self, page: str) -> tuple[NearPage, ...]:
        """The pages that are copies of one, then those that share passages with it; () where none were looked for.

        Raises UsageError where there is no such page.
        """
        with self._lock:
            self._pages.find(page)
            table = self._copied_table()
            return tuple(self._near(page, one) for one in table.beside(page)) if table else ()

    def copies(self, offset: int = 0, limit: int = 50) -> CopyList:
        """The clusters of the archive, the largest first. Raises UsageError where copies were never looked for."""
        with self._lock:
            table, asking = self._asking()
            total, found = table.largest(max(0, offset), max(0, limit))
            pages, copied, _ = table.counts()
            made = [
                Cluster(name, count, tuple(asking.where(page) for page in table.of_cluster(name, TOLD)))
                for name, count in found
            ]
            return CopyList(total, pages, copied, tuple(made))

    def copied(self, item: str) -> Mapping[str, int]:
        """The pages of an item (by its SHA-256) that have near copies, each with how many."""
        with self._lock:
            table = self._copied_table()
            return table.of_item(item) if table else {}

    def public(self, passage: str, limit: int = 20) -> PublicView:
        """Where a passage, or its near copy, is open: page, line, box, and the words that differ.

        Raises UsageError where it is too short, or copies were never looked for.
        """
        with self._lock:
            return self._asking()[1].public(passage, max(1, limit))

    def _near(self, page: str, one: Beheld) -> NearPage:
        here, there = self._text(page), self._text(one.page)
        spans = tuple((Span(*quad[:2]), Span(*quad[2:])) for quad in one.spans)
        return NearPage(
            where=Asking(self._known_copies(), self._catalogue, self._pages).where(one.page),
            copy=one.copy,
            share=one.share,
            share_there=one.share_there,
            spans=spans,
            line=here.count("\n", 0, spans[0][0].start) + 1 if spans else 1,
            line_there=there.count("\n", 0, spans[0][1].start) + 1 if spans else 1,
        )

    def _text(self, page: str) -> str:
        _, box, _ = self._pages.find(page)
        heads = box.heads(page)
        return text_of(box, heads["reading"].says) if "reading" in heads else ""

    def _asking(self) -> tuple[Copies, Asking]:
        table = self._known_copies()
        return table, Asking(table, self._catalogue, self._pages)

    def _known_copies(self) -> Copies:
        table = self._copied_table()
        if table is None:
            raise UsageError("Copies were not looked for in this archive yet. Run: onionskin index --archive DIR.")
        return table

    def _copied_table(self) -> Copies | None:
        """The table; None where there is none, or one that is damaged or of another release: it is made anew."""
        if self._copies is None and copies_path(self.folder).exists():
            try:
                self._copies = Copies(self.folder)
            except SourceError:
                return None
        return self._copies

    def _forget_copies(self) -> None:
        """Let go of the table, which is opened again when it is asked."""
        if self._copies is not None:
            self._copies.close()
            self._copies = None
