"""A page's words in every way they may be read: one by one, joined over hyphens, and closed up.

printed   anti-   0   ss   men
edges     anti(0,1)   0(1,2)  ss(2,3)  men(3,4)   0ss(1,3)   ?(1,2)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from onionskin.record import Span
from onionskin.search.forms import made
from onionskin.search.vocabulary import Vocabulary
from onionskin.search.words import places, words


class Lattice:
    """The readings of one text."""

    def __init__(self, text: str) -> None:
        read = words(text)
        self._text = text
        self._places = places(text)
        self._from: dict[str, dict[int, set[int]]] = {}
        self._counts: Counter[str] = Counter()
        halves = read.halves()
        rows = [(form, at, at + 1) for at, form in enumerate(read.forms) if at not in halves]
        rows += [(join.form, join.first, join.last) for join in read.joins]
        self._counts.update(form for form, _, _ in rows)
        for form, first, last in (*rows, *read.closed()):
            self._counts[form] += 0
            self._from.setdefault(form, {}).setdefault(first, set()).add(last)

    def vocabulary(self) -> Vocabulary:
        """All that may be read as one word."""
        return Vocabulary(made(list(self._counts.items())))

    def runs(self, forms: Sequence[str]) -> Iterator[list[tuple[int, int]]]:
        """Where these words follow one another: for each way, the words [first, last) that each form covers."""
        for first in self._from.get(forms[0], {}):
            yield from self._on(forms, 0, first, [])

    def _on(
        self, forms: Sequence[str], at: int, first: int, before: list[tuple[int, int]]
    ) -> Iterator[list[tuple[int, int]]]:
        if at == len(forms):
            yield before
            return
        ends = (
            {first + 1}
            if forms[at] == "*" and first < len(self._places)
            else self._from.get(forms[at], {}).get(first, ())
        )
        for last in ends:
            yield from self._on(forms, at + 1, last, [*before, (first, last)])

    def span(self, first: int, last: int) -> Span:
        """The place of some words in the text."""
        return Span(self._places[first][0], self._places[last - 1][1])
