"""The page number of a page: which of what is printed it is, and whether it can be read.

A folio is a label, not a number; one that cannot be read is said to be unreadable. What the series of the item show
(`pagination`) finds a number that stands elsewhere than numbers do, and tells that one is misread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from onionskin.marking.folios import Folio, folios, in_column, pieces
from onionskin.marking.labels import ROMAN, SPECKS, Numbered, misjoined, numbered
from onionskin.marking.lines import Line, Taken, remark
from onionskin.marking.pagination import Pagination
from onionskin.record import Annotation, Mark, Span, Value

FAMILY = "PAGE_NUMBER"
UNCOUNTED = 4
"""So many sheets may have been left out, or stand between without being counted, where a series goes on."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What one series shows a page's number to be, and how many pages before and after it say so."""

    number: Numbered
    label: str
    before: int
    after: int

    @property
    def pages(self) -> int:
        """How many pages say so."""
        return self.before + self.after


def page_number(
    lines: Sequence[Line],
    banners: Sequence[Annotation],
    taken: Sequence[Span],
    shown: Pagination,
) -> Annotation | None:
    """The page's number, or the mark that it is there and unreadable; None where there is none.

    `shown` is what `pagination` says of this page. A label is always what is printed; where print and a series that
    goes on at both sides disagree, the number is unreadable and `inferred` what the series shows.
    """
    spans = [mark.target for mark in banners if isinstance(mark.target, Span)]
    series = list(_expected(shown))
    candidates = folios(lines, spans, Taken(taken), shown.get("place") != "foot")
    alone = min(candidates, key=_standing, default=None)
    if alone is not None and alone.label is not None and any(alone.label == one.label for one in series):
        return _mark(alone, 0.99)
    worn = next((one for one in candidates if one.rank == 0 and _worn(one, series)), None)
    elsewhere = _printed(lines, spans, taken, series)
    if elsewhere is not None and (worn is None or worn.start == elsewhere.start):
        return _mark(elsewhere, 0.9)
    alone = worn or alone
    if alone is None:
        return None
    inferred = _inferred(series)
    if inferred is None and alone.label is not None and _misread(alone, series):
        inferred = ""
    if inferred is None:
        return _mark(alone, 0.95 - 0.05 * alone.rank if alone.label is not None else 0.6)
    if alone.rank > 1 and not _worn(alone, series):
        return None  # another number that happens to stand there
    return _unreadable(alone, inferred)


def _standing(folio: Folio) -> tuple[bool, int, int]:
    return (folio.label is None, folio.rank, -folio.start)


def _expected(shown: Pagination) -> Iterator[Expected]:
    """What the series show; a number of four figures is no label, for bare it may be a year."""
    for one in shown.get("series", ()):
        if isinstance(one, Mapping) and (number := numbered(str(one["label"]))) is not None:
            before, after = one["before"], one["after"]
            assert isinstance(before, int)
            assert isinstance(after, int)
            yield Expected(number, str(one["label"]), before, after)


def _mark(folio: Folio, cert: float) -> Annotation:
    value: dict[str, Value] = {"label": folio.label}
    if folio.label is None:
        value["unreadable"] = True
    return remark(folio.start, folio.end, Mark("page_number", FAMILY, value), round(cert, 2))


def _unreadable(folio: Folio, inferred: str) -> Annotation:
    value: dict[str, Value] = {"label": None, "unreadable": True}
    if inferred:
        value["inferred"] = inferred
    return remark(folio.start, folio.end, Mark("page_number", FAMILY, value), 0.8)


def _inferred(series: Sequence[Expected]) -> str | None:
    """What a series that goes on at both sides shows; empty where a sheet was left out, so that two numbers may hold.

    None where no series is so strong that print must yield to it.
    """
    for one in series:
        if min(one.before, one.after) >= 1 and one.pages >= 4:
            return one.label
    before = [one for one in series if one.before >= 2]
    after = [one for one in series if one.after >= 2]
    gap = any(a.number.prefix == b.number.prefix and 0 < abs(a.number.count - b.number.count) <= 2
              for a in before for b in after)  # fmt: skip
    return "" if gap else None


def _worn(folio: Folio, series: Sequence[Expected]) -> bool:
    """Whether print may be what a series shows with one of its letters and figures lost."""
    printed = _signs(folio.printed)
    return any(len(one.label) > 1 and Levenshtein.distance(printed, _signs(one.label)) <= 1 for one in series)


def _misread(folio: Folio, series: Sequence[Expected]) -> bool:
    """Whether a label that no series has is one sign away from what pages on one side show.

    A label a few further on or back is what follows where sheets are left out, or not counted.
    """
    read = numbered(folio.printed)
    shown = [one for one in series if one.pages >= 2]
    follows = any(
        read is not None and read.prefix == one.number.prefix and abs(read.count - one.number.count) <= UNCOUNTED
        for one in shown
    )
    return not follows and _worn(folio, shown)


def _signs(label: str) -> str:
    return re.sub(r"[\W_]", "", label).casefold()


def _printed(
    lines: Sequence[Line], banners: Sequence[Span], taken: Sequence[Span], series: Sequence[Expected]
) -> Folio | None:
    """Print that equals what a series shows, wherever it stands: the best supported, then the nearest to the foot."""
    if not series:
        return None
    found: list[tuple[int, int, Folio]] = []
    others = Taken(set(taken) - set(banners))
    for line in lines:
        if others.meets(line.start, line.end):
            continue
        for piece, start, weight in pieces(line, banners):
            if weight == 1 and in_column(lines, line.above):
                continue
            for at, one in enumerate(series):
                if one.pages >= _needed(one, line, weight) and one.number in (numbered(piece), misjoined(piece)):
                    bare = piece.strip(SPECKS)
                    found.append((at, line.below, Folio(start + piece.index(bare), bare, one.label, weight)))
    return min(found, key=lambda three: three[:2])[2] if found else None


def _needed(one: Expected, line: Line, weight: int) -> int:
    """On how many pages a series must show a number for its print to be taken where numbers do not usually stand.

    A label with a section's letter is like nothing else on a page; a bare number is like any other number.
    """
    if one.number.prefix not in ("", ROMAN):
        return 2
    if weight == 3:
        return 1 << 30
    if weight == 0:
        return 1
    return 1 + weight if line.edge else 4
