"""What words say of time before it is known what they lean on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Form:
    """An expression of time as understood; `kind` names what it is, `fields` what it says, `parts` what is in it.

    | kind | fields | parts |
    |---|---|---|
    | point | year, era, month, day, season, weekday, quarter, half, part, tod, clock, zone, qualifier | |
    | decade | first, part | century | number, part |
    | anaphor | unit, how (`that`, `this`, `same`) | |
    | turn | by, unit or month, season, weekday, tod; leans (`now`, `then`); count | |
    | shift | count, unit, by, leans | what it is counted from, if it is said |
    | within | the part of another: month, day, season, part, tod | the other |
    | duration | count, unit, mod | set | count, unit |
    | range | how (`to`, `and`, `or`, `between`) | both ends |
    | bound | side, point | the bound |
    | named | name, year | fiscal | year, quarter | congress | number |
    | event | words | | deictic | word | | group | day, clock, zone, month, year |
    """

    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict, hash=False)
    parts: tuple[Form, ...] = ()

    def get(self, name: str) -> Any:
        """A field, or None."""
        return self.fields.get(name)

    def having(self, **fields: Any) -> Form:
        """The same with these fields besides; those that are None are left out."""
        return replace(self, fields={**self.fields, **{key: one for key, one in fields.items() if one is not None}})


def form(kind: str, *parts: Form, **fields: Any) -> Form:
    """A form with the fields that are not None."""
    return Form(kind, {key: value for key, value in fields.items() if value is not None}, parts)
