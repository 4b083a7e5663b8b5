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
"""Why pages answer, and the query for them, which takes in those of all tiers before."""


def told(
    searcher: tantivy.Searcher,
    tiers: Sequence[Tier],
    filters: Sequence[Query],
    asked: tuple[int, int],
    near: Sequence[Near] = (),
) -> tuple[tuple[Found, ...], dict[str, int]]:
    """The hits from an offset on, at most a limit, tier after tier, and how many pages each tier has of its own."""
    offset, limit = asked
    about = {one.page: (rank, one) for rank, one in enumerate(near)}
    hits: list[Found] = []
    counts: dict[str, int] = {}
    before: Query | None = None
    for rank, (why, query) in enumerate(tiers):
        own = Query.boolean_query([(Occur.Must, query), (Occur.MustNot, before)]) if before else query
        start, wanted = max(offset - sum(counts.values()), 0), limit - len(hits)
        rows, counts[why] = _rows(searcher, narrowed(own, filters), (start, wanted), about)
        for page, score in rows:
            one = about[page][1] if page in about else None
            hits.append(
                Found(page, _score(rank, score), why, one.likeness if one else None, one.place if one else None)
            )
        before = query
    return tuple(hits), counts


def _rows(
    searcher: tantivy.Searcher, query: Query, asked: tuple[int, int], about: dict[str, tuple[int, Near]]
) -> tuple[list[tuple[str, float]], int]:
    start, wanted = asked
    first = 0 if about and wanted and start < WINDOW else start
    # The engine's own type stub leaves out `count`.
    limit = max(WINDOW, start + wanted) if first < start or (about and wanted and not start) else max(wanted, 1)
    found: typing.Any = searcher.search(query, limit, count=True, offset=first)
    rows = [(searcher.doc(at)["page"][0], float(score)) for score, at in found.hits] if wanted else []
    if about and start < WINDOW:
        rows = _fused(rows[:WINDOW], about) + rows[WINDOW:]
    return rows[start - first : start - first + wanted], found.count


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
