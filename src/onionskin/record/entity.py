"""Who is the same as whom: names over a whole archive, what people decided of them, and the entities they make."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

VERDICTS = ("same", "different", "unsure", "rename", "delete")
"""What a person may decide of names: two are one, two are not one, nobody can tell, an entity is called so, a form is
no name at all."""


@dataclass(frozen=True, slots=True, order=True)
class Appellation:
    """What someone or something is called (CIDOC CRM E41): a form of a type of MENTIONS, in one item.

    `item` is empty in a judgement that is meant of the form wherever it stands; but not where an item tells that it is
    short for a fuller name.
    """

    type: str
    form: str
    item: str = ""

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits of the digest of its content."""
        said = "\x1f".join((self.type, self.form, self.item))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name as it stands in one item: the unit of which entities are made.

    `called` is the form as repaired, white space folded, titles and all. `pages` are the contents of the pages it
    stands on (digests of their readings, sorted, each once), so that a copy of a page is no second page. `canonical`,
    `kind` (one of FORMS) and `rule` are those of the Mention; of several the most frequent. `misread` are the forms
    as they were read where they were repaired, each with its number of pages. `company` are the fullest names
    (`canonical`) of people that stand on the same pages, sorted, each once.
    """

    called: Appellation
    pages: tuple[str, ...]
    canonical: str | None = None
    kind: str = "name"
    rule: str = ""
    misread: tuple[tuple[str, int], ...] = ()
    company: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided: `verdict` is one of VERDICTS. It always wins over what is computed.

    *same*, *different* and *unsure* are between `one` and `other`; *rename* gives the entity that `one` belongs to
    the preferred name `name`; *delete* says that `one` is no name. Raises ValueError for another verdict, for a pair
    without its other, and for a rename without a name.
    """

    verdict: str
    one: Appellation
    other: Appellation | None = None
    name: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"A judgement is one of {', '.join(VERDICTS)}; not {self.verdict!r}.")
        if self.verdict in ("same", "different", "unsure") and self.other is None:
            raise ValueError(f"*{self.verdict}* is between two names; the other is missing.")
        if self.verdict == "rename" and not self.name.strip():
            raise ValueError("*rename* needs the name to be preferred.")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two names may be one, or not. `kind` is a short name for counting, `weight` what it adds (below 0: against),
    `detail` the words that it rests on.
    """

    kind: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Bond:
    """Two names that are one, with the score from 0 to 1 and why; a judgement's score is 1."""

    one: Appellation
    other: Appellation
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Two names that may be one, for a person to judge: `score` and `reasons` as of a Bond, `moved` how many pages
    would come under another entity. `one` and `other` name entities that differ.
    """

    one: Appellation
    other: Appellation
    score: float
    reasons: tuple[Reason, ...]
    moved: int


@dataclass(frozen=True, slots=True)
class Variation:
    """A form of an entity's name as printed: on how many pages (different by content) and in how many items.

    `misread` tells that it is taken for a misreading of another form.
    """

    form: str
    pages: int
    items: int
    misread: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what names mean. What is said of it in the papers is not here: an entity is names that are one.

    `id` is the least id of its names (`Appellation.id`), so it changes only where the entity itself does, and the id
    of any of its names leads to it. `name` is the preferred form: a person's choice, else the most often printed of
    the fullest. `variants` the most often printed first, misreadings last. `names` are its appellations, sorted.
    `pages` counts pages that differ by content. `authorities` are the ids of authorities that it matches: one is
    linked, several are a choice. `candidates` are the ids of the entities a short form may mean that fits several.
    `anchor` is the name to use in judgements of the whole entity.
    """

    id: str
    type: str
    name: str
    variants: tuple[Variation, ...]
    names: tuple[Appellation, ...]
    pages: int
    authorities: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    anchor: Appellation | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office held: the title as the file has it, and its bounds as EDTF or as written, empty where open."""

    title: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """A row of an authority file: someone known by that file under an id.

    `id` is unique over the files of an archive: the file's own ids are told apart by its scheme (`frus:100001`).
    `ids` are ids elsewhere, by scheme (`wikidata:Q36014`). `source` and `line` say where the row stands.
    """

    id: str
    name: str
    type: str = "PER"
    variants: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    ids: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a place lies. `latitude` and `longitude` in degrees (WGS 84), None for a state or a place without them.

    `name` is today's name, `country` today's country (ISO 3166-1 alpha-2), empty where there are several; `kind` is
    one of SENSES (city, region, state). `note` says what the printed name was and until when; `source` who says all
    this (`geonames:1581130`, `ISO 3166-3 VDVN`).
    """

    name: str
    kind: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""
    source: str = ""
