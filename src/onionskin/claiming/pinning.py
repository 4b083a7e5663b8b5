"""From what a sentence asserts to a remark pinned to its page: places, voices, cues, mentions and times within it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from onionskin.claiming.chain import Draft, Step
from onionskin.claiming.cues import Hedge
from onionskin.claiming.flow import Flow
from onionskin.claiming.gaps import gaps
from onionskin.claiming.grades import grade
from onionskin.claiming.lexing import Token
from onionskin.claiming.saying import Range
from onionskin.claiming.sources import source_type, unnamed_type
from onionskin.record import (
    AUTHOR,
    UNNAMED,
    Annotation,
    Annotations,
    Claim,
    Cue,
    Likelihood,
    Mention,
    Pin,
    Reference,
    Span,
    Timex,
    Voice,
)

CERT = 0.8
"""What the software gives for a claim."""
LESS = 0.7
"""For one with voices or a condition, for which more of the sentence had to be taken apart."""
_STATES = ("government", "state")
_INSIDE = ("in", "at", "near", "inside", "throughout", "into", "within")


Body = TypeVar("Body", Mention, Timex)


@dataclass(slots=True)
class Around:
    """What other stages said of the pages: spans with their mention or time, sorted, a list a page."""

    mentions: list[list[tuple[Span, Mention]]] = field(default_factory=list)
    times: list[list[tuple[Span, Timex]]] = field(default_factory=list)

    @classmethod
    def of(cls, mentions: Sequence[Annotations], dates: Sequence[Annotations]) -> Around:
        """Sorts what was said of each page."""
        return cls([_sorted(page, Mention) for page in mentions], [_sorted(page, Timex) for page in dates])


def _sorted(page: Annotations, kind: type[Body]) -> list[tuple[Span, Body]]:
    found = [(one.target, one.body) for one in page if isinstance(one.target, Span) and isinstance(one.body, kind)]
    return sorted(found, key=_place)


def _place(one: tuple[Span, object]) -> tuple[int, int]:
    return one[0].start, -one[0].end


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sentence in its item: the running text, its tokens, the page it begins on."""

    flow: Flow
    tokens: Sequence[Token]
    around: Around

    def beside(self, tokens: Sequence[Token] | None) -> Sheet:
        """The same sheet for another sentence of the item; this one where none is given."""
        return self if tokens is None else Sheet(self.flow, tokens, self.around)

    def range(self, of: Range) -> tuple[int, int]:
        """The code points of a range of tokens in the running text."""
        return self.tokens[of[0]].start, self.tokens[of[1] - 1].end

    def words(self, of: Range) -> str:
        """A range of tokens as it reads, with no line end in it."""
        start, end = self.range(of)
        return " ".join(self.flow.text[start:end].split())

    def pins(self, of: Range) -> list[tuple[int, Span]]:
        """Where a range of tokens was printed, a span a page."""
        return self.flow.pins(*self.range(of))

    def pin(self, of: Range, page: int) -> Pin:
        """Where a range of tokens begins, seen from a page."""
        return self.flow.pin(*self.range(of), page)


def pinned(draft: Draft, sheet: Sheet, references: Sequence[Reference]) -> tuple[int, Annotation]:
    """The page of a claim and the remark."""
    places = sheet.pins(draft.span)
    page, target = places[0]
    voices = _voices(draft, sheet, page)
    low = min(draft.hedges, key=_narrow, default=None)
    participants, spots = _named(draft, sheet, page)
    times, edtf = _times(draft, sheet, page)
    claim = Claim(
        proposition=sheet.words(draft.span),
        head=sheet.pin((draft.head, draft.head + 1), page),
        kind=draft.kind,
        factuality=str(draft.value),
        voices=voices,
        source=_ground(draft, voices, references),
        cues=_cues(draft, sheet, page),
        likelihood=None if low is None else _likelihood(low, sheet, page),
        strength=next((one.row.strength for one in draft.hedges if one.row.strength), None),
        confidence=next((_confidence(one) for one in draft.hedges if one.row.kind == "confidence"), None),
        condition=None if draft.condition is None else sheet.pin(draft.condition, page),
        quotation=None if draft.quoted is None else "quotation" if draft.quoted else "paraphrase",
        subject=None if draft.subject is None else sheet.pin(draft.subject, page),
        participants=participants,
        places=spots,
        times=times,
        edtf=edtf,
        references=tuple(references),
        gaps=gaps(draft, sheet.tokens, voices, references, lambda of: sheet.pin(of, page)),
        grade=grade(sheet.tokens, sheet.flow.text),
        rest=Pin(places[1][1], places[1][0] - page) if len(places) > 1 else None,
        rule=draft.rule,
    )
    cert = CERT if not draft.steps and draft.condition is None else LESS
    return page, Annotation(target, claim, cert)


def _narrow(hedge: Hedge) -> float:
    """Words with a band come first, the narrower the sooner."""
    row = hedge.row
    return 2.0 if row.low is None or row.high is None else row.high - row.low


def _likelihood(hedge: Hedge, sheet: Sheet, page: int) -> Likelihood | None:
    row = hedge.row
    if row.low is None or row.high is None:
        return None
    cue = (hedge.first, hedge.last)
    return Likelihood(sheet.words(cue), row.band, row.low, row.high, row.standard, sheet.pin(cue, page))


def _confidence(hedge: Hedge) -> str:
    words = hedge.row.words
    return "high" if {"high", "great"} & set(words) else "low" if {"low", "little"} & set(words) else "moderate"


