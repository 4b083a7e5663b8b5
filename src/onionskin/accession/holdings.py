"""Where files lie: a folder on disk, or the members of a ZIP. Both are walked in the order a person would read them."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path
from typing import Protocol

from onionskin.accession import zips
from onionskin.accession.kinds import HEAD, passed_over
from onionskin.errors import SourceError

Refused = Callable[[str, str], None]
"""Told the path of what is not read, and why, in a whole sentence."""
_SETTINGS, _MOST_SETTINGS = "collection.toml", 1_000_000
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a holding. `name` is its path there with forward slashes."""

    name: str
    size: int
    modified: str


class Holding(Protocol):
    """Where files lie. `path(name)` is what a Source is read from."""

    def entries(self, refused: Refused) -> Iterator[Entry]:
        """Every file that is not hidden, in reading order."""

    def entry(self, name: str) -> Entry | None:
        """The file of that name, if there is one."""

    def path(self, name: str) -> str:
        """Where it is read from."""


@dataclass(frozen=True, slots=True)
class _Below:
    """A folder below the root: its name there with a slash at its end, and the names left out of it."""

    folder: Path
    within: str
    leave: tuple[str, ...]


class Folder:
    """A folder on disk with all below it. `only` is the one file of it that was asked for."""

    def __init__(self, root: Path, only: str | None = None) -> None:
        """`root` stays as it was given, so that paths are shown as people know them."""
        self._root, self._only = root, only

    def entries(self, refused: Refused) -> Iterator[Entry]:
        """Every file; links to folders are not followed, and what is no regular file is refused."""
        if self._only is not None:
            entry = _entry(self._root / self._only, self._only, refused)
            yield from () if entry is None else (entry,)
            return
        # A stack, because folders may be nested deeper than calls may be.
        open_ones = [self._listed(_Below(self._root, "", ()), refused)]
        while open_ones:
            found = next(open_ones[-1], None)
            if found is None:
                open_ones.pop()
            elif isinstance(found, Entry):
                yield found
            else:
                open_ones.append(self._listed(found, refused))

    def entry(self, name: str) -> Entry | None:
        """The file of that name below the root, if there is one."""
        path = self._root / name
        return _entry(path, name, lambda where, reason: None) if path.is_file() else None

    def path(self, name: str) -> str:
        """Its path on disk."""
        return str(self._root / name)

    def _listed(self, below: _Below, refused: Refused) -> Iterator[Entry | _Below]:
        """What lies in one folder, in order: its files, and the folders that are to be looked into."""
        folder = below.folder
        try:
            with os.scandir(folder) as found:
                names = sorted((entry.name for entry in found), key=reading_order)
        except OSError as error:
            where = shown(folder)
            refused(where, f"{where} cannot be opened ({error.strerror}). Allow it to be read, then ingest it again.")
            return
        own = _left_out(str(folder / _SETTINGS), refused) if (folder / _SETTINGS).is_file() else ()
        leave = (*below.leave, *own)
        for name in names:
            path = folder / name
            folderly = os.path.isdir(path)
            if passed_over(name, folder=folderly) or any(fnmatch(name, pattern) for pattern in leave):
                continue
            if not folderly:
                file = _entry(path, f"{below.within}{name}", refused)
                yield from () if file is None else (file,)
            elif path.is_symlink():
                where = shown(path)
                refused(where, f"{where} is a link to a folder and was not followed. Ingest that folder itself.")
            else:
                yield _Below(path, f"{below.within}{name}/", leave)


