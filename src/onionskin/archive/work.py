"""What a worker does: take pages in from sources, bring pages up to the table. It writes files, never a database.

A job names what to work on; its answer is all that the one writer must keep. Both travel between processes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from onionskin import accession
from onionskin.accession import Sheet, Source
from onionskin.errors import SourceError
from onionskin.pipeline import Desk, Digests, Scope, Unsaid, bring_item, bring_page
from onionskin.pipeline.stages import STAGES
from onionskin.reading.collected import shared
from onionskin.record import Page, digest, encode
from onionskin.store import Bodies, Box, Catalogue, Files, Forms, Hand, Rereads, Rows, Rulings, Shelved, packed, row

BEFORE_ITEM = STAGES[: next(at for at, stage in enumerate(STAGES) if stage.scope is Scope.ITEM)]
"""The stages that one page can be brought up to without the other pages of its item."""
_AT = next(at for at, stage in enumerate(STAGES) if "known" in stage.reads)
BEFORE_KNOWN, FROM_KNOWN = STAGES[:_AT], STAGES[_AT:]
"""The stages that an item can be brought up to without the collection, the stage `forms` among them; and the others."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some pages of a source: at most `size` from image number `first`."""

    source: Source
    first: int
    size: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What a portion held. `faults` are (image number or 0 for the whole, sentence); `more` if pages may follow."""

    portion: Portion
    sha256: str
    pages: tuple[Shelved, ...]
    bodies: Bodies
    faults: tuple[tuple[int, str], ...]
    notes: tuple[str, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Part:
    """An item to bring up to date: all its stages, or with `pages` only these pages' stages that stand alone.

    `without` are pages left out because they took a worker down.
    """

    item: str
    box: str
    pages: tuple[str, ...] | None = None
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Brought:
    """What was said of a part. `holding` maps each page (and the item) to the digests that hold for it now."""

    part: Part
    holding: dict[str, Digests]
    layers: Rows
    bodies: Bodies
    unsaid: tuple[Unsaid, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """Portions to take in, or parts to bring up to date, in one archive."""

    archive: Path
    patience: float
    portions: tuple[Portion, ...] = ()
    parts: tuple[Part, ...] = ()


People = tuple[Hand, Rulings, Rereads]
"""Where it is kept what people said of pages, of rules, and which pages they want read again."""
Others = tuple[People, Forms]
"""What pages have from beyond their item: what people said, and the words of the collection."""
Answer = tuple[tuple[Taken, ...], tuple[Brought, ...]]


def work(job: Job) -> Answer:
    """Do a job. What is wrong with a source is in the answer; only a bug of ours raises."""
    files = Files(job.archive)
    if job.parts:
        _under_way.clear()
    taken = tuple(take(portion, files) for portion in job.portions)
    return taken, tuple(_bring(part, job.archive, files) for part in job.parts)


def take(portion: Portion, files: Files) -> Taken:
    """Read a portion of a source, keep its bytes and its page images, and say what pages there are."""
    source, sha256 = portion.source, ""
    pages: list[Shelved] = []
    bodies: Bodies = {}
    faults: list[tuple[int, str]] = []
    notes: dict[str, None] = {}
    try:
        sha256, sheets = _sheets(portion, files)
        for sheet in islice(sheets, portion.size):
            pages.append(_shelve(sheet, sha256, files, bodies))
            if sheet.fault is not None:
                faults.append((sheet.number, sheet.fault))
            if sheet.note is not None:
                notes[sheet.note] = None
    except SourceError as error:
        faults.append((0 if portion.first == 1 else portion.first + len(pages), str(error)))
    whole_failed = bool(faults) and faults[-1][0] == 0
    more = len(pages) == portion.size and not whole_failed
    if more:
        _under_way[source, pages[-1].number + 1] = sha256, sheets
    return Taken(portion, sha256, tuple(pages), bodies, tuple(faults), tuple(notes), more)


_under_way: dict[tuple[Source, int], tuple[str, Iterator[Sheet]]] = {}
"""The source that this worker read last, by itself and the number of its next page: to open it again for each portion
would take a 2,000-page scan of 150 MB from 3 seconds to 85. At most one, because its bytes are held with it."""


def _sheets(portion: Portion, files: Files) -> tuple[str, Iterator[Sheet]]:
    """The digest of a source, whose bytes are kept, and its pages from the portion's first on."""
    held = _under_way.get((portion.source, portion.first))
    _under_way.clear()
    if held is not None and files.has(held[0]):
        return held
    data = accession.content(portion.source)
    return files.keep(data, "sources"), iter(accession.sheets(portion.source, data, portion.first))


