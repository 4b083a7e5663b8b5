"""A box: one SQLite file with the pages of one archival unit and their layers. One writer, many readers."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onionskin.errors import HouseError, UsageError
from onionskin.record import Layer, Page, decode, digest, encode
from onionskin.store.opening import opened, transaction

SCHEMA = 1
_PACK_ABOVE = 400
"""Bytes above which deflating an answer saves more than it costs: swept 200 to 2,000 on typed pages of 2.5 kB."""

Bodies = dict[str, tuple[int, bytes]]
"""Answers under their digests, as they are stored: 1 with the deflated bytes, or 0 with the bytes themselves."""

Rows = tuple[tuple[str, str, int, str, str], ...]
"""Layers as they are stored: page, stage, version, readings with blanks between, answer."""


def packed(data: bytes) -> tuple[int, bytes]:
    """An encoded answer as it is stored. Workers do this, so that the one writer need not."""
    return (1, zlib.compress(data, 1)) if len(data) > _PACK_ABOVE else (0, data)


def unpacked(stored: tuple[int, bytes]) -> bytes:
    """An encoded answer from how it is stored. Raises zlib.error where its bytes are damaged."""
    return zlib.decompress(stored[1]) if stored[0] else bytes(stored[1])


def row(layer: Layer) -> tuple[str, str, int, str, str]:
    """A layer as it is stored."""
    return layer.page, layer.stage, layer.version, " ".join(layer.reads), layer.says


@dataclass(frozen=True, slots=True)
class Shelved:
    """A page as it stands in a box. `image` and `given` are digests; `number` counts from 1 in its item."""

    page: Page
    item: str
    number: int
    image: str | None
    given: str


class Box:
    """The pages of one unit. Reading may go on in other processes while one writes.

    `unmasked` tells whoever shows its pages to show numbers of persons too.
    """

    unmasked = False

    def __init__(self, path: Path, *, writing: bool = False) -> None:
        """Raises UsageError or SourceError as `opened` does."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = opened(path, "box", SCHEMA, writing=writing)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within is kept, or none of it. Raises UsageError where another program is writing."""
        return transaction(self._connection)

    # -- answers and layers --

    def said(self, page: str, stage: str, version: int, reads: tuple[str, ...]) -> str | None:
        """The digest of what that version of the stage said of exactly these readings; None if it never did."""
        row = self._connection.execute(
            "SELECT says FROM layer WHERE page = ? AND stage = ? AND version = ? AND reads = ?",
            (page, stage, version, " ".join(reads)),
        ).fetchone()
        return None if row is None else str(row[0])

    def keep(self, value: object) -> str:
        """Keep an answer under its digest, once."""
        data = encode(value)
        self.keep_bodies({digest(data): packed(data)})
        return digest(data)

    def keep_bodies(self, bodies: Bodies) -> None:
        """Keep answers that are packed already."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO said VALUES (?, ?, ?)", ((name, *body) for name, body in bodies.items())
        )

    def body(self, name: str) -> bytes:
        """The encoded answer under that digest. Raises HouseError if the box has none."""
        row = self._connection.execute("SELECT packed, body FROM said WHERE digest = ?", (name,)).fetchone()
        if row is None:
            raise HouseError(f"The box has no answer under the digest {name}. Run: onionskin verify --archive DIR.")
        return unpacked((row[0], row[1]))

    def read(self, name: str) -> Any:
        """The answer under that digest, decoded."""
        return decode(self.body(name))

    def add(self, layer: Layer) -> None:
        """Add a layer, which from now holds for its page and stage."""
        self.add_rows((row(layer),))

    def add_rows(self, rows: Rows) -> None:
        """Add layers as they are stored; each from now holds for its page and stage."""
        self._connection.executemany("INSERT OR IGNORE INTO layer VALUES (?, ?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?, ?)", rows)

    def withdraw_heads(self, page: str, holding: Iterable[str]) -> None:
        """Let no layer hold for the page but those of the stages `holding`; the layers themselves stay."""
        names = tuple(holding)
        marks = ", ".join("?" * len(names))
        self._connection.execute(f"DELETE FROM head WHERE page = ? AND stage NOT IN ({marks})", (page, *names))

    def heads(self, page: str) -> dict[str, Layer]:
        """The layer that holds now, by stage, for a page or an item."""
        rows = self._connection.execute("SELECT * FROM head WHERE page = ?", (page,))
        return {row[1]: _layer(row) for row in rows}

    def all_heads(self) -> Iterator[Layer]:
        """Every layer that holds now, in the order of pages and stages."""
        for row in self._connection.execute("SELECT * FROM head ORDER BY page, stage"):
            yield _layer(row)

    def heads_of(self, stage: str) -> Iterator[Layer]:
        """The layers of one stage that hold now, in the order of pages."""
        for row in self._connection.execute("SELECT * FROM head WHERE stage = ? ORDER BY page", (stage,)):
            yield _layer(row)

    def all_bodies(self) -> Iterator[tuple[str, bytes | None]]:
        """Every kept answer with the digest it stands under; None where its bytes cannot be unpacked."""
        for name, flag, body in self._connection.execute("SELECT digest, packed, body FROM said"):
            try:
                yield name, unpacked((flag, body))
            except zlib.error:
                yield name, None

    # -- pages --

    def shelve(self, *pages: Shelved) -> None:
        """Put pages in the box; putting one again changes nothing."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO page (id, item, number, sha256, width, height, image, given)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (page.id, one.item, one.number, page.sha256, page.width, page.height, one.image, one.given)
                for one in pages
                for page in (one.page,)
            ),
        )

    def page(self, page: str) -> Shelved:
        """One page. Raises UsageError where the box does not have it."""
        row = self._connection.execute(f"{_PAGES} WHERE id = ?", (page,)).fetchone()
        if row is None:
            raise UsageError(f"This archive has no page {page}.")
        return _shelved(row)

    def pages(self, item: str, first: int = 1, last: int = 1 << 62) -> tuple[Shelved, ...]:
        """The pages of one item, in their order; of a long one only those from `first` to `last`, counted from 1."""
        rows = self._connection.execute(
            f"{_PAGES} WHERE item = ? AND number BETWEEN ? AND ? ORDER BY number", (item, first, last)
        )
        return tuple(_shelved(row) for row in rows)

    def neighbours(self, item: str, number: int) -> tuple[str | None, str | None]:
        """The pages of an item before and after a number; numbers may have gaps."""
        before = self._connection.execute(
            "SELECT id FROM page WHERE item = ? AND number < ? ORDER BY number DESC LIMIT 1", (item, number)
        ).fetchone()
        after = self._connection.execute(
            "SELECT id FROM page WHERE item = ? AND number > ? ORDER BY number LIMIT 1", (item, number)
        ).fetchone()
        return before and str(before[0]), after and str(after[0])

    def count(self, item: str) -> int:
        """How many pages of one item are in the box."""
        return int(self._connection.execute("SELECT count(*) FROM page WHERE item = ?", (item,)).fetchone()[0])

    def all_pages(self) -> Iterator[Shelved]:
        """Every page of the box."""
        for row in self._connection.execute(f"{_PAGES} ORDER BY item, number"):
            yield _shelved(row)

    def stamp(self, page: str, stamp: str | None) -> None:
        """Note the digest of what a reader is now shown of the page; None when its source is gone."""
        self._connection.execute("UPDATE page SET stamp = ? WHERE id = ?", (stamp, page))

    def stamps(self) -> tuple[tuple[str, str], ...]:
        """Every page whose source is there, with the digest of what a reader is shown of it."""
        return tuple(
            self._connection.execute("SELECT id, stamp FROM page WHERE stamp IS NOT NULL ORDER BY item, number")
        )

    def unindexed(self) -> tuple[tuple[str, str | None], ...]:
        """The pages, with their stamps, that the search index has not taken in as they now stand."""
        return tuple(
            self._connection.execute("SELECT id, stamp FROM page WHERE indexed IS NOT stamp ORDER BY item, number")
        )

    def indexed(self, stamps: Iterable[tuple[str, str | None]]) -> None:
        """Note that the search index took in these pages under these stamps."""
        self._connection.executemany(
            "UPDATE page SET indexed = ? WHERE id = ?", ((stamp, page) for page, stamp in stamps)
        )

    def reindex(self, pages: Iterable[str]) -> None:
        """Note that the search index is to take these pages in again."""
        self._connection.executemany("UPDATE page SET indexed = NULL WHERE id = ?", ((page,) for page in pages))

    def forget_index(self) -> None:
        """Note that the search index holds nothing of this box."""
        self._connection.execute("UPDATE page SET indexed = NULL WHERE indexed IS NOT NULL")


_PAGES = "SELECT id, sha256, width, height, item, number, image, given FROM page"


def _layer(row: tuple[str, str, int, str, str]) -> Layer:
    return Layer(row[0], row[1], row[2], tuple(row[3].split()), row[4])


def _shelved(row: tuple[Any, ...]) -> Shelved:
    return Shelved(Page(*row[:4]), *row[4:])