class Zip:
    """The members of a ZIP, which may itself be a member of one."""

    def __init__(self, path: str, modified: str) -> None:
        """`path` as in Source.path; `modified` is used for members that do not say when they were changed."""
        self._path, self._modified = path, modified
        self._listed: dict[str, Entry] = {}

    def entries(self, refused: Refused) -> Iterator[Entry]:
        """Every member that may be read; those that may not are refused by name."""
        found: list[Entry] = []
        leaves: dict[str, tuple[str, ...]] = {}
        try:
            for member, reason in zips.members_in(self._path):
                parts = member.filename.split("/")
                if reason is not None:
                    refused(self.path(member.filename), reason)
                elif parts[-1] == _SETTINGS:
                    leaves["/".join(parts[:-1])] = _left_out(self.path(member.filename), refused)
                elif not passed_over(parts[-1]) and not any(passed_over(part, folder=True) for part in parts[:-1]):
                    found.append(Entry(member.filename, member.file_size, zips.modified(member, self._modified)))
        except SourceError as error:
            refused(self._path, str(error))
        self._listed = {entry.name: entry for entry in found if not (leaves and _is_left_out(entry.name, leaves))}
        yield from sorted(self._listed.values(), key=lambda entry: reading_order(entry.name))

    def entry(self, name: str) -> Entry | None:
        """The member of that name, if it may be read. Known once the entries have been listed."""
        return self._listed.get(name)

    def path(self, name: str) -> str:
        """The ZIP's path and the member's name."""
        return f"{self._path}{zips.WITHIN}{name}"


def reading_order(name: str) -> tuple[tuple[object, ...], ...]:
    """A key that puts page 9 before page 10, whatever the case of the letters."""
    return tuple((tuple(map(_rank, _DIGITS.split(part.casefold()))), part) for part in name.split("/"))


def shown(path: str | Path) -> str:
    """A path as it can be said and stored: what is not UTF-8 in it becomes a question mark."""
    return str(path).encode("utf-8", "replace").decode()


def file_bytes(path: str, most: int) -> bytes:
    """At most `most` bytes from the beginning of a file or member. Raises SourceError where it cannot be read."""
    if zips.WITHIN in path and zips.split(path)[1]:
        return zips.member_bytes(path, most)
    try:
        with Path(path).open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise SourceError(
            f"{path} cannot be opened ({error.strerror}). Allow it to be read, then try again."
        ) from error


def head(path: str) -> bytes:
    """The first bytes of a file, by which its kind is known."""
    return file_bytes(path, HEAD)


def utc(seconds: float) -> str:
    """A file system's time as ISO 8601 in UTC, to the second."""
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _rank(piece: str) -> tuple[int, str]:
    """Numbers by their value: without noughts in front of it, the longer one is the larger."""
    if not piece.isdecimal():
        return 0, piece
    digits = "".join(str(int(digit)) for digit in piece).lstrip("0")
    return len(digits), digits


def _entry(path: Path, name: str, refused: Refused) -> Entry | None:
    where = shown(path)
    try:
        found = path.stat()
        str(path).encode()
    except OSError as error:
        refused(where, f"{where} cannot be opened ({error.strerror}). Mend the link, or leave it out.")
    except UnicodeEncodeError:
        refused(where, f"{where} has a name that is not UTF-8. Rename it, then ingest it again.")
    else:
        if stat.S_ISREG(found.st_mode):
            return Entry(name, found.st_size, utc(found.st_mtime))
        refused(where, f"{where} is not a file but a pipe, a socket or a device. Leave it out.")
    return None


def _left_out(path: str, refused: Refused) -> tuple[str, ...]:
    """The names that a collection.toml asks to leave out of its folder and of the folders below it."""
    try:
        leave = tomllib.loads(file_bytes(path, _MOST_SETTINGS).decode("utf-8")).get("leave", [])
        if isinstance(leave, list) and all(isinstance(pattern, str) for pattern in leave):
            return tuple(leave)
        reason = "`leave` is not a list of names"
    except (SourceError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
    where = shown(path)
    refused(where, f'{where} cannot be used: {reason}. Write it so: leave = ["*.gold.json", "README.md"]')
    return ()


def _is_left_out(name: str, leaves: dict[str, tuple[str, ...]]) -> bool:
    """Whether a name, or a folder on the way to it, is left out by a folder above it; `leaves` by folder."""
    parts = name.split("/")
    holders = ["/".join(parts[:depth]) for depth in range(len(parts))]
    return any(
        fnmatch(part, pattern)
        for depth, part in enumerate(parts)
        for holder in holders[: depth + 1]
        for pattern in leaves.get(holder, ())
    )
