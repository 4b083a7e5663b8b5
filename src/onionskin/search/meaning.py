"""Pages by what they are about, beside the index of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onionskin.record import Span
from onionskin.search.ast import All, Any, Everything, Near, Node, Phrase, Word
from onionskin.search.embedding import Embedder, MiniLM, installed
from onionskin.search.lsa import Lsa
from onionskin.search.passages import passages
from onionskin.search.sheet import Sheet
from onionskin.search.vectors import Kept, Shelf
from onionskin.search.vectors import Near as NearPage

MOST = 100
"""Pages nearest in meaning that a search looks at; farther ones are near by chance."""

FEWEST = 2
"""Loose words from which a query asks about something: one word alone is looked for as a word."""


class Meaning:
    """The vectors in a folder with what makes them: the model where it is installed, else what the pages teach."""

    def __init__(self, folder: Path, embedder: Embedder | None = None) -> None:
        """Nothing is loaded or written before it is needed."""
        self.folder = folder
        self._embedder = embedder
        self._shelf: Shelf | None = None

    def known(self) -> dict[str, str]:
        """The digest under which each page was taken in by the embedder that is used now; none where there is none."""
        return self._kept().known() if self._ready() else {}

    def take_in(self, sheets: Iterable[Sheet], gone: Iterable[str] = ()) -> None:
        """Take in pages, each in place of what there was of it, and let others go.

        Where no model is installed, the first pages taken in teach what is used from then on: give it many at once.
        """
        sheets = list(sheets)
        texts = [sheet.mended or sheet.text for sheet in sheets]
        spans = [passages(text) for text in texts]
        rows = [text[span.start : span.end] for text, some in zip(texts, spans, strict=True) for span in some]
        if not self._ready():
            self._learn(rows)
        vectors, at, taken = self._made_by()(rows), 0, []
        for sheet, some in zip(sheets, spans, strict=True):
            places = _printed(sheet, some)
            taken.append(Kept(sheet.page, sheet.digest, places, vectors[at : at + len(places)]))
            at += len(some)
        self._kept().take_in(taken, gone)

    def near(self, question: str, most: int = MOST) -> list[NearPage]:
        """The pages nearest in meaning to a question, best first; none where nothing was taken in."""
        # An archive that was never taken in has no folder; then the model is not even loaded.
        if not question.strip() or not self.folder.is_dir() or not self._ready():
            return []
        embedder = self._made_by()
        return self._kept().nearest(embedder([question])[0], most, embedder.least)

    def _ready(self) -> bool:
        if self._embedder is None:
            if installed():
                self._embedder = MiniLM()
            elif (path := self.folder / "lsa.npz").exists():
                self._embedder = Lsa.read(path)
        return self._embedder is not None

    def _learn(self, rows: list[str]) -> None:
        learnt = Lsa.learnt(rows)
        self.folder.mkdir(parents=True, exist_ok=True)
        learnt.write(self.folder / "lsa.npz")
        self._embedder = learnt

    def _made_by(self) -> Embedder:
        assert self._embedder is not None
        return self._embedder

    def _kept(self) -> Shelf:
        if self._shelf is None:
            self._shelf = Shelf(self.folder / self._made_by().name)
        return self._shelf


def _printed(sheet: Sheet, some: list[Span]) -> list[Span]:
    """Where passages stand in print. Those of a repaired text are counted off: a joined word shifts them by one."""
    if not sheet.mended:
        return some
    printed = passages(sheet.text)[: len(some)]
    return printed + printed[-1:] * (len(some) - len(printed))


def question(node: Node) -> str:
    """What a query asks about, in words; "" where it asks for less than FEWEST loose words.

    A word is loose where it stands neither in quotes nor in a field and is not asked for as written.
    """
    found = list(dict.fromkeys(_words(node)))
    return " ".join(found) if sum(map(_loose, _leaves(node))) >= FEWEST else ""


def frame(node: Node) -> Node:
    """What must hold of a page that answers by its meaning: all that is asked but the loose words."""
    match node:
        case All(parts):
            return All(tuple(map(frame, parts)))
        case Any(parts):
            return Any(tuple(map(frame, parts)))
    return Everything() if _loose(node) else node


def _loose(node: Node) -> bool:
    return isinstance(node, Near) or (isinstance(node, Word) and not node.exact and not node.scope)


def _leaves(node: Node) -> Iterator[Node]:
    if isinstance(node, All | Any):
        for part in node.parts:
            yield from _leaves(part)
    else:
        yield node


def _words(node: Node) -> Iterator[str]:
    for leaf in _leaves(node):
        match leaf:
            case Word(form) | Near(form):
                yield form
            case Phrase(parts):
                yield from (part for part in parts if "*" not in part and "?" not in part)
