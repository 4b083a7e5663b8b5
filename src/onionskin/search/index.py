"""The shelf: pages in, questions answered. Disposable: all it holds can be made again from the boxes."""

from __future__ import annotations

import shutil
import typing
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType

import tantivy
from tantivy import Occur, Query

from onionskin.errors import SourceError, UsageError
from onionskin.search.ast import Everything, Node
from onionskin.search.calendar import spread
from onionskin.search.compile import Compiler
from onionskin.search.query import parse
from onionskin.search.schema import COUNTED, DEPTHS, FACETS, SCHEMA_VERSION, document, schema
from onionskin.search.sheet import Answer, Facets, Found, Sheet
from onionskin.search.vocabulary import Vocabulary

_HEAP = 96_000_000
"""Bytes the engine may hold before it writes. Swept 48 to 192 MB at 100,000 pages: below 96 it writes many pieces."""

_VALUES = 100
"""Values of a facet that are counted."""

_YEARS = 20_000
"""Words of years that are counted: as many as eight hundred years may have."""

_NO_FILTERS: Mapping[str, Sequence[str]] = MappingProxyType({})


class Index:
    """The index in one folder. Many may read while one writes; what is written shows after `commit`."""

    def __init__(self, folder: Path) -> None:
        """Open the folder's index. `needs_rebuild` tells that there is none of this form: it then starts empty.

        Nothing on the disk is touched before the first `shelve` or `withdraw`. Raises SourceError where the index is
        damaged.
        """
        self.folder = folder
        self._mark = folder / "onionskin-version"
        self._schema = schema()
        self._writer: tantivy.IndexWriter | None = None
        self._seen = -1
        self._terms: Vocabulary | None = None
        self._all: Facets | None = None
        self._beside = ThreadPoolExecutor(1, "facets")
        self.needs_rebuild = not self._fits()
        self._index = tantivy.Index(self._schema) if self.needs_rebuild else self._opened()

    def close(self) -> None:
        """Let go of the writer; what was not committed is lost."""
        self._beside.shutdown()
        self._beside = ThreadPoolExecutor(1, "facets")
        if self._writer is not None:
            self._writer.rollback()
            self._writer = None

    # -- writing --

    def shelve(self, sheets: Iterable[Sheet]) -> None:
        """Take in pages, each in place of what the index had of it. Raises UsageError where another writes."""
        writer = self._writing()
        for sheet in sheets:
            writer.delete_documents_by_term("page", sheet.page)
            writer.add_document(document(sheet, self._schema))

    def withdraw(self, pages: Iterable[str]) -> None:
        """Take pages out. Raises UsageError where another writes."""
        writer = self._writing()
        for page in pages:
            writer.delete_documents_by_term("page", page)

    def commit(self) -> None:
        """Make what was written since the last commit hold, whole."""
        self._writing().commit()
        self._mark.write_text(f"{SCHEMA_VERSION}\n", "utf-8")
        assert self._writer is not None
        self._writer.wait_merging_threads()
        self._writer = None
        self.needs_rebuild = False
        self._seen = -1

    def known(self) -> dict[str, str]:
        """The digest of the sheet that the index holds, by page."""
        rows = self._searcher().terms_with_prefix("known", "", Query.all_query())
        return {page: digest for digest, _, page in (term.partition("\0") for term, _ in rows)}

    # -- asking --

    def search(
        self,
        query: str | Node,
        filters: Mapping[str, Sequence[str]] = _NO_FILTERS,
        offset: int = 0,
        limit: int = 20,
    ) -> Answer:
        """The pages that answer, best first, from `offset` on. Filters are all wanted, the values of one are not.

        A filter is a facet with values as they were shelved, or `unit` with codes, which hold all that lies in them.
        Raises QueryError for a query that cannot be understood, UsageError for a filter there is not.
        """
        node = parse(query) if isinstance(query, str) else query
        searcher = self._searcher()
        chosen = {name: self._chosen(name, values) for name, values in filters.items() if values}
        try:
            asked = Compiler(self._schema, searcher, lambda: self._vocabulary(searcher)).query(node)
            wanted = _narrowed(asked, chosen.values())
            # The engine's own type stub leaves out `count`.
            counting = self._beside.submit(
                self._facets, searcher, asked, (chosen, filters), isinstance(node, Everything)
            )
            found: typing.Any = searcher.search(wanted, max(limit, 1), count=True, offset=offset)
            facets = counting.result()
        except ValueError as fault:
            raise UsageError(
                f"The query asks for more words than the index can look for at once ({fault}). Put more letters "
                "before the * or ?."
            ) from fault
        hits = [Found(searcher.doc(at)["page"][0], float(score)) for score, at in found.hits[:limit]]
        years, undated = spread(facets["years"])
        facets = {name: values for name, values in facets.items() if name != "years"}
        return Answer(node, found.count, tuple(hits), facets, years, undated)

    def _chosen(self, name: str, values: Sequence[str]) -> Query:
        if name != "unit" and name not in FACETS:
            raise UsageError(f"There is no filter {name}. There are: unit, {', '.join(FACETS)}.")
        field = "units" if name == "unit" else name
        return Query.term_set_query(self._schema, field, list(values))

    def _facets(
        self,
        searcher: tantivy.Searcher,
        asked: Query,
        narrow: tuple[Mapping[str, Query], Mapping[str, Sequence[str]]],
        plain: bool,
    ) -> Facets:
        """Counts, each heeding every filter but its own; units are a way down and heed their own too."""
        chosen, filters = narrow
        if plain and not chosen and self._all is not None:
            return self._all
        unit = _unit_field(filters.get("unit", ()))
        rest = {name: name for name in (*COUNTED, "years")} | {"unit": unit}
        counted: dict[str, tuple[tuple[str, int], ...]] = {}
        for own in [name for name in COUNTED if name in chosen]:
            others = [query for name, query in chosen.items() if name != own]
            counted |= _counts(searcher, _narrowed(asked, others), {own: rest.pop(own)})
        counted |= _counts(searcher, _narrowed(asked, chosen.values()), rest)
        facets = {name: counted[name] for name in (*COUNTED, "unit", "years")}
        if plain and not chosen:
            self._all = facets
        return facets

    def warm(self) -> None:
        """Read the vocabulary, which the first query with a `~` waits for otherwise: 3 s at 300,000 words."""
        self._vocabulary(self._searcher())

    # -- the folder --

    def _fits(self) -> bool:
        try:
            mark = self._mark.read_text("utf-8").strip()
            return mark == str(SCHEMA_VERSION) and bool(tantivy.Index.is_compatible(str(self.folder)))
        except (OSError, ValueError):
            return False

    def _opened(self) -> tantivy.Index:
        try:
            return tantivy.Index.open(str(self.folder))
        except ValueError as fault:
            raise SourceError(
                f"The search index in {self.folder} is damaged ({fault}). Delete that folder; it is made again."
            ) from fault

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            if self.needs_rebuild and not self._fits():
                if self.folder.exists():
                    shutil.rmtree(self.folder)
                self.folder.mkdir(parents=True)
                self._index = tantivy.Index(self._schema, path=str(self.folder))
            try:
                self._writer = self._index.writer(_HEAP, 1)
            except ValueError as fault:
                raise UsageError(
                    f"Another program is writing to the search index in {self.folder}. Wait until it is done."
                ) from fault
        return self._writer

    def _searcher(self) -> tantivy.Searcher:
        """The newest state: another process may have committed since."""
        if self.needs_rebuild and self._writer is None and self._fits():
            self._index, self.needs_rebuild = self._opened(), False
        meta = self.folder / "meta.json"
        changed = meta.stat().st_mtime_ns if not self.needs_rebuild and meta.exists() else 0
        if changed != self._seen:
            self._index.reload()
            self._seen, self._terms, self._all = changed, None, None
        return self._index.searcher()

    def _vocabulary(self, searcher: tantivy.Searcher) -> Vocabulary:
        if self._terms is None:
            pages = dict(searcher.terms_with_prefix("furniture", ""))
            for form, count in searcher.terms_with_prefix("body", ""):
                pages[form] = pages.get(form, 0) + count
            self._terms = Vocabulary(list(pages.items()))
        return self._terms


def _narrowed(asked: Query, filters: Iterable[Query]) -> Query:
    narrow = [(Occur.Must, Query.const_score_query(query, 0.0)) for query in filters]
    return Query.boolean_query([(Occur.Must, asked), *narrow]) if narrow else asked


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