def page_id(sha256: str, number: int) -> str:
    """A page's id: the head of its source's digest and its image number, so that equal bytes give equal ids."""
    return f"{sha256[:16]}-{number:05d}"


def _shelve(sheet: Sheet, sha256: str, files: Files, bodies: Bodies) -> Shelved:
    given = encode(sheet.given)
    bodies[digest(given)] = packed(given)
    image = None if sheet.image is None else files.keep(sheet.image, "images")
    shown = image if image is not None else digest("\f".join(one.text for one in sheet.given).encode())
    page = Page(page_id(sha256, sheet.number), shown, sheet.width, sheet.height)
    return Shelved(page, sha256, sheet.number, image, digest(given))


@lru_cache(maxsize=4)
def _reading(path: Path) -> Box:
    return Box(path)


@lru_cache(maxsize=1)
def _others(archive: Path) -> Others:
    catalogue = Catalogue(archive)
    return (Hand(catalogue), Rulings(catalogue), Rereads(catalogue)), Forms(catalogue)


def box_path(archive: Path, box: str) -> Path:
    """Where a box of that name stands: readable, and unlike every other name on file systems that fold case."""
    plain = "".join(char if char.isalnum() or char in "-._" else "-" for char in box)[-80:]
    return archive / "boxes" / f"{plain}-{digest(box.encode())[:10]}.db"


def _bring(part: Part, archive: Path, files: Files) -> Brought:
    box = _reading(box_path(archive, part.box))
    desk = Desk(files.read, box)
    people, forms = _others(archive)
    inputs = page_inputs(part, box, people, desk)
    if part.pages is None:
        unsaid = bring_item(part.item, inputs, BEFORE_KNOWN, desk)
        _know(inputs, forms, desk)
        unsaid += bring_item(part.item, inputs, FROM_KNOWN, desk)
    else:
        unsaid = [one for page, digests in inputs.items() for one in bring_page(page, digests, BEFORE_ITEM, desk)]
    bodies = {name: packed(data) for name, data in desk.bodies.items()}
    return Brought(part, inputs, tuple(row(layer) for layer in desk.layers), bodies, tuple(unsaid))


def _know(pages: dict[str, Digests], forms: Forms, desk: Desk) -> None:
    """Lay out, once an item's forms are told, which of them are words of the collection: the input `known`."""
    told = next((digests["forms"] for digests in pages.values() if "forms" in digests), None)
    known = desk.keep(forms.words(shared(desk.read(told))) if told else ())
    for digests in pages.values():
        digests["known"] = known


def page_inputs(part: Part, box: Box, people: People, desk: Desk) -> dict[str, Digests]:
    """For each page of a part, in order, the digests of what it brings along."""
    hand, rulings, rereads = people
    spoken, asked = hand.pages(part.item[:16]), rereads.pages(part.item[:16])
    nothing, silence, rules = desk.keep(None), desk.keep(()), desk.keep(rulings.holding())
    reread = {wanted: desk.keep(wanted) for wanted in (True, False)}
    return {
        shelved.page.id: {
            "image": nothing if shelved.image is None else desk.lay(shelved.image),
            "given": shelved.given,
            "hand": desk.keep(hand.holding(shelved.page.id)) if shelved.page.id in spoken else silence,
            "rules": rules,
            "reread": reread[shelved.page.id in asked],
        }
        for shelved in box.pages(part.item)
        if shelved.page.id not in part.without and (part.pages is None or shelved.page.id in part.pages)
    }
