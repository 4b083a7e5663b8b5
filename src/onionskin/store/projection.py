"""A table that follows from layers alone and is made again when it is lost: one database file under `tables/`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from onionskin.errors import SourceError
from onionskin.store.opening import opened, transaction


def projection_path(archive: Path, name: str) -> Path:
    """Where a projection of an archive is."""
    return archive / "tables" / f"{name}.db"


class Projection:
    """One projection of one archive. Reading may go on while one writes. Not for several threads at once."""

    def __init__(self, archive: Path, name: str, schema: int, *, writing: bool) -> None:
        """`name` is that of its schema file, `schema` its version.

        Raises UsageError where a reader asks for one that was never made. A damaged or an older one is made anew.
        """
        path = projection_path(archive, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self.connection = opened(path, name, schema, writing=writing)
        except SourceError:
            if not writing:
                raise
            for one in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                one.unlink(missing_ok=True)
            self.connection = opened(path, name, schema, writing=True)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """All that is written within is kept, or none of it."""
        return transaction(self.connection)

    def told(self, key: str) -> str | None:
        """What was noted under a key."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def note(self, key: str, value: str) -> None:
        """Note something of the whole table."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
