"""The stage `dates`: every expression of time on a page, what it means and why, and the dates of its documents.

readings of an item ─▶ expressions ─▶ set right by hand ─▶ told over the pages ─▶ remarks pinned to each page
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onionskin.dating.edtf import Date, EdtfError, Value, bounds, iso, parse
from onionskin.dating.pages import EARLIER, Carried, PageText, Telling, turned
from onionskin.dating.resolving.meaning import DOCUMENT, Meaning
from onionskin.dating.telling import Placed, placed, placed_by_hand
from onionskin.record import Annotation, Annotations, DocumentDate, Span, Text, Timex, Transcription, refused, repaired

BY_HAND = "by hand"
"""The rule of what a person said."""


def dates(
    readings: tuple[Transcription, ...], repairs: tuple[Annotations, ...], hands: tuple[Annotations, ...]
) -> tuple[Annotations, ...]:
    """The stage: what `find_dates` finds in the pages as repaired, pinned to what is printed."""
    texts = [repaired(reading, emendations) for reading, emendations in zip(readings, repairs, strict=True)]
    mended = tuple(Transcription(one.reader, text.text) for one, text in zip(readings, texts, strict=True))
    found = find_dates(mended, tuple(_moved(hand, text) for hand, text in zip(hands, texts, strict=True)))
    return tuple(_pinned(remarks, text) for remarks, text in zip(found, texts, strict=True))


def _moved(hand: Annotations, text: Text) -> Annotations:
    """What people said of printed words, of those words as repaired."""
    moved = []
    for note in hand:
        start, end = text.find(note.target) if isinstance(note.target, Span) else (0, 0)
        moved.append(replace(note, target=Span(start, end)) if start < end else note)
    return tuple(moved)


def _pinned(remarks: Annotations, text: Text) -> Annotations:
    pinned = []
    for remark in remarks:
        body = remark.body
        if isinstance(body, Timex) and body.anchor is not None:
            body = replace(body, anchor=text.pin(body.anchor.start, body.anchor.end))
        if isinstance(remark.target, Span):
            remark = replace(remark, target=text.pin(remark.target.start, remark.target.end), body=body)
        pinned.append(remark)
    return tuple(pinned)


def find_dates(readings: tuple[Transcription, ...], hands: tuple[Annotations, ...]) -> tuple[Annotations, ...]:
    """The times of each page of an item, in the order of its text: Timex and DocumentDate, pinned to the reading.

    `hands` is what people said of each page, in the order in which they said it. A Timex by hand takes the place of
    those it meets, the last of two for the same words, and what leans on them leans on it; a refusal of `timex`
    withdraws those it meets. A DocumentDate by hand of role `written` is when the document of that page was written,
    pinned to the words that say so or to the page as a region; one of another role, or a refusal of `document_date`,
    stands for those it meets.
    """
    carried, found = Carried(), list[Annotations]()
    for reading, hand in zip(readings, hands, strict=True):
        page = PageText(reading.text, _told(reading.text, hand), *_written(hand))
        telling, carried = turned(page, carried)
        remarks = [*_timexes(telling), *_document_dates(telling, hand)]
        found.append(tuple(sorted(remarks, key=_place)))
    return tuple(found)


# -- what people said --


def _told(text: str, hand: Annotations) -> tuple[Placed, ...]:
    """The expressions of a page, as set right by hand."""
    given = {note.target: note.body for note in hand if isinstance(note.body, Timex) and isinstance(note.target, Span)}
    withdrawn = [*given, *refused(hand, "timex")]
    machine = placed(text)
    kept = [one for one in machine if not any(span.meets(Span(one.start, one.end)) for span in withdrawn)]
    for span, body in given.items():
        same = next((one for one in machine if (one.start, one.end) == (span.start, span.end)), None)
        kept.append(placed_by_hand(text, (span.start, span.end), same, _given(body)))
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


def _given(body: Timex) -> Meaning:
    value = _parsed(body.edtf)
    return Meaning(
        body.type, body.value or _timeml(value), value, BY_HAND, body.mod, cert=1.0, note=body.note, stands=value
    )


def _timeml(value: Value | None) -> str | None:
    """What TIMEX3 writes for a plain day, month or year; None for anything else."""
    plain = isinstance(value, Date) and not value.season and str(value).replace("-", "").isdigit()
    return str(value) if plain else None


def _parsed(edtf: str | None) -> Value | None:
    """The value; None where a person wrote something that is no date: the doors refuse it before it comes here."""
    try:
        return parse(edtf) if edtf else None
    except EdtfError:
        return None


def _written(hand: Annotations) -> tuple[Date | None, bool]:
    """When the document was written, and whether whoever said so pointed to words of the page."""
    for note in hand:
        if isinstance(note.body, DocumentDate) and note.body.role == "written":
            value = _parsed(note.body.edtf)
            return (value, isinstance(note.target, Span)) if isinstance(value, Date) else (None, False)
    return None, False


# -- what is said of a page --


def _timexes(telling: Telling) -> Iterator[Annotation]:
    for one, said in zip(telling.told, telling.meanings, strict=True):
        earliest, latest = days(said.edtf)
        edtf = None if said.edtf is None else str(said.edtf)
        anchor, leans = _leaned(telling, one, said)
        timex = Timex(said.type, said.value, edtf, earliest, latest, said.rule, said.mod, anchor, leans, said.note)
        yield Annotation(Span(one.start, one.end), timex, said.cert)


def days(value: Value | None) -> tuple[str | None, str | None]:
    """The first and the last day of a value, as `1957-09-01`; None where there is none."""
    if value is None:
        return None, None
    found = bounds(value)
    return iso(found.earliest), iso(found.latest)


def _leaned(telling: Telling, one: Placed, said: Meaning) -> tuple[Span | None, str | None]:
    if said.anchor is None:
        return None, None
    if said.anchor == EARLIER:
        return None, "earlier page"
    if said.anchor == DOCUMENT:
        document = next(part for part in reversed(telling.documents) if part.start <= one.start or part.start == 0)
        heads = [date for date in document.dates if date.role == "written"]
        best = max(heads, key=lambda date: (date.cert, -date.start), default=None)
        return (Span(best.start, best.end) if best is not None else None), "document"
    leaned = telling.told[said.anchor]
    return Span(leaned.start, leaned.end), None


def _document_dates(telling: Telling, hand: Annotations) -> Iterator[Annotation]:
    given = [one for one in hand if isinstance(one.body, DocumentDate)]
    gone = refused(hand, "document_date") + [one.target for one in given if isinstance(one.target, Span)]
    written = _written(hand)[0] is not None
    for date in (date for document in telling.documents for date in document.dates):
        span = Span(date.start, date.end)
        if not (written and date.role == "written") and not any(span.meets(other) for other in gone):
            said = DocumentDate(date.role, str(date.edtf), *days(date.edtf), date.rule)
            yield Annotation(span, said, date.cert)
    for one in given:
        assert isinstance(one.body, DocumentDate)
        value = _parsed(one.body.edtf)
        if value is not None:
            yield Annotation(one.target, DocumentDate(one.body.role, str(value), *days(value), BY_HAND))


def _place(remark: Annotation) -> tuple[int, int, str]:
    if not isinstance(remark.target, Span):
        return 0, 0, ""  # of the page as a whole
    return remark.target.start, -remark.target.end, type(remark.body).__name__
