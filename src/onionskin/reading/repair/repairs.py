"""The stages `emendations` and `repairs`: what ought to be read where a page shows
something else, as emendations of its reading.

In the order of their making: mojibake, lines that are two, hyphens at line ends, blank lines within paragraphs, words
parted and run together, misread words, capitals; then what other readings of the page witness. What people said of the
page and of whole rules comes last and in a stage of its own, so that a word of theirs makes no page be judged again.
The text itself stays: undoing every emendation gives it back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onionskin.reading.repair.breaks import false_breaks
from onionskin.reading.repair.case import capitals
from onionskin.reading.repair.figures import letters_among_figures
from onionskin.reading.repair.leave import LONGEST, TOO_LONG, reasons
from onionskin.reading.repair.marked import marked_letters
from onionskin.reading.repair.mojibake import mojibake
from onionskin.reading.repair.signs import strange_signs
from onionskin.reading.repair.splits import zone_splits
from onionskin.reading.repair.tokens import sheet
from onionskin.reading.repair.unknown import unknown_tokens
from onionskin.reading.repair.witnesses import Place, from_others, places, weighed
from onionskin.reading.repair.words import Page, word_repairs
from onionskin.record import Annotation, Annotations, Emendation, Span, Transcription, Zone, refused

EXACT = "text"
Rules = tuple[tuple[str, str], ...]
"""Names of rules, each with what people said of it for the whole collection: `accepted` or `refused`."""


def emendations(reading: Transcription, *read: Any) -> Annotations:
    """The stage `emendations`, of whatever we see ourselves. `read` are `given`, `ocr`, `marks`, `zones`, `words`."""
    given, ocr, marks, zones, words = read
    return _seen(reading, (*given, *ocr), (marks, zones), words)


def repairs(seen: Annotations, hand: Annotations, rules: Rules) -> Annotations:
    """The stage `repairs`: what was seen, under what people said of whole rules and, by hand, of this page."""
    return tuple(sorted(_with_hand(ruled(seen, rules), hand), key=_place))


def find_repairs(
    reading: Transcription,
    readings: Sequence[Transcription],
    parts: tuple[Annotations, Annotations],
    words: Sequence[str],
    people: tuple[Annotations, Rules],
) -> Annotations:
    """The emendations of a page, sorted by where they begin; those with `applied` False are suspicions.

    `readings` are all of the page: those other than `reading` are its witnesses. `parts` are its marks and its zones.
    `words` are forms that the item or the collection repeats: they count as words, and as attested. `people` is what
    people said: of this page, by hand, and of whole rules (see `ruled`). An emendation said by hand takes the place of
    those it meets; a refusal of `emendation` withdraws those it meets. Where the page as a whole is left alone, a
    finding pinned to all of it says why.
    """
    return repairs(_seen(reading, readings, parts, words), *people)


def _seen(
    reading: Transcription,
    readings: Sequence[Transcription],
    parts: tuple[Annotations, Annotations],
    words: Sequence[str],
) -> Annotations:
    if not reading.text:
        return ()
    others = [one for one in readings if one.reader != reading.reader and one.text.strip()]
    return tuple(sorted(_clear(_machine(reading, others, parts, frozenset(words))), key=_place))


def _machine(
    reading: Transcription,
    others: Sequence[Transcription],
    parts: tuple[Annotations, Annotations],
    known: frozenset[str],
) -> Iterator[Annotation]:
    """Every remark of ours, those made first before those made later; of two that meet, the first holds."""
    text, (marks, zones) = reading.text, parts
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
    unknown = unknown_tokens(page, known, reading.reader)
    left = reasons(page, unknown, zones)
    yield from left.findings(page, unknown)
    if left.page is not None:
        return
    yield from strange_signs(text, known)
    yield from letters_among_figures(text, reading.reader)
    yield from _words(Page(page, unknown, reading.reader, known, left), others)


def _words(page: Page, others: Sequence[Transcription]) -> Iterator[Annotation]:
    """What is said of words: from this reading and its witnesses, then from the witnesses alone, then of capitals."""
    there: dict[int, list[Place]] = defaultdict(list)
    for place in places(page.sheet, others):
        there[place.first].append(place)
    taken: set[int] = set()
    for (first, last), said in word_repairs(page):
        said = weighed(page, said, (first, last), there.get(first, ()))
        if isinstance(said.body, Emendation) and (said.body.applied or first not in there):
            taken.update(range(first, last))
        yield said
    yield from from_others(page, there, taken)
    yield from capitals(page.sheet, taken, page.known)


def _masked(text: str, remarks: Iterable[Annotation]) -> str:
    """The text with apostrophes where bytes were misread, so that no word is judged by half of a sign."""
    signs = list(text)
    for remark in remarks:
        if isinstance(remark.target, Span):
            signs[remark.target.start : remark.target.end] = "\u2019" * (remark.target.end - remark.target.start)
    return "".join(signs)


def _clear(remarks: Iterable[Annotation]) -> Iterator[Annotation]:
    """Those emendations that meet none said before them, those that are made before suspicions; findings pass."""
    said = sorted(remarks, key=lambda remark: isinstance(remark.body, Emendation) and not remark.body.applied)
    taken: set[int] = set()
    for remark in said:
        if isinstance(remark.body, Emendation) and isinstance(remark.target, Span):
            places = range(remark.target.start, remark.target.end)
            if not taken.isdisjoint(places):
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


def _with_hand(machine: Annotations, hand: Annotations) -> list[Annotation]:
    said = [note for note in hand if isinstance(note.body, Emendation)]
    spans = [note.target for note in said if isinstance(note.target, Span)]
    spans += refused(hand, "emendation")
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
