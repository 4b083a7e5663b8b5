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
    | point | year, era, month, day, weekday, season (south, until), quarter | |
    | numeric | one, two (day and month in either order), year, digits | |
    | hour | clock, zone or tod | the day |
    | group | day, clock, zone, month, year, digits, damaged | |
    | decade | first, part | |
    | century | number, part | |
    | fiscal | year, digits, quarter | |
    | quarter | number or back | |
    | monsoon | which, year, until | |
    | congress | number | |
    | named | name, year, end | |
    | operation | letter (`D-Day`), count | |
    | event | act, end | |
    | deictic | value, by, lead | |
    | ref | value (PAST_REF), unit | |
    | anaphor | unit, how (`that`, `this`, `same`, `the`), word | |
    | turn | by, leans (`now`, `then`), unit or month, day, season, weekday, tod; how, word | |
    | stretch | by, leans, count, unit: the past three years | |
    | shift | count, unit, by, leans | what it is counted from, if it is said |
    | nth | number, unit: the fourth day | |
    | duration | count, unit, mod | |
    | set | count, unit or weekday, month, tod; quant, word | |
    | within | part, quarter, half, point, or first and unit | what it is a part of |
    | turning | unit: the turn of the year | |
    | qualified | mark | the date |
    | range | how (`to`, `and`, `or`, `between`), point, middle | both ends |
    | bound | side, point | the bound |
    | soon | count, unit: within three days of | the day |
    | ending | count, unit: the two years ending in | the end |
    | given | what a person said where nothing was read | |
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
