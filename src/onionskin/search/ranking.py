"""One ranking from several: exact before repaired before misread before what only the meaning of a page answers.

Within each of these, words and meaning are fused by reciprocal rank (Cormack, Clarke and Büttcher 2009): a page that
both rank high comes before one that only the words do. So a page that has what was asked never stands below one that
has something like it, and of two that have it, the one that is about it stands first.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur, Query

from onionskin.search.sheet import Found
from onionskin.search.vectors import Near

WINDOW = 100
"""Pages of each kind that are fused; farther down, the words alone rank."""

_K = 60
"""The constant of reciprocal rank fusion, as its authors found it best."""

Tier = tuple[str, Query]
"""Why pages answer, and the query for them."""


class Told(typing.NamedTuple):
    """`counts` are the pages that each tier has of its own; `query` has the pages of all tiers, unfiltered."""

    hits: tuple[Found, ...]
    counts: dict[str, int]
    query: Query


class Ranking:
    """Ranks the pages of one state of the index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema, self._searcher = schema, searcher

    def told(
        self, tiers: Sequence[Tier], filters: Sequence[Query], asked: tuple[int, int], near: Sequence[Near] = ()
    ) -> Told:
        """The hits from an offset on, at most a limit, tier after tier."""
        offset, limit = asked
        about = {one.page: (rank, one) for rank, one in enumerate(near)}
        hits: list[Found] = []
        counts: dict[str, int] = {}
        before: Query | None = None
        for rank, (why, query) in enumerate(tiers):
            own = Query.boolean_query([(Occur.Must, query), (Occur.MustNot, before)]) if before else query
            start, wanted = max(offset - sum(counts.values()), 0), limit - len(hits)
            # Of the first tier no names are asked for: it is leaned on as the query that it is.
            rows, pages, counts[why] = self._rows(narrowed(own, filters), (start, wanted), about, named=rank > 0)
            for page, score in rows:
                one = about[page][1] if page in about else None
                hits.append(
                    Found(page, _score(rank, score), why, one.likeness if one else None, one.place if one else None)
                )
            before = query if before is None else self._lean(before, query, None if filters else pages)
        return Told(tuple(hits), counts, before or Query.empty_query())

    def _rows(
        self, query: Query, part: tuple[int, int], about: dict[str, tuple[int, Near]], *, named: bool
    ) -> tuple[list[tuple[str, float]], list[str] | None, int]:
        """So many rows from a start on, the names of all pages if asked for and few, and how many there are."""
        start, wanted = part
        first = 0 if start < WINDOW else start
        limit = max(WINDOW, start + wanted) - first
        # The engine's own type stub leaves out `count`.
        found: typing.Any = self._searcher.search(query, max(limit, 1), count=True, offset=first)
        hits, skipped = found.hits, start - first
        few = named and not first and found.count <= WINDOW
        if not (few or (about and not first)):
            hits, skipped = hits[skipped : skipped + wanted], 0
        rows = [(self._searcher.doc(at)["page"][0], float(score)) for score, at in hits]
        pages = [page for page, _ in rows] if few else None
        if about and not first:
            rows = _fused(rows[:WINDOW], about) + rows[WINDOW:]
        return rows[skipped : skipped + wanted], pages, found.count

    def _lean(self, before: Query, query: Query, pages: list[str] | None) -> Query:
        """A query with the pages of this tier and those above; by their names where they are few, which is cheaper."""
        if pages == []:
            return before
        own = query if pages is None else Query.term_set_query(self._schema, "page", pages)
        return Query.boolean_query([(Occur.Should, before), (Occur.Should, own)])


def _fused(rows: list[tuple[str, float]], about: dict[str, tuple[int, Near]]) -> list[tuple[str, float]]:
    """The pages in the order of both ranks; the scores stay where they were, so that they still fall."""
    places = {page: 1 / (_K + rank) for rank, (page, _) in enumerate(rows)}
    order = sorted(places, key=lambda page: -places[page] - (1 / (_K + about[page][0]) if page in about else 0))
    return list(zip(order, (score for _, score in rows), strict=True))


def _score(rank: int, score: float) -> float:
    """The engine's score for what is exact; of each tier below, all scores are below those of the one above."""
    return score if rank == 0 else 1 - rank - 1 / (1 + score)


def narrowed(asked: Query, filters: Iterable[Query]) -> Query:
    """A query whose pages must pass filters, which count for nothing."""
    narrow = [(Occur.Must, Query.const_score_query(query, 0.0)) for query in filters]
    return Query.boolean_query([(Occur.Must, asked), *narrow]) if narrow else asked
