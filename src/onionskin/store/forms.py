"""Forms that the items of an archive have, counted; and which of them count as words of the whole collection."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from onionskin.store.catalogue import Catalogue

Counts = tuple[tuple[str, int], ...]
"""Forms, each with the number of pages it is on."""


class Forms:
    """The counted forms of an archive. Every writing method belongs within a transaction of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keeps them in the catalogue."""
        self._connection = catalogue.connection

    # -- counting --

    def counted(self, item: str) -> tuple[str, int] | None:
        """The digest of what was counted of an item, and how many pages it has; None where nothing is counted."""
        row = self._connection.execute("SELECT says, pages FROM counted WHERE item = ?", (item,)).fetchone()
        return None if row is None else (str(row[0]), int(row[1]))

    def count(self, item: str, pages: int, said: tuple[str, Counts], shared: Collection[str]) -> None:
        """Count the forms of an item that is not counted: the digest of what it says, and its forms with their pages.

        `shared` are those of them that the collection may say are words; of them it is kept which item has them.
        """
        says, forms = said
        row = self._connection.execute(
            "INSERT INTO counted (item, pages, says) VALUES (?, ?, ?) RETURNING id", (item, pages, says)
        ).fetchone()
        self._connection.executemany(
            "INSERT INTO form (form, pages) VALUES (?, ?)"
            " ON CONFLICT (form) DO UPDATE SET pages = pages + excluded.pages",
            forms,
        )
        self._connection.execute(
            "INSERT INTO has_form SELECT id, ? FROM form WHERE form IN (SELECT value FROM json_each(?))",
            (row[0], json.dumps(list(shared))),
        )
        self._change(pages)

    def forget(self, item: str, forms: Counts) -> None:
        """Count an item no more; `forms` are those that were counted."""
        row = self._connection.execute("DELETE FROM counted WHERE item = ? RETURNING id, pages", (item,)).fetchone()
        if row is None:
            return
        self._connection.execute(
            "DELETE FROM has_form WHERE item = ? AND form IN"
            " (SELECT id FROM form WHERE form IN (SELECT value FROM json_each(?)))",
            (row[0], json.dumps([form for form, _ in forms])),
        )
        self._connection.executemany(
            "UPDATE form SET pages = pages - ? WHERE form = ?", ((pages, form) for form, pages in forms)
        )
        self._connection.executemany(
            "DELETE FROM form WHERE form = ? AND pages = 0 AND known = 0", ((form,) for form, _ in forms)
        )
        self._change(-row[1])

    def _change(self, pages: int) -> None:
        self._connection.execute("UPDATE weighed SET pages = pages + ?, changed = 1", (pages,))

    # -- weighing --

    def due(self, version: int) -> bool:
        """Whether it must be weighed anew, by that version, which forms are words."""
        row = self._connection.execute("SELECT changed OR version <> ? FROM weighed", (version,)).fetchone()
        return bool(row[0])

    def repeated(self) -> dict[str, int]:
        """Forms on three pages or more, each with their number."""
        return dict(self._connection.execute("SELECT form, pages FROM form WHERE pages >= 3"))

    def pages(self) -> int:
        """How many pages the counted items have."""
        return int(self._connection.execute("SELECT pages FROM weighed").fetchone()[0])

    def weigh(self, known: Collection[str], version: int) -> tuple[str, ...]:
        """Note which forms are words, by that version of weighing; the items for which that is another answer."""
        before = {row[0] for row in self._connection.execute("SELECT form FROM form WHERE known = 1")}
        changed = json.dumps(sorted(before.symmetric_difference(known)))
        self._connection.execute(
            "UPDATE form SET known = 1 - known WHERE form IN (SELECT value FROM json_each(?))", (changed,)
        )
        rows = self._connection.execute(
            "SELECT DISTINCT counted.item FROM form JOIN has_form ON has_form.form = form.id"
            " JOIN counted ON counted.id = has_form.item WHERE form.form IN (SELECT value FROM json_each(?))"
            " ORDER BY counted.item",
            (changed,),
        ).fetchall()
        self._connection.execute(
            "DELETE FROM form WHERE pages = 0 AND form IN (SELECT value FROM json_each(?))", (changed,)
        )
        self._connection.execute("UPDATE weighed SET changed = 0, version = ?", (version,))
        return tuple(row[0] for row in rows)

    def words(self, shared: Iterable[str]) -> tuple[str, ...]:
        """Those of an item's shared forms that are words of the collection, sorted: the input `known` of its stages."""
        rows = self._connection.execute(
            "SELECT form FROM form WHERE known = 1 AND form IN (SELECT value FROM json_each(?)) ORDER BY form",
            (json.dumps(list(shared)),),
        )
        return tuple(row[0] for row in rows)
