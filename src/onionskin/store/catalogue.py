"""The catalogue: what there is (units, items, locations) and what could not be read. What people said is in `hand`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onionskin.errors import UsageError
from onionskin.record import Level, Unit
from onionskin.store.opening import opened, transaction

SCHEMA = 5
ITEMS_A_BOX = 256
"""Locations that share a box: a folder of more is divided, so that no box outgrows what one writer can carry."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where the bytes of an item were found. `sha256` is None until they were read.

    `images` are the paths of the page images that came with an ALTO, hOCR or PAGE-XML file.
    """

    code: str
    path: str
    size: int
    modified: str
    kind: str
    box: str
    sha256: str | None = None
    note: str | None = None
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One set of bytes. `pages` is None until all have come in; `done` the signature it was brought up to."""

    sha256: str
    kind: str
    size: int
    box: str
    pages: int | None
    done: str | None


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that could not be read: `number` is the image number from 1, or 0 for the whole source."""

    code: str
    number: int
    stage: str
    reason: str
    ours: bool


class Catalogue:
    """catalogue.db of one archive. Not for several threads at once."""

    def __init__(self, archive: Path, *, writing: bool = False) -> None:
        """Raises UsageError or SourceError as `opened` does."""
        self._connection = opened(archive / "catalogue.db", "catalogue", SCHEMA, writing=writing)

    @property
    def connection(self) -> sqlite3.Connection:
        """For the other files of this room."""
        return self._connection

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within is kept, or none of it. Raises UsageError where another program is writing."""
        return transaction(self._connection)

    # -- accessions, units and locations --

    def accession(self, path: str) -> None:
        """Note that a file or folder was asked to be taken in."""
        self._connection.execute("INSERT OR IGNORE INTO accession VALUES (?)", (path,))

    def accessions(self) -> tuple[str, ...]:
        """Every file and folder that was ever asked to be taken in."""
        return tuple(row[0] for row in self._connection.execute("SELECT path FROM accession ORDER BY path"))

    def describe(self, units: Iterable[Unit]) -> None:
        """Note units of description; a known one keeps what it has."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO unit VALUES (?, ?, ?, ?)",
            ((unit.code, unit.level.value, unit.title, unit.parent) for unit in units),
        )

    def units(self) -> tuple[Unit, ...]:
        """Every unit, parents before children."""
        return tuple(_unit(row) for row in self._connection.execute("SELECT * FROM unit ORDER BY code"))

    def chain(self, code: str) -> tuple[Unit, ...]:
        """A unit with all above it, widest first. Raises UsageError where there is none of that code."""
        chain: list[Unit] = []
        at: str | None = code
        while at is not None:
            row = self._connection.execute("SELECT * FROM unit WHERE code = ?", (at,)).fetchone()
            if row is None:
                raise UsageError(f"This archive has no unit {at}.")
            chain.append(_unit(row))
            at = row[3]
        return tuple(reversed(chain))

    def locate(self, location: Location) -> None:
        """Note where a source was found; what stood under its code before is forgotten."""
        self._connection.execute(
            "INSERT OR REPLACE INTO location VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (location.code, location.path, location.size, location.modified, location.kind, location.box,
             location.sha256, location.note, json.dumps(location.images)),
        )  # fmt: skip

    def location(self, code: str) -> Location | None:
        """The location of that code."""
        row = self._connection.execute("SELECT * FROM location WHERE code = ?", (code,)).fetchone()
        return None if row is None else _location(row)

    def standing(self, codes: Iterable[str]) -> dict[str, tuple[int, str, str | None]]:
        """Size, time and digest of those of these locations that are known: all that tells whether one changed."""
        rows = self._connection.execute(
            "SELECT code, size, modified, sha256 FROM location WHERE code IN (SELECT value FROM json_each(?))",
            (json.dumps(list(codes)),),
        )
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    def locations(self, sha256: str) -> tuple[Location, ...]:
        """Where one item was found, in the order of codes."""
        rows = self._connection.execute("SELECT * FROM location WHERE sha256 = ? ORDER BY code", (sha256,))
        return tuple(_location(row) for row in rows)

    def unread(self, after: str = "", limit: int = 500) -> tuple[Location, ...]:
        """Locations that are due, in the order of codes from the one past `after`: not read, or read in part.

        A location that failed as a whole is not due; `forgive` makes it so again.
        """
        rows = self._connection.execute(
            "SELECT location.* FROM location LEFT JOIN item USING (sha256) LEFT JOIN failure"
            " ON failure.code = location.code AND failure.number = 0"
            " WHERE location.code > ? AND item.pages IS NULL AND failure.code IS NULL ORDER BY location.code LIMIT ?",
            (after, limit),
        )
        return tuple(_location(row) for row in rows)

    def box_for(self, folder: str) -> str:
        """The box that the next location of a folder goes to: the folder's name, divided when it is full."""
        count = self._connection.execute(
            "SELECT count(*) FROM location WHERE box >= ? AND box < ?", (f"{folder}#", f"{folder}$")
        ).fetchone()[0]
        return f"{folder}#{count // ITEMS_A_BOX + 1}"

    # -- items --

    def add_item(self, item: Item) -> Item:
        """Note an item, unless its bytes are known; the item as the catalogue has it."""
        self._connection.execute(
            "INSERT OR IGNORE INTO item VALUES (?, ?, ?, ?, ?, ?)",
            (item.sha256, item.kind, item.size, item.box, item.pages, item.done),
        )
        known = self.item(item.sha256)
        assert known is not None
        return known

    def item(self, sha256: str) -> Item | None:
        """The item with that digest."""
        row = self._connection.execute("SELECT * FROM item WHERE sha256 = ?", (sha256,)).fetchone()
        return None if row is None else Item(*row)

    def items(self) -> Iterator[Item]:
        """Every item, in the order of boxes."""
        for row in self._connection.execute("SELECT * FROM item ORDER BY box, sha256"):
            yield Item(*row)

    def holder(self, page: str) -> Item:
        """The item that a page belongs to. Raises UsageError where no item begins with the page's digest."""
        prefix = page.partition("-")[0]
        row = self._connection.execute(
            "SELECT * FROM item WHERE sha256 >= ? AND sha256 < ? LIMIT 1", (prefix, f"{prefix}g")
        ).fetchone()
        if row is None or len(prefix) < 16:
            raise UsageError(f"This archive has no page {page}.")
        return Item(*row)

    def whole(self, sha256: str, pages: int) -> None:
        """Note that all pages of an item have come in."""
        self._connection.execute("UPDATE item SET pages = ? WHERE sha256 = ?", (pages, sha256))

    def redo(self) -> None:
        """Note that every item is due again."""
        self._connection.execute("UPDATE item SET done = NULL")

    def done(self, sha256: str, signature: str | None) -> None:
        """Note the signature of the stage table that an item was brought up to, or None that something is due."""
        self._connection.execute("UPDATE item SET done = ? WHERE sha256 = ?", (signature, sha256))

    def due(self, signature: str, after: str = "", limit: int = 500) -> tuple[Item, ...]:
        """The items from the one past digest `after` whose pages are all in and that were not brought up to this."""
        rows = self._connection.execute(
            "SELECT * FROM item WHERE sha256 > ? AND pages IS NOT NULL AND done IS NOT ?"
            " AND EXISTS (SELECT 1 FROM location WHERE location.sha256 = item.sha256) ORDER BY sha256 LIMIT ?",
            (after, signature, limit),
        )
        return tuple(Item(*row) for row in rows)

    def due_pages(self, signature: str) -> int:
        """How many pages are in and not brought up to this signature."""
        row = self._connection.execute(
            "SELECT coalesce(sum(pages), 0) FROM item WHERE pages IS NOT NULL AND done IS NOT ?"
            " AND EXISTS (SELECT 1 FROM location WHERE location.sha256 = item.sha256)",
            (signature,),
        ).fetchone()
        return int(row[0])

    def boxes(self) -> tuple[str, ...]:
        """The names of the boxes that hold something."""
        return tuple(row[0] for row in self._connection.execute("SELECT DISTINCT box FROM item ORDER BY box"))

    def counts(self) -> tuple[int, int]:
        """How many locations and how many pages there are."""
        sources = self._connection.execute("SELECT count(*) FROM location").fetchone()[0]
        pages = self._connection.execute("SELECT coalesce(sum(pages), 0) FROM item").fetchone()[0]
        return int(sources), int(pages)

    # -- failures --

    def fail(self, failed: Failed) -> None:
        """Note what could not be read, in place of what was noted before."""
        self._connection.execute(
            "INSERT OR REPLACE INTO failure VALUES (?, ?, ?, ?, ?)",
            (failed.code, failed.number, failed.stage, failed.reason, failed.ours),
        )

    def failures(self, code: str | None = None) -> tuple[Failed, ...]:
        """What could not be read, of one location or of all."""
        where, values = ("WHERE code = ?", (code,)) if code is not None else ("", ())
        rows = self._connection.execute(f"SELECT * FROM failure {where} ORDER BY code, number, stage", values)
        return tuple(Failed(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows)

    def note(self, code: str, sha256: str, note: str | None) -> None:
        """Note the digest that a location's bytes turned out to have, and what is odd about them."""
        self._connection.execute(
            "UPDATE location SET sha256 = ?, note = coalesce(?, note) WHERE code = ?", (sha256, note, code)
        )

    def forgive(self, code: str) -> None:
        """Forget the failures of a location, because it is tried again."""
        self._connection.execute("DELETE FROM failure WHERE code = ?", (code,))

    def forgive_stages(self, code: str) -> None:
        """Forget the failures of a location's stages, because they have spoken again; not those of its accession."""
        self._connection.execute("DELETE FROM failure WHERE code = ? AND stage <> 'accession'", (code,))


def _location(row: tuple[Any, ...]) -> Location:
    code, path, size, modified, kind, box, sha256, note, images = row
    return Location(code, path, size, modified, kind, box, sha256, note, tuple(json.loads(images)))


def _unit(row: tuple[Any, ...]) -> Unit:
    return Unit(row[0], Level(row[1]), row[2], row[3])
