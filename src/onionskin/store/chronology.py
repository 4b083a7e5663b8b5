"""The table of what is said to have happened. A projection: disposable, and made again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onionskin.record import Happening, Span, Statement, decode, encode
from onionskin.store.projection import Projection, projection_path

SCHEMA = 1
_CHUNK = 500
"""Values that one statement is given."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A happening as it is kept: with the digest of what it followed from, and what it is asked by."""

    seen: str
    happening: Happening
    statements: Sequence[Statement]
    row: Mapping[str, Any]
    """The columns of the table `happening` that follow from its statements."""


def chronology_path(archive: Path) -> Path:
    """Where the table of an archive is."""
    return projection_path(archive, "chronology")


class Chronology(Projection):
    """The table of one archive. Reading may go on while one writes. Not for several threads at once."""

    def __init__(self, archive: Path, *, writing: bool = False) -> None:
        """Raises UsageError where a reader asks for one that was never made. A damaged or an older one is made anew."""
        super().__init__(archive, "chronology", SCHEMA, writing=writing)

    # -- pages --

    def seen(self) -> dict[str, str]:
        """The pages that are here, each with the digest of what its statements were read from."""
        return dict(self.connection.execute("SELECT id, seen FROM page"))

    def take(self, page: tuple[str, str, int, str, int], statements: Iterable[Statement]) -> None:
        """Put a page's statements in place of what is there; `page` is a row of the table."""
        self.drop(page[0])
        self.connection.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?)", page)
        self.connection.executemany(
            "INSERT OR REPLACE INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_row(page[0], one) for one in statements),
        )

    def drop(self, page: str) -> None:
        """Forget a page and what it says."""
        self.connection.execute("DELETE FROM statement WHERE page = ?", (page,))
        self.connection.execute("DELETE FROM page WHERE id = ?", (page,))

    def light(self, meant: Mapping[str, str]) -> Iterator[Statement]:
        """Every statement, as far as grouping needs it, on each page that has it: without voices, with entities for
        its names. `meant` has the entity of each name; a name that is of none is left out."""

        def entities(names: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(meant[name] for name in names.split() if name in meant)) if names else ()

        rows = self.connection.execute(
            "SELECT statement.id, page, item, start, end, head, act, actors, others, places, edtf, part, words"
            " FROM statement JOIN page ON page.id = page ORDER BY statement.id, page"
        )
        for id_, page, item, start, end, head, act, actors, others, places, edtf, part, words in rows:
            yield Statement(
                id_, item, (page,), Span(start, end), Span(head, head + 1), "", "", act, "", (), "",
                entities(actors), entities(others), entities(places),
                edtf, part=part, words=tuple(words.split()),
            )  # fmt: skip

    def whole(self, ids: Iterable[str]) -> dict[str, Statement]:
        """Statements with all that is said of them, each once, with the pages that have it."""
        pages: defaultdict[str, list[str]] = defaultdict(list)
        found: dict[str, Statement] = {}
        for id_, page, said in self._each("SELECT id, page, said FROM statement WHERE id IN ({}) ORDER BY page", ids):
            pages[id_].append(page)
            if id_ not in found:
                found[id_] = decode(said.encode())
        return {id_: replace(one, copies=tuple(pages[id_])) for id_, one in found.items()}

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of some ids that are statements here."""
        return {row[0] for row in self._each("SELECT DISTINCT id FROM statement WHERE id IN ({})", ids)}

    # -- happenings --

    def happenings(self) -> dict[str, str]:
        """Every happening with the digest of what it followed from."""
        return dict(self.connection.execute("SELECT id, seen FROM happening"))

    def clear(self, ids: Iterable[str]) -> None:
        """Forget these happenings; their statements stay, in none."""
        gone = [(one,) for one in ids]
        self.connection.executemany("DELETE FROM happening WHERE id = ?", gone)
        for table in ("member", "about", "tie"):
            self.connection.executemany(f"DELETE FROM {table} WHERE happening = ?", gone)

    def keep(self, happened: Happened) -> None:
        """Keep a happening."""
        one, run = happened.happening, self.connection.executemany
        row = {**happened.row, "id": one.id, "seen": happened.seen, "act": one.act, "name": one.name}
        row |= {"sources": one.sources, "body": encode(one).decode()}
        names = ", ".join(row)
        marks = ", ".join("?" * len(row))
        self.connection.execute(f"INSERT OR REPLACE INTO happening ({names}) VALUES ({marks})", tuple(row.values()))
        run("INSERT OR REPLACE INTO member VALUES (?, ?)", ((id_, one.id) for id_ in one.statements))
        about = {
            (one.id, role, entity)
            for said in happened.statements
            for role, of in (("actor", said.actors), ("other", said.others), ("place", said.places))
            for entity in of
        } | {(one.id, "document", said.document) for said in happened.statements}
        run("INSERT OR REPLACE INTO about VALUES (?, ?, ?)", sorted(about))
        run(
            "INSERT OR REPLACE INTO tie VALUES (?, ?, ?, ?, ?, ?)",
            (
                (one.id, tie.kind, tie.one, tie.other, tie.gap, encode(tie).decode())
                for tie in one.ties
                if tie.kind in ("conflicts", "drifts")
            ),
        )

    def _each(self, asked: str, values: Iterable[str]) -> Iterator[Any]:
        """The rows of a statement that is asked of many values, some at a time."""
        left = list(values)
        for at in range(0, len(left), _CHUNK):
            chunk = left[at : at + _CHUNK]
            yield from self.connection.execute(asked.format(", ".join("?" * len(chunk))), chunk)


def _row(page: str, one: Statement) -> tuple[Any, ...]:
    return (
        page, one.id, one.target.start, one.target.end, one.head.start, one.act,
        " ".join(one.actors), " ".join(one.others), " ".join(one.places),
        one.edtf, one.part, " ".join(one.words), encode(one).decode(),
    )  # fmt: skip
