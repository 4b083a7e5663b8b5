"""The claims of a page as the margin tells them: through whom, how sure, by which words, what is missing to check it.

view.claims ──▶ Asserted (one for each claim), Gloss (the same in a word or two, beside the line where it begins)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onionskin.archive import PageView
from onionskin.record import UNNAMED, Annotation, Claim, Cue, Pin, Reference, Span
from onionskin.web.addresses import Place
from onionskin.web.dates import quoted
from onionskin.web.remarks import REMARKS, button
from onionskin.web.sheet import line_of
from onionskin.web.voices import according, chain, ranks
from onionskin.web.words import WORDS, word

PLAIN = "CT+"
"""How sure the author is of what is simply told."""
LIGHT = 8
"""Claims told at once from which a page is light enough to have every claim in its text; else those that are told."""
LONGEST, SHORT = 120, 26
"""Code points that are quoted of a claim or a condition, and of a voice where there is little room."""


@dataclass(frozen=True, slots=True)
class Told:
    """Words of the page that are quoted, with their line; `line` is None where they stand on another page."""

    words: str
    line: int | None
    what: str = ""


@dataclass(frozen=True, slots=True)
class Likely:
    """The band that a word licenses, as shares from 0 to 1, and whose standard gives it."""

    word: str
    band: str
    low: str
    high: str
    standard: str


@dataclass(frozen=True, slots=True)
class Asserted:
    """One claim. `chain` are its voices, the author first, those side by side joined; `sure` says in a sentence how
    sure each of them is. `cues` are its words of certainty and saying, `seen` where a browser finds them on the page.

    `happening` leads to what is said to have happened, "" where it tells of nothing that did; `at` names it in a form.
    """

    number: int
    words: str
    line: int | None
    chain: tuple[str, ...]
    sure: str
    kind: str
    ground: str
    cues: tuple[Told, ...]
    seen: str
    likely: Likely | None
    strength: str
    confidence: str
    condition: Told | None
    quotation: str
    references: tuple[Told, ...]
    gaps: tuple[str, ...]
    grade: str
    rest: bool
    happening: str
    at: str


@dataclass(frozen=True, slots=True)
class Gloss:
    """A claim in a word or two: `says` is "" where the author simply tells it; `whole` is read out in its place."""

    number: int
    says: str
    whole: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a claim is drawn: `line` by how sure its last voice is, `denied` where that says it is not so, `other` where
    that voice is not the author's."""

    line: str
    denied: bool
    other: bool

    @property
    def look(self) -> str:
        """The classes of its words."""
        return " ".join(("q", self.line, *(["not"] if self.denied else []), *(["other"] if self.other else [])))


def claims(view: PageView) -> tuple[Annotation, ...]:
    """The claims of a page; their numbers are their places here, from 1."""
    return REMARKS["claim"](view)


def number_at(view: PageView, span: tuple[int, int] | None) -> int | None:
    """The number of the claim that stands there, else of the shortest that it is part of; None where there is none."""
    if span is None:
        return None
    around = [
        (one.target.end - one.target.start, number)
        for number, one in enumerate(claims(view), 1)
        if isinstance(one.target, Span) and Span(*span) in one.target
    ]
    return min(around, default=(0, None))[1]


def told(view: PageView, happenings: Mapping[tuple[int, int], str], at: tuple[Place, Span | None], most: int) -> Any:
    """So many claims of the part of the text that is set, and the ways to the others; `most` 0 where none is told."""
    place, span = at
    numbers = tuple(
        number
        for number, one in enumerate(claims(view), 1)
        if span is not None and isinstance(one.target, Span) and one.target.meets(span)
    )
    first = numbers.index(place.claim) // most * most if most and place.claim in numbers else 0

    def link(where: int) -> str | None:
        return place.url(view.page.id, claim=numbers[where], line=None) if 0 <= where < len(numbers) else None

    shown = numbers[first : first + most]
    return {
        "claimed": tuple(_asserted(view, number, happenings) for number in shown),
        "told_claims": frozenset(shown),
        "all_claims_drawn": most >= LIGHT,
        "claims_before": link(first - most) if most else None,
        "claims_after": link(first + most) if most else None,
    }


def beside(view: PageView) -> Mapping[str, Any]:
    """What is drawn of the claims: how each looks, and the glosses of each line."""
    looks: dict[int, str] = {}
    glosses: dict[int, list[Gloss]] = {}
    for number, remark in enumerate(claims(view), 1):
        assert isinstance(remark.body, Claim)
        looks[number] = drawn(remark.body).look
        if view.reading is not None and (line := line_of(view.reading, remark.target)):
            glosses.setdefault(line, []).append(gloss(number, remark.body))
    return {"claim_looks": looks, "glosses": glosses}


