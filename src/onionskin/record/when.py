"""What is said of time: an expression on a page and what it means, and the dates of a document."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record.place import Span

ROLES = ("written", "information", "acquired", "stamped", "released")
"""What a date is to its document."""


@dataclass(frozen=True, slots=True)
class Timex:
    """An expression of time (TimeML TIMEX3), pinned to where it stands, with what it means and why.

    `type` is DATE, TIME, DURATION or SET, `value` and `mod` are TIMEX3's. `edtf` (ISO 8601-2:2019) is None for a
    duration, and where nothing anchors the expression: `note` then says why. `earliest` and `latest` are the days, as
    `1957-09-01`, between which it lies, both included, None where that side is open. `rule` names how
    it was resolved. It leaned on `anchor`, a place of the same page, or on what `leans` names: `document` (the date of
    the document it stands in) or `earlier page`; both are None where it stands by itself. One that a person gives has
    its `edtf`; the rest is worked out.
    """

    type: str
    value: str | None
    edtf: str | None
    earliest: str | None = None
    latest: str | None = None
    rule: str = ""
    mod: str | None = None
    anchor: Span | None = None
    leans: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """A date of the document that stands on a page. `role` is one of ROLES; `edtf`, the days and `rule` as of a Timex.

    The date of a release stamp is `released`, never `written`.
    """

    role: str
    edtf: str
    earliest: str | None = None
    latest: str | None = None
    rule: str = ""
