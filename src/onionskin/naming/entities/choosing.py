"""To which of several people a shorter name belongs: the one with its title, in its item, or in its company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from onionskin.naming.entities.grouping import Group, key
from onionskin.naming.entities.judging import Joining
from onionskin.naming.entities.rivals import Rival, Rivals, titles
from onionskin.record import Name, Reason

SHORT, TITLED, IN_ITEM, IN_COMPANY, DECIDED = 0.95, 0.85, 0.9, 0.76, 1.0
"""Scores of a shorter name with the one of several for which its item has it, who has its title, who stands in its item
or in its company, or to whom people gave it."""
SHARED, AHEAD = 3, 3
"""Names of the company that must be shared, and how many times as many as with the next."""
CHIEF = 4
"""How many times as many pages of an item must have the full name of one as of another to mean that one; swept from 2
to 8 on the people of the Pentagon Papers."""
HEADS = frozenset(("president", "pres", "premier", "emperor", "king", "queen", "generalissimo", "chancellor", "pope"))
"""Titles of which there are few holders: without a sign that one is, nobody is taken for one."""

Told = tuple[Rival, float, Reason] | None
"""A rival, the score with it, and why."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A name, by its place, and a name of the one it belongs to."""

    place: int
    rival: int
    target: int
    score: float
    reason: Reason


class Choice:
    """Chooses among clusters for the names of groups that stand one behind another."""

    def __init__(self, groups: Sequence[Group], joining: Joining) -> None:
        self._joining, self._groups = joining, groups
        self._group_of = [at for at, group in enumerate(groups) for _ in group.names]
        self._places: list[range] = []
        self._names: list[Name] = []
        for group in groups:
            self._places.append(range(len(self._names), len(self._names) + len(group.names)))
            self._names += group.names
        self._items: dict[int, frozenset[str]] = {}
        self._meant: dict[int, dict[tuple[str, str], set[str]]] = {}

    def places(self, at: int) -> range:
        """The places of the names of a group."""
        return self._places[at]

    def first(self, groups: Iterable[int]) -> int:
        """The place of a name that stands for groups: of the group told first, on most pages."""
        at = min(groups)
        return min(self._places[at], key=lambda place: (-len(self._names[place].pages), place))

    def join_copies(self, at: int) -> None:
        """Join the names of a group that are one in several items because pages of these are copies."""
        first: dict[str, int] = {}
        for place in self._places[at]:
            for page in self._names[place].pages:
                self._joining.join(first.setdefault(page, place), place)

    def rival(self, number: int, members: Sequence[int]) -> Rival:
        """A cluster as what it is known for."""
        places = [place for at in members for place in self._places[at]]
        return Rival(number, [self._groups[at] for at in members], places)

    def given(self, at: int, rivals: Sequence[Rival]) -> tuple[list[Chosen], list[int]]:
        """The names of a group that were joined to a rival each, and those that belong to none that is told."""
        roots = {self._joining.find(place): rival for rival in rivals for place in rival.places}
        made, left, field = [], [], Rivals(rivals)
        for place in self._places[at]:
            decided = roots.get(self._joining.find(place))
            told = (decided, DECIDED, Reason("people said so", DECIDED)) if decided else self._told(place, field)
            target = self._target(place, told[0]) if told is not None else None
            if told is None or target is None:
                left.append(place)
                continue
            if self._joining.find(place) != self._joining.find(target):
                self._joining.join(place, target)
                made.append(Chosen(place, told[0].number, target, told[1], told[2]))
            roots[self._joining.find(place)] = told[0]
        return made, left

    def _target(self, place: int, rival: Rival) -> int | None:
        """The name of a rival to join a name to: one in its item if it can be, and none that people parted it from."""
        near = rival.in_item.get(self._names[place].called.item)
        if near is not None and not self._joining.parted(place, near):
            return near
        return next((one for one in rival.places if not self._joining.parted(place, one)), None)

    def _told(self, place: int, rivals: Rivals) -> Told:
        mine = titles(self._names[place])
        titled = rivals.titled(mine)
        if len(titled) == 1:
            words = " ".join(sorted(mine & titled[0].titles))
            return titled[0], TITLED, Reason("the only one of them with its title", TITLED, words)
        allowed = rivals.titled(mine & HEADS) if mine & HEADS else rivals.all
        numbers = {rival.number for rival in allowed}
        return (
            self._short(place, rivals, numbers)
            or self._in_item(place, rivals, numbers)
            or self._in_company(place, allowed)
        )

    def _short(self, place: int, rivals: Rivals, allowed: Set[int]) -> Told:
        """The one for whose name its item has it for short; a copy of the page tells as much."""
        form, at = self._names[place].called.form, self._group_of[place]
        if at not in self._meant:
            meant: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
            for name in (self._names[one] for one in self._places[at]):
                meant[name.called.form, name.called.item].add(key("PER", name.canonical or name.called.form))
            self._meant[at] = dict(meant)
        full = {of for item in self._in_items(place) for of in self._meant[at].get((form, item), ())}
        found = [rival for rival in rivals.keyed(full) if rival.number in allowed]
        if len(found) != 1:
            return None
        return found[0], SHORT, Reason("short for it in its item", SHORT, self._names[place].called.item)

    def _in_item(self, place: int, rivals: Rivals, allowed: Set[int]) -> Told:
        """The only one of them in its item, or the one whose name stands there in full on far more pages."""
        items = self._in_items(place)
        counted = [
            (-len({page for item in items for page in rival.items.get(item, ())}), rival.number, rival)
            for rival in rivals.in_items(items)
            if rival.number in allowed
        ]
        counted.sort(key=lambda found: found[:2])
        if not counted or (len(counted) > 1 and counted[0][0] > CHIEF * counted[1][0]):
            return None
        how = "the only one of them in its item" if len(counted) == 1 else "the one most named in its item"
        return counted[0][2], IN_ITEM, Reason(how, IN_ITEM, self._names[place].called.item)

    def _in_items(self, place: int) -> frozenset[str]:
        """The items that a name stands in with the same words on the same pages: its own, and those with copies."""
        if place not in self._items:
            at = self._places[self._group_of[place]]
            sheets: defaultdict[str, set[str]] = defaultdict(set)
            for one in at:
                for page in self._names[one].pages:
                    sheets[page].add(self._names[one].called.item)
            for one in at:
                met = [sheets[page] for page in self._names[one].pages]
                self._items[one] = frozenset({self._names[one].called.item}.union(*met))
        return self._items[place]

    def _in_company(self, place: int, rivals: Sequence[Rival]) -> Told:
        """The one in whose company it stands."""
        mine = frozenset(self._names[place].company)
        if len(mine) < SHARED or not rivals:
            return None
        shared = sorted(
            ((-len(mine & rival.company), rival.number, rival) for rival in rivals), key=lambda one: one[:2]
        )
        most, next_ = -shared[0][0], -shared[1][0] if len(shared) > 1 else 0
        if most < SHARED or most < AHEAD * next_:
            return None
        names = ", ".join(sorted(mine & shared[0][2].company)[:5])
        return shared[0][2], IN_COMPANY, Reason("stands in the same company", IN_COMPANY, names)
