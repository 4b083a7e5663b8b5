"""What is hidden on a page: where, how it looks, how much it can be, and why. Never what it says: there is no field."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record.place import Region, Span

REDACTIONS = (
    "bar", "box", "outline", "hatching", "bracket", "page", "sheet", "vector", "words", "token", "omission",
)  # fmt: skip
"""How it looks: a black bar; a white box without an outline, where print is missing; a box with an outline; a field
that is hatched or grey; a bracket in the margin; a whole page; a sheet that stands for pages taken out; a box drawn in
a born-digital file; words in brackets that say what is missing (`[2 lines not declassified]`); a token or signs set in
place of a word (`[16-27]`, `XXXXXX`); words in brackets that say what an editor left out."""
UNITS = ("words", "lines", "paragraphs", "pages")
"""What a bound counts."""


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why something is hidden, as printed beside it or on it: a code, and the family of codes it is of.

    `family` is that of the table of codes (`FOIA`, `DURATION`, `1.4_REASON`, …): families are never crossed. `place` is
    where the code stands, None where a person gave it.
    """

    code: str
    family: str
    place: Span | Region | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """How much is hidden, as a bound: at least `least` and, where it is known, at most `most` of a unit (UNITS).

    `stated` tells that the page itself says so, as an editor's bracket does; otherwise it was measured on the image.
    """

    unit: str
    least: float
    most: float | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Redaction:
    """A place where something is hidden. `form` is one of REDACTIONS.

    `share` is how much of the page it takes, from 0 to 1, None where the page has no image. `editorial` tells that an
    editor left it out by choice, which is no secrecy. `beneath` tells that the file has text lying under the box: a
    warning to the owner of the file, never the text.
    """

    form: str
    exemptions: tuple[Exemption, ...] = ()
    bounds: tuple[Bound, ...] = ()
    share: float | None = None
    editorial: bool = False
    beneath: bool = False


COVERED = "▇▇▇"
"""What a transcription of a file's own text has in place of words that lie under a box: always as long, so that it says
neither what nor how much is there."""
