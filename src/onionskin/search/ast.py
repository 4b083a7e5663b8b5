"""A query as it was understood.

ho AND ("return from europe" OR vietn*) -stamp:nnd

All
├── Word ho
├── Any
│   ├── Phrase return · from · europe
│   └── Like vietn*
└── Not
    └── Keyed stamp: nnd
"""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.dating.edtf import Day


@dataclass(frozen=True, slots=True)
class Everything:
    """Every page."""


@dataclass(frozen=True, slots=True)
class Word:
    """Pages with this word. `form` is folded. `scope` is "" for all that is printed, `body` or `furniture`."""

    form: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Like:
    """Pages with a word of this shape. `shape` is folded; `*` is any letters, `?` one, at the end at most one."""

    shape: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """Pages with a word at most `distance` slips away: a letter more, less or other, or two swapped."""

    form: str
    distance: int
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Pages with these words one after the other; each part is a folded word or a shape with `*` or `?`.

    A part that is only `*` is any one word. `slop` is how many other words may stand between them in all; two words
    with a slop may stand in either order.
    """

    parts: tuple[str, ...]
    slop: int = 0
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Keyed:
    """Pages of which the archive knows this. `field` is a name of fields.toml, `parts` as in Phrase."""

    field: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Pages that speak of a time which overlaps that from the `first` to the `last` day; None leaves a side open."""

    first: Day | None
    last: Day | None


@dataclass(frozen=True, slots=True)
class Undated:
    """Pages that speak of no time that is known."""


@dataclass(frozen=True, slots=True)
class All:
    """Pages that answer every part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Pages that answer at least one part."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Pages that do not answer the part."""

    part: Node


Node = Everything | Word | Like | Near | Phrase | Keyed | Dated | Undated | All | Any | Not
"""A query, or a part of one."""
