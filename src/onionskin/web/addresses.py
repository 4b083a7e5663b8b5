"""Where a reader stands is in the address and nowhere else: these read it and write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

_WHERE = (
    "hit",
    "layers",
    "view",
    "line",
    "part",
    "reader",
    "turn",
    "xywh",
    "date",
    "repair",
    "name",
    "text",
    "claim",
    "said",
)
OWN = frozenset(("q", "from", "in", "all", "rule", *_WHERE))
"""Parameters of the room itself; every other is a filter of the search."""
_LONGEST = 2000
"""Code points of a query that are looked at; a longer one is no query."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the filters chosen with it, in the order in which they were chosen."""

    query: str = ""
    chosen: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, params: QueryParams) -> Asked:
        """What an address asks for."""
        chosen = dict.fromkeys((name, value) for name, value in params.multi_items() if name not in OWN and value)
        return cls(params.get("q", "")[:_LONGEST], tuple(chosen))

    @property
    def filters(self) -> Mapping[str, tuple[str, ...]]:
        """The chosen values by the names of their facets."""
        found: dict[str, tuple[str, ...]] = {}
        for name, value in self.chosen:
            found[name] = (*found.get(name, ()), value)
        return found

    @property
    def anything(self) -> bool:
        """Whether anything at all is asked."""
        return bool(self.query.strip() or self.chosen)

    def toggled(self, name: str, value: str) -> Asked:
        """With a value of a facet chosen, or no longer."""
        pair = (name, value)
        others = tuple(one for one in self.chosen if one != pair)
        return replace(self, chosen=others if pair in self.chosen else (*self.chosen, pair))

    def pairs(self) -> list[tuple[str, str]]:
        """As parameters of an address."""
        return [*([("q", self.query)] if self.query else []), *self.chosen]

    def url(self, start: int = 1) -> str:
        """The address of its results, from the `start`-th, counted from 1."""
        return _address("/", [*self.pairs(), *([("from", str(start))] if start > 1 else [])])


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader stands on a page. `hit`, `line`, `date`, `repair`, `name` and `claim` count from 1.

    `layers` None means the usual ones.
    """

    asked: Asked = Asked()
    hit: int | None = None
    layers: tuple[str, ...] | None = None
    view: str | None = None
    line: int | None = None
    part: int = 1
    reader: str | None = None
    turn: int | None = None
    xywh: tuple[int, int, int, int] | None = None
    """What of the image is looked at, in pixels of the image as it is shown (turned), as IIIF writes a region."""
    date: int | None = None
    """Which of the page's dates is looked into."""
    repair: int | None = None
    """Which of the page's repairs and suspicions is looked into."""
    name: int | None = None
    """Which of the page's names is looked into."""
    claim: int | None = None
    """Which of the page's claims is looked into."""
    said: tuple[int, int] | None = None
    """Where a claim stands that is looked into, by its span: its number may change when a page is read anew."""
    text: str | None = None
    """`repaired` where the text is shown as repaired, None where as printed."""

    @classmethod
    def of(cls, params: QueryParams) -> Place:
        """What an address says; what it says wrongly is passed over, so that an old or mistyped one still opens."""
        layers = params.get("layers")
        turn = _whole(params.get("turn"), least=0)
        return cls(
            asked=Asked.of(params),
            hit=_whole(params.get("hit")),
            layers=None if layers is None else tuple(name for name in layers.split(",") if name),
            view=view if (view := params.get("view")) in ("both", "image", "text") else None,
            line=_whole(params.get("line")),
            part=_whole(params.get("part")) or 1,
            reader=params.get("reader"),
            turn=turn if turn in (0, 90, 180, 270) else None,
            xywh=_region(params.get("xywh")),
            date=_whole(params.get("date")),
            repair=_whole(params.get("repair")),
            name=_whole(params.get("name")),
            claim=_whole(params.get("claim")),
            said=_span(params.get("said")),
            text="repaired" if params.get("text") == "repaired" else None,
        )

    def url(self, page: str, **changes: Any) -> str:
        """The address of a page with this state, changed as said."""
        place = replace(self, **changes)
        looked = (
            ("d", place.date), ("r", place.repair), ("n", place.name), ("q", place.claim), ("L", place.line)
        )  # fmt: skip
        at = next((f"#{sign}{number}" for sign, number in looked if number), "")
        return _address(f"/page/{quote(page, safe='')}", place.pairs()) + at

    def pairs(self, **changes: Any) -> list[tuple[str, str]]:
        """As parameters of an address, changed as said."""
        place = replace(self, **changes)
        said = (
            ("hit", place.hit),
            ("layers", None if place.layers is None else ",".join(place.layers)),
            ("view", place.view),
            ("line", place.line),
            ("part", place.part if place.part > 1 else None),
            ("reader", place.reader),
            ("turn", place.turn),
            ("xywh", None if place.xywh is None else ",".join(map(str, place.xywh))),
            ("date", place.date),
            ("repair", place.repair),
            ("name", place.name),
            ("claim", place.claim),
            ("said", None if place.said is None else "-".join(map(str, place.said))),
            ("text", place.text),
        )
        return [*place.asked.pairs(), *((name, str(value)) for name, value in said if value is not None)]

    def elsewhere(self, page: str) -> str:
        """The address of another page, with what holds there too: query, layers, view, printed or repaired."""
        there = replace(self, hit=None, line=None, part=1, reader=None, turn=None, xywh=None)
        return there.url(page, date=None, repair=None, name=None, claim=None, said=None)


def item_url(code: str, start: int = 1) -> str:
    """The address of an item, with its pages from the `start`-th."""
    return _address(f"/item/{quote(code)}", [("from", str(start))] if start > 1 else [])


def compare_url(a: str, b: str = "") -> str:
    """The address of two items side by side, or of the choice of the other."""
    return _address("/compare", [("a", a), *([("b", b)] if b else [])])


def units_url(code: str | None, start: int = 1) -> str:
    """The address of the units under one, from the `start`-th."""
    return _address("/units", [*([("in", code)] if code else []), *([("from", str(start))] if start > 1 else [])])


def entity_url(entity: str) -> str:
    """The address of an entity."""
    return f"/entity/{quote(entity, safe='')}"


def rule_url(name: str) -> str:
    """The address of a rule of repair."""
    return _address("/rules", [("rule", name)])


def image_url(page: str, width: int | None = None) -> str:
    """The address of a page's image."""
    return _address(f"/image/{quote(page, safe='')}", [("width", str(width))] if width else [])


def start_of(params: QueryParams) -> int:
    """The place of the first thing to show, counted from 1."""
    return _whole(params.get("from")) or 1


def _address(path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _whole(said: str | None, least: int = 1) -> int | None:
    if said is None or not said.isascii() or not said.isdigit() or len(said) > 9:
        return None
    return found if (found := int(said)) >= least else None


def _region(said: str | None) -> tuple[int, int, int, int] | None:
    found = [_whole(one, least=0) for one in (said or "").split(",")]
    x, y, width, height = found if len(found) == 4 else (None,) * 4
    if x is None or y is None or not width or not height:
        return None
    return x, y, width, height


def _span(said: str | None) -> tuple[int, int] | None:
    found = [_whole(one, least=0) for one in (said or "").split("-")]
    start, end = found if len(found) == 2 else (None, None)
    return (start, end) if start is not None and end is not None and start < end else None
