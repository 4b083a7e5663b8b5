"""The layers that may be drawn over a page, as data: a later craft adds its row here and its remarks in `Layers.of`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onionskin.web.addresses import Place

CLAIMS = "claims"
"""The layer whose entries weigh as much as all others together: it is told only where it is drawn, and alone."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A layer that there is. `usual` whether it is drawn where the address does not say.

    `told` whether each of its remarks has an entry in the margin, which makes a page heavier.
    """

    name: str
    title: str
    usual: bool
    told: bool = False


KINDS = (
    Kind("marks", "marks", True),
    Kind("zones", "zones", False),
    Kind("hits", "hits", True),
    Kind("dates", "dates", False, told=True),
    Kind("repairs", "repairs", False, told=True),
    Kind("names", "names", False, told=True),
    Kind(CLAIMS, "claims", False, told=True),
    Kind("redactions", "redactions", False),
)
"""In the order of their toggles, which is that of the keys 1 to 8."""


@dataclass(frozen=True, slots=True)
class Toggle:
    """A layer of one page: how many remarks it has, whether it is drawn, the key and the address that change that.

    `load` where the page has to be asked for again to draw it, since what it says is not told there.
    """

    name: str
    title: str
    count: int
    on: bool
    key: str
    url: str
    load: bool = False


def chosen(place: Place) -> tuple[str, ...]:
    """The layers that are drawn, in the order of the toggles. Whoever looks into one date sees all dates."""
    if place.layers is None:
        looked = {"dates": place.date, "repairs": place.repair, "names": place.name, CLAIMS: place.claim}
        return tuple(kind.name for kind in KINDS if kind.usual or looked.get(kind.name))
    return tuple(kind.name for kind in KINDS if kind.name in place.layers)


def told(name: str, on: tuple[str, ...]) -> bool:
    """Whether the margin has entries for what a layer says: claims only where drawn, and then the others likewise."""
    return name in on or (name != CLAIMS and CLAIMS not in on)


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
        load = kind.told and not told(kind.name, on)
        found.append(Toggle(kind.name, kind.title, counts[kind.name], shown, str(number), url, load))
    return tuple(found)
