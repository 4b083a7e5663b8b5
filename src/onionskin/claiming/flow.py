"""The running text of an item: its pages' body text as repaired, one after another, and where each piece was printed.

Furniture, headings, footnotes and tables stand outside; a sentence that a page's end parts is whole here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onionskin.record import Annotations, Pin, Span, Text, Transcription, Zone, repaired

BODY = ("body",)
"""The zones whose text runs on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of body text: it begins at `here` in the running text, and at `there` in the repaired text of a page."""

    here: int
    end: int
    page: int
    there: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The running text, its pieces, and the pages they come from."""

    text: str
    pieces: tuple[Piece, ...]
    pages: tuple[Text, ...]

    def pins(self, start: int, end: int) -> list[tuple[int, Span]]:
        """Where `text[start:end]` was printed: a span a page, in order; [] where nothing of it was."""
        found: dict[int, Span] = {}
        at = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.here) - 1)
        for number in range(at, len(self.pieces)):
            piece = self.pieces[number]
            if piece.here >= end:
                break
            first, last = max(start, piece.here), min(end, piece.end)
            if first < last:
                shift = piece.there - piece.here
                span = self.pages[piece.page].pin(first + shift, last + shift)
                known = found.get(piece.page)
                found[piece.page] = Span(min(known.start, span.start), max(known.end, span.end)) if known else span
        return sorted(found.items())

    def pin(self, start: int, end: int, page: int) -> Pin:
        """Where `text[start:end]` begins, seen from a page. Raises ValueError where nothing of it was printed."""
        found = self.pins(start, end)
        if not found:
            raise ValueError(f"Nothing of [{start}, {end}) was printed.")
        return Pin(found[0][1], found[0][0] - page)

    def continues(self, start: int) -> bool:
        """Whether a page's first piece begins at a place of the running text, and it is not the first page."""
        at = bisect_left(self.pieces, start, key=lambda piece: piece.here)
        return at < len(self.pieces) and self.pieces[at].here == start


def flow(readings: Sequence[Transcription], zones: Sequence[Annotations], repairs: Sequence[Annotations]) -> Flow:
    """The running text of the pages of an item."""
    pages = tuple(repaired(reading, mends) for reading, mends in zip(readings, repairs, strict=True))
    parts: list[str] = []
    pieces: list[Piece] = []
    here = 0
    for number, (page, of) in enumerate(zip(pages, zones, strict=True)):
        for start, end in _bodies(page, of):
            if parts:
                parts.append("\n\n")
                here += 2
            parts.append(page.text[start:end])
            pieces.append(Piece(here, here + end - start, number, start))
            here += end - start
    return Flow("".join(parts), tuple(pieces), pages)


def _bodies(page: Text, zones: Annotations) -> list[tuple[int, int]]:
    """The body text of a page as repaired, as [start, end); all of it where no zones are told."""
    if not zones:
        return [(0, len(page.text))] if page.text else []
    spans = [
        one.target
        for one in zones
        if isinstance(one.body, Zone) and one.body.kind in BODY and isinstance(one.target, Span)
    ]
    found = [page.find(span) for span in sorted(spans)]
    kept: list[tuple[int, int]] = []
    for start, end in found:
        start = max(start, kept[-1][1]) if kept else start
        if start < end:
            kept.append((start, end))
    return kept
