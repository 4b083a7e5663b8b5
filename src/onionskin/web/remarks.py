"""The kinds of remark that a person may refuse, and how a button on a page names one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from onionskin.archive import PageView
from onionskin.record import (
    Annotations,
    Claim,
    DocumentDate,
    Emendation,
    Mention,
    Redaction,
    Region,
    Span,
    Timex,
)

REMARKS: Mapping[str, Callable[[PageView], Annotations]] = {
    "mark": lambda view: view.marks,
    "zone": lambda view: view.zones,
    "timex": lambda view: tuple(one for one in view.dates if isinstance(one.body, Timex)),
    "document_date": lambda view: tuple(one for one in view.dates if isinstance(one.body, DocumentDate)),
    "emendation": lambda view: tuple(one for one in view.repairs if isinstance(one.body, Emendation)),
    "redaction": lambda view: tuple(one for one in view.redactions if isinstance(one.body, Redaction)),
    "mention": lambda view: tuple(one for one in view.mentions if isinstance(one.body, Mention)),
    "claim": lambda view: tuple(one for one in view.claims if isinstance(one.body, Claim)),
}
"""As `Refusal.kind` names them, each with where a page keeps them. A later craft adds its row here, its name to the
shelf `remark` of words.toml, and a button of its own to the screen; nothing else need change."""


def button(kind: str, target: Span | Region) -> str:
    """The value of the button that refuses one remark: `mark 12-45` for a span, `mark 10,20,30,40` for a region."""
    if isinstance(target, Span):
        return f"{kind} {target.start}-{target.end}"
    return f"{kind} {target.x},{target.y},{target.width},{target.height}"


def pressed(value: str) -> tuple[str, Span | Region] | None:
    """The kind and the target that a button's value names; None where it names none."""
    kind, _, at = value.partition(" ")
    noun, sign = (Span, "-") if "-" in at else (Region, ",")
    parts = at.split(sign)
    if kind not in REMARKS or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    try:
        return kind, noun(*map(int, parts))
    except (ValueError, TypeError):  # a span that runs backward, a region of three corners
        return None
