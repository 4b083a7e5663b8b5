"""Where on a page a query is met: what the index found, found again in the printed text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import OSA

from onionskin.record import Span, Text
from onionskin.search.ast import All, Any, Like, Near, Node, Phrase, Word
from onionskin.search.met import Met, misread
from onionskin.search.query import parse
from onionskin.search.sheet import WHYS
from onionskin.search.terms import placements
from onionskin.search.tolerance import tolerant
from onionskin.search.vocabulary import pattern
from onionskin.search.words import parted, places, words

_WIDEST = 160
"""Letters of a line that a snippet shows on each side of a hit: a typed line has some 70."""


class Snippet(NamedTuple):
    """The printed line a hit stands on with its neighbours. `line` counts from 1; `bold` are spans into `text`."""

    line: int
    text: str
    bold: tuple[Span, ...]


class _Reading:
    """A text's words, with those that are read joined."""

    def __init__(self, text: str) -> None:
        read = words(text)
        self._places = places(text)
        self._rows: dict[bool, list[tuple[str, int, int]]] = {
            False: [(form, at, at + 1) for at, form in enumerate(read.forms)],
            True: list(read.joined()) if read.joins else [],
        }
        self._joins = [(join.form, join.first, join.last) for join in read.joins]

    def words(self, meant: Callable[[str], bool]) -> Iterator[Span]:
        rows = [*self._rows[False], *self._joins]
        forms = {form for form in {row[0] for row in rows} if meant(form)}
        yield from (self._span(first, last) for form, first, last in rows if form in forms)

    def phrases(self, parts: tuple[str, ...], slop: int) -> Iterator[Span]:
        tests = {part: _shaped(part) for part in parts}
        for row in self._rows.values():
            standing = {part: {at for at, (form, _, _) in enumerate(row) if test(form)} for part, test in tests.items()}
            for placed in _spreads(parts, slop):
                for at in standing[placed[0][1]]:
                    if all(at + shift in standing[part] for shift, part in placed):
                        yield from self._met(row, [at + shift for shift, _ in placed], whole=not slop)

    def _met(self, row: list[tuple[str, int, int]], met: list[int], *, whole: bool) -> Iterator[Span]:
        if whole:
            yield self._span(row[met[0]][1], row[met[-1]][2])
        else:
            yield from (self._span(row[at][1], row[at][2]) for at in met)

    def _span(self, first: int, last: int) -> Span:
        return Span(self._places[first][0], self._places[last - 1][1])


def locate(query: Node | str, text: str, furniture: Sequence[Span] = (), mended: Text | None = None) -> tuple[Met, ...]:
    """Where the words and phrases of a query stand in a printed text, in order, without overlap.

    `furniture` are the spans of `text` that are running heads, stamps and page numbers; none where they are blanked
    out. `mended` is the text as repaired, where it differs. Offsets are code points of `text`, half-open. What the
    query refuses, and what it asks of fields other than `body` and `furniture`, has no place. Raises QueryError as
    `parse` does.
    """
    leaves = list(_leaves(parse(query) if isinstance(query, str) else query))
    if not leaves:
        return ()
    met: list[Met] = []
    loose = [leaf for leaf in leaves if isinstance(leaf, Word | Phrase) and tolerant(leaf)]
    for scope, part in zip(("body", "furniture"), parted(text, furniture), strict=True):
        here = [leaf for leaf in leaves if leaf.scope in ("", scope)]
        if here and part:
            reading = _Reading(part)
            met += [Met(span.start, span.end) for leaf in here for span in _met(leaf, reading)]
            met += misread(loose, part)
    if mended is not None and loose:
        met += _repaired(loose, mended)
    return tuple(_merged(met))


def _repaired(leaves: list[Word | Phrase], mended: Text) -> Iterator[Met]:
    reading = _Reading(mended.text)
    for span in (span for leaf in leaves for span in _met(leaf, reading)):
        pinned = mended.pin(span.start, span.end)
        if mended.text[span.start : span.end] != mended.printed[pinned.start : pinned.end]:
            yield Met(pinned.start, pinned.end, "repaired", mended.text[span.start : span.end])


def _leaves(node: Node) -> Iterator[Word | Like | Near | Phrase]:
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                yield from _leaves(part)
        case Word() | Like() | Near() | Phrase():
            yield node
        case _:
            return


def _met(leaf: Word | Like | Near | Phrase, reading: _Reading) -> Iterator[Span]:
    match leaf:
        case Word(form):
            return reading.words(form.__eq__)
        case Like(shape):
            return reading.words(_shaped(shape))
        case Near(form, distance):
            return reading.words(lambda other: bool(OSA.distance(form, other, score_cutoff=distance) <= distance))
        case Phrase(parts, slop):
            return reading.phrases(parts, slop)


def _shaped(part: str) -> Callable[[str], bool]:
    if "*" in part or "?" in part:
        matches = re.compile(pattern(part)).fullmatch
        return lambda form: matches(form) is not None
    return part.__eq__


def _spreads(parts: tuple[str, ...], slop: int) -> Iterator[list[tuple[int, str]]]:
    for placed in placements(parts, slop):
        if len(parts) == 2 and slop:
            for wide in range(1, slop + 2):
                yield [placed[0], (wide, placed[1][1])]
        else:
            yield placed


def _merged(met: list[Met]) -> Iterator[Met]:
    """Places that overlap are one; of two kinds, the surer stays as it is and the other goes."""
    held: Met | None = None
    for one in sorted(met, key=lambda one: (one.start, one.end)):
        if held is not None and held.meets(one):
            if held.kind == one.kind:
                held = replace(held, end=max(held.end, one.end))
            else:
                held = min(held, one, key=lambda either: WHYS.index(either.kind))
        else:
            if held is not None:
                yield held
            held = one
    if held is not None:
        yield held


def snippet(text: str, spans: Sequence[Span]) -> Snippet:
    """The line of the first span with the nearest printed lines above and below it; the first lines for no span."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    printed = [at for at, (start, end) in enumerate(lines) if text[start:end].strip()]
    if not printed:
        return Snippet(1, "", ())
    at = bisect_right(lines, spans[0].start, key=lambda line: line[0]) - 1 if spans else printed[0]
    row = max(bisect_right(printed, at) - 1, 0)
    shown = [lines[here] for here in printed[max(row - 1, 0) : row + 2]]
    around = spans[0].start if spans else shown[0][0]
    return _set(text, [_cut(line, around) for line in shown], spans, at + 1)


def _cut(line: tuple[int, int], around: int) -> tuple[int, int]:
    start, end = line
    middle = min(max(around, start), end)
    return max(start, middle - _WIDEST), min(end, middle + _WIDEST)


def _set(text: str, shown: list[tuple[int, int]], spans: Sequence[Span], line: int) -> Snippet:
    pieces: list[str] = []
    bold: list[Span] = []
    here = 0
    for start, end in shown:
        for span in spans:
            first, last = max(span.start, start), min(span.end, end)
            if first < last:
                bold.append(Span(here + first - start, here + last - start))
        pieces.append(text[start:end])
        here += end - start + 1
    return Snippet(line, "\n".join(pieces), tuple(bold))
