"""Pages as they are shown: put together from the catalogue and the boxes."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Any

from onionskin.archive.redact_private import behind_masks, veiled
from onionskin.archive.redact_views import hidden, unlooked
from onionskin.archive.views import Failure, ItemView, Leaf, PageView
from onionskin.archive.work import box_path
from onionskin.errors import UsageError
from onionskin.marking.standing import standing
from onionskin.record import Annotations, Layer, Mark
from onionskin.store import Box, Catalogue, Failed, Files, Item, Location, Shelved

_OPEN = 16
"""Boxes held open for reading."""


class Pages:
    """Reads what an archive says of its pages. Not for several threads at once."""

    def __init__(self, archive: Path, catalogue: Catalogue) -> None:
        """Boxes are opened when a page of theirs is asked for."""
        self._archive, self._catalogue = archive, catalogue
        self._boxes: OrderedDict[str, Box] = OrderedDict()
        self.rules: dict[str, tuple[tuple[str, str, int, int], ...]] = {}
        """What was counted of emendations (`ruling.rules`), by the digest of what was said: it is asked again and
        again, and takes ten seconds of 100,000 pages."""
        self.files = Files(archive)
        self.unmasked = False
        """Whether numbers of persons are shown: only where the owner of the archive asks for it."""

    def box(self, name: str) -> Box:
        """The box of that name, open for reading."""
        if name not in self._boxes:
            self._boxes[name] = Box(box_path(self._archive, name))
            if len(self._boxes) > _OPEN:
                self._boxes.popitem(last=False)[1].close()
        self._boxes.move_to_end(name)
        self._boxes[name].unmasked = self.unmasked
        return self._boxes[name]

    def close(self) -> None:
        """Let go of every box."""
        for box in self._boxes.values():
            box.close()
        self._boxes.clear()

    def find(self, page: str) -> tuple[Item, Box, Shelved]:
        """The item, the box and the place of a page. Raises UsageError where there is none."""
        item = self._catalogue.holder(page)
        box = self.box(item.box)
        return item, box, box.page(page)

    def source(self, item: Item) -> Location:
        """Where an item is found: the first of its locations. Raises UsageError where its file was replaced."""
        locations = self._catalogue.locations(item.sha256)
        if not locations:
            raise UsageError("The file that held this page has been replaced by another since it was read.")
        return locations[0]

    def page(self, page: str) -> PageView:
        """All that is said of a page."""
        item, box, shelved = self.find(page)
        location = self.source(item)
        heads = box.heads(page)
        marks: Annotations = said(box, heads, "marks") or ()
        given, ocr = box.read(shelved.given), said(box, heads, "ocr") or ()
        previous, following = box.neighbours(item.sha256, shelved.number)
        view = PageView(
            page=shelved.page,
            source=location.code,
            number=shelved.number,
            count=item.pages or box.count(item.sha256),
            units=self._catalogue.chain(location.code),
            label=label(marks),
            standing=standing(marks),
            reading=said(box, heads, "reading"),
            readings=(*given, *ocr),
            legibility=said(box, heads, "legibility") or (),
            condition=said(box, heads, "condition"),
            zones=said(box, heads, "zones") or (),
            marks=marks,
            dates=said(box, heads, "dates") or (),
            repairs=said(box, heads, "repairs") or (),
            lines=said(box, heads, "lines") or (),
            findings=(*(said(box, heads, "findings") or ()), *unlooked(said(box, heads, "redactions") or ())),
            mentions=said(box, heads, "mentions") or (),
            claims=said(box, heads, "claims") or (),
            redactions=hidden(said(box, heads, "redactions") or ()),
            failures=self._failures(location, shelved.number),
            previous=previous,
            next=following,
            has_image=shelved.image is not None,
        )
        return view if self.unmasked else behind_masks(view, box.read(heads["reading"].says) if view.reading else None)

    def _failures(self, location: Location, number: int) -> tuple[Failure, ...]:
        found = self._catalogue.failures(location.code)
        return tuple(shown(one, location.path) for one in found if one.number in (0, number))

    def item(self, code: str, first: int, last: int) -> ItemView:
        """One source with its pages from `first` to `last`. Raises UsageError where none was read under that code."""
        location = self._catalogue.location(code)
        item = None if location is None or location.sha256 is None else self._catalogue.item(location.sha256)
        if location is None or item is None:
            raise UsageError(f"This archive has read no source {code}.")
        box = self.box(item.box)
        return ItemView(
            units=self._catalogue.chain(code),
            source=location.path,
            sha256=item.sha256,
            size=location.size,
            modified=location.modified,
            kind=item.kind,
            note=location.note,
            count=item.pages or box.count(item.sha256),
            leaves=tuple(
                Leaf(
                    shelved.page.id,
                    shelved.number,
                    label(said(box, box.heads(shelved.page.id), "marks") or ()),
                    shelved.image is not None,
                )
                for shelved in box.pages(item.sha256, first, last)
            ),
        )


def said(box: Box, heads: dict[str, Layer], stage: str) -> Any:
    """What a stage says that holds now, or None; numbers of persons in a reading are masked unless the box says not."""
    if stage not in heads:
        return None
    value = box.read(heads[stage].says)
    return value if box.unmasked or stage not in ("reading", "ocr") else veiled(value)


def label(marks: Annotations) -> str | None:
    """The page number printed on a page, as printed."""
    for remark in marks:
        if isinstance(remark.body, Mark) and remark.body.kind == "page_number":
            printed = remark.body.value.get("label")
            if printed is not None:
                return str(printed)
    return None


def shown(failed: Failed, path: str) -> Failure:
    """A failure as the doors are told of it."""
    reason = failed.reason.strip().splitlines()[-1] if failed.ours else failed.reason
    return Failure(path, failed.number or None, failed.stage, reason, failed.ours)
