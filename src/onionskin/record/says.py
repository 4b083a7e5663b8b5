"""What a sentence asserts: a claim, the voices it comes through, and the words that say how sure each of them is."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record.place import Span

FACTUALITY = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")
"""FactBank's values: certain, probable, possible; that it is so, that it is not; Uu where the holder does not say."""
SOURCES = (
    "author_narrative", "analyst_inference", "analyst_judgement", "doctrine_inference", "unattributed_knowledge",
    "hearsay", "prisoner_testimony", "defector_testimony", "captured_document", "communications_intelligence",
    "broadcast", "press", "official_declaration", "official_statement_paraphrased", "statement", "diplomatic_cable",
    "agent_report", "memoir", "agency_paper", "document", "document_internal", "evidence",
    "unspecified_sparse_evidence", "absence_of_evidence",
)  # fmt: skip
"""What a voice, or the author's ground for a claim, is by its kind."""
CLAIMS = ("event", "reported", "asked", "condition", "counterfactual", "forecast", "purpose", "incomplete")
"""What kind of thing is asserted: that it happened or is so; what someone said; what someone asked for; what would be
under a condition; what would have been; what is to come; what was meant; a clause whose verb stands on another page."""
CUES = (
    "estimative", "possibility", "inference", "evidence", "attribution", "belief", "condition", "inquiry", "negation",
    "counterfactual", "obligation", "forecast", "confidence", "assurance",
)  # fmt: skip
"""What a cue does to the claim."""
AUTHOR, UNNAMED = "AUTHOR", "UNNAMED"
"""The names of whoever wrote the page, and of a voice that the page does not name."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the claim's own page, or `ahead` pages after it where a sentence runs over a page's end."""

    span: Span
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """One of those through whom a claim comes. `source` is one of SOURCES, `factuality` how sure this voice is.

    `name` is as the page has it, AUTHOR or UNNAMED; `place` where it stands, None for these two. `cue` is the word of
    saying, `content` all that is said under it. `manner` tells how the word of saying takes it: `neutral`,
    `committed`, `doubting`, `believing`, `showing`, `knowing`, `denying`, `asking`. `quoted` tells that these are the
    voice's own words. Voices that are named side by side have the same `rank`, 0 for the author.
    """

    name: str
    source: str
    factuality: str
    rank: int = 0
    place: Pin | None = None
    cue: Pin | None = None
    content: Pin | None = None
    manner: str = "neutral"
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that bears on how sure a claim is, where it stands. `kind` is one of CUES."""

    place: Pin
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The band that a word of estimation licenses, from `low` to `high`, and whose standard gives it.

    The standard is of later readers and not the author's own scale, unless the page says so.
    """

    word: str
    band: str
    low: float
    high: float
    standard: str
    cue: Pin


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to another place: *quoted above*, *see p. 12*. `status` is `resolved`, `off_page` or `unresolved`.

    `target` is where it points on this page, None where it points elsewhere or nowhere known.
    """

    place: Pin
    kind: str
    status: str
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What would be needed to check a claim and is not there. `kind` is a short name, `sentence` says it in words."""

    kind: str
    sentence: str
    place: Pin | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a clause asserts, pinned to the clause; where it runs over the page's end, `rest` is what stands there.

    `proposition` is the clause as repaired. `head` is its verb. `voices` begin with the author and end with whoever
    asserts it; `factuality` is the author's. `likelihood`, `strength` (`weak`, `moderate`, `strong`) and `confidence`
    (`low`, `moderate`, `high`) are three things: how likely a word says it is, how good the evidence is called, how
    confident the holder says to be. `condition` is the clause under which alone it holds. `subject` is whom or what it
    is said of, which may stand outside the clause. `participants`, `places` and `times` are the mentions and times in
    the clause, for an infinitive or participle without a time those of the clause it fills out; `edtf` is the value of
    the first time, as it was resolved. `grade` is a printed source grade, copied.
    """

    proposition: str
    head: Pin
    kind: str
    factuality: str
    voices: tuple[Voice, ...]
    source: str = "author_narrative"
    cues: tuple[Cue, ...] = ()
    likelihood: Likelihood | None = None
    strength: str | None = None
    confidence: str | None = None
    condition: Pin | None = None
    quotation: str | None = None
    subject: Pin | None = None
    participants: tuple[Pin, ...] = ()
    places: tuple[Pin, ...] = ()
    times: tuple[Pin, ...] = ()
    edtf: str | None = None
    references: tuple[Reference, ...] = ()
    gaps: tuple[Gap, ...] = ()
    grade: str | None = None
    rest: Pin | None = None
    rule: str = ""
