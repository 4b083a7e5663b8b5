"""Text files: one text to pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onionskin.accession.bounds import MOST_PAGES, MOST_TEXT
from onionskin.accession.encoding import plain
from onionskin.accession.source import Sheet
from onionskin.errors import SourceError
from onionskin.record import Transcription

_DIVIDER = re.compile(rb"##[ \t]+page[ \t]+(\d{1,6})[ \t]*(?:\r\n?|\n|\Z)", re.I)
_BEFORE = b"\n\r\f"
_FEED = b"\f"

_Run = tuple[int, int]
_Piece = tuple[int | None, tuple[_Run, ...]]
"""A page's number, where a divider gives one, and the runs of bytes that its text is made of."""


def text_sheets(path: str, data: bytes, first: int = 1) -> Iterator[Sheet]:
    """The pages of a text file from number `first` on, divided by lines `## Page N`, else by form feeds.

    Line ends become line feeds and a byte order mark is dropped; nothing else of a page's text is changed, and a
    divider, with a form feed directly before it, is not part of it. What stands before the first divider belongs to
    the first page, or is the page before it where a form feed parts them. Numbers that do not ascend are counted on,
    and a note says so. A page of more than MOST_TEXT bytes is a sheet with a fault. Raises SourceError where the bytes
    are no text.
    """
    text = plain(path, data)
    before = 0
    for count, (wanted, runs) in enumerate(_pieces(text.data), 1):
        if count > MOST_PAGES:
            raise SourceError(f"{path} has more than the {MOST_PAGES:,} pages that are read from one file. Split it.")
        number = before + 1 if wanted is None or wanted <= before else wanted
        note = text.note if wanted in (None, number) else _recounted(path, wanted, before)
        before = number
        if number < first:
            continue
        size = sum(end - start for start, end in runs)
        if size > MOST_TEXT:
            yield Sheet(number, fault=_too_long(path, number, size))
        else:
            page = "".join(text.text(start, end) for start, end in runs)
            yield Sheet(number, given=(Transcription("text", page),), note=note)


def _recounted(path: str, wanted: int | None, before: int) -> str:
    after = f"after page {before}" if before else "at its beginning"
    return f"{path} has a divider for page {wanted} {after}; it was counted as page {before + 1}."


def _too_long(path: str, number: int, size: int) -> str:
    return (
        f"{path}, page {number}, has {size:,} bytes of text, more than the {MOST_TEXT:,} that are read as one page. "
        "Divide it by form feeds or by lines of the form `## Page 2`."
    )


def _pieces(data: bytes) -> Iterator[_Piece]:
    dividers = (found for found in _DIVIDER.finditer(data) if not found.start() or data[found.start() - 1] in _BEFORE)
    head = next(dividers, None)
    if head is None:
        yield from ((None, (run,)) for run in _fed(data))
        return
    number, end = int(head[1]), _unfed(data, 0, head.start())
    lead: tuple[_Run, ...] = ()
    if data[:end].strip():
        lead = ((0, end),)
        if end < head.start() and number > 1:
            yield number - 1, lead
            lead = ()
    start = head.end()
    for found in dividers:
        yield number, (*lead, (start, _unfed(data, start, found.start())))
        number, start, lead = int(found[1]), found.end(), ()
    yield number, (*lead, (start, _unfed(data, start, len(data))))


def _unfed(data: bytes, start: int, end: int) -> int:
    """Where a page ends that would run to `end`: before a form feed after which nothing more stands on it."""
    tail = data[max(start, end - 256) : end]
    blank = len(tail.rstrip())
    feed = tail.find(_FEED, blank)
    return end if feed < 0 else end - len(tail) + feed


def _fed(data: bytes) -> Iterator[_Run]:
    """Pages between form feeds. One that stands blank before the first page or after the last begins none."""
    waiting: list[_Run] = []
    begun = False
    for start, end in pairwise(_feeds(data)):
        run = (start + 1, end)
        if data[run[0] : end].strip():
            yield from waiting if begun else waiting[1:]
            yield run
            waiting, begun = [], True
        elif len(waiting) <= MOST_PAGES:
            waiting.append(run)
    if not begun:
        yield waiting[0]


def _feeds(data: bytes) -> Iterator[int]:
    """Where form feeds stand, and one that is thought of before the beginning and one after the end."""
    at = -1
    while True:
        yield at
        found = data.find(_FEED, at + 1)
        if found < 0:
            yield len(data)
            return
        at = found
