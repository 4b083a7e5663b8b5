"""To which of several people a shorter name belongs: the one who stands in its item, or in its company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onionskin.naming.entities.grouping import Group
from onionskin.naming.entities.judging import Joining
from onionskin.record import Name, Reason

IN_ITEM, IN_COMPANY, DECIDED = 0.9, 0.76, 1.0
"""Scores of a shorter name with the one of several that is in its item, in its company, or that people gave it to."""
SHARED, AHEAD = 3, 3
"""Names of the company that must be shared, and how many times as many as with the next."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cluster that a name belongs to, with a name of it."""

    place: int
    cluster: int
    target: int
    score: float
    reason: Reason

    def link(self, joining: Joining) -> bool:
        """Join the name to its cluster; whether that was to be done and could be."""
        if joining.find(self.place) == joining.find(self.target):
            return False
        return joining.join(self.place, self.target)


class Choice:
    """Chooses among clusters for the names of groups that stand one behind another."""

    def __init__(self, groups: Sequence[Group], joining: Joining) -> None:
        self._joining = joining
        self._places: list[range] = []
        self._names: list[Name] = []
        for group in groups:
            self._places.append(range(len(self._names), len(self._names) + len(group.names)))
            self._names += group.names
        self._company: dict[tuple[int, ...], frozenset[str]] = {}
        self._items: dict[int, frozenset[str]] = {}

    def places(self, at: int) -> range:
        """The places of the names of a group."""
        return self._places[at]

    def first(self, groups: Iterable[int]) -> int:
        """The place of a name that stands for groups: of the group told first, on most pages."""
        at = min(groups)
        return min(self._places[at], key=lambda place: (-len(self._names[place].pages), place))

    def of(self, place: int, clusters: Mapping[int, Sequence[int]]) -> Chosen | None:
        """The cluster that a name belongs to; None where nothing tells, or people said it is another."""
        told = self._decided(place, clusters) or self._in_item(place, clusters) or self._in_company(place, clusters)
        if told is None:
            return None
        cluster, score, reason = told
        free = [one for one in self._all(clusters[cluster]) if not self._joining.parted(place, one)]
        near = [one for one in free if self._names[one].called.item == self._names[place].called.item]
        return Chosen(place, cluster, (near or free)[0], score, reason) if free else None

    def _all(self, groups: Sequence[int]) -> list[int]:
        return [place for at in groups for place in self._places[at]]

    def _decided(self, place: int, clusters: Mapping[int, Sequence[int]]) -> tuple[int, float, Reason] | None:
        root = self._joining.find(place)
        for cluster, groups in clusters.items():
            if any(self._joining.find(one) == root for one in self._all(groups)):
                return cluster, DECIDED, Reason("people said so", DECIDED)
        return None

    def _in_item(self, place: int, clusters: Mapping[int, Sequence[int]]) -> tuple[int, float, Reason] | None:
        name = self._names[place]
        items = self._in_items(place)
        found = [
            cluster
            for cluster, groups in clusters.items()
            if any(self._names[one].called.item in items for one in self._all(groups))
        ]
        if len(found) != 1:
            return None
        return found[0], IN_ITEM, Reason("the only one of them in its item", IN_ITEM, name.called.item)

    def _in_items(self, place: int) -> frozenset[str]:
        """The items that a name stands in with the same words on the same pages: its own, and those with copies."""
        if place not in self._items:
            at = next(places for places in self._places if place in places)
            sheets: defaultdict[str, set[str]] = defaultdict(set)
            for one in at:
                for page in self._names[one].pages:
                    sheets[page].add(self._names[one].called.item)
            for one in at:
                met = [sheets[page] for page in self._names[one].pages]
                self._items[one] = frozenset({self._names[one].called.item}.union(*met))
        return self._items[place]

    def _in_company(self, place: int, clusters: Mapping[int, Sequence[int]]) -> tuple[int, float, Reason] | None:
        mine = set(self._names[place].company)
        if len(mine) < SHARED:
            return None
        shared = sorted(
            ((len(mine & self._met(groups)), cluster) for cluster, groups in clusters.items()),
            key=lambda found: (-found[0], found[1]),
        )
        (most, cluster), (next_, _) = shared[0], shared[1]
        if most < SHARED or most < AHEAD * next_ or most == next_:
            return None
        names = ", ".join(sorted(mine & self._met(clusters[cluster]))[:5])
        return cluster, IN_COMPANY, Reason("stands in the same company", IN_COMPANY, names)

    def _met(self, groups: Sequence[int]) -> frozenset[str]:
        key = tuple(groups)
        if key not in self._company:
            self._company[key] = frozenset(name for one in self._all(groups) for name in self._names[one].company)
        return self._company[key]
