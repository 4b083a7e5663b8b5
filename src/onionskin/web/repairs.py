"""The repairs of a page as the margin tells them: what is printed, what is read, why, who has it, and how surely.

view.repairs ──▶ Mending (one for each emendation, made or suspected), Left (what was left alone, and why)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onionskin.archive import PageView, Word
from onionskin.record import Annotation, Emendation, Finding, Span, Text, repaired
from onionskin.web.addresses import Place, rule_url
from onionskin.web.dates import quoted
from onionskin.web.remarks import REMARKS, button
from onionskin.web.sheet import line_of
from onionskin.web.words import certainty, word

REPAIRED = "repaired"
"""As `Place.text` says that a text is read as repaired."""
BREAKS = "¶"
"""Stands for a blank line where print is quoted."""
SURFACE = 80
"""Code points that are quoted of what is printed or read."""
WORST, POOR = 5, 0.75
"""Lines of a page that are named as those that read worst, and the score from which on none is: set by looking at
pages of the Pentagon Papers, where a line of running text below it has a word that is misread."""


@dataclass(frozen=True, slots=True)
class Mending:
    """One emendation. `printed` and `reads` are quoted; `value` is the whole reading, for a field.

    `at` names it in a form; `by` is who said it and `word` the number to undo that by, None where the software did.
    """

    number: int
    printed: str
    reads: str
    value: str
    line: int | None
    kind: str
    why: str
    witnesses: tuple[str, ...]
    rule: str
    rule_url: str
    sure: str
    made: bool
    by: str | None
    word: int | None
    at: str


@dataclass(frozen=True, slots=True)
class Left:
    """What was left as it stands, and why; `line` None where that is the page."""

    sentence: str
    line: int | None


def emendations(view: PageView) -> tuple[Annotation, ...]:
    """The emendations of a page, made and suspected; their numbers are their places here, from 1."""
    return REMARKS["emendation"](view)


def mending(view: PageView) -> Text | None:
    """The page's text as repaired; None where nothing is read."""
    return None if view.reading is None else repaired(view.reading, view.repairs)


def here(view: PageView, span: Span | None) -> tuple[int, ...]:
    """The numbers of the emendations that stand in a part of the text; () where no part is set."""
    return tuple(
        number
        for number, one in enumerate(emendations(view), 1)
        if span is not None and isinstance(one.target, Span) and one.target.meets(span)
    )


def told(view: PageView, words: Sequence[Word], at: tuple[Place, Span | None], most: int) -> dict[str, Any]:
    """So many repairs of the part of the text that is set, and the ways to the others; `at` is None beside another
    reader's text."""
    place, span = at
    numbers = here(view, span)
    first = numbers.index(place.repair) // most * most if most and place.repair in numbers else 0

    def link(where: int) -> str | None:
        return place.url(view.page.id, repair=numbers[where], line=None) if 0 <= where < len(numbers) else None

    found = mendings(view, words, numbers[first : first + most])
    return {
        "mended": tuple(one for one in found if one.made),
        "suspected": tuple(one for one in found if not one.made),
        "told_repairs": frozenset(one.number for one in found),
        "made_repairs": frozenset(at for at, one in enumerate(emendations(view), 1) if _made(one)),
        "all_repairs": sum(_made(one) for one in emendations(view)),
        "all_suspected": sum(not _made(one) for one in emendations(view)),
        "repairs_before": link(first - most),
        "repairs_after": link(first + most),
        "left": left(view),
    }


def mendings(view: PageView, words: Sequence[Word], numbers: Sequence[int]) -> tuple[Mending, ...]:
    """What is told of the emendations of these numbers."""
    found = emendations(view)
    said = {one.said: one for one in words if one.undone is None}
    return tuple(_mending(view, number, found[number - 1], said) for number in numbers)


def _mending(view: PageView, number: int, remark: Annotation, said: Mapping[Annotation, Word]) -> Mending:
    body = remark.body
    assert isinstance(body, Emendation)
    hand = said.get(remark)
    _, line = quoted(view.reading, remark.target)
    return Mending(
        number=number,
        printed=shown(printed(view, remark)),
        reads=shown(body.reading),
        value=" ".join(body.reading.split()),
        line=line,
        kind=word("repair", body.kind),
        why=body.evidence,
        witnesses=tuple(word("reader", one).replace("The ", "the ", 1) for one in body.witnesses),
        rule=body.rule,
        rule_url=rule_url(body.rule),
        sure=certainty(remark.cert),
        made=body.applied,
        by=hand.who if hand else None,
        word=hand.id if hand else None,
        at=button("emendation", remark.target),
    )


def printed(view: PageView, remark: Annotation) -> str:
    """What is printed where a remark stands."""
    span = remark.target
    return view.reading.text[span.start : span.end] if view.reading and isinstance(span, Span) else ""


def shown(text: str) -> str:
    """A reading as it is quoted: its line ends told, at most SURFACE code points."""
    rows = [" ".join(row.split()) for row in text.split("\n")]
    if not any(rows):
        return {0: "a blank" if text else "nothing", 1: "a line’s end"}.get(text.count("\n"), "a blank line")
    joined = " / ".join(row or BREAKS for row in rows)
    return joined if len(joined) <= SURFACE else joined[:SURFACE] + " …"


def left(view: PageView) -> tuple[Left, ...]:
    """What was left alone."""
    size = len(view.reading.text) if view.reading else 0
    return tuple(
        Left(one.body.sentence, None if whole else line_of(view.reading, one.target) if view.reading else None)
        for one in view.repairs
        if isinstance(one.body, Finding)
        for whole in (one.target == (Span(0, size) if size else None),)
    )


def taken(view: PageView, at: Span) -> Annotation | None:
    """A suspicion at a place as a reader makes it by hand; None where there is none there now."""
    for one in emendations(view):
        if one.target == at and isinstance(one.body, Emendation) and not one.body.applied:
            return Annotation(at, replace(one.body, applied=True))
    return None


def worst(view: PageView) -> tuple[int, ...]:
    """The lines that read worst, in order; none where all read fairly."""
    scores = sorted((score, line) for line, score in enumerate(view.lines, 1) if score is not None and score < POOR)
    return tuple(sorted(line for _, line in scores[:WORST]))


def _made(remark: Annotation) -> bool:
    return isinstance(remark.body, Emendation) and remark.body.applied
