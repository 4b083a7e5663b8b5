"""Where on a page its printed number may stand, and what is printed there.

A number stands beside a banner, or on a line of its own at the foot; at the head only where it is set off as such, for
what is written bare at the top of an archive's sheets is a foliation more often than the document's own number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onionskin.marking.labels import ROMAN, SPECKS, Numbered, label, numbered, set_off
from onionskin.marking.lines import Line, Taken
from onionskin.record import Span

_SHAPED = re.compile(r"\w{1,2}\s?[-–—~=+.]\s?\w{1,4}|(?=\w*\d)\w{1,4}")
_LONE = re.compile(r"\W{0,4}(?:[a-zA-Z]{1,2}\W{1,4})?(?P<number>\d{1,3})\W{1,4}(?:[a-zA-Z]{1,2}\W{0,4})?")
"""A number with a speck on either side that an engine took for letters."""
_CITES = re.compile(r"(?:\b(?:pp?|pages?|nos?|vols?|art|sec|chap)\.?|§)$", re.IGNORECASE)
NEAR = 4
"""How many printed lines from the foot a number of its own line may stand: specks of the margin come after it."""
FEW = 4
"""A sheet of so few lines has no text of which a bare number at its head might be the page's."""
LONGEST = 16
"""A number's own line is no longer than this, in code points."""
ASIDE = 60
"""A line with a number at its end and something else is no longer than this, in code points."""


@dataclass(frozen=True, slots=True)
class Folio:
    """A candidate: place and print, its label or None where it cannot be read, how well it stands (less is better)."""

    start: int
    printed: str
    label: str | None
    rank: int

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.printed)


def folios(lines: Sequence[Line], banners: Sequence[Span], taken: Taken, bare: bool) -> list[Folio]:
    """The candidates of a page. `taken` are places of other marks; `bare` numbers count at the head only if so said."""
    return [*_beside(lines, banners), *_own(lines, banners, taken, bare)]


def _beside(lines: Sequence[Line], spans: Sequence[Span]) -> Iterator[Folio]:
    """What stands beside a banner on its line: at the foot any number, readable or not; at the head a set-off one."""
    for line in (line for line in lines if line.edge):
        for span in spans:
            if not (line.start <= span.start and span.end <= line.end):
                continue
            for start, end in ((line.start, span.start), (span.end, line.end)):
                piece = line.text[start - line.start : end - line.start]
                folio = _folio(piece, start, 0)
                if folio is None:
                    continue
                if line.below < line.above and (folio.label is not None or _damaged(piece, start == span.end)):
                    yield folio
                elif line.below >= line.above and folio.label is not None and set_off(piece):
                    yield Folio(folio.start, folio.printed, folio.label, 3)


def _damaged(piece: str, behind: bool) -> bool:
    """Whether what cannot be read has print enough to have been a number, and stands apart from the banner."""
    apart = piece[0].isspace() if behind else piece[-1].isspace()
    return apart and any(map(str.isalnum, piece)) and len(piece.strip(SPECKS)) <= 8


def _own(lines: Sequence[Line], banners: Sequence[Span], taken: Taken, bare: bool) -> Iterator[Folio]:
    """Lines that hold a number and nothing else; `bare` ones at the head only in an item not numbered at the foot."""
    edges = [line for line in lines if line.edge]
    held = {line.above for line in edges for span in banners if line.start <= span.start < line.end}
    feet = {line.above for line in edges if line.above in held and line.below < line.above}
    for line in (*lines[:NEAR], *lines[max(NEAR, len(lines) - NEAR) :]):
        if len(line.text) > LONGEST or taken.meets(line.start, line.end):
            continue
        if in_column(lines, line.above) or _cited(lines, line.above):
            continue
        if line.below < NEAR and line.below < line.above and _low(line, feet):
            rank = 1 if {line.above - 1, line.above + 1} & feet else 2
            folio = _lettered(line.text, line.start, rank) or _folio(line.text, line.start, rank)
            if folio is not None and (folio.label is not None or (feet and _SHAPED.fullmatch(line.text.strip(SPECKS)))):
                yield folio
        elif line.above < NEAR and (set_off(line.text) or (bare and not feet and _bare(line, held - feet))):
            folio = _folio(line.text, line.start, 4)
            if folio is not None and folio.label is not None:
                yield folio


