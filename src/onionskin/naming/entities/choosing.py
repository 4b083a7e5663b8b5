"""To which of several people a shorter name belongs: the one who stands in its item, or in its company."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onionskin.naming.entities.grouping import Group, key
from onionskin.naming.entities.judging import Joining
from onionskin.naming.entities.people import Person, folded, person
from onionskin.naming.lists import common, listed
from onionskin.record import Name, Reason

SHORT, TITLED, IN_ITEM, IN_COMPANY, DECIDED = 0.95, 0.85, 0.9, 0.76, 1.0
"""Scores of a shorter name with the one of several for which its item has it, who has its title, who stands in its item
or in its company, or to whom people gave it."""
SHARED, AHEAD = 3, 3
"""Names of the company that must be shared, and how many times as many as with the next."""
CHIEF = 4
"""How many times as many pages of an item must have the full name of one as of another to mean that one."""
FEW, TENFOLD = 2, 10
"""Pages on which a fuller name is noise at most, if its given name is a word; and how many times as many another
must have whose whole name it holds."""
HEADS = frozenset(["president", "pres", "premier", "emperor", "king", "queen", "generalissimo", "chancellor", "pope"])
"""Titles of which there are few holders: without a sign that one is, nobody is taken for one."""
COMMON = 3
"""Zipf frequency from which a word that no list has for a given name is none."""
PLAIN = frozenset(("mr", "m", "messrs", "monsieur", "the", "and"))
"""Titles that tell nobody apart."""


Members = Mapping[int, Sequence[int]]
"""Clusters by number, with the places of their groups."""
Told = tuple[int, float, Reason] | None
"""A cluster, the score with it, and why."""


def _named(one: Person | None) -> bool:
    """Whether a given name may be one: an initial, one of the lists, no common word; or all is a name of the east."""
    if one is None or one.eastern:
        return one is not None
    return any(len(word) == 1 or word in listed("given") or common(word) < COMMON for word in one.given)


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
        self._groups = groups
        self._group_of = [at for at, group in enumerate(groups) for _ in group.names]
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

    def of(self, place: int, clusters: Members) -> Chosen | None:
        """The cluster that a name belongs to; None where nothing tells, or people said it is another."""
        told = self._decided(place, clusters) or self._titled(place, clusters)
        if told is None and (heads := self._titles(place) & HEADS):
            clusters = {of: groups for of, groups in clusters.items() if self._held(groups) & heads}
        ways = (self._short, self._in_item, self._in_company) if told is None and clusters else ()
        told = told or next((said for way in ways if (said := way(place, clusters)) is not None), None)
        if told is None:
            return None
        cluster, score, reason = told
        free = [one for one in self._all(clusters[cluster]) if not self._joining.parted(place, one)]
        near = [one for one in free if self._names[one].called.item == self._names[place].called.item]
        return Chosen(place, cluster, (near or free)[0], score, reason) if free else None

    def _all(self, groups: Sequence[int]) -> list[int]:
        return [place for at in groups for place in self._places[at]]

    def _decided(self, place: int, clusters: Members) -> Told:
        root = self._joining.find(place)
        for cluster, groups in clusters.items():
            if any(self._joining.find(one) == root for one in self._all(groups)):
                return cluster, DECIDED, Reason("people said so", DECIDED)
        return None

    def _titled(self, place: int, clusters: Members) -> Told:
        """The only one of them who stands somewhere with the title of this name."""
        mine = self._titles(place)
        found = [cluster for cluster, groups in clusters.items() if mine & self._held(groups)]
        if len(found) != 1:
            return None
        return found[0], TITLED, Reason("the only one of them with its title", TITLED, " ".join(sorted(mine)))

    def _held(self, groups: Sequence[int]) -> frozenset[str]:
        """The titles with which groups stand anywhere."""
        return frozenset().union(*(self._titles(one) for one in self._all(groups)))

    def _titles(self, place: int) -> frozenset[str]:
        name = self._names[place]
        titles = (*person(name.called.form).titles, *name.roles) if name.called.type == "PER" else ()
        return frozenset(folded(word) for title in titles for word in title.split()) - PLAIN

    def _short(self, place: int, clusters: Members) -> Told:
        """The one for whose name its item has it for short; a copy of the page tells as much."""
        full = {key("PER", name) for name in self._fuller(place)}
        found = [cluster for cluster, groups in clusters.items() if any(self._groups[at].key in full for at in groups)]
        if len(found) != 1:
            return None
        return found[0], SHORT, Reason("short for it in its item", SHORT, self._names[place].called.item)

    def _fuller(self, place: int) -> set[str]:
        items = self._in_items(place)
        form = self._names[place].called.form
        return {
            self._names[one].canonical or form
            for one in self._places[self._group_of[place]]
            if self._names[one].called.form == form and self._names[one].called.item in items
        }

    def _in_item(self, place: int, clusters: Members) -> Told:
        """The only one of them in its item, or the one whose name stands there in full on far more pages."""
        items = self._in_items(place)
        pages = {
            cluster: {page for one in self._all(groups) if self._names[one].called.item in items
                      for page in self._names[one].pages}
            for cluster, groups in clusters.items()
        }  # fmt: skip
        counted = sorted(((len(on), cluster) for cluster, on in pages.items() if on), key=lambda one: (-one[0], one[1]))
        if not counted or (len(counted) > 1 and counted[0][0] < CHIEF * counted[1][0]):
            return None
        how = "the only one of them in its item" if len(counted) == 1 else "the one most named in its item"
        return counted[0][1], IN_ITEM, Reason(how, IN_ITEM, self._names[place].called.item)

    def noise(self, clusters: Members) -> list[int]:
        """The clusters that are no rival of the others: fuller names on a page or two with a word for a given name, and
        those that hold the whole name of another, which stands on ten times as many pages.
        """
        pages = {
            cluster: len({page for one in self._all(groups) for page in self._names[one].pages})
            for cluster, groups in clusters.items()
        }
        words = {cluster: [self._words(at) for at in groups] for cluster, groups in clusters.items()}
        found = [
            cluster
            for cluster, groups in clusters.items()
            if (pages[cluster] <= FEW and not any(_named(self._groups[at].person) for at in groups))
            or any(
                pages[other] >= TENFOLD * pages[cluster] and any(theirs < mine for theirs in words[other])
                for other in clusters
                for mine in words[cluster]
            )
        ]
        return found if len(found) < len(clusters) else []

    def _words(self, at: int) -> frozenset[str]:
        of = self._groups[at].person
        return frozenset(of.order if of is not None else ())

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

    def _in_company(self, place: int, clusters: Members) -> Told:
        mine = set(self._names[place].company)
        if len(mine) < SHARED:
            return None
        shared = sorted(
            ((len(mine & self._met(groups)), cluster) for cluster, groups in clusters.items()),
            key=lambda found: (-found[0], found[1]),
        )
        (most, cluster), next_ = shared[0], shared[1][0] if len(shared) > 1 else 0
        if most < SHARED or most < AHEAD * next_ or most == next_:
            return None
        names = ", ".join(sorted(mine & self._met(clusters[cluster]))[:5])
        return cluster, IN_COMPANY, Reason("stands in the same company", IN_COMPANY, names)

    def _met(self, groups: Sequence[int]) -> frozenset[str]:
        key = tuple(groups)
        if key not in self._company:
            self._company[key] = frozenset(name for one in self._all(groups) for name in self._names[one].company)
        return self._company[key]
