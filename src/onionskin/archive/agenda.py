"""What is to be done next: worked out from the catalogue, so a run that was interrupted is resumed by running again.

catalogue ──▶ portions ─▶ workers ─▶ pages in boxes ──▶ parts ─▶ workers ─▶ layers in boxes
                 ▲                        │                │
                 └─ the pages that follow ┘                └─ scans of many pages: some pages each, then the whole
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from onionskin.accession import Source
from onionskin.archive.work import Job, Part, Portion
from onionskin.store import Catalogue, Item, Location

TEXT_KINDS = frozenset({"text", "alto", "hocr", "page-xml"})
"""Kinds of source that are text; but for `text`, page images may come with them."""
_PATIENCE = 60.0
"""Seconds that one page may take to be read before its worker is stopped."""
_TOGETHER, _ALONE = 20.0, 35.0
"""Seconds that taking in a portion may take, and then its first page alone: together less than a minute, which is what
any file may take. A portion of scans takes one to five."""
_TEXTS_A_JOB, _PAGES_A_PORTION, _TEXT_PAGES_A_PORTION, _IMAGES_A_PART = 32, 8, 256, 4
"""Small texts share a job, because a job's round trip costs more than reading one; scans are spread over workers."""


class Agenda:
    """The jobs of one run. What follows from an outcome is added; what the catalogue says is due comes after."""

    def __init__(
        self, archive: Path, catalogue: Catalogue, signature: str, pages: Callable[[Item], Sequence[str]]
    ) -> None:
        """`signature` is that of the table that items are brought up to; `pages` gives an item's pages in order."""
        self._archive, self._catalogue, self._signature, self._pages = archive, catalogue, signature, pages
        self._ready: deque[Job] = deque()
        self._parts_left: dict[str, int] = {}
        self._left_out: dict[str, set[str]] = {}
        self._due: Iterator[Job] = chain(self._due_items(), self._unread())

    def next(self) -> Job | None:
        """The next job, or None if there is none now."""
        return self._ready.popleft() if self._ready else next(self._due, None)

    def again(self) -> None:
        """Go through the items that are due once more: some have become so since they were gone through."""
        self._due = self._due_items()

    # -- adding --

    def take(self, *portions: Portion) -> None:
        """Take these portions in, in one job."""
        alone = all(portion.size == 1 for portion in portions)
        self._ready.append(Job(self._archive, _ALONE if alone else _TOGETHER, portions=portions))

    def bring(self, parts: Sequence[Part], pages: int, *, images: bool) -> None:
        """Bring these parts up to date, in one job that has patience for so many pages."""
        patience = _PATIENCE * (1 + pages if images else 1 + pages / 50)
        self._ready.append(Job(self._archive, patience, parts=tuple(parts)))

    def plan(self, item: Item) -> None:
        """Bring an item up to date: the pages of a long scan are spread over the workers first."""
        pages = self._pages(item)
        images = self.has_images(item)
        if not images or len(pages) <= _IMAGES_A_PART:
            self.bring((self._whole(item.sha256, item.box),), len(pages), images=images)
            return
        chunks = [tuple(pages[at : at + _IMAGES_A_PART]) for at in range(0, len(pages), _IMAGES_A_PART)]
        self._parts_left[item.sha256] = self._parts_left.get(item.sha256, 0) + len(chunks)
        for chunk in chunks:
            self.bring((Part(item.sha256, item.box, chunk),), len(chunk), images=True)

    def has_images(self, item: Item) -> bool:
        """Whether its pages have images that must be looked at: scans, and markup files beside their images."""
        if item.kind not in TEXT_KINDS:
            return True
        return item.kind != "text" and any(one.images for one in self._catalogue.locations(item.sha256))

    def part_done(self, part: Part) -> None:
        """Note that some pages of an item are read; after the last, the item is due as a whole."""
        self._parts_left[part.item] -= 1
        if self._parts_left[part.item] == 0:
            del self._parts_left[part.item]
            item = self._catalogue.item(part.item)
            pages = item.pages if item and item.pages else 1
            self.bring((self._whole(part.item, part.box),), pages, images=False)

    def singly(self, job: Job) -> bool:
        """Divide a job that took its worker down into smaller ones; False if it cannot be divided."""
        alone = len(job.portions) + len(job.parts) == 1
        if alone and all(one.size == 1 for one in job.portions) and all(_smallest(one) for one in job.parts):
            return False
        for portion in job.portions:
            self.take(replace(portion, size=1) if alone else portion)
        for part in job.parts:
            self._divide(part)
        return True

    def leave_out(self, part: Part) -> None:
        """Bring the item up to date without this one page, which took its worker down."""
        self._left_out.setdefault(part.item, set()).update(part.pages or ())
        self.part_done(part)

    def _divide(self, part: Part) -> None:
        if part.pages is None:
            self.bring((part,), 1, images=True)
            return
        self._parts_left[part.item] += len(part.pages) - 1
        for page in part.pages:
            self.bring((replace(part, pages=(page,)),), 1, images=True)

    def _whole(self, item: str, box: str) -> Part:
        return Part(item, box, without=frozenset(self._left_out.get(item, ())))

    # -- what the catalogue says is due --

    def _due_items(self) -> Iterator[Job]:
        """Items whose pages are in."""
        after = ""
        while items := self._catalogue.due(self._signature, after):
            after = items[-1].sha256
            for item in items:
                self.plan(item)
                while self._ready:
                    yield self._ready.popleft()

    def _unread(self) -> Iterator[Job]:
        """Sources to read."""
        after, texts = "", list[Portion]()
        while locations := self._catalogue.unread(after):
            after = locations[-1].code
            for location in locations:
                text = location.kind in TEXT_KINDS and not location.images
                portion = Portion(_source(location), 1, _TEXT_PAGES_A_PORTION if text else _PAGES_A_PORTION)
                if not text:
                    yield Job(self._archive, _TOGETHER, portions=(portion,))
                    continue
                texts.append(portion)
                if len(texts) == _TEXTS_A_JOB:
                    yield Job(self._archive, _TOGETHER, portions=tuple(texts))
                    texts.clear()
        if texts:
            yield Job(self._archive, _TOGETHER, portions=tuple(texts))


def _smallest(part: Part) -> bool:
    return part.pages is None or len(part.pages) == 1


def _source(location: Location) -> Source:
    return Source(location.path, location.code, location.size, location.modified, location.images)
