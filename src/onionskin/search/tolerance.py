"""What a word or phrase answers beyond what stands as written: as repaired, and as it may have been misread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from math import ceil

from tantivy import Query

from onionskin.search.ast import All, Any, Node, Phrase, Word
from onionskin.search.phrases import Spelling
from onionskin.search.spellings import Spellings
from onionskin.search.terms import FURNITURE, Terms, placements

_LOOSE = (("loose", 1.0), ("furniture", FURNITURE))
"""The index's fields that misreadings are looked for in, and what they count in each."""


_COMMON = 2000
"""Pages from which a word is common: to look whether such words follow one another costs more than it saves."""


_STEPS = 25
"""What pages count that are known by their names is told in so many steps."""


class Width(IntEnum):
    """How far a query reaches; each takes in what the one before does."""

    EXACT = 0
    REPAIRED = 1
    MISREAD = 2


class Tolerance:
    """The ways beyond, against one state of the index."""

    def __init__(self, terms: Terms, spellings: Callable[[], Spellings]) -> None:
        self._terms, self._spellings = terms, spellings
        self._known: dict[tuple[Word | Phrase, Width], list[Query]] = {}

    def beyond(self, leaf: Word | Phrase, width: Width, exact: Query) -> list[Query]:
        """Pages with the leaf as repaired, which count 0.9, and as it may be misread, less by cost; 1 is as written.

        `exact` is the query for the leaf as written.
        """
        if (leaf, width) not in self._known:
            self._known[leaf, width] = list(self._beyond(leaf, width, exact))
        return self._known[leaf, width]

    def _beyond(self, leaf: Word | Phrase, width: Width, exact: Query) -> Iterator[Query]:
        parts, slop = ((leaf.form,), 0) if isinstance(leaf, Word) else (leaf.parts, leaf.slop)
        for placed in placements(parts, slop):
            if all(self._terms.there("mended", part) for _, part in placed if "*" not in part and "?" not in part):
                mended = self._terms.run("mended", placed, slop if len(parts) == 2 else 0)
                yield Query.const_score_query(mended, 0.9)
        if width is Width.MISREAD and not slop:
            named: dict[str, float] = {}
            for spelling in self._misread(leaf, parts, exact):
                yield from self._spelling(spelling, named)
            yield from self._named(named)

    def _misread(self, leaf: Word | Phrase, parts: tuple[str, ...], exact: Query) -> list[Spelling]:
        """As the leaf may be misread; a phrase that nowhere is, with another word of English in place of one.

        Of two words, one cannot vouch for the other where they are known to stand together.
        """
        spellings = self._spellings()
        if isinstance(leaf, Word):
            return spellings.word(leaf.form)
        found = spellings.phrase(parts, self._stands)
        if not found and (len(parts) > 2 or not self._terms.met(exact)):
            found = spellings.phrase(parts, self._stands, far=True)
        return found

    def _stands(self, words: tuple[str, ...]) -> bool:
        """Whether words follow one another; of those that are all common it is taken for granted, which is cheaper."""
        for name, _ in _LOOSE:
            counts = [self._terms.there(name, word) for word in words if "*" not in word and "?" not in word]
            if all(counts) and (
                len(counts) < len(words) or len(words) < 2 or min(counts) > _COMMON or self._terms.follow(name, words)
            ):
                return True
        return False

    def _spelling(self, spelling: Spelling, named: dict[str, float]) -> Iterator[Query]:
        """Pages with words as they may have been misread, where there are any.

        A few pages of a row of words are put in `named`, by name with what they count.
        """
        parts = spelling.parts
        shaped = any("*" in part or "?" in part for part in parts)
        for name, less in _LOOSE:
            if not shaped and not all(self._terms.there(name, part) for part in parts):
                continue
            pages = None if shaped or len(parts) == 1 else self._terms.pages(name, parts)
            worth = _worth(spelling.cost) * less
            if pages is None:
                (placed,) = placements(parts, 0)
                query = self._terms.run(name, placed, 0)
                if not shaped or self._terms.met(query):
                    yield Query.const_score_query(query, worth)
            for page in pages or ():
                named[page] = max(worth, named.get(page, 0.0))

    def _named(self, named: Mapping[str, float]) -> Iterator[Query]:
        """Pages by their names, those together that count about as much."""
        rows: dict[float, list[str]] = {}
        for page, worth in named.items():
            rows.setdefault(ceil(worth * _STEPS) / _STEPS, []).append(page)
        for worth, pages in rows.items():
            yield Query.const_score_query(Query.term_set_query(self._terms.schema, "page", pages), worth)


def tolerant(node: Word | Phrase) -> bool:
    """Whether a word or phrase is also looked for as repaired and as misread."""
    return not node.exact and not node.scope


def reaches(node: Node) -> bool:
    """Whether any part of a query that is not refused may be met beyond what stands as written."""
    match node:
        case Word() | Phrase():
            return tolerant(node)
        case All(parts) | Any(parts):
            return any(map(reaches, parts))
    return False


def _worth(cost: float) -> float:
    return 1 / (1 + cost)
