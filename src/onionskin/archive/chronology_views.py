"""What the doors are told of a chronology: plain values, put together from its table, names and boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onionskin.record import Grouping, Span, Statement, Tie

ORDERS = ("time", "sources", "conflicts")
"""In which order happenings are listed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a chronology. `about` are names or ids of entities, all of which a happening must name;
    `first` and `last` are EDTF, whose days a happening must touch; `words` must stand in a statement.

    `sources` are source types (SOURCES), `documents` codes of sources, `kinds` of CLAIMS, `certainty` factualities;
    empty where any will do. `order` is one of ORDERS; `all_kinds` adds what is asked, forecast or only conditional.
    """

    about: Sequence[str] = ()
    first: str | None = None
    last: str | None = None
    words: str = ""
    sources: Sequence[str] = ()
    documents: Sequence[str] = ()
    certainty: Sequence[str] = ()
    place: str = ""
    all_kinds: bool = False
    order: str = "time"


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a happening names it."""

    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement where it stands. `page` is the first page that has it, `line` counts from 1; `sentence` is the text
    around it as printed, `bold` its spans there: the statement's own, and each cue's (`cues`).

    `chain` are the voices in words, the author first; `sureness` is the factuality in words ("possible, says the
    author"). `when` is its time in words, with why.
    """

    statement: Statement
    page: str
    title: str
    number: int
    label: str | None
    line: int
    sentence: str
    bold: Span
    cues: tuple[Span, ...]
    chain: tuple[str, ...]
    sureness: str
    when: str
    copies: int = 0
    """How many more pages have the same text."""


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """A happening in a list. `documents` and `statements` count; `certainty` is the surest factuality said of it by an
    author, `types` the source types of its statements; `kinds` those of CLAIMS.
    """

    id: str
    name: str
    act: str
    earliest: str | None
    latest: str | None
    edtf: tuple[str, ...]
    """The times as they are said, each once, the most often said first."""
    actors: tuple[Named, ...]
    places: tuple[Named, ...]
    certainty: str
    types: tuple[str, ...]
    kinds: tuple[str, ...]
    statements: int
    documents: int
    sources: int
    conflicts: int
    drifts: int


@dataclass(frozen=True, slots=True)
class ChronologyView:
    """Happenings that were asked for: `total` with a time, of which `rows` are some, and `undated` without one.

    `dated` says how many happenings begin in each year, whatever span of years was asked for.
    """

    total: int
    undated: int
    conflicts: int
    drifts: int
    rows: tuple[HappeningRow, ...]
    tray: tuple[HappeningRow, ...] = ()
    dated: Mapping[int, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class TieView:
    """How two statements stand together, with both."""

    tie: Tie
    happening: str
    one: StatementView
    other: StatementView


@dataclass(frozen=True, slots=True)
class Grouped:
    """What a person said of statements, and when; `undone` when it was taken back, `void` where it has no effect."""

    id: int
    who: str
    at: str
    said: Grouping
    undone: str | None = None
    void: bool = False


@dataclass(frozen=True, slots=True)
class HappeningView:
    """A happening with its statements, how they stand together, and what people said of them."""

    row: HappeningRow
    statements: tuple[StatementView, ...]
    ties: tuple[TieView, ...]
    said: tuple[Grouped, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody in an office on a day, and who says so: an authority file (`statement` is None) or a statement.

    `bounds` are the days between which it is said of; `sure` tells that the day lies within them on every reading.
    """

    holder: Named
    office: str
    voice: str
    earliest: str | None
    latest: str | None
    sure: bool
    statement: StatementView | None = None
