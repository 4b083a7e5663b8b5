"""How many pages there are at each value of a facet, in each unit, and by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import tantivy
from tantivy import Query

from onionskin.search.ranking import narrowed
from onionskin.search.schema import COUNTED, DEPTHS, NAMED
from onionskin.search.sheet import Facets

_VALUES = 100
"""Values of a facet that are counted."""

BROAD = 20_000
"""Pages up to which it is counted whom and what they name: each names many, and where more pages answer that tells
little and takes twenty milliseconds."""

_YEARS = 20_000
"""Words of years that are counted: as many as eight hundred years may have."""


def facets(
    searcher: tantivy.Searcher, asked: Query, chosen: Mapping[str, Query], units: Sequence[str], *, broad: bool = False
) -> Facets:
    """Counts, each heeding every filter but its own; units are a way down and heed their own too.

    `chosen` are the filters by facet, `units` the codes of the units chosen. Besides the facets that are counted,
    `unit` and `years` are given; where the query is `broad`, those of NAMED are left out that nothing is chosen of.
    """
    told = [name for name in COUNTED if not broad or name in chosen or name not in NAMED]
    rest = {name: name for name in (*told, "years")} | {"unit": _unit_field(units)}
    counted: dict[str, tuple[tuple[str, int], ...]] = {}
    for own in [name for name in COUNTED if name in chosen]:
        others = [query for name, query in chosen.items() if name != own]
        counted |= _counts(searcher, narrowed(asked, others), {own: rest.pop(own)})
    counted |= _counts(searcher, narrowed(asked, chosen.values()), rest)
    return {name: counted[name] for name in (*told, "unit", "years")}


def _unit_field(codes: Sequence[str]) -> str:
    """Units are counted one level below those chosen."""
    depth = min((code.count("/") + 2 for code in codes), default=1)
    return f"unit_{min(depth, DEPTHS)}"


def _counts(
    searcher: tantivy.Searcher, query: Query, fields: Mapping[str, str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    sizes = {name: _YEARS if name == "years" else _VALUES for name in fields}
    made = searcher.aggregate(
        query, {name: {"terms": {"field": at, "size": sizes[name]}} for name, at in fields.items()}
    )
    return {
        name: tuple((row["key"], row["doc_count"]) for row in made.get(name, {}).get("buckets", ())) for name in fields
    }
