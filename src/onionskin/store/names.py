"""The table of names: what stands where, what it is taken for, and why. A projection: disposable, and made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onionskin.record import Appellation, Bond, Entity, Name, Place, Question, decode, encode
from onionskin.store.projection import Projection, projection_path

SCHEMA = 3
_CHUNK = 500
"""Values that one statement is given."""


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page whose names are here: as in the table `page`."""

    page: str
    item: str
    number: int
    content: str
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """Where a name stands: as in the table `mention`."""

    page: str
    start: int
    end: int
    name: str
    sense: str
    read: str = ""
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """A block as it is kept: its names, the digest of what it followed from, what it came to."""

    digest: str
    names: Sequence[Name]
    entities: Sequence[Entity]
    bonds: Sequence[Bond]
    questions: Sequence[Question]
    faults: Sequence[str]
    folded: Sequence[str]
    """For each entity its forms as they are searched in."""

    @property
    def id(self) -> str:
        """The id of its first name, which stands in no other block."""
        return min(name.called.id for name in self.names)


def names_path(archive: Path) -> Path:
    """Where the table of an archive is."""
    return projection_path(archive, "names")


class Names(Projection):
    """The table of one archive. Reading may go on while one writes. Not for several threads at once."""

    def __init__(self, archive: Path, *, writing: bool = False) -> None:
        """Raises UsageError where a reader asks for one that was never made. A damaged or an older one is made anew."""
        super().__init__(archive, "names", SCHEMA, writing=writing)

    # -- what stands where --

    def seen(self) -> dict[str, str]:
        """The items that are here, each with the digest of what it was gathered from."""
        return dict(self.connection.execute("SELECT item, seen FROM item"))

    def take(self, item: str, seen: str, pages: Iterable[PageRow], mentions: Iterable[MentionRow]) -> None:
        """Put an item's pages and mentions in place of what is there; its names are put by `put_names`."""
        self.drop(item)
        self.connection.execute("INSERT INTO item VALUES (?, ?)", (item, seen))
        self.connection.executemany(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)",
            ((one.page, one.item, one.number, one.content, one.first, one.last) for one in pages),
        )
        self.connection.executemany(
            "INSERT OR REPLACE INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((one.page, one.start, one.end, one.name, one.sense, one.read, one.first, one.last) for one in mentions),
        )

    def drop(self, item: str) -> None:
        """Forget the pages and the mentions of an item."""
        self.connection.execute("DELETE FROM mention WHERE page IN (SELECT id FROM page WHERE item = ?)", (item,))
        self.connection.execute("DELETE FROM page WHERE item = ?", (item,))
        self.connection.execute("DELETE FROM item WHERE item = ?", (item,))

    # -- names --

    def put_names(self, item: str, names: Iterable[Name]) -> bool:
        """Put an item's names in place of what is there; whether that changes anything. What is new is in no block."""
        before = dict(self.connection.execute("SELECT id, body FROM name WHERE item = ?", (item,)))
        now = {name.called.id: (name, _body(name)) for name in names}
        gone = [id_ for id_, body in before.items() if id_ not in now or now[id_][1] != body]
        self.connection.executemany("DELETE FROM name WHERE id = ?", ((id_,) for id_ in gone))
        self.connection.executemany(
            "INSERT OR IGNORE INTO name (id, type, form, item, body) VALUES (?, ?, ?, ?, ?)",
            ((id_, one.called.type, one.called.form, item, body) for id_, (one, body) in now.items()),
        )
        return bool(gone) or len(now) != len(before)

    def all_names(self) -> tuple[Name, ...]:
        """Every name."""
        return tuple(_names(self.connection.execute("SELECT type, form, item, body FROM name")))

    def names_of(self, blocks: Iterable[str]) -> tuple[Name, ...]:
        """The names of these blocks."""
        found = self._each("SELECT type, form, item, body FROM name WHERE block IN ({})", blocks)
        return tuple(_names(found))

    def named(self, called: Appellation) -> tuple[tuple[str, str | None], ...]:
        """The names that a judgement's appellation is of: the id of each and the entity; of no item, in all of them."""
        where, more = (" AND item = ?", (called.item,)) if called.item else ("", ())
        return tuple(
            self.connection.execute(
                f"SELECT id, entity FROM name WHERE form = ? AND type = ?{where} ORDER BY id",
                (called.form, called.type, *more),
            )
        )

    def blocks_of(self, called: Iterable[Appellation]) -> set[str]:
        """The blocks that the names of these appellations stand in."""
        ids = [id_ for one in called for id_, _ in self.named(one)]
        return {row[0] for row in self._each("SELECT block FROM name WHERE id IN ({})", ids) if row[0] is not None}

    def namings(self, page: str) -> tuple[tuple[int, int, str, str, str], ...]:
        """Where names stand on a page, in order, the longer first: start, end, the id of the name, its type, sense."""
        rows = self.connection.execute(
            "SELECT start, end, mention.name, type, sense FROM mention JOIN name ON name.id = mention.name"
            " WHERE page = ? ORDER BY start, end DESC",
            (page,),
        )
        return tuple(rows)

    def taken_for(self) -> dict[str, str]:
        """Every name's id with the entity that it is taken for."""
        return dict(self.connection.execute("SELECT id, entity FROM name WHERE entity IS NOT NULL ORDER BY id"))

    # -- blocks --

    def blocks(self) -> dict[str, str]:
        """Every block with its digest."""
        return dict(self.connection.execute("SELECT id, digest FROM block"))

    def clear(self, blocks: Iterable[str]) -> None:
        """Forget what these blocks came to; their names stay, in no block."""
        ids = [(one,) for one in blocks]
        for table in ("block", "entity", "bond", "question", "fault"):
            column = "id" if table == "block" else "block"
            self.connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ids)
        self.connection.executemany("UPDATE name SET block = NULL, entity = NULL WHERE block = ?", ids)

    def keep(self, settled: Settled) -> None:
        """Keep what a block came to."""
        block, run = settled.id, self.connection.executemany
        entity_of = {called.id: one.id for one in settled.entities for called in one.names}
        self.connection.execute("INSERT OR REPLACE INTO block VALUES (?, ?)", (block, settled.digest))
        run(
            "UPDATE name SET block = ?, entity = ? WHERE id = ?",
            ((block, entity_of.get(one.called.id), one.called.id) for one in settled.names),
        )
        run(
            "INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (one.id, block, one.type, one.name, folded, one.pages, encode(one).decode())
                for one, folded in zip(settled.entities, settled.folded, strict=True)
            ),
        )
        run(
            "INSERT INTO bond VALUES (?, ?, ?)",
            ((block, entity_of.get(one.one.id, ""), encode(one).decode()) for one in settled.bonds),
        )
        run(
            "INSERT INTO question VALUES (?, ?, ?, ?, ?, ?)",
            (
                (block, one.one.id, one.other.id, one.moved, one.score, encode(one).decode())
                for one in settled.questions
            ),
        )
        run("INSERT INTO fault VALUES (?, ?)", ((block, one) for one in settled.faults))

    def pages_of(self, blocks: Iterable[str]) -> set[str]:
        """The pages on which names of these blocks stand."""
        asked = "SELECT DISTINCT page FROM mention JOIN name ON mention.name = name.id WHERE name.block IN ({})"
        return {row[0] for row in self._each(asked, blocks)}

    def move(self, pages: Iterable[str]) -> None:
        """Note that a name on these pages may mean another than before."""
        self.connection.executemany("INSERT OR IGNORE INTO moved VALUES (?)", ((page,) for page in pages))

    def moved(self) -> tuple[str, ...]:
        """The pages on which a name may mean another than when `arrived` was last told of them."""
        return tuple(row[0] for row in self.connection.execute("SELECT page FROM moved ORDER BY page"))

    def arrived(self, pages: Iterable[str]) -> None:
        """Note that whoever keeps what names mean on these pages, as the search index does, has taken them in."""
        self.connection.executemany("DELETE FROM moved WHERE page = ?", ((page,) for page in pages))

    def places(self, name: str) -> tuple[Place, ...] | None:
        """Where places of a name may lie; None where that was not kept yet."""
        row = self.connection.execute("SELECT body FROM place WHERE name = ?", (name,)).fetchone()
        return None if row is None else decode(row[0].encode())

    def keep_places(self, found: Mapping[str, tuple[Place, ...]]) -> None:
        """Keep where places of these names may lie."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO place VALUES (?, ?)", ((name, encode(of).decode()) for name, of in found.items())
        )

    def forget_places(self) -> None:
        """Let where places lie be asked anew."""
        self.connection.execute("DELETE FROM place")

    def _each(self, asked: str, values: Iterable[str]) -> Iterator[Any]:
        """The rows of a statement that is asked of many values, some at a time."""
        left = list(values)
        for at in range(0, len(left), _CHUNK):
            chunk = left[at : at + _CHUNK]
            yield from self.connection.execute(asked.format(", ".join("?" * len(chunk))), chunk)


def _body(name: Name) -> str:
    plain = [name.pages, name.canonical, name.kind, name.rule, name.misread, name.company]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _names(rows: Iterable[Any]) -> Iterator[Name]:
    for type_, form, item, body in rows:
        pages, canonical, kind, rule, misread, company = json.loads(body)
        yield Name(
            Appellation(type_, form, item),
            tuple(pages), canonical, kind, rule, tuple(misread), tuple(company),
        )  # fmt: skip
