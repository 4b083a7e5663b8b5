"""Bring up to date: say what was never said of exactly these readings, and stop where nothing new was said."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, Protocol

from onionskin.errors import HouseError, SourceError
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
    unsaid: list[Unsaid] = []
    for stage in stages:
        if any(name not in digests for name in stage.reads):
            continue  # what it reads could not be said, so it is not due
        reads = tuple(digests[name] for name in stage.reads)
        says = _says(page, stage, reads, place, partial(_answer, stage, reads, place))
        if isinstance(says, Unsaid):
            unsaid.append(says)
        else:
            digests[stage.name] = says
    return unsaid


def _answer(stage: Stage, reads: tuple[str, ...], place: Place) -> object:
    return stage.answer(*map(place.read, reads))


def bring_item(item: str, pages: Mapping[str, Digests], stages: Sequence[Stage], place: Place) -> list[Unsaid]:
    """Bring all pages of an item up to all stages. `pages` maps each page's id to its inputs, in order.

    Stages of scope PAGE that stand together are run together, page by page; one of a wider scope once for the item.
    """
    unsaid: list[Unsaid] = []
    for alone, group in groupby(stages, key=lambda stage: stage.scope is Scope.PAGE):
        together = tuple(group)
        if alone:
            for page, digests in pages.items():
                unsaid += bring_page(page, digests, together, place)
        else:
            for stage in together:
                unsaid += _across(item, pages, stage, place)
    return unsaid


def _across(item: str, pages: Mapping[str, Digests], stage: Stage, place: Place) -> list[Unsaid]:
    """A stage of a wider scope: what it reads of every page that has it is gathered and kept as one reading."""
    there = {page: digests for page, digests in pages.items() if all(name in digests for name in stage.reads)}
    if not there:
        return []
    reads = tuple(place.keep(tuple(digests[name] for digests in there.values())) for name in stage.reads)

    def answer() -> object:
        said = stage.answer(*(tuple(map(place.read, place.read(one))) for one in reads))
        if stage.scope is Scope.ITEM:
            return said
        answers = tuple(said) if isinstance(said, tuple | list) else ()
        if len(answers) != len(there):
            raise HouseError(f"The stage {stage.name} gave {len(answers)} answers for {len(there)} pages.")
        return tuple(map(place.keep, answers))

    says = _says(item, stage, reads, place, answer)
    if isinstance(says, Unsaid):
        return [says]
    if stage.scope is Scope.ITEM:
        for digests in there.values():
            digests[stage.name] = says
        return []
    for (page, digests), one in zip(there.items(), place.read(says), strict=True):
        digests[stage.name] = one
        place.add(Layer(page, stage.name, stage.version, reads, one))
    return []


def _says(page: str, stage: Stage, reads: tuple[str, ...], place: Place, answer: Callable[[], object]) -> str | Unsaid:
    """The digest of what a stage says of exactly these readings, asked where it never said it; or why not."""
    says = place.said(page, stage.name, stage.version, reads)
    if says is None:
        try:
            says = place.keep(answer())
        except SourceError as error:
            return Unsaid(page, stage.name, str(error), ours=False)
        except Exception:
            return Unsaid(page, stage.name, traceback.format_exc(), ours=True)
    place.add(Layer(page, stage.name, stage.version, reads, says))
    return says
