"""A place where a query is met though it is not printed so, and what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onionskin.record import Span
from onionskin.search.ast import Phrase, Word
from onionskin.search.lattice import Lattice
from onionskin.search.likeness import letters
from onionskin.search.phrases import Spelling
from onionskin.search.spellings import Spellings
from onionskin.search.words import fold

FARTHEST = 100_000
"""Letters of a page in which misreadings are looked for: forty typed pages, and under a second."""

MOST_PLACES = 1000
"""Places of one page at which something is told to be a misreading."""


@dataclass(frozen=True, slots=True)
class Met(Span):
    """A place where a query is met, and why: `kind` is one of WHYS.

    `meant` is what stands there once repaired, or the words of the query that were misread; `letters` are pairs of
    what is printed and what was meant, () where more than letters differ.
    """

    kind: str = "exact"
    meant: str = ""
    letters: tuple[tuple[str, str], ...] = ()

    @property
    def why(self) -> str:
        """The reason in words: misreading of “Europe” (B/E)."""
        if self.kind == "exact":
            return self.kind
        slips = ", ".join(f"{printed or '–'}/{meant or '–'}" for printed, meant in self.letters)
        office = "repaired to" if self.kind == "repaired" else "misreading of"
        return f"{office} “{self.meant}”" + (f" ({slips})" if slips else "")


def misread(leaves: Sequence[Word | Phrase], text: str) -> Iterator[Met]:
    """Where words and phrases stand in the first FARTHEST letters of a text misread, split or run together."""
    if not leaves:
        return
    text = text[:FARTHEST]
    lattice = Lattice(text)
    spellings = Spellings(lattice.vocabulary(), counted=False)

    def stands(words: tuple[str, ...]) -> bool:
        return any(lattice.runs(words))

    for leaf in leaves:
        if isinstance(leaf, Word):
            yield from _places(spellings.word(leaf.form), lattice, text)
        elif not leaf.slop:
            found = spellings.phrase(leaf.parts, stands)
            if not found and not stands(leaf.parts):
                found = spellings.phrase(leaf.parts, stands, far=True)
            yield from _places(found, lattice, text)


def _places(spellings: Sequence[Spelling], lattice: Lattice, text: str) -> Iterator[Met]:
    runs = ((spelling, run) for spelling in spellings for run in lattice.runs(spelling.parts))
    for spelling, run in islice(runs, MOST_PLACES):
        yield _told(spelling, [lattice.span(*covered) for covered in run], text)


def _told(spelling: Spelling, spans: list[Span], text: str) -> Met:
    """What is met there, from the place of each of its printed words."""
    meant: list[str] = []
    slips: list[tuple[str, str]] = []
    at = 0
    for asked, printed in spelling.pieces:
        if asked != printed:
            meant += asked
            if len(asked) == len(printed) == 1 and printed[0].isalnum() and asked[0] not in printed[0]:
                span = spans[at]
                slips += _letters(text[span.start : span.end], printed[0], asked[0])
        at += len(printed)
    return Met(spans[0].start, spans[-1].end, "misreading", " ".join(meant), tuple(slips))


def _letters(surface: str, printed: str, meant: str) -> Iterator[tuple[str, str]]:
    """The letters that differ, in the case in which they are printed."""
    known = len(surface) == len(printed) and fold(surface) == printed
    for at, before, after in letters(printed, meant):
        upper = known and surface[at : at + len(before)].isupper()
        yield (before.upper(), after.upper()) if upper else (before, after)
