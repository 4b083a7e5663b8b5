"""What is said of names: who and where, as they stand on a page."""

from __future__ import annotations

from dataclasses import dataclass

MENTIONS = ("PER", "ORG", "LOC", "DOC", "EVENT", "CRYPT")
"""What a mention names: a person, an organisation or group, a place or state, a document, an event; CRYPT is a sign in
place of a name, which is never resolved."""
SENSES = ("city", "region", "state", "government")
"""How the name of a place is meant: *in Hanoi* is the city, *Hanoi dissented* its government."""
FORMS = ("name", "short", "abbreviation", "adjective", "description", "sign")
"""How something is named: in full, by a part of a name that stands in full in the item, by letters, as an adjective
(*Soviet policy*), without a name (*captured documents*), by a sign in place of a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of someone or something, pinned to where it stands. What it is in the world is an entity's to say.

    `type` is one of MENTIONS, `sense` one of SENSES for a place and else None, `form` one of FORMS. `canonical` is the
    fullest form in which the item names the same, without titles and line ends; None for a sign. `rule` names what
    knew it, or for a sign what it stands for (`cryptonym`, `initials`, `employee number`, `substitution`, `redacted`).
    """

    type: str
    sense: str | None = None
    canonical: str | None = None
    form: str = "name"
    rule: str = ""
