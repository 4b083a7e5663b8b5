"""What the doors are told of copies and of passages that are open elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record import Region, Span


@dataclass(frozen=True, slots=True)
class Standing:
    """A page by what a list says of it. `number` is the image number in its source, from 1; `label` is printed."""

    page: str
    source: str
    title: str
    number: int
    label: str | None
    standing: str
    has_image: bool


@dataclass(frozen=True, slots=True)
class NearPage:
    """Another page that is a copy of one, or shares passages with it.

    `share` is how much of the one's letters the other has too, `share_there` the reverse. `spans` are stretches of
    the two readings: those of the page that was asked for first. `line` and `line_there` are where the first begins.
    """

    where: Standing
    copy: bool
    share: float
    share_there: float
    spans: tuple[tuple[Span, Span], ...]
    line: int
    line_there: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Pages that are copies of one another: `count` of them, and the first by id."""

    id: str
    count: int
    pages: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class CopyList:
    """Clusters, the largest first. `pages` are in the archive, `copied` of them in one of the `total` clusters."""

    total: int
    pages: int
    copied: int
    clusters: tuple[Cluster, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a passage and what the page has for them, as both are written; "" where one has nothing.

    `kind` is `same`, `misread`, `other`, `missing` (not on the page) or `added` (on the page alone).
    """

    kind: str
    asked: str
    printed: str


@dataclass(frozen=True, slots=True)
class OpenAt:
    """A passage as it stands on a page: at `span` of its reading, in `regions` of its image, `line` to `last_line`.

    `share` of its words are there, the same or read otherwise. `whole` is True for a copy or a near copy, and False
    where a part of it alone is there. `words` set the two beside each other.
    """

    where: Standing
    span: Span
    regions: tuple[Region, ...]
    line: int
    last_line: int
    share: float
    whole: bool
    words: tuple[Words, ...]
    runs_over: bool = False
    """Whether the rest of it stands on the page before or after."""


@dataclass(frozen=True, slots=True)
class PublicView:
    """Where a passage is open in the archive: as a whole first, then in part, those with most of it first.

    `looked_at` pages of `pages` share some of its letters and were looked at; `left_out` of those found are not told.
    """

    passage: str
    pages: int
    looked_at: int
    whole: int
    part: int
    found: tuple[OpenAt, ...]
    left_out: int