def _cues(draft: Draft, sheet: Sheet, page: int) -> tuple[Cue, ...]:
    found = [
        Cue(sheet.pin((one.first, one.last), page), one.row.kind, sheet.words((one.first, one.last)).lower())
        for one in draft.hedges
    ]
    for step in draft.steps:
        where = sheet.beside(step.tokens)
        found.append(Cue(where.pin(step.saying.cue, page), "attribution", where.words(step.saying.cue).lower()))
    return tuple(dict.fromkeys(sorted(found, key=lambda cue: (cue.place.ahead, cue.place.span))))


def _voices(draft: Draft, sheet: Sheet, page: int) -> tuple[Voice, ...]:
    """The author, then each rank of the chain; those named side by side have one rank."""
    found = [Voice(AUTHOR, "author_narrative", str(draft.value))]
    for rank, step in enumerate(draft.steps, start=1):
        found += [_voice(step, of, rank, sheet, page) for of in step.saying.sources or (None,)]
    return tuple(found)


def _voice(step: Step, of: Range | None, rank: int, sheet: Sheet, page: int) -> Voice:
    saying, sheet = step.saying, sheet.beside(step.tokens)
    cue, content = sheet.pin(saying.cue, page), sheet.pin(saying.content, page)
    if of is None:
        return Voice(UNNAMED, unnamed_type(saying), str(step.value), rank, None, cue, content, saying.manner)
    words = sheet.tokens[of[0] : of[1]]
    around = sheet.tokens[max(0, of[0] - 3) : of[1] + 4]
    kind = "official_statement_paraphrased" if saying.cue[1] - saying.cue[0] > 3 else source_type(words, around)
    return Voice(
        sheet.words(of), kind, str(step.value), rank, sheet.pin(of, page), cue, content, saying.manner,
        saying.quoted,
    )  # fmt: skip


def _ground(draft: Draft, voices: Sequence[Voice], references: Sequence[Reference]) -> str:
    """What the author's claim rests on, by its kind."""
    if len(voices) > 1:
        return max(voices, key=lambda one: one.rank).source
    kinds = {one.row.kind for one in draft.hedges}
    if "evidence" in kinds:
        strengths = {one.row.strength for one in draft.hedges}
        return (
            "absence_of_evidence"
            if strengths == {None}
            else "unspecified_sparse_evidence"
            if "weak" in strengths
            else "evidence"
        )
    if any(one.row.words == ("would", "have") for one in draft.hedges):
        return "doctrine_inference"
    if draft.value.certain and draft.weighed and kinds - {"assurance"}:
        return "analyst_judgement" if "estimative" in kinds else "analyst_inference"
    if draft.kind in ("counterfactual", "condition", "forecast"):
        return "analyst_inference"
    return "document_internal" if references and draft.rule == "participle" else "author_narrative"


def _named(draft: Draft, sheet: Sheet, page: int) -> tuple[tuple[Pin, ...], tuple[Pin, ...]]:
    """The mentions in a claim's own clause, those in others left out: who takes part, and where."""
    people, spots = list[Pin](), list[Pin]()
    for number, where, mention in _within(sheet.around.mentions, draft.core, sheet):
        pin = Pin(where, number - page)
        if mention.form == "adjective" or any(where in one.span for one in (*people, *spots) if one.ahead == pin.ahead):
            continue
        printed = sheet.flow.pages[number].printed[max(0, where.start - 12) : where.start].split()
        inside = bool(printed) and printed[-1].lower() in _INSIDE
        place = mention.type == "LOC" and (mention.sense not in _STATES or inside)
        (spots if place else people).append(pin)
    return tuple(people), tuple(spots)


def _times(draft: Draft, sheet: Sheet, page: int) -> tuple[tuple[Pin, ...], str | None]:
    """The times of a claim, and the value of the first that has one, as it was resolved.

    They are those in its own clause, and where none there has a value those of the clause that it fills out. A year in
    the name of a document or event dates that, and not the claim.
    """
    found, edtf = _times_in(draft.core, sheet, page)
    if edtf is None and draft.lent is not None:
        more, edtf = _times_in(draft.lent, sheet, page)
        found += more if edtf is not None else []
    return tuple(found), edtf


def _times_in(core: Range, sheet: Sheet, page: int) -> tuple[list[Pin], str | None]:
    found, edtf = list[Pin](), None
    named = _within(sheet.around.mentions, core, sheet)
    names = [(number, where) for number, where, one in named if one.type in ("DOC", "EVENT")]
    for number, where, timex in _within(sheet.around.times, core, sheet):
        pin = Pin(where, number - page)
        if any(where in other.span for other in found if other.ahead == pin.ahead):
            continue
        if any(where in name for of, name in names if of == number):
            continue
        found.append(pin)
        edtf = edtf or (timex.edtf if timex.type in ("DATE", "TIME") else None)
    return found, edtf


def _within(
    known: Sequence[Sequence[tuple[Span, Body]]], core: Range, sheet: Sheet
) -> Iterator[tuple[int, Span, Body]]:
    """What was said of places within a clause, with the page."""
    for number, span in sheet.pins(core):
        of = known[number]
        for at in range(bisect_left(of, span.start, key=lambda one: one[0].start), len(of)):
            where, body = of[at]
            if where.start >= span.end:
                break
            if where in span:
                yield number, where, body
