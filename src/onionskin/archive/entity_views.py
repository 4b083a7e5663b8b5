"""What the doors are told of entities: plain values, put together from names, boxes and catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onionskin.record import Authority, Place, Span
from onionskin.store import Judged


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in a list. `others` are the most printed of its other forms, `forms` how many it has in all."""

    id: str
    type: str
    name: str
    pages: int
    mentions: int
    forms: int
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityList:
    """Some of `total` entities. `types` says how many there are of each type, whatever was asked."""

    total: int
    rows: tuple[EntityRow, ...]
    types: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class FormView:
    """A form as printed: how often, on how many pages and in how many sources; whether it is taken for a misreading."""

    form: str
    mentions: int
    pages: int
    items: int
    misread: bool
    named: bool = True
    """False where it stands only in places that are repaired to another form."""


@dataclass(frozen=True, slots=True)
class RoleView:
    """An office, a rank or a title. `voice` is who says it: an authority file, or a source, on whose `page` it stands.

    `start` and `end` are of the office as the file has it, "" where open; or, where `printed`, the years of the dates
    beside the name with that title, which are no bounds of it.
    """

    title: str
    voice: str
    start: str = ""
    end: str = ""
    page: str | None = None
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A page that names an entity, at its first place there. `bold` are spans into the snippet; `line` counts from 1.

    `mention` is the number of that mention on its page, from 1; `places` how often the page names it.
    """

    page: str
    item: str
    title: str
    number: int
    label: str | None
    line: int
    mention: int
    snippet: str
    bold: tuple[Span, ...]
    places: int
    dated: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day (EDTF), and where it stands: the page and the line, from 1."""

    day: str
    page: str
    line: int


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity named on the same pages: on how many of them, and on how many in all."""

    id: str
    type: str
    name: str
    together: int
    pages: int


@dataclass(frozen=True, slots=True)
class Why:
    """Why two forms are one, with the sources of each where they are of one: `score` from 0 to 1."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """One entity with all that is known of it. `pages` counts pages that differ by content.

    `first` and `last` are the days of the dates beside its names, `written` those of the documents that name it.
    `links` are how many pages two companions share. `senses` counts how a place is meant.
    """

    id: str
    type: str
    name: str
    pages: int
    mentions: int
    forms: tuple[FormView, ...]
    roles: tuple[RoleView, ...]
    spots: tuple[Spot, ...]
    all_spots: int
    company: tuple[Companion, ...]
    links: Mapping[tuple[str, str], int] = field(hash=False)
    told: tuple[Day, Day] | None = None
    written: tuple[Day, Day] | None = None
    places: tuple[Place, ...] = ()
    senses: Mapping[str, int] = field(default_factory=dict, hash=False)
    authorities: tuple[Authority, ...] = ()
    candidates: tuple[EntityRow, ...] = ()
    whys: tuple[Why, ...] = ()
    judged: tuple[JudgedView, ...] = ()
    items: int = 1
    """In how many sources it is named."""


@dataclass(frozen=True, slots=True)
class JudgedView:
    """A judgement as it stands: `without_effect` where no name of the archive is what it is of any more.

    `one` and `other` are the ids of the entities that these names are now, None where they are none.
    """

    judged: Judged
    without_effect: bool
    one: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair in doubt: the two entities, how likely they are one, why, and how many pages would move."""

    one: EntityRow
    other: EntityRow
    score: float
    reasons: tuple[str, ...]
    moved: int
    one_page: str | None
    other_page: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a judgement would change: the entities that go, and those that come in their place."""

    before: tuple[EntityRow, ...]
    after: tuple[EntityRow, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place on the map: an entity, where it may lie (the likeliest), on how many pages it is meant as a place."""

    id: str
    name: str
    place: Place
    pages: int
    others: int
    """On how many pages the name stands for a state or a government, which is not on the map."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """The places of an archive: those that can be plotted, and how many names of places cannot, and why."""

    spots: tuple[Spotted, ...]
    governments: int
    """Names that stand for a state or a government on every page."""
    unknown: int
    """Names of which no coordinates are known."""


@dataclass(frozen=True, slots=True)
class Added:
    """What an authority file gave: how many rows were new or changed, how many were known, and what was refused."""

    source: str
    added: int
    known: int
    faults: tuple[str, ...]
