"""ZIPs: their members are listed and read in place; nothing is ever unpacked to where a member's name says.

A ZIP is refused as a whole where its list cannot be read or promises more than a bomb's share; a member is refused
by name where its name leaves the ZIP, it is locked, or it would unpack to too much.
"""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from onionskin.accession.bounds import MOST_BYTES, MOST_MEMBERS, MOST_RATIO, RATIO_MATTERS, megabytes, told
from onionskin.errors import SourceError

WITHIN = "!/"
"""What parts a ZIP's path from the name of its member."""
_LONGEST_NAME = 4_000
"""Characters of a member's name with its folders; file systems hold no more."""
_LONGEST_LIST = 60_000_000
"""Bytes of a ZIP's list of members, which is 46 for each and its name: MOST_MEMBERS of them under names of 250."""
_IN_MEMORY = 64_000_000
"""Bytes of a ZIP inside a ZIP beyond which it waits in an unnamed temporary file."""
_CHUNK = 1 << 20
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    struct.error,
)


def split(path: str) -> tuple[str, tuple[str, ...]]:
    """The file on disk and the names to follow inside it: `a.zip!/b.zip!/c.pdf` is `a.zip`, (`b.zip`, `c.pdf`)."""
    outer, *inner = path.split(WITHIN)
    while len(inner) and not Path(outer).is_file() and Path(outer + WITHIN + inner[0]).parent.is_dir():
        outer += WITHIN + inner.pop(0)
    return outer, tuple(inner)


def members(path: str) -> tuple[zipfile.ZipInfo, ...]:
    """The members of a ZIP, folders left out. Raises SourceError where it cannot be listed or is a bomb."""
    opened = _opened_at(path)
    found = tuple(member for member in opened.infolist() if not member.filename.endswith("/"))
    total, packed = sum(member.file_size for member in found), max(1, sum(member.compress_size for member in found))
    on_disk = opened.fp.seek(0, 2) if opened.fp else packed
    if total > RATIO_MATTERS and total / min(packed, max(1, on_disk)) > MOST_RATIO:
        raise SourceError(
            f"{path} would unpack to {megabytes(total)}, {total // min(packed, max(1, on_disk)):,} times its size, as "
            "only a ZIP made to fill a disk does; nothing in it was read. Ask for the files themselves."
        )
    return found


def refusal(path: str, member: zipfile.ZipInfo) -> str | None:
    """Why a member is not read, in a whole sentence; None where it may be read. `path` is the ZIP's."""
    name = member.filename
    parts = name.replace("\\", "/").split("/")
    if (
        name.startswith(("/", "\\"))
        or ".." in parts
        or ":" in parts[0]
        or WITHIN in name
        or not name.isprintable()
        or not name
    ):
        told = name if len(name) <= 200 else f"{name[:200]}…"
        return (
            f"{path} has a member named {told!r}, whose name leads out of the ZIP or cannot be a file's; "
            "it was not read. Pack the files again under plain names."
        )
    if len(name) > _LONGEST_NAME:
        return (
            f"{path} has a member whose name, beginning with {name[:60]!r}, has {len(name):,} characters; it was not "
            f"read. Give it a name of at most {_LONGEST_NAME:,}."
        )
    if stat.S_ISLNK(member.external_attr >> 16):
        return f"{path}{WITHIN}{name} is a link and not a file; it was not read. Pack the file itself."
    if member.flag_bits & 0x1:
        return f"{path}{WITHIN}{name} is locked with a password. Unpack it with its password and ingest the folder."
    if member.file_size > MOST_BYTES or (
        member.file_size > RATIO_MATTERS and member.file_size / max(1, member.compress_size) > MOST_RATIO
    ):
        return (
            f"{path}{WITHIN}{name} would unpack to {megabytes(member.file_size)}, more than is read from one member "
            f"({megabytes(MOST_BYTES)}, or {MOST_RATIO} times its packed size). Unpack it and ingest the folder."
        )
    return None


def modified(member: zipfile.ZipInfo, otherwise: str) -> str:
    """When a member was last changed, ISO 8601; a ZIP does not say where, so its clock is taken for UTC."""
    try:
        return datetime(*member.date_time, tzinfo=UTC).isoformat()
    except ValueError:
        return otherwise


