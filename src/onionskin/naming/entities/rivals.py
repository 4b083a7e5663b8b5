"""What is known of each cluster that a shorter name may belong to: its items, titles, company, and full names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from onionskin.naming.entities.grouping import Group
from onionskin.naming.entities.people import Person, folded, person
from onionskin.naming.lists import common, listed
from onionskin.record import Name

FEW, TENFOLD = 2, 10
"""Pages on which a fuller name is noise at most, if its given name is a word; and how many times as many another must
have whose whole name it holds."""
COMMON = 3
"""Zipf frequency from which a word that no list has for a given name is none."""
PLAIN = frozenset(("mr", "m", "messrs", "monsieur", "the", "and"))
"""Titles that tell nobody apart."""


def titles(name: Name) -> frozenset[str]:
    """The titles and offices of a name, folded, word by word."""
    told = person(name.called.form).titles if name.called.type == "PER" else ()
    return frozenset(folded(word) for title in told for word in title.split()) - PLAIN


class Rival:
    """A cluster: `number`, the places of its names, and what is known of them, worked out when it is asked for."""

    def __init__(self, number: int, groups: Sequence[Group], places: Sequence[int]) -> None:
        """`places` are those of the names of the groups, group by group."""
        self.number, self.groups, self.places = number, groups, places
        self._names = [name for group in groups for name in group.names]

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles with which its names stand anywhere."""
        return frozenset().union(*map(titles, self._names))

    @cached_property
    def company(self) -> frozenset[str]:
        """The names that stand on its pages."""
        return frozenset().union(*(name.company for name in self._names))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its groups."""
        return frozenset(group.key for group in self.groups)

    @cached_property
    def items(self) -> dict[str, set[str]]:
        """The pages on which its names stand, by item."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name in self._names:
            found[name.called.item].update(name.pages)
        return dict(found)

    @cached_property
    def pages(self) -> int:
        """On how many pages, different by content, it stands."""
        return len({page for pages in self.items.values() for page in pages})

    @cached_property
    def in_item(self) -> dict[str, int]:
        """The place of the first of its names in an item."""
        return {
            name.called.item: place for name, place in zip(reversed(self._names), reversed(self.places), strict=True)
        }

    def noise(self, others: Sequence[Rival]) -> bool:
        """Whether it is no rival of the others: a fuller name on a page or two with a word for a given name, or one
        that holds the whole name of another, which stands on ten times as many pages.
        """
        if self.pages <= FEW and not any(_named(group.person) for group in self.groups):
            return True
        return any(
            other.pages >= TENFOLD * self.pages
            and any(theirs < mine for theirs in other._words for mine in self._words)
            for other in others
        )

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [frozenset(group.person.order if group.person is not None else ()) for group in self.groups]


class Rivals:
    """Several of them, to be asked by title, by key and by item."""

    def __init__(self, rivals: Sequence[Rival]) -> None:
        self.all = rivals
        self._titled = self._by(lambda rival: rival.titles)
        self._keyed = self._by(lambda rival: rival.keys)
        self._in_items = self._by(lambda rival: rival.items)

    def titled(self, words: Iterable[str]) -> list[Rival]:
        """Those who stand somewhere with one of these titles."""
        return self._met(self._titled, words)

    def keyed(self, keys: Iterable[str]) -> list[Rival]:
        """Those of whom one of these is a full name."""
        return self._met(self._keyed, keys)

    def in_items(self, items: Iterable[str]) -> list[Rival]:
        """Those who stand in one of these items."""
        return self._met(self._in_items, items)

    def _by(self, told: Callable[[Rival], Iterable[str]]) -> dict[str, list[Rival]]:
        found: defaultdict[str, list[Rival]] = defaultdict(list)
        for rival in self.all:
            for word in told(rival):
                found[word].append(rival)
        return dict(found)

    @staticmethod
    def _met(index: dict[str, list[Rival]], words: Iterable[str]) -> list[Rival]:
        met = {rival.number: rival for word in words for rival in index.get(word, ())}
        return [met[number] for number in sorted(met)]


def _named(one: Person | None) -> bool:
    """Whether a given name may be one: an initial, one of the lists, no common word; or all is a name of the east."""
    if one is None or one.eastern:
        return one is not None
    return any(len(word) == 1 or word in listed("given") or common(word) < COMMON for word in one.given)
