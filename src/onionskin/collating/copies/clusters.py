"""Clusters: pages that are copies of one another, or of a copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def clusters(copies: Iterable[tuple[int, int]], ids: Mapping[int, str]) -> dict[int, str]:
    """The cluster of every page that has a copy, by number: it goes by the least id of its pages, so that equal
    archives have equal clusters. `ids` are those of the pages, by number."""
    above: dict[int, int] = {}

    def head(page: int) -> int:
        while (over := above.get(page, page)) != page:
            above[page] = above.get(over, over)
            page = over
        return page

    for one, other in copies:
        first, second = head(one), head(other)
        least, greater = sorted((first, second), key=lambda page: ids[page])
        above[greater] = least
        above.setdefault(least, least)
    return {page: ids[head(page)] for page in above}