def member_bytes(path: str, most: int = MOST_BYTES) -> bytes:
    """The bytes of the member at `a.zip!/name`, no more than `most` of them looked at.

    Raises SourceError where it is locked, damaged, or unpacks to more than it says or than is read.
    """
    archive, _, name = path.rpartition(WITHIN)
    opened = _opened_at(archive)
    try:
        member = opened.getinfo(name)
        if (reason := refusal(archive, member)) is not None and most >= member.file_size:
            raise SourceError(reason)
        with opened.open(member) as stream:
            return _drained(stream, min(most, member.file_size))
    except KeyError as error:
        raise _gone(path) from error
    except _ZIP_FAULTS as error:
        raise SourceError(
            f"{path} cannot be unpacked ({told(error)}). The ZIP is damaged there or packed in a way that is not read; "
            "unpack it with another program, or ask for it again."
        ) from error


def _gone(path: str) -> SourceError:
    return SourceError(f"{path} is no longer there: the ZIP has no such member. Ingest the ZIP again.")


def _drained(stream: IO[bytes], most: int) -> bytes:
    pieces: list[bytes] = []
    while most > 0 and (piece := stream.read(min(_CHUNK, most))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def _opened_at(path: str) -> zipfile.ZipFile:
    outer, inner = split(path)
    try:
        found = Path(outer).stat()
    except OSError as error:
        raise SourceError(
            f"{outer} cannot be opened ({error.strerror}). Check that it is there and readable."
        ) from error
    return _opened(outer, inner, (found.st_mtime_ns, found.st_size))


@lru_cache(maxsize=2)
def _opened(outer: str, inner: tuple[str, ...], _stamp: tuple[int, int]) -> zipfile.ZipFile:
    """Kept open, because listing a ZIP of thousands of members for each of them would take longer than reading them."""
    path = WITHIN.join((outer, *inner))
    file: IO[bytes] | None = None
    try:
        file = _unpacked(path) if inner else Path(outer).open("rb")  # noqa: SIM115
        _weigh(file, path)
        return zipfile.ZipFile(file)
    except _ZIP_FAULTS as error:
        if file is not None:
            file.close()
        raise SourceError(
            f"{path} cannot be read as a ZIP ({told(error)}). It may have been cut short on the way; ask for it again."
        ) from error


def _unpacked(path: str) -> IO[bytes]:
    archive, _, name = path.rpartition(WITHIN)
    outer = _opened_at(archive)
    try:
        member = outer.getinfo(name)
    except KeyError as error:
        raise _gone(path) from error
    if (reason := refusal(archive, member)) is not None:
        raise SourceError(reason)
    file: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    with outer.open(member) as stream:
        while piece := stream.read(_CHUNK):
            file.write(piece)
    return file


def _weigh(file: IO[bytes], path: str) -> None:
    """Refuse a list of members too long to hold, before it is read: its length stands at the end of the file."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 66_000))
    tail = file.read()
    at, at64 = tail.rfind(b"PK\5\6"), tail.rfind(b"PK\6\6")
    count, length = struct.unpack_from("<HL", tail, at + 10) if 0 <= at <= len(tail) - 22 else (0, 0)
    if 0 <= at64 <= len(tail) - 56:
        count = max(count, struct.unpack_from("<Q", tail, at64 + 32)[0])
        length = max(length if length != 0xFFFFFFFF else 0, struct.unpack_from("<Q", tail, at64 + 40)[0])
    # The list is read as long as it says it is, whatever number of members it gives.
    if count > MOST_MEMBERS or _LONGEST_LIST < length <= size:
        raise SourceError(
            f"{path} lists more than the {MOST_MEMBERS:,} members that are read from one ZIP. "
            "Unpack it and ingest the folder."
        )
    file.seek(0)


def members_in(path: str) -> Iterator[tuple[zipfile.ZipInfo, str | None]]:
    """Each member with the reason why it is not read, or None; of two with one name the second is refused."""
    seen: set[str] = set()
    for member in members(path):
        reason = refusal(path, member)
        if reason is None and member.filename in seen:
            reason = f"{path} has two members named {member.filename}; the second was not read. Pack the ZIP again."
        seen.add(member.filename)
        yield member, reason