def drawn(claim: Claim) -> Drawn:
    """How a claim is drawn."""
    sure = claim.voices[-1].factuality if claim.voices else claim.factuality
    return Drawn(sure[:2].lower(), sure.endswith("-"), len(claim.voices) > 1)


def gloss(number: int, claim: Claim) -> Gloss:
    """A claim in a word or two, and in full for whoever does not see how its words are drawn."""
    last = claim.voices[-1]
    whole = f"{' ← '.join(chain(claim.voices))}: {word('factuality', last.factuality)}"
    if len(claim.voices) == 1:
        says = "" if claim.factuality == PLAIN else word("factuality", claim.factuality)
        if claim.factuality == "Uu" and claim.kind in WORDS["assertion"]:
            says = word("assertion", claim.kind).partition(":")[0]
        return Gloss(number, says, whole)
    name = "not named" if last.name == UNNAMED else _cut(ranks(claim.voices)[-1], SHORT)
    says = name if last.factuality == PLAIN else f"{name}: {word('factuality', last.factuality)}"
    return Gloss(number, says, whole)


def _asserted(view: PageView, number: int, happenings: Mapping[tuple[int, int], str]) -> Asserted:
    remark = claims(view)[number - 1]
    claim, target = remark.body, remark.target
    assert isinstance(claim, Claim)
    assert isinstance(target, Span)
    _, line = quoted(view.reading, target)
    happening = happenings.get((target.start, target.end), "")
    return Asserted(
        number=number,
        words=_cut(_printed(view, target), LONGEST),
        line=line,
        chain=chain(claim.voices),
        sure=according(claim.voices),
        kind=word("assertion", claim.kind) if claim.kind in WORDS["assertion"] else "",
        ground="" if claim.source == "author_narrative" else word("source", claim.source),
        cues=tuple(_cue(view, one) for one in _cues(claim)),
        seen="|".join(_seen(view, claim)),
        likely=_likely(view, claim),
        strength=claim.strength or "",
        confidence=claim.confidence or "",
        condition=_told(view, claim.condition) if claim.condition else None,
        quotation=_quotation(claim),
        references=tuple(_reference(view, one) for one in claim.references),
        gaps=tuple(dict.fromkeys(one.sentence for one in claim.gaps)),
        grade=claim.grade or "",
        rest=claim.rest is not None,
        happening=f"/happening/{happening}" if happening else "",
        at=button("claim", target),
    )


def _printed(view: PageView, span: Span) -> str:
    return " ".join(view.reading.text[span.start : span.end].split()) if view.reading else ""


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _told(view: PageView, pin: Pin, what: str = "") -> Told:
    if pin.ahead:
        return Told("", None, what)
    words, line = quoted(view.reading, pin.span)
    return Told(words, line, what)


def _cues(claim: Claim) -> Iterator[Cue]:
    """The words of certainty, and those of saying, each place once."""
    yield from claim.cues
    told = {one.place for one in claim.cues}
    for voice in claim.voices:
        if voice.cue is not None and voice.cue not in told:
            told.add(voice.cue)
            yield Cue(voice.cue, "attribution", "")


def _cue(view: PageView, cue: Cue) -> Told:
    return _told(view, cue.place, word("cue", cue.kind))


def _seen(view: PageView, claim: Claim) -> Iterator[str]:
    """Each cue as `line:letter:words`, cut where a line ends, the letter counted from 0 from where its line begins."""
    if view.reading is None:
        return
    text = view.reading.text
    for cue in _cues(claim):
        if cue.place.ahead:
            continue
        at = cue.place.span.start
        for piece in text[at : cue.place.span.end].split("\n"):
            if piece.strip():
                begins = text.rfind("\n", 0, at) + 1
                yield f"{text.count(chr(10), 0, at) + 1}:{at - begins}:{piece.strip().replace('|', ' ')}"
            at += len(piece) + 1


def _likely(view: PageView, claim: Claim) -> Likely | None:
    one = claim.likelihood
    if one is None:
        return None
    shown = _printed(view, one.cue.span) if not one.cue.ahead else one.word
    return Likely(
        shown or one.word, one.band, f"{one.low:.2f}".lstrip("0"), f"{one.high:.2f}".lstrip("0"), one.standard
    )


def _quotation(claim: Claim) -> str:
    who = ranks(claim.voices)[-1] if claim.voices else ""
    return {
        "quotation": f"Quoted, in the words of {who}.",
        "paraphrase": f"In the author’s words, not in those of {who}.",
    }.get(claim.quotation or "", "")


def _reference(view: PageView, one: Reference) -> Told:
    words, _ = quoted(view.reading, one.place.span) if not one.place.ahead else ("", None)
    line = line_of(view.reading, one.target) if view.reading and one.target else None
    status = {"resolved": "points to", "off_page": "points to another page"}.get(one.status, "could not be followed")
    return Told(words, line, status)
