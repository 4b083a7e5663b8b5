"""Authority files: people and bodies that somebody else has told apart, with their names, offices and ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onionskin.record import Authority


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """What an authority file holds: its rows that could be read, and of the others a sentence each that names the
    file, the line and what is wrong there.
    """

    authorities: tuple[Authority, ...]
    faults: tuple[str, ...]


class Authorities:
    """The rows of all authority files, to be asked by name. Made once, for it parses every name."""

    def __init__(self, rows: Iterable[Authority] = ()) -> None:
        self.rows = {row.id: row for row in rows}


def read_authority(data: bytes, source: str, scheme: str = "") -> AuthorityFile:
    """The rows of an authority file, CSV or JSON Lines.

    `source` is the file's name, for the faults and the rows; `scheme` what tells its ids from those of other files,
    else the file's name without its ending. Raises SourceError where nothing of it can be read.
    """
    return AuthorityFile((), ())
