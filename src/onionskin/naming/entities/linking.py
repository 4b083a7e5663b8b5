"""Groups become clusters: equals first, then fuller names before shorter ones, names alone last.

A shorter name joins the one cluster that it fits. Where it fits several that cannot be one, its item decides, or the
company in which it stands; where these do not tell either, it stays by itself with candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onionskin.naming.entities.choosing import Choice
from onionskin.naming.entities.clusters import Clusters
from onionskin.naming.entities.comparing import SAME, Comparison
from onionskin.naming.entities.grouping import Group
from onionskin.naming.entities.judging import Joining
from onionskin.naming.entities.pairing import Pair
from onionskin.naming.entities.people import Person, words
from onionskin.naming.entities.rivals import Rival
from onionskin.naming.entities.spelling import vietnamese
from onionskin.record import Reason

LEAST, OFTENER = 2, 6
"""On how many pages a person must stand in full, and how many times as often may be called by one syllable, where the
item does not tell; swept from 3 to 30, where little moves."""
RIVAL = 0.06
"""How much less a score may be for a cluster to be a rival of the best; swept from 0 to .10, where little moves."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two names, by their places, that are joined or asked about."""

    one: int
    other: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class Linked:
    """What linking comes to: the links made, those in doubt, and the names alone with those they may be."""

    made: list[Link] = field(default_factory=list)
    asked: list[Link] = field(default_factory=list)
    candidates: dict[int, tuple[int, ...]] = field(default_factory=dict)


