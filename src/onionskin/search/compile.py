"""A query as understood, put in the engine's terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations_with_replacement

import tantivy
from tantivy import Occur, Query

from onionskin.search.ast import All, Any, Dated, Everything, Keyed, Like, Near, Node, Not, Phrase, Undated, Word
from onionskin.search.calendar import FARTHEST, UNDATED, words_for
from onionskin.search.schema import FIELDS, whole
from onionskin.search.vocabulary import Kin, Vocabulary, pattern

_FURNITURE = 0.1
"""What a word in a running head or stamp counts beside one in the body: it tells little of the page."""

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
        self, schema: tantivy.Schema, searcher: tantivy.Searcher, vocabulary: Callable[[], Vocabulary]
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._vocabulary = vocabulary

    def query(self, node: Node) -> Query:
        """The engine's query."""
        match node:
            case Everything():
                return Query.all_query()
            case Word(form, scope):
                return self._in_text(scope, partial(Query.term_query, self._schema, field_value=form), [form])
            case Like(shape, scope):
                return self._like(shape, scope)
            case Near(form, distance, scope):
                return self._kin(self._vocabulary().near(form, distance), scope)
            case Phrase(parts, slop, scope):
                return self._phrase(parts, slop, scope)
            case Keyed(field, parts):
                return self._keyed(field, parts)
            case Dated() | Undated():
                return self._when(node)
            case Any(parts):
                return _any([self.query(part) for part in parts])
            case _:
                return self._all(node.parts if isinstance(node, All) else (node,))

    def _all(self, parts: tuple[Node, ...]) -> Query:
        clauses = [
            (Occur.MustNot, self.query(part.part)) if isinstance(part, Not) else (Occur.Must, self.query(part))
            for part in parts
        ]
        if all(isinstance(part, Not) for part in parts):
            clauses.append((Occur.Must, Query.all_query()))
        return Query.boolean_query(clauses)

    def _in_text(self, scope: str, made: Callable[..., Query], forms: list[str]) -> Query:
        """The query in the fields of a scope; a field without one of these words is left out."""
        queries = []
        for name in _WORDED[scope]:
            if any(self._searcher.doc_freq(name, form) for form in forms):
                query = made(field_name=name)
                queries.append(query if name == "body" or scope else Query.boost_query(query, _FURNITURE))
        return _any(queries)

    def _like(self, shape: str, scope: str) -> Query:
        head = shape[: min(at for sign in "*?" if (at := shape.find(sign)) >= 0)]
        if not head:
            return self._kin(self._vocabulary().like(shape), scope)
        regex = partial(Query.regex_query, self._schema, regex_pattern=pattern(shape))
        queries = [
            query if name == "body" or scope else Query.boost_query(query, _FURNITURE)
            for name in _WORDED[scope]
            for query in [regex(field_name=name)]
        ]
        return _any(queries)

    def _kin(self, kin: list[Kin], scope: str) -> Query:
        """Pages with any of the kin, those with fewer slips first."""
        clauses: list[tuple[Occur, Query]] = []
        farthest = max((one.distance for one in kin), default=0)
        for name in _WORDED[scope]:
            less = 1.0 if name == "body" or scope else _FURNITURE
            for one in kin[:_SINGLY]:
                if name != "body" and not self._searcher.doc_freq(name, one.form):
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

    def _phrase(self, parts: tuple[str, ...], slop: int, scope: str) -> Query:
        wide = slop if len(parts) == 2 else 0
        return _any([self._run(name, placed, wide) for name in _PHRASED[scope] for placed in placements(parts, slop)])

    def _run(self, name: str, placed: list[tuple[int, str]], slop: int, key: str = "") -> Query:
        if any("*" in part or "?" in part for _, part in placed):
            shapes: list[str | tuple[int, str]] = [(at, key + pattern(part)) for at, part in placed]
            return Query.regex_phrase_query(self._schema, name, shapes, slop)
        if not all(self._searcher.doc_freq(name, key + part) for _, part in placed):
            return Query.empty_query()
        if len(placed) == 1:
            return Query.term_query(self._schema, name, key + placed[0][1])
        return Query.phrase_query(self._schema, name, [(at, key + part) for at, part in placed], slop)

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
        return Query.const_score_query(self._run("keys", placed, 0, f"{field}:"), 1.0)


def placements(parts: tuple[str, ...], slop: int) -> Iterator[list[tuple[int, str]]]:
    """Every way the words may stand, each with its place from 0; a part that is only `*` is left out as any word.

    Two words are left to the engine, in both orders. For more, the engine's own slop depends on which word is rarer
    (tantivy 0.27), so that every spread of the words is asked for by itself.
    """
    if len(parts) == 2 and slop:
        yield list(enumerate(parts))
        yield list(enumerate(reversed(parts)))
        return
    for wide in range(slop + 1):
        for cuts in combinations_with_replacement(range(1, len(parts)), wide):
            placed = [(at + sum(cut <= at for cut in cuts), part) for at, part in enumerate(parts)]
            yield [(at - placed[0][0], part) for at, part in placed if part != "*"]


def _any(queries: list[Query]) -> Query:
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])
