"""Two texts side by side: line beside line where a word of both begins one, cut into parts that a screen carries."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onionskin.archive import CompareView, VariantView, WitnessView

MOST = 56
"""Rows of one part."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its text, and the number and class of the variant that it belongs to, if it does.

    `first` tells that the variant begins here, on the side that has words for it; a piece without text is a point.
    """

    text: str
    number: int | None = None
    kind: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed line of one side: its leaf, its number, and its pieces."""

    leaf: int
    line: int
    start: int
    end: int
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of A and of B that stand beside each other; one side may have none."""

    a: Cell | None
    b: Cell | None


def rows(view: CompareView) -> tuple[Row, ...]:
    """All lines with print of both sides, those beside each other in which the same words begin a line."""
    left, right = _lines(view.a), _lines(view.b)
    starts_a, starts_b = _starts(left), _starts(right)
    found: list[Row] = []
    i = k = 0
    for leaf_a, at_a, leaf_b, at_b in view.meetings:
        one, other = bisect_right(starts_a, (leaf_a, at_a)) - 1, bisect_right(starts_b, (leaf_b, at_b)) - 1
        if one < i and other < k:
            continue
        found += _beside(left[i:one] if one >= i else [], right[k:other] if other >= k else [])
        if one >= i and other >= k:
            found.append(Row(left[one], right[other]))
            i, k = one + 1, other + 1
        else:
            i, k = max(i, one), max(k, other)
    found += _beside(left[i:], right[k:])
    return tuple(found)


def _lines(of: WitnessView) -> list[Cell]:
    found: list[Cell] = []
    for number, leaf in enumerate(of.leaves):
        start = 0
        for line, text in enumerate(leaf.text.split("\n"), 1):
            if text.strip():
                found.append(Cell(number, line, start, start + len(text)))
            start += len(text) + 1
    return found


def _starts(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    return [(cell.leaf, cell.start) for cell in cells]


def _beside(left: Sequence[Cell], right: Sequence[Cell]) -> Iterator[Row]:
    for at in range(max(len(left), len(right))):
        yield Row(left[at] if at < len(left) else None, right[at] if at < len(right) else None)


def parts(found: Sequence[Row]) -> tuple[tuple[int, int], ...]:
    """Where each part begins and ends: at the end of a page of A, or of B where A has one page, and after MOST rows."""
    cuts = [0]
    before: Row | None = None
    for at, row in enumerate(found):
        turned = before is not None and _turned(before, row)
        if at > cuts[-1] and (turned or at - cuts[-1] >= MOST):
            cuts.append(at)
        if row.a is not None or before is None:
            before = row
    ends = [*cuts[1:], len(found)]
    return tuple(zip(cuts, ends, strict=True))


def _turned(before: Row, row: Row) -> bool:
    return row.a is not None and before.a is not None and row.a.leaf != before.a.leaf


def part_of(found: Sequence[Row], cut: Sequence[tuple[int, int]], one: VariantView) -> int:
    """The part in which a variant stands, counted from 0."""
    places = [(True, place) for place in one.a.places] + [(False, place) for place in one.b.places]
    for on_a, place in places:
        if place.start == place.end and len(places) > 1 and on_a:
            continue
        for number, (start, end) in enumerate(cut):
            for row in found[start:end]:
                cell = row.a if on_a else row.b
                if cell is not None and cell.leaf == place.leaf and cell.start <= place.start <= cell.end:
                    return number
    return 0


def drawn(
    cell: Cell, text: str, variants: Sequence[VariantView], on: Collection[str], *, left: bool
) -> tuple[Piece, ...]:
    """The pieces of a line, with those variants of it whose class is on."""
    spans: list[tuple[int, int, VariantView, bool]] = []
    for one in variants:
        places = (one.a if left else one.b).places
        for place in places if one.kind in on else ():
            start, end = max(place.start, cell.start), min(place.end, cell.end)
            if place.leaf != cell.leaf or start > end or (start == end and place.start != place.end):
                continue
            fuller = left == bool(one.a.text)
            spans.append((start, end, one, fuller and place is places[0] and start == place.start))
    pieces: list[Piece] = []
    at = cell.start
    for start, end, one, first in sorted(spans, key=lambda span: (span[0], span[1], span[2].number)):
        if start < at:
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], one.number, one.kind, first))
        at = end
    return (*pieces, Piece(text[at : cell.end])) if at < cell.end else tuple(pieces)
