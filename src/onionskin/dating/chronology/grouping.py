"""Happenings: statements that fit together, each with each.

Links are taken from the best to the worst; two groups become one only where every statement of the one fits every
statement of the other, so a wide time never chains two acts that cannot be one. What people said comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onionskin.dating.chronology.acts import Act, acts
from onionskin.dating.chronology.linking import fits, link, links
from onionskin.record import Grouping, Statement

MOST = 200
"""Statements of one happening."""


@dataclass(slots=True)
class Told:
    """What people said, by statement: pairs that are one and that are not, and what is no statement."""

    same: tuple[tuple[str, str], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    rejected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, groupings: Iterable[Grouping]) -> Told:
        """The later of two that contradict each other holds."""
        pairs: dict[tuple[str, str], str] = {}
        rejected = set[str]()
        for one in groupings:
            if one.verdict in ("same", "apart"):
                pair = (min(one.one, one.other), max(one.one, one.other))
                pairs.pop(pair, None)
                pairs[pair] = one.verdict
            elif one.verdict == "reject":
                rejected.add(one.one)
        return cls(
            tuple(pair for pair, verdict in pairs.items() if verdict == "same"),
            frozenset(pair for pair, verdict in pairs.items() if verdict == "apart"),
            frozenset(rejected),
        )


def grouped(statements: Iterable[Statement], groupings: Iterable[Grouping] = ()) -> tuple[tuple[Statement, ...], ...]:
    """The statements in groups, one for each happening, by the least id in each; the order of what is given is nothing.

    What a person rejected is left out.
    """
    told = Told.of(groupings)
    pool = sorted((one for one in statements if one.id not in told.rejected), key=lambda one: one.id)
    groups = _Groups(pool, told)
    places = {one.id: at for at, one in enumerate(pool)}
    for one, other in told.same:
        if one in places and other in places:
            groups.bind(places[one], places[other])
    for _, one_at, other_at in sorted(links(pool), key=lambda row: (-row[0], row[1], row[2])):
        groups.join(one_at, other_at)
    return groups.made()


class _Groups:
    def __init__(self, pool: Sequence[Statement], told: Told) -> None:
        self._pool, self._told = pool, told
        self._of = list(range(len(pool)))
        self._members: dict[int, list[int]] = {}

    def bind(self, one: int, other: int) -> None:
        """Make two groups one, whatever they say."""
        a, b = self._of[one], self._of[other]
        if a != b:
            self._merge(a, b)

    def join(self, one: int, other: int) -> None:
        """Make two groups one where all of the one go with all of the other."""
        a, b = self._of[one], self._of[other]
        if a == b:
            return
        left, right = self._members_of(a), self._members_of(b)
        if len(left) + len(right) <= MOST and all(self._go(x, y) for x in left for y in right):
            self._merge(a, b)

    def made(self) -> tuple[tuple[Statement, ...], ...]:
        """The groups, by their first statements."""
        found: dict[int, list[Statement]] = {}
        for at, one in enumerate(self._pool):
            found.setdefault(self._of[at], []).append(one)
        return tuple(sorted(map(tuple, found.values()), key=lambda group: group[0].id))

    def _go(self, one: int, other: int) -> bool:
        a, b = self._pool[one], self._pool[other]
        if (a.id, b.id) in self._told.apart or (b.id, a.id) in self._told.apart:
            return False
        return together(a, b)

    def _members_of(self, group: int) -> list[int]:
        return self._members.get(group, [group])

    def _merge(self, one: int, other: int) -> None:
        kept, gone = min(one, other), max(one, other)
        moved = self._members_of(gone)
        self._members[kept] = sorted([*self._members_of(kept), *moved])
        self._members.pop(gone, None)
        for at in moved:
            self._of[at] = kept


def together(one: Statement, other: Statement) -> bool:
    """Whether two statements of one group do not exclude each other: linked, or at least no clash of time or act."""
    if link(one, other) is not None:
        return True
    act: Act | None = acts().get(one.act)
    return (
        act is not None
        and not act.asks
        and one.act == other.act
        and bool(set(one.actors) & set(other.actors))
        and fits(one, other, act) is not None
    )
