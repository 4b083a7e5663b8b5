"""Bring up to date: say what was never said of exactly these readings, and stop where nothing new was said."""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from onionskin.errors import SourceError
from onionskin.pipeline.stage import Scope, Stage
from onionskin.record import Layer

Digests = dict[str, str]
"""What a page's inputs and stages say, by name."""


class Place(Protocol):
    """Where answers are looked up and kept: a box, or a desk beside one."""

    def said(self, page: str, stage: str, version: int, reads: tuple[str, ...]) -> str | None:
        """What was said of exactly these readings."""

    def keep(self, value: object) -> str:
        """Keep an answer under its digest."""

    def read(self, name: str) -> Any:
        """The answer under a digest."""

    def add(self, layer: Layer) -> None:
        """Add a layer."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A stage that could not speak, in place of its layer. `page` is a page's id, or an item's."""

    page: str
    stage: str
    reason: str
    ours: bool


def bring_page(page: str, digests: Digests, stages: Sequence[Stage], place: Place) -> list[Unsaid]:
    """Bring one page up to these stages. `digests` has its inputs, and gains what each stage says."""
    unsaid = []
    for stage in stages:
        if any(name not in digests for name in stage.reads):
            continue  # what it reads could not be said, so it is not due
        reads = tuple(digests[name] for name in stage.reads)
        says = place.said(page, stage.name, stage.version, reads)
        if says is None:
            try:
                says = place.keep(stage.answer(*map(place.read, reads)))
            except SourceError as error:
                unsaid.append(Unsaid(page, stage.name, str(error), ours=False))
                continue
            except Exception:
                unsaid.append(Unsaid(page, stage.name, traceback.format_exc(), ours=True))
                continue
        place.add(Layer(page, stage.name, stage.version, reads, says))
        digests[stage.name] = says
    return unsaid


def bring_item(item: str, pages: Mapping[str, Digests], stages: Sequence[Stage], place: Place) -> list[Unsaid]:
    """Bring all pages of an item up to all stages. `pages` maps each page's id to its inputs, in order.

    Stages of one scope that stand together are run together: page by page, then once for the item, and so on.
    """
    unsaid: list[Unsaid] = []
    for scope, group in groupby(stages, key=lambda stage: stage.scope):
        together = tuple(group)
        if scope is Scope.PAGE:
            for page, digests in pages.items():
                unsaid += bring_page(page, digests, together, place)
        else:
            unsaid += _across(item, pages, together, place)
    return unsaid


def _across(item: str, pages: Mapping[str, Digests], stages: Sequence[Stage], place: Place) -> list[Unsaid]:
    """Stages of scope ITEM: what they read of every page that has it is gathered and kept as one reading."""
    gathered: Digests = {}
    for name in sorted({name for stage in stages for name in stage.reads}):
        there = tuple(digests[name] for digests in pages.values() if name in digests)
        if there:
            gathered[name] = place.keep(there)
    unsaid = bring_page(item, gathered, stages, _Gathered(place))
    for digests in pages.values():
        digests.update({stage.name: gathered[stage.name] for stage in stages if stage.name in gathered})
    return unsaid


@dataclass(frozen=True, slots=True)
class _Gathered:
    """A place in which the digest of a tuple of digests reads as the tuple of what those say."""

    place: Place

    def said(self, page: str, stage: str, version: int, reads: tuple[str, ...]) -> str | None:
        return self.place.said(page, stage, version, reads)

    def keep(self, value: object) -> str:
        return self.place.keep(value)

    def read(self, name: str) -> Any:
        return tuple(self.place.read(one) for one in self.place.read(name))

    def add(self, layer: Layer) -> None:
        self.place.add(layer)
