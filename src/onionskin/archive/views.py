"""What the doors are told: plain values, put together from catalogue, boxes and index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onionskin.record import Annotations, Condition, Legibility, Page, Region, Span, Transcription, Unit


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read. `number` is the page's image number from 1, None for a whole file."""

    source: str
    number: int | None
    stage: str
    reason: str
    ours: bool
    """True where the fault is a bug of ours and not the file's."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as a page names it: its id, the name it goes by, and on how many pages it is mentioned."""

    entity: str
    name: str
    pages: int


@dataclass(frozen=True, slots=True)
class PageView:
    """One page with all that is said of it.

    `number` is the image number in its source, from 1; `label` the page number printed on it. `standing` is the
    sentence on its markings ("as marked in …", "status unknown").
    """

    page: Page
    source: str
    number: int
    count: int
    units: tuple[Unit, ...]
    """Widest first; the last is the item."""
    label: str | None
    standing: str
    reading: Transcription | None
    readings: tuple[Transcription, ...] = ()
    legibility: tuple[Legibility, ...] = ()
    condition: Condition | None = None
    zones: Annotations = ()
    marks: Annotations = ()
    dates: Annotations = ()
    """Timex and DocumentDate. `archive.reason` puts the rule of each in a sentence."""
    repairs: Annotations = ()
    """Emendation, made and suspected, and Finding, which says where and why something was left alone."""
    lines: tuple[float | None, ...] = ()
    """How well each printed line reads, from 0 to 1; None for lines without print."""
    findings: Annotations = ()
    redactions: Annotations = ()
    """What is hidden, on the image and in the words."""
    mentions: Annotations = ()
    """Mention, in order, the longer of two that begin together first."""
    claims: Annotations = ()
    """Claim, in order."""
    named: tuple[Known | None, ...] = ()
    """For each mention the entity that it is taken for; None where it is of none, () where none is worked out yet."""
    failures: tuple[Failure, ...] = ()
    previous: str | None = None
    next: str | None = None
    has_image: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a list shows it: enough for a thumbnail and a link."""

    page: str
    number: int
    label: str | None
    has_image: bool


@dataclass(frozen=True, slots=True)
class ItemView:
    """One source with its pages in order: all of its `count` pages, or as many as were asked for."""

    units: tuple[Unit, ...]
    source: str
    sha256: str
    size: int
    modified: str
    kind: str
    note: str | None
    count: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One page that answers a query. `line` counts printed lines from 1; `spans` are offsets into its reading.

    `snippet` is the printed line the first hit stands on, with its neighbours; `bold` are spans into the snippet.
    `why` is `exact`, `repaired`, `misreading` or `meaning`: the surest way in which the page answers. `reasons` say it
    in words, place by place, each once; `likeness`, a cosine, is how near the page is in meaning, where it is near.
    """

    page: str
    source: str
    number: int
    count: int
    label: str | None
    title: str
    standing: str
    line: int
    snippet: str
    bold: tuple[Span, ...]
    why: str
    spans: tuple[Span, ...]
    regions: tuple[Region, ...]
    has_image: bool
    reasons: tuple[str, ...] = ()
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule of repair: how many repairs it makes, how many it only suspects, on how many pages in all.

    `verdict` is what people said of it for the whole archive: `accepted`, `refused`, or None.
    """

    rule: str
    kind: str
    made: int
    suspected: int
    pages: int
    verdict: str | None


@dataclass(frozen=True, slots=True)
class RuleExample:
    """One place of a rule: what is printed and what is read there, with the line before and after it."""

    page: str
    title: str
    line: int
    printed: str
    reading: str
    applied: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Results:
    """`facets` maps a facet's name to its values with counts, most first. `total` counts every page that answers."""

    query: str
    total: int
    pages_in_archive: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(hash=False)
    years: tuple[tuple[int, float], ...] = ()
    """Pages by the years they speak of, each page spread over its own; in order."""
    undated: int = 0
    whys: Mapping[str, int] = field(default_factory=dict, hash=False)
    """How many pages answer by each `why`; together they are `total`."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What one ingest did, in pages and files."""

    read: int
    unchanged: int
    failed: int
    files: int
    copies: int
    """Files whose bytes the archive already had under another path."""


@dataclass(frozen=True, slots=True)
class Status:
    """What there is, what is due, what failed. `counts` are of marks by kind and of findings by kind."""

    sources: int
    pages: int
    due: int
    indexed: int
    failures: tuple[Failure, ...]
    kinds: Mapping[str, int] = field(hash=False)
    readers: Mapping[str, int] = field(hash=False)
    counts: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """One stored thing that is not what its digest says: a finding of `verify`."""

    where: str
    what: str
