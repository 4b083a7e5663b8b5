"""The dates of a page as the margin tells them: what each means, between which days it lies, why, what it leaned on.

view.dates ──▶ Dated (one for each expression of time), OfDocument (written, stamped, released …)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onionskin.archive import PageView, Word, in_words, reason
from onionskin.record import ROLES, Annotation, DocumentDate, Region, Span, Timex, Transcription
from onionskin.web.remarks import REMARKS, button
from onionskin.web.sheet import line_of
from onionskin.web.words import certainty, word

SHOWN = (40, 20, 8, 1)
"""Dates told in the margin at once: the most with which the page is light enough; links lead to the others."""
SURFACE = 80
"""Code points of a date that are quoted; the whole of it stands on the page."""
BY_HAND = "by hand"
"""The rule of a date that a person gave."""


@dataclass(frozen=True, slots=True)
class Lean:
    """What a date leaned on: a date of the page (`number`), words of it (`line`), or another page (`page`)."""

    sentence: str
    """Leads up to the words, or says all where there are none."""
    quoted: str = ""
    number: int | None = None
    line: int | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """One expression of time. `means` is its value in words, or what it is where it has none; `timex` as TIMEX3.

    `between` are its days in words, "" where the value itself is a day. `at` names it in a form, `by` is who said it.
    """

    number: int
    surface: str
    line: int | None
    means: str
    edtf: str | None
    timex: str
    between: str
    why: str
    lean: Lean | None
    sure: str
    by: str | None
    at: str


@dataclass(frozen=True, slots=True)
class OfDocument:
    """One date of a document on the page, with its evidence: the words that say so, or who."""

    role: str
    name: str
    means: str
    edtf: str
    surface: str
    line: int | None
    why: str
    sure: str
    by: str | None
    at: str


def timexes(view: PageView) -> tuple[Annotation, ...]:
    """The expressions of time of a page; their numbers are their places here, from 1."""
    return REMARKS["timex"](view)


def dated(view: PageView, words: Sequence[Word], numbers: Sequence[int]) -> tuple[Dated, ...]:
    """What is told of the dates of these numbers."""
    found, by = timexes(view), said_by(words)
    return tuple(_dated(view, found, number, by) for number in numbers)


def here(view: PageView, span: Span | None) -> tuple[int, ...]:
    """The numbers of the dates that stand in a part of the text; () where no part is set."""
    return tuple(
        number
        for number, one in enumerate(timexes(view), 1)
        if span is not None and isinstance(one.target, Span) and one.target.meets(span)
    )


def of_document(view: PageView, words: Sequence[Word]) -> tuple[OfDocument, ...]:
    """The dates of the documents on the page, in the order of their roles."""
    by = said_by(words)
    found = [_of_document(view, one, by) for one in REMARKS["document_date"](view)]
    return tuple(sorted(found, key=lambda one: ROLES.index(one.role)))


def said_by(words: Sequence[Word]) -> Mapping[tuple[type, Span | Region], str]:
    """Who says a date by hand, by its kind and its place: what a page then tells of it is worked out anew."""
    return {(type(one.said.body), one.said.target): one.who for one in words if one.undone is None}


def _dated(
    view: PageView, found: Sequence[Annotation], number: int, by: Mapping[tuple[type, Span | Region], str]
) -> Dated:
    remark = found[number - 1]
    body = remark.body
    assert isinstance(body, Timex)
    surface, line = quoted(view.reading, remark.target)
    return Dated(
        number=number,
        surface=surface,
        line=line,
        means=_means(body),
        edtf=body.edtf,
        timex=" ".join(one for one in ("TIMEX3", body.type, body.value, body.mod) if one) if body.value else "",
        between=_between(body),
        why=_why(body),
        lean=_lean(view, found, body),
        sure=certainty(remark.cert),
        by=by.get((Timex, remark.target)) if body.rule == BY_HAND else None,
        at=button("timex", remark.target),
    )


def _of_document(view: PageView, remark: Annotation, by: Mapping[tuple[type, Span | Region], str]) -> OfDocument:
    body = remark.body
    assert isinstance(body, DocumentDate)
    surface, line = quoted(view.reading, remark.target) if isinstance(remark.target, Span) else ("", None)
    who = by.get((DocumentDate, remark.target)) if body.rule == BY_HAND else None
    name, sure, at = word("role", body.role), certainty(remark.cert), button("document_date", remark.target)
    return OfDocument(body.role, name, in_words(body.edtf), body.edtf, surface, line, told(body.rule), sure, who, at)


def quoted(reading: Transcription | None, target: Span | Region) -> tuple[str, int | None]:
    """The words that stand at a target, as far as they are quoted, and their line."""
    if reading is None:
        return "", None
    words = " ".join(reading.text[target.start : target.end].split()) if isinstance(target, Span) else ""
    return words if len(words) <= SURFACE else words[:SURFACE] + " …", line_of(reading, target)


def told(rule: str) -> str:
    """A rule in a sentence; one that has none by its name."""
    try:
        return reason(rule)
    except KeyError:
        return f"{rule[:1].upper()}{rule[1:]}."


def _means(body: Timex) -> str:
    if body.edtf is not None:
        return in_words(body.edtf)
    return {"DURATION": "a length of time", "SET": "how often"}.get(body.type, "no date that is known")


def _between(body: Timex) -> str:
    if body.edtf is None or body.edtf == body.earliest == body.latest:
        return ""
    if body.earliest and body.latest:
        same = body.earliest == body.latest
        return in_words(body.earliest) if same else f"{in_words(body.earliest)} to {in_words(body.latest)}"
    if body.earliest:
        return f"not before {in_words(body.earliest)}"
    return f"not after {in_words(body.latest)}" if body.latest else "no day that is known"


def _why(body: Timex) -> str:
    """The rule in a sentence, and the note where it says more."""
    said, note = told(body.rule), body.note or ""
    return said if set(_plain(note)) <= set(_plain(said)) else f"{said} {note}"


def _plain(sentence: str) -> Iterator[str]:
    return (one.strip(".,;").lower() for one in sentence.split())


def _lean(view: PageView, found: Sequence[Annotation], body: Timex) -> Lean | None:
    of_document = body.leans == "document"
    if body.anchor is not None:
        words, line = quoted(view.reading, body.anchor)
        number = next((at for at, one in enumerate(found, 1) if _is_at(one.target, body.anchor)), None)
        return Lean("It leans on the document’s date," if of_document else "It leans on", words, number, line)
    if body.leans is None:
        return None
    if of_document and any(isinstance(one.target, Region) for one in REMARKS["document_date"](view)):
        return Lean("It leans on the document’s date, given by hand.")
    what = "the document’s date" if of_document else "a time told"
    return Lean(f"It leans on {what}", "", page=view.previous) if view.previous else Lean(f"It leans on {what} before.")


def _is_at(target: Span | Region, anchor: Span) -> bool:
    """Whether a date is what was leaned on: the same words, or those that lie in a label or a stamp."""
    return isinstance(target, Span) and target in anchor
