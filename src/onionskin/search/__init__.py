"""The only room that knows the search library: pages on the shelf, questions answered, matches located."""

from __future__ import annotations

from onionskin.search.ast import Node
from onionskin.search.dates import dated_places
from onionskin.search.index import Index
from onionskin.search.locate import Snippet, locate, snippet
from onionskin.search.query import QueryError, parse
from onionskin.search.schema import FACETS, SCHEMA_VERSION
from onionskin.search.sheet import Answer, Found, Sheet

__all__ = [
    "FACETS",
    "SCHEMA_VERSION",
    "Answer",
    "Found",
    "Index",
    "Node",
    "QueryError",
    "Sheet",
    "Snippet",
    "dated_places",
    "locate",
    "parse",
    "snippet",
]
