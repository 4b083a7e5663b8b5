"""The margin of a page: why each thing is said, in whole sentences, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onionskin.archive import PageView
from onionskin.record import Annotation, Condition, Finding, Mark, Span, Transcription
from onionskin.web.sheet import line_of, numbered
from onionskin.web.words import certainty, legible, word

SURFACE = 240
"""Code points of a mark that are quoted in the margin; the whole of it stands on the page beside."""
_SKEWED, _DAMAGED = 0.5, 0.35
"""Degrees of skew and share of damage from which it is worth a sentence; below, no reader would see it."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of one mark: `fields` are its name and value as marked, `sure` how surely it was read."""

    number: int
    kind: str
    surface: str
    fields: tuple[tuple[str, str], ...]
    sure: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding, and the line it leans on."""

    sentence: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's transcription, as a choice: its name, how it reads and why, whether it is the one read."""

    reader: str
    name: str
    sentence: str
    read: bool
    shown: bool


def notes(view: PageView) -> tuple[Note, ...]:
    """One note for each mark, in the order of the page."""
    return tuple(_note(number, remark, view.reading) for number, remark in numbered(view.marks))


def remarks(view: PageView) -> tuple[Remark, ...]:
    """The findings with the lines they lean on."""
    return tuple(
        Remark(one.body.sentence, line_of(view.reading, one.target) if view.reading else None)
        for one in view.findings
        if isinstance(one.body, Finding)
    )


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


def _note(number: int, remark: Annotation, reading: Transcription | None) -> Note:
    body = remark.body
    surface, line = "", None
    if reading is not None:
        line = line_of(reading, remark.target)
        if isinstance(remark.target, Span):
            surface = " ".join(reading.text[remark.target.start : remark.target.end].split())
    if len(surface) > SURFACE:
        surface = surface[:SURFACE].rsplit(" ", 1)[0] + " …"
    kind = word("mark", body.kind) if isinstance(body, Mark) else word("mark", "unrecognised")
    fields = tuple(_fields(body)) if isinstance(body, Mark) else ()
    return Note(number, kind, surface, fields, certainty(remark.cert), line)


def _fields(mark: Mark) -> Iterator[tuple[str, str]]:
    for name, value in mark.value.items():
        if isinstance(value, tuple):
            value = ", ".join(value)
        if value is True:
            yield word("field", name), "yes"
        elif value not in (None, "", False):
            yield word("field", name), str(value)


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
