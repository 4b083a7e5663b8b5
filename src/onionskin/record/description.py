"""What an archive says of its holdings: units, releases, witnesses (ISAD(G))."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """ISAD(G)'s levels of description, widest first."""

    FONDS = "fonds"
    SERIES = "series"
    FILE = "file"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Unit:
    """Anything described as one thing. `code` is its path from the folder that was ingested; `parent` a code."""

    code: str
    level: Level
    title: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One occasion on which an agency let records go. `date` is EDTF; None where the page does not say."""

    code: str
    date: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Witness:
    """An item as one release shows it (TEI `witness`). `sha256` is the digest of the source's bytes."""

    item: str
    release: str | None
    sha256: str
