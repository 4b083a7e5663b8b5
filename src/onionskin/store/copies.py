"""The table of copies: the prints of every page, what pages have in common. A projection: disposable, made again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onionskin.store.projection import Projection, projection_path

SCHEMA = 1
_CHUNK = 500
"""Values that one statement is given."""
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)

Spans = tuple[tuple[int, int, int, int], ...]
"""Stretches that two pages share: start and end in the one's reading, start and end in the other's."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two pages by number: as in the table `pair`."""

    one: int
    other: int
    copy: bool
    share: float
    share_there: float
    spans: Spans


@dataclass(frozen=True, slots=True)
class Beheld:
    """Another page as one page sees it. `spans` begin with those of the page that asks."""

    page: str
    copy: bool
    share: float
    share_there: float
    spans: Spans


def copies_path(archive: Path) -> Path:
    """Where the table of an archive is."""
    return projection_path(archive, "copies")


class Copies(Projection):
    """The table of one archive. Reading may go on while one writes. Not for several threads at once."""

    def __init__(self, archive: Path, *, writing: bool = False) -> None:
        """Raises UsageError where a reader asks for one that was never made. A damaged or an older one is made anew."""
        super().__init__(archive, "copies", SCHEMA, writing=writing)

    def clear(self) -> None:
        """Forget every page."""
        for table in ("item", "page", "posting", "pair"):
            self.connection.execute(f"DELETE FROM {table}")

    # -- items and pages --

    def seen(self) -> dict[str, str]:
        """The items that are here, each with the digest of what was read of them."""
        return dict(self.connection.execute("SELECT item, seen FROM item"))

    def take(self, item: str, seen: str, pages: Iterable[tuple[str, int]]) -> list[int]:
        """Take in an item that is not here, with its pages and how many prints each has; the numbers they are given."""
        self.connection.execute("INSERT INTO item VALUES (?, ?)", (item, seen))
        return [
            int(self.connection.execute(
                "INSERT INTO page (id, item, prints) VALUES (?, ?, ?) RETURNING number", (page, item, prints)
            ).fetchone()[0])
            for page, prints in pages
        ]  # fmt: skip

    def drop(self, item: str) -> set[int]:
        """Forget an item and its pages; the pages of other items that had something in common with them."""
        numbers = [row[0] for row in self.connection.execute("SELECT number FROM page WHERE item = ?", (item,))]
        beside = set[int]()
        for number in numbers:
            for one, other in self.connection.execute(
                "SELECT one, other FROM pair WHERE one = ? UNION SELECT one, other FROM pair WHERE other = ?",
                (number, number),
            ).fetchall():
                beside |= {one, other}
            self.connection.execute("DELETE FROM pair WHERE one = ?", (number,))
            self.connection.execute("DELETE FROM pair WHERE other = ?", (number,))
        self.connection.execute("DELETE FROM page WHERE item = ?", (item,))
        self.connection.execute("DELETE FROM item WHERE item = ?", (item,))
        return beside - set(numbers)

    def sizes(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The numbers of all pages, in order, and how many prints each has."""
        rows = self.connection.execute("SELECT number, prints FROM page ORDER BY number").fetchall()
        table = np.array(rows, np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]

    def last(self) -> int:
        """The greatest number that a page was ever given; 0 where none was."""
        row = self.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'page'").fetchone()
        return 0 if row is None else int(row[0])

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of pages by their numbers; those that are gone are left out."""
        return dict(_each(self.connection, "SELECT number, id FROM page WHERE number IN ({})", numbers))

    # -- prints --

    def post(self, keys: NDArray[np.uint64]) -> None:
        """Keep prints, in order, each in the upper half of a number with that of its page in the lower."""
        round_ = int(self.connection.execute("SELECT coalesce(max(round), 0) + 1 FROM posting").fetchone()[0])
        buckets = (keys >> np.uint64(48)).astype(np.int64)
        bounds = np.flatnonzero(np.diff(buckets, prepend=-1, append=1 << 16))
        low, pages = ((keys >> _HALF) & np.uint64(0xFFFF)).astype("<u2"), (keys & _LOW).astype("<u4")
        self.connection.executemany(
            "INSERT INTO posting VALUES (?, ?, ?)",
            (
                (int(buckets[start]), round_, low[start:end].tobytes() + pages[start:end].tobytes())
                for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
            ),
        )

    def posted(self, prints: NDArray[np.uint32]) -> NDArray[np.uint64]:
        """What is kept of these prints, which are in order: as `post` was given it, in order, of all rounds."""
        upper = (prints >> np.uint32(16)).astype(np.int64)
        buckets = np.unique(upper)
        first, last = (np.searchsorted(upper, buckets, side).tolist() for side in ("left", "right"))
        asked = dict(zip(buckets.tolist(), zip(first, last, strict=True), strict=True))
        found = [np.zeros(0, np.uint64)]
        for bucket, body in _each(self.connection, "SELECT bucket, body FROM posting WHERE bucket IN ({})", asked):
            count = len(body) // 6
            marks = np.frombuffer(body, "<u2", count).astype(np.uint32) | np.uint32(bucket << 16)
            here = np.isin(marks, prints[slice(*asked[bucket])])
            pages = np.frombuffer(body, "<u4", count, 2 * count)[here]
            found.append((marks[here].astype(np.uint64) << _HALF) | pages.astype(np.uint64))
        return np.sort(np.concatenate(found))

    # -- pairs and clusters --

    def put(self, rows: Iterable[PairRow]) -> None:
        """Keep what pages have in common, in place of what was kept of the same two."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?, ?)",
            ((row.one, row.other, row.copy, row.share, row.share_there, json.dumps(row.spans)) for row in rows),
        )

    def copies(self) -> tuple[tuple[int, int], ...]:
        """Every two pages, by number, of which one is a copy of the other."""
        return tuple(self.connection.execute("SELECT one, other FROM pair WHERE copy"))

    def cluster(self, clusters: Mapping[int, str]) -> None:
        """Note which cluster pages are in, by number; every page that is not named is in none."""
        before = dict(self.connection.execute("SELECT number, cluster FROM page WHERE cluster IS NOT NULL"))
        changed: list[tuple[str | None, int]] = [(None, number) for number in before.keys() - clusters.keys()]
        changed += [(name, number) for number, name in clusters.items() if before.get(number) != name]
        self.connection.executemany("UPDATE page SET cluster = ? WHERE number = ?", changed)

    def clusters(self) -> dict[str, str]:
        """The cluster of every page that is in one."""
        return dict(self.connection.execute("SELECT id, cluster FROM page WHERE cluster IS NOT NULL"))

    def largest(self, first: int, most: int) -> tuple[int, tuple[tuple[str, int], ...]]:
        """How many clusters there are, and some with their pages counted, from the `first`-th, largest first."""
        total = self.connection.execute("SELECT count(DISTINCT cluster) FROM page").fetchone()[0]
        rows = self.connection.execute(
            "SELECT cluster, count(*) AS pages FROM page WHERE cluster IS NOT NULL GROUP BY cluster"
            " ORDER BY pages DESC, cluster LIMIT ? OFFSET ?",
            (most, first),
        )
        return int(total), tuple(rows)

    def of_cluster(self, name: str, most: int) -> tuple[str, ...]:
        """The first pages of a cluster, by id."""
        rows = self.connection.execute("SELECT id FROM page WHERE cluster = ? ORDER BY id LIMIT ?", (name, most))
        return tuple(row[0] for row in rows)

    def beside(self, page: str) -> tuple[Beheld, ...]:
        """The pages that have something in common with one: copies first, then those that share most of it."""
        rows = self.connection.execute(
            "SELECT there.id, copy, share, share_there, spans, 0 FROM page JOIN pair ON pair.one = page.number"
            " JOIN page AS there ON there.number = pair.other WHERE page.id = ?1 UNION ALL"
            " SELECT there.id, copy, share_there, share, spans, 1 FROM page JOIN pair ON pair.other = page.number"
            " JOIN page AS there ON there.number = pair.one WHERE page.id = ?1",
            (page,),
        )
        return tuple(sorted((_beheld(row) for row in rows), key=lambda one: (not one.copy, -one.share, one.page)))

    def of_item(self, item: str) -> dict[str, int]:
        """The pages of an item that have copies, each with how many other pages its cluster has."""
        rows = self.connection.execute(
            "SELECT id, (SELECT count(*) - 1 FROM page AS all_ WHERE all_.cluster = page.cluster) FROM page"
            " WHERE item = ? AND cluster IS NOT NULL ORDER BY number",
            (item,),
        )
        return dict(rows)

    def counts(self) -> tuple[int, int, int]:
        """How many pages there are, how many of them are in a cluster, and how many clusters there are."""
        row = self.connection.execute("SELECT count(*), count(cluster), count(DISTINCT cluster) FROM page").fetchone()
        return int(row[0]), int(row[1]), int(row[2])


def _beheld(row: tuple[Any, ...]) -> Beheld:
    page, copy, share, there, spans, swapped = row
    quads = (tuple(one[2:] + one[:2]) if swapped else tuple(one) for one in json.loads(spans))
    return Beheld(page, bool(copy), share, there, tuple(sorted(quads)))


def _each(connection: sqlite3.Connection, statement: str, values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement that is asked for some values at a time, which stand in its braces."""
    asked = tuple(values)
    for at in range(0, len(asked), _CHUNK):
        chunk = asked[at : at + _CHUNK]
        yield from connection.execute(statement.format(", ".join("?" * len(chunk))), chunk)
