"""The margin of a page: why each thing is said, in whole sentences, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onionskin.archive import PageView, Word, in_short, in_words
from onionskin.record import (
    Annotation,
    Condition,
    DocumentDate,
    Emendation,
    Finding,
    Mark,
    Mention,
    Redaction,
    Refusal,
    Region,
    Span,
    Timex,
    Transcription,
    Zone,
)
from onionskin.web.remarks import button
from onionskin.web.sheet import line_of, numbered
from onionskin.web.words import WORDS, certainty, legible, word

SURFACE = 240
"""Code points of a mark that are quoted in the margin; the whole of it stands on the page beside."""
_SKEWED, _DAMAGED = 0.5, 0.35
"""Degrees of skew and share of damage from which it is worth a sentence; below, no reader would see it."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one mark: `fields` are its name and value as marked, `sure` how surely it was read.

    `by` is who said it by hand, None where the software did; `refusal` the value of the button that refuses it.
    """

    number: int
    kind: str
    surface: str
    fields: tuple[tuple[str, str], ...]
    sure: str
    line: int | None
    by: str | None
    refusal: str


@dataclass(frozen=True, slots=True)
class Said:
    """One word that a person said of the page: what it comes to, where, and when it was said and undone."""

    id: int
    who: str
    sentence: str
    surface: str
    line: int | None
    at: str
    undone: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, and the line it leans on."""

    sentence: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a place answers that does not have the words asked: repaired to them, or misread."""

    sentence: str
    surface: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's transcription, as a choice: its name, how it reads and why, whether it is the one read."""

    reader: str
    name: str
    sentence: str
    read: bool
    shown: bool


def notes(view: PageView, by: Mapping[Annotation, str]) -> tuple[Note, ...]:
    """One note for each mark, in the order of the page; `by` are the marks that people said, and who did."""
    return tuple(_note(number, remark, view.reading, by) for number, remark in numbered(view.marks))


def history(view: PageView, words: Sequence[Word]) -> tuple[Said, ...]:
    """What people said of the page, the newest first."""
    return tuple(
        Said(one.id, one.who, _sentence(one.said), *_pointed(one.said, view.reading), when(one.at), undone)
        for one in reversed(words)
        for undone in (when(one.undone) if one.undone else None,)
    )


def remarks(view: PageView) -> tuple[Remark, ...]:
    """The findings with the lines they lean on."""
    return tuple(
        Remark(one.body.sentence, line_of(view.reading, one.target) if view.reading else None)
        for one in view.findings
        if isinstance(one.body, Finding)
    )


def whys(view: PageView, hits: Sequence[Span]) -> Mapping[int, Why]:
    """Those hits that stand otherwise than was asked, by their numbers."""
    told = ((number, getattr(span, "why", "exact"), span) for number, span in enumerate(hits, 1))
    return {number: Why(why, *_place(span, view.reading)) for number, why, span in told if why != "exact"}


def readings(view: PageView, shown: str | None) -> tuple[Reading, ...]:
    """Every reading of the page, the one that is read first, each with how well it reads and why."""
    judged = {one.reader: one for one in view.legibility}
    read = view.reading.reader if view.reading else None
    found: dict[str, Reading] = {}
    for one in sorted(view.readings, key=lambda one: one.reader != read):
        judgement = judged.get(one.reader)
        how = f"It {legible(judgement.score)}. {judgement.reason}" if judgement else "It has not been weighed."
        found.setdefault(
            one.reader, Reading(one.reader, word("reader", one.reader), how, one.reader == read, one.reader == shown)
        )
    return tuple(found.values())


def state(condition: Condition | None) -> str | None:
    """The state of the image in a sentence, or None where there is nothing to tell."""
    if condition is None:
        return None
    said = list(_states(condition))
    return f"The image {', '.join(said[:-1]) + ' and ' if len(said) > 1 else ''}{said[-1]}." if said else None


def citation(view: PageView) -> str:
    """How to cite the page: title, printed page, image number, units, standing, path and digest."""
    title, *chain = [unit.title for unit in reversed(view.units)] or [view.source]
    held = f" In: {' › '.join(reversed(chain))}." if chain else ""
    return (
        f"{title}, {folio(view.label, view.number, view.count)}.{held} {stop(view.standing)}"
        f" Source: {view.source}; SHA-256 of the page {view.page.sha256}."
    )


