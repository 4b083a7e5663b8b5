"""What the doors are told of what is hidden: rows, counts, and the sentences that go with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onionskin.record import Annotation, Annotations, Bound, Exemption, Finding, Redaction, Region, Span

BENEATH = "Text lies under this box in the file. It is not shown; whoever holds the file should know of it."
"""What the owner of a file is told where a box was drawn over text. The text itself is told nowhere."""
RULE = (
    "Each place where something is hidden counts once, on its own page: a box on the image, or words that say so. An"
    " editor's omission is counted apart. Agency and year are those of the stamp that let the page go. A place with"
    " codes of two families counts under each, so that the codes can add up to more than the places. Pages that a sheet"
    " or a bracket says are missing are added as it says."
)
"""The rule of counting."""


@dataclass(frozen=True, slots=True)
class RedactionView:
    """One place where something is hidden. `number` counts from 1 among those of its page; `by_hand` whether a person
    said so. `words` is what is printed there where it is said in words, "" on an image; `width` and `height` are pixels
    of the page.
    """

    page: str
    title: str
    image: int
    number: int
    remark: Annotation
    by_hand: bool
    has_image: bool
    words: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """One row of the statistics: `by` is what is counted by (one of BY), `name` the value, `family` that of a code.

    `places` are redactions, `pages` the pages they stand on, `area` the shares of a page that they take, summed.
    """

    by: str
    name: str
    places: int
    pages: int
    area: float
    family: str = ""


BY = ("code", "form", "agency", "year", "page")
"""What redactions are counted by."""


@dataclass(frozen=True, slots=True)
class RedactionCounts:
    """What is hidden in an archive. `missing` are pages that sheets and brackets say are not there, at least."""

    places: int
    pages: int
    of: int
    editorial: int
    beneath: int
    missing: float
    rule: str = RULE
    rows: tuple[Counted, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class RedactionList:
    """Places where something is hidden: those from an offset on, of `total`."""

    total: int
    rows: tuple[RedactionView, ...]


def hidden(remarks: Annotations) -> Annotations:
    """The redactions among what the stage says; what else it says stands behind them, so that numbers are the same."""
    return tuple(one for one in remarks if isinstance(one.body, Redaction))


def unlooked(remarks: Annotations) -> Annotations:
    """Why an image was not looked through, where it was not."""
    return tuple(one for one in remarks if isinstance(one.body, Finding))


def redaction_row(remark: Annotation) -> dict[str, Any]:
    """A redaction as plain JSON. There is no field for what it hides."""
    body = remark.body
    assert isinstance(body, Redaction)
    found: dict[str, Any] = {"form": body.form}
    if isinstance(remark.target, Region):
        region = remark.target
        found["region"] = [region.x, region.y, region.width, region.height]
    found["share"] = body.share
    found["codes"] = [_code(one) for one in body.exemptions]
    found["bounds"] = [
        {"unit": one.unit, "least": one.least, "most": one.most, "stated": one.stated} for one in body.bounds
    ]
    found |= {"editorial": body.editorial, "beneath": body.beneath, "cert": remark.cert}
    if body.beneath:
        found["warning"] = BENEATH
    return found


def _code(one: Exemption) -> dict[str, Any]:
    place = one.place
    where: Any = None
    if isinstance(place, Region):
        where = {"region": [place.x, place.y, place.width, place.height]}
    elif isinstance(place, Span):
        where = {"start": place.start, "end": place.end}
    return {"code": one.code, "family": one.family, "place": where}


def bound_in_words(bound: Bound) -> str:
    """`about 2 to 3 lines`, `less than 1 line`, `at least 1 word`, `19 lines, as stated`."""
    unit = bound.unit if bound.most != 1 or bound.least > 1 else bound.unit.removesuffix("s")
    if bound.most is None:
        said = f"at least {bound.least:g} {bound.unit.removesuffix('s') if bound.least == 1 else bound.unit}"
    elif bound.least == 0:
        said = f"less than {bound.most:g} {unit}" if bound.most == 1 else f"up to {bound.most:g} {unit}"
    elif bound.least == bound.most:
        said = f"{bound.least:g} {unit}"
    else:
        said = f"{bound.least:g} to {bound.most:g} {unit}"
    return f"{said}, as stated" if bound.stated else f"about {said}" if bound.least else said


def in_short(body: Redaction) -> str:
    """A redaction in a few words: its form, how much, why."""
    codes = ", ".join(one.code for one in body.exemptions)
    parts = [FORMS.get(body.form, body.form), *map(bound_in_words, body.bounds)]
    if body.share is not None:
        parts.append(f"{100 * body.share:.1f} % of the page")
    return "; ".join(parts) + (f"; {codes}" if codes else "; no code beside it" if not body.editorial else "")


FORMS = {
    "bar": "black bar",
    "box": "white box without an outline",
    "outline": "box with an outline",
    "hatching": "hatched or gray field",
    "bracket": "bracket in the margin",
    "page": "whole page",
    "sheet": "sheet that stands for pages",
    "vector": "box drawn in the file",
    "words": "words that say what is missing",
    "token": "sign in place of words",
    "omission": "editor's omission",
}
"""The forms of the record in words."""
