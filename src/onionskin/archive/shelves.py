"""The writer's side of the boxes: what workers answered is kept here, one transaction for each box and outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from onionskin.archive.work import Brought, Taken, box_path
from onionskin.pipeline import Digests
from onionskin.pipeline.stages import SHOWN
from onionskin.record import digest
from onionskin.store import Box, Item

_OPEN = 8
"""Boxes held open for writing: a run goes through folders in order, so few are in use at once."""


class Shelves:
    """The boxes of one archive, open for writing while an ingest goes on."""

    def __init__(self, archive: Path) -> None:
        """Opens each box when it is first written to."""
        self._archive = archive
        self._boxes: dict[str, Box] = {}
        self._together: ExitStack | None = None
        self._begun: set[str] = set()

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written within is kept in each box as a whole, or not at all."""
        with ExitStack() as self._together:
            try:
                yield
            finally:
                self._begun.clear()
        self._together = None
        while len(self._boxes) > _OPEN:
            self._boxes.pop(next(iter(self._boxes))).close()

    def box(self, name: str) -> Box:
        """The box of that name, open for writing."""
        box = self._boxes.pop(name, None) or Box(box_path(self._archive, name), writing=True)
        self._boxes[name] = box
        if self._together is not None and name not in self._begun:
            self._begun.add(name)
            self._together.enter_context(box.transaction())
        return box

    def pages(self, item: Item) -> tuple[str, ...]:
        """The pages of an item, in order."""
        return tuple(shelved.page.id for shelved in self.box(item.box).pages(item.sha256))

    def shelve(self, taken: Taken, name: str) -> None:
        """Keep the pages that came in."""
        box = self.box(name)
        box.keep_bodies(taken.bodies)
        box.shelve(*taken.pages)

    def keep(self, brought: Brought) -> None:
        """Keep what was said of a part."""
        box = self.box(brought.part.box)
        box.keep_bodies(brought.bodies)
        box.add_rows(brought.layers)
        if brought.part.pages is None:
            for page, digests in brought.holding.items():
                box.withdraw_heads(page, digests)
                box.stamp(page, stamp(digests))

    def close(self) -> None:
        """Let go of every box."""
        for box in self._boxes.values():
            box.close()
        self._boxes.clear()


def stamp(digests: Digests) -> str:
    """The digest of what a reader is shown of a page."""
    return digest(" ".join(digests.get(name, "-") for name in SHOWN).encode())
