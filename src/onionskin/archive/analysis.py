"""One file, no archive: everything that would be said of it, in the shape of the contract."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onionskin import accession
from onionskin.archive.claims import told
from onionskin.archive.dates import edtf
from onionskin.archive.mentions import content, mention_rows
from onionskin.archive.pages import label
from onionskin.archive.redact_private import masks, tellable, veiled, without
from onionskin.archive.redact_views import hidden, redaction_row, unlooked
from onionskin.archive.work import Portion, Taken, take
from onionskin.dating.rules import sentence
from onionskin.dating.stage import BY_HAND
from onionskin.errors import SourceError, UsageError
from onionskin.marking.standing import standing
from onionskin.naming.entities import PageMentions, gather, resolve
from onionskin.pipeline import Desk, Digests, bring_item
from onionskin.pipeline.stages import STAGES
from onionskin.record import (
    Annotation,
    Annotations,
    DocumentDate,
    Emendation,
    Entity,
    Finding,
    Mark,
    Mention,
    Redaction,
    Region,
    Span,
    Timex,
    Transcription,
    Zone,
)
from onionskin.store import Files, MentionRow, Shelved, unpacked

_A_PORTION = 64
PINNED = ("marks", "repairs", "dates", "mentions", "claims", "findings")
"""The stages whose remarks on a number of a person are not told."""
NAMED_IN = ("reading", "repairs", "mentions")
"""The stages that names are gathered from."""


@dataclass(slots=True)
class Analysis:
    """What is said of one page of one file. `failures` are whole sentences."""

    source: str
    sha256: str
    number: int
    shelved: Shelved
    says: Mapping[str, Any]
    failures: list[str] = field(default_factory=list)
    entities: Mapping[tuple[int, int], Entity] = field(default_factory=dict)
    """What each mention is taken for in this file alone, by where it stands."""
    unmasked: bool = False
    """Whether numbers of persons are shown."""

    def as_json(self) -> dict[str, Any]:
        """The object of the contract, ready to be written as JSON; numbers of persons are masked, one sign for one."""
        reading: Transcription = self.says.get("reading") or Transcription("none", "")
        if self.unmasked:
            return self._plain(reading) | {"masked": []}
        named = {name: tellable(self.says.get(name) or (), reading.text) for name in PINNED}
        shown = replace(self, says={**self.says, **named})
        plain: dict[str, Any] = without(shown._plain(veiled(reading)), reading.text)
        return plain | {"masked": masks(reading.text)}

    def _plain(self, reading: Transcription) -> dict[str, Any]:
        marks = self.says.get("marks") or ()
        repairs = self.says.get("repairs") or ()
        findings = (*(self.says.get("findings") or ()), *(one for one in repairs if isinstance(one.body, Finding)))
        findings = (*findings, *unlooked(self.says.get("redactions") or ()))
        dates: Annotations = self.says.get("dates") or ()
        return {
            "source": self.source,
            "page": self.number,
            "sha256": self.sha256,
            "text": reading.text,
            "zones": [_pinned(reading, one) for one in self.says.get("zones") or ()],
            "marks": [_pinned(reading, one) for one in marks],
            "repairs": [_pinned(reading, one) for one in repairs if isinstance(one.body, Emendation)],
            "timexes": [_pinned(reading, one) for one in dates if isinstance(one.body, Timex)],
            "document_dates": [_pinned(reading, one) for one in dates if _of_document(one)],
            "mentions": [self._mention(reading, one) for one in self.says.get("mentions") or ()],
            "claims": [told(reading, one) for one in self.says.get("claims") or ()],
            "redactions": [_pinned(reading, one) for one in hidden(self.says.get("redactions") or ())],
            "findings": [_pinned(reading, one) for one in findings],
            "standing": standing(marks),
            "label": label(marks),
            "reader": reading.reader,
            "legibility": [
                {"reader": one.reader, "score": one.score, "reason": one.reason}
                for one in self.says.get("legibility") or ()
            ],
            "lines": list(self.says.get("lines") or ()),
            "width": self.shelved.page.width,
            "height": self.shelved.page.height,
            "failures": self.failures,
        }

    def _mention(self, reading: Transcription, remark: Annotation) -> dict[str, Any]:
        """A mention with the entity that it is taken for in this file: its id and its name."""
        place = (remark.target.start, remark.target.end) if isinstance(remark.target, Span) else (0, 0)
        entity = self.entities.get(place)
        known = {"entity": entity.id, "name": entity.name} if entity else {}
        return _pinned(reading, remark) | known


def analyse(path: Path, page: int | None = None, dated: str | None = None) -> Iterator[Analysis]:
    """Every page of a file, or the one with that number; `dated` is the document's own date, as EDTF.

    Raises UsageError where there is no such file or page, or the date is none.
    """
    hand = _dated(dated)
    if not path.is_file():
        raise UsageError(f"There is no file at {path}. Check the path; to read a folder, use: onionskin ingest.")
    refused: list[str] = []
    found = 0
    with TemporaryDirectory(prefix="onionskin-") as folder:
        files = Files(Path(folder))
        for source in accession.find(path, lambda _, reason: refused.append(reason)):
            for one in _analysed(source, files, hand):
                if page is None or one.number == page:
                    found += 1
                    yield one
    if refused and not found:
        raise SourceError(" ".join(refused))
    if not found:
        raise UsageError(f"{path} has no page {page}." if page else f"{path} holds no page that could be read.")


def _dated(given: str | None) -> Annotations:
    """What whoever asks says of the document's date, as of every page."""
    return () if given is None else (Annotation(Region(0, 0, 1, 1), DocumentDate("written", edtf(given))),)


