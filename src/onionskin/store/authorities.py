"""Rows of authority files, as they were added: an input of the entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onionskin.record import Authority, decode, digest, encode
from onionskin.store.catalogue import Catalogue


class AuthorityRows:
    """The authorities of an archive, each under its id; adding one again puts it in place of what it was."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keeps them in the catalogue."""
        self._connection = catalogue.connection

    def add(self, rows: Iterable[Authority]) -> int:
        """Keep rows; how many of them are new or say something else than before."""
        before = self._connection.total_changes
        self._connection.executemany(
            "INSERT INTO authority (id, source, body) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET source = excluded.source, body = excluded.body"
            " WHERE body <> excluded.body OR source <> excluded.source",
            ((row.id, row.source, encode(row).decode()) for row in rows),
        )
        return self._connection.total_changes - before

    def all(self) -> Iterator[Authority]:
        """Every row, in the order of ids."""
        for row in self._connection.execute("SELECT body FROM authority ORDER BY id"):
            yield decode(row[0].encode())

    def one(self, id_: str) -> Authority | None:
        """The row with that id."""
        row = self._connection.execute("SELECT body FROM authority WHERE id = ?", (id_,)).fetchone()
        return None if row is None else decode(row[0].encode())

    def sources(self) -> tuple[tuple[str, int], ...]:
        """The files that rows came from, with how many each gave."""
        return tuple(self._connection.execute("SELECT source, count(*) FROM authority GROUP BY source ORDER BY source"))

    def signature(self) -> str:
        """A digest of all rows."""
        rows = self._connection.execute("SELECT body FROM authority ORDER BY id")
        return digest("\n".join(row[0] for row in rows).encode())
