"""Authority files come in: rows that can be read are kept, the others are said."""

from __future__ import annotations

from pathlib import Path

from onionskin.archive.entity_views import Added
from onionskin.errors import SourceError, UsageError
from onionskin.naming.entities import read_authority
from onionskin.store import AuthorityRows, Catalogue

LARGEST = 200_000_000
"""Bytes of an authority file that are read: the list of people of the Foreign Relations series has some 6 MB."""


def add_file(catalogue: Catalogue, path: Path) -> Added:
    """Keep the rows of a file. Raises UsageError where there is none, SourceError where nothing of it can be read."""
    if not path.is_file():
        raise UsageError(f"There is no file at {path}. Give a CSV or JSON Lines file of names.")
    if path.stat().st_size > LARGEST:
        raise SourceError(f"{path} has more than {LARGEST // 1_000_000} MB. Divide it into smaller files.")
    found = read_authority(path.read_bytes(), path.name)
    rows = AuthorityRows(catalogue)
    with catalogue.transaction():
        changed = rows.add(found.authorities)
    return Added(path.name, changed, len(found.authorities) - changed, found.faults)