class Linking:
    """Joins the groups of a block, in an order that follows from the groups alone."""

    def __init__(self, groups: Sequence[Group], joining: Joining, comparison: Comparison) -> None:
        """`joining` holds the names of the groups, group by group."""
        self._groups, self._joining, self._clusters = groups, joining, Clusters(groups, comparison)
        self._choice = Choice(groups, joining)
        self._whole: set[int] = set()
        self._left: dict[int, list[int]] = {}
        self.said = Linked()

    def run(self, found: Sequence[Pair]) -> Linked:
        """Join by the pairs given."""
        edges: defaultdict[int, list[Pair]] = defaultdict(list)
        alone: list[Pair] = []
        for pair in sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other)):
            shorter = self._shorter(pair)
            if pair.score < SAME:
                self._ask(pair)
            elif shorter is not None:
                edges[shorter].append(pair)
            elif self._groups[pair.one].bare:
                alone.append(pair)
            elif not self._merge(pair):
                self._ask(pair)
        for at in sorted(edges, key=lambda at: (self._groups[at].bare, -fullness(self._groups[at].person), at)):
            self._settle(at, edges[at])
        for at in range(len(self._groups)):
            self._make_whole(at)
        for pair in alone:
            if not self._merge(pair):
                self._ask(pair)
        return self.said

    def _make_whole(self, at: int) -> None:
        """Names of one group are one, but where people or their items said otherwise; but a family name alone that
        every tenth bears is in each item another's.
        """
        if at in self._whole:
            return
        self._whole.add(at)
        if family_alone(self._groups[at].person):
            self._choice.join_copies(at)
            return
        starts: list[int] = []
        for place in self._left.get(at, self._choice.places(at)):
            if not any(self._joining.join(start, place) for start in starts):
                starts.append(place)

    def _shorter(self, pair: Pair) -> int | None:
        """Which of two groups has the shorter name; None where they tell as much."""
        one, other = self._groups[pair.one], self._groups[pair.other]
        mine, theirs = (fullness(one.person), one.bare), (fullness(other.person), other.bare)
        if one.bare != other.bare:
            return pair.one if one.bare else pair.other
        return None if mine == theirs else pair.one if mine < theirs else pair.other

    def _settle(self, at: int, pairs: Sequence[Pair]) -> None:
        """Join a shorter name to what it fits."""
        fits = self._fits(at, pairs)
        group = self._groups[at]
        if len(fits) == 1 and syllable_alone(group.person) and at not in self._whole:
            [rival] = self._rivals(fits)
            if rival.pages < LEAST or group.pages > OFTENER * rival.pages:
                self._choose(at, fits)
                return
        if len(fits) == 1 or (not self._groups[at].bare and self._clusters.together(list(fits))):
            for pair in fits.values():
                if not self._merge(pair):
                    self._ask(pair)
        elif fits and at not in self._whole and _says_little(self._groups[at].person):
            self._choose(at, fits)
        else:
            for pair in fits.values():
                self._ask(pair)

    def _fits(self, at: int, pairs: Sequence[Pair]) -> dict[int, Pair]:
        """The clusters that a group may join, each with its best pair, but for those that fit much less than another;
        what does not fit is asked about.
        """
        fits: dict[int, Pair] = {}
        for pair in pairs:
            cluster = self._clusters.of(pair.other if pair.one == at else pair.one)
            if cluster == self._clusters.of(at):
                continue
            if self._clusters.fit(self._clusters.of(at), cluster):
                fits.setdefault(cluster, pair)
            else:
                self._ask(pair)
        rivals = self._rivals(fits)
        noise = [rival.number for rival in rivals if rival.noise(rivals)]
        for cluster in noise if len(noise) < len(fits) else ():
            self._ask(fits.pop(cluster))
        best = max((pair.score for pair in fits.values()), default=0.0)
        for cluster in [cluster for cluster, pair in fits.items() if pair.score < best - RIVAL]:
            self._ask(fits.pop(cluster))
        return fits

    def _merge(self, pair: Pair) -> bool:
        """Join two clusters of groups, and of their names those that people did not say are different."""
        self._make_whole(pair.one)
        self._make_whole(pair.other)
        misread = any("misread" in reason.kind for reason in pair.reasons)
        shadow = misread and self._clusters.shadow(pair.one, pair.other)
        if not shadow and not self._clusters.merge(pair.one, pair.other):
            return False
        for mine in self._starts(pair.one):
            for theirs in self._starts(pair.other):
                if self._joining.find(mine) != self._joining.find(theirs) and self._joining.join(mine, theirs):
                    self.said.made.append(Link(mine, theirs, pair.score, pair.reasons))
        return True

    def _starts(self, at: int) -> list[int]:
        """The first name of each set in which names of a group are, but for those that their items told apart."""
        found: dict[int, int] = {}
        for place in self._left.get(at, self._choice.places(at)):
            found.setdefault(self._joining.find(place), place)
        return list(found.values())

    def _choose(self, at: int, fits: dict[int, Pair]) -> None:
        """Give each name of a group to the one of several clusters that its item or its company tells."""
        rivals = self._rivals(fits)
        made, left = self._choice.given(at, rivals)
        for one in made:
            reasons = (*fits[one.rival].reasons, one.reason)
            self.said.made.append(Link(one.place, one.target, one.score, reasons))
        self._left[at] = left
        for place in left:
            self.said.candidates[place] = tuple(self._choice.first(self._clusters.members(of)) for of in fits)
        for pair in fits.values() if left else ():
            other = pair.other if pair.one == at else pair.one
            self.said.asked.append(Link(left[0], self._choice.first([other]), pair.score, pair.reasons))

    def _rivals(self, fits: Iterable[int]) -> list[Rival]:
        return [self._choice.rival(cluster, self._clusters.members(cluster)) for cluster in fits]

    def _ask(self, pair: Pair) -> None:
        one, other = self._choice.first([pair.one]), self._choice.first([pair.other])
        self.said.asked.append(Link(one, other, pair.score, pair.reasons))


def syllable_alone(person: Person | None) -> bool:
    """Whether a name is one syllable, as many people of the east are called by, or three letters, as noise has."""
    return person is not None and person.bare and (len(person.order[0]) < 4 or vietnamese(person.order[0]))


def family_alone(person: Person | None) -> bool:
    """Whether a name is a family name of Vietnam by which nobody is called."""
    return person is not None and person.bare and person.order[0] in words("vietnamese") - words("vietnamese", "called")


def _says_little(person: Person | None) -> bool:
    """Whether a name may well be of several people: it is one word, or has initials alone before the family name."""
    return person is not None and (person.bare or all(len(word) == 1 for word in person.given))


def fullness(person: Person | None) -> float:
    """How much a name tells: two for a given name, one for an initial, half for a suffix."""
    if person is None:
        return 0.0
    given = person.order[:-1] if person.eastern else person.given
    return sum(1.0 if len(word) == 1 else 2.0 for word in given) + (0.5 if person.suffix else 0.0)
