"""What a stage is: a pure function with a name, a version, and the names of what it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from onionskin.record import digest, encode


class Scope(StrEnum):
    """What a stage looks at: one page; or all pages of one item, to say one thing of the item, or one of each page."""

    PAGE = "page"
    ITEM = "item"
    PAGES = "pages"


INPUTS = ("image", "given", "hand", "rules", "reread", "known")
"""What a page brings along and no stage makes: its image's bytes, its source's transcriptions, what people said of it,
what they said of rules for the whole archive, whether they want it read by every reader, and which forms of its item
count as words of the collection.
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """One row of the table.

    `run` is a function of what the stage reads, or a class that is built once per process and then called.
    A stage of scope ITEM or PAGES reads, for each name, the tuple of that stage's answers on every page of the item
    that has all it reads, in their order. ITEM gives one answer, which holds for every page; PAGES a tuple with one
    answer for each of them.
    """

    name: str
    version: int
    run: Callable[..., Any]
    reads: tuple[str, ...]
    scope: Scope = Scope.PAGE

    def answer(self, *readings: object) -> object:
        """What the stage says of these readings."""
        call = _built(self.run) if isinstance(self.run, type) else self.run
        return call(*readings)


@cache
def _built(reader: type) -> Callable[..., Any]:
    built: Callable[..., Any] = reader()
    return built


def signature(stages: tuple[Stage, ...]) -> str:
    """One digest for a whole table: an item brought up to it has nothing due until the table changes."""
    return digest(encode(tuple((stage.name, stage.version, stage.reads, stage.scope.value) for stage in stages)))