def folio(label: str | None, number: int, count: int | None = None) -> str:
    """Where a page stands: `p. 28 (image 32 of 376)`; an unnumbered page has only its image number."""
    image = f"image {number:,}" + (f" of {count:,}" if count else "")
    return f"p. {label} ({image})" if label else image


def stop(sentence: str) -> str:
    """With a full stop, once."""
    return sentence if sentence.endswith((".", "?", "!")) else sentence + "."


def _note(number: int, remark: Annotation, reading: Transcription | None, by: Mapping[Annotation, str]) -> Note:
    body = remark.body
    surface, line = _place(remark.target, reading)
    kind = word("mark", body.kind) if isinstance(body, Mark) else word("mark", "unrecognised")
    fields = tuple(_fields(body, surface)) if isinstance(body, Mark) else ()
    refusal = button("mark", remark.target)
    return Note(number, kind, surface, fields, certainty(remark.cert), line, by.get(remark), refusal)


def _place(target: Span | Region, reading: Transcription | None) -> tuple[str, int | None]:
    """What stands at a target, as far as it is quoted, and its line."""
    if reading is None:
        return "", None
    surface = ""
    if isinstance(target, Span):
        surface = " ".join(reading.text[target.start : target.end].split())
    if len(surface) > SURFACE:
        surface = surface[:SURFACE].rsplit(" ", 1)[0] + " …"
    return surface, line_of(reading, target)


def _pointed(said: Annotation, reading: Transcription | None) -> tuple[str, int | None]:
    """As `_place`; a date of the document that was given without words for it is of the page, and of no line."""
    whole = isinstance(said.body, DocumentDate) and isinstance(said.target, Region)
    return ("", None) if whole else _place(said.target, reading)


def _fields(mark: Mark, surface: str) -> Iterator[tuple[str, str]]:
    """The fields that tell something beyond what is quoted, in the order of words.toml, others after."""
    order = list(WORDS["field"])
    told: set[str] = set()
    for name in sorted(mark.value, key=lambda name: order.index(name) if name in order else len(order)):
        value = mark.value[name]
        said = ", ".join(value) if isinstance(value, tuple) else "yes" if value is True else str(value)
        if value in (None, "", False, ()) or said in told or said == surface:
            continue
        told.add(said)
        yield word("field", name), said


def _sentence(said: Annotation) -> str:
    body = said.body
    if isinstance(body, Refusal):
        return f"not a {word('remark', body.kind)} here"
    if isinstance(body, Mark):
        return f"a mark here: {word('mark', body.kind).lower()}"
    if isinstance(body, Zone):
        return f"a zone here: {word('zone', body.kind)}"
    if isinstance(body, Timex):
        return (
            f"a date here: {in_words(body.edtf or '')} ({body.edtf})" if body.edtf else "a date here, without a value"
        )
    if isinstance(body, Redaction):
        return f"a redaction here: {in_short(body)}"
    if isinstance(body, DocumentDate):
        return f"{word('role', body.role).lower()}: {in_words(body.edtf)} ({body.edtf})"
    if isinstance(body, Mention):
        return f"a name here: {word('mention', body.type)}" + (f", {word('sense', body.sense)}" if body.sense else "")
    return f"to be read “{body.reading}”" if isinstance(body, Emendation) else "a remark"


def when(at: str) -> str:
    """An ISO 8601 time in UTC as people read it: `2026-11-26, 11:04 UTC`."""
    day, _, time = at.partition("T")
    return f"{day}, {time[:5]} UTC"


def _states(condition: Condition) -> Iterator[str]:
    if condition.ink == "blank":
        yield "is blank"
    elif condition.ink == "near-blank":
        yield "is nearly blank"
    if condition.rotation:
        upright = "upside down" if condition.rotation == 180 else "on its side"
        yield f"was scanned {upright} and is shown upright"
    if abs(condition.skew) >= _SKEWED:
        yield f"leans by {abs(condition.skew):.1f}°"
    if condition.damage >= _DAMAGED:
        yield "shows the wear of a copy made from copies"
