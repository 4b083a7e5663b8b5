"""How a database file of ours is opened: recognised by its application id, its schema by its user version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from onionskin.errors import SourceError, UsageError

APPLICATION_ID = 0x0A10_5C17
"""Written into the header of each of our files, so that any tool can tell what it holds."""
PATIENCE = 20_000
"""Milliseconds that a writer waits for another to end."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written within is kept, or none of it. Raises UsageError where another program goes on writing."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise UsageError(f"Another program is writing to this archive ({error}). Wait until it is done.") from error
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def opened(path: Path, schema: str, version: int, *, writing: bool) -> sqlite3.Connection:
    """A connection to the database at `path`, made from the schema file of that name if it is not there.

    Raises UsageError where a reader asks for a file that is not there, SourceError where the file is damaged,
    belongs to another program, or is newer than this program.
    """
    if not path.exists() and not writing:
        raise UsageError(f"There is no archive at {path}. Make one with: onionskin ingest FOLDER --archive DIR.")
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        _check(connection, path, schema, version, writing=writing)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise SourceError(f"{path} is not a readable database ({error}). Restore it from a copy.") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path, schema: str, version: int, *, writing: bool) -> None:
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == 0 and writing:
        connection.execute("PRAGMA journal_mode = WAL")
        _make(connection, schema, version)
    elif connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise SourceError(f"{path} was not made by Onionskin. Give another folder as the archive.")
    elif _upgraded(connection, schema, found, version):
        pass
    elif found != version:
        raise SourceError(f"{path} has schema {found}; this program knows {version}. Use the release that wrote it.")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -16000")


def _upgraded(connection: sqlite3.Connection, schema: str, found: int, version: int) -> bool:
    """Whether a file of an earlier schema was brought up to this one, by a file `schema.N.sql` for each step.

    Each step is one transaction. A file that may not be written to stays as it is, and is not opened.
    """
    steps = [files("onionskin.store").joinpath(f"{schema}.{step}.sql") for step in range(found + 1, version + 1)]
    if found == 0 or not steps or not all(step.is_file() for step in steps):
        return False
    for number, step in enumerate(steps, found + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {step.read_text('utf-8')} PRAGMA user_version = {number}; COMMIT;")
    return True


def _make(connection: sqlite3.Connection, schema: str, version: int) -> None:
    """Schema and version in one transaction, so that an interruption leaves an empty file and never half a schema."""
    statements = files("onionskin.store").joinpath(f"{schema}.sql").read_text("utf-8")
    connection.executescript(
        f"BEGIN IMMEDIATE; {statements} PRAGMA application_id = {APPLICATION_ID};"
        f" PRAGMA user_version = {version}; COMMIT;"
    )