def _of_document(remark: Annotation) -> bool:
    """Whether it is a date of the document that stands on the page, and not one that whoever asked gave."""
    return isinstance(remark.body, DocumentDate) and remark.body.rule != BY_HAND


def _analysed(source: accession.Source, files: Files, hand: Annotations) -> Iterator[Analysis]:
    taken = list(_taken(source, files))
    faults = {number: reason for one in taken for number, reason in one.faults}
    shelved = [page for one in taken for page in one.pages]
    if not shelved:
        raise SourceError(faults.get(0) or f"{source.path} holds no page.")
    desk = Desk(files.read)
    for one in taken:
        desk.bodies.update({name: unpacked(body) for name, body in one.bodies.items()})
    pages = {page.page.id: _inputs(page, desk, hand) for page in shelved}
    unsaid = bring_item(shelved[0].item, pages, STAGES, desk)
    entities = _entities(shelved, pages, desk)
    for page in shelved:
        digests = pages[page.page.id]
        says = {stage.name: desk.read(digests[stage.name]) for stage in STAGES if stage.name in digests}
        failures = [one.reason for one in unsaid if one.page == page.page.id]
        failures += [faults[page.number]] if page.number in faults else []
        yield Analysis(
            os.path.relpath(source.path), page.item, page.number, page, says, failures, entities[page.page.id]
        )


def _entities(
    shelved: Sequence[Shelved], pages: Mapping[str, Digests], desk: Desk
) -> dict[str, dict[tuple[int, int], Entity]]:
    """Who and what the mentions of each page are, by where they stand, as this one file tells it."""
    item, read, rows = shelved[0].item, [], dict[str, list[MentionRow]]()
    for page in shelved:
        rows[page.page.id] = []
        said = {name: desk.read(name_) for name, name_ in pages[page.page.id].items() if name in NAMED_IN}
        if said.get("reading") is not None and said.get("mentions"):
            text, repairs = said["reading"].text, said.get("repairs") or ()
            one = PageMentions(content(text), text, said["mentions"], repairs)
            read.append(one)
            rows[page.page.id] = list(mention_rows(page.page.id, item, one, ()))
    entity_of = {called.id: one for one in resolve(gather(item, read)).entities for called in one.names}
    return {
        page: {(row.start, row.end): entity_of[row.name] for row in found if row.name in entity_of}
        for page, found in rows.items()
    }


def _taken(source: accession.Source, files: Files) -> Iterator[Taken]:
    first, more = 1, True
    while more:
        taken = take(Portion(source, first, _A_PORTION), files)
        yield taken
        more = taken.more
        first = taken.pages[-1].number + 1 if taken.pages else first


def _inputs(page: Shelved, desk: Desk, hand: Annotations) -> Digests:
    image = desk.keep(None) if page.image is None else desk.lay(page.image)
    said = {"hand": desk.keep(hand), "rules": desk.keep(()), "reread": desk.keep(False), "known": desk.keep(())}
    return {"image": image, "given": page.given, **said}


def _pinned(reading: Transcription, remark: Annotation) -> dict[str, Any]:
    """A remark as JSON: where it stands, what stands there, and what is said of it."""
    body, pinned = remark.body, dict[str, Any]()
    if isinstance(remark.target, Span):
        start, end = remark.target.start, remark.target.end
        pinned = {"start": start, "end": end, "surface": reading.text[start:end]}
    if isinstance(body, Redaction):
        return {**pinned, **redaction_row(remark)}
    if isinstance(body, Zone):
        return {**pinned, "zone": body.kind}
    if isinstance(body, Mark):
        return {**pinned, "kind": body.kind, "family": body.family, "value": dict(body.value), "cert": remark.cert}
    if isinstance(body, Timex | DocumentDate):
        return {**pinned, **_date(body), "cert": remark.cert}
    if isinstance(body, Mention):
        return {**pinned, **_mention(body), "cert": remark.cert}
    if isinstance(body, Finding):
        return {**pinned, "kind": body.kind, "sentence": body.sentence}
    if isinstance(body, Emendation):
        said = {"reading": body.reading, "kind": body.kind, "applied": body.applied, "cert": remark.cert}
        return {**pinned, **said, "rule": body.rule, "evidence": body.evidence, "witnesses": list(body.witnesses)}
    return {**pinned, "body": type(body).__name__}


def _date(body: Timex | DocumentDate) -> dict[str, Any]:
    said = {"edtf": body.edtf, "earliest": body.earliest, "latest": body.latest, "rule": body.rule}
    if isinstance(body, DocumentDate):
        return {"role": body.role, **said}
    anchor = None if body.anchor is None else {"start": body.anchor.start, "end": body.anchor.end}
    more = {"mod": body.mod, "anchor": anchor, "leans": body.leans, "reason": sentence(body.rule), "note": body.note}
    return {"type": body.type, "value": body.value, **said, **more}


def _mention(body: Mention) -> dict[str, Any]:
    """`entity` is None where it names no one: a description, a name that is struck out."""
    said = {"type": body.type, "sense": body.sense, "canonical": body.canonical, "entity": None}
    return {**said, "form": body.form, "rule": body.rule}
