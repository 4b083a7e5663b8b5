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

_NAMED = (100, 1000)
"""Pages of the first kind, and of each other, that are known by their names from then on: to look for them so is
cheaper than to look again for what they answer."""

_K = 60
"""The constant of reciprocal rank fusion, as its authors found it best."""


class Tier(typing.NamedTuple):
    """Why pages answer, and the query for them: those that answer any of the `ways`."""

    why: str
    query: Query
    ways: Sequence[Query]


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
        before: list[Query] = []
        for rank, (why, query, ways) in enumerate(tiers):
            own = query
            # Each way is left out by itself: of several together, the engine would go through all pages that have any.
            for way in before:
                own = Query.boolean_query([(Occur.Must, own), (Occur.MustNot, way)])
            start, wanted = max(offset - sum(counts.values()), 0), limit - len(hits)
            most = _NAMED[rank > 0]
            if filters and rank:  # the facets heed not every filter, and want to know of all pages
                _, pages, _ = self._rows(own, (0, 0), {}, most)
                rows, _, counts[why] = self._rows(narrowed(own, filters), (start, wanted), about, most)
            else:
                rows, pages, counts[why] = self._rows(narrowed(own, filters), (start, wanted), about, most)
            for page, score in rows:
                one = about[page][1] if page in about else None
                hits.append(
                    Found(page, _score(rank, score), why, one.likeness if one else None, one.place if one else None)
                )
            if pages is None or (filters and not rank):
                before += ways
            elif pages:  # by their names where they are few, which is cheaper
                before.append(Query.term_set_query(self._schema, "page", pages))
        return Told(tuple(hits), counts, Query.boolean_query([(Occur.Should, way) for way in before]))

    def _rows(
        self, query: Query, part: tuple[int, int], about: dict[str, tuple[int, Near]], most: int
    ) -> tuple[list[tuple[str, float]], list[str] | None, int]:
        """So many rows from a start on, the names of all pages if there are at most so many, and how many there are."""
        start, wanted = part
        first = 0 if start < most else start
        limit = max(most, start + wanted) - first
        # The engine's own type stub leaves out `count`.
        found: typing.Any = self._searcher.search(query, limit, count=True, offset=first)
        hits, skipped = found.hits, start - first
        few = not first and found.count <= most
        if not (few or (about and not first)):
            hits, skipped = hits[skipped : skipped + wanted], 0
        rows = [(self._searcher.doc(at)["page"][0], float(score)) for score, at in hits]
        pages = [page for page, _ in rows] if few else None
        if about and not first:
            rows = _fused(rows[:WINDOW], about) + rows[WINDOW:]
        return rows[skipped : skipped + wanted], pages, found.count


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
