"""The stage `repairs`: what ought to be read where a page shows something else, as emendations of its reading.

In the order of their making: mojibake, lines that are two, hyphens at line ends, blank lines within paragraphs, words
parted and run together, misread words, capitals; then what other readings of the page witness; last what people said.
The text itself stays: undoing every emendation gives it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onionskin.reading.repair.breaks import false_breaks
from onionskin.reading.repair.case import capitals
from onionskin.reading.repair.leave import LONGEST, TOO_LONG, reasons
from onionskin.reading.repair.marked import marked_letters
from onionskin.reading.repair.mojibake import mojibake
from onionskin.reading.repair.signs import strange_signs
from onionskin.reading.repair.splits import zone_splits
from onionskin.reading.repair.tokens import sheet
from onionskin.reading.repair.words import Page, unknown_tokens, word_repairs
from onionskin.record import Annotation, Annotations, Emendation, Refusal, Span, Transcription, Zone

EXACT = "text"
Rules = tuple[tuple[str, str], ...]
"""Names of rules, each with what people said of it for the whole collection: `accepted` or `refused`."""


def find_repairs(
    reading: Transcription, marks: Annotations, zones: Annotations, words: tuple[str, ...], hand: Annotations
) -> Annotations:
    """The emendations of a page, sorted by where they begin; those with `applied` False are suspicions.

    `words` are forms that the item repeats: they count as words, and as attested. An emendation said by hand takes the
    place of those it meets; a refusal of `emendation` withdraws those it meets. Where the page as a whole is left
    alone, a finding pinned to all of it says why.
    """
    text = reading.text
    machine = list(_clear(_machine(reading, marks, zones, frozenset(words))))
    return tuple(sorted(_with_hand(machine, hand), key=_place)) if text else ()


def _machine(
    reading: Transcription, marks: Annotations, zones: Annotations, known: frozenset[str]
) -> Iterable[Annotation]:
    """Every remark of ours, those made first before those made later; of two that meet, the first holds."""
    text = reading.text
    if len(text) > LONGEST:
        yield Annotation(Span(0, len(text)), TOO_LONG)
        return
    bytes_misread = list(mojibake(text))
    yield from bytes_misread
    letters = list(marked_letters(text, marks))
    yield from zone_splits(text, marks, letters)
    yield from letters
    body = [
        z.target for z in zones if isinstance(z.body, Zone) and isinstance(z.target, Span) and z.body.kind == "body"
    ]
    yield from false_breaks(text, body)
    page = sheet(_masked(text, bytes_misread))
    unknown = unknown_tokens(page, known)
    left = reasons(page, unknown, zones)
    if left.page is not None:
        yield Annotation(Span(0, len(text)), left.page)
        return
    yield from strange_signs(text, known)
    taken: set[int] = set()
    for (first, last), said in word_repairs(Page(page, unknown, reading.reader, known, left)):
        taken.update(range(first, last))
        yield said
    yield from capitals(page, taken, known)


def _masked(text: str, remarks: Iterable[Annotation]) -> str:
    """The text with blanks where bytes were misread, so that no word is judged by half of a sign."""
    signs = list(text)
    for remark in remarks:
        if isinstance(remark.target, Span):
            signs[remark.target.start : remark.target.end] = "\u2019" * (remark.target.end - remark.target.start)
    return "".join(signs)


def _clear(remarks: Iterable[Annotation]) -> Iterable[Annotation]:
    """Those emendations that meet none said before them; findings pass."""
    taken: set[int] = set()
    for remark in remarks:
        if isinstance(remark.body, Emendation) and isinstance(remark.target, Span):
            places = range(remark.target.start, remark.target.end)
            if taken.intersection(places):
                continue
            taken.update(places)
        yield remark


def ruled(emendations: Annotations, rules: Rules) -> Annotations:
    """The emendations under what people said of rules: a refused rule's are withdrawn, an accepted one's are made."""
    said: Mapping[str, str] = dict(rules)
    found = []
    for remark in emendations:
        body = remark.body
        verdict = said.get(body.rule, "") if isinstance(body, Emendation) else ""
        if verdict == "refused":
            continue
        if verdict == "accepted" and isinstance(body, Emendation) and not body.applied:
            made = Emendation(body.reading, body.kind, True, body.rule, body.evidence, body.witnesses)
            remark = Annotation(remark.target, made, remark.cert)
        found.append(remark)
    return tuple(found)


def _with_hand(machine: list[Annotation], hand: Annotations) -> list[Annotation]:
    said = [note for note in hand if isinstance(note.body, Emendation)]
    spans = [note.target for note in said if isinstance(note.target, Span)]
    spans += [
        note.target
        for note in hand
        if isinstance(note.target, Span) and isinstance(note.body, Refusal) and note.body.kind == "emendation"
    ]
    kept = [
        remark
        for remark in machine
        if not isinstance(remark.body, Emendation)
        or not isinstance(remark.target, Span)
        or not any(remark.target.meets(span) for span in spans)
    ]
    return kept + said


def _place(remark: Annotation) -> tuple[int, int]:
    return (remark.target.start, -remark.target.end) if isinstance(remark.target, Span) else (1 << 62, 0)
