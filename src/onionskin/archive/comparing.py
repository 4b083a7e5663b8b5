"""Two witnesses of an archive, or two files, read for comparing and put before the doors."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onionskin import accession
from onionskin.archive.compare_views import (
    CompareView,
    LeafPair,
    MarkView,
    PlaceView,
    SideLeaf,
    SideView,
    Summary,
    VariantView,
    WitnessView,
)
from onionskin.archive.pages import label
from onionskin.archive.redact_private import veiled
from onionskin.archive.work import Portion, take
from onionskin.claiming.cues import rows
from onionskin.collating.collate import collate
from onionskin.collating.flow import Folio
from onionskin.errors import SourceError, UsageError
from onionskin.pipeline import Desk, bring_item
from onionskin.pipeline.stages import STAGES
from onionskin.record import (
    VARIANTS,
    Annotations,
    Collation,
    Evidence,
    Mark,
    Passage,
    Point,
    Span,
    Stretch,
    Transcription,
    Unit,
    Variant,
)
from onionskin.store import Files, Shelved, unpacked

READ = (
    "condition", "ocr", "legibility", "reading", "lines", "boxes", "running", "pagination", "marks", "zones",
    "redactions",
)  # fmt: skip
"""The stages whose answers a comparison reads, or that these read."""
SURE = frozenset({"estimative", "possibility", "inference", "confidence", "assurance", "belief"})
"""Kinds of cues by which a variant is one of certainty."""
AROUND = 60
"""Code points of a page that are shown before and after a variant."""
_A_PORTION = 64


@dataclass(frozen=True, slots=True)
class Told:
    """All that a comparison is told of one side."""

    code: str
    title: str
    folios: tuple[Folio, ...]
    leaves: tuple[SideLeaf, ...]
    units: tuple[Unit, ...] = ()
    sha256: str = ""


@cache
def hedges() -> frozenset[str]:
    """Single words of certainty, as the claims know them."""
    return frozenset(
        row.words[0] for found in rows().values() for row in found if row.kind in SURE and len(row.words) == 1
    ) | {"may", "might"}


def compare_files(a: Path, b: Path) -> CompareView:
    """Two files side by side, without an archive. Raises UsageError, SourceError as `analyse` does."""
    return compared(from_file(a), from_file(b))


def compared(a: Told, b: Told) -> CompareView:
    """Two witnesses side by side."""
    found = collate(a.folios, b.folios, hedges())
    one, other = _witness(a), _witness(b)
    variants = tuple(_variant(number, said, a, b) for number, said in enumerate(found.variants, 1))
    return CompareView(
        one,
        other,
        _summary(found, variants, one.released, other.released),
        variants,
        tuple(LeafPair(pair.a, pair.b, pair.how, pair.share) for pair in found.pages),
        tuple(
            MarkView(said.kind, said.a or said.b or "", _leaves(said.places[0]), _leaves(said.places[1]))
            for said in found.marks
        ),
        tuple(_variant(number, said, a, b) for number, said in enumerate(found.recoded, 1)),
        found.apart,
        found.meetings,
    )


def _leaves(places: Sequence[Stretch]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(place.page for place in places))


def _witness(one: Told) -> WitnessView:
    years = {
        int(found[0])
        for folio in one.folios
        for remark in folio.marks
        if isinstance(remark.body, Mark) and remark.body.kind in ("release_stamp", "declass_stamp")
        and (found := re.search(r"\b(?:19|20)\d\d\b", str(remark.body.value.get("date") or "")))
    }  # fmt: skip
    return WitnessView(one.code, one.title, one.units, one.leaves, max(years, default=None), one.sha256)


def _summary(found: Collation, variants: Sequence[VariantView], year_a: int | None, year_b: int | None) -> Summary:
    counts = Counter(one.kind for one in variants)
    opened = [one for one in variants if one.kind == "opened"]
    withheld = [one for one in variants if one.kind == "withheld"]
    later = None if year_a is None or year_b is None or year_a == year_b else "a" if year_a > year_b else "b"
    closed = withheld if later == "b" else opened if later == "a" else []
    return Summary(
        counts={kind: counts[kind] for kind in VARIANTS},
        opened_words=sum(len(one.b.text.split()) for one in opened),
        withheld_words=sum(len(one.a.text.split()) for one in withheld),
        later=later,
        closed=tuple(one.number for one in closed),
        words=found.words,
        compared=bool(found.pages),
    )


# -- sides --


def _variant(number: int, said: Variant, a: Told, b: Told) -> VariantView:
    evidence: list[Mapping[str, str]] = [
        {"kind": one.kind, "note": one.note, **({"side": one.side} if one.side else {})} for one in said.evidence
    ]
    return VariantView(
        number,
        said.kind,
        said.detail,
        _side(said.a, a),
        _side(said.b, b),
        tuple(filter(None, map(_reason, said.evidence))),
        tuple(evidence),
        said.cert,
    )


def _side(passage: Passage, of: Told) -> SideView:
    places = tuple(_place(stretch, of.folios[stretch.page].transcription) for stretch in passage if of.folios)
    if not places:
        return SideView("", "", "", ())
    first, last = of.folios[places[0].leaf].transcription.text, of.folios[places[-1].leaf].transcription.text
    words = [of.folios[one.leaf].transcription.text[one.start : one.end] for one in places]
    start, end = places[0].start, places[-1].end
    return SideView(
        " ".join(" ".join(words).split()),
        " ".join(first[max(0, start - AROUND) : start].split()),
        " ".join(last[end : end + AROUND].split()),
        places,
    )


def _place(stretch: Stretch, reading: Transcription) -> PlaceView:
    target = stretch.target
    start, end = (target.at, target.at) if isinstance(target, Point) else (target.start, target.end)
    line = reading.text.count("\n", 0, start) + 1
    regions = () if isinstance(target, Point) else reading.regions(Span(start, end))
    return PlaceView(stretch.page, line, start, end, regions)


def _reason(one: Evidence) -> str:
    """What a piece of evidence says, in a sentence."""
    where = {"a": "A", "b": "B"}.get(one.side, "")
    if one.kind == "sign":
        return (
            f"{where} says so itself: {one.note}." if one.note.startswith("[") else f"{where} has a {one.note} there."
        )
    return {
        "bound": f"By {where} it is {one.note}.",
        "code": f"{where} gives {one.note} as the reason.",
        "strokes": f"{where} has strokes there, as the edge of a box is read.",
        "residue": f"All that is read there in {where} is “{one.note}”.",
        "around": f"{one.note} words beside it agree.",
        "likelihood": f"What speaks for a thing withheld, and not for a line passed over, comes to {one.note}.",
    }.get(one.kind, "")


# -- files --


def from_file(path: Path) -> Told:
    """A file as a witness. Raises UsageError where there is none, SourceError where no page of it can be read."""
    if not path.is_file():
        raise UsageError(f"There is no file at {path}. Name two files, or two items with --archive DIR.")
    refused: list[str] = []
    with TemporaryDirectory(prefix="onionskin-") as folder:
        files = Files(Path(folder))
        for source in accession.find(path, lambda _, reason: refused.append(reason)):
            return _read(source, files)
    raise SourceError(" ".join(refused) or f"{path} holds no page that could be read.")


def _read(source: accession.Source, files: Files) -> Told:
    desk, shelved = Desk(files.read), list[Shelved]()
    first, more = 1, True
    while more:
        taken = take(Portion(source, first, _A_PORTION), files)
        shelved += taken.pages
        desk.bodies.update({name: unpacked(body) for name, body in taken.bodies.items()})
        more = taken.more
        first = taken.pages[-1].number + 1 if taken.pages else first
    if not shelved:
        raise SourceError(f"{source.path} holds no page that could be read.")
    nothing = {name: desk.keep(()) for name in ("hand", "rules", "known")} | {"reread": desk.keep(False)}
    pages = {
        one.page.id: {"image": desk.keep(None) if one.image is None else desk.lay(one.image), "given": one.given}
        | nothing
        for one in shelved
    }
    bring_item(shelved[0].item, pages, [stage for stage in STAGES if stage.name in READ], desk)
    said = [{name: desk.read(digest) for name, digest in pages[one.page.id].items() if name in READ} for one in shelved]
    folios, leaves = _folios(shelved, said, in_archive=False)
    return Told(os.path.relpath(source.path), Path(source.path).name, folios, leaves)


def _folios(
    shelved: Sequence[Shelved], said: Sequence[Mapping[str, Any]], *, in_archive: bool
) -> tuple[tuple[Folio, ...], tuple[SideLeaf, ...]]:
    folios, leaves = [], []
    for page, stages in zip(shelved, said, strict=True):
        reading: Transcription = stages.get("reading") or Transcription("none", "")
        reading = reading if in_archive else veiled(reading)
        marks: Annotations = stages.get("marks") or ()
        folios.append(Folio(reading, marks, stages.get("redactions") or (), stages.get("zones") or ()))
        size = page.page.width, page.page.height
        name = page.page.id if in_archive else None
        leaves.append(SideLeaf(name, page.number, label(marks), page.image is not None, reading.text, *size))
    return tuple(folios), tuple(leaves)


def from_pages(
    shelved: Sequence[Shelved], said: Sequence[Mapping[str, Any]], units: tuple[Unit, ...], sha256: str
) -> Told:
    """An item of an archive as a witness, from its pages and what is said of each."""
    folios, leaves = _folios(shelved, said, in_archive=True)
    return Told(units[-1].code, units[-1].title, folios, leaves, units, sha256)
