"""Sources are found: folders walked, ZIPs listed, page images put to what was read from them."""

from __future__ import annotations

import html
import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from onionskin.accession.bounds import MOST_BYTES, MOST_MARKUP, megabytes
from onionskin.accession.holdings import Entry, Folder, Holding, Refused, Zip, file_bytes, head, shown
from onionskin.accession.kinds import ENDINGS, kind_of, passed_over, root, suffix_kind
from onionskin.accession.source import Source
from onionskin.errors import SourceError, UsageError

_DEEPEST = 2
"""A ZIP in a ZIP is listed; one inside that is refused, for only bombs go on."""
_IMAGE_KINDS = ("tiff", "image")
_IMAGE_SUFFIXES = (".tif", ".tiff", ".jpg", ".jpeg", ".png", ".jp2", ".TIF", ".TIFF", ".JPG", ".JPEG", ".PNG", ".JP2")
_NAMED = re.compile(
    rb"<(?:\w+:)?fileName>\s*([^<]{1,1000}?)\s*</|\bimageFilename\s*=\s*[\"']([^\"']{1,1000})[\"']"
    rb"|\btitle\s*=\s*(?:\"[^\">]*?\bimage\s+(?:'|&quot;)?([^\"';&]{1,1000})|'[^'>]*?\bimage\s+\"([^\"]{1,1000})\")"
)
_ENDING = re.compile(rf"(?<=.)[._-](?:{'|'.join(ENDINGS)})$", re.I)


def find(path: Path, refused: Refused) -> Iterator[Source]:
    """Every source at a path: a file, a ZIP, or a folder with all below it, in reading order.

    `refused(path, sentence)` hears of every file that is not read: of a wrong kind, empty, in a ZIP under a name that
    leads out of it. Hidden files, what operating systems leave behind, and names that a folder's `collection.toml`
    lists under `leave` are passed over. Page images that belong to an ALTO, hOCR or PAGE-XML file (the same stem, or
    named in it) come with it as one source. Raises UsageError, at once, where there is nothing at the path or its
    name is not UTF-8.
    """
    where = shown(path)
    if not os.path.exists(path):
        raise UsageError(f"There is nothing at {where}, or it may not be looked at. Check the path and its spelling.")
    if where != str(path):
        raise UsageError(f"{where} has a name that is not UTF-8. Rename it, then ingest it.")
    if not os.path.isdir(path):
        return _held(Folder(path.parent, path.name), "", refused, 0)
    return _whole(path, refused)


def _whole(path: Path, refused: Refused) -> Iterator[Source]:
    name = path.name if path.name not in ("", "..") else path.resolve().name
    heard = False

    def hear(where: str, reason: str) -> None:
        nonlocal heard
        heard = True
        refused(where, reason)

    for source in _held(Folder(path), f"{name}/" if name else "", hear, 0):
        heard = True
        yield source
    if not heard:
        refused(
            str(path), f"{path} holds no file that could be read. Put scans, PDFs or texts into it and ingest it again."
        )


def _held(holding: Holding, code: str, refused: Refused, depth: int) -> Iterator[Source]:
    """The sources of one holding. It is walked twice, so that only pairs need be remembered, not every file."""
    pairs: dict[str, tuple[Entry, ...]] = {}
    for entry in holding.entries(lambda where, reason: None):
        if suffix_kind(entry.name) == "markup" and 0 < entry.size <= MOST_MARKUP:
            images = tuple(image for name in _images(holding, entry) if (image := holding.entry(name)) is not None)
            if images:
                pairs[entry.name] = images
    taken = {image.name for images in pairs.values() for image in images}
    for entry in holding.entries(refused):
        if entry.name in taken:
            continue
        if entry.size and suffix_kind(entry.name) == "zip" and not _misnamed(holding, entry):
            yield from _unzipped(holding.path(entry.name), entry, code, (refused, depth + 1))
        elif (reason := _reason(holding, entry)) is not None:
            refused(holding.path(entry.name), reason)
        else:
            yield _source(holding, code, entry, pairs.get(entry.name, ()))


def _misnamed(holding: Holding, entry: Entry) -> bool:
    """Whether a file called a ZIP is something else that is read here."""
    try:
        return kind_of(entry.name, head(holding.path(entry.name))) not in ("zip", None)
    except SourceError:
        return False


