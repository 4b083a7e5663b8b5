"""Whom an entity is met with, as a small drawing: the entity in the middle, the others around it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from onionskin.archive import Companion, EntityView
from onionskin.web.addresses import entity_url

AROUND, FEWEST, TIES = 12, 3, 12
"""Companions that are drawn, the number below which a drawing says no more than a list, and ties among them."""
WIDTH, HEIGHT, ACROSS, DOWN = 680, 380, 200, 150
"""The drawing and the radii of its oval, in units."""
THICKEST, LONGEST = 7.0, 26
"""Units of the thickest line; letters of a name before it is cut."""


@dataclass(frozen=True, slots=True)
class Node:
    """A companion where it is drawn; the name stands beside it on the side that `anchor` says."""

    companion: Companion
    url: str
    name: str
    x: float
    y: float
    label_x: float
    anchor: str
    wide: float


@dataclass(frozen=True, slots=True)
class Tie:
    """Two companions that are also named together, without the entity in the middle being asked."""

    x1: float
    y1: float
    x2: float
    y2: float
    wide: float


@dataclass(frozen=True, slots=True)
class Net:
    """The drawing."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    width: int = WIDTH
    height: int = HEIGHT


def net(view: EntityView) -> Net | None:
    """The drawing of those that an entity is met with most; None where there are too few to draw."""
    around = _ordered(view)
    if len(around) < FEWEST:
        return None
    most = max(one.together for one in around)
    places = {one.id: _place(at, len(around)) for at, one in enumerate(around)}
    nodes = tuple(_node(one, places[one.id], THICKEST * sqrt(one.together / most)) for one in around)
    pages = {one.id: one.pages for one in around}
    pairs = [(pair, count) for pair, count in view.links.items() if all(one in places for one in pair)]
    # Everybody shares a page with everybody; those are tied that share most of what either has.
    pairs = sorted(pairs, key=lambda one: -one[1] / sqrt(pages[one[0][0]] * pages[one[0][1]]))[:TIES]
    ties = tuple(
        Tie(*places[one], *places[other], round(THICKEST * sqrt(min(count, most) / most) / 3, 1))
        for (one, other), count in sorted(pairs)
    )
    return Net(nodes, ties)


def _ordered(view: EntityView) -> list[Companion]:
    """The companions, each next to the one it shares most pages with of those that are left."""
    people = [one for one in view.company if one.type == "PER"]
    left = (people if len(people) >= FEWEST else list(view.company))[:AROUND]
    ordered = left[:1]
    del left[:1]
    while left:
        last = ordered[-1].id
        follows = max(left, key=lambda one: (view.links.get((min(last, one.id), max(last, one.id)), 0), one.together))
        left.remove(follows)
        ordered.append(follows)
    return ordered


def _place(at: int, count: int) -> tuple[float, float]:
    angle = 2 * pi * (at + 0.5) / count - pi / 2
    return round(WIDTH / 2 + ACROSS * cos(angle), 1), round(HEIGHT / 2 + DOWN * sin(angle), 1)


def _node(one: Companion, place: tuple[float, float], wide: float) -> Node:
    x, y = place
    right = x > WIDTH / 2
    name = one.name if len(one.name) <= LONGEST else one.name[: LONGEST - 1] + "…"
    return Node(
        one, entity_url(one.id), name, x, y, x + (9 if right else -9), "start" if right else "end", round(wide, 1)
    )
