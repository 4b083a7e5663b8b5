"""Words of the index put in the engine's terms, against one state of it."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from itertools import combinations_with_replacement

import tantivy
from tantivy import Query

from onionskin.search.schema import JOINED
from onionskin.search.vocabulary import pattern

FURNITURE = 0.1
"""What a word in a running head or stamp counts beside one in the body: it tells little of the page."""

FEW = 50
"""Pages that are known by their names, which is cheaper than to look for the words on them again."""


class Terms:
    """Asks the engine about words and rows of words."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self.schema, self.searcher = schema, searcher
        self._counts: dict[tuple[str, str], int] = {}
        self._following: dict[tuple[str, ...], tuple[int, list[tantivy.DocAddress]]] = {}

    def there(self, name: str, form: str) -> int:
        """On how many pages a word stands; asked once in a query."""
        key = (name, form)
        if key not in self._counts:
            self._counts[key] = self.searcher.doc_freq(name, form)
        return self._counts[key]

    def met(self, query: Query) -> int:
        """On how many pages a query is met."""
        # The engine's own type stub leaves out `count`.
        found: typing.Any = self.searcher.search(query, 1)
        return int(found.count)

    def follow(self, name: str, words: tuple[str, ...]) -> bool:
        """Whether words follow one another on any page."""
        return bool(self._found(name, words)[0])

    def pages(self, name: str, words: tuple[str, ...]) -> list[str] | None:
        """The pages on which words follow one another; None where they are more than FEW."""
        count, places = self._found(name, words)
        return None if count > FEW else [self.searcher.doc(at)["page"][0] for at in places]

    def _found(self, name: str, words: tuple[str, ...]) -> tuple[int, list[tantivy.DocAddress]]:
        """On how many pages words follow one another, and the places of FEW; asked once in a query."""
        key = (name, *words)
        if key not in self._following:
            if all(self.there(name, word) for word in words):
                query = self.run(name, list(enumerate(words)), 0)
                # The engine's own type stub leaves out `count`.
                found: typing.Any = self.searcher.search(query, FEW)
                self._following[key] = found.count, [at for _, at in found.hits]
            else:
                self._following[key] = 0, []
        return self._following[key]

    def joined(self, placed: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
        """The words at their places, one of them joined: each that is joined on any page."""
        for here, (at, part) in enumerate(placed):
            if any(sign in part for sign in "*?") or self.there("joins", JOINED + part):
                yield [*placed[:here], (at, JOINED + part), *placed[here + 1 :]]

    def run(self, name: str, placed: list[tuple[int, str]], slop: int, key: str = "") -> Query:
        """Pages with words at their places in a field; `key` stands before each word of the field `keys`."""
        if any("*" in part or "?" in part for _, part in placed):
            shapes: list[str | tuple[int, str]] = [(at, key + pattern(part)) for at, part in placed]
            return Query.regex_phrase_query(self.schema, name, shapes, slop)
        if not all(self.there(name, key + part) for _, part in placed):
            return Query.empty_query()
        if len(placed) == 1:
            return Query.term_query(self.schema, name, key + placed[0][1])
        return Query.phrase_query(self.schema, name, [(at, key + part) for at, part in placed], slop)


def placements(parts: tuple[str, ...], slop: int) -> Iterator[list[tuple[int, str]]]:
    """Every way the words may stand, each with its place from 0; a part that is only `*` is left out as any word.

    Two words are left to the engine, in both orders. For more, the engine's own slop depends on which word is rarer
    (tantivy 0.27), so that every spread of the words is asked for by itself.
    """
    if len(parts) == 2 and slop:
        yield list(enumerate(parts))
        yield list(enumerate(reversed(parts)))
        return
    for wide in range(slop + 1):
        for cuts in combinations_with_replacement(range(1, len(parts)), wide):
            placed = [(at + sum(cut <= at for cut in cuts), part) for at, part in enumerate(parts)]
            yield [(at - placed[0][0], part) for at, part in placed if part != "*"]
