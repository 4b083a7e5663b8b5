"""The layers that may be drawn over a page, as data: a later craft adds its row here and its remarks in `Layers.of`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onionskin.web.addresses import Place


@dataclass(frozen=True, slots=True)
class Kind:
    """A layer that there is. `usual` whether it is drawn where the address does not say."""

    name: str
    title: str
    usual: bool


KINDS = (
    Kind("marks", "marks", True),
    Kind("zones", "zones", False),
    Kind("hits", "hits", True),
    Kind("dates", "dates", False),
    Kind("repairs", "repairs", False),
    Kind("names", "names", False),
    Kind("redactions", "redactions", False),
)
"""In the order of their toggles, which is that of the keys 1 to 7."""


@dataclass(frozen=True, slots=True)
class Toggle:
    """A layer of one page: how many remarks it has, whether it is drawn, the key and the address that change that."""

    name: str
    title: str
    count: int
    on: bool
    key: str
    url: str


def chosen(place: Place) -> tuple[str, ...]:
    """The layers that are drawn, in the order of the toggles. Whoever looks into one date sees all dates."""
    if place.layers is None:
        looked = {"dates": place.date, "repairs": place.repair, "names": place.name}
        return tuple(kind.name for kind in KINDS if kind.usual or looked.get(kind.name))
    return tuple(kind.name for kind in KINDS if kind.name in place.layers)


def toggles(page: str, place: Place, counts: Mapping[str, int]) -> tuple[Toggle, ...]:
    """The row of toggles; a layer without a count is not offered."""
    on = chosen(place)
    found: list[Toggle] = []
    for number, kind in enumerate(KINDS, 1):
        if kind.name not in counts:
            continue
        shown = kind.name in on
        after = tuple(one.name for one in KINDS if (one.name in on) != (one.name == kind.name))
        url = place.url(page, layers=after)
        found.append(Toggle(kind.name, kind.title, counts[kind.name], shown, str(number), url))
    return tuple(found)
