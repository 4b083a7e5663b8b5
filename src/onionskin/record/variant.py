"""Where two witnesses of one item differ, and what kind of difference it is, pinned on either side.

A variant has a passage on both sides. Where one side has nothing, its passage is a point: the empty place between two
code points at which the other's words would stand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onionskin.record.place import Span

VARIANTS = ("opened", "withheld", "substantive", "legibility", "editorial", "typographic", "ocr_noise")
"""What a difference is: words that B has open where A withholds them; the reverse; words added, dropped or changed;
words that one reading has and the other could not read; headings, numbering, furniture and references; case, hyphens
and stops; a reader's mistake."""
MIRRORED = {"opened": "withheld", "withheld": "opened"}
PAIRED = ("paired", "moved", "only")
"""How a page stands to the other witness: its counterpart stands in the same order; elsewhere; or there is none."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """The empty place before the code point `at` of a transcription, or after its last. Raises ValueError below 0."""

    at: int

    def __post_init__(self) -> None:
        if self.at < 0:
            raise ValueError(f"A point stands in a text or at its ends; this one is at {self.at}.")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place of a witness: `page` counts its pages from 0, `target` is a run of that page's reading or a point."""

    page: int
    target: Span | Point


Passage = tuple[Stretch, ...]
"""Words of one witness, page by page; never empty. One point, where the witness has none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a class rests on. `kind` is a short name, `note` what is to be said of it; `side` is `a`, `b` or neither.

    `sign`: what the page itself says is withheld, or a redaction that was found on it; `bound`: how much it says it
    is; `code`: why; `around`: how many words beside it agree; `likelihood`: what the grounds come to, from 0 to 1;
    `strokes`: the edges of a box; `residue`: what stands there instead.
    """

    kind: str
    note: str = ""
    side: str = ""
    place: Stretch | None = None

    def mirrored(self) -> Evidence:
        """The same, of the two witnesses in the other order."""
        return replace(self, side={"a": "b", "b": "a"}.get(self.side, ""))


@dataclass(frozen=True, slots=True)
class Variant:
    """One difference. `kind` is one of VARIANTS; `detail` tells more of it in a short name (`hedge_added`, `case`)."""

    kind: str
    a: Passage
    b: Passage
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()
    cert: float = 1.0

    def mirrored(self) -> Variant:
        """The same difference, of the two witnesses in the other order."""
        detail = self.detail
        for one, other in (("_added", "_dropped"), ("_dropped", "_added")):
            if self.detail.endswith(one):
                detail = self.detail.removesuffix(one) + other
        evidence = tuple(one.mirrored() for one in self.evidence)
        return replace(
            self, kind=MIRRORED.get(self.kind, self.kind), a=self.b, b=self.a, detail=detail, evidence=evidence
        )


@dataclass(frozen=True, slots=True)
class Counterpart:
    """How pages stand to each other: `how` is one of PAIRED, `share` how much of the shorter is found in the other.

    One of `a` and `b`, which count pages from 0, is None where a page has no counterpart.
    """

    a: int | None
    b: int | None
    how: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class MarkVariant:
    """A mark or stamp that one witness alone bears, or that both bear otherwise: `kind` is that of the mark.

    `a` and `b` say its fields in words, None where the witness does not bear it; `places` are those of either.
    """

    kind: str
    a: str | None
    b: str | None
    places: tuple[tuple[Stretch, ...], tuple[Stretch, ...]] = ((), ())

    def mirrored(self) -> MarkVariant:
        """The same, of the two witnesses in the other order."""
        return replace(self, a=self.b, b=self.a, places=(self.places[1], self.places[0]))


@dataclass(frozen=True, slots=True)
class Collation:
    """Two witnesses of one item side by side.

    `recoded` are places that both withhold, and say so otherwise: another code, another extent. `apart` says in whole
    sentences what could not be compared. `words` are how many words either has, and how many of them agree. `meetings`
    are words that begin a line on either side and agree: page and code point of A, page and code point of B.
    """

    pages: tuple[Counterpart, ...] = ()
    variants: tuple[Variant, ...] = ()
    marks: tuple[MarkVariant, ...] = ()
    recoded: tuple[Variant, ...] = ()
    apart: tuple[str, ...] = ()
    words: tuple[int, int, int] = (0, 0, 0)
    meetings: tuple[tuple[int, int, int, int], ...] = ()

    def mirrored(self) -> Collation:
        """The same, of the two witnesses in the other order."""
        pages = (replace(one, a=one.b, b=one.a) for one in self.pages)
        return Collation(
            pages=tuple(sorted(pages, key=page_order)),
            variants=tuple(sorted((one.mirrored() for one in self.variants), key=variant_order)),
            marks=tuple(one.mirrored() for one in self.marks),
            recoded=tuple(sorted((one.mirrored() for one in self.recoded), key=variant_order)),
            apart=self.apart,
            words=(self.words[1], self.words[0], self.words[2]),
            meetings=tuple(sorted((c, d, a, b) for a, b, c, d in self.meetings)),
        )


def page_order(one: Counterpart) -> tuple[int, int, int, int]:
    """Pages in the order of A, those of B alone after them."""
    return (one.a is None, -1 if one.a is None else one.a, one.b is None, -1 if one.b is None else one.b)


def variant_order(one: Variant) -> tuple[tuple[int, int], tuple[int, int], str]:
    """Variants in the order of A, then of B."""
    return _at(one.a), _at(one.b), one.detail


def _at(passage: Passage) -> tuple[int, int]:
    first = passage[0]
    return first.page, first.target.at if isinstance(first.target, Point) else first.target.start
