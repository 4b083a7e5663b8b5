"""What is said to have happened: statements of many pages, the happenings they are of, and how they stand together."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record.place import Span
from onionskin.record.says import Voice

DATES = ("equal", "narrower", "wider", "overlap", "apart", "undated")
"""How the time of one statement stands to that of another: the same days; within it; around it; in part; no day in
common; or one of them says no time."""
SURENESS = ("same", "stronger", "weaker", "reversed", "unsaid")
"""How sure one statement is against another: as sure; surer, less sure; the contrary; or one of them leaves it open."""
TIES = ("supports", "refines", "conflicts", "drifts", "repeats", "beside")
"""What two statements of one happening are to each other. They *conflict* where their times have no day in common or
one says the contrary; *drift* where one is surer; one *refines* the other where it is narrower in time or in sureness
the same; it *supports* it where both come from independent sources; it *repeats* it where they have a source in
common; *beside* is all else."""
GROUPINGS = ("same", "apart", "reject", "own", "note")
"""What a person may say of statements: two are of one happening; they are not; one is no statement of anything; an
argument is the person's own; a remark."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim in its place, as far as it tells of something that happened; or a noun that names what happened in one.

    `id` is sixteen hexadecimal digits of the digest of the page's text, the place on it and the words, so that a copy
    of a page says nothing of its own. `copies` are the pages that have it. `target` is where it stands; `head` the
    verb or noun. `act` is a kind of act (`acts.toml`) or the verb itself. `actors` are the entities it is said of,
    `others` those that it names besides, `places` where; ids of entities. `edtf`, `earliest`, `latest` as of a Timex;
    `timed` tells where the time stands: `clause`, `sentence` (at its head), `entry` (at the head of an entry of a
    chronology), `event` (a noun's own).
    `part` names the part of a year or month that the time's words choose (`early`, `mid`, `late`), else "". `words`
    are the words that carry meaning, in their plain forms, sorted. `document` is the item that says it.
    """

    id: str
    document: str
    copies: tuple[str, ...]
    target: Span
    head: Span
    proposition: str
    kind: str
    act: str
    factuality: str
    voices: tuple[Voice, ...]
    source: str
    actors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    timed: str = ""
    part: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """How one statement stands to another of the same happening. `kind` is one of TIES, `dates` of DATES, `sureness` of
    SURENESS, both of `one` as seen from `other`. `gap` is how many days lie between their times, 0 where they touch or
    share a day. `shared` are the voices below the author that both come through. `why` is a whole sentence.
    """

    one: str
    other: str
    kind: str
    dates: str
    sureness: str
    gap: int = 0
    shared: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """What is said to have happened, once: statements that are taken to be of one thing. No sum of their truth is made.

    `id` is the least id of its statements. `name` is the words of the statement that says most. `earliest` and
    `latest` bound all that is said of its time, None where that side is open or no time is said. `sources` counts
    the independent ones: chains that share no voice below the author, each document and each voice once.
    """

    id: str
    name: str
    act: str
    statements: tuple[str, ...]
    ties: tuple[Tie, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    earliest: str | None = None
    latest: str | None = None
    sources: int = 1


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a person says of statements; `verdict` is one of GROUPINGS. *same* and *apart* are of `one` and `other`.

    `text` is the remark of *note* and the argument of *own*. Raises ValueError for another verdict, a pair without
    its other, and a remark without words.
    """

    verdict: str
    one: str
    other: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in GROUPINGS:
            raise ValueError(f"A grouping is one of {', '.join(GROUPINGS)}; not {self.verdict!r}.")
        if self.verdict in ("same", "apart") and not self.other:
            raise ValueError(f"*{self.verdict}* is between two statements; the other is missing.")
        if self.verdict in ("note", "own") and not self.text.strip():
            raise ValueError(f"*{self.verdict}* needs words.")
