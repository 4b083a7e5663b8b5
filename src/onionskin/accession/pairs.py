"""A markup file and its page images as one run of bytes: an uncompressed ZIP that is the same for the same files.

Such a pair is one source: its digest changes when either of the two does, it holds both exactly as they came, and
any program that opens ZIPs opens it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence

from onionskin.accession.bounds import told
from onionskin.errors import SourceError

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def bound(files: Sequence[tuple[str, bytes]]) -> bytes:
    """The files, each under its bare name behind its place (`0-p1.xml`, `1-p1.tif`), as one run of bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as pair:
        for place, (name, data) in enumerate(files):
            member = zipfile.ZipInfo(f"{place}-{posixpath.basename(name)}", _NO_TIME)
            # Named outright, because the default is that of the system it runs on.
            member.create_system = _UNIX
            pair.writestr(member, data)
    return made.getvalue()


def unbound(path: str, data: bytes) -> tuple[bytes, ...]:
    """The files of a pair in their order. Raises SourceError where the bytes are no pair."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pair:
            return tuple(pair.read(member) for member in pair.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise SourceError(
            f"{path} was kept with its page images, but not whole ({told(error)}). Ingest it again."
        ) from error