def in_column(lines: Sequence[Line], at: int) -> bool:
    """Whether a number stands in a column of them: a list of contents, a table, the numbered lines of a transcript."""
    read = numbered(lines[at].text)
    if read is None:
        return False
    above, below = _numbers(lines[max(0, at - 2) : at][::-1]), _numbers(lines[at + 1 : at + 3])
    if read.prefix not in ("", ROMAN):
        return any(near[0].prefix == read.prefix for near in (above, below) if near)
    return len(above) + len(below) >= 2


def _cited(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before goes on in this one with a number: `page`, `No.`."""
    return at > 0 and lines[at].start - lines[at - 1].end == 1 and _CITES.search(lines[at - 1].text) is not None


def _numbers(lines: Sequence[Line]) -> list[Numbered]:
    """The numbers of lines of their own, up to the first that is none."""
    found = []
    for line in lines:
        read = numbered(line.text) if len(line.text) <= LONGEST else None
        if read is None:
            break
        found.append(read)
    return found


def _low(line: Line, feet: set[int]) -> bool:
    """Whether a number may stand on this line of the foot: beside a banner or below one, or at the very foot.

    A label with a section's letter may stand higher: specks of the margin are read between it and the banner.
    """
    read = numbered(line.text) if feet else None
    if read is not None and read.prefix not in ("", ROMAN):
        return True
    return bool({line.above - 1, line.above + 1} & feet) or line.below == 0 or (bool(feet) and line.above > min(feet))


def _bare(line: Line, heads: set[int]) -> bool:
    """A bare number at the head counts at the very top or beside a banner, without the full stop of a foliation.

    On a sheet of a few lines it may be anything: what is left of a picture, of a cover.
    """
    if line.above + line.below < FEW:
        return False
    return bool(re.fullmatch(r"[A-Z]?-?\d{1,3}", line.text)) and (
        line.above == 0 or bool({line.above - 1, line.above + 1} & heads)
    )


def _folio(piece: str, at: int, rank: int) -> Folio | None:
    """The number in a piece of a line that holds nothing else; label None where it cannot be read."""
    bare = piece.strip() if set_off(piece) else piece.strip(SPECKS)
    if not bare:
        return None
    start = at + piece.index(bare)
    return Folio(start, bare, label(piece.strip()), rank)


def _lettered(piece: str, at: int, rank: int) -> Folio | None:
    """A label with a section's letter at the end of a piece that holds but specks beside it."""
    words = piece.split()
    for word in (words[0], words[-1]) if len(words) > 1 else ():
        read = numbered(word)
        rest = sum(map(str.isalnum, piece)) - sum(map(str.isalnum, word))
        if read is not None and read.prefix not in ("", ROMAN) and rest <= 4:
            return _folio(word, at + piece.index(word), rank)
    return None


def pieces(line: Line, banners: Sequence[Span]) -> Iterator[tuple[str, int, int]]:
    """Pieces of a line that may be a number, where each begins, and how it stands.

    0 beside a banner, 1 on a line of its own, 2 beside specks, 3 beside text.
    """
    if len(line.text) <= LONGEST:
        yield line.text, line.start, 1
    for span in banners if line.edge else ():
        if line.start <= span.start and span.end <= line.end:
            yield line.text[: span.start - line.start], line.start, 0
            yield line.text[span.end - line.start :], span.end, 0
            return
    if len(line.text) <= LONGEST and (lone := _LONE.fullmatch(line.text)):
        yield lone["number"], line.start + lone.start("number"), 2
    words = line.text.split()
    if line.edge and len(line.text) <= ASIDE and len(words) > 1:
        rest = sum(map(str.isalnum, line.text))
        for word, start in ((words[0], line.start), (words[-1], line.end - len(words[-1]))):
            yield word, start, 2 if rest - sum(map(str.isalnum, word)) <= 4 else 3
