"""Authority files as they come: CSV or JSON Lines, each fault said with file and line, nothing else lost."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record import Authority


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """What an authority file holds: its rows that could be read, and of the others a sentence each that names the
    file, the line and what is wrong there.
    """

    authorities: tuple[Authority, ...]
    faults: tuple[str, ...]


def read_authority(data: bytes, source: str, scheme: str = "") -> AuthorityFile:
    """The rows of an authority file, CSV or JSON Lines.

    `source` is the file's name, for the faults and the rows; `scheme` what tells its ids from those of other files,
    else the file's name without its ending. Raises SourceError where nothing of it can be read.
    """
    return AuthorityFile((), ())
