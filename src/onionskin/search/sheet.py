"""What is indexed of a page, and what a search answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onionskin.dating.edtf import Day
from onionskin.search.ast import Node

Facets = Mapping[str, tuple[tuple[str, int], ...]]
"""A facet's name, and its values with the number of pages that have each, most first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as the index takes it in.

    `unit` is the item's code: a path with `/`, widest first. `number` is the image number from 1; `label` the page
    number printed on the page, or "". `text` is what is printed without running heads, stamps and page numbers, which
    may be blanked out, so that offsets stay those of the page; these are `furniture`, a line for each. `facets` has
    the values by the names of FACETS. `times` are the times it speaks of, each from a first to a last day; `years` is
    the page spread over the years it speaks of, by weight. `digest` is whatever tells one state of the page from
    another; `Index.known` gives it back.
    """

    page: str
    source: str
    unit: str
    title: str
    number: int
    label: str
    text: str
    furniture: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    times: tuple[tuple[Day, Day], ...] = ()
    years: Mapping[int, float] = field(default_factory=dict, hash=False)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page that answers. A higher score stands earlier; scores of two queries cannot be compared."""

    page: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """`total` counts every page that answers, `hits` are those asked for. Give `query` to `locate` to highlight.

    The count at a value of a facet is of the pages one would have with that value chosen: it heeds every filter
    but those on the same facet. At `unit` stand the units one level below those chosen, widest first. `years` counts
    the pages by the years they speak of, in order, each page spread over its years; `undated` those that speak of none.
    """

    query: Node
    total: int
    hits: tuple[Found, ...]
    facets: Facets = field(hash=False)
    years: tuple[tuple[int, float], ...] = ()
    undated: int = 0
