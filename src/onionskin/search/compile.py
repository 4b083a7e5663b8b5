"""A query as understood, put in the engine's terms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import tantivy
from tantivy import Occur, Query

from onionskin.search.ast import All, Any, Dated, Keyed, Like, Near, Node, Not, Phrase, Undated, Word
from onionskin.search.calendar import FARTHEST, UNDATED, words_for
from onionskin.search.schema import FIELDS, whole
from onionskin.search.spellings import Spellings
from onionskin.search.terms import FURNITURE, Terms, placements
from onionskin.search.tolerance import Tolerance, Width, reaches, tolerant
from onionskin.search.vocabulary import Kin, Vocabulary, pattern

_SINGLY = 1024
"""Kin that are looked up one by one; a set of words costs about as much but cannot tell one from another."""

_TIER = 10.0
"""What one slip less is worth: a page seldom has ten words that are each one slip from the word asked for."""

_PHRASED = {"": ("body", "joins", "furniture"), "body": ("body", "joins"), "furniture": ("furniture",)}
"""The index's fields that a phrase is looked for in, by its scope."""

_WORDED = {"": ("body", "furniture"), "body": ("body",), "furniture": ("furniture",)}


class Compiler:
    """Turns queries into the engine's, against one state of the index."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        vocabulary: Callable[[], Vocabulary],
        spellings: Callable[[], Spellings],
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._vocabulary = vocabulary
        self._terms = Terms(schema, searcher)
        self._tolerance = Tolerance(self._terms, spellings)

    def query(self, node: Node, width: Width = Width.EXACT) -> Query:
        """The engine's query. What is refused is refused only where it is exact, however wide the rest reaches."""
        match node:
            case Word() | Phrase() if width and tolerant(node):
                exact = self.query(node)
                ways = [Query.const_score_query(exact, 1.0), *self._tolerance.beyond(node, width, exact)]
                return Query.disjunction_max_query(ways)
            case Word(form, scope):
                return self._in_text(scope, partial(Query.term_query, self._schema, field_value=form), [form])
            case Like(shape, scope):
                return self._like(shape, scope)
            case Near(form, distance, scope):
                return self._kin(self._vocabulary().near(form, distance), scope)
            case Phrase(parts, slop, scope):
                return _any(self._phrases(parts, slop, scope))
            case Keyed(field, parts):
                return self._keyed(field, parts)
            case Dated() | Undated():
                return self._when(node)
            case All() | Not():
                return self._all(node.parts if isinstance(node, All) else (node,), width)
            case Any(parts):
                return _any([self.query(part, width) for part in parts])
        return Query.all_query()

    def ways(self, node: Node) -> list[Query]:
        """Queries that together are met where a node is, as written: each by itself is cheap to look for on a page."""
        match node:
            case Phrase(parts, slop, scope):
                return self._phrases(parts, slop, scope)
            case Any(parts):
                return [way for part in parts for way in self.ways(part)]
        return [self.query(node)]

    def beyond(self, node: Node, width: Width) -> Query | None:
        """Pages that answer beyond what stands as written, in one part at least, and maybe some that answer as written.

        None where there are none. What stands as written may be on half of all pages, and is left out where that is
        cheap.
        """
        ways: list[Query] = []
        match node:
            case Word() | Phrase() if tolerant(node):
                ways = self._tolerance.beyond(node, width, self.query(node))
            case Any(parts):
                ways = [way for part in parts if (way := self.beyond(part, width))]
            case All():
                return self.query(node, width) if reaches(node) else None
        return Query.disjunction_max_query(ways) if ways else None

    def _all(self, parts: tuple[Node, ...], width: Width) -> Query:
        clauses = [
            (Occur.MustNot, self.query(part.part)) if isinstance(part, Not) else (Occur.Must, self.query(part, width))
            for part in parts
        ]
        if all(isinstance(part, Not) for part in parts):
            clauses.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(clauses)

    def _in_text(self, scope: str, made: Callable[..., Query], forms: list[str]) -> Query:
        """The query in the fields of a scope; a field without one of these words is left out."""
        queries = []
        for name in _WORDED[scope]:
            if any(self._terms.there(name, form) for form in forms):
                query = made(field_name=name)
                queries.append(query if name == "body" or scope else Query.boost_query(query, FURNITURE))
        return _any(queries)

    def _like(self, shape: str, scope: str) -> Query:
        head = shape[: min(at for sign in "*?" if (at := shape.find(sign)) >= 0)]
        if not head:
            return self._kin(self._vocabulary().like(shape), scope)
        regex = partial(Query.regex_query, self._schema, regex_pattern=pattern(shape))
        queries = [
            query if name == "body" or scope else Query.boost_query(query, FURNITURE)
            for name in _WORDED[scope]
            for query in [regex(field_name=name)]
        ]
        return _any(queries)

    def _kin(self, kin: list[Kin], scope: str) -> Query:
        """Pages with any of the kin, those with fewer slips first."""
        clauses: list[tuple[Occur, Query]] = []
        farthest = max((one.distance for one in kin), default=0)
        for name in _WORDED[scope]:
            less = 1.0 if name == "body" or scope else FURNITURE
            for one in kin[:_SINGLY]:
                if name != "body" and not self._terms.there(name, one.form):
                    continue
                query = Query.term_query(self._schema, name, one.form, "basic")
                if one.distance or farthest == 0:
                    query = Query.const_score_query(query, less * _TIER ** (farthest - one.distance))
                else:
                    query = Query.boost_query(query, less * _TIER**farthest)
                clauses.append((Occur.Should, query))
            if rest := [one.form for one in kin[_SINGLY:]]:
                clauses.append((Occur.Should, Query.term_set_query(self._schema, name, rest)))
        return Query.boolean_query(clauses) if clauses else Query.empty_query()

    def _phrases(self, parts: tuple[str, ...], slop: int, scope: str) -> list[Query]:
        wide = slop if len(parts) == 2 else 0
        return [
            self._terms.run(name, row, wide)
            for name in _PHRASED[scope]
            for placed in placements(parts, slop)
            for row in (self._terms.joined(placed) if name == "joins" else (placed,))
        ]

    def _when(self, asked: Dated | Undated) -> Query:
        meant: tuple[str, ...] = (UNDATED,)
        if isinstance(asked, Dated):
            meant = words_for(asked.first or (-FARTHEST, 1, 1), asked.last or (FARTHEST, 12, 31))
        there = [word for word in meant if self._searcher.doc_freq("when", word)]
        if not there:
            return Query.empty_query()
        return Query.const_score_query(Query.term_set_query(self._schema, "when", there), 1.0)

    def _keyed(self, field: str, parts: tuple[str, ...]) -> Query:
        if FIELDS[field].how == "whole":
            value = whole(parts)
            if "*" in value or "?" in value:
                return Query.regex_query(self._schema, "keys", f"{field}:{pattern(value)}")
            return Query.const_score_query(Query.term_query(self._schema, "keys", f"{field}:{value}"), 1.0)
        if len(parts) == 1 and ("*" in parts[0] or "?" in parts[0]):
            return Query.regex_query(self._schema, "keys", f"{field}:{pattern(parts[0])}")
        (placed,) = placements(parts, 0)
        return Query.const_score_query(self._terms.run("keys", placed, 0, f"{field}:"), 1.0)


def _any(queries: list[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
