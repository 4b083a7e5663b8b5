"""Printed page numbers. A folio is a label, not a number; one that cannot be read is said to be unreadable.

A number stands beside a banner, or on a line of its own at the foot; at the head only where it is set off as such, for
what is written bare at the top of an archive's sheets is a foliation more often than the document's own number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onionskin.marking.lines import Line, remark
from onionskin.record import Annotation, Mark, Span

FAMILY = "PAGE_NUMBER"
_SET_OFF = re.compile(r"[-–—~]{1,2}\s{0,3}(\d{1,4})\s{0,3}[-–—~]{1,2}")
_SPOKEN = re.compile(r"(?:page|pg\.?|p\.)\s{0,3}(\d{1,4})(?:\s{1,3}of\s{1,3}\d{1,4})?", re.IGNORECASE)
_LETTERED = re.compile(r"([A-Zcsuvwxz])\s?[-–—~=+_·«».]{1,2}\s?(\d{1,3})")
_TAB = re.compile(r"(?:[IVX]{1,4})-[A-Z](?:-\d{1,3}){1,2}")
_ROMAN = re.compile(r"(?=[ivxl]{2})(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_DAMAGED = re.compile(r"[0-9OolI|!\]]{1,4}")
_SHAPED = re.compile(r"\w{1,2}\s?[-–—~=+.]\s?\w{1,4}|(?=\w*\d)\w{1,4}")
_SPECKS = " \t.,;:'\"`°*•·_~^‘’“”[](){}<>|\\/«»-–—=+"
_ONES = str.maketrans(dict.fromkeys("lI|!]", "1") | {"O": "0", "o": "0"})
NEAR = 4
"""How many printed lines from the foot a number of its own line may stand: specks of the margin come after it."""


@dataclass(frozen=True, slots=True)
class Folio:
    """A candidate: its place, its label or None where it cannot be read, and how well it stands (less is better)."""

    start: int
    end: int
    label: str | None
    rank: int


def page_number(lines: Sequence[Line], banners: Sequence[Annotation], taken: Sequence[Span]) -> Annotation | None:
    """The page's number, or the mark that it is there and unreadable; None where there is none."""
    spans = [mark.target for mark in banners if isinstance(mark.target, Span)]
    candidates = [*_beside(lines, spans), *_own(lines, spans, taken)]
    if not candidates:
        return None
    best = min(candidates, key=lambda folio: (folio.label is None, folio.rank, -folio.start))
    value = {"label": best.label} if best.label is not None else {"label": None, "unreadable": True}
    mark = Mark("page_number", FAMILY, value)
    return remark(best.start, best.end, mark, 0.95 - 0.05 * best.rank if best.label is not None else 0.6)


def _beside(lines: Sequence[Line], banners: Sequence[Span]) -> Iterator[Folio]:
    """What stands beside a banner on its line: at the foot any number, readable or not; at the head a set-off one."""
    for line in lines:
        for span in banners:
            if not (line.start <= span.start and span.end <= line.end):
                continue
            for start, end in ((line.start, span.start), (span.end, line.end)):
                piece = line.text[start - line.start : end - line.start]
                folio = _folio(piece, start, 0)
                if folio is None:
                    continue
                if line.below < line.above and (folio.label is not None or _damaged(piece)):
                    yield folio
                elif line.below >= line.above and folio.label is not None and _set_off(piece):
                    yield Folio(folio.start, folio.end, folio.label, 3)


def _damaged(piece: str) -> bool:
    """Whether what cannot be read has print enough to have been a number."""
    return any(map(str.isalnum, piece)) and len(piece.strip(_SPECKS)) <= 8


def _set_off(piece: str) -> bool:
    bare = piece.strip()
    return bool(_SET_OFF.fullmatch(bare) or _SPOKEN.fullmatch(bare))


def _own(lines: Sequence[Line], banners: Sequence[Span], taken: Sequence[Span]) -> Iterator[Folio]:
    """Lines that hold a number and nothing else."""
    feet = {
        line.above
        for line in lines
        for span in banners
        if line.start <= span.start < line.end and line.below < line.above
    }
    heads = {line.above for line in lines for span in banners if line.start <= span.start < line.end} - feet
    for line in (*lines[:NEAR], *lines[max(NEAR, len(lines) - NEAR) :]):
        if len(line.text) > 16 or any(span.start < line.end and line.start < span.end for span in taken):
            continue
        beside = line.above - 1 in feet or line.above + 1 in feet
        if (
            line.below < NEAR
            and line.below < line.above
            and (beside or line.below == 0 or (feet and line.above > min(feet)))
        ):
            folio = _folio(line.text, line.start, 1 if beside else 2)
            if folio is not None and (
                folio.label is not None or (feet and _SHAPED.fullmatch(line.text.strip(_SPECKS)))
            ):
                yield folio
        elif line.above < NEAR and (_set_off(line.text) or (not feet and _bare(line, heads))):
            folio = _folio(line.text, line.start, 4)
            if folio is not None and folio.label is not None:
                yield folio


def _bare(line: Line, heads: set[int]) -> bool:
    """A bare number at the head counts at the very top or beside a banner, without the full stop of a foliation."""
    return bool(re.fullmatch(r"[A-Z]?-?\d{1,3}", line.text)) and (
        line.above == 0 or bool({line.above - 1, line.above + 1} & heads)
    )


def _folio(piece: str, at: int, rank: int) -> Folio | None:
    """The number in a piece of a line that holds nothing else; label None where it cannot be read."""
    bare = piece.strip() if _set_off(piece) else piece.strip(_SPECKS)
    if not bare:
        return None
    start = at + piece.index(bare)
    return Folio(start, start + len(bare), label(piece.strip()), rank)


def label(printed: str) -> str | None:
    """The label of a printed number: `28`, `B-12`, `iv`, `IV-A-5`; None where it cannot be read for sure.

    A capital is restored only where the small letter has the same shape; `0-20` may be C-20 or D-20 and is not read.
    Letters read for 1 and 0 are set right beside a true figure only. A bare number of four figures may be a year.
    """
    if found := _SET_OFF.fullmatch(printed) or _SPOKEN.fullmatch(printed):
        return found[1]
    bare = printed.strip(_SPECKS)
    if re.fullmatch(r"\d{1,3}", bare):
        return None if bare.startswith("0") else bare
    if found := _LETTERED.fullmatch(bare):
        return f"{found[1].upper()}-{found[2]}" if not found[2].startswith("0") else None
    if _TAB.fullmatch(bare) or _ROMAN.fullmatch(bare):
        return bare
    if _DAMAGED.fullmatch(bare) and any(map(str.isdigit, bare)) and len(bare) < 4:
        read = bare.translate(_ONES)
        return None if read.startswith("0") else read
    return None
