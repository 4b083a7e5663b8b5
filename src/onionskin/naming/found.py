"""A name as it is found on a page, before the pages of an item are looked at together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at `text[start:end]`; `type`, `sense`, `form`, `canonical` and `rule` as of a Mention.

    `inner` tells that it stands in a longer one, as *Moscow* in *Moscow Declaration*.
    """

    start: int
    end: int
    type: str
    sense: str | None = None
    form: str = "name"
    rule: str = "model"
    cert: float = 1.0
    canonical: str | None = None
    inner: bool = False

    def meets(self, other: Found) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Found) -> bool:
        """Whether the other lies in this one and is shorter."""
        return self.start <= other.start and other.end <= self.end and other.end - other.start < self.end - self.start


def plain(surface: str) -> str:
    """A name as it reads: no line end in it, no word cut, single blanks."""
    for cut in ("-\n", "¬\n", "\xad\n"):
        before, _, after = surface.partition(cut)
        if after:
            surface = before + after.lstrip() if after.lstrip()[:1].islower() else f"{before}-{after.lstrip()}"
    return " ".join(surface.replace("¬ ", "").split())


def free_of(found: Iterable[Found], taken: Iterable[Found]) -> list[Found]:
    """Those of `found` that meet none of `taken`."""
    held = list(taken)
    return [one for one in found if not any(one.meets(other) for other in held)]
