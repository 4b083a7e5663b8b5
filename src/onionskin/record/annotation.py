"""What a machine or a person says of a page, always pinned to a place on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onionskin.record.place import Region, Span
from onionskin.record.redaction import Redaction
from onionskin.record.says import Claim
from onionskin.record.when import DocumentDate, Timex
from onionskin.record.who import Mention

Value = str | int | float | bool | None | tuple[str, ...]
"""What a field of a mark may hold."""

ZONES = (
    "release_stamp", "marking_header", "marking_footer", "page_number", "control",
    "heading", "body", "footnote", "table", "other",
)  # fmt: skip

MARKS = (
    "classification_banner", "portion_mark", "declass_stamp", "release_stamp", "control_number",
    "page_number", "exemption_code", "handling_caveat", "downgrade", "unrecognised",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the page by its office (TEI `fw`, `div`; ALTO block). `kind` is one of ZONES."""

    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something stamped, typed or written on the page by those who classified, handled or released it.

    `kind` is one of MARKS; `family` the row of the families file that knew it; `value` its fields, None where
    a field is on the form but cannot be read or is not filled in.
    """

    kind: str
    family: str
    value: Mapping[str, Value] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader of the page ought to know, in a whole sentence. `kind` is a short name for counting."""

    kind: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Emendation:
    """What ought to be read where the page shows something else (TEI `sic`/`corr`). The text itself stays.

    `reading` is the whole replacement of the target. `applied` is False for a suspicion. `rule` is the short name by
    which a person accepts or refuses all of its kind in a collection; `evidence` a whole sentence; `witnesses` the
    readers who have this reading.
    """

    reading: str
    kind: str
    applied: bool = True
    rule: str = ""
    evidence: str = ""
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A person says that no remark of this `kind` (zone, mark, emendation, timex, mention, …) holds at this place."""

    kind: str


Body = Zone | Mark | Finding | Emendation | Timex | DocumentDate | Mention | Claim | Redaction | Refusal


@dataclass(frozen=True, slots=True)
class Annotation:
    """One remark (Web Annotation). There is no room for one without a target: no evidence, no claim.

    `cert` is the software's own confidence from 0 to 1 (TEI `@cert`), never the author's.
    """

    target: Span | Region
    body: Body
    cert: float = 1.0


Annotations = tuple[Annotation, ...]


def refused(hand: Annotations, kind: str) -> list[Span]:
    """The places where a person said that no remark of this kind holds."""
    return [
        note.target
        for note in hand
        if isinstance(note.body, Refusal) and note.body.kind == kind and isinstance(note.target, Span)
    ]
