"""TIFF: the pages of a file, and where a file that was cut short stops."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image

from onionskin.accession.bounds import MOST_PAGES
from onionskin.accession.pictures import Picture, encoded, faults_named, opened
from onionskin.errors import SourceError

_SUBFILE, _REDUCED, _MASK = 254, 1, 4
"""Tag NewSubfileType and its bits for a smaller copy of another page and for its mask (TIFF 6.0, section 8)."""
_OLD_SUBFILE, _OLD_REDUCED = 255, 2
"""Tag SubfileType, which came before it, and its value for a smaller copy."""
_SHORT = 3
"""The type of a field of two bytes."""


@dataclass(frozen=True, slots=True)
class Directory:
    """The pages of a TIFF: `frames` are places in the file's chain of images; `fault` says how the chain breaks."""

    frames: tuple[int, ...]
    fault: str | None


def frames(path: str, data: bytes, first: int = 1) -> Iterator[tuple[int, Picture | str]]:
    """Each page's number, from 1, with its picture, or with the sentence that says why it cannot be read.

    Raises SourceError where not even the first page is listed.
    """
    listed = directory(data)
    if not listed.frames:
        raise SourceError(f"{path} holds no page that could be found: {listed.fault}. Ask for the file again.")
    # One image for all pages, because finding a page again from the beginning means reading all that lead to it.
    image: Image.Image | None = None
    for number, frame in enumerate(listed.frames[first - 1 :], first):
        where = f"{path}, page {number},"
        try:
            with faults_named(where), _hushed():
                image = image or opened(data)
                image.seek(frame)
                shown: Picture | str = encoded(where, image)
        except SourceError as error:
            image, shown = None, str(error)
        yield number, shown
    if listed.fault is not None and (number := len(listed.frames) + 1) >= first:
        yield (
            number,
            f"{path} breaks off before page {number}: {listed.fault}. The pages before it were read; ask for the rest.",
        )


@contextmanager
def _hushed() -> Iterator[None]:
    """Libtiff writes of each fault to standard error by itself, and a reader gets our sentence instead."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # there is none to write to
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def directory(data: bytes) -> Directory:
    """Follow the chain of image directories (TIFF 6.0 section 2; BigTIFF), smaller copies left out."""
    order = "<" if data[:2] == b"II" else ">"
    big = data[2:4] in (b"+\0", b"\0+")
    offset, count, entry = ("Q", "Q", 20) if big else ("I", "H", 12)
    found: list[int] = []
    seen: set[int] = set()
    frame, fault = 0, None
    try:
        (at,) = struct.unpack_from(order + offset, data, 8 if big else 4)
        while at and fault is None:
            if at in seen or frame >= MOST_PAGES:
                fault = "its list of pages runs in a circle" if at in seen else f"it lists over {MOST_PAGES:,} pages"
                break
            seen.add(at)
            (entries,) = struct.unpack_from(order + count, data, at)
            start = at + struct.calcsize(order + count)
            (following,) = struct.unpack_from(order + offset, data, start + entries * entry)
            if _is_page(data, range(start, start + entries * entry, entry), order, big):
                found.append(frame)
            frame, at = frame + 1, following
    except (struct.error, OverflowError, IndexError):
        fault = "the file was cut short"
    if not found and fault is None:
        fault = "it lists none"
    return Directory(tuple(found), fault)


def _is_page(data: bytes, entries: range, order: str, big: bool) -> bool:
    """Whether a directory is of a page, and not of a smaller copy or a mask of one."""
    for at in entries:
        tag, kind = struct.unpack_from(order + "HH", data, at)
        if tag > _OLD_SUBFILE:
            break
        if tag in (_SUBFILE, _OLD_SUBFILE):
            (value,) = struct.unpack_from(order + ("H" if kind == _SHORT else "I"), data, at + (12 if big else 8))
            return not value & (_REDUCED | _MASK) if tag == _SUBFILE else value != _OLD_REDUCED
    return True
