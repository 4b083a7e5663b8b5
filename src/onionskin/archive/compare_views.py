"""What the doors are told of two witnesses side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onionskin.record import Region, Unit


@dataclass(frozen=True, slots=True)
class SideLeaf:
    """One page of a witness: its id in the archive, None for a file; image number from 1, printed label, its text."""

    page: str | None
    number: int
    label: str | None
    has_image: bool
    text: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class WitnessView:
    """One of the two. `released` is the year that its release stamps bear, if they agree on one."""

    code: str
    title: str
    units: tuple[Unit, ...]
    leaves: tuple[SideLeaf, ...]
    released: int | None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a side of a variant stands: `leaf` counts the leaves of the witness from 0, `line` printed lines from 1.

    `start` and `end` are code points of that page's reading; they are equal for a point, at which nothing stands.
    """

    leaf: int
    line: int
    start: int
    end: int
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a variant: its words as printed, some of those before and after, and its places."""

    text: str
    before: str
    after: str
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class VariantView:
    """One difference, numbered from 1 in the order of A. `reasons` are whole sentences on what its class rests on."""

    number: int
    kind: str
    detail: str
    a: SideView
    b: SideView
    reasons: tuple[str, ...]
    evidence: tuple[Mapping[str, str], ...] = field(default=(), hash=False)
    cert: float = 1.0


@dataclass(frozen=True, slots=True)
class LeafPair:
    """How two pages stand to each other: leaves counted from 0, None where there is no counterpart."""

    a: int | None
    b: int | None
    how: str
    share: float


@dataclass(frozen=True, slots=True)
class MarkView:
    """A mark or stamp that one witness alone bears: what it says, and on which leaves of A and of B it stands."""

    kind: str
    said: str
    a: tuple[int, ...]
    b: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts by class, and the words that were opened and withheld. `later` is `a` or `b`, where the stamps tell.

    `closed` are the numbers of variants that the later release withholds though the earlier had them open.
    """

    counts: Mapping[str, int] = field(hash=False)
    opened_words: int
    withheld_words: int
    later: str | None
    closed: tuple[int, ...]
    words: tuple[int, int, int]
    """Words of A, words of B, and how many of them agree."""
    compared: bool = True
    """False where the two are not taken for witnesses of one text, or one of them has none."""

    def sentence(self) -> str:
        """The summary in a sentence, the differences that matter first."""
        if not self.compared:
            return "The two could not be compared."
        counts = self.counts
        parts = [
            f"opened {_counted(self.opened_words, 'word')} in {_counted(counts['opened'], 'place')}",
            f"withheld {_counted(self.withheld_words, 'word')} in {_counted(counts['withheld'], 'place')}",
            f"{_counted(counts['substantive'], 'change')} of substance",
            f"{counts['legibility']:,} where one of the two alone could be read",
            f"{_counted(counts['editorial'] + counts['typographic'], 'difference')} of editing and print",
            f"{counts['ocr_noise']:,} of the readers",
        ]
        said = f"From A to B: {', '.join(parts)}."
        if self.closed:
            count = len(self.closed)
            said += f" {_counted(count, 'place')} open in the earlier release {_is(count)} withheld in the later."
        return said


@dataclass(frozen=True, slots=True)
class CompareView:
    """Two witnesses side by side, with every difference."""

    a: WitnessView
    b: WitnessView
    summary: Summary
    variants: tuple[VariantView, ...]
    pages: tuple[LeafPair, ...]
    marks: tuple[MarkView, ...]
    recoded: tuple[VariantView, ...]
    apart: tuple[str, ...]
    meetings: tuple[tuple[int, int, int, int], ...] = ()
    """Words that agree and begin a line on either side: leaf and code point of A, leaf and code point of B."""


@dataclass(frozen=True, slots=True)
class Fellow:
    """Another item that may be a witness of the same: why it is offered, in a sentence."""

    code: str
    title: str
    why: str


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
