"""The shelf: pages in, questions answered. Disposable: all it holds can be made again from the boxes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import tantivy
from tantivy import Occur, Query

from onionskin.errors import SourceError, UsageError
from onionskin.search.ast import Everything, Node
from onionskin.search.calendar import spread
from onionskin.search.compile import Compiler
from onionskin.search.embedding import Embedder
from onionskin.search.facets import BROAD, facets
from onionskin.search.kept import PAGES, Kept
from onionskin.search.meaning import Meaning, frame, question
from onionskin.search.query import parse
from onionskin.search.ranking import Ranking, Tier, narrowed
from onionskin.search.schema import FACETS, SCHEMA_VERSION, document, schema
from onionskin.search.sheet import Answer, Facets, Sheet
from onionskin.search.spellings import Spellings
from onionskin.search.tolerance import Width, reaches
from onionskin.search.vectors import Near
from onionskin.search.vocabulary import Vocabulary
from onionskin.search.words import english

_HEAP = 96_000_000
"""Bytes the engine may hold before it writes. Swept 48 to 192 MB at 100,000 pages: below 96 it writes many pieces."""

_NO_FILTERS: Mapping[str, Sequence[str]] = MappingProxyType({})


class Index:
    """The index in one folder. Many may read while one writes; what is written shows after `commit`."""

    def __init__(self, folder: Path, embedder: Embedder | None = None) -> None:
        """Open the folder's index. `needs_rebuild` tells that there is none of this form: it then starts empty.

        `embedder` is for the search by meaning; where none is given, the installed model, else what the pages teach.

        Nothing on the disk is touched before the first `shelve` or `withdraw`. Raises SourceError where the index is
        damaged.
        """
        self.folder = folder
        self._mark = folder / "onionskin-version"
        self._schema = schema()
        self._writer: tantivy.IndexWriter | None = None
        self._kept, self._before = Kept(folder), ""
        self._fresh: list[Sheet] = []
        self._seen = -1
        self._terms: Vocabulary | None = None
        self._spelt: Spellings | None = None
        self._all: Facets | None = None
        self._meaning = Meaning(folder / "meaning", embedder)
        self.needs_rebuild = not self._fits()
        self._index = tantivy.Index(self._schema) if self.needs_rebuild else self._opened()

    def close(self) -> None:
        """Let go of the writer; what was not committed is lost."""
        if self._writer is not None:
            self._writer.rollback()
            self._writer = None
            self._fresh.clear()

    # -- writing --

    def shelve(self, sheets: Iterable[Sheet]) -> None:
        """Take in pages, each in place of what the index had of it. Raises UsageError where another writes."""
        writer = self._writing()
        for sheet in sheets:
            writer.delete_documents_by_term("page", sheet.page)
            writer.add_document(document(sheet, self._schema))
            if len(self._fresh) <= PAGES:
                self._fresh.append(sheet)

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
        self._kept.add(self._before, self._fresh)
        self._fresh.clear()
        self.needs_rebuild = False
        self._seen = -1

    def take_in_meaning(self, sheets: Iterable[Sheet], gone: Iterable[str] = ()) -> None:
        """Take in what pages are about, each in place of what there was, and let others go: some five a second.

        It holds at once, without `commit`. Only one may do so at a time. Where no model is installed, the first pages
        taken in teach what is used from then on: give it many at once.
        """
        self._meaning.take_in(sheets, gone)

    def known_meaning(self) -> dict[str, str]:
        """The digest under which each page was last given to `take_in_meaning`, by the embedder now in use."""
        return self._meaning.known()

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
        *,
        meaning: bool = False,
    ) -> Answer:
        """The pages that answer, best first, from `offset` on. Filters are all wanted, the values of one are not.

        A filter is a facet with values as they were shelved, or `unit` with codes, which hold all that lies in them.
        With `meaning`, pages that only speak of what is asked answer too, below all others: those taken in by
        `take_in_meaning`, where the query has two words or more that are not in quotes. Raises QueryError for a query
        that cannot be understood, UsageError for a filter there is not.
        """
        node = parse(query) if isinstance(query, str) else query
        searcher = self._searcher()
        chosen = {name: self._chosen(name, values) for name, values in filters.items() if values}
        near = self._meaning.near(question(node)) if meaning else []
        plain = isinstance(node, Everything) and not chosen
        try:
            tiers = self._tiers(searcher, node, near)
            found = Ranking(self._schema, searcher).told(tiers, list(chosen.values()), (offset, limit), near)
            if not plain or self._all is None:
                broad = not plain and sum(found.counts.values()) > BROAD
                counted = facets(searcher, found.query, chosen, filters.get("unit", ()), broad=broad)
            else:
                counted = self._all
        except ValueError as fault:
            raise UsageError(
                f"The query asks for more words than the index can look for at once ({fault}). Put more letters "
                "before the * or ?."
            ) from fault
        if plain:
            self._all = counted
        years, undated = spread(counted["years"])
        rest = {name: values for name, values in counted.items() if name != "years"}
        return Answer(node, sum(found.counts.values()), found.hits, rest, years, undated, found.counts)

    def _tiers(self, searcher: tantivy.Searcher, node: Node, near: Sequence[Near]) -> list[Tier]:
        """The ways in which pages may answer, the surest first; a page of two stands in the first of them."""
        compiler = Compiler(
            self._schema, searcher, lambda: self._vocabulary(searcher), lambda: self._spellings(searcher)
        )
        tiers = [Tier("exact", compiler.query(node), compiler.ways(node))]
        if reaches(node):
            mended = bool(searcher.terms_with_prefix("mended", "", limit=1))
            for why, width in (("repaired", Width.REPAIRED), ("misreading", Width.MISREAD)):
                if (mended or width is Width.MISREAD) and (way := compiler.beyond(node, width)):
                    tiers.append(Tier(why, way, [way]))
        if near:
            pages = [(Occur.Should, Query.const_score_query(Query.term_query(self._schema, "page", one.page, "basic"),
                                                            one.likeness)) for one in near]  # fmt: skip
            about = narrowed(Query.boolean_query(pages), [compiler.query(frame(node), Width.MISREAD)])
            tiers.append(Tier("meaning", about, [about]))
        return tiers

    def _chosen(self, name: str, values: Sequence[str]) -> Query:
        if name != "unit" and name not in FACETS:
            raise UsageError(f"There is no filter {name}. There are: unit, {', '.join(FACETS)}.")
        field = "units" if name == "unit" else name
        return Query.term_set_query(self._schema, field, list(values))

    def warm(self) -> None:
        """Read the vocabulary, which the first query waits for otherwise: ten seconds at two million words, once."""
        english()
        self._spellings(self._searcher())

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
                self._clear()
                self._index = tantivy.Index(self._schema, path=str(self.folder))
            self._before = self._kept.state()
            try:
                self._writer = self._index.writer(_HEAP, 1)
            except ValueError as fault:
                raise UsageError(
                    f"Another program is writing to the search index in {self.folder}. Wait until it is done."
                ) from fault
        return self._writer

    def _clear(self) -> None:
        """Take away the index of another form; what pages are about does not hang on it and took long to find."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.iterdir():
            if path.is_dir() and path != self._meaning.folder:
                shutil.rmtree(path)
            elif not path.is_dir():
                path.unlink()

    def _searcher(self) -> tantivy.Searcher:
        """The newest state: another process may have committed since."""
        if self.needs_rebuild and self._writer is None and self._fits():
            self._index, self.needs_rebuild = self._opened(), False
        meta = self.folder / "meta.json"
        changed = meta.stat().st_mtime_ns if not self.needs_rebuild and meta.exists() else 0
        if changed != self._seen:
            self._index.reload()
            self._seen, self._terms, self._spelt, self._all = changed, None, None, None
        return self._index.searcher()

    def _vocabulary(self, searcher: tantivy.Searcher) -> Vocabulary:
        if self._terms is None:
            self._terms = self._kept.vocabulary(searcher)
        return self._terms

    def _spellings(self, searcher: tantivy.Searcher) -> Spellings:
        if self._spelt is None:
            self._spelt = Spellings(self._vocabulary(searcher))
        return self._spelt
