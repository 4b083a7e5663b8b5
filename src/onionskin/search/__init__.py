"""The only room that knows the search library: pages on the shelf, questions answered, matches located."""

from __future__ import annotations

from onionskin.search.ast import Node
from onionskin.search.dates import dated_places
from onionskin.search.embedding import Embedder, MiniLM, installed
from onionskin.search.index import Index
from onionskin.search.locate import Snippet, locate, snippet
from onionskin.search.lsa import Lsa
from onionskin.search.met import Met
from onionskin.search.query import QueryError, parse
from onionskin.search.schema import FACETS, SCHEMA_VERSION
from onionskin.search.sheet import WHYS, Answer, Found, Sheet

__all__ = [
    "FACETS",
    "SCHEMA_VERSION",
    "WHYS",
    "Answer",
    "Embedder",
    "Found",
    "Index",
    "Lsa",
    "Met",
    "MiniLM",
    "Node",
    "QueryError",
    "Sheet",
    "Snippet",
    "dated_places",
    "installed",
    "locate",
    "parse",
    "snippet",
]
