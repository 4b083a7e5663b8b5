"""Pages by what they are about, beside the index of words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from onionskin.search.ast import All, Any, Dated, Everything, Keyed, Near, Node, Not, Phrase, Undated, Word
from onionskin.search.embedding import Embedder, MiniLM, installed
from onionskin.search.lsa import Lsa
from onionskin.search.passages import passages
from onionskin.search.sheet import Sheet
from onionskin.search.vectors import Near as NearPage
from onionskin.search.vectors import Shelf

MOST = 100
"""Pages nearest in meaning that a search looks at; farther ones are near by chance."""


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
        vectors = self._made_by()(rows)
        taken, at = [], 0
        for sheet, some in zip(sheets, spans, strict=True):
            # Places in a repaired text are not those of the page.
            kept = some if not sheet.mended else passages(sheet.text)[: len(some)]
            kept += [kept[-1]] * (len(some) - len(kept)) if kept else []
            if kept:
                taken.append((sheet.page, sheet.digest, kept, vectors[at : at + len(some)]))
            else:
                taken.append((sheet.page, sheet.digest, [], vectors[:0]))
            at += len(some)
        self._kept().take_in(taken, gone)

    def near(self, question: str, most: int = MOST) -> list[NearPage]:
        """The pages nearest in meaning to a question, best first; none where nothing was taken in."""
        if not question.strip() or not self._ready():
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


def question(node: Node) -> str:
    """What a query asks about, in words; "" where it asks for no words, or only for what is not to be there."""
    match node:
        case Word(form) | Near(form):
            return form
        case Phrase(parts):
            return " ".join(part for part in parts if "*" not in part and "?" not in part)
        case All(parts) | Any(parts):
            return " ".join(dict.fromkeys(filter(None, map(question, parts))))
    return ""


def frame(node: Node) -> Node:
    """What must hold of a page that answers only by its meaning: fields and what is refused; any words will do."""
    match node:
        case Keyed() | Dated() | Undated() | Not():
            return node
        case All(parts):
            return All(tuple(map(frame, parts)))
        case Any(parts):
            return Any(tuple(map(frame, parts)))
    return Everything()
