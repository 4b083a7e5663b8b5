"""What people decided, held while names are joined: *same* joins first, *different* is never joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onionskin.record import Appellation, Judgement, Name


class Index:
    """Names by their appellations: in one item, or wherever a form stands.

    Of a form that some items tell to be short for a fuller name, those that stand elsewhere are meant.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self._places: defaultdict[Appellation, list[int]] = defaultdict(list)
        anywhere: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for at, name in enumerate(names):
            self._places[name.called].append(at)
            if name.called.item:
                anywhere[name.called.type, name.called.form].append(at)
        for (type_, form), places in anywhere.items():
            untold = [at for at in places if names[at].kind != "short"]
            self._places[Appellation(type_, form)] += untold or places

    def places(self, one: Appellation | None) -> Sequence[int]:
        """The places of the names that an appellation is of; () where there is none."""
        return self._places.get(one, ()) if one is not None else ()


class Joining:
    """Names that are joined one by one. Each set of them knows on which side of which *different* it stands."""

    def __init__(self, names: Sequence[Name], judgements: Sequence[Judgement]) -> None:
        """Joins what people said is the same. `faults` says which judgements contradict earlier ones."""
        self.index = Index(names)
        self.faults: list[str] = []
        self._names = names
        self._root = list(range(len(names)))
        self._sides: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for number, judgement in enumerate(judgements):
            ones, others = self.index.places(judgement.one), self.index.places(judgement.other)
            if not ones or not others:
                continue
            if judgement.verdict == "same":
                self._same(judgement, [*ones, *others])
            elif judgement.verdict == "different":
                self._different(number, judgement, ones, others)

    def find(self, at: int) -> int:
        """The set that a name is in."""
        while self._root[at] != at:
            self._root[at] = self._root[self._root[at]]
            at = self._root[at]
        return at

    def parted(self, one: int, other: int) -> bool:
        """Whether people said that two sets are different."""
        if not self._sides:
            return False
        mine, theirs = self._sides.get(self.find(one), {}), self._sides.get(self.find(other), {})
        return any(theirs.get(number, side) != side for number, side in mine.items())

    def join(self, one: int, other: int) -> bool:
        """Join the sets of two names. False, and nothing is done, where people said that they are different."""
        low, high = sorted((self.find(one), self.find(other)))
        if low == high:
            return True
        if self.parted(low, high):
            return False
        self._root[high] = low
        if high in self._sides:
            self._sides[low].update(self._sides.pop(high))
        return True

    def sets(self) -> list[list[int]]:
        """The sets, each in the order of the names, by their first names."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for at in range(len(self._root)):
            found[self.find(at)].append(at)
        return list(found.values())

    def _same(self, judgement: Judgement, places: Iterable[int]) -> None:
        first, *rest = places
        refused = [other for other in rest if not self.join(first, other)]
        if refused:
            self.faults.append(_contradicts(judgement, "same", "different"))

    def _different(self, number: int, judgement: Judgement, ones: Sequence[int], others: Sequence[int]) -> None:
        mine, theirs = {self.find(at) for at in ones}, {self.find(at) for at in others}
        if mine & theirs:
            self.faults.append(_contradicts(judgement, "different", "the same"))
        for side, roots in enumerate((mine - theirs, theirs - mine)):
            for root in roots:
                self._sides[root][number] = side


def _contradicts(judgement: Judgement, said: str, held: str) -> str:
    pair = " and ".join(_told(one) for one in (judgement.one, judgement.other) if one is not None)
    return f"It was decided that {pair} are {said}, but earlier that they are {held}, by themselves or through others; \
the earlier holds."


def _told(one: Appellation) -> str:
    return f"“{one.form}”" + (f" in {one.item}" if one.item else "")


def of_names(judgements: Sequence[Judgement], index: Index) -> Iterator[Judgement]:
    """The judgements that are of a name of the index."""
    return (one for one in judgements if index.places(one.one) or index.places(one.other))
