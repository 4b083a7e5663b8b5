"""Groups that are one by their names alone, whatever people said: none holds two names that cannot be one person's."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.naming.entities.comparing import Comparison
from onionskin.naming.entities.grouping import Group

RARER = 3
"""How many times rarer a misreading must be than what it is taken for, where other names speak against it."""


class Clusters:
    """Clusters of groups, by the place of one of them."""

    def __init__(self, groups: Sequence[Group], comparison: Comparison) -> None:
        self._groups, self._comparison = groups, comparison
        self._members = [[at] for at in range(len(groups))]
        self._of = list(range(len(groups)))
        self._shadows: set[int] = set()

    def of(self, at: int) -> int:
        """The cluster that a group is in."""
        return self._of[at]

    def members(self, cluster: int) -> Sequence[int]:
        """The groups of a cluster, in order."""
        return sorted(self._members[cluster])

    def fit(self, one: int, other: int) -> bool:
        """Whether no two names of two clusters conflict."""
        return not any(self._conflict(mine, theirs) for mine in self._members[one] for theirs in self._members[other])

    def together(self, clusters: Sequence[int]) -> bool:
        """Whether clusters may all be one."""
        return all(self.fit(one, other) for at, one in enumerate(clusters) for other in clusters[at + 1 :])

    def merge(self, one: int, other: int) -> bool:
        """Make the clusters of two groups one. False, and nothing is done, where names of them conflict."""
        low, high = sorted((self._of[one], self._of[other]))
        if low == high:
            return True
        if not self.fit(low, high):
            return False
        for at in self._members[high]:
            self._of[at] = low
        self._members[low] += self._members[high]
        self._members[high] = []
        return True

    def shadow(self, one: int, other: int) -> bool:
        """Take the rarer of two groups for a misreading of the other: its own words say no more what fits. False, and
        nothing is done, where it is not much rarer or is joined already.
        """
        rare, often = sorted((one, other), key=lambda at: (self._groups[at].pages, at))
        alone = self._members[self._of[rare]] == [rare]
        if not alone or self._groups[rare].pages * RARER > self._groups[often].pages or self._of[often] == rare:
            return False
        self._shadows.add(rare)
        return self.merge(rare, often)

    def _conflict(self, one: int, other: int) -> bool:
        if one in self._shadows or other in self._shadows:
            return False
        mine, theirs = self._groups[one].person, self._groups[other].person
        return mine is not None and theirs is not None and self._comparison.conflicts(mine, theirs)