def _source(holding: Holding, code: str, entry: Entry, images: tuple[Entry, ...]) -> Source:
    """A file, with its page images if it has any: as large as all together, as new as the newest of them."""
    size = sum(one.size for one in (entry, *images))
    modified = max(one.modified for one in (entry, *images))
    paths = tuple(holding.path(image.name) for image in images)
    return Source(holding.path(entry.name), code + entry.name, size, modified, paths)


def _unzipped(path: str, entry: Entry, code: str, how: tuple[Refused, int]) -> Iterator[Source]:
    refused, depth = how
    if depth > _DEEPEST:
        refused(path, f"{path} is a ZIP in a ZIP in a ZIP, which is not read. Unpack it and ingest the folder.")
        return
    heard = False

    def hear(where: str, reason: str) -> None:
        nonlocal heard
        heard = True
        refused(where, reason)

    for source in _held(Zip(path, entry.modified), f"{code}{entry.name}/", hear, depth):
        heard = True
        yield source
    if not heard:
        refused(path, f"{path} is a ZIP without a file in it. Pack it again, or leave it out.")


def _reason(holding: Holding, entry: Entry) -> str | None:
    """Why a file is not a source; None where it is one. A file of a known ending is not opened."""
    path = holding.path(entry.name)
    if not entry.size:
        return f"{path} is empty (0 bytes). Ask its holder for the file again, or leave it out."
    promised = found = suffix_kind(entry.name)
    try:
        if promised in (None, "markup"):
            beginning = head(path)
            found = kind_of(entry.name, beginning)
            if promised and not found and (name := root(beginning)):
                return (
                    f"{path} is XML that begins with <{name}>, not ALTO, hOCR or PAGE-XML. If it only lists or "
                    "describes what lies beside it, name it under `leave` in a collection.toml."
                )
    except SourceError as error:
        return str(error)
    if found is None:
        return (
            f"{path} is of a kind that is not read here (read are text, PDF, TIFF, JPEG, PNG, JPEG 2000, ALTO, hOCR, "
            "PAGE-XML, and ZIPs of these). Convert it to one of them, or name it under `leave` in a collection.toml."
        )
    if entry.size > MOST_BYTES:
        return (
            f"{path} has {megabytes(entry.size)}, more than the {megabytes(MOST_BYTES)} that are read from one file. "
            "Split it into volumes and ingest those."
        )
    return None


def _images(holding: Holding, entry: Entry) -> tuple[str, ...]:
    """The names of the page images that a markup file was made of, where they lie in the same holding."""
    path = holding.path(entry.name)
    try:
        if kind_of(entry.name, head(path)) not in ("alto", "hocr", "page-xml"):
            return ()
        folder, name = posixpath.split(entry.name)
        if beside := _same_stem(holding, folder, name):
            return (beside,)
        found = [_named(holding, folder, match) for match in _NAMED.finditer(file_bytes(path, MOST_MARKUP))]
    except SourceError:
        return ()
    known = tuple(dict.fromkeys(image for image in found if image is not None))
    return known if None not in found else ()


def _same_stem(holding: Holding, folder: str, name: str) -> str | None:
    stem = name.rpartition(".")[0]
    for candidate in dict.fromkeys((stem, _ENDING.sub("", stem))):
        promised = suffix_kind(candidate)
        for image in (candidate,) if promised in _IMAGE_KINDS else (candidate + suffix for suffix in _IMAGE_SUFFIXES):
            if holding.entry(posixpath.join(folder, image)) is not None:
                return posixpath.join(folder, image)
    return None


def _named(holding: Holding, folder: str, match: re.Match[bytes]) -> str | None:
    """The image of a name inside a file: beside it, or from the file's folder or the one above it; never outside."""
    text = html.unescape(next(group for group in match.groups() if group is not None).decode("utf-8", "replace"))
    name = text.strip().replace("\\", "/").removeprefix("file://")
    last = posixpath.basename(name)
    if suffix_kind(last) not in _IMAGE_KINDS or passed_over(last):
        return None
    tries = [posixpath.join(folder, last)]
    if not name.startswith("/"):
        tries += [posixpath.join(folder, name), posixpath.join(posixpath.dirname(folder), name)]
    plain = (posixpath.normpath(one) for one in tries)
    return next((one for one in plain if not one.startswith(("..", "/")) and holding.entry(one) is not None), None)
