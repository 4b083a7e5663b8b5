"""Bytes under their own digest: `sources/ab/cdef…` as they came, `images/ab/cdef…` as pages show them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onionskin.errors import SourceError
from onionskin.record import digest

ROOMS = ("sources", "images")


class Files:
    """The two folders of content-addressed files in an archive. Writing is atomic; a file is never changed."""

    def __init__(self, archive: Path) -> None:
        """`archive` is the archive's folder; nothing is made until something is kept."""
        self._archive = archive

    def keep(self, data: bytes, room: str) -> str:
        """Keep the bytes in `room`, one of ROOMS, unless either room has them; the digest to find them by."""
        sha256 = digest(data)
        if self._found(sha256) is None:
            path = self._archive / room / sha256[:2] / sha256[2:]
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.{os.getpid()}")
            draft.write_bytes(data)
            draft.replace(path)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of that digest. Raises SourceError where they are gone."""
        path = self._found(sha256)
        if path is None:
            raise SourceError(
                f"The archive has lost the file with digest {sha256}. Restore its folders sources/ and images/ from a"
                " copy, or ingest the source again."
            )
        return path.read_bytes()

    def has(self, sha256: str) -> bool:
        """Whether bytes of that digest are kept."""
        return self._found(sha256) is not None

    def all(self) -> Iterator[tuple[Path, str]]:
        """Every kept file with the digest its name claims."""
        for room in ROOMS:
            for path in sorted((self._archive / room).glob("??/*")):
                if not path.name.startswith("."):
                    yield path, path.parent.name + path.name

    def _found(self, sha256: str) -> Path | None:
        paths = (self._archive / room / sha256[:2] / sha256[2:] for room in ROOMS)
        return next((path for path in paths if path.is_file()), None)
